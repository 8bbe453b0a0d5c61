import Foundation
import Handover
import HandoverTesting
import Ledger
import Testing

/// Not a check but a figure: `BATON_MEASURE=1 swift test -c release --filter Measurement`.
@Suite(
  "Measurement", .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["BATON_MEASURE"] != nil, "prints figures; set BATON_MEASURE=1"))
struct Measurement {
  private static let deliveries = 6400

  @Test("sending and receiving, by 1 and by 64 at the same time", arguments: [1, 64])
  func deliveries(_ writers: Int) async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    let world = try makeWorld(ledger)
    let count = writers == 1 ? 200 : Self.deliveries
    let sent = try (0..<count).map { number in
      let submission = world.submission(number)
      return (submission, try world.answer("received", to: submission))
    }
    let arriving = (0..<count).map { number in
      let offer = world.offer(1_000_000 + number)
      let receipt = Result { try world.receipt(offer)(LogPosition(seq: 1, seen: 1)) }
      return (offer, receipt)
    }
    let receipts = Dictionary(uniqueKeysWithValues: sent.map { ($0.item.id, $1) })
    try await measure("send: submit, claim, settle", ledger, writers, count, calls: 3) { number in
      try await ledger.submit(sent[number].0)
      guard let claim = try await world.claimNext(at: world.at(Double(count))) else { return }
      _ = try await ledger.settle(
        claim.item.id, attempt: claim.attempt, answer: receipts[claim.item.id]!, at: world.at(2))
    }
    try await measure("receive: admit, publish", ledger, writers, count, calls: 2) { number in
      let (offer, receipt) = arriving[number]
      try await ledger.admit(offer, at: world.at(1))
      _ = try await ledger.publish(offer, at: world.at(2)) { _ in try receipt.get() }
    }
  }

  private func measure(
    _ name: String, _ ledger: SQLiteLedger, _ writers: Int, _ count: Int, calls: Int,
    _ work: @escaping @Sendable (Int) async throws -> Void
  ) async throws {
    let (commits, began, cpu) = (ledger.commits, ContinuousClock.now, processorTime())
    try await withThrowingTaskGroup { group in
      for writer in 0..<writers {
        group.addTask {
          for number in stride(from: writer, to: count, by: writers) { try await work(number) }
        }
      }
      try await group.waitForAll()
    }
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    let figures = [
      "\(name); \(writers) writers",
      String(format: "%.0f writes/s", Double(count * calls) / seconds),
      String(format: "%.0f deliveries/s", Double(count) / seconds),
      String(format: "%.0f commits/s", Double(ledger.commits - commits) / seconds),
      String(format: "%.3f ms CPU a delivery", (processorTime() - cpu) * 1000 / Double(count)),
    ]
    print(figures.joined(separator: ", "))
  }

  private func processorTime() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let user = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
    return user + Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6
  }
}
