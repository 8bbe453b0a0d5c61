import Foundation
import Testing

@testable import Handover

@Suite("Lane: probes, holds, alerts")
struct LaneProbeTests {
  private typealias Q = QueueSample
  private let policy = QueueSample.policy
  private let now = QueueSample.morning

  private func probeAt(_ lane: Lane) throws -> Date {
    guard case .open(_, let probeAt, _) = lane.breaker else {
      throw NotOpen(breaker: lane.breaker)
    }
    return probeAt
  }

  struct NotOpen: Error { let breaker: Breaker }

  @Test("Probes after 60 s, doubling to 15 min, ± 20 %, for ever", arguments: UInt64(1)...10)
  func schedule(seed: UInt64) throws {
    var rng = Q.SplitMix64(seed: seed)
    var lane = try Q.lane()
    for _ in 0..<3 {
      lane.connectionFailed(at: now, policy: policy, using: &rng)
    }
    var clock = now
    let expected: [TimeInterval] = [60, 120, 240, 480] + Array(repeating: 900, count: 3000)
    for middle in expected {
      let due = try probeAt(lane)
      let wait = due.timeIntervalSince(clock)
      #expect(wait >= middle * 0.8 - 0.001 && wait <= middle * 1.2 + 0.001)
      #expect(lane.mayStart(at: due - 1) == .no(until: due))
      #expect(lane.mayStart(at: due) == .probe)
      clock = due
      lane.probeFailed(at: clock, policy: policy, using: &rng)
    }
    #expect(lane.breaker.outOfReachSince == now)
    #expect(clock.timeIntervalSince(now) > 30 * Q.day)
  }

  @Test("Two lanes that fell together do not probe together")
  func jitter() throws {
    var rng = Q.SplitMix64(seed: 3)
    var times: Set<Date> = []
    for _ in 0..<50 {
      var lane = try Q.lane()
      for _ in 0..<3 { lane.connectionFailed(at: now, policy: policy, using: &rng) }
      times.insert(try probeAt(lane))
    }
    #expect(times.count == 50)
  }

  @Test("While a probe is out there is no second one, and a lost one is asked again")
  func oneProbe() throws {
    var lane = try Q.openLane()
    let due = try probeAt(lane)
    lane.probeStarted(at: due, policy: policy)
    #expect(lane.mayStart(at: due) == .no(until: due + 900))
    #expect(lane.mayStart(at: due + 900) == .probe)
  }

  @Test("Half-open: a status call, then one item, then the starting window")
  func halfOpen() throws {
    var lane = try Q.openLane()
    lane.probeSucceeded()
    #expect(lane.breaker == .halfOpen(since: now))
    #expect(lane.mayStart(at: now) == .item(slots: 1))
    lane.started()
    #expect(lane.mayStart(at: now) == .no(until: nil))
    lane.succeeded(policy: policy)
    #expect(lane.breaker == .closed(failures: 0))
    #expect(lane.mayStart(at: now) == .item(slots: 2))
  }

  @Test("Half-open: one failure opens again, the outage goes on, and the status call comes soon")
  func halfOpenFails() throws {
    var lane = try Q.openLane()
    var rng = Q.SplitMix64(seed: 3)
    for _ in 0..<9 { lane.probeFailed(at: now + 100, policy: policy, using: &rng) }
    lane.probeSucceeded()
    lane.started()
    lane.connectionFailed(at: now + 9000, policy: policy, using: &rng)
    #expect(lane.breaker.outOfReachSince == now)
    let wait = try probeAt(lane).timeIntervalSince(now + 9000)
    #expect(wait >= 48 && wait <= 72)
  }

  @Test("Half-open: any answer to the item ends the outage")
  func halfOpenRejects() throws {
    var lane = try Q.openLane()
    lane.probeSucceeded()
    lane.started()
    lane.itemRejected()
    #expect(lane.breaker == .closed(failures: 0))
  }

  @Test("Half-open waits until the stragglers are home")
  func halfOpenStragglers() throws {
    var lane = try Q.openLane()
    lane.started()
    lane.probeSucceeded()
    #expect(lane.mayStart(at: now) == .no(until: nil))
  }

  @Test("A clock set back years does not switch the probes off")
  func clockSetBack() throws {
    let lane = try Q.openLane()
    #expect(lane.mayStart(at: now - 10 * 365 * Q.day) == .probe)
    #expect(lane.mayStart(at: now - 2 * Q.hour) == .probe)
  }

