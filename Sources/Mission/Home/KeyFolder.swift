import Base
import Foundation
import Handover
import Sealing

/// `keys/`: one PKCS#8 PEM file a key, mode 0400, named by use and public key.
struct KeyFolder {
  let path: String

  /// Writes a new key. The file's name is `<use>-<first 16 digits of the public key's SHA-256>.pem`.
  func store(_ key: PrivateKey, for use: CertificateUse, passphrase: String?) throws {
    try DurableFile.makeDirectory(path)
    let name = "\(use.rawValue)-\(Self.name(of: try key.publicKey)).pem"
    try DurableFile.write(key.pem(passphrase: passphrase), to: "\(path)/\(name)", mode: 0o400)
  }

  /// Whether a key lies here, by its public one.
  func holds(_ publicKey: Data, for use: CertificateUse) -> Bool {
    Disk.exists("\(path)/\(use.rawValue)-\(Self.name(of: publicKey)).pem")
  }

  /// Removes a key, by its public one.
  ///
  /// - Returns: Whether it was there.
  func destroy(_ publicKey: Data, for use: CertificateUse) throws -> Bool {
    let file = "\(path)/\(use.rawValue)-\(Self.name(of: publicKey)).pem"
    guard Disk.exists(file) else { return false }
    guard unlink(file) == 0 else { throw StorageProblem(call: "unlink", path: file, errno: errno) }
    try Disk.synchronizeDirectory(path)
    return true
  }

  /// Reads all keys.
  ///
  /// - Throws: `HomeProblem.looseKey` when others may read one, `.foreignKey`; `KeyProblem`.
  func load(passphrase: String?) throws -> [CertificateUse: [PrivateKey]] {
    var keys: [CertificateUse: [PrivateKey]] = [:]
    for use in CertificateUse.allCases {
      keys[use] = try files(of: use).map { file in
        try checkMode(file)
        return try open(file, passphrase)
      }
    }
    return keys
  }

  /// A key's file says in its name whose public key it goes with; a certificate is found by that.
  ///
  /// - Throws: `HomeProblem.foreignKey` when another key, or a changed one, lies in the file.
  private func open(_ file: String, _ passphrase: String?) throws -> PrivateKey {
    let key: PrivateKey
    do { key = try PrivateKey(pem: DurableFile.read(file), passphrase: passphrase) } catch let failure as OpenSSLFailure
    {
      throw HomeProblem.unreadable(file, failure.description)
    }
    guard file.hasSuffix("-\(try Self.name(of: key.publicKey)).pem"), key.isWhole else {
      throw HomeProblem.foreignKey(file)
    }
    return key
  }

  /// The first 16 digits of a public key's SHA-256.
  private static func name(of publicKey: Data) -> Substring { SHA256.digest(publicKey).text.prefix(16) }

  /// The files whose passphrase is guessed with less work than `KeyProtection.own` asks for.
  func weak() throws -> [String] {
    try CertificateUse.allCases.flatMap(files).filter { KeyProtection(ofPEM: try DurableFile.read($0)).isWeak }
  }

  /// Writes those files anew, under the same passphrase.
  ///
  /// - Returns: How many there were.
  func strengthen(passphrase: String) throws -> Int {
    let weak = try weak()
    for file in weak {
      try DurableFile.write(open(file, passphrase).pem(passphrase: passphrase), to: file, mode: 0o400)
    }
    return weak.count
  }

  /// Whether any key stands under a passphrase, as its PEM says.
  func isUnderPassphrase() throws -> Bool {
    try CertificateUse.allCases.flatMap(files).contains { KeyProtection(ofPEM: try DurableFile.read($0)) != .none }
  }

  private func files(of use: CertificateUse) throws -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasPrefix("\(use.rawValue)-") && $0.hasSuffix(".pem") }.sorted().map {
      "\(path)/\($0)"
    }
  }

  private func checkMode(_ file: String) throws {
    guard try FileStatus(file).permissions & 0o077 == 0 else { throw HomeProblem.looseKey(file) }
  }
}
