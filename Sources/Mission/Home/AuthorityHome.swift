package import Foundation
package import Handover
package import Sealing

/// The folder of the directory authority: the root key, which belongs offline, and the directory it signs.
package struct AuthorityHome: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  private var keyFile: String { "\(path)/root.key" }
  package var rootFile: String { "\(path)/root.pem" }
  package var directoryFile: String { "\(path)/directory.p7m" }

  package func create(federation: String, kind: KeyKind, passphrase: String?, now: Date) throws -> Fingerprint {
    guard !FileManager.default.fileExists(atPath: keyFile) else { throw HomeProblem.occupied(path) }
    try DurableFile.makeDirectory(path)
    let authority = try Authority.create(federation: federation, kind: kind, now: now)
    let directory = try authority.emptyDirectory(federation: federation, now: now)
    try DurableFile.write(authority.root.pem, to: rootFile, mode: 0o644)
    try DurableFile.write(directory, to: directoryFile, mode: 0o644)
    try DurableFile.write(authority.key.pem(passphrase: passphrase), to: keyFile, mode: 0o400)
    return authority.root.fingerprint
  }

  package func directory(now: Date) throws -> Directory {
    guard FileManager.default.fileExists(atPath: rootFile) else { throw HomeProblem.noFederation(path) }
    let root = try Certificate(pem: DurableFile.read(rootFile))
    return try Directory(verifying: DurableFile.read(directoryFile), root: root, now: now)
  }

  /// Issues what a request asks for, signs the next directory, and writes the admission beside it.
  ///
  /// - Returns: The admission's path.
  package func admit(_ file: Data, passphrase: String?, now: Date) throws -> (file: String, directory: Directory) {
    let authority = try authority(passphrase: passphrase)
    let request: AdmissionRequest
    do { request = try JSON.decode(AdmissionRequest.self, from: file) } catch {
      throw HomeProblem.unreadable("the request", "it is not a request made by `baton mission init` or `renew`")
    }
    let der = try authority.admit(request, into: directory(now: now), now: now)
    let admission = Admission(root: String(decoding: try authority.root.pem, as: UTF8.self), directory: der)
    let target = "\(path)/\(request.mission.id).admission"
    try DurableFile.write(der, to: directoryFile, mode: 0o644)
    try DurableFile.write(JSON.encode(admission), to: target, mode: 0o644)
    return (target, try directory(now: now))
  }

  package func revoke(_ mission: MissionID, fingerprints: Set<Fingerprint>?, passphrase: String?, now: Date) throws
    -> Directory
  {
    let der = try authority(passphrase: passphrase)
      .revoke(mission, fingerprints: fingerprints, in: directory(now: now), now: now)
    try DurableFile.write(der, to: directoryFile, mode: 0o644)
    return try directory(now: now)
  }

  private func authority(passphrase: String?) throws -> Authority {
    guard FileManager.default.fileExists(atPath: keyFile) else { throw HomeProblem.noFederation(path) }
    return Authority(
      root: try Certificate(pem: DurableFile.read(rootFile)),
      key: try PrivateKey(pem: DurableFile.read(keyFile), passphrase: passphrase))
  }
}
