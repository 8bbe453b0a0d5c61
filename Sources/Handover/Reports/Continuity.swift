import Base
package import Foundation

/// How many people were met by somebody who had read their file: counted from logs alone, by route and month of arrival.
///
/// A transfer counts once its people were to have arrived. Nothing in it names a person, and what would be a count of fewer
/// than five is not given (`SmallCells`).
package struct Continuity: Sendable, Codable, Equatable {
  /// What is counted of each transfer, in the order in which it is shown.
  package enum Measure: String, Sendable, Codable, CaseIterable {
    /// The receipt within the limit that both missions agreed.
    case receiptInTime = "receipt_in_time"
    // Before the people landed:
    case delivered, accepted
    /// The headline: a caseworker was named.
    case named
    /// The first loop: the file was read and the reception planned.
    case ready
    // After it:
    case met
    case noShow = "no_show"
    /// First contact within three days.
    case contact
    case outcome
    /// The second loop: the sender knows how it ended.
    case completed
    // On the way:
    case asked, returned
  }

  /// Hours between a step and the landing.
  package enum Lead: String, Sendable, Codable, CaseIterable {
    case submitted, accepted, ready
  }

  package struct Route: Sendable, Codable, Hashable, Comparable {
    package let from: MissionID
    package let to: MissionID
    /// `2027-02`, at the place of arrival.
    package let month: String

    package static func < (a: Self, b: Self) -> Bool { (a.month, a.from, a.to) < (b.month, b.from, b.to) }
  }

  package struct Row: Sendable, Codable, Equatable {
    /// Nil: all routes and months together.
    package let route: Route?
    /// Nil: fewer than five.
    package let arrivals: Int?
    package let shares: [String: SmallCells.Share]
    /// Medians, in hours; only of five and more.
    package let leads: [String: Double]
  }

  /// By month and route, the newest last; and all together at the end.
  package let rows: [Row]
  /// Transfers of which nobody knows when the people arrive; nil: fewer than five, but some.
  package let undated: Int?

  /// - Parameter facts: One a transfer.
  package init(_ facts: [TransferFacts]) {
    let dated = facts.filter { $0.route != nil }
    let groups = Dictionary(grouping: dated) { $0.route }.compactMap { route, facts in route.map { ($0, facts) } }
      .sorted { $0.0 < $1.0 }
    let counted = groups.map { Self.counts($0.1) }
    let total = Self.counts(dated)
    let shown = SmallCells.shown(counted.map { $0.map(\.value) }, total: total.map(\.value))
    let rows = zip(groups, shown.rows).map { group, shares in Self.row(group.0, group.1, shares) }
    self.rows = dated.isEmpty ? [] : rows + [Self.row(nil, dated, shown.total)]
    undated = SmallCells.count(facts.count - dated.count)
  }

  private static func counts(_ facts: [TransferFacts]) -> [(key: Measure, value: SmallCells.Count)] {
    Measure.allCases.map { measure in
      let known = facts.compactMap { $0.measures[measure] }
      return (measure, SmallCells.Count(yes: known.filter { $0 }.count, of: known.count))
    }
  }

  private static func row(_ route: Route?, _ facts: [TransferFacts], _ shares: [SmallCells.Share]) -> Row {
    Row(
      route: route, arrivals: SmallCells.count(facts.count),
      shares: Dictionary(uniqueKeysWithValues: zip(Measure.allCases.map(\.rawValue), shares)),
      leads: Lead.allCases.reduce(into: [:]) { leads, lead in
        leads[lead.rawValue] = SmallCells.median(facts.compactMap { $0.leads[lead] })
      })
  }
}

