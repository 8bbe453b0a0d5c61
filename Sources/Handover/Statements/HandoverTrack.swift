package import Base
package import Foundation

/// Where the handing over stands, as people move it. Source: specification §5.5.
package enum HandoverStage: String, Sendable, Codable, CaseIterable {
  /// The bundle is on its way, or refused, or given up: the delivery track says which.
  case submitted
  case delivered
  case underReview = "under_review"
  case clarification, accepted, returned, assigned, ready
  case inProgress = "in_progress"
  case closed, completed
  /// Taken back by the sender, or by the person: nothing of it is read, taken or kept any more.
  case recalled, withdrawn
}

/// One of a transfer's two missions.
package enum Side: String, Sendable, Codable, CaseIterable {
  case sender, receiver
}

/// The handover track: moved by what people say, and by the receipt.
package struct HandoverTrack: Sendable, Equatable, Codable {
  /// Who looks after the case: pseudonyms.
  package struct Caseworkers: Sendable, Equatable, Codable {
    package let primary: String
    package let backup: String?
  }

  /// A recall or a withdrawal that stands.
  package struct Stop: Sendable, Equatable, Codable {
    let seq: Int
    let side: Side
    let isUnconditional: Bool

    /// Whether whoever made a statement knew of it.
    func isKnown(to statement: Statement, by side: Side) -> Bool { side == self.side || statement.seen >= seq }
  }

  /// Where it would stand without recall and withdrawal. What was said by somebody who had not seen them goes on here.
  private var ground: HandoverStage = .submitted
  private var recall: Stop?
  /// Both missions may say so, neither having seen the other.
  private var withdrawals: [Stop] = []
  /// Withdrawals of consent to one compartment; which one is sealed.
  private var partWithdrawals: [Stop] = []
  /// How many of those were there when a mission stated that what was withdrawn is not left there.
  private var partsGone: [Side: Int] = [:]
  /// The receiver's `seq` of its acceptance.
  private var acceptance: Int?
  /// The `seq` of a recall that is a request: it came too late, or an acceptance that had not seen it took precedence.
  package private(set) var recallAsked: Int?
  /// The `seq` of a recall that an acceptance took precedence over, until its author takes it back: `seen` is the word of who
  /// accepted.
  package private(set) var crossed: Int?
  /// Who has stated that nothing of the case is left there.
  package private(set) var gone: Set<Side> = []
  /// The receiver's questions that nobody has answered, by `seq`.
  package var questions: [Int] { asked.map(\.seq) }
  /// The same, with when they were asked.
  private(set) var asked: [Question] = []
  package private(set) var caseworkers: Caseworkers?
  /// Whether anything of it has its receipt.
  var isReceived: Bool { ground != .submitted }
  /// Whether the receiving mission has accepted the case, and has not given it back.
  package var isAccepted: Bool { acceptance != nil && ground != .returned }
  /// When the caseworker said to be ready for the newest version; nil as long as nobody has.
  package var ready: Date? { readySince.map(Date.init(timeIntervalSinceReferenceDate:)) }
  private var readySince: TimeInterval?
  /// Where in the log they said so last.
  private(set) var lastReady: LogPosition?
  /// Whether the caseworker was ready for an earlier version, and has not said so of the newest: nobody can be told that they are.
  package var isReadyOfOlder: Bool { ground == .assigned && wasReady }
  private var wasReady = false
  /// Whether there was word of what became of the case.
  package var hasOutcome: Bool { !outcomes.isEmpty }
  private var outcomes: [Int] = []
  /// When the last outcome of a case that is over was taken back, and no other was said since.
  var outcomeTakenBack: Date? { unsaidSince.map(Date.init(timeIntervalSinceReferenceDate:)) }
  private var unsaidSince: TimeInterval?
  /// Whether another outcome is owed in place of one that was taken back after the case was closed.
  package var owesOutcome: Bool { unsaidSince != nil && isOver && !gone.contains(.receiver) }
  /// The receiver's questions that had no answer when the case was closed, by `seq`.
  package private(set) var unanswered: [Int] = []
  /// The receiver's onward handovers whose coming nobody has confirmed, by `seq`.
  package private(set) var onward: [Int] = []
  /// Alerts that nobody has taken up since.
  package private(set) var alerts: [Alert] = []
  /// Those that whoever ended the case since had seen.
  private var settled: [Alert] = []
  /// Whether one was raised that nobody had seen who ended the case.
  package var hasNewAlert: Bool { alerts.contains { !settled.contains($0) } }
  /// When the last first contact was said to have been.
  private var contact: StatedMoment?
  private var isOver: Bool { [.closed, .completed].contains(ground) }

  struct Question: Sendable, Equatable, Codable {
    let seq: Int
    /// Seconds since 2001, as Foundation counts them.
    let at: TimeInterval
  }

  package struct Alert: Sendable, Equatable, Codable {
    package let by: Side
    package let seq: Int
  }

  package var stage: HandoverStage { !withdrawals.isEmpty ? .withdrawn : recall != nil ? .recalled : ground }

  /// Whether consent to a part of it was withdrawn.
  package var isPartWithdrawn: Bool { !partWithdrawals.isEmpty }

  /// Who has still to state that what was withdrawn of it is not left there.
  package var owesPart: Set<Side> {
    isStopped
      ? [] : Set(Side.allCases.filter { partsGone[$0, default: 0] < partWithdrawals.count && !gone.contains($0) })
  }

  /// Whether a version of the bundle was made by somebody who did not know yet that consent to a part was withdrawn: that part
  /// may be in it.
  package func isTainted(_ version: LogPosition) -> Bool {
    partWithdrawals.contains { $0.side == .sender ? version.seq < $0.seq : version.seen < $0.seq }
  }

  /// Whether somebody has been in contact with the people, and not only states it of a moment that cannot be.
  func isInContact(at now: Date) -> Bool { contact.map { $0.obstacle(at: now) == nil } ?? false }

  /// Whether nothing of the case may be asked for, taken or kept.
  package var isStopped: Bool { recall != nil || !withdrawals.isEmpty }

  /// Where it stands for whoever makes a statement: what they had not seen does not bind them.
  func stage(for statement: Statement, by side: Side) -> HandoverStage {
    if withdrawals.contains(where: { $0.isKnown(to: statement, by: side) }) { return .withdrawn }
    if let recall, recall.isKnown(to: statement, by: side) { return .recalled }
    return ground
  }

  /// A newer version: whoever was ready was so for what was planned before it.
  mutating func changed() {
    guard ground == .ready else { return }
    (ground, wasReady, readySince) = (.assigned, true, nil)
  }

  /// The first receipt.
  mutating func received() {
    if ground == .submitted { ground = .delivered }
  }
}

