import Foundation
import Testing

@testable import Handover

@Suite("Expiry, poison and what an attempt leaves behind")
struct EndOfWaitingTests {
  private typealias Q = QueueSample
  private let policy = QueueSample.policy
  private let now = QueueSample.morning

  // MARK: Expiry

  @Test(
    "Arrival + 30 d or created + 45 d, the later",
    arguments: [(nil, 45), (-100, 45), (0, 45), (15, 45), (16, 46), (60, 90)] as [(Double?, Double)])
  func deadline(arrivesIn: Double?, days: Double) throws {
    let item = try Q.item(arrivesIn: arrivesIn.map { $0 * Q.day })
    #expect(Expiry.deadline(of: item, policy: policy) == now + days * Q.day)
  }

  /// Readings as (wall seconds after the deadline, monotonic seconds).
  static let readings: [(String, [(TimeInterval, TimeInterval)], Bool)] = [
    ("none", [], false),
    ("one", [(10, 5000)], false),
    ("two, an hour apart, agreeing", [(10, 0), (3610, 3600)], true),
    ("in any order", [(3610, 3600), (10, 0)], true),
    ("less than an hour apart", [(10, 0), (3609, 3599)], false),
    ("the first still before the deadline", [(-10, 0), (3590, 3600)], false),
    ("both before", [(-9000, 0), (-5400, 3600)], false),
    ("on the dot is not past", [(0, 0), (3600, 3600)], false),
    ("ran 60 s fast", [(10, 0), (3670, 3600)], true),
    ("jumped 61 s ahead", [(10, 0), (3671, 3600)], false),
    ("jumped 61 s back", [(100, 0), (3639, 3600)], false),
    ("jumped ten years ahead just now", [(-3e8, 0), (1e7, 3600)], false),
    ("jumped back before the deadline meanwhile", [(1e7, 0), (1e7 + 3600, 3600), (-9, 3700)], false),
    ("after a jump, an hour of steady clock", [(-3e8, 0), (10, 3600), (3700, 7290)], true),
    ("the same reading twice", [(10, 0), (10, 0)], false),
  ]

  @Test("Two readings an hour apart must be past and agree", arguments: 0..<readings.count)
  func past(row: Int) throws {
    let (what, times, isPast) = Self.readings[row]
    let item = try Q.item()
    let deadline = Expiry.deadline(of: item, policy: policy)
    let readings = times.map { (wall: deadline + $0.0, monotonic: $0.1) }
    #expect(Expiry.isPast(item, readings: readings, witness: deadline + 1, policy: policy) == isPast, "\(what)")
    for witness in [nil, deadline, deadline - 60 * Q.day] {
      #expect(!Expiry.isPast(item, readings: readings, witness: witness, policy: policy), "\(what)")
    }
  }

  // MARK: Poison

  @Test(
    "3 crashes or 5 identical rejects",
    arguments: [
      (0, 0, nil), (2, 4, nil), (3, 0, .crashes(3)), (7, 9, .crashes(7)),
      (0, 5, .rejects(5)), (2, 6, .rejects(6)),
    ] as [(Int, Int, Poison.Verdict?)])
  func poison(crashes: Int, rejects: Int, verdict: Poison.Verdict?) throws {
    var item = try Q.item()
    (item.crashes, item.identicalRejects) = (crashes, rejects)
    #expect(Poison.verdict(for: item, policy: policy) == verdict)
  }

  // MARK: What an attempt leaves behind

  private func after(_ verdicts: [Verdict], from item: QueueItem? = nil) throws -> QueueItem {
    var rng = Q.SplitMix64(seed: 11)
    var item = try item ?? Q.item()
    for verdict in verdicts {
      item.attemptStarted()
      item.attemptEnded(verdict, text: "see here", at: now, policy: policy, using: &rng)
    }
    return item
  }

  @Test("Done and again change nothing but the count", arguments: [Verdict.done, .again])
  func noChange(verdict: Verdict) throws {
    var expected = try Q.item()
    expected.attempts = 1
    #expect(try after([verdict]) == expected)
  }

