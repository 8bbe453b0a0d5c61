import Base
import Testing

@testable import Handover

/// The rules of the conversation, written once more by hand and without the table: what the fold has applied is held against
/// them, and where it says that a transfer stands against where they lead.
struct ConversationRules {
  typealias Place = [Int]

  private(set) var broken: [String] = []
  /// How often each kind was applied.
  private(set) var said: [StatementType: Int] = [:]

  private(set) var ground: HandoverStage = .submitted
  private(set) var handed: DeliveryStage = .submitted
  private(set) var newest: Statement
  private(set) var version: Int64 = 1
  /// The versions before the newest.
  private(set) var older: [DeliveryID] = []
  private(set) var places: [Place: StatementType] = [:]
  private(set) var questions: [Int] = []
  private(set) var onward: [Int] = []
  private(set) var outcomes: [Place] = []
  private(set) var alerts: [Place] = []
  private(set) var settled: [Place] = []
  private(set) var journey: [(side: Side, seq: Int, stage: String)] = []
  private(set) var acceptance: Int?
  private(set) var recall: (seq: Int, isUnconditional: Bool)?
  private(set) var asked: Int?
  private(set) var crossed: Int?
  private(set) var withdrawals: [(side: Side, seq: Int)] = []
  private(set) var parts: [(side: Side, seq: Int)] = []
  private(set) var partsGone: [Side: Int] = [:]
  private(set) var gone: Set<Side> = []
  private(set) var primary: JSONValue?
  /// Whether it was said of the newest version, and of an earlier one alone.
  private(set) var isReady = false
  private(set) var wasReady = false
  /// Whether an outcome was taken back of a case that is over.
  private(set) var isUnsaid = false
  private(set) var unanswered: [Int] = []
  private(set) var isMet = false
  /// That nobody had met the people, as whoever completed the transfer knew.
  private(set) var knownAlone: [Place] = []

  /// - Parameter log: Whole, with whatever strangers have put into it.
  init(_ log: [LogHead], _ state: TransferState) throws {
    let illegal = Set(state.illegal.map(\.statement))
    let readable = CausalOrder.readable(log.filter { Self.side($0.statement) != nil }, sender: LogSample.sender)
    newest = try #require(readable.first?.statement)
    broken = Self.disorder(readable, of: log)
    for entry in readable.dropFirst() {
      if illegal.contains(entry.digest) { checkRefused(entry.statement) } else { take(entry.statement) }
    }
    for entry in log where Self.side(entry.statement) == nil && !illegal.contains(entry.digest) {
      broken.append("a stranger’s \(entry.statement.type) counts")
    }
    compare(state)
  }

  /// What is wrong with the order in which a log is read.
  static func disorder(_ readable: [LogHead], of log: [LogHead]) -> [String] {
    var read: [Side: Int] = [:]
    let senders = log.map(\.statement).filter { side($0) == .sender }
    return readable.map(\.statement).compactMap { statement in
      guard let side = side(statement) else { return "a stranger is read" }
      let other: Side = side == .sender ? .receiver : .sender
      let (before, seen) = (read[side, default: 0], read[other, default: 0])
      read[side] = statement.seq
      if statement.seq != before + 1 { return "\(side) \(statement.seq) after \(before)" }
      if statement.seen > seen { return "\(side) \(statement.seq) has seen \(statement.seen), and \(seen) is read" }
      // Of two that have not seen one another the sender's goes first.
      let isLate = side == .receiver && senders.contains { $0.seq == seen + 1 && $0.seen <= before }
      return isLate ? "receiver \(statement.seq) before sender \(seen + 1)" : nil
    }
  }

  static func side(_ statement: Statement) -> Side? {
    switch statement.author {
    case LogSample.sender: .sender
    case LogSample.receiver: .receiver
    default: nil
    }
  }

  /// A recall whose author had not seen the acceptance is a request, and no mistake.
  private mutating func checkRefused(_ statement: Statement) {
    guard statement.type == .recalled, let acceptance, statement.seen < acceptance,
      statement.author == LogSample.sender, ["supervisor", "duty"].contains(statement.staff.role),
      statement.body["unconditional"] != nil, !knowsStop(statement, .sender)
    else { return }
    broken.append("a recall that crossed the acceptance is refused")
  }

  mutating func mustBe(_ holds: Bool, _ what: String) { if !holds { broken.append(what) } }

