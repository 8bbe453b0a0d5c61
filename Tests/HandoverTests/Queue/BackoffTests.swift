import Foundation
import Testing

@testable import Handover

@Suite("Back-off")
struct BackoffTests {
  private typealias Q = QueueSample

  /// The wait, in seconds, after an attempt that failed this morning.
  private func wait(
    attempts: Int, failingFor: TimeInterval? = 0, arrivesIn: TimeInterval? = nil,
    retryAfter: TimeInterval? = nil, policy: QueuePolicy = Q.policy,
    using rng: inout some RandomNumberGenerator
  ) throws -> TimeInterval {
    var item = try Q.item(arrivesIn: arrivesIn, failures: attempts)
    item.firstFailure = failingFor.map { Q.morning - $0 }
    let next = Backoff.next(
      for: item, failedAt: Q.morning, retryAfter: retryAfter, policy: policy, using: &rng)
    return next.timeIntervalSince(Q.morning)
  }

  /// The shortest and the longest of many waits.
  private func spread(
    attempts: Int, failingFor: TimeInterval? = 0, arrivesIn: TimeInterval? = nil,
    retryAfter: TimeInterval? = nil
  ) throws -> ClosedRange<TimeInterval> {
    var rng = Q.SplitMix64(seed: 42)
    let waits = try (0..<500).map { _ in
      try wait(
        attempts: attempts, failingFor: failingFor, arrivesIn: arrivesIn, retryAfter: retryAfter,
        using: &rng)
    }
    return try #require(waits.min())...(try #require(waits.max()))
  }

  @Test(
    "Quick phase: full jitter up to a ceiling that doubles from 5 s to 5 min",
    arguments: [
      (0, 5.0), (1, 5), (2, 10), (3, 20), (4, 40), (5, 80), (6, 160), (7, 300), (8, 300), (Int.max, 300),
    ] as [(Int, Double)])
  func quick(attempts: Int, ceiling: TimeInterval) throws {
    let spread = try spread(attempts: attempts)
    #expect(spread.lowerBound >= 0 && spread.lowerBound < ceiling * 0.05)
    #expect(spread.upperBound <= ceiling && spread.upperBound > ceiling * 0.95)
  }

  @Test(
    "Middle phase: from 5 min up to 1 h",
    arguments: [(1, 300.0), (7, 320), (8, 640), (9, 1280), (10, 2560), (11, 3600), (400, 3600)]
      as [(Int, Double)])
  func middle(attempts: Int, ceiling: TimeInterval) throws {
    for failing in [1800, 86400, 1800 + 86399] as [Double] {
      let spread = try spread(attempts: attempts, failingFor: failing)
      #expect(spread.lowerBound < ceiling * 0.05)
      #expect(spread.upperBound <= ceiling && spread.upperBound > ceiling * 0.95)
    }
  }

  @Test(
    "Slow phase: 4 h ± 20 %, for as long as it takes",
    arguments: [88200, 10 * 86400, 400 * 86400] as [Double])
  func slow(failingFor: TimeInterval) throws {
    let spread = try spread(attempts: 1, failingFor: failingFor)
    #expect(spread.lowerBound >= 11520 && spread.lowerBound < 11900)
    #expect(spread.upperBound <= 17280 && spread.upperBound > 16900)
  }

  @Test(
    "The phase ends are where the table says",
    arguments: [(1799.0, 300.0), (1801, 3600), (88199, 3600), (88201, 17280)] as [(Double, Double)])
  func phaseEnds(failingFor: TimeInterval, most: TimeInterval) throws {
    let spread = try spread(attempts: 30, failingFor: failingFor)
    #expect(spread.upperBound <= most && spread.upperBound > most * 0.95)
  }

  @Test(
    "No first failure, or one in the future after a clock jump, is the quick phase",
    arguments: [nil, -10 * 365 * 86400.0] as [Double?])
  func clockSetBack(failingFor: TimeInterval?) throws {
    #expect(try spread(attempts: 30, failingFor: failingFor).upperBound <= 300)
  }

  @Test(
    "Deadline pull: within an eighth of the time left",
    arguments: [
      (8 * 3600.0, 3600.0), (16 * 3600, 7200), (2400, 300), (480, 60), (240, 30), (60, 30), (0, 30),
    ] as [(Double, Double)])
  func pull(arrivesIn: TimeInterval, most: TimeInterval) throws {
    let spread = try spread(attempts: 30, failingFor: 30 * Q.day, arrivesIn: arrivesIn)
    #expect(spread.upperBound <= most)
    #expect(spread.lowerBound >= max(30, most * 0.8) - 0.001)
  }

