package import Base

/// What somebody wants to say about a transfer, as a desk takes it.
package struct Saying: Sendable, Codable {
  package let type: StatementType
  /// Who, by the id that the mission itself gives its staff. It never leaves the mission.
  package let staff: Code
  /// Nil: the first role in which that may be said.
  package let role: StaffRole?
  /// The members as they were typed, by key, of the open half and of the sealed one: the table knows which is which.
  /// Several lines in one member are several of its values.
  package let fields: [String: String]
  /// How far the log went that its author was shown; nil: all of it.
  package let shown: Heads?
  /// True: its moments are meant as they are, also where that is hard to believe.
  private let sure: Bool?
  package var isSure: Bool { sure ?? false }

  package init(
    type: StatementType, staff: Code, role: StaffRole?, fields: [String: String], shown: Heads? = nil,
    isSure: Bool = false
  ) {
    sure = isSure ? true : nil
    self.type = type
    self.staff = staff
    self.role = role
    self.fields = fields
    self.shown = shown
  }

  /// The same, by somebody who was shown this much.
  package func shown(_ heads: Heads) -> Saying {
    Saying(type: type, staff: staff, role: role, fields: fields, shown: heads, isSure: isSure)
  }

  /// The same in somebody else's name, or role.
  package func said(by staff: Code, as role: StaffRole, shown: Heads? = nil) -> Saying {
    Saying(type: type, staff: staff, role: role, fields: fields, shown: shown ?? self.shown, isSure: isSure)
  }

  /// The same, by somebody who was asked and means it.
  package var surely: Saying {
    Saying(type: type, staff: staff, role: role, fields: fields, shown: shown, isSure: true)
  }
}

/// How far a log goes at both missions: the highest `seq` of each up to which none is missing. Written `3:2`, the sender's
/// first.
package struct Heads: TextIdentifier {
  package let sender: Int
  package let receiver: Int

  package init(sender: Int, receiver: Int) {
    self.sender = sender
    self.receiver = receiver
  }

  package init(_ text: String) throws {
    let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    guard numbers.count == 2, numbers.allSatisfy({ (0...Int(BodyField.places)).contains($0) }) else {
      throw MalformedIdentifier(
        description: "“\(text.prefix(20))” are no heads of a log: write them like 3:2, as `baton show` has them")
    }
    self.init(sender: numbers[0], receiver: numbers[1])
  }

  package var text: String { "\(sender):\(receiver)" }
}

extension TransferRecord {
  package var heads: Heads { Heads(sender: fold.end(of: sender), receiver: fold.end(of: receiver)) }
}

extension StatementKind {
  /// Both halves of what somebody wants to say.
  ///
  /// - Parameter pseudonym: What stands in statements for one of the mission's staff.
  /// - Returns: No sealed half where there is nothing in it.
  /// - Throws: `ServiceError` for a member that the row does not have, or that does not fit; what `pseudonym` throws.
  package func halves(
    _ typed: [String: String], pseudonym: (Code) throws -> String
  ) throws -> (open: [String: JSONValue], sealed: SealedHalf?) {
    let known = (fields + sealed).map(\.key).filter { $0 != SealedReference.key }
    if let strange = typed.keys.sorted().first(where: { !known.contains($0) }) {
      throw ServiceError.saying(.noMember(strange, of: type))
    }
    for field in fields + sealed {
      if let text = typed[field.key], let problem = try field.problem(typed: text, pseudonym) {
        throw ServiceError.saying(.unfit(problem))
      }
    }
    let open = try fields.members(typed, pseudonym)
    let half = SealedHalf(said: try sealed.members(typed, pseudonym))
    if let problem = problem(in: .object(open)) ?? problem(in: half) { throw ServiceError.saying(.unfit(problem)) }
    return (open, half.said.isEmpty ? nil : half)
  }
}

extension [BodyField] {
  fileprivate func members(_ typed: [String: String], _ pseudonym: (Code) throws -> String) throws -> [String:
    JSONValue]
  {
    try reduce(into: [:]) { members, field in
      if let text = typed[field.key] { members[field.key] = try field.value(text, pseudonym) }
    }
  }
}

extension BodyField {
  /// What is wrong with what was typed for a member that holds no words, or a telephone number; nil for nothing, and for what
  /// holds other words.
  fileprivate func problem(typed text: String, _ pseudonym: (Code) throws -> String) throws -> BodyFault? {
    switch form {
    case .line where [Self.phone.key, Self.backupPhone.key].contains(key) && !PhoneNumber.isInternational(text):
      return .noCountryCode(String(text.prefix(40)), key: key)
    case .staff, .sealed, .text, .line, .lines: return nil
    case .moment, .place, .word, .flag, .transfer, .number:
      guard try problem(in: .object([key: value(text, pseudonym)])) != nil else { return nil }
      return .typed(String(text.prefix(40)), key: key, form)
    }
  }

  fileprivate func value(_ text: String, _ pseudonym: (Code) throws -> String) throws -> JSONValue {
    switch form {
    case .moment, .word, .text, .line, .transfer, .sealed: return .string(text)
    case .place: return Int64(text).map { .integer($0) } ?? .string(text)
    case .number: return Int64(text).map { .integer($0) } ?? Double(text).map { .number($0) } ?? .string(text)
    case .flag: return ["true": .bool(true), "false": .bool(false)][text] ?? .string(text)
    case .lines: return .array(text.split(separator: "\n").map { .string(String($0)) })
    case .staff:
      guard let staff = Code.of(text) else { throw ServiceError.saying(.noStaffID(text)) }
      return .string(try pseudonym(staff))
    }
  }
}

extension Code {
  /// What is wrong with a staff id.
  package static func staffWords(_ text: String) -> ShownText {
    "“\(text)” is no staff id: 1 to 64 of a-z, 0-9, “-”, “.”, “_”, as your mission counts its staff; never a name"
  }
}

extension TransferState {
  /// The kinds that a mission's people can say now, each with some body or other.
  ///
  /// - Parameter mission: One of the transfer's two.
  package func possible(for mission: MissionID) -> [StatementKind] {
    StatementKind.table.filter { kind in
      kind.isPeoples && kind.party.permits(sender: mission == sender)
        && isPossible(kind, by: mission == sender ? .sender : .receiver)
    }
  }

  /// The same without what is said by itself: of what has ended, that it is gone (`Retention`).
  package func sayable(for mission: MissionID) -> [StatementKind] {
    possible(for: mission).filter { $0.type != .erased || people.isStopped || !people.owesPart.isEmpty }
  }

  private func isPossible(_ kind: StatementKind, by side: Side) -> Bool {
    switch kind.effect {
    case .delivery: false
    case .handover:
      kind.stages.contains(people.stage) && people.isPossible(kind.type, by: side, isStranded: isStranded)
        && (kind.type != .erased || isStopped || isOver || partObstacle(side) == nil)
    case .movement: !movement.stage.next.isEmpty
    case .correction: !slips(of: side).isEmpty
    }
  }
}