  private mutating func take(_ statement: Statement) {
    guard let side = Self.side(statement) else { return }
    let type = statement.type
    said[type, default: 0] += 1
    if [.received, .refused, .undelivered].contains(type) { return answer(statement, side) }
    if type == .update { return update(statement, side) }
    checkSpeaker(statement, side)
    checkAfterStop(statement, side)
    checkParticular(statement, side)
    let place = [side == .sender ? 0 : 1, statement.seq]
    apply(statement, side, place)
    places[place] = type
  }
}

// MARK: - Who says it, and what of

extension ConversationRules {
  private static let ofSender: Set<StatementType> = [
    .clarificationGiven, .returnAcknowledged, .completed, .recalled, .recallAsked,
  ]
  private static let ofEither: Set<StatementType> = [.movement, .consentWithdrawn, .erased, .alert, .corrected]
  private static let roles: [StatementType: [StaffRole]] = [
    .opened: [.focal], .accepted: [.supervisor], .returned: [.supervisor], .assigned: [.supervisor],
    .recallAsked: [.supervisor], .recallAnswered: [.supervisor], .recalled: [.supervisor, .duty],
    .assignmentDeclined: [.caseworker], .ready: [.caseworker], .firstContact: [.caseworker, .duty],
    .reassigned: [.caseworker, .supervisor], .outcome: [.caseworker, .supervisor], .closed: [.caseworker, .supervisor],
    .onward: [.caseworker, .supervisor], .onwardReceived: [.caseworker, .supervisor],
  ]
  private static let needed: [StatementType: [String]] = [
    .recalled: ["unconditional"], .recallAnswered: ["agreed"], .corrected: ["said"], .onwardReceived: ["onward"],
    .clarificationGiven: ["asked"], .assigned: ["primary"], .reassigned: ["primary"], .movement: ["state"],
    .firstContact: ["moment"],
  ]

  private mutating func checkSpeaker(_ statement: Statement, _ side: Side) {
    let type = statement.type
    let isSenders = Self.ofSender.contains(type)
    mustBe(Self.ofEither.contains(type) || isSenders == (side == .sender), "\(type) by the \(side)")
    let role = StaffRole(rawValue: statement.staff.role)
    let may = Self.roles[type] ?? [.focal, .caseworker, .supervisor, .duty]
    mustBe(role.map(may.contains) ?? false, "\(type) by a \(statement.staff.role)")
    for key in Self.needed[type] ?? [] { mustBe(statement.body[key] != nil, "\(type) without \(key)") }
  }

  private func knows(_ statement: Statement, _ side: Side, of stop: (side: Side, seq: Int)) -> Bool {
    side == stop.side || statement.seen >= stop.seq
  }

  private func knowsStop(_ statement: Statement, _ side: Side) -> Bool {
    withdrawals.contains { knows(statement, side, of: $0) }
      || recall.map { knows(statement, side, of: (.sender, $0.seq)) } ?? false
  }

  /// Nobody goes on with what they knew to be taken back.
  private mutating func checkAfterStop(_ statement: Statement, _ side: Side) {
    let after: Set<StatementType> = [.destroyed, .erased, .movement, .corrected]
    for stop in withdrawals where knows(statement, side, of: stop) {
      mustBe(after.contains(statement.type), "\(statement.type) after a withdrawal")
    }
    if let recall, knows(statement, side, of: (.sender, recall.seq)) {
      mustBe(after.contains(statement.type) || statement.type == .consentWithdrawn, "\(statement.type) after a recall")
    }
  }

  private static let needs: [StatementType: [HandoverStage]] = [
    .opened: [.delivered], .accepted: [.delivered, .underReview, .clarification],
    .returned: [.delivered, .underReview, .clarification],
    .clarificationAsked: [.underReview, .clarification, .accepted, .assigned, .ready, .inProgress],
    .returnAcknowledged: [.returned], .assigned: [.accepted], .assignmentDeclined: [.assigned],
    .reassigned: [.assigned, .ready, .inProgress], .ready: [.assigned, .ready],
    .outcome: [.inProgress, .closed, .completed], .completed: [.closed],
  ]

