import Base
package import CaseFile
package import Foundation
package import Handover
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
  var boardSocket: String { "\(path)/run/board.sock" }
  var keys: KeyFolder { KeyFolder(path: "\(path)/keys") }

  /// What the making of a mission came to.
  package struct Created: Sendable {
    /// The request's path, for the directory authority.
    package let request: String
    /// The halves of the passphrase by which two people can open the compartment keys: kept nowhere.
    package let recovery: [String]
  }

  /// Makes keys and a request for admission. Private keys never leave the home.
  package func create(_ profile: MissionProfile, kind: KeyKind, passphrase: String?) throws -> Created {
    try AdmissionProblem.check(profile)
    guard !FileManager.default.fileExists(atPath: profileFile) else { throw HomeProblem.occupied(path) }
    guard !isInhabited else { throw HomeProblem.gone(profileFile) }
    try DurableFile.makeDirectory(path)
    let apart = try staffKeys.make(kind: kind, now: Date())
    let request = try makeKeys(
      CertificateUse.allCases, profile, kind: kind, passphrase: passphrase, withNext: true, compartments: apart.keys)
    try DurableFile.write(JSON.encode(profile, pretty: true), to: profileFile, mode: 0o600)
    try staffKeys.keep(apart)
    return Created(request: request, recovery: apart.halves)
  }

  /// Makes compartment keys for a mission that has none, and a request for them.
  ///
  /// - Throws: `StaffProblem.thereAlready`; as `renew`.
  package func createCompartments(kind: KeyKind) throws -> Created {
    let profile = try profile()
    try checkOwner()
    let apart = try staffKeys.make(kind: kind, now: Date())
    let request = try makeKeys([], profile, kind: kind, passphrase: nil, compartments: apart.keys)
    try staffKeys.keep(apart)
    return Created(request: request, recovery: apart.halves)
  }

  /// Makes the next keys for `uses`, to be certified before the present certificates end. Until the admission is
  /// installed everything goes on with the present ones. With those of the core (`sealing`) go the numbered ones that will soon
  /// be wanted.
  ///
  /// - Throws: `HomeProblem.plainKeys` without the passphrase that the present keys are under, `KeyProblem` with
  ///   another: a daemon opens all of them with one. Nothing has been changed then.
  package func renew(_ uses: [CertificateUse], kind: KeyKind, passphrase: String?, now: Date = Date()) throws
    -> Requested
  {
    let profile = try profile()
    guard uses.contains(.sealing) else { return try ask(uses, profile, kind: kind, passphrase: passphrase) }
    try checkRenewing(passphrase: passphrase)
    let apart = try staffKeys.renew(kind: kind, lasting: lastingKeys(now: now))
    let asked = try ask(uses, profile, kind: kind, passphrase: passphrase, compartments: apart.keys)
    try staffKeys.keep(apart)
    return asked
  }

  /// What a mission asks to be changed of its profile; nil for what stays.
  package struct ProfileChange: Sendable {
    package var address: String?
    package var name: String?
    package var dutyContact: String?

    package init(address: String? = nil, name: String? = nil, dutyContact: String? = nil) {
      self.address = address
      self.name = name
      self.dutyContact = dutyContact
    }
  }

  /// Makes a request for a changed profile; for a new host with a key for the certificate that names it. Until the admission
  /// is installed nothing changes here.
  ///
  /// - Throws: `HomeProblem.nothingToChange`; as `renew`.
  package func change(_ change: ProfileChange, kind: KeyKind, passphrase: String?) throws -> Requested {
    let profile = try profile()
    var next = profile
    next.address = change.address ?? profile.address
    next.name = change.name ?? profile.name
    next.dutyContact = change.dutyContact ?? profile.dutyContact
    guard next != profile else { throw HomeProblem.nothingToChange }
    try AdmissionProblem.check(next)
    let isNewHost = try Address(next.address).host != Address(profile.address).host
    return try ask(isNewHost ? [.tls] : [], next, kind: kind, passphrase: passphrase)
  }

  /// A request that was written.
  package struct Requested: Sendable {
    package let file: String
    package let uses: [CertificateUse]
    /// Whether an earlier request, which nobody has certified yet, lay in its place.
    package let replaced: Bool
  }

  private func ask(
    _ uses: [CertificateUse], _ profile: MissionProfile, kind: KeyKind, passphrase: String?,
    compartments: [(number: RoleNumber, key: PrivateKey)] = []
  ) throws -> Requested {
    try checkRenewing(passphrase: passphrase)
    let waiting = try isRequestWaiting(profile.id)
    let file = try makeKeys(uses, profile, kind: kind, passphrase: passphrase, compartments: compartments)
    return Requested(file: file, uses: uses, replaced: waiting)
  }

  /// Whether keys can be made beside those that there are.
  private func checkRenewing(passphrase: String?) throws {
    try checkOwner()
    // Next keys beside lost ones would look as if all were well.
    guard Disk.exists(keys.path) else { throw HomeProblem.gone(keys.path) }
    if try keys.isUnderPassphrase() {
      guard passphrase != nil else { throw HomeProblem.plainKeys(keys.path) }
      _ = try keys.load(passphrase: passphrase)
    }
  }

  private func requestFile(_ mission: MissionID) -> String { "\(path)/\(mission).request" }

  /// What was asked for last, whether it has come about or not.
  private func lastRequest(_ mission: MissionID) -> AdmissionRequest? {
    (try? DurableFile.read(requestFile(mission))).flatMap { try? JSON.decode(AdmissionRequest.self, from: $0) }
  }

  /// The numbered keys, by the digest of the public one, whose certificates hold for a while yet or are asked for.
  func lastingKeys(now: Date) throws -> Set<Digest> {
    let own = try profile().id
    var keys = try lastRequest(own)?.numberedKeys ?? []
    guard let directory = try? directory(now: now), let listed = try? directory.mission(own) else { return keys }
    let numbered = listed.certificates.filter { $0.number != nil }
    let retired = (try? notes.retirement(of: own, in: directory, now: now))?.fingerprints ?? []
    for one in numbered {
      let certificate = try Certificate(der: one.der)
      let isLasting =
        one.revokedAt == nil && !retired.contains(one.fingerprint) && certificate.notAfter > now + Self.inTime
      let key = SHA256.digest(certificate.publicKey)
      if isLasting { keys.insert(key) } else { keys.remove(key) }
    }
    return keys
  }

  /// Seconds before a certificate's end by which the next one is asked for.
  static let inTime: TimeInterval = 60 * 86_400

  /// Whether a request lies here of which the directory knows nothing.
  private func isRequestWaiting(_ mission: MissionID) throws -> Bool {
    guard let request = lastRequest(mission) else { return false }
    // What it says counts, not whether it still holds.
    guard let root = try root(), let listed = try? directory(now: root.notBefore).mission(mission) else { return true }
    return try listed.profile != request.mission || !request.isCertified(by: listed)
  }

  /// Before anything is written: root could write everywhere, and the daemon would not be able to read it.
  ///
  /// - Throws: `HomeProblem.otherOwner`.
  func checkOwner() throws {
    guard let status = try? FileStatus(path), status.owner != geteuid() else { return }
    throw HomeProblem.otherOwner(path)
  }

  private func makeKeys(
    _ uses: [CertificateUse], _ profile: MissionProfile, kind: KeyKind, passphrase: String?, withNext: Bool = false,
    compartments: [(number: RoleNumber, key: PrivateKey)] = []
  ) throws -> String {
    func make(_ use: CertificateUse) throws -> PrivateKey {
      let key = try PrivateKey.generate(kind)
      try keys.store(key, for: use, passphrase: passphrase)
      return key
    }
    var made: [CertificateUse: PrivateKey] = [:]
    for use in uses { made[use] = try make(use) }
    let next = withNext ? try make(.sealing) : nil
    return try write(
      AdmissionRequest(mission: profile, keys: made, next: next, compartments: compartments), profile)
  }

  /// Writes a request, and into it what the one before it has asked for in vain.
  func write(_ request: AdmissionRequest, _ profile: MissionProfile) throws -> String {
    let file = requestFile(profile.id)
    // What the directory says counts, not whether it still holds.
    let listed = try root().flatMap { try? directory(now: $0.notBefore).mission(profile.id) }
    let wanted = Set(try staffKeys.numbered().flatMap(\.keys))
    let whole = try lastRequest(profile.id).map { try request.beside($0, listed: listed, wanting: wanted) } ?? request
    try DurableFile.write(JSON.encode(whole, pretty: true), to: file, mode: 0o644)
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

  /// Whether a mission has lived here.
  private var isInhabited: Bool {
    ["root.pem", "directory.p7m", "ledger.sqlite"].contains { Disk.exists("\(path)/\($0)") }
  }

  package func profile() throws -> MissionProfile {
    guard Disk.exists(profileFile) else {
      throw isInhabited ? HomeProblem.gone(profileFile) : HomeProblem.noHome(path)
    }
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
    guard let root = try root() else {
      throw Disk.exists(directoryFile) ? HomeProblem.gone(rootFile) : .notInstalled(try profile().id, home: path)
    }
    guard Disk.exists(directoryFile) else { throw HomeProblem.gone(directoryFile, orFetch: true) }
    return try Directory(verifying: DurableFile.read(directoryFile), root: root, now: now)
  }

  /// What missions publish, as far as it is here.
  var published: DocumentFolder { DocumentFolder(path: "\(path)/documents") }

  /// What the directory says of a mission that a case may go to, and the mission of what it takes.
  ///
  /// - Parameter compartments: What can be sealed for it apart from the core; nil where that is not asked.
  package func receiver(_ mission: MissionID, compartments: Compartments? = nil, now: Date) throws -> Receiver {
    let directory = try directory(now: now)
    let kept = try published.list(of: mission)
    let list = kept.flatMap { try? DocumentList(verifying: $0, of: mission, in: directory, now: now) }
    return try Receiver(mission, in: directory, from: profile().id, terms: list?.terms, compartments: compartments)
  }

  /// Loads keys and directory, for use.
  package func seals(passphrase: String?, now: Date) throws -> MissionSeals {
    let mission = try profile().id
    let folder = keys
    return try MissionSeals(
      mission: mission, keys: { try folder.load(passphrase: passphrase) }, directory: directory(now: now),
      saved: { [self] offered in try keep(offered) }, retired: { try? notes.retirement(of: mission) })
  }

  /// Stores a directory that a peer passed on, unless `baton mission install` has put a newer one here meanwhile.
  private func keep(_ offered: Directory) throws {
    let stored = try directory(now: Date()).document.version
    guard offered.document.version > stored else { return }
    try DurableFile.write(offered.der, to: directoryFile, mode: 0o644)
    _ = try takeProfile(from: offered)
  }

  /// Takes over what the directory says of this mission: the authority has signed it, and the others go by it.
  ///
  /// - Returns: Its address, where that is another now.
  func takeProfile(from directory: Directory) throws -> String? {
    let held = try profile()
    let signed = try directory.mission(held.id).profile
    guard signed != held else { return nil }
    try DurableFile.write(JSON.encode(signed, pretty: true), to: profileFile, mode: 0o600)
    return signed.address == held.address ? nil : signed.address
  }
}
