import Base
package import Foundation
import Handover
package import Sealing

/// The folder a mission lives in: who it is, its keys, the root it trusts, the directory, the ledger.
package struct MissionHome: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  var profileFile: String { "\(path)/mission.json" }
  var rootFile: String { "\(path)/root.pem" }
  package var directoryFile: String { "\(path)/directory.p7m" }
  package var configurationFile: String { "\(path)/baton.yaml" }
  /// What was agreed on times.
  package var policyFile: String { "\(path)/policy.yaml" }
  package var socket: String { "\(path)/run/baton.sock" }
  var keys: KeyFolder { KeyFolder(path: "\(path)/keys") }

  /// Makes keys and a request for admission. Private keys never leave the home.
  ///
  /// - Returns: The request's path, for the directory authority.
  package func create(_ profile: MissionProfile, kind: KeyKind, passphrase: String?) throws -> String {
    try AdmissionProblem.check(profile)
    guard !FileManager.default.fileExists(atPath: profileFile) else { throw HomeProblem.occupied(path) }
    try DurableFile.makeDirectory(path)
    let request = try makeKeys(CertificateUse.allCases, profile, kind: kind, passphrase: passphrase)
    try DurableFile.write(JSON.encode(profile, pretty: true), to: profileFile, mode: 0o600)
    return request
  }

  /// Makes the next keys for `uses`, to be certified before the present certificates end. Until the admission is
  /// installed everything goes on with the present ones.
  ///
  /// - Throws: `HomeProblem.plainKeys` without the passphrase that the present keys are under, `KeyProblem` with
  ///   another: a daemon opens all of them with one. Nothing has been changed then.
  package func renew(_ uses: [CertificateUse], kind: KeyKind, passphrase: String?) throws -> String {
    let profile = try profile()
    try checkOwner()
    if try keys.isUnderPassphrase() {
      guard passphrase != nil else { throw HomeProblem.plainKeys(keys.path) }
      _ = try keys.load(passphrase: passphrase)
    }
    return try makeKeys(uses, profile, kind: kind, passphrase: passphrase)
  }

  /// Before anything is written: root could write everywhere, and the daemon would not be able to read it.
  ///
  /// - Throws: `HomeProblem.otherOwner`.
  func checkOwner() throws {
    var status = stat()
    guard stat(path, &status) == 0, status.st_uid != geteuid() else { return }
    throw HomeProblem.otherOwner(path)
  }

  private func makeKeys(
    _ uses: [CertificateUse], _ profile: MissionProfile, kind: KeyKind, passphrase: String?
  ) throws -> String {
    var keys: [CertificateUse: PrivateKey] = [:]
    for use in uses {
      let key = try PrivateKey.generate(kind)
      try self.keys.store(key, for: use, passphrase: passphrase)
      keys[use] = key
    }
    let request = try AdmissionRequest(mission: profile, keys: keys)
    let file = "\(path)/\(profile.id).request"
    try DurableFile.write(JSON.encode(request, pretty: true), to: file, mode: 0o644)
    return file
  }

  /// The passphrase of the private keys: the first line of the file that is named, else of `keys.passphraseFile`, as the
  /// daemon reads it.
  ///
  /// - Returns: Nil where none is named at all.
  /// - Throws: `HomeProblem`, `StorageProblem`, `ConfigurationProblem`.
  package func passphrase(file: String?) throws -> String? {
    if let file { return try PassphraseFile.read(file) }
    return try BatonConfiguration.load(file: configurationFile).passphrase()
  }

  package func profile() throws -> MissionProfile {
    guard FileManager.default.fileExists(atPath: profileFile) else { throw HomeProblem.noHome(path) }
    do { return try JSON.decode(MissionProfile.self, from: DurableFile.read(profileFile)) } catch {
      throw HomeProblem.unreadable(profileFile, "\(error)")
    }
  }

  /// The root certificate this mission trusts; nil before the first admission.
  package func root() throws -> Certificate? {
    guard FileManager.default.fileExists(atPath: rootFile) else { return nil }
    return try Certificate(pem: DurableFile.read(rootFile))
  }

  package func directory(now: Date) throws -> Directory {
    guard let root = try root() else { throw HomeProblem.notInstalled(try profile().id, home: path) }
    return try Directory(verifying: DurableFile.read(directoryFile), root: root, now: now)
  }

  /// Loads keys and directory, for use.
  package func seals(passphrase: String?, now: Date) throws -> MissionSeals {
    let mission = try profile().id
    let folder = keys
    return try MissionSeals(
      mission: mission, keys: { try folder.load(passphrase: passphrase) }, directory: directory(now: now),
      saved: { [self] offered in try keep(offered) })
  }

  /// Stores a directory that a peer passed on, unless `baton mission install` has put a newer one here meanwhile.
  private func keep(_ offered: Directory) throws {
    let stored = try directory(now: Date()).document.version
    guard offered.document.version > stored else { return }
    try DurableFile.write(offered.der, to: directoryFile, mode: 0o644)
  }
}
