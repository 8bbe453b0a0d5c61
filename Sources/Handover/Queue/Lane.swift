package import Foundation

/// The way to one mission: how much may be on it at once, and whether it is passable.
///
/// The window follows Postfix: it widens at the *end* of a cohort of successes and narrows at the
/// *start* of a cohort of connection failures. What a mission says about an item moves nothing.
/// Every attempt that `started()` ends in exactly one of ``succeeded(policy:)``,
/// ``connectionFailed(at:policy:using:)``, ``itemRejected()`` and ``holdMission(code:text:at:policy:)``;
/// ``attemptEnded(_:text:at:policy:using:)`` picks the right one.
/// - Note: Source: decision 0017, "window per mission" and "breaker per mission"; Postfix
///   SCHEDULER_README (1/N feedback, reverse hysteresis).
package struct Lane: Sendable, Equatable {
  package let mission: MissionID
  /// Items that may be in flight at once; its whole part counts.
  package private(set) var window: Double
  /// Items in flight now.
  package private(set) var inFlight = 0
  package private(set) var breaker = Breaker.closed(failures: 0)
  /// Set while the whole mission stands still.
  package private(set) var hold: HoldReason?
  /// When the hold began.
  package private(set) var heldSince: Date?
  /// When a held mission is asked again; `nil` when only a person lifts the hold.
  package private(set) var holdProbeAt: Date?

  /// What our own proxy does to keep us from the mission, as the last try found it; nil when it lets us through.
  package private(set) var proxyTrouble: String?

  /// Successes of the running cohort, each worth 1/N.
  private var credit = 0.0
  /// How many failures in a row make the running cohort a failed one.
  private var cohort = 0
  /// No probe is ever further ahead than this, in seconds, unless the clock was set back.
  let probeHorizon: TimeInterval

  package init(mission: MissionID, policy: QueuePolicy) {
    self.mission = mission
    self.window = Double(max(policy.windowStart, 1))
    self.probeHorizon = policy.longestProbeWait
  }
}

// MARK: - What happens to items

extension Lane {
  /// Before the end of an attempt or a probe is told: whether our own proxy was in its way.
  package mutating func found(proxyTrouble: String?) { self.proxyTrouble = proxyTrouble }

  /// An item took a slot.
  package mutating func started() {
    inFlight += 1
  }

  /// A signed receipt came back: the lane works, whatever was thought of it before.
  package mutating func succeeded(policy: QueuePolicy) {
    release()
    if case .closed = breaker {
      widen(policy: policy)
    }
    breaker = .closed(failures: 0)
  }

  /// The mission could not be reached with an item.
  package mutating func connectionFailed(
    at now: Date, policy: QueuePolicy, using rng: inout some RandomNumberGenerator
  ) {
    release()
    credit = 0
    switch breaker {
    case .closed(let failures):
      if failures == 0 { narrow(policy: policy) }
      if failures + 1 < cohort {
        breaker = .closed(failures: failures + 1)
      } else {
        open(since: now, at: now, probes: 0, policy: policy, using: &rng)
      }
    case .halfOpen(let since):
      open(since: since, at: now, probes: 0, policy: policy, using: &rng)
    case .open: break  // a straggler tells nothing new
    }
  }

  /// The mission answered, but not with a receipt: neither success nor failure of the lane. A lane
  /// on trial has passed it, since the mission is there and reads items.
  package mutating func itemRejected() {
    release()
    if case .halfOpen = breaker { breaker = .closed(failures: 0) }
  }

  /// An attempt has brought something forward before its line broke: failures before it are not in a row with those after.
  package mutating func broughtForward() {
    if case .closed = breaker { breaker = .closed(failures: 0) }
  }

  /// An answer to an item or a probe holds the whole mission. Ends the attempt like ``itemRejected()``.
  ///
  /// A hold placed by a person stays as it is. The window starts small again afterwards.
  /// - Parameters:
  ///   - code: From ``Verdict/holdMission(code:)``.
  ///   - text: One sentence for the operator.
  package mutating func holdMission(code: String, text: String, at now: Date, policy: QueuePolicy) {
    release()
    guard hold?.isByOperator != true else { return }
    startSmall(policy: policy)
    heldSince = heldSince ?? now
    hold = HoldReason(code: code, text: text)
    holdProbeAt = now.addingTimeInterval(policy.missionHoldProbe)
  }

  private mutating func release() {
    inFlight = max(0, inFlight - 1)
  }

  private mutating func widen(policy: QueuePolicy) {
    let most = Double(max(policy.windowMax, 1))
    guard window < most else { return }
    credit += 1 / max(window.rounded(.down), 1)
    guard credit > 1 - 1e-9 else { return }
    credit = 0
    window = min(most, window + 1)
  }

