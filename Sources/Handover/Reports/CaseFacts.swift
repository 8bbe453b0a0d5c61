import Base
package import Foundation

/// What reports remember of one case: its log, folded, and what was told sealed in codes and numbers. Nothing that anybody has
/// worded, and nobody's name.
package struct CaseTrace: Sendable {
  package let sender: MissionID
  package let receiver: MissionID
  fileprivate let arrival: Timestamp?
  fileprivate let stage: HandoverStage
  fileprivate let movement: MovementStage
  /// When something was first said of each kind, of what counts.
  fileprivate let moments: [(type: StatementType, at: Date)]
  fileprivate let questions: Int
  /// Why it was given back.
  fileprivate let returnCode: Code?
  fileprivate let outcome: OutcomeFigures?

  /// Whether something stated of the journey may count later that cannot be yet.
  let isProvisional: Bool

  /// - Parameters:
  ///   - log: All that can be read of it.
  ///   - read: The sealed half of a statement; nil where it cannot be opened here.
  /// - Returns: Nil for a log that cannot be folded.
  package init?(_ record: TransferRecord, _ log: [LogHead], at now: Date, read: (Statement) -> SealedHalf?) {
    guard let state = TransferState(folding: log) else { return nil }
    let unapplied = state.unapplied
    let log = log.filter { !unapplied.contains($0.digest) }.map(\.statement)
    (sender, receiver) = (record.sender, record.receiver)
    arrival = state.arrival(at: now)
    isProvisional = !state.movement.isPossible(at: now)
    (stage, movement) = (state.people.stage, isProvisional ? .planned : state.movement.stage)
    var first = Dictionary(log.map { ($0.type, $0.at.date) }) { min($0, $1) }
    // Who was ready for what was planned before was not ready for them.
    first[.ready] = state.people.ready
    moments = first.map { (type: $0, at: $1) }
    questions = log.count { $0.type == .clarificationAsked }
    let returned = log.last { $0.type == .returned }.flatMap(read)
    // A word that is none of the table's may be anything.
    returnCode = returned.flatMap { half in
      BodyField.returnCode.problem(in: .object(half.said)) == nil ? half.said["code"]?.code : nil
    }
    outcome = state.people.hasOutcome ? log.last { $0.type == .outcome }.flatMap(read).map(OutcomeFigures.init) : nil
  }

  /// Whether the people have come, or were to have; nil where nobody knows when.
  fileprivate func hasLanded(at now: Date) -> Bool? {
    arrival.map { $0.date <= now || [.arrived, .arrivedUnmet, .noShow].contains(movement) }
  }

  fileprivate func moment(_ type: StatementType) -> Date? { moments.first { $0.type == type }?.at }
}

/// What an outcome says in numbers. Its words stay where they are.
package struct OutcomeFigures: Sendable, Equatable {
  /// Reintegration Sustainability Index below which a person needs mentoring (the study's practice in Guinea).
  package static let mentoring = 0.5

  let rsi: [String: Double]
  let satisfied: [String: Bool]
  let hasChallenges: Bool
  let appointmentsLeft: Double?

  package init(_ half: SealedHalf) {
    let said = half.said
    rsi = ["economic", "social", "psychosocial", "composite"].reduce(into: [:]) { found, part in
      found[part] = said["rsi_\(part)"]?.decimal.flatMap { (0...1).contains($0) ? $0 : nil }
    }
    satisfied = ["caseworker", "assistance"].reduce(into: [:]) { found, what in
      found[what] = said["satisfied_\(what)"]?.flag
    }
    hasChallenges = !(said["challenges"]?.lines ?? []).isEmpty
    appointmentsLeft = said["appointments_left"]?.decimal
  }

  /// Whether the person is to have a mentor; nil where no index was told.
  package var needsMentor: Bool? { rsi["composite"].map { $0 < Self.mentoring } }
}

/// What a case's core says that reports count: on its card, sealed as that is.
package struct CaseFigures: Sendable, Codable, Equatable {
  package var needsManagement: Bool?
  package var model: String?
  package var categories: [String]
  package var lateReason: String?
  /// Whether somebody in it is handed over on a vital interest in place of a consent.
  package var isVitalInterest: Bool

  package init(
    needsManagement: Bool? = nil, model: String? = nil, categories: [String] = [], lateReason: String? = nil,
    isVitalInterest: Bool = false
  ) {
    self.needsManagement = needsManagement
    self.model = model
    self.categories = categories
    self.lateReason = lateReason
    self.isVitalInterest = isVitalInterest
  }
}

