package import Foundation

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
