import Foundation
import Testing

@testable import Handover

@Suite("Lane: window and breaker")
struct LaneTests {
  private typealias Q = QueueSample
  private let policy = QueueSample.policy
  private let now = QueueSample.morning

  private func succeed(_ lane: inout Lane, times: Int = 1) {
    for _ in 0..<times {
      lane.started()
      lane.succeeded(policy: policy)
    }
  }

  private func fail(_ lane: inout Lane, times: Int = 1, policy: QueuePolicy? = nil) {
    var rng = Q.SplitMix64(seed: 5)
    for _ in 0..<times {
      lane.started()
      lane.connectionFailed(at: now, policy: policy ?? self.policy, using: &rng)
    }
  }

  @Test(
    "+1 at the end of each cohort of N successes, at most 4",
    arguments: [(0, 2.0), (1, 2), (2, 3), (3, 3), (4, 3), (5, 4), (6, 4), (100, 4)] as [(Int, Double)])
  func widens(successes: Int, window: Double) throws {
    var lane = try Q.lane()
    succeed(&lane, times: successes)
    #expect(lane.window == window)
  }

  @Test("-1 at the first failure of a cohort only, at least 1")
  func narrows() throws {
    var lane = try Q.lane()
    succeed(&lane, times: 5)
    fail(&lane)
    #expect(lane.window == 3)
    fail(&lane)
    fail(&lane)
    #expect(lane.window == 3)
    #expect(lane.breaker == .closed(failures: 3))
  }

  @Test("Each success starts a new cohort of failures")
  func alternating() throws {
    var lane = try Q.lane()
    succeed(&lane, times: 5)
    for window in [3, 2, 1, 1, 1] as [Double] {
      fail(&lane)
      #expect(lane.window == window)
      #expect(lane.breaker == .closed(failures: 1))
      lane.started()
      lane.succeeded(policy: policy)
    }
  }

  @Test("A failure throws away the successes of the running cohort")
  func creditIsLost() throws {
    var lane = try Q.lane()
    succeed(&lane, times: 4)
    fail(&lane)
    #expect(lane.window == 2)
    succeed(&lane)
    #expect(lane.window == 2)
    succeed(&lane)
    #expect(lane.window == 3)
  }

  @Test("An item's own rejection moves neither window nor breaker")
  func rejections() throws {
    var lane = try Q.lane()
    succeed(&lane)
    fail(&lane)
    let before = lane
    for _ in 0..<50 {
      lane.started()
      lane.itemRejected()
    }
    #expect(lane == before)
  }

  @Test("Opens after a failed cohort, at least 3", arguments: [(0, 3), (2, 3), (5, 4)])
  func opens(successes: Int, failures: Int) throws {
    var lane = try Q.lane()
    succeed(&lane, times: successes)
    fail(&lane, times: failures - 1)
    #expect(lane.breaker == .closed(failures: failures - 1))
    fail(&lane)
    #expect(lane.breaker.outOfReachSince == now)
  }

  @Test("A cohort may be configured larger", arguments: [1, 2, 5])
  func cohort(size: Int) throws {
    var policy = policy
    (policy.breakerCohort, policy.windowStart) = (size, 1)
    var lane = try Q.lane(policy: policy)
    fail(&lane, times: size - 1, policy: policy)
    #expect(lane.breaker == .closed(failures: size - 1))
    #expect(lane.mayStart(at: now) == .item(slots: 1), "never narrower than 1")
    fail(&lane, policy: policy)
    #expect(lane.breaker.outOfReachSince == now)
  }

  @Test("An open lane starts no item, and stragglers move nothing")
  func stragglers() throws {
    var lane = try Q.lane()
    succeed(&lane, times: 5)
    for _ in 0..<5 { lane.started() }
    var rng = Q.SplitMix64(seed: 5)
    for _ in 0..<4 { lane.connectionFailed(at: now, policy: policy, using: &rng) }
    let before = lane.breaker
    lane.connectionFailed(at: now + 500, policy: policy, using: &rng)
    #expect(lane.breaker == before)
    #expect(lane.inFlight == 0)
    #expect(lane.mayStart(at: now + 1) != .item(slots: 2))
  }

  @Test("A straggler that gets its receipt closes the breaker")
  func luckyStraggler() throws {
    var lane = try Q.openLane()
    lane.started()
    lane.succeeded(policy: policy)
    #expect(lane.breaker == .closed(failures: 0))
  }

  @Test("What is in flight is counted and never below zero")
  func counting() throws {
    var lane = try Q.lane()
    lane.started()
    #expect(lane.mayStart(at: now) == .item(slots: 1))
    lane.started()
    #expect(lane.mayStart(at: now) == .item(slots: 0))
    lane.started()
    #expect(lane.mayStart(at: now) == .item(slots: 0))
    for _ in 0..<5 { lane.itemRejected() }
    #expect(lane.inFlight == 0)
    #expect(lane.mayStart(at: now) == .item(slots: 2))
  }

  @Test("A senseless window still lets one item through")
  func leastWindow() throws {
    var policy = policy
    (policy.windowStart, policy.windowMax) = (0, 0)
    #expect(try Q.lane(policy: policy).mayStart(at: now) == .item(slots: 1))
  }

  @Test(
    "Each verdict ends the attempt in its own way",
    arguments: [
      (.done, .closed(failures: 0)),
      (.retry(countsAgainstMission: true, retryAfter: nil), .closed(failures: 2)),
      (.retry(countsAgainstMission: false, retryAfter: 9), .closed(failures: 1)),
      (.holdItem(code: "x"), .closed(failures: 1)),
      (.alarm(code: "x"), .closed(failures: 1)),
      (.holdMission(code: "x"), .closed(failures: 1)),
    ] as [(Verdict, Breaker)])
  func verdicts(verdict: Verdict, breaker: Breaker) throws {
    var lane = try Q.lane()
    var rng = Q.SplitMix64(seed: 5)
    fail(&lane)
    lane.started()
    lane.attemptEnded(verdict, text: "t", at: now, policy: policy, using: &rng)
    #expect(lane.breaker == breaker)
    #expect(lane.inFlight == 0)
    #expect((lane.hold != nil) == (verdict == .holdMission(code: "x")))
  }

  @Test("'Again' does not end an attempt")
  func again() throws {
    var lane = try Q.lane()
    var rng = Q.SplitMix64(seed: 5)
    lane.started()
    lane.attemptEnded(.again, text: "", at: now, policy: policy, using: &rng)
    #expect(lane.inFlight == 1)
  }
}