/// What one case says in a report: to each measure yes or no; what is not there does not apply, or is not known.
package struct CaseFacts: Sendable {
  package let from: MissionID
  package let to: MissionID
  /// `2027-02`, at the place of arrival; nil where nobody knows.
  package let month: String?
  package let measures: [String: Bool]
  package let amounts: [String: Double]
  private let figures: CaseFigures?

  /// Of a reason that it was not (`returned.incomplete`) that is known, where it is known whether it was for any.
  func measure(_ key: String) -> Bool? {
    if let told = measures[key] { return told }
    guard let dot = key.firstIndex(of: ".") else { return nil }
    return measures[String(key[..<dot])].map { _ in false }
  }

  package func groups(by grouping: Report.Grouping) -> [[String]] {
    let (from, to, month) = (from.text, to.text, month ?? "unknown")
    return switch grouping {
    case .routeMonth: [[month, from, to]]
    case .route: [[from, to]]
    case .month: [[month]]
    case .category:
      figures.map { $0.categories.isEmpty ? [["none"]] : $0.categories.map { [Code.of($0)?.text ?? "unknown"] } }
        ?? [["unknown"]]
    case .model: [[Code.of(figures?.model)?.text ?? "unknown"]]
    case .all: [[]]
    }
  }

  /// - Parameters:
  ///   - figures: Of its card; nil where there is none any more.
  ///   - limit: Seconds that a receipt may take.
  /// - Returns: Nil where it does not count: of continuity, as long as the people are still to arrive.
  package init?(
    _ kind: Report.Kind, _ trace: CaseTrace, _ figures: CaseFigures?, receiptLimit limit: TimeInterval?, at now: Date
  ) {
    if kind == .continuity, trace.hasLanded(at: now) == false { return nil }
    (from, to) = (trace.sender, trace.receiver)
    month = trace.arrival.map { String($0.text.prefix(7)) }
    self.figures = figures
    let sight = Sight(trace: trace, limit: limit, now: now)
    switch kind {
    case .continuity: (measures, amounts) = (sight.continuity, sight.leads)
    case .indicators: (measures, amounts) = (sight.indicators(figures), sight.spans)
    case .trends: (measures, amounts) = (sight.trends, sight.told)
    }
  }
}

extension Report.Kind {
  /// What is always shown; a code that comes with one follows it (`returned.incomplete`).
  package var measures: [String] {
    switch self {
    case .continuity:
      [
        "receipt_in_time", "delivered", "accepted", "named", "ready", "met", "no_show", "contact", "outcome",
        "completed", "asked", "returned",
      ]
    case .indicators:
      [
        "needs_management", "generalist", "intensive", "in_work", "supported_1", "supported_3", "supported_6",
        "receipt_in_time", "late", "asked", "returned", "recalled", "withdrawn", "onward", "onward_received", "loop_1",
        "loop_2", "vital_interest",
      ]
    case .trends:
      [
        "outcome", "satisfied_caseworker", "satisfied_assistance", "mentor", "challenges", "asked", "alerted",
        "returned", "no_show",
      ]
    }
  }

  package var medians: [String] {
    switch self {
    case .continuity: ["submitted", "accepted", "ready"]
    case .indicators: ["contact_after", "erased_after"]
    case .trends:
      ["rsi_composite", "rsi_economic", "rsi_social", "rsi_psychosocial", "appointments_left", "questions"]
    }
  }
}

/// One case as a report looks at it.
private struct Sight {
  let trace: CaseTrace
  let limit: TimeInterval?
  let now: Date

  private func moment(_ type: StatementType) -> Date? { trace.moment(type) }
  private var arrival: Date? { trace.arrival?.date }
  private var hasLanded: Bool? { trace.hasLanded(at: now) }

  private static let day: TimeInterval = 86_400

  /// Whether something came within so long after a moment; nil as long as it still may.
  private func came(_ type: StatementType, within seconds: TimeInterval, of start: Date?) -> Bool? {
    guard let start else { return nil }
    if let there = moment(type) { return there <= start + seconds }
    return start + seconds < now ? false : nil
  }

  /// Whether something was said at all; nil as long as it still may be.
  private func said(_ type: StatementType, by end: Date?) -> Bool? {
    if moment(type) != nil { return true }
    return end.flatMap { $0 < now ? false : nil }
  }

  private var receiptInTime: Bool? { limit.flatMap { came(.received, within: $0, of: moment(.submitted)) } }

  // MARK: Continuity

