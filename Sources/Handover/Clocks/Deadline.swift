package import Base
package import Foundation

/// Something that one of two missions owes, by when.
package struct Deadline: Sendable, Equatable, Codable {
  /// In the order in which it comes to pass.
  package enum What: String, Sendable, Codable, CaseIterable {
    /// The receiving daemon's signed receipt.
    case receipt
    case review, answer, acceptance, acknowledgement, assignment, readiness
    /// Word of how the journey ended.
    case arrival
    case contact, outcome, closure, completion
    /// The receiving mission's statement that nothing of a recalled case is left there.
    case destruction
    /// A mission's statement that nothing of a case that was taken back is left there.
    case erasure
  }

  package let what: What
  package let owedBy: MissionID
  /// Who there is to do it.
  package let role: StaffRole
  package let since: Date
  /// Nil: no limit holds, for example since no arrival is known.
  package let due: Date?
  /// Whether `due` has passed.
  package let isLate: Bool
  /// Who is to know of it besides, since it is late: a role of the mission that owes it, or the other mission's `duty`.
  package let escalated: [Told]

  package struct Told: Sendable, Equatable, Codable {
    package let mission: MissionID
    package let role: StaffRole
  }
}

/// What starts a clock and who is to stop it: a row a deadline.
private struct ClockRow {
  let what: Deadline.What
  let party: StatementKind.Party
  let role: StaffRole
  /// The newest of these statements is since when it is owed.
  let since: [StatementType]
  /// What stops it without moving the transfer on.
  let end: StatementType?
  let runs: @Sendable (ClockState) -> Bool

  init(
    _ what: Deadline.What, by party: StatementKind.Party, _ role: StaffRole, since: [StatementType],
    until end: StatementType? = nil, _ runs: @escaping @Sendable (ClockState) -> Bool
  ) {
    (self.what, self.party, self.role, self.since, self.end, self.runs) = (what, party, role, since, end, runs)
  }

  static let table = [
    ClockRow(.receipt, by: .sender, .duty, since: [.submitted, .update]) { $0.handed.stage != .delivered },
    ClockRow(.review, by: .receiver, .focal, since: [.received]) { $0.people.stage == .delivered },
    ClockRow(.answer, by: .sender, .caseworker, since: [.clarificationAsked]) {
      !$0.people.questions.isEmpty && !$0.people.isStopped
    },
    ClockRow(.acceptance, by: .receiver, .supervisor, since: [.received]) {
      [.delivered, .underReview, .clarification].contains($0.people.stage)
    },
    ClockRow(.acknowledgement, by: .sender, .caseworker, since: [.returned], until: .returnAcknowledged) {
      $0.people.stage == .returned
    },
    ClockRow(.assignment, by: .receiver, .supervisor, since: [.accepted, .assignmentDeclined]) {
      $0.people.stage == .accepted
    },
    ClockRow(.readiness, by: .receiver, .caseworker, since: [.assigned, .reassigned]) {
      ($0.people.stage == .assigned || $0.state.movedSinceReady != nil) && !$0.hasJourneyEnded
    },
    ClockRow(.arrival, by: .receiver, .caseworker, since: [.received]) {
      $0.isUnderWay && !$0.hasJourneyEnded
    },
    ClockRow(.contact, by: .receiver, .caseworker, since: [.received]) {
      $0.isUnmet && $0.movement.stage != .cancelled || $0.state.stranding(at: $0.now) != nil
    },
    ClockRow(.outcome, by: .receiver, .caseworker, since: [.firstContact]) {
      $0.people.stage == .inProgress && !$0.people.hasOutcome || $0.people.owesOutcome
    },
    ClockRow(.closure, by: .receiver, .caseworker, since: [.outcome]) {
      $0.people.stage == .inProgress && $0.people.hasOutcome
    },
    ClockRow(.completion, by: .sender, .caseworker, since: [.closed]) { $0.people.stage == .closed },
    ClockRow(.destruction, by: .receiver, .supervisor, since: stops) {
      $0.people.stage == .recalled && $0.people.isReceived && !$0.people.gone.contains(.receiver)
    },
    ClockRow(.erasure, by: .receiver, .supervisor, since: stops) {
      $0.people.stage == .withdrawn && $0.people.isReceived && !$0.people.gone.contains(.receiver)
        || $0.people.owesPart.contains(.receiver) && $0.people.isReceived
    },
    ClockRow(.erasure, by: .sender, .supervisor, since: stops) {
      [.recalled, .withdrawn].contains($0.people.stage) && !$0.people.gone.contains(.sender)
        || $0.people.owesPart.contains(.sender)
    },
  ]