  @Test("A status call nobody asked for changes nothing")
  func idleProbes() throws {
    var lane = try Q.lane()
    var rng = Q.SplitMix64(seed: 3)
    let before = lane
    lane.probeStarted(at: now, policy: policy)
    lane.probeSucceeded()
    lane.probeFailed(at: now, policy: policy, using: &rng)
    #expect(lane == before)
  }

  // MARK: Holds

  private func heldLane() throws -> Lane {
    var lane = try Q.lane()
    lane.started()
    lane.holdMission(code: "http-403", text: "Tripoli refuses our certificate.", at: now, policy: policy)
    return lane
  }

  @Test("A held mission: hourly probe, alarm at once, no item")
  func held() throws {
    var lane = try heldLane()
    var rng = Q.SplitMix64(seed: 3)
    #expect(lane.inFlight == 0)
    #expect(lane.alert(at: now, policy: policy) == .alarm)
    #expect(lane.mayStart(at: now + 3599) == .no(until: now + 3600))
    #expect(lane.mayStart(at: now + 3600) == .probe)
    lane.probeStarted(at: now + 3600, policy: policy)
    #expect(lane.mayStart(at: now + 3601) == .no(until: now + 4500))
    lane.probeFailed(at: now + 3660, policy: policy, using: &rng)
    #expect(lane.mayStart(at: now + 3660) == .no(until: now + 7260))
    #expect(lane.hold?.code == "http-403")
  }

  @Test("A probe lifts the hold, one item goes first, and the outage lasts until it is through")
  func lifted() throws {
    var lane = try heldLane()
    var rng = Q.SplitMix64(seed: 3)
    lane.probeSucceeded()
    #expect(lane.hold == nil)
    #expect(lane.breaker == .halfOpen(since: now))
    lane.started()
    #expect(lane.attemptEnded(.done, text: "", at: now, policy: policy, using: &rng))
    #expect(lane.alert(at: now + 9 * Q.day, policy: policy) == nil)
  }

  @Test("Held again on trial: the outage is as old as it was")
  func heldAgain() throws {
    var lane = try heldLane()
    var rng = Q.SplitMix64(seed: 3)
    lane.probeSucceeded()
    lane.started()
    let later = now + 6 * Q.day
    let back = lane.attemptEnded(
      .holdMission(code: "http-401"), text: "t", at: later, policy: policy, using: &rng)
    #expect(!back)
    #expect(lane.alert(at: later, policy: policy) == .escalation)
    #expect(lane.mayStart(at: later) == .no(until: later + 3600))
  }

  @Test("A hold by a person: silent, no probe, lifted by a person only")
  func byOperator() throws {
    var lane = try heldLane()
    lane.holdByOperator(text: "office moves", at: now)
    lane.probeSucceeded()
    lane.holdMission(code: "http-403", text: "t", at: now, policy: policy)
    #expect(lane.hold == .byOperator("office moves"))
    #expect(lane.mayStart(at: now + 90 * Q.day) == .no(until: nil))
    #expect(lane.alert(at: now + 90 * Q.day, policy: policy) == nil)
    lane.releaseHold()
    #expect(lane.mayStart(at: now) == .item(slots: 2))
  }

  @Test("A held and silent mission is asked in the rhythm of the hold")
  func heldAndOpen() throws {
    var lane = try Q.openLane()
    lane.holdMission(code: "peer-untrusted", text: "t", at: now, policy: policy)
    #expect(lane.mayStart(at: now + 1800) == .no(until: now + 3600))
    lane.probeSucceeded()
    #expect(lane.breaker == .halfOpen(since: now))
  }

  // MARK: Alerts

  @Test(
    "Notice 30 min, alarm 4 h, escalation 5 d",
    arguments: [
      (0, nil), (1799, nil), (1800, .notice), (14399, .notice), (14400, .alarm),
      (431_999, .alarm), (432_000, .escalation), (1e9, .escalation), (-1e9, nil),
    ] as [(TimeInterval, LaneAlert?)])
  func alerts(after: TimeInterval, alert: LaneAlert?) throws {
    #expect(try Q.openLane().alert(at: now + after, policy: policy) == alert)
    var onTrial = try Q.openLane()
    onTrial.probeSucceeded()
    #expect(onTrial.alert(at: now + after, policy: policy) == alert)
  }

  @Test("A lane in reach is silent, and alerts rise")
  func silentAndOrdered() throws {
    #expect(try Q.lane().alert(at: now, policy: policy) == nil)
    #expect(LaneAlert.allCases.shuffled().sorted() == [.notice, .alarm, .escalation])
  }
}
