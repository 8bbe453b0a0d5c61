import Handover
import HandoverTesting
import Ledger
import Testing

@Suite("Bundles given up")
struct ReviveTests {
  @Test("are kept, can be put back, and are then due as if they had never failed")
  func revived() async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    let world = try makeWorld(ledger)
    let submission = world.submission(1)
    try await ledger.submit(submission)
    var item = submission.item
    (item.crashes, item.identicalRejects, item.lastReject) = (2, 3, "http-400")
    let changed = item
    try await ledger.change(item.id, at: world.at(0)) { $0 = changed }
    #expect(try await ledger.dead() == [])
    _ = try await ledger.issue(
      world.transfer(1), at: world.at(1),
      sign: world.sign("undelivered", world.transfer(1), bundle: submission.entry.digest))
    #expect(try await ledger.dead() == [item])
    let revived = try await ledger.revive(item.id, at: world.at(50))
    #expect(revived.crashes == 0)
    #expect(revived.nextAttempt == world.at(50))
    #expect(try await ledger.queueItem(item.id) == revived)
    #expect(try await ledger.dead() == [])
    #expect(try await ledger.load(item.id) != nil)
    #expect(try await ledger.queue().count == 2, "what says that it was given up waits already")
  }

  @Test("by an `undelivered` that settles them leave the queue too")
  func settled() async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    let world = try makeWorld(ledger)
    let submission = world.submission(1)
    try await ledger.submit(submission)
    let entry = try world.statement(
      "undelivered", world.transfer(1), by: world.here, seq: 2, bundle: submission.entry.digest)
    #expect(try await ledger.settle(submission.item.id, attempt: nil, answer: entry, at: world.at(1)))
    #expect(try await ledger.queue() == [])
    #expect(try await ledger.dead() == [submission.item])
  }

  @Test("are the only ones that can be put back")
  func notDead() async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    let world = try makeWorld(ledger)
    try await ledger.submit(world.submission(1))
    await #expect(throws: StoreProblem.self) {
      try await ledger.revive(world.submission(1).item.id, at: world.at(1))
    }
  }
}