  var continuity: [String: Bool] {
    var found: [String: Bool] = ["asked": moment(.clarificationAsked) != nil, "returned": moment(.returned) != nil]
    found["receipt_in_time"] = receiptInTime
    // Whom nobody took over is not met by the receiver; whoever does not travel is met by nobody.
    guard let arrival, moment(.returned) == nil, trace.movement != .cancelled else { return found }
    for (measure, type) in [
      ("delivered", .received), ("accepted", .accepted), ("named", .assigned), ("ready", .ready),
    ] as [(String, StatementType)] {
      found[measure] = moment(type).map { $0 < arrival } ?? false
    }
    found["met"] = met
    found["no_show"] = noShow
    found["contact"] = came(.firstContact, within: 3 * Self.day, of: arrival)
    found["outcome"] = said(.outcome, by: arrival + 30 * Self.day)
    found["completed"] = said(.completed, by: arrival + 30 * Self.day)
    return found
  }

  private var met: Bool? {
    switch trace.movement {
    case .arrived: true
    case .arrivedUnmet, .noShow: false
    default: nil
    }
  }

  private var noShow: Bool? { met == nil ? nil : trace.movement == .noShow }

  var leads: [String: Double] {
    guard let arrival else { return [:] }
    let steps: [(String, StatementType)] = [("submitted", .submitted), ("accepted", .accepted), ("ready", .ready)]
    return steps.reduce(into: [:]) { leads, step in
      leads[step.0] = moment(step.1).map { arrival.timeIntervalSince($0) / 3600 }
    }
  }

  // MARK: Indicators

  /// From the acceptance to the closing.
  private static let work: Set<HandoverStage> = [.accepted, .assigned, .ready, .inProgress]

  func indicators(_ figures: CaseFigures?) -> [String: Bool] {
    var found: [String: Bool] = [
      "in_work": Self.work.contains(trace.stage), "asked": moment(.clarificationAsked) != nil,
      "recalled": trace.stage == .recalled, "withdrawn": trace.stage == .withdrawn, "onward": moment(.onward) != nil,
    ]
    found.merge(returned) { $1 }
    found["receipt_in_time"] = receiptInTime
    if moment(.onward) != nil { found["onward_received"] = moment(.onwardReceived) != nil }
    if moment(.accepted) != nil, hasLanded == true {
      for (measure, months) in [("supported_1", 1), ("supported_3", 3), ("supported_6", 6)] {
        found[measure] = came(.firstContact, within: Double(months) * 30 * Self.day, of: arrival)
      }
    }
    if let arrival, hasLanded == true { found["loop_1"] = moment(.ready).map { $0 < arrival } ?? false }
    found["loop_2"] = said(.completed, by: arrival.map { $0 + 30 * Self.day })
    guard let figures else { return found }
    found["needs_management"] = figures.needsManagement
    if let model = figures.model {
      for known in ["generalist", "intensive"] { found[known] = model == known }
    }
    found["late"] = figures.lateReason != nil
    if let reason = figures.lateReason { found["late.\(Code.of(reason)?.text ?? "unknown")"] = true }
    found["vital_interest"] = figures.isVitalInterest
    return found
  }

  private var returned: [String: Bool] {
    guard moment(.returned) != nil else { return ["returned": false] }
    return ["returned": true, "returned.\(trace.returnCode?.text ?? "unknown")": true]
  }

  var spans: [String: Double] {
    var spans: [String: Double] = [:]
    if let arrival, let contact = moment(.firstContact) {
      spans["contact_after"] = contact.timeIntervalSince(arrival) / 3600
    }
    let stops = [moment(.recalled), moment(.consentWithdrawn)].compactMap(\.self)
    if [.recalled, .withdrawn].contains(trace.stage), let stop = stops.min(),
      let gone = [moment(.destroyed), moment(.erased)].compactMap(\.self).min()
    {
      spans["erased_after"] = gone.timeIntervalSince(stop) / 3600
    }
    return spans
  }

  // MARK: Trends

  var trends: [String: Bool] {
    var found = returned
    found["asked"] = moment(.clarificationAsked) != nil
    found["alerted"] = moment(.alert) != nil
    found["no_show"] = noShow
    found["outcome"] = said(.outcome, by: arrival.map { $0 + 30 * Self.day })
    guard let outcome = trace.outcome else { return found }
    for (what, isSo) in outcome.satisfied { found["satisfied_\(what)"] = isSo }
    found["mentor"] = outcome.needsMentor
    found["challenges"] = outcome.hasChallenges
    return found
  }

  var told: [String: Double] {
    var told = ["questions": Double(trace.questions)]
    guard let outcome = trace.outcome else { return told }
    for (part, index) in outcome.rsi { told["rsi_\(part)"] = index }
    told["appointments_left"] = outcome.appointmentsLeft
    return told
  }
}
