package import Base

/// Where the handing over stands, as people move it. Source: specification §5.5.
package enum HandoverStage: String, Sendable, Codable, CaseIterable {
  /// The bundle is on its way, or refused, or given up: the delivery track says which.
  case submitted
  case delivered
  case underReview = "under_review"
  case clarification, accepted, returned, assigned, ready
  case inProgress = "in_progress"
  case closed, completed
}

/// How the journey stands.
package enum MovementStage: String, Sendable, Codable, CaseIterable {
  case planned, confirmed, departed, arrived, postponed
  case notDeparted = "not_departed"
  case noShow = "no_show"
  case arrivedUnmet = "arrived_unmet"
  case diverted, cancelled

  /// What may be said next. What was said late or not at all does not stand in the way of what happened after it.
  package var next: Set<MovementStage> {
    let came: Set<MovementStage> = [.arrived, .arrivedUnmet, .noShow, .diverted]
    return switch self {
    case .planned, .confirmed, .postponed, .notDeparted:
      came.union([.confirmed, .departed, .postponed, .notDeparted, .cancelled])
    case .departed, .diverted: came
    case .noShow: [.arrived, .arrivedUnmet, .confirmed, .departed, .postponed, .cancelled]
    case .arrivedUnmet: [.arrived]
    case .arrived, .cancelled: []
    }
  }

  /// Whether it means nothing without its moment.
  package var hasMoment: Bool {
    switch self {
    case .confirmed, .departed, .arrived, .noShow, .arrivedUnmet: true
    case .planned, .postponed, .notDeparted, .diverted, .cancelled: false
    }
  }
}

/// The handover track: moved by what people say, and by the receipt.
package struct HandoverTrack: Sendable, Equatable {
  /// Who looks after the case: pseudonyms.
  package struct Caseworkers: Sendable, Equatable, Codable {
    package let primary: String
    package let backup: String?
  }

  package private(set) var stage: HandoverStage = .submitted
  /// The receiver's questions that nobody has answered, by `seq`.
  package private(set) var questions: [Int] = []
  package private(set) var caseworkers: Caseworkers?
  /// Whether there was word of what became of the case.
  package private(set) var hasOutcome = false

  /// The first receipt.
  mutating func received() {
    if stage == .submitted { stage = .delivered }
  }

  /// Why a statement is not possible where the track stands; nil when it is.
  func objection(to statement: Statement, from stages: [HandoverStage]) -> String? {
    guard stages.contains(stage) else {
      let words = stages.map(\.rawValue).joined(separator: " or ")
      return "“\(statement.type)” is said when the transfer is \(words), and it is \(stage.rawValue)"
    }
    if let asked = statement.body["asked"]?.integer, statement.type == .clarificationGiven {
      return questions.contains(Int(asked)) ? nil : "no question \(asked) is open"
    }
    if let primary = statement.body["primary"]?.string, statement.body["backup"]?.string == primary {
      return "the backup is the caseworker"
    }
    return nil
  }

  /// Applies what has no objection.
  mutating func apply(_ statement: Statement, to next: HandoverStage?) {
    if let next { stage = next }
    switch statement.type {
    case .clarificationAsked: questions.append(statement.seq)
    case .clarificationGiven:
      questions.removeAll { Int64($0) == statement.body["asked"]?.integer }
      if !questions.isEmpty { stage = .clarification }
    case .accepted, .returned: questions = []
    case .assigned, .reassigned:
      caseworkers = statement.body["primary"]?.string.map {
        Caseworkers(primary: $0, backup: statement.body["backup"]?.string)
      }
    case .assignmentDeclined: caseworkers = nil
    case .outcome: hasOutcome = true
    default: break
    }
  }
}

/// The movement track: moved by either mission, never waiting for the handover.
package struct MovementTrack: Sendable, Equatable {
  package private(set) var stage: MovementStage = .planned
  /// When it happened, or is planned for.
  package private(set) var moment: Timestamp?

  func objection(to statement: Statement) -> String? {
    guard let next = Self.stage(in: statement) else { return "it says nothing of the journey" }
    guard stage.next.contains(next) else { return "“\(next.rawValue)” cannot follow “\(stage.rawValue)”" }
    return nil
  }

  /// Applies what has no objection.
  mutating func apply(_ statement: Statement) {
    stage = Self.stage(in: statement) ?? stage
    moment = statement.body["moment"]?.string.flatMap { try? Timestamp($0) }
  }

  private static func stage(in statement: Statement) -> MovementStage? {
    statement.body["state"]?.string.flatMap { MovementStage(rawValue: $0) }
  }
}