  private static let stops: [StatementType] = [.recalled, .recallAnswered, .consentWithdrawn]
}

/// A transfer's state, as the clocks look at it.
private struct ClockState {
  let state: TransferState
  let now: Date

  var people: HandoverTrack { state.people }
  var movement: MovementTrack { state.movement }
  var handed: TransferState.Handed { state.handed }

  /// Whether somebody still waits for the people to come.
  var isUnderWay: Bool {
    handed.stage == .delivered
      && ![.returned, .inProgress, .closed, .completed, .recalled, .withdrawn].contains(people.stage)
  }

  /// Whether it is known how the journey ended: what is stated of a moment that cannot be stops nothing.
  var hasJourneyEnded: Bool { movement.stage.isJourneysEnd && movement.isPossible(at: now) }

  /// Whether nobody has been in contact with people who were accepted.
  var isUnmet: Bool {
    [.accepted, .assigned, .ready].contains(people.stage)
      || people.stage == .inProgress && !people.isInContact(at: now)
  }
}

extension MovementStage {
  /// Whether there is nothing more to be heard of the journey that is on its way.
  fileprivate var isJourneysEnd: Bool { [.arrived, .arrivedUnmet, .noShow, .notDeparted, .cancelled].contains(self) }
}

extension TransferState {
  /// What is owed now, soonest first: arithmetic over state, policy and time, which are all it knows.
  ///
  /// - Parameter here: Whose policy it is: one of the transfer's two missions.
  package func deadlines(policy: ClockPolicy, here: MissionID, at now: Date) -> [Deadline] {
    let clock = RunningClock(state: self, policy: policy, here: here, now: now)
    return ClockRow.table.filter { $0.runs(ClockState(state: self, now: now)) }.compactMap(clock.deadline)
      .sorted { ($0.due ?? .distantFuture, $0.since) < ($1.due ?? .distantFuture, $1.since) }
  }

  /// When the people are to arrive, or have arrived, as it was written; nil where nobody knows.
  package func arrival(at now: Date) -> Timestamp? {
    switch movement.stage {
    case .postponed, .notDeparted, .cancelled: return nil
    case .planned, .confirmed, .departed, .arrived, .arrivedUnmet, .diverted, .noShow: break
    }
    return movement.arrival(at: now) ?? planned(at: now)
  }

  /// The same, also where the journey is put off: by the day that was said with that.
  func expectedArrival(at now: Date) -> Timestamp? {
    movement.stage == .postponed ? movement.moment : arrival(at: now)
  }

  /// When they were to arrive, once it is said how that went: a slip of the day is seen beside it.
  package func plannedArrival(at now: Date) -> Timestamp? {
    [.arrived, .arrivedUnmet, .noShow].contains(movement.stage) ? movement.expected(planned(at: now), at: now) : nil
  }

  /// By the newest version of the case.
  private func planned(at now: Date) -> Timestamp? {
    guard let arrival = newest.arrival else { return nil }
    let stated = StatedMoment(moment: arrival, said: newest.made.date, tense: .planned, bearing: .journey)
    return stated.obstacle(at: now) == nil ? arrival : nil
  }

  /// That nobody has met the people, while it is for somebody to do: until a first contact, until the case is given or taken back, or
  /// until the sender has completed it and knew. That it was closed ends nothing.
  package func stranding(at now: Date) -> Stranding? {
    guard !isStopped, people.stage != .returned, !isMet(at: now) else { return nil }
    return movement.stranding
  }

  /// Whether somebody is in contact with the people.
  package func isMet(at now: Date) -> Bool { people.isInContact(at: now) }

  /// Why what was last said of the journey is hardly meant as it stands; nil when it may be.
  package func journeyDoubt(at now: Date) -> StatedMoment.Doubt? {
    movement.doubt(arrival: movement.expected(planned(at: now), at: now)?.date, at: now)
  }
}

/// The clocks of one transfer.
private struct RunningClock {
  let state: TransferState
  let policy: ClockPolicy
  let now: Date
  let other: MissionID
  let days: WorkingDays
  let arrival: Timestamp?
  let zone: TimeZone

