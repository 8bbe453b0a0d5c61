/// One kind of statement: a row of the one table. Codec, checks, fold, command line, registry and schema follow from it.
/// Source: specification §5.4, §5.5; registry, "Statement types".
package struct StatementKind: Sendable {
  /// Which of a transfer's two missions may say it.
  package enum Party: String, Sendable {
    case sender, receiver, either

    package func permits(sender isSender: Bool) -> Bool { self == .either || (self == .sender) == isSender }
  }

  /// Which track it moves, from where and to where.
  package enum Effect: Sendable {
    case delivery(from: [DeliveryStage], to: DeliveryStage)
    /// Without a `to` it stands in the log and moves nothing; said from a stage of `beside` it does not either.
    case handover(from: [HandoverStage], to: HandoverStage?, beside: [HandoverStage] = [])
    /// The body says to where; `MovementStage.next` from where.
    case movement
    /// Takes back what an earlier statement of its author's did; the body says which.
    case correction
  }

  package let type: StatementType
  package let party: Party
  package let effect: Effect
  /// The roles in which a person may say it; `daemon` alone for what machines say.
  package let roles: [StaffRole]
  /// What the body holds, the open half: nothing of it names a person or hints at what happened to one.
  package let fields: [BodyField]
  /// What the sealed half holds.
  package let sealed: [BodyField]
  /// The command that says it; nil for what machines say.
  package let command: String?
  /// One sentence.
  package let meaning: String

  /// Whether its sealed half stays when all else of the case is destroyed: it says what was.
  package var outlives: Bool { type == .destroyed || type == .erased }

  /// From which stages of the handover it can be said; none where that is of no account.
  package var stages: [HandoverStage] {
    guard case .handover(let from, _, let beside) = effect else { return [] }
    return from + beside
  }

  /// To which stage it moves the handover from where that stands; nil where it stays.
  func next(from stage: HandoverStage) -> HandoverStage? {
    guard case .handover(_, let next, let beside) = effect, !beside.contains(stage) else { return nil }
    return next
  }

  /// The kinds that take a case back.
  package static let stops: Set<StatementType> = [.recalled, .consentWithdrawn]

  /// Whether it is taken in also on a disk that is down to its reserve.
  package var cannotWait: Bool { Self.stops.contains(type) || type == .alert }

  /// Whether people say it.
  package var isPeoples: Bool { roles != [.daemon] }

  /// The row of a type; nil for one that this program does not know.
  package static func of(_ type: StatementType) -> StatementKind? { byType[type] }

  package static let table = daemons + people

  private static let byType = Dictionary(uniqueKeysWithValues: table.map { ($0.type, $0) })
}

/// What the log says of the newest version of the bundle.
package enum DeliveryStage: String, Sendable, CaseIterable {
  case submitted, delivered, refused, undelivered
}

/// In which capacity somebody speaks for a mission. Who holds a role is that mission's own affair.
package enum StaffRole: String, Sendable, Codable, CaseIterable {
  case daemon
  /// The pool that looks at what comes.
  case focal
  case caseworker, supervisor
  /// Whoever is on duty when nobody else is.
  case duty
}

extension StatementType {
  /// The types of the table: those whose bodies the fold and every list read.
  package static let known = Set(StatementKind.table.map(\.type))
}