extension HandoverTrack {
  /// Why a statement is not possible where the track stands; nil when it is.
  func objection(toStage statement: Statement, by side: Side, from stages: [HandoverStage]) -> Objection? {
    let stage = stage(for: statement, by: side)
    return stages.contains(stage) ? nil : .stage(statement.type, at: stage)
  }

  /// What a kind asks for beside its states.
  ///
  /// - Parameter isStranded: Whether nobody has met the people, by the journey.
  func objection(to statement: Statement, by side: Side, isStranded: Bool) -> Objection? {
    let body = statement.body
    switch statement.type {
    case .clarificationGiven: return isOpen(body["asked"], in: questions) ? nil : .noSuchQuestion
    case .assigned, .reassigned:
      return body["primary"]?.string == body["backup"]?.string ? .sameBackup : nil
    case .recalled: return recallObjection(statement)
    case .recallAnswered: return recallAsked == nil ? .nobodyAskedBack : nil
    case .erased where statement.isOfPart: return owesPart.contains(side) ? nil : .noPart
    case .destroyed, .erased:
      let stage = stage(for: statement, by: side)
      let hasEnded = statement.type == .erased && [.completed, .returned].contains(stage)
      guard hasEnded || [.recalled, .withdrawn].contains(stage) else { return .nothingTakenBack }
      return gone.contains(side) ? .statedBefore : nil
    case .onwardReceived: return isOpen(body["onward"], in: onward) ? nil : .noSuchOnward
    case .closed: return onward.isEmpty ? nil : .onwardOpen
    case .firstContact: return mayMeet(isStranded) ? nil : .overAndQuiet
    case .outcome: return isOver && hasOutcome ? .outcomeStands : nil
    default: return nil
    }
  }

