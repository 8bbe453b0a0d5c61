import Base
package import CaseFile
package import Foundation
package import Handover
package import Sealing

/// `compartments/` and `staff/` in the home: the mission's compartment keys, which lie there only sealed for members of staff,
/// and the certificates of those.
///
/// `compartments/numbers.json` says which number is for which role; `compartments/<digest of a public key>/` holds an envelope
/// for each who has the key, `<fingerprint of the certificate>.p7m`; `staff/<name>.crt` is a certificate, `staff/<name>.pem`
/// the private key under its passphrase, where it lies here and not on a stick.
package struct StaffKeys: Sendable {
  /// Of the mission.
  let home: String

  private var folder: String { "\(home)/compartments" }
  private var numbersFile: String { "\(folder)/numbers.json" }
  private var staff: String { "\(home)/staff" }

  /// The two people who can give any role together.
  package static let recovery = "recovery"

  /// A role's number, and the digests of its public keys, the one in use first.
  struct Numbered: Codable {
    let number: RoleNumber
    var keys: [Digest]
  }

  /// One who can open compartments.
  package struct Member: Sendable {
    package let name: String
    package let certificate: Certificate
    package let roles: [CompartmentRole]
  }

  // MARK: Keys

  /// What was dealt; empty where the mission has no numbered keys.
  func numbered() throws -> [Numbered] {
    guard Disk.exists(numbersFile) else { return [] }
    do { return try JSON.decode([Numbered].self, from: DurableFile.read(numbersFile)) } catch {
      throw HomeProblem.unreadable(numbersFile, "\(error)")
    }
  }

  func numbers() throws -> [RoleNumber] { try numbered().map(\.number) }

  /// New keys that are to be certified, and the two halves of the passphrase that opens them while nobody else does.
  struct Made {
    let keys: [(number: RoleNumber, key: PrivateKey)]
    let halves: [String]
  }

  /// Deals numbers and makes two keys for each role, one in use and the next, for recovery alone to open.
  func make(kind: KeyKind, now: Date) throws -> Made {
    guard !Disk.exists(numbersFile) else { throw StaffProblem.thereAlready(folder) }
    let halves = [try Proquints.passphrase(), try Proquints.passphrase()]
    let recovery = try StaffKey.make(for: Self.recovery, now: now)
    try DurableFile.makeDirectory(staff)
    try keep(
      recovery, of: Self.recovery, at: "\(staff)/\(Self.recovery).pem", passphrase: halves.joined(separator: " "))
    var keys: [(number: RoleNumber, key: PrivateKey)] = []
    var numbered: [Numbered] = []
    for number in try RoleNumber.deal(CompartmentRole.allCases) {
      let pair = [try PrivateKey.generate(kind), try PrivateKey.generate(kind)]
      for key in pair { try seal(key, for: recovery.certificate) }
      keys += pair.map { (number, $0) }
      numbered.append(Numbered(number: number, keys: try pair.map { SHA256.digest(try $0.publicKey) }))
    }
    try DurableFile.write(JSON.encode(numbered, pretty: true), to: numbersFile, mode: 0o600)
    return Made(keys: keys, halves: halves)
  }

  private func envelopes(of key: Digest) -> String { "\(folder)/\(key)" }

  private func envelope(of key: Digest, for certificate: Certificate) -> String {
    "\(envelopes(of: key))/\(certificate.fingerprint).p7m"
  }

  private func seal(_ key: PrivateKey, for member: Certificate) throws {
    let digest = SHA256.digest(try key.publicKey)
    try DurableFile.makeDirectory(envelopes(of: digest))
    try DurableFile.write(key.envelope(for: member), to: envelope(of: digest, for: member), mode: 0o600)
  }

  /// The envelopes in which the key of a certificate lies.
  package func envelopes(for certificate: Certificate) throws -> [Data] {
    let folder = envelopes(of: SHA256.digest(certificate.publicKey))
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return try names.filter { $0.hasSuffix(".p7m") }.sorted().map { try DurableFile.read("\(folder)/\($0)") }
  }

  // MARK: Members

  package func members() throws -> [Member] {
    let numbered = try numbered()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: staff)) ?? []
    return try names.filter { $0.hasSuffix(".crt") }.sorted().map { file in
      let certificate = try Certificate(pem: DurableFile.read("\(staff)/\(file)"))
      let held = numbered.filter { one in
        one.keys.contains { Disk.exists(envelope(of: $0, for: certificate)) }
      }
      let roles = held.compactMap { CompartmentRole(rawValue: $0.number.role) }
      return Member(
        name: String(file.dropLast(4)), certificate: certificate,
        roles: CompartmentRole.allCases.filter(roles.contains))
    }
  }

  package func member(_ name: String) throws -> Member {
    guard let found = try members().first(where: { $0.name == name }) else { throw StaffProblem.nobody(name) }
    return found
  }

  /// Where a member's private key lies, unless it was put elsewhere.
  package func keyFile(of name: String) -> String { "\(staff)/\(name).pem" }

  /// Makes a member of staff with roles, which whoever has them gives.
  ///
  /// - Parameters:
  ///   - giver: Opens the keys of those roles.
  ///   - file: Where the private key goes; nil for the home.
  /// - Returns: The member and the passphrase, which is kept nowhere.
  /// - Throws: `StaffProblem`; nothing has been made then.
  package func add(
    _ name: String, roles: [CompartmentRole], by giver: StaffKey, file: String?, now: Date
  ) throws -> (member: Member, passphrase: String) {
    guard name.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,31}/) != nil else { throw StaffProblem.name(name) }
    let certificateFile = "\(staff)/\(name).crt"
    let target = file ?? keyFile(of: name)
    guard !Disk.exists(certificateFile) else { throw StaffProblem.somebody(name) }
    guard !Disk.exists(target) else { throw HomeProblem.occupied(target) }
    let keys = try roles.flatMap { try opened($0, by: giver) }
    let passphrase = try Proquints.passphrase()
    let made = try StaffKey.make(for: name, now: now)
    try keep(made, of: name, at: target, passphrase: passphrase)
    for key in keys { try seal(key, for: made.certificate) }
    return (try member(name), passphrase)
  }

  /// Gives a role to somebody who is there.
  package func give(_ roles: [CompartmentRole], to name: String, by giver: StaffKey) throws {
    let member = try member(name)
    for key in try roles.flatMap({ try opened($0, by: giver) }) { try seal(key, for: member.certificate) }
  }

  /// Puts a member's key under another passphrase.
  ///
  /// - Returns: The new one.
  package func renewPassphrase(of key: StaffKey, in file: String) throws -> String {
    let passphrase = try Proquints.passphrase()
    try DurableFile.write(key.file(passphrase: passphrase), to: file, mode: 0o400)
    return passphrase
  }

  private func keep(_ key: StaffKey, of name: String, at file: String, passphrase: String) throws {
    try DurableFile.write(key.file(passphrase: passphrase), to: file, mode: 0o400)
    try DurableFile.write(key.certificate.pem, to: "\(staff)/\(name).crt", mode: 0o600)
  }

  /// Opens all keys of a role.
  private func opened(_ role: CompartmentRole, by giver: StaffKey) throws -> [PrivateKey] {
    guard let found = try numbered().first(where: { $0.number.role == role.rawValue }) else {
      throw StaffProblem.noKeys
    }
    return try found.keys.map { key in
      let file = envelope(of: key, for: giver.certificate)
      guard Disk.exists(file) else { throw StaffProblem.notTheirs(role) }
      return try giver.open(envelope: DurableFile.read(file), of: key)
    }
  }
}

