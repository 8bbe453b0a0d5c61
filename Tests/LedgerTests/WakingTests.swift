import Foundation
import Handover
import HandoverTesting
import Testing

@testable import Ledger

@Suite("What falls due at once")
struct WakingTests {
  @Test("is readied in portions, the longest due first, so that no claim takes seconds")
  func portions() async throws {
    let scratch = try Scratch()
    try QueueMeasurement.fill(scratch, 12_000, areReady: false)
    let ledger = try openLedger(scratch.path)
    let world = try makeWorld(ledger)
    var left: [TimeInterval?] = []
    for _ in 1...3 {
      let claims = try await ledger.claim(
        Selection(lanes: [:], inFlight: InFlight(), now: world.at(0), policy: QueuePolicy()),
        by: ContractWorld.node, until: world.at(90))
      #expect(!claims.isEmpty)
      for claim in claims {
        _ = try await ledger.finish(claim, outcome: "x", detail: "", at: world.at(0)) { $0.nextAttempt = world.at(0) }
      }
      left.append(try await ledger.nextDue()?.timeIntervalSinceReferenceDate)
    }
    #expect(left == [5000, 10_000, nil])
  }
}
