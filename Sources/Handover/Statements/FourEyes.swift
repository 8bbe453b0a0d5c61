package import Base
package import Foundation

/// What waits at home until a second person has approved it. Source: Protocol/decisions/0039.
package struct FourEyes: Sendable, Equatable {
  /// When a rule holds.
  package enum Condition: String, Sendable, CaseIterable {
    /// The receiving mission has accepted the case.
    case accepted
    /// It goes to another organisation.
    case outside
    /// It rests on a vital interest in place of a consent.
    case vitalInterest = "vital_interest"
  }

  /// As a policy writes it: `onward`, or `recalled if accepted`.
  package struct Rule: Sendable, Equatable {
    let type: StatementType
    /// Nil: always.
    let condition: Condition?

    /// - Returns: Nil for another form, for what nobody says, and for a condition that its kind does not know.
    package init?(_ text: String) {
      let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard let type = words.first.flatMap({ try? StatementType($0) }),
        type.isBundle || StatementKind.of(type)?.isPeoples == true
      else { return nil }
      self.type = type
      guard words.count > 1 else {
        condition = nil
        return
      }
      guard words.count == 3, words[1] == "if", let condition = Condition(rawValue: words[2]),
        Self.conditions(of: type).contains(condition)
      else { return nil }
      self.condition = condition
    }

    private static func conditions(of type: StatementType) -> [Condition] {
      if type.isBundle { return [.outside, .vitalInterest] }
      return type == .onward ? [.accepted, .outside] : [.accepted]
    }
  }

  package let rules: [Rule]

  package init(rules: [Rule]) { self.rules = rules }

  /// The rules that hold where nothing else was decided.
  package static let proposed = FourEyes(
    rules: [
      "recalled if accepted", "onward if outside", "submitted if vital_interest", "update if vital_interest",
    ].compactMap(Rule.init))

  /// Whether a kind wants a second person.
  ///
  /// - Parameter holds: Whether a condition holds.
  package func ask(_ type: StatementType, _ holds: (Condition) throws -> Bool) rethrows -> Bool {
    try rules.contains { try $0.type == type && ($0.condition.map(holds) ?? true) }
  }
}

/// What one person wants to say or to hand in, and a second one has not approved yet. Nothing of it leaves the mission.
package struct Draft: Sendable, Equatable {
  /// Of a statement the SHA-256 of what is to be said, of whom, to whom and of which bundle; of a bundle its delivery id. An
  /// approval names it, so whatever changes wants another approval.
  package let id: Digest
  package let transfer: TransferID
  package let type: StatementType
  /// Who wrote it.
  package let staff: Code
  package let at: Date
  /// A statement's text, sealed for this mission; nil for a bundle, which lies sealed in the queue.
  package let sealed: Data?

  package init(id: Digest, transfer: TransferID, type: StatementType, staff: Code, at: Date, sealed: Data?) {
    self.id = id
    self.transfer = transfer
    self.type = type
    self.staff = staff
    self.at = at
    self.sealed = sealed
  }
}

/// A draft as the local API shows it, opened for whoever looks at it.
package struct DraftView: Sendable, Codable {
  package let id: Digest
  package let transfer: TransferID
  package let type: StatementType
  package let staff: Code
  package let at: Date
  /// The members as they were typed; nil for a bundle, and where they cannot be opened.
  package let fields: [String: String]?
}

/// Who approves a draft: a person, in the roles in which that person may speak.
package struct Approver: Sendable {
  package let staff: Code
  package let roles: [StaffRole]
  /// Whether the roles were given by their holder, less than a day ago.
  package let isSelfMade: Bool

  package init(staff: Code, roles: [StaffRole], isSelfMade: Bool = false) {
    self.staff = staff
    self.roles = roles
    self.isSelfMade = isSelfMade
  }
}

/// What has become of something that somebody wanted to say.
package struct Said: Sendable {
  package let record: TransferRecord
  /// The draft that waits for a second person; nil when it was said.
  package let draft: Digest?
}

/// Who approves a draft, as a desk takes it: the second person's account, or, where a mission keeps none, a staff id.
package struct Approval: Sendable, Codable {
  package let staff: Code?
  package let login: String?
  package let password: String?
  /// The second factor's, or one from paper.
  package let code: String?
  /// How far the log went that the approver was shown; nil: all of it.
  package let shown: Heads?

  package init(staff: Code?, login: String? = nil, password: String? = nil, code: String? = nil, shown: Heads? = nil) {
    self.staff = staff
    self.login = login
    self.password = password
    self.code = code
    self.shown = shown
  }
}

/// What a draft's digest is of: it stands in here before it is sealed.
private struct DraftText: Codable {
  let saying: Saying
  let transfer: TransferID
  let bundle: DeliveryID
  let to: MissionID
  /// 256 bits: without them the digest would let a guess at the words be checked.
  let random: Digest
}

/// Seals and opens drafts, for this mission alone.
struct Drafts: Sendable {
  let seals: any Seals

  func make(_ saying: Saying, of record: TransferRecord, bundle: DeliveryID, at now: Date) throws -> Draft {
    var rng = SystemRandomNumberGenerator()
    let random = Digest(bytes: (0..<32).map { _ in UInt8.random(in: 0...255, using: &rng) })
    let json = try JSON.encode(
      DraftText(
        saying: saying, transfer: record.id, bundle: bundle, to: record.other(than: seals.mission), random: random))
    guard let size = SealedHalf.sizes.first(where: { json.count <= $0 }) else {
      throw ServiceError.draft(.tooLarge(SealedHalf.limit))
    }
    let text = json + Data(repeating: UInt8(ascii: " "), count: size - json.count)
    return Draft(
      id: seals.digest(text), transfer: record.id, type: saying.type, staff: saying.staff, at: now,
      sealed: try seals.seal(half: text, for: seals.mission, now: now))
  }

  /// - Returns: What is to be said, and the bundle that it was written about.
  /// - Throws: `ServiceError` where it is not what its id says.
  func open(_ draft: Draft, to mission: MissionID) throws -> (saying: Saying, bundle: DeliveryID) {
    guard let sealed = draft.sealed, let text = try? seals.open(half: sealed), seals.digest(text) == draft.id,
      let found = try? JSON.decode(DraftText.self, from: text), found.transfer == draft.transfer, found.to == mission
    else {
      throw ServiceError.draft(.unreadable)
    }
    return (found.saying, found.bundle)
  }
}
