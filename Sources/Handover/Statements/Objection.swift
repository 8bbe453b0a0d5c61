package import Base

/// Why the rules do not allow a statement where it stands, or why what it holds does not fit: which it is, and what makes it
/// particular. The words stand in `Words/EnglishObjections.swift` and its sisters. Source: specification §5.4, §5.5, §5.7; decision 0019.
package enum Objection: Sendable, Equatable, Codable {
  /// By whoever has no part in the transfer.
  case stranger(MissionID)
  /// The other mission says it.
  case otherParty(StatementType)
  /// In another role.
  case role(StatementType)
  case body(BodyFault)
  /// The bundle stands where it is not said.
  case bundle(StatementType)
  /// The handing over stands where it is not said.
  case stage(StatementType, at: HandoverStage)
  case journey(MovementStage, after: MovementStage)
  /// An update by another mission, or of no higher version.
  case noNextVersion
  case noQuestion
  case noSuchQuestion
  /// Who stands in is the caseworker.
  case sameBackup
  /// After the acceptance it is asked for.
  case recallTooLate
  case nobodyAskedBack
  case nothingTakenBack
  /// What has ended goes by itself, when its time is over.
  case goesByItself
  /// Something about what has ended is open.
  case somethingOpen
  case statedBefore
  case noPart
  /// The newest version may hold what was withdrawn.
  case partMayBeThere
  /// The version without it is still to come.
  case partStillComing
  case noSuchOnward
  case onwardOpen
  /// It is over, and nobody has raised anything since.
  case overAndQuiet
  /// It is over, and there is word of what became of it.
  case outcomeStands
  /// A step of the journey that is not the last.
  case notLastStep
  case nothingToTakeBack
}

/// What does not fit in what somebody says. It quotes nothing of a body that has come.
package enum BodyFault: Error, Sendable, Equatable, Codable {
  case noObject
  case missing(String)
  case unfit(String, BodyField.Form)
  /// As somebody here has typed it, at most 40 characters of it.
  case typed(String, key: String, BodyField.Form)
  /// A telephone number that somebody here has typed, which can be dialled in one country alone.
  case noCountryCode(String, key: String)
  /// Several questions are open.
  case which([Int])
}

/// What helps where something is not possible yet, or not in this way.
package struct HelpfulStep: Sendable, Equatable {
  package let type: StatementType
  /// The other mission, where it is that one's to say.
  package let by: MissionID?
  /// In place of what is not possible, not before it.
  package let isInstead: Bool
}

extension TransferState {
  /// What a mission, or the other one, can say about it first, or instead; nil where nothing helps.
  func step(past objection: Objection, for mission: MissionID) -> HelpfulStep? {
    func instead(_ type: StatementType) -> HelpfulStep { HelpfulStep(type: type, by: nil, isInstead: true) }
    switch objection {
    case .stage(.assigned, .assigned), .stage(.assigned, .ready), .stage(.assigned, .inProgress):
      return instead(.reassigned)
    case .recallTooLate: return instead(.recallAsked)
    case .onwardOpen: return HelpfulStep(type: .onwardReceived, by: nil, isInstead: false)
    case .stage(let type, let stage):
      guard case .handover(let wanted, _, _)? = StatementKind.of(type)?.effect,
        let first = Self.first(from: stage, to: wanted)
      else { return nil }
      let isHere = first.party.permits(sender: mission == sender)
      return HelpfulStep(type: first.type, by: isHere ? nil : mission == sender ? receiver : sender, isInstead: false)
    default: return nil
    }
  }

  /// The kinds by which people bring a case forward.
  private static let forward = [StatementType.opened, .accepted, .assigned, .firstContact, .closed].compactMap(
    StatementKind.of)

  /// The first of the fewest steps that lead to where something is said; nil where it is past that.
  private static func first(from stage: HandoverStage, to wanted: [HandoverStage]) -> StatementKind? {
    let order = HandoverStage.allCases
    let past = order.prefix { $0 != stage }
    guard !wanted.contains(where: past.contains) else { return nil }
    var ways: [(stage: HandoverStage, first: StatementKind?)] = [(stage, nil)]
    var next = 0
    while next < ways.count {
      let way = ways[next]
      next += 1
      for kind in forward {
        guard case .handover(let from, let to?, _) = kind.effect, from.contains(way.stage),
          !ways.contains(where: { $0.stage == to })
        else { continue }
        let first = way.first ?? kind
        if wanted.contains(to) { return first }
        ways.append((to, first))
      }
    }
    return nil
  }
}
