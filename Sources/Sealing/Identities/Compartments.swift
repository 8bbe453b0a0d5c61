package import Base
package import CaseFile
package import Foundation
package import Handover

/// Which role one of a mission's numbered keys is for, and the salt that hides it in the directory.
///
/// - Note: Source: specification §2.9.
package struct RoleNumber: Sendable, Codable, Equatable {
  /// Dealt at random, from 1.
  package let number: Int
  /// A role; one that this version does not know has no compartments here.
  package let role: String
  /// 32 random octets.
  package let salt: Data

  package init(number: Int, role: String, salt: Data) {
    self.number = number
    self.role = role
    self.salt = salt
  }

  /// Deals numbers for roles, in an order that tells nothing.
  package static func deal(_ roles: [CompartmentRole]) throws -> [RoleNumber] {
    var rng = SystemRandomNumberGenerator()
    return try roles.shuffled(using: &rng).enumerated().map { index, role in
      RoleNumber(number: index + 1, role: role.rawValue, salt: try SealedBox.random(32))
    }
  }

  /// What the directory says of the role: SHA-256 over `baton-role`, the role and the salt, a zero octet between.
  package var commitment: Digest {
    SHA256.digest(Data("baton-role".utf8) + [0] + Data(role.utf8) + [0] + salt)
  }
}

/// What a mission tells another one, sealed: which of its numbered keys is for which role.
///
/// - Note: Source: specification §6.3.8.
package struct KeyNote: Sendable, Codable, Equatable {
  package let baton: Int
  package let mission: MissionID
  package let keys: [RoleNumber]
  /// Its `Retirement`, as signed; nil where it has retired no key.
  package let retired: Data?

  package init(mission: MissionID, keys: [RoleNumber], retired: Data? = nil) {
    baton = Manifest.format
    self.mission = mission
    self.keys = keys
    self.retired = retired
  }
}

/// The numbered certificates that a mission seals to no more, by its own word: no authority is needed. It only ever grows.
///
/// - Note: Source: specification §2.10.
package struct Retirement: Sendable, Codable, Equatable {
  package struct Key: Sendable, Codable, Equatable {
    package let fingerprint: Fingerprint
    package let at: Timestamp

    package init(fingerprint: Fingerprint, at: Timestamp) {
      self.fingerprint = fingerprint
      self.at = at
    }
  }

  package let baton: Int
  package let type: String
  package let mission: MissionID
  package let keys: [Key]

  package init(mission: MissionID, keys: [Key]) {
    baton = Manifest.format
    type = Self.type
    self.mission = mission
    self.keys = keys
  }

  /// Tells it from everything else that a mission signs.
  package static let type = "retired"

  package var fingerprints: Set<Fingerprint> { Set(keys.map(\.fingerprint)) }
}

/// The certificates that the directory lists of a mission under one number.
package struct NumberedKey: Sendable {
  package let number: Int
  /// What the mission has committed to.
  package let role: Digest
  /// Those that may be sealed to, the one in use first.
  package let certificates: [Certificate]

  /// The id of the compartment that is sealed for it.
  package var compartment: String { "c\(number + 1)" }
}

extension Directory {
  /// The numbered keys of a mission, by number. One that has no certificate left that may be used is not among them.
  ///
  /// - Parameter retired: Certificates that the mission has retired.
  package func numbered(
    of id: MissionID, without retired: Set<Fingerprint> = [], now: Date
  ) throws(SealProblem) -> [NumberedKey] {
    let listed = try mission(id).certificates
    var keys: [Int: NumberedKey] = [:]
    for certificate in listed {
      guard certificate.use == .sealing, let number = certificate.number, (1...98).contains(number),
        let role = certificate.role, keys[number].map({ $0.role == role }) ?? true,
        !retired.contains(certificate.fingerprint),
        let entry = try? entry(certificate.fingerprint, for: .sealing, now: now)
      else { continue }
      let before = keys[number]?.certificates ?? []
      keys[number] = NumberedKey(number: number, role: role, certificates: before + [entry.certificate])
    }
    return keys.values.sorted { $0.number < $1.number }
  }
}