  private mutating func checkParticular(_ statement: Statement, _ side: Side) {
    let (type, body) = (statement.type, statement.body)
    if let stages = Self.needs[type] { mustBe(stages.contains(ground), "\(type) at \(ground)") }
    switch type {
    case .clarificationGiven: mustBe(questions.contains(number(body["asked"])), "an answer to no open question")
    case .assigned, .reassigned: mustBe(body["primary"] != body["backup"], "\(type): the backup is the caseworker")
    case .recalled:
      let isLate = acceptance.map { statement.seen >= $0 } ?? false
      mustBe(!isLate || body["unconditional"]?.flag == true, "a recall that knew of the acceptance")
    case .recallAnswered: mustBe(asked != nil, "an answer to no recall")
    case .onwardReceived: mustBe(onward.contains(number(body["onward"])), "something came that was not handed on")
    case .closed: mustBe(onward.isEmpty, "closed before what was handed on had come")
    case .firstContact:
      mustBe(!isOver || !alerts.isEmpty || isUnsaid || isStranded, "contact after the end, and nothing to do")
    case .outcome: mustBe(!isOver || outcomes.isEmpty, "another outcome after the end")
    case .destroyed, .erased: checkGone(statement, side)
    case .movement: checkJourney(body["state"]?.string ?? "")
    case .corrected: checkSlip(statement, side)
    default: break
    }
  }

  var isOver: Bool { [.closed, .completed].contains(ground) }

  /// The word of the journey by which nobody has met the people.
  private var alone: (side: Side, seq: Int, stage: String)? {
    let last = journey.last { $0.stage != "arrived" }
    return last?.stage == "arrived_unmet" || journey.last?.stage == "no_show" ? last : nil
  }

  var isStranded: Bool { !isMet && alone.map { !knownAlone.contains([$0.side == .sender ? 0 : 1, $0.seq]) } ?? false }

  private mutating func checkGone(_ statement: Statement, _ side: Side) {
    if statement.isOfPart {
      mustBe(partsGone[side, default: 0] < parts.count, "no part is to be erased")
      mustBe(!isTainted, "a part erased that is still there")
      return mustBe(side == .sender || handed == .delivered, "a part erased before the version without it came")
    }
    let hasEnded = statement.type == .erased && [.completed, .returned].contains(ground)
    mustBe(hasEnded || knowsStop(statement, side), "\(statement.type) though nobody took it back")
    mustBe(!gone.contains(side), "\(statement.type) twice")
  }

  var isTainted: Bool {
    parts.contains { $0.side == .sender ? newest.seq < $0.seq : newest.seen < $0.seq }
  }

  private mutating func checkJourney(_ next: String) {
    let came = ["arrived", "arrived_unmet", "no_show", "diverted"]
    let may: [String]
    switch journey.last?.stage ?? "planned" {
    case "arrived", "cancelled": may = []
    case "arrived_unmet": may = ["arrived"]
    case "departed", "diverted": may = came
    case "no_show": may = ["arrived", "arrived_unmet", "confirmed", "departed", "postponed", "cancelled"]
    default: may = came + ["confirmed", "departed", "postponed", "not_departed", "cancelled"]
    }
    mustBe(may.contains(next), "\(next) after \(journey.last?.stage ?? "nothing")")
  }

  private mutating func checkSlip(_ statement: Statement, _ side: Side) {
    let seq = number(statement.body["said"])
    let place = [side == .sender ? 0 : 1, seq]
    let stands =
      switch places[place] {
      case .clarificationAsked?: questions.contains(seq)
      case .onward?: onward.contains(seq)
      case .outcome?: outcomes.contains(place)
      case .alert?: alerts.contains(place)
      case .recalled?, .recallAsked?: asked == seq || crossed == seq
      case .movement?: journey.last.map { $0.side == side && $0.seq == seq } ?? false
      default: false
      }
    mustBe(stands, "\(places[place]?.text ?? "nothing") taken back that does not stand")
  }

  private func number(_ value: JSONValue?) -> Int { value?.integer.map(Int.init) ?? 0 }
}

// MARK: - What follows

extension ConversationRules {
  private mutating func answer(_ statement: Statement, _ side: Side) {
    guard statement.bundle == newest.bundle else {
      // Of an earlier version it is true, and changes nothing about the newest.
      let isKnown = statement.bundle.map(older.contains) ?? false
      if statement.type == .received, side == .receiver, isKnown, ground == .submitted { ground = .delivered }
      return
    }
    let may: [DeliveryStage] =
      statement.type == .undelivered ? [.submitted, .refused] : [.submitted, .refused, .undelivered]
    mustBe(may.contains(handed), "\(statement.type) of what is \(handed)")
    mustBe((side == .sender) == (statement.type == .undelivered), "\(statement.type) by the \(side)")
    switch statement.type {
    case .received:
      handed = .delivered
      if ground == .submitted { ground = .delivered }
    case .refused: if handed != .undelivered { handed = .refused }
    default: handed = .undelivered
    }
  }