  @Test(
    "A retry waits from its first failure on",
    arguments: [
      (.retry(countsAgainstMission: true, retryAfter: nil), true),
      (.retry(countsAgainstMission: false, retryAfter: nil), false),
      (.holdMission(code: "http-401"), true), (.alarm(code: "http-404"), false),
    ] as [(Verdict, Bool)])
  func putBack(verdict: Verdict, ofMission: Bool) throws {
    let item = try after([verdict])
    #expect(item.firstFailure == now)
    #expect(item.nextAttempt > now && item.nextAttempt <= now + 5)
    #expect(item.waitsForMission == ofMission)
    #expect(item.hold == nil && item.identicalRejects == 0)
    var rng = Q.SplitMix64(seed: 11)
    var again = item
    again.attemptEnded(verdict, text: "", at: now + 999, policy: policy, using: &rng)
    #expect(again.firstFailure == now)
  }

  @Test("Retry-After reaches the back-off")
  func retryAfter() throws {
    let item = try after([.retry(countsAgainstMission: false, retryAfter: 777)])
    #expect(item.nextAttempt == now + 777)
  }

  @Test("A held item says why")
  func held() throws {
    let item = try after([.holdItem(code: "http-422")])
    #expect(item.hold == HoldReason(code: "http-422", text: "see here"))
    #expect((item.lastReject, item.identicalRejects) == ("http-422", 1))
  }

  @Test("Only rejects in a row and alike add up")
  func rejects() throws {
    let a = Verdict.holdItem(code: "a")
    let b = Verdict.holdItem(code: "b")
    #expect(try after([a, a, a, a]).identicalRejects == 4)
    #expect(try after([a, a, b]).identicalRejects == 1)
    #expect(try after([a, b, a]).identicalRejects == 1)
    let five = try after(Array(repeating: .alarm(code: "receipt-invalid"), count: 5))
    #expect(Poison.verdict(for: five, policy: policy) == .rejects(5))
  }

  @Test("A busy or misconfigured mission sends nothing into quarantine")
  func noMassQuarantine() throws {
    for verdict in [
      .alarm(code: "http-404"), .alarm(code: "no-receipt"), .holdMission(code: "http-403"),
      .retry(countsAgainstMission: false, retryAfter: nil),
      .retry(countsAgainstMission: true, retryAfter: nil),
    ] as [Verdict] {
      let item = try after(Array(repeating: verdict, count: 50))
      #expect(Poison.verdict(for: item, policy: policy) == nil)
    }
  }

  @Test("Suspects of a crash are tried again at different moments")
  func crash() throws {
    var rng = Q.SplitMix64(seed: 11)
    let items = try (0..<16).map { index in
      var item = try Q.item("i\(index)")
      item.attemptStarted()
      item.attemptCrashed(at: now, policy: policy, using: &rng)
      return item
    }
    #expect(items.allSatisfy { $0.failures == 1 && $0.firstFailure == now && $0.hold == nil })
    #expect(Set(items.map(\.nextAttempt)).count == 16)
    var item = items[0]
    item.crashes = 3
    item.attemptCrashed(at: now, policy: policy, using: &rng)
    #expect(item.hold?.code == HoldReason.poisonCode)
  }

  @Test("At comeback only what waited for the mission is due, with a new back-off")
  func comeback() throws {
    var waited = try after([.retry(countsAgainstMission: true, retryAfter: 9000)])
    waited.missionCameBack(at: now + 10)
    #expect(waited.isDue(at: now + 10, policy: policy))
    #expect(waited.firstFailure == nil && !waited.waitsForMission)
    let own = try after([.retry(countsAgainstMission: false, retryAfter: 9000)])
    var told = own
    told.missionCameBack(at: now + 10)
    #expect(told == own)
  }

  @Test("Requeue forgets failures and holds, and keeps the count of attempts")
  func requeue() throws {
    var item = try after([.holdItem(code: "a"), .retry(countsAgainstMission: true, retryAfter: 99)])
    item.crashes = 3
    item.requeue(at: now)
    var expected = try Q.item()
    expected.attempts = 2
    #expect(item == expected)
  }

  @Test("A hold survives being stored")
  func codable() throws {
    let hold = HoldReason(code: "http-422", text: "too large")
    let data = try JSONEncoder().encode(hold)
    #expect(try JSONDecoder().decode(HoldReason.self, from: data) == hold)
    #expect(!hold.isByOperator && HoldReason.byOperator("x").isByOperator)
  }
}