/// What is wrong with an order about staff and their keys.
package enum StaffProblem: Error, CustomStringConvertible {
  case thereAlready(String)
  case noKeys
  case name(String)
  case nobody(String)
  case somebody(String)
  case notTheirs(CompartmentRole)

  package var description: String {
    switch self {
    case .thereAlready(let folder): "this mission has compartment keys already, in \(folder); nothing was made"
    case .noKeys:
      "this mission has no compartment keys: `baton staff init` makes them, the directory authority certifies them"
    case .name(let name):
      "“\(name)” cannot be the name of a key: 1 to 32 of a–z, 0–9 and “-”, a letter or digit first; nothing was made"
    case .nobody(let name): "there is no \(name) among the staff with keys: `baton staff list`"
    case .somebody(let name):
      "there is \(name) already: `baton staff roles` gives more roles, `baton staff remove` takes the key away; nothing was made"
    case .notTheirs(let role):
      "whoever gives a role has it: this key opens nothing of \(role.rawValue); nothing was changed. `baton staff list` says who "
        + "does, or let two people use recovery"
    }
  }
}

extension MissionHome {
  package var staffKeys: StaffKeys { StaffKeys(home: path) }

  /// Where notes of other missions lie.
  var notes: NoteFolder { NoteFolder(path: "\(path)/notes") }

  /// What of a case can be sealed apart for another mission, as far as is known here.
  package func compartments(of mission: MissionID, _ seals: MissionSeals, now: Date) throws -> Compartments {
    let note = try notes.note(of: mission).flatMap { try? seals.open(note: $0, of: mission, now: now) }
    return try Compartments(of: mission, in: seals.currentDirectory, note: note, now: now)
  }
}

extension MissionHome {
  /// Which of this mission's numbered keys is for which role, for another mission alone.
  ///
  /// - Throws: `StaffProblem.noKeys`; `SealProblem`.
  package func note(for mission: MissionID, _ seals: MissionSeals, now: Date) throws -> Data {
    let numbers = try staffKeys.numbers()
    guard !numbers.isEmpty else { throw StaffProblem.noKeys }
    return try seals.seal(KeyNote(mission: seals.mission, keys: numbers), for: mission, now: now)
  }

  /// Keeps what another mission said of its keys, once it fits what the directory says.
  package func take(note: Data, of mission: MissionID, _ seals: MissionSeals, now: Date) throws {
    _ = try seals.open(note: note, of: mission, now: now)
    try checkOwner()
    try notes.keep(note, of: mission)
  }
}

/// `notes/` in the home: what each other mission has said of its numbered keys, sealed for this one.
struct NoteFolder: Sendable {
  let path: String

  private func file(_ mission: MissionID) -> String { "\(path)/\(mission).p7m" }

  func note(of mission: MissionID) throws -> Data? {
    Disk.exists(file(mission)) ? try DurableFile.read(file(mission)) : nil
  }

  func keep(_ note: Data, of mission: MissionID) throws {
    try DurableFile.makeDirectory(path)
    try DurableFile.write(note, to: file(mission), mode: 0o600)
  }
}