  private mutating func update(_ statement: Statement, _ side: Side) {
    let next = statement.body["version"]?.integer ?? 0
    mustBe(side == .sender && next > version, "version \(next) by the \(side) after \(version)")
    if let bundle = newest.bundle { older.append(bundle) }
    (newest, version, handed) = (statement, next, .submitted)
    if ground == .ready, !["arrived", "arrived_unmet"].contains(journey.last?.stage) {
      (ground, wasReady, isReady) = (.assigned, true, false)
    }
  }

  private mutating func apply(_ statement: Statement, _ side: Side, _ place: Place) {
    let seq = statement.seq
    switch statement.type {
    case .opened: ground = .underReview
    case .clarificationAsked:
      questions.append(seq)
      if ground == .underReview { ground = .clarification }
    case .clarificationGiven:
      let answered = number(statement.body["asked"])
      questions.removeAll { $0 == answered }
      if ground == .clarification, questions.isEmpty { ground = .underReview }
    case .assigned, .reassigned: name(statement)
    case .assignmentDeclined: (ground, primary, wasReady) = (.accepted, nil, false)
    case .ready:
      if statement.bundle == newest.bundle {
        (ground, isReady, wasReady) = (.ready, true, false)
      } else {
        wasReady = ground == .assigned
      }
    case .outcome:
      outcomes.append(place)
      isUnsaid = false
    case .onward: onward.append(seq)
    case .onwardReceived:
      let come = number(statement.body["onward"])
      onward.removeAll { $0 == come }
    case .alert: alerts.append(place)
    case .movement: journey.append((side, seq, statement.body["state"]?.string ?? ""))
    case .firstContact:
      if [.closed, .completed].contains(ground), recall == nil, withdrawals.isEmpty { gone = [] }
      (ground, alerts, isUnsaid, isMet) = (.inProgress, [], false, true)
    case .corrected: takeBack(number(statement.body["said"]), side)
    default: takeBackOrEnd(statement, side)
    }
  }

  private mutating func name(_ statement: Statement) {
    let named = statement.body["primary"]
    if named != primary { wasReady = false }
    if statement.type == .assigned || named != primary && ground == .ready { (ground, isReady) = (.assigned, false) }
    primary = named
  }

  private mutating func takeBackOrEnd(_ statement: Statement, _ side: Side) {
    let (seq, body) = (statement.seq, statement.body)
    switch statement.type {
    case .accepted:
      (ground, acceptance) = (.accepted, seq)
      // An acceptance that had not seen a conditional recall takes precedence.
      if let recall, !recall.isUnconditional {
        self.recall = nil
        (asked, crossed) = (recall.seq, recall.seq)
      }
    case .returned:
      (ground, questions, isUnsaid) = (.returned, [], false)
      settle(statement, side)
    case .closed:
      unanswered += questions
      (ground, questions, isUnsaid) = (.closed, [], false)
      settle(statement, side)
    case .completed:
      ground = .completed
      settle(statement, side)
      if let alone, alone.side == side || statement.seen >= alone.seq {
        knownAlone.append([alone.side == .sender ? 0 : 1, alone.seq])
      }
    case .recalled:
      let isUnconditional = body["unconditional"]?.flag == true
      if acceptance == nil || isUnconditional { recall = (seq, isUnconditional) } else { asked = seq }
    case .recallAsked: asked = seq
    case .recallAnswered:
      if body["agreed"]?.flag == true, let asked {
        recall = (asked, true)
        crossed = nil
      }
      asked = nil
    case .consentWithdrawn:
      if statement.isOfPart { parts.append((side, seq)) } else { withdrawals.append((side, seq)) }
    case .destroyed, .erased:
      if statement.isOfPart { partsGone[side] = parts.count } else { gone.insert(side) }
    default: break
    }
  }

  private mutating func settle(_ statement: Statement, _ side: Side) {
    let own = side == .sender ? 0 : 1
    settled += alerts.filter { $0[0] == own || statement.seen >= $0[1] }
  }

  private mutating func takeBack(_ seq: Int, _ side: Side) {
    let place = [side == .sender ? 0 : 1, seq]
    switch places[place] {
    case .clarificationAsked?:
      questions.removeAll { $0 == seq }
      if questions.isEmpty, ground == .clarification { ground = .underReview }
    case .onward?: onward.removeAll { $0 == seq }
    case .outcome?:
      outcomes.removeAll { $0 == place }
      if outcomes.isEmpty, isOver { isUnsaid = true }
    case .alert?: alerts.removeAll { $0 == place }
    case .movement?: if !journey.isEmpty { journey.removeLast() }
    case .recalled?, .recallAsked?:
      if asked == seq { asked = nil }
      if crossed == seq { crossed = nil }
    default: break
    }
    places[place] = nil
  }
}
