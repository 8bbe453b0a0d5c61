import Foundation
import Handover
import Sealing

/// `keys/`: one PKCS#8 PEM file a key, mode 0400, named by use and public key.
struct KeyFolder {
  let path: String

  /// Writes a new key. The file's name is `<use>-<first 16 digits of the public key's SHA-256>.pem`.
  func store(_ key: PrivateKey, for use: CertificateUse, passphrase: String?) throws {
    try DurableFile.makeDirectory(path)
    let name = "\(use.rawValue)-\(SHA256.digest(try key.publicKey).text.prefix(16)).pem"
    try DurableFile.write(key.pem(passphrase: passphrase), to: "\(path)/\(name)", mode: 0o400)
  }

  /// Reads all keys.
  ///
  /// - Throws: `HomeProblem.looseKey` when others may read one; `KeyProblem`.
  func load(passphrase: String?) throws -> [CertificateUse: [PrivateKey]] {
    var keys: [CertificateUse: [PrivateKey]] = [:]
    for use in CertificateUse.allCases {
      keys[use] = try files(of: use).map { file in
        try checkMode(file)
        do {
          return try PrivateKey(pem: DurableFile.read(file), passphrase: passphrase)
        } catch let failure as OpenSSLFailure {
          throw HomeProblem.unreadable(file, failure.description)
        }
      }
    }
    return keys
  }

  /// Whether any key stands under a passphrase, as the first line of its PEM says.
  func isUnderPassphrase() throws -> Bool {
    let header = Data("-----BEGIN ENCRYPTED PRIVATE KEY-----".utf8)
    return try CertificateUse.allCases.flatMap { try files(of: $0) }.contains { file in
      try DurableFile.read(file).starts(with: header)
    }
  }

  /// The PEM of the key whose public key is `publicKey` (SubjectPublicKeyInfo), as it stands on disk.
  func pem(of use: CertificateUse, publicKey: Data) throws -> Data? {
    let prefix = SHA256.digest(publicKey).text.prefix(16)
    let file = "\(path)/\(use.rawValue)-\(prefix).pem"
    return FileManager.default.fileExists(atPath: file) ? try DurableFile.read(file) : nil
  }

  private func files(of use: CertificateUse) throws -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasPrefix("\(use.rawValue)-") && $0.hasSuffix(".pem") }.sorted().map {
      "\(path)/\($0)"
    }
  }

  private func checkMode(_ file: String) throws {
    var status = stat()
    guard stat(file, &status) == 0 else { throw StorageProblem(call: "stat", path: file, errno: errno) }
    guard status.st_mode & 0o077 == 0 else { throw HomeProblem.looseKey(file) }
  }
}