/// What one transfer says of continuity.
package struct TransferFacts: Sendable {
  /// Nil: nobody knows when the people arrive.
  package let route: Continuity.Route?
  /// What is not there does not apply, or is not known.
  package let measures: [Continuity.Measure: Bool]
  package let leads: [Continuity.Lead: Double]

  /// - Returns: Nil for a log that cannot be folded, and where the people have not arrived yet.
  package init?(_ record: TransferRecord, policy: ClockPolicy, here: MissionID, at now: Date) {
    guard let state = TransferState(folding: record.log) else { return nil }
    let unapplied = state.unapplied
    let log = record.log.filter { !unapplied.contains($0.digest) }.map(\.statement)
    let arrival = state.arrival(log, at: now)
    if let arrival, arrival.date > now { return nil }
    let moments = Dictionary(log.map { ($0.type, $0.at.date) }) { min($0, $1) }
    route = arrival.map {
      Continuity.Route(from: record.sender, to: record.receiver, month: String($0.text.prefix(7)))
    }
    measures = Self.measures(state, moments, arrival?.date, limit: Self.limit(policy, record, here), now)
    leads = Self.leads(moments, arrival?.date)
  }

  /// Seconds that a receipt may take.
  private static func limit(_ policy: ClockPolicy, _ record: TransferRecord, _ here: MissionID) -> TimeInterval? {
    let other = here == record.sender ? record.receiver : record.sender
    let hours = policy.limits(of: .receipt, with: other).compactMap { limit -> Int? in
      guard limit.base == .afterOwed, limit.within == nil, case .hours(let hours) = limit.span else { return nil }
      return hours
    }
    return hours.min().map { Double($0) * 3600 }
  }

  private static func measures(
    _ state: TransferState, _ moments: [StatementType: Date], _ arrival: Date?, limit: TimeInterval?, _ now: Date
  ) -> [Continuity.Measure: Bool] {
    var found: [Continuity.Measure: Bool] = [
      .asked: moments[.clarificationAsked] != nil, .returned: moments[.returned] != nil,
    ]
    if let limit, let submitted = moments[.submitted] {
      let due = submitted + limit
      if let received = moments[.received] {
        found[.receiptInTime] = received <= due
      } else if due < now {
        found[.receiptInTime] = false
      }
    }
    // Whom nobody took over is not met by the receiver; whoever does not travel is met by nobody.
    guard let arrival, moments[.returned] == nil, state.movement.stage != .cancelled else { return found }
    for (measure, type) in [
      (.delivered, .received), (.accepted, .accepted), (.named, .assigned), (.ready, .ready),
    ] as [(Continuity.Measure, StatementType)] {
      found[measure] = moments[type].map { $0 < arrival } ?? false
    }
    found.merge(after(state, moments, arrival, now)) { $1 }
    return found
  }

  /// What is known of the time after the landing; what may still come is not known.
  private static func after(
    _ state: TransferState, _ moments: [StatementType: Date], _ arrival: Date, _ now: Date
  ) -> [Continuity.Measure: Bool] {
    var found: [Continuity.Measure: Bool] = [:]
    switch state.movement.isPossible(at: now) ? state.movement.stage : .planned {
    case .arrived: (found[.met], found[.noShow]) = (true, false)
    case .arrivedUnmet: (found[.met], found[.noShow]) = (false, false)
    case .noShow: (found[.met], found[.noShow]) = (false, true)
    default: break
    }
    let threeDays = arrival + 72 * 3600
    if let contact = moments[.firstContact] {
      found[.contact] = contact <= threeDays
    } else if threeDays < now {
      found[.contact] = false
    }
    let month = arrival + 30 * 86_400
    for (measure, type) in [(.outcome, .outcome), (.completed, .completed)] as [(Continuity.Measure, StatementType)] {
      if moments[type] != nil { found[measure] = true } else if month < now { found[measure] = false }
    }
    return found
  }

  private static func leads(_ moments: [StatementType: Date], _ arrival: Date?) -> [Continuity.Lead: Double] {
    guard let arrival else { return [:] }
    let steps: [(Continuity.Lead, StatementType)] = [
      (.submitted, .submitted), (.accepted, .accepted), (.ready, .ready),
    ]
    return steps.reduce(into: [:]) { leads, step in
      leads[step.0] = moments[step.1].map { arrival.timeIntervalSince($0) / 3600 }
    }
  }
}
