package import Base
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

  /// One who can open compartments.
  package struct Member: Sendable {
    package let name: String
    package let certificate: Certificate
    package let roles: [CompartmentRole]
  }

  // MARK: Keys

  /// What was dealt; empty where the mission has no numbered keys.
  func numbered() throws -> [NumberedRole] {
    guard Disk.exists(numbersFile) else { return [] }
    do { return try JSON.decode([NumberedRole].self, from: DurableFile.read(numbersFile)) } catch {
      throw HomeProblem.unreadable(numbersFile, "\(error)")
    }
  }

  /// The id of the compartment that is sealed for a role; nil where the mission has no key for it.
  package func compartment(of role: CompartmentRole) throws -> String? {
    try numbers().first { $0.role == role.rawValue }.map { "c\($0.number + 1)" }
  }

  func numbers() throws -> [RoleNumber] { try numbered().map(\.number) }

  /// New keys that are to be certified, and where they are the first, the two halves of the passphrase that opens them while
  /// nobody else does.
  struct Made {
    var keys: [(number: RoleNumber, key: PrivateKey)] = []
    var halves: [String] = []
    fileprivate var numbered: [NumberedRole]
  }

  /// Deals numbers and makes two keys for each role, one in use and the next, for recovery alone to open. Until `keep` they
  /// are nobody's, and may be made again.
  func make(kind: KeyKind, now: Date) throws -> Made {
    guard !Disk.exists(numbersFile) else { throw StaffProblem.thereAlready(folder) }
    let halves = [try Proquints.passphrase(), try Proquints.passphrase()]
    let recovery = try StaffKey.make(for: Self.recovery, now: now)
    try DurableFile.makeDirectory(staff)
    try keep(
      recovery, of: Self.recovery, at: "\(staff)/\(Self.recovery).pem", passphrase: halves.joined(separator: " "))
    var made = Made(
      halves: halves,
      numbered: try RoleNumber.deal(CompartmentRole.allCases).map { NumberedRole(number: $0, keys: [], kept: []) })
    for index in made.numbered.indices {
      try add(to: &made, at: index, kind, for: [recovery.certificate], isKept: false)
      try add(to: &made, at: index, kind, for: [recovery.certificate], isKept: true)
    }
    return made
  }

  private func add(to made: inout Made, at index: Int, _ kind: KeyKind, for circle: [Certificate], isKept: Bool) throws
  {
    let key = try PrivateKey.generate(kind)
    for member in circle { try seal(key, for: member) }
    let digest = SHA256.digest(try key.publicKey)
    made.keys.append((made.numbered[index].number, key))
    made.numbered[index].keys.append(digest)
    if isKept { made.numbered[index].kept.append(digest) }
  }

  /// Makes keys for each number that will soon have none in use, or no next one. Nobody has to open anything: a new key is
  /// sealed for those who have the role as it is made, and the next one for recovery alone.
  ///
  /// - Parameter lasting: Keys that are certified for a while yet, or about to be.
  func renew(kind: KeyKind, lasting: Set<Digest>) throws -> Made {
    var made = Made(numbered: try numbered())
    guard !made.numbered.isEmpty else { return made }
    let (all, recovery) = (try members(), try member(Self.recovery).certificate)
    for index in made.numbered.indices {
      let (sound, kept) = (made.numbered[index].keys.filter(lasting.contains), made.numbered[index].kept)
      let isInUse = sound.contains { !kept.contains($0) }
      if !isInUse {
        let circle = all.filter { $0.roles.map(\.rawValue).contains(made.numbered[index].number.role) }
        // Listed before the new one, it would be sealed to, and nobody has it.
        made.numbered[index].burnt += sound
        try add(to: &made, at: index, kind, for: circle.map(\.certificate), isKept: false)
      }
      if !isInUse || !sound.contains(where: kept.contains) {
        try add(to: &made, at: index, kind, for: [recovery], isKept: true)
      }
    }
    return made
  }

  /// Takes up the keys, once their request is written.
  func keep(_ made: Made) throws {
    guard !made.keys.isEmpty else { return }
    try write(made.numbered)
    for number in Set(made.keys.map(\.number.number)).sorted() {
      try notes.leave("compartment.keys-made", by: "operator", subject: "c\(number + 1)")
    }
  }

  private func write(_ numbered: [NumberedRole]) throws {
    try DurableFile.write(JSON.encode(numbered, pretty: true), to: numbersFile, mode: 0o600)
  }

  /// Holds what was dealt against what the authority has signed: whoever can write here could have exchanged two roles.
  ///
  /// - Throws: `StaffProblem.disagrees`.
  func check(_ certificates: [ListedCertificate]) throws {
    let listed = try certificates.filter { $0.number != nil }.map {
      (key: SHA256.digest(try Certificate(der: $0.der).publicKey), number: $0.number, role: $0.role)
    }
    for dealt in try numbered() {
      for key in listed where dealt.keys.contains(key.key) {
        guard key.number == dealt.number.number, key.role == dealt.number.commitment else {
          throw StaffProblem.disagrees(numbersFile)
        }
      }
    }
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

  // MARK: Passphrases

  /// Opens somebody's key; one whose passphrase was wrong too often rests.
  ///
  /// - Throws: `StaffProblem.resting`; `KeyProblem.wrongPassphrase`; `StorageProblem`.
  package func open(_ file: String, passphrase: String, now: Date) throws -> StaffKey {
    let data = try DurableFile.read(file)
    let wrong = WrongPassphrases(file: "\(staff)/\(try Certificate(pem: data).fingerprint).tries")
    return try wrong.counting(now: now) { try StaffKey(file: data, passphrase: passphrase) }
  }

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
    // First what nobody misses when the rest does not come about.
    for key in keys { try seal(key, for: made.certificate) }
    try keep(made, of: name, at: target, passphrase: passphrase)
    try note(roles, "staff.given", to: name, made.certificate, by: giver)
    return (try member(name), passphrase)
  }

  /// Gives roles to somebody who is there: to the certificate that was looked at.
  package func give(_ roles: [CompartmentRole], to member: Member, by giver: StaffKey) throws {
    for key in try roles.flatMap({ try opened($0, by: giver) }) { try seal(key, for: member.certificate) }
    try note(roles, "staff.given", to: member.name, member.certificate, by: giver)
  }

  /// Puts a member's key under another passphrase; that of recovery under two halves again.
  ///
  /// - Returns: The new one, or its halves.
  package func renewPassphrase(of key: StaffKey, in file: String) throws -> [String] {
    let isShared = try member(Self.recovery).certificate.fingerprint == key.certificate.fingerprint
    let parts = try (0..<(isShared ? 2 : 1)).map { _ in try Proquints.passphrase() }
    try DurableFile.write(key.file(passphrase: parts.joined(separator: " ")), to: file, mode: 0o400)
    let owner = try name(of: key)
    try notes.leave("staff.passphrase-renewed", by: owner, subject: owner)
    return parts
  }

  private func keep(_ key: StaffKey, of name: String, at file: String, passphrase: String) throws {
    try DurableFile.write(key.file(passphrase: passphrase), to: file, mode: 0o400)
    try DurableFile.write(key.certificate.pem, to: "\(staff)/\(name).crt", mode: 0o600)
  }

  /// Opens the keys of a role that staff hold, as far as the giver has them: the newest at least.
  private func opened(_ role: CompartmentRole, by giver: StaffKey) throws -> [PrivateKey] {
    guard let found = try numbered().first(where: { $0.number.role == role.rawValue }), let newest = found.held.last
    else {
      throw StaffProblem.noKeys
    }
    guard Disk.exists(envelope(of: newest, for: giver.certificate)) else { throw StaffProblem.notTheirs(role) }
    return try found.held.filter { Disk.exists(envelope(of: $0, for: giver.certificate)) }.map {
      try open($0, by: giver)
    }
  }

  private func open(_ key: Digest, by member: StaffKey) throws -> PrivateKey {
    try member.open(envelope: DurableFile.read(envelope(of: key, for: member.certificate)), of: key)
  }

  // MARK: Leaving

  /// Takes roles from a member, and the member away where none is left: every key they have had of them is retired, and those
  /// who stay get what only recovery had. May be repeated when it was interrupted.
  ///
  /// - Parameters:
  ///   - recovery: The two people: nobody else has the next keys.
  ///   - listed: The public keys that the directory lists a numbered certificate of.
  ///   - retire: Says to the world that these keys, by the digest of the public key, are retired; durable on return.
  /// - Returns: New keys that become the next ones, to be certified.
  /// - Throws: `StaffProblem`; nothing has been changed then.
  func take(
    _ roles: [CompartmentRole], from name: String, by recovery: StaffKey, kind: KeyKind, listed: Set<Digest>,
    retire: ([Digest]) throws -> Void
  ) throws -> [(number: RoleNumber, key: PrivateKey)] {
    let leaver = try member(name)
    guard name != Self.recovery else { throw StaffProblem.recovery }
    let stay = try members().filter { $0.name != name && $0.name != Self.recovery }
    var made = Made(numbered: try numbered())
    let places = try roles.map { role in
      guard let place = made.numbered.firstIndex(where: { $0.number.role == role.rawValue }) else {
        throw StaffProblem.noKeys
      }
      try check(role, made.numbered[place], of: leaver, stay, recovery)
      return place
    }
    let had = try places.map { place in
      let one = made.numbered[place]
      for key in try one.kept.map({ try open($0, by: recovery) }) {
        for member in stay where member.roles.map(\.rawValue).contains(one.number.role) {
          try seal(key, for: member.certificate)
        }
      }
      return one.keys.filter { Disk.exists(envelope(of: $0, for: leaver.certificate)) }
    }
    try retire(had.joined().filter(listed.contains))
    for (place, had) in zip(places, had) {
      // Nobody has sealed for it yet, and nobody is to.
      let burnt = had.filter { !listed.contains($0) }
      made.numbered[place].burnt += burnt
      made.numbered[place].keys.removeAll(where: burnt.contains)
      made.numbered[place].kept = []
      try add(to: &made, at: place, kind, for: [recovery.certificate], isKept: true)
    }
    try write(made.numbered)
    for key in had.joined() { unlink(envelope(of: key, for: leaver.certificate)) }
    try note(roles, "staff.taken", to: name, leaver.certificate, by: recovery)
    if try member(name).roles.isEmpty { for file in [keyFile(of: name), "\(staff)/\(name).crt"] { unlink(file) } }
    return made.keys
  }

  /// Whether a role can be taken from a member.
  private func check(
    _ role: CompartmentRole, _ numbered: NumberedRole, of leaver: Member, _ stay: [Member], _ recovery: StaffKey
  ) throws {
    guard leaver.roles.contains(role) else { throw StaffProblem.notHeld(role, leaver.name) }
    guard stay.contains(where: { $0.roles.contains(role) }) else { throw StaffProblem.lastHolder(role, leaver.name) }
    guard !numbered.kept.isEmpty,
      numbered.kept.allSatisfy({ Disk.exists(envelope(of: $0, for: recovery.certificate)) })
    else { throw StaffProblem.noNext(role) }
  }

  /// The keys that are to be retired once they are listed.
  func burnt() throws -> Set<Digest> { Set(try numbered().flatMap(\.burnt)) }

  // MARK: Journal

  /// What waits for the journal.
  var notes: StaffNotes { StaffNotes(folder: "\(staff)/said") }

  /// Who has a key; the fingerprint's beginning where it is nobody's here.
  private func name(of key: StaffKey) throws -> String {
    try members().first { $0.certificate.fingerprint == key.certificate.fingerprint }?.name
      ?? String(key.certificate.fingerprint.text.prefix(16))
  }

  private func note(
    _ roles: [CompartmentRole], _ action: String, to name: String, _ certificate: Certificate, by giver: StaffKey
  ) throws {
    let by = try self.name(of: giver)
    for role in roles {
      try notes.leave(
        action, by: by, subject: name,
        [
          "role": role.rawValue, "certificate": certificate.fingerprint.text,
          "by": giver.certificate.fingerprint.text,
        ])
    }
  }
}