  init(state: TransferState, policy: ClockPolicy, here: MissionID, now: Date) {
    self.state = state
    self.policy = policy
    self.now = now
    other = here == state.sender ? state.receiver : state.sender
    days = policy.days[state.receiver] ?? WorkingDays()
    arrival = state.arrival(at: now)
    zone = days.zone ?? arrival?.zone ?? .gmt
  }

  /// - Returns: Nil where the log does not hold since when it is owed, or that it is done.
  func deadline(_ row: ClockRow) -> Deadline? {
    if let end = row.end, !state.moments.of(end).isEmpty { return nil }
    let started = row.since.lazy.flatMap(state.moments.of).map(said)
    if row.what == .contact, let stranding = state.stranding(at: now) { return urgent(row, stranding) }
    guard let since = special(row.what) ?? started.max() else { return nil }
    let due = policy.limits(of: row.what, with: other).compactMap { moment($0, since: since) }.min()
    let late = due.map { $0 < now } ?? false
    let owing = row.party == .sender ? state.sender : state.receiver
    return Deadline(
      what: row.what, owedBy: owing, role: role(row), since: since, due: due, isLate: late,
      escalated: due.map { told(owing: owing, late: now.timeIntervalSince($0)) } ?? [])
  }

  /// Whoever nobody has met is to be found at once, by whoever there is: both missions are to know from the first minute.
  private func urgent(_ row: ClockRow, _ stranding: Stranding) -> Deadline {
    let since = said(stranding.said)
    return Deadline(
      what: row.what, owedBy: state.receiver, role: state.people.caseworkers == nil ? .duty : row.role, since: since,
      due: since, isLate: since < now,
      escalated: [.init(mission: state.receiver, role: .supervisor), .init(mission: state.sender, role: .duty)])
  }

  /// When something was said. By a clock that is ahead it has not been said yet, and would be owed by nobody for as long:
  /// it counts from the newest moment in the log that has been.
  private func said(_ moment: Date) -> Date {
    moment > now + StatedMoment.slack ? state.moments.newest(upTo: now) ?? .distantPast : moment
  }

  /// Since when something is owed that is not owed since the last that was said: an answer since the first question that is open; to
  /// be ready again since the case changed; another outcome since that was taken back.
  private func special(_ what: Deadline.What) -> Date? {
    switch what {
    case .answer: state.people.asked.lazy.map { said(Date(timeIntervalSinceReferenceDate: $0.at)) }.min()
    case .readiness:
      state.movedSinceReady.map(said) ?? (state.people.isReadyOfOlder ? said(state.newest.made.date) : nil)
    case .outcome: state.people.owesOutcome ? state.people.outcomeTakenBack.map(said) : nil
    default: nil
    }
  }

  /// Whoever lands before anybody has accepted the case is looked after by who is on duty.
  private func role(_ row: ClockRow) -> StaffRole {
    let hasLanded = arrival.map { $0.date < now } ?? false
    return hasLanded && [.review, .acceptance].contains(row.what) ? .duty : row.role
  }

  private func told(owing: MissionID, late: TimeInterval) -> [Deadline.Told] {
    guard late > 0 else { return [] }
    var told: [Deadline.Told] = []
    if late >= Double(policy.escalation.supervisor) * 3600 { told.append(.init(mission: owing, role: .supervisor)) }
    if late >= Double(policy.escalation.otherMission) * 3600 {
      told.append(.init(mission: owing == state.sender ? state.receiver : state.sender, role: .duty))
    }
    return told
  }

  private func moment(_ limit: Limit, since: Date) -> Date? {
    if let within = limit.within {
      guard let arrival, arrival.date.timeIntervalSince(since) < Double(within) * 3600 else { return nil }
    }
    switch limit.base {
    case .afterOwed: return later(since, limit.span)
    case .afterArrival: return arrival.map { later($0.date, limit.span) }
    case .beforeArrival:
      // What has come too late for its limit is not late before anybody could do it.
      let least = since + Double(ClockPolicy.least) * 3600
      return arrival.map { max(earlier($0.date, limit.span), least) }
    }
  }

  private func later(_ date: Date, _ span: Limit.Span) -> Date {
    switch span {
    case .hours(let hours): date + Double(hours) * 3600
    case .workingDays(let count): days.after(date, count, in: zone)
    }
  }

  private func earlier(_ date: Date, _ span: Limit.Span) -> Date {
    switch span {
    case .hours(let hours): date - Double(hours) * 3600
    case .workingDays(let count): days.before(date, count, in: zone)
    }
  }
}
