import Base
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
    let authority = try Authority.create(federation: federation, kind: kind, now: now)
    let directory = try authority.emptyDirectory(federation: federation, now: now)
    try DurableFile.makeDirectory(path)
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

  /// What certifying a request came to.
  package struct Admitted {
    package let mission: MissionID
    /// The admission, for the mission.
    package let file: String
    package let directory: Directory
    /// Whether the mission had no certificate left that was not revoked.
    package let wasRevoked: Bool
    /// Where it was reached before, and until when it still is, if it moves.
    package let former: FormerAddress?
  }

  /// Issues what a request asks for, signs the next directory, and writes the admission beside it.
  ///
  /// - Parameters:
  ///   - rotating: Whether these are the next keys of a mission that is listed; otherwise it must be new.
  ///   - reinstating: Whether a mission that has been revoked shall belong again.
  /// - Throws: `AdmissionProblem`; nothing has been changed then.
  package func admit(
    _ file: Data, rotating: Bool, reinstating: Bool = false, passphrase: String?, now: Date
  ) throws -> Admitted {
    let authority = try authority(passphrase: passphrase)
    let request: AdmissionRequest
    do { request = try JSON.decode(AdmissionRequest.self, from: file) } catch {
      throw HomeProblem.unreadable("the request", "it is not a request made by `baton mission init` or `renew`")
    }
    let mission = request.mission.id
    let before = try directory(now: now)
    let listed = before.document.missions.first { $0.profile.id == mission }
    try checkNew(request, before)
    guard (listed != nil) == rotating else {
      throw rotating ? AdmissionProblem.unknown(mission) : AdmissionProblem.known(mission)
    }
    let wasRevoked = listed?.certificates.allSatisfy { $0.revokedAt != nil } ?? false
    guard !wasRevoked || reinstating else { throw AdmissionProblem.revoked(mission) }
    let der = try authority.admit(request, into: before, now: now)
    let admission = Admission(root: String(decoding: try authority.root.pem, as: UTF8.self), directory: der)
    let target = "\(path)/\(mission).admission"
    try DurableFile.write(der, to: directoryFile, mode: 0o644)
    try DurableFile.write(JSON.encode(admission), to: target, mode: 0o644)
    let directory = try directory(now: now)
    return Admitted(
      mission: mission, file: target, directory: directory, wasRevoked: wasRevoked,
      former: try directory.mission(mission).former)
  }

  /// A file that comes twice asks for what is there.
  private func checkNew(_ request: AdmissionRequest, _ directory: Directory) throws {
    let mission = request.mission.id
    guard let listed = try? directory.mission(mission), listed.profile == request.mission,
      try request.isCertified(by: listed)
    else { return }
    throw AdmissionProblem.admittedAlready(
      mission, version: directory.document.version, file: "\(path)/\(mission).admission")
  }

  /// Revokes a mission, or some of its certificates.
  ///
  /// - Parameter named: The beginnings of their fingerprints; none for all of them.
  /// - Throws: `AdmissionProblem`; nothing has been changed then.
  package func revoke(_ mission: MissionID, certificates named: [String] = [], passphrase: String?, now: Date) throws
    -> Directory
  {
    let before = try directory(now: now)
    let certificates = try before.mission(mission).certificates
    let listed = certificates.map(\.fingerprint)
    let chosen = try named.map { text in
      let found = listed.filter { $0.text.hasPrefix(text.lowercased()) }
      guard text.utf8.count >= 8, found.count == 1 else { throw AdmissionProblem.certificate(text, of: mission) }
      return found[0]
    }
    let meant = certificates.filter { chosen.isEmpty || chosen.contains($0.fingerprint) }
    if let since = meant.compactMap(\.revokedAt).max(by: { $0.date < $1.date }),
      meant.allSatisfy({ $0.revokedAt != nil })
    {
      throw AdmissionProblem.revokedAlready(mission, since: since, version: before.document.version)
    }
    let der = try authority(passphrase: passphrase)
      .revoke(mission, fingerprints: chosen.isEmpty ? nil : Set(chosen), in: before, now: now)
    try DurableFile.write(der, to: directoryFile, mode: 0o644)
    return try directory(now: now)
  }

  private func authority(passphrase: String?) throws -> Authority {
    guard FileManager.default.fileExists(atPath: keyFile) else { throw HomeProblem.noFederation(path) }
    let pem = try DurableFile.read(keyFile)
    let authority = Authority(
      root: try Certificate(pem: DurableFile.read(rootFile)), key: try PrivateKey(pem: pem, passphrase: passphrase))
    guard authority.key.isWhole, try authority.key.publicKey == authority.root.publicKey else {
      throw HomeProblem.foreignKey(keyFile)
    }
    if let passphrase, KeyProtection(ofPEM: pem).isWeak {
      try DurableFile.write(authority.key.pem(passphrase: passphrase), to: keyFile, mode: 0o400)
    }
    return authority
  }
}
