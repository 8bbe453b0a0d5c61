import Base
import Foundation
import Handover
import HandoverTesting
import Testing

@testable import Ledger

@Suite("Another mission's store that was restored")
struct RestoredPeerTests {
  @Test("is seen by the epoch of its receipts, once for each change, and noted")
  func epochs() async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    let world = try makeWorld(ledger)
    for (number, epoch) in [(1, "e1"), (2, "e1"), (3, "e2"), (4, "e2")] {
      let submission = world.submission(number)
      try await ledger.submit(submission)
      let receipt = try world.statement(
        "received", world.transfer(number), by: world.there, seq: 1, bundle: submission.entry.digest,
        body: .object(["epoch": .string(epoch)]))
      _ = try await ledger.settle(submission.item.id, attempt: nil, answer: receipt, at: world.at(Double(number)))
      #expect(try await ledger.restoredMissions() == (number < 3 ? [:] : [world.there: world.at(3)]))
    }
    #expect(try await ledger.journal(limit: 99).count { $0.text.contains("peer.restored") } == 1)
  }
}