  private mutating func narrow(policy: QueuePolicy) {
    cohort = max(policy.breakerCohort, Int(window))
    window = max(1, window - 1)
  }

  private mutating func startSmall(policy: QueuePolicy) {
    window = Double(max(policy.windowStart, 1))
    credit = 0
  }

  private mutating func open(
    since: Date, at now: Date, probes: Int, policy: QueuePolicy,
    using rng: inout some RandomNumberGenerator
  ) {
    startSmall(policy: policy)
    let wait = Jitter.around(
      Jitter.doubled(policy.probeFirst, times: probes, cap: policy.probeMax),
      share: policy.probeJitter, using: &rng)
    breaker = .open(since: since, probeAt: now.addingTimeInterval(wait), probes: probes)
  }
}

// MARK: - What happens to probes

extension Lane {
  /// A status call has begun. Keeps ``mayStart(at:)`` from asking for another one meanwhile; should
  /// its end never be told, the lane asks again after `probeMax`.
  package mutating func probeStarted(at now: Date, policy: QueuePolicy) {
    let lease = now.addingTimeInterval(policy.probeMax)
    if holdProbeAt != nil { holdProbeAt = lease }
    if case .open(let since, _, let probes) = breaker {
      breaker = .open(since: since, probeAt: lease, probes: probes)
    }
  }

  /// A status call was answered: one item may try. Lifts a hold unless a person placed it.
  package mutating func probeSucceeded() {
    proxyTrouble = nil
    guard hold?.isByOperator != true else { return }
    if let since = breaker.outOfReachSince ?? heldSince { breaker = .halfOpen(since: since) }
    clearHold()
  }

  /// A status call was not answered: the next one comes later, for ever.
  package mutating func probeFailed(
    at now: Date, policy: QueuePolicy, using rng: inout some RandomNumberGenerator
  ) {
    if holdProbeAt != nil { holdProbeAt = now.addingTimeInterval(policy.missionHoldProbe) }
    switch breaker {
    case .open(let since, _, let probes):
      open(since: since, at: now, probes: probes + 1, policy: policy, using: &rng)
    case .halfOpen(let since):
      open(since: since, at: now, probes: 0, policy: policy, using: &rng)
    case .closed: break  // only a held mission is probed while closed
    }
  }

  fileprivate mutating func clearHold() {
    hold = nil
    heldSince = nil
    holdProbeAt = nil
  }
}

// MARK: - What a person does

extension Lane {
  /// An operator holds the mission. Items in flight go on to their end.
  package mutating func holdByOperator(text: String, at now: Date) {
    clearHold()
    hold = .byOperator(text)
    heldSince = now
  }

  /// An operator wants something tried: a mission out of reach, or held because of its answer, is asked at once, and the
  /// waits between later questions begin anew.
  package mutating func probeNow(at now: Date) {
    if case .open(let since, _, _) = breaker { breaker = .open(since: since, probeAt: now, probes: 0) }
    if holdProbeAt != nil { holdProbeAt = now }
  }

  /// An operator lifts whatever hold there is; one item goes first if the mission was out of reach.
  package mutating func releaseHold() {
    clearHold()
  }
}

extension Lane {
  /// What may start now.
  package func mayStart(at now: Date) -> LanePermission {
    if hold != nil { return probe(due: holdProbeAt, at: now) }
    switch breaker {
    case .open(_, let probeAt, _): return probe(due: probeAt, at: now)
    case .halfOpen: return inFlight == 0 ? .item(slots: 1) : .no(until: nil)
    case .closed: return .item(slots: max(0, Int(window) - inFlight))
    }
  }

  /// A probe further ahead than any these rules plan was planned before the clock was set back.
  private func probe(due: Date?, at now: Date) -> LanePermission {
    guard let due else { return .no(until: nil) }
    let wait = due.timeIntervalSince(now)
    return wait <= 0 || wait > probeHorizon ? .probe : .no(until: due)
  }

  /// How loudly to say that this mission is out of reach; `nil` when it is not worth a word.
  ///
  /// A mission held for what it answered is an alarm at once; a hold by a person is silent.
  package func alert(at now: Date, policy: QueuePolicy) -> LaneAlert? {
    if let hold, hold.isByOperator { return nil }
    let out = breaker.outOfReachSince.map { now.timeIntervalSince($0) } ?? 0
    let held = heldSince.map { now.timeIntervalSince($0) } ?? 0
    let longest = max(out, held)
    if longest >= policy.escalateAfter { return .escalation }
    if hold != nil || longest >= policy.alarmAfter { return .alarm }
    return longest >= policy.noticeAfter ? .notice : nil
  }
}
