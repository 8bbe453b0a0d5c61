import Base
import Foundation
import GRDB
import Handover
import HandoverTesting
import Testing

@testable import Ledger

@Suite("Rows that cannot be read")
struct UnreadableTests {
  /// A store of 0.1.0 with three received transfers and one that we send; then something happens to it.
  private func store(_ harm: String...) throws -> (Scratch, ContractWorld, SQLiteLedger) {
    let scratch = try Scratch()
    let world = try makeWorld(RelayedStore(.restart, in: Scratch()))
    try MigrationTests.old(scratch) { db in
      for number in 1...3 {
        let offer = world.offer(number)
        let receipt = try world.receipt(offer)(LogPosition(seq: 1, seen: 1))
        try MigrationTests.arrival(db, offer, der: nil, state: "received", answer: receipt.digest)
        for entry in [offer.entry, receipt] { try MigrationTests.statement(db, entry) }
        try MigrationTests.transfer(db, offer.manifest, offer.entry.digest)
      }
      for sql in harm {
        try db.execute(sql: sql.replacingOccurrences(of: "{2}", with: world.transfer(2).text))
      }
    }
    return (scratch, world, try openLedger(scratch.path))
  }

  @Test("a moment beyond year 9999 that 0.1.0 let in hides nothing, at either end of the log")
  func moments() async throws {
    let odd = "9999-12-31T23:59:59-23:59"
    let (_, world, ledger) = try store(
      "UPDATE statement SET at = '\(odd)' WHERE transfer = '{2}'",
      "UPDATE transfer SET created = 1e300, arrival = 1e300 WHERE id = '{2}'",
      "UPDATE bundle SET manifest = CAST(json_set(CAST(manifest AS TEXT), '$.created', '\(odd)') AS BLOB)")
    let page = try await ledger.transfers(after: nil, limit: 9)
    #expect(page.values.map(\.id) == [3, 2, 1].map { world.transfer($0) })
    #expect(page.unreadable.isEmpty)
    for record in page.values {
      let view = TransferView(record, here: world.here, queued: nil, at: Date())
      #expect(view.state == "delivered")
      #expect(try JSON.decode(TransferView.self, from: JSON.encode(view)).transfer == record.id)
    }
    #expect(try await ledger.arrival(world.offer(2).entry.digest)?.manifest.created.text == "9999-12-31T23:59:59Z")
    let log = try await ledger.logListing(world.transfer(2))
    #expect(log.unreadable.isEmpty)
    let views = StatementView.views(of: log.values, TransferState(folding: log.values), at: Date())
    #expect(try JSON.decode([StatementView].self, from: JSON.encode(views)).count == 2)
  }

  @Test(
    "one row that cannot be read hides no other, and is named",
    arguments: [
      ("UPDATE statement SET body = 'no JSON' WHERE transfer = '{2}'", "no JSON"),
      ("UPDATE statement SET at = 'once' WHERE transfer = '{2}' AND type = 'submitted'", "is no time"),
      ("UPDATE statement SET author = 'Nobody' WHERE transfer = '{2}' AND type = 'submitted'", "is no mission id"),
      ("UPDATE statement SET role = CAST(x'ff' AS TEXT), bundle = '' WHERE transfer = '{2}'", "no SHA-256"),
      ("UPDATE transfer SET sender = '' WHERE id = '{2}'", "is no mission id"),
      ("UPDATE transfer SET delivery = 'x' WHERE id = '{2}'", "no SHA-256"),
    ])
  func named(sql: String, why: String) async throws {
    let (_, world, ledger) = try store(sql.replacingOccurrences(of: "'no JSON'", with: "x'6e6f'"))
    var seen: [TransferID] = []
    let unreadable = try await ledger.forEachTransfer { seen.append($0.id) }
    #expect(seen.contains(world.transfer(1)) && seen.contains(world.transfer(3)))
    let named = try #require(unreadable.first)
    #expect(named.row.contains(world.transfer(2).text))
    #expect(named.why.contains(why), "\(named.why)")
  }

  @Test("a queue, a journal and an account go on too")
  func others() async throws {
    let (_, world, ledger) = try store(
      """
      INSERT INTO queue(id, mission, kind, subject, bytes, priority, created, attempts, crashes, rejects, next, waiting)
      VALUES ('odd', 'ng-lagos', 'parcel', 'x', 1, 0, 0, 0, 0, 0, 0, 0)
      """, "INSERT INTO journal(number, text, hash) VALUES (-5, 'no JSON', 'no hash')")
    try await ledger.submit(world.submission(4))
    let queue = try await ledger.page(QueueFilter(), after: nil, limit: 9)
    #expect(queue.values.count == 1)
    #expect(queue.unreadable.map(\.row) == ["queue item odd"])
    _ = try await ledger.recover(ContractWorld.node, at: Date()) { _ in }
    let journal = try await ledger.journalListing(limit: 9)
    #expect(journal.unreadable.map(\.row) == ["journal entry -5"])
    #expect(try await ledger.logEnds(with: world.there, after: nil, limit: 9).count == 4)
  }

  @Test("what cannot be read stands in nobody's way: it is set aside, and the next one goes")
  func picked() async throws {
    let (_, world, ledger) = try store(
      """
      INSERT INTO queue(id, mission, kind, subject, bytes, priority, created, attempts, crashes, rejects, next, waiting)
      VALUES ('odd', 'ne-niamey', 'bundle', 'x', 1, 0, 0, 0, 0, 0, 0, 0)
      """)
    let submission = world.submission(4)
    try await ledger.submit(submission)
    #expect(try await makeWorld(ledger).claimNext(at: world.at(9))?.item.id == submission.item.id)
    #expect(try await ledger.queueCounts().map(\.held) == [1])
  }

  @Test("a ledger that was cut by a page is told from a good one, in words, and the process lives", arguments: 1...12)
  func cut(pages: Int) async throws {
    let scratch = try Scratch()
    try await fill(scratch.path)
    let path = scratch.file("ledger.sqlite")
    let size = try #require(status(path)?.size)
    truncate(path, off_t(size - Int64(pages) * 4096))
    try await expectDamage { try JournalProof.verify(home: scratch.path, hashing: testHashing) }
    try await expectDamage {
      let ledger = try openLedger(scratch.path)
      defer { try? ledger.close() }
      _ = try? await ledger.transfers(after: nil, limit: 99)
      return try await ledger.verifyJournal()
    }
  }

  private func fill(_ directory: String) async throws {
    let ledger = try openLedger(directory)
    let world = try makeWorld(ledger)
    for number in 1...40 {
      let offer = world.offer(number)
      _ = try await ledger.publish(offer, at: world.at(1), sign: world.receipt(offer))
      for entry in 1...4 {
        try await ledger.note(JournalEvent(at: Date(), actor: "daemon", action: "test.\(entry)"))
      }
    }
    try ledger.close()
  }

  private func expectDamage(_ work: () async throws -> JournalVerdict) async throws {
    do {
      if case .intact = try await work() { Issue.record("a ledger that was cut is called good") }
    } catch let problem as LedgerProblem {
      #expect("\(problem)".contains("damaged"))
    }
  }
}
