import Foundation
import GRDB
import Handover
import HandoverTesting
import Testing

@testable import Ledger

/// Not a check but a figure, as `Measurement`: what a queue costs by its length.
@Suite(
  "Measurement of long queues", .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["BATON_MEASURE"] != nil, "prints figures; set BATON_MEASURE=1"))
struct QueueMeasurement {
  private static let picks = 1000

  @Test("to the first pick, picks, a page, and memory", arguments: [10_000, 100_000, 1_000_000])
  func queue(_ count: Int) async throws {
    let scratch = try Scratch()
    try Self.fill(scratch, count)
    let before = Self.resident()
    let (clock, policy) = (ContinuousClock(), QueuePolicy())
    var (start, first) = (Duration.zero, Duration.zero)
    let began = clock.now
    let ledger = try openLedger(scratch.path)
    let world = try makeWorld(ledger)
    _ = try await ledger.recover(ContractWorld.node, at: world.at(0)) { _ in }
    start = clock.now - began
    var picks: [Duration] = []
    for number in 0..<Self.picks {
      let now = world.at(Double(number))
      let begun = clock.now
      let slots = InFlight(statements: 1, small: 1, large: policy.totalMax - 3)
      let selection = Selection(lanes: [:], inFlight: slots, now: now, policy: policy)
      let claim = try #require(try await ledger.claim(selection, by: ContractWorld.node, until: now + 90).first)
      picks.append(clock.now - begun)
      if number == 0 { first = clock.now - began }
      _ = try await ledger.finish(claim, outcome: "x", detail: "", at: now) { $0.nextAttempt = now + 3600 }
    }
    picks.sort()
    let page = try await clock.measure { _ = try await ledger.page(QueueFilter(), after: nil, limit: 50) }
    let counts = try await clock.measure { _ = try await ledger.queueCounts() }
    let figures = [
      "\(count) items", "open and recover \(start)", "first pick after \(first)",
      "pick p50 \(picks[Self.picks / 2]) p99 \(picks[Self.picks * 99 / 100])", "page of 50 \(page)", "counts \(counts)",
      "memory + \((Self.resident() - before) / 1024) KiB",
    ]
    print(figures.joined(separator: ", "))
  }

  /// Bundles to 200 missions, none of them with anything to send: a pick does not look at that.
  /// - Parameter areReady: Whether they have been found due before.
  static func fill(_ scratch: Scratch, _ count: Int, areReady: Bool = true) throws {
    try openLedger(scratch.path).close()
    let database = try LedgerFile.connect(LedgerFile.path(scratch.path))
    try database.write { db in
      try db.execute(
        sql: """
          WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
          INSERT INTO queue(id, transfer, mission, kind, subject, bytes, created, priority, arrival, due, attempts,
            crashes, rejects, next, waiting, ready)
          SELECT printf('%064x', i), '01a2010d-794a-70dd-88a1-afeb0a91ab06', printf('ly-m%d', i % 200), 'bundle',
            printf('%064x', i), 1000 + (i % 3) * 2000000, i, i % 3, 1e9 + (i * 7919) % 100003,
            1e9 + (i * 7919) % 100003, 0, 0, 0, i, 0, ? FROM n
          """, arguments: [count, areReady])
    }
    try database.close()
  }

  private static func resident() -> Int {
    let pages = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")[1]
    return (pages.flatMap { Int($0) } ?? 0) * 4096
  }
}