/// What of a bundle is sealed apart from its core: every numbered compartment of the receiver, whatever the case has to say.
package struct Compartments: Sendable {
  /// One compartment of the bundle.
  package struct Slot: Sendable {
    package let key: NumberedKey
    /// Nil where nobody knows, or this version has none of that name: it stays empty.
    package let role: CompartmentRole?
  }

  package let slots: [Slot]
  /// Whether the mission has said which number is for which role. True where it lists none.
  package let isKnown: Bool

  /// A receiver that lists no numbered key.
  package static let none = Compartments(slots: [], isKnown: true)

  private init(slots: [Slot], isKnown: Bool) {
    self.slots = slots
    self.isKnown = isKnown
  }

  /// - Parameters:
  ///   - note: What the mission said of its keys; nil where it has not.
  ///   - retired: Certificates that it has retired.
  /// - Throws: `SealProblem` when the directory does not list the mission.
  package init(
    of mission: MissionID, in directory: Directory, note: KeyNote?, without retired: Set<Fingerprint> = [], now: Date
  ) throws(SealProblem) {
    let keys = try directory.numbered(of: mission, without: retired, now: now)
    let said = note?.mission == mission ? note?.keys ?? [] : []
    slots = keys.map { key in
      let opened = said.first { $0.number == key.number && $0.commitment == key.role }
      return Slot(key: key, role: opened.flatMap { CompartmentRole(rawValue: $0.role) })
    }
    isKnown = keys.allSatisfy { key in said.contains { $0.number == key.number && $0.commitment == key.role } }
  }

  /// The roles whose compartments can be sealed; nil where that is not known.
  package var roles: Set<CompartmentRole>? { isKnown ? Set(slots.compactMap(\.role)) : nil }
}

/// A note as it travels and is kept: sealed for the core of the mission it is meant for.
extension MissionSeals {
  package func seal(_ note: KeyNote, for other: MissionID, now: Date) throws -> Data {
    let directory = currentDirectory
    let recipient = try directory.certificates(of: other, for: .sealing, now: now)[0]
    try directory.trust.verify(recipient)
    return try SealedPart.seal(JSON.encode(note), for: recipient)
  }

  /// Opens a note and holds it against the directory in force.
  ///
  /// - Throws: `SealProblem` of layer `.structure`, `.opening` or `.manifest`: `.malformed`, `.wrongSender`.
  package func open(note sealed: Data, of mission: MissionID, now: Date) throws(SealProblem) -> KeyNote {
    let content = try open(half: sealed)
    let note: KeyNote
    do { note = try SignedJSON.decode(KeyNote.self, from: content) } catch {
      throw SealProblem(.manifest, .malformed, "the note on keys of \(mission) cannot be read")
    }
    guard note.baton == Manifest.format, note.mission == mission else {
      throw SealProblem(.manifest, .wrongSender, "the note on keys is of \(note.mission), and came for \(mission)")
    }
    guard try Compartments(of: mission, in: currentDirectory, note: note, now: now).isKnown else {
      throw SealProblem(.manifest, .malformed, "the note on keys does not fit what the directory says of \(mission)")
    }
    return note
  }
}

extension MissionSeals {
  package func sign(_ retirement: Retirement, now: Date) throws -> Data {
    let signer = try identity.signer(now: now)
    return try SignedData.sign(JSON.encode(retirement), key: signer.key, certificate: signer.certificate)
  }

  /// Verifies what a mission says it has retired.
  package func verify(retirement der: Data, of mission: MissionID, now: Date) throws(SealProblem) -> Retirement {
    try currentDirectory.verify(retirement: der, of: mission, now: now)
  }
}

extension Directory {
  /// Verifies what a mission says it has retired. The signer's certificate need not hold any more: what was retired stays so.
  package func verify(retirement der: Data, of mission: MissionID, now: Date) throws(SealProblem) -> Retirement {
    let verified = try SignedData.verify(der, trust: trust, now: now)
    let retirement: Retirement
    do { retirement = try SignedJSON.decode(Retirement.self, from: verified.content) } catch {
      throw SealProblem(.manifest, .malformed, "the retirement of keys of \(mission) cannot be read")
    }
    let last = retirement.keys.map(\.at.date).max() ?? now
    let signer = try entry(verified.signer.fingerprint, for: .signing, now: min(now, last))
    guard retirement.baton == Manifest.format, retirement.type == Retirement.type, retirement.mission == mission,
      signer.mission == mission
    else {
      throw SealProblem(
        .manifest, .wrongSender,
        "a retirement of keys of \(retirement.mission), signed by \(signer.mission), came for \(mission)")
    }
    return retirement
  }
}

extension SealedPart {
  /// Seals a short text for one certificate.
  package static func seal(_ text: Data, for recipient: Certificate) throws -> Data {
    var content = text
    let frame = try content.withUnsafeMutableBytes { try seal($0, for: [recipient]) }
    return Data(frame.before) + content + Data(frame.after)
  }

  /// Opens a short text.
  package static func open(_ sealed: Data, with openers: [Opener]) throws(SealProblem) -> Data {
    // A buffer of nothing is nowhere in memory.
    guard !sealed.isEmpty else { throw SealProblem(.structure, .malformed, "nothing is sealed in nothing") }
    let buffer = PartBuffer(capacity: sealed.count)
    buffer.use(sealed.count)
    sealed.copyBytes(to: buffer.memory)
    let content = try open(buffer.memory, with: openers)
    return Data(UnsafeRawBufferPointer(rebasing: buffer.memory[content]))
  }
}
