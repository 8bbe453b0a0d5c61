package import Base

/// What somebody wants to say about a transfer, as a desk takes it.
package struct Saying: Sendable {
  package let type: StatementType
  /// Who, by the id that the mission itself gives its staff. It never leaves the mission.
  package let staff: Code
  /// Nil: the first role in which that may be said.
  package let role: StaffRole?
  /// The body's members as they were typed, by key.
  package let fields: [String: String]

  package init(type: StatementType, staff: Code, role: StaffRole?, fields: [String: String]) {
    self.type = type
    self.staff = staff
    self.role = role
    self.fields = fields
  }
}

extension StatementKind {
  /// The body of what somebody wants to say.
  ///
  /// - Parameter pseudonym: What stands in statements for one of the mission's staff.
  /// - Throws: `DeskError` for a member that the row does not have, or that does not fit; what `pseudonym` throws.
  package func body(_ typed: [String: String], pseudonym: (Code) throws -> String) throws -> JSONValue {
    if let strange = typed.keys.sorted().first(where: { key in !fields.contains { $0.key == key } }) {
      throw DeskError(400, "“\(type)” has no “\(strange)”")
    }
    var members: [String: JSONValue] = [:]
    for field in fields {
      guard let text = typed[field.key] else { continue }
      members[field.key] = try field.value(text, pseudonym)
    }
    if let problem = problem(in: .object(members)) { throw DeskError(400, "\(problem)") }
    return .object(members)
  }
}

extension BodyField {
  fileprivate func value(_ text: String, _ pseudonym: (Code) throws -> String) throws -> JSONValue {
    switch form {
    case .moment, .word: return .string(text)
    case .place: return Int64(text).map { .integer($0) } ?? .string(text)
    case .staff:
      guard let staff = Code.of(text) else { throw DeskError(400, Code.staffWords(text)) }
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
  /// The kinds that a mission's people can say now.
  ///
  /// - Parameter mission: One of the transfer's two.
  package func possible(for mission: MissionID) -> [StatementKind] {
    StatementKind.table.filter { kind in
      guard kind.isPeoples, kind.party.permits(sender: mission == sender) else { return false }
      return switch kind.effect {
      case .delivery: false
      case .handover(let stages, _): stages.contains(people.stage)
      case .movement: !movement.stage.next.isEmpty
      }
    }
  }
}