  @Test("A far arrival does not slow anything down", arguments: [60 * 86400, 365 * 86400] as [Double])
  func farArrival(arrivesIn: TimeInterval) throws {
    #expect(try spread(attempts: 1, arrivesIn: arrivesIn).upperBound <= 5)
    #expect(try spread(attempts: 1, failingFor: 90000, arrivesIn: arrivesIn).upperBound <= 17280)
  }

  @Test("The pull's floor does not slow down a quick retry")
  func floorIsNoDelay() throws {
    #expect(try spread(attempts: 1, arrivesIn: 60).upperBound <= 5)
  }

  @Test("After the arrival the pull lets go as it took hold: a late file does not hammer")
  func late() throws {
    for ago in [3600, 8 * 3600, 86400] as [Double] {
      let spread = try spread(attempts: 30, failingFor: 30 * Q.day, arrivesIn: -ago)
      #expect(spread.upperBound <= max(30, ago / 8) && spread.lowerBound >= ago / 8 * 0.8 - 0.001)
    }
    let month = try spread(attempts: 30, failingFor: 30 * Q.day, arrivesIn: -30 * Q.day)
    #expect(month.lowerBound >= 11520)
  }

  @Test(
    "Retry-After is honoured up to 6 h",
    arguments: [(120.0, 120.0), (21600, 21600), (21601, 21600), (1e12, 21600), (.infinity, 21600)]
      as [(Double, Double)])
  func retryAfter(asked: TimeInterval, least: TimeInterval) throws {
    let spread = try spread(attempts: 1, retryAfter: asked)
    #expect(spread == least...least)
  }

  @Test("A shorter Retry-After does not shorten the back-off")
  func shortRetryAfter() throws {
    #expect(try spread(attempts: 1, failingFor: 5 * Q.day, retryAfter: 60).lowerBound >= 11520)
  }

  @Test(
    "Retry-After wins over the pull when longer",
    arguments: [(600.0, 600.0), (1e9, 21600)] as [(Double, Double)])
  func retryAfterBeatsPull(asked: TimeInterval, least: TimeInterval) throws {
    #expect(try spread(attempts: 1, arrivesIn: 240, retryAfter: asked) == least...least)
  }

  @Test("Nonsense in Retry-After counts as none", arguments: [0, -5, -.infinity, .nan] as [Double])
  func badRetryAfter(asked: TimeInterval) throws {
    #expect(try spread(attempts: 1, retryAfter: asked).upperBound <= 5)
  }

  @Test(
    "No policy and no chance, however odd, traps or goes back in time",
    arguments: [0, -1, .nan, .infinity, 1e300] as [Double])
  func oddPolicies(value: Double) throws {
    var policy = Q.policy
    (policy.backoffBase, policy.slowWait, policy.slowJitter) = (value, value, value)
    (policy.pullDivisor, policy.middleCap) = (value, value)
    for seed in UInt64(1)...50 {
      var rng = Q.SplitMix64(seed: seed)
      for failing in [0, 2000, 90000] as [Double] {
        let wait = try wait(
          attempts: 3, failingFor: failing, arrivesIn: 999, policy: policy, using: &rng)
        #expect(!(wait < 0))
      }
    }
  }

  @Test("A negative wait is none, whatever the jitter", arguments: [-1, -1e300, -.infinity] as [Double])
  func negativeWaits(value: Double) throws {
    var policy = Q.policy
    (policy.slowWait, policy.backoffBase) = (value, value)
    var rng = Q.SplitMix64(seed: 3)
    for failing in [0, 90000] as [Double] {
      #expect(try wait(attempts: 2, failingFor: failing, policy: policy, using: &rng) == 0)
    }
  }

  @Test("The same seed gives the same moment")
  func deterministic() throws {
    var (one, two) = (Q.SplitMix64(seed: 7), Q.SplitMix64(seed: 7))
    for attempts in 1...50 {
      #expect(try wait(attempts: attempts, using: &one) == (try wait(attempts: attempts, using: &two)))
    }
  }

  @Test("No wait is ever taken for a clock that was set back")
  func neverBeyondTheHorizon() throws {
    for (failing, retryAfter) in [(0.0, 1e9), (90000, nil), (90000, 1e9)] as [(Double, Double?)] {
      var rng = Q.SplitMix64(seed: 9)
      var item = try Q.item(failures: 30)
      item.firstFailure = Q.morning - failing
      for _ in 0..<500 {
        item.nextAttempt = Backoff.next(
          for: item, failedAt: Q.morning, retryAfter: retryAfter, policy: Q.policy, using: &rng)
        #expect(!item.isDue(at: Q.morning, policy: Q.policy))
      }
    }
  }
}