  /// Whether there is a body with which a kind is possible here, the states aside.
  func isPossible(_ type: StatementType, by side: Side, isStranded: Bool) -> Bool {
    switch type {
    case .recallAnswered: recallAsked != nil
    case .destroyed: isStopped && !gone.contains(side)
    case .erased:
      isStopped || [.completed, .returned].contains(ground) ? !gone.contains(side) : owesPart.contains(side)
    case .onwardReceived: !onward.isEmpty
    case .closed: onward.isEmpty
    case .firstContact: mayMeet(isStranded)
    case .outcome: !isOver || !hasOutcome
    case .clarificationGiven: !asked.isEmpty
    default: true
    }
  }

  /// A case that is over is opened again where something is left to be done.
  private func mayMeet(_ isStranded: Bool) -> Bool { !isOver || !alerts.isEmpty || isStranded || unsaidSince != nil }

  private func isOpen(_ place: JSONValue?, in open: [Int]) -> Bool {
    place?.integer.map { open.contains(Int($0)) } ?? false
  }

  /// Before an acceptance a recall is the sender's to decide; after it only where the file is with the wrong mission or about
  /// the wrong person. One that crossed the acceptance is a request.
  private func recallObjection(_ statement: Statement) -> Objection? {
    guard let acceptance, statement.seen >= acceptance, statement.body["unconditional"]?.flag == false else {
      return nil
    }
    return .recallTooLate
  }

  /// Applies what has no objection.
  mutating func apply(_ statement: Statement, by side: Side, to next: HandoverStage?) {
    let seq = statement.seq
    switch statement.type {
    case .recalled: return recall(statement, by: side)
    case .consentWithdrawn where statement.isOfPart:
      return partWithdrawals.append(Stop(seq: seq, side: side, isUnconditional: true))
    case .erased where statement.isOfPart: partsGone[side] = partWithdrawals.count
    case .consentWithdrawn: return withdrawals.append(Stop(seq: seq, side: side, isUnconditional: true))
    case .recallAnswered: return answerRecall(statement)
    case .accepted:
      acceptance = seq
      if let recall, !recall.isUnconditional {
        (self.recall, recallAsked, crossed) = (nil, recall.seq, recall.seq)
      }
    case .recallAsked: recallAsked = seq
    case .destroyed, .erased: gone.insert(side)
    case .clarificationAsked:
      asked.append(Question(seq: seq, at: statement.at.date.timeIntervalSinceReferenceDate))
    case .clarificationGiven: asked.removeAll { Int64($0.seq) == statement.body["asked"]?.integer }
    case .returned, .closed:
      if statement.type == .closed { unanswered += questions }
      (asked, unsaidSince) = ([], nil)
      settle(by: statement, of: side)
    case .completed: settle(by: statement, of: side)
    case .assigned, .reassigned: name(statement)
    case .assignmentDeclined: (caseworkers, wasReady) = (nil, false)
    case .ready: ready(statement, isOfNewest: next != nil)
    case .outcome:
      outcomes.append(seq)
      unsaidSince = nil
    case .onward: onward.append(seq)
    case .onwardReceived: onward.removeAll { Int64($0) == statement.body["onward"]?.integer }
    case .alert: alerts.append(Alert(by: side, seq: seq))
    case .firstContact:
      takeUp()
      contact = statement.moments().first
    default: break
    }
    guard let next, statement.type != .clarificationGiven || asked.isEmpty else { return }
    ground = next
  }

  /// What one caseworker was ready for another is not.
  private mutating func name(_ statement: Statement) {
    let primary = statement.body["primary"]?.string
    if primary != caseworkers?.primary {
      wasReady = false
      if ground == .ready { (ground, readySince) = (.assigned, nil) }
    }
    caseworkers = primary.map { Caseworkers(primary: $0, backup: statement.body["backup"]?.string) }
  }

  private mutating func ready(_ statement: Statement, isOfNewest: Bool) {
    guard isOfNewest else {
      wasReady = ground == .assigned
      return
    }
    lastReady = statement.position
    (readySince, wasReady) = (readySince ?? statement.at.date.timeIntervalSinceReferenceDate, false)
  }

  /// Whoever ends a case does so with the alerts that were raised before.
  private mutating func settle(by statement: Statement, of side: Side) {
    settled += alerts.filter { ($0.by == side || statement.seen >= $0.seq) && !settled.contains($0) }
  }

  /// A case that was over is opened again: what there is of it from now on goes when it has ended once more.
  private mutating func takeUp() {
    (alerts, settled, unsaidSince) = ([], [], nil)
    if isOver, !isStopped { gone = [] }
  }

  private mutating func recall(_ statement: Statement, by side: Side) {
    let isUnconditional = statement.body["unconditional"]?.flag ?? false
    if acceptance != nil, !isUnconditional {
      recallAsked = statement.seq
    } else {
      recall = Stop(seq: statement.seq, side: side, isUnconditional: isUnconditional)
    }
  }

  private mutating func answerRecall(_ statement: Statement) {
    if statement.body["agreed"]?.flag == true, let asked = recallAsked {
      recall = Stop(seq: asked, side: .sender, isUnconditional: true)
      crossed = nil
    }
    recallAsked = nil
  }

  // MARK: Slips

  /// What stands at a place of a mission's and can be taken back.
  func slip(_ seq: Int, by side: Side) -> StatementType? {
    if alerts.contains(Alert(by: side, seq: seq)) { return .alert }
    switch side {
    case .sender: return recallAsked == seq || crossed == seq ? .recallAsked : nil
    case .receiver:
      if questions.contains(seq) { return .clarificationAsked }
      if outcomes.contains(seq) { return .outcome }
      return onward.contains(seq) ? .onward : nil
    }
  }

  /// All of a mission's that can be taken back, by `seq`.
  func slips(by side: Side) -> Set<Int> {
    let raised = alerts.filter { $0.by == side }.map(\.seq)
    return Set(raised + (side == .sender ? [recallAsked, crossed].compactMap(\.self) : questions + outcomes + onward))
  }

  /// Takes back what stands at a place.
  ///
  /// - Parameter date: When that is said.
  mutating func takeBack(_ seq: Int, by side: Side, at date: Date) {
    switch slip(seq, by: side) {
    case .clarificationAsked?:
      asked.removeAll { $0.seq == seq }
      if asked.isEmpty, ground == .clarification { ground = .underReview }
    case .outcome?:
      outcomes.removeAll { $0 == seq }
      if outcomes.isEmpty, isOver { unsaidSince = date.timeIntervalSinceReferenceDate }
    case .onward?: onward.removeAll { $0 == seq }
    case .alert?: alerts.removeAll { $0 == Alert(by: side, seq: seq) }
    case .recallAsked?:
      if recallAsked == seq { recallAsked = nil }
      if crossed == seq { crossed = nil }
    default: break
    }
  }
}

extension Statement {
  /// Whether it speaks of a part of the case alone; which one is sealed.
  package var isOfPart: Bool { body[BodyField.part.key]?.flag ?? false }
}
