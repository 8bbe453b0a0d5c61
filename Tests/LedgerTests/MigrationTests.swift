import Base
import Foundation
import GRDB
import GRDBSQLite
import Handover
import HandoverTesting
import Testing

@testable import Ledger

/// Homes as version 0.1.0 has left them: made by the first migration alone.
@Suite("A store of 0.1.0, taken over in place")
struct MigrationTests {
  /// Makes an old store, closed.
  static func old(_ scratch: Scratch, _ fill: (Database) throws -> Void) throws {
    let database = try LedgerFile.connect(LedgerFile.path(scratch.path))
    try Migrations.all.migrate(database, upTo: "0001 books")
    try database.write(fill)
    try database.close()
  }

  /// A delivery as `arrival` kept it then.
  static func arrival(_ db: Database, _ offer: SignedManifest, der: Data?, state: String, answer: Digest? = nil) throws
  {
    let (manifest, delivery) = (offer.manifest, offer.entry.digest.text)
    try db.execute(
      sql: """
        INSERT INTO arrival(delivery, sender, der, state, code, answer, admitted) VALUES (?, ?, ?, ?, ?, ?, 7);
        INSERT INTO bundle(delivery, manifest) VALUES (?, ?);
        """,
      arguments: [
        delivery, manifest.from.text, der, state, state == "refused" ? "tampered" : nil, answer?.text, delivery,
        offer.json,
      ])
    for part in manifest.parts {
      try db.execute(
        sql: "INSERT INTO part(digest, delivery) VALUES (?, ?)", arguments: [part.sha256.text, delivery])
    }
  }

  static func statement(_ db: Database, _ entry: LogEntry) throws {
    let said = entry.statement
    try db.execute(
      sql: """
        INSERT INTO statement(transfer, author, seq, seen, type, bundle, role, staff, at, body, digest, der, stored)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
        """,
      arguments: [
        said.transfer.text, said.author.text, said.seq, said.seen, said.type.text, said.bundle?.text, said.staff.role,
        said.staff.id, said.at.text, try JSON.encode(said.body), entry.digest.text, entry.der,
      ])
  }

  static func transfer(_ db: Database, _ manifest: Manifest, _ delivery: DeliveryID) throws {
    try db.execute(
      sql:
        "INSERT INTO transfer(id, sender, receiver, created, priority, version, delivery) VALUES (?, ?, ?, 1, 0, 1, ?)",
      arguments: [manifest.transfer.text, manifest.from.text, manifest.to.text, delivery.text])
  }

  @Test("what was arriving, received and refused is so afterwards, and an unreadable manifest is no obstacle")
  func takenOver() async throws {
    let scratch = try Scratch()
    let world = try makeWorld(RelayedStore(.restart, in: Scratch()))
    let (arriving, received, refused, odd) = (world.offer(1), world.offer(2), world.offer(3), world.offer(4))
    let receipt = try world.receipt(received)(LogPosition(seq: 1, seen: 1))
    let refusal = try world.refusal(refused, "tampered")(LogPosition(seq: 1, seen: 1))
    try Self.old(scratch) { db in
      try Self.arrival(db, arriving, der: arriving.entry.der, state: "arriving")
      for (offer, answer, state) in [(received, receipt, "received"), (refused, refusal, "refused")] {
        try Self.arrival(db, offer, der: nil, state: state, answer: answer.digest)
        for entry in [offer.entry, answer] { try Self.statement(db, entry) }
        try Self.transfer(db, offer.manifest, offer.entry.digest)
      }
      let broken = SignedManifest(manifest: odd.manifest, json: Data("{".utf8), entry: odd.entry)
      try Self.arrival(db, broken, der: odd.entry.der, state: "arriving")
    }
    let ledger = try openLedger(scratch.path)
    #expect(try await ledger.arrival(arriving.entry.digest)?.state == .arriving)
    #expect(try await ledger.arrival(arriving.delivery)?.bundle.entry == arriving.entry)
    #expect(try await ledger.arrival(received.entry.digest)?.state == .received(receipt: receipt))
    #expect(try await ledger.arrival(refused.entry.digest)?.state == .refused(code: "tampered", refusal: refusal))
    let unfinished = try await ledger.unfinished(from: nil)
    #expect(Set(unfinished.map(\.delivery)) == [arriving.entry.digest, odd.entry.digest])
    let known = unfinished.first { $0.delivery == arriving.entry.digest }
    #expect(known?.transfer == arriving.manifest.transfer)
    #expect(known?.bytes == arriving.manifest.sealedBytes)
    #expect(known?.parts == 2)
    #expect(try await ledger.knownParts().count == 6)
    _ = try await ledger.publish(arriving, at: world.at(9), sign: world.receipt(arriving))
    #expect(try await ledger.log(world.transfer(1)).count == 2)
  }

  /// An item as the queue kept it then, with what it sends.
  static func queued(_ db: Database, _ submission: Submission, hold: String? = nil) throws {
    let (item, subject) = (submission.item, submission.entry.digest.text)
    try db.execute(
      sql: """
        INSERT INTO queue VALUES (?, ?, 'bundle', ?, ?, ?, ?, ?, 1, 0, 0, NULL, ?, NULL, 0, ?, ?, NULL);
        INSERT INTO attempt(item, number, began) VALUES (?, 1, 0);
        INSERT INTO bundle(delivery, manifest) VALUES (?, ?);
        """,
      arguments: [
        item.id, item.mission.text, subject, item.bytes, item.priority, item.arrival?.date.timeIntervalSince1970,
        item.created.timeIntervalSince1970, item.created.timeIntervalSince1970, hold, hold.map { _ in "wait" }, item.id,
        subject, submission.bundle.json,
      ])
    try statement(db, submission.entry)
    try transfer(db, submission.manifest, submission.entry.digest)
  }

  @Test("what waited waits on in its order, and what was held is held; an attempt of then is no crash")
  func queueTakenOver() async throws {
    let scratch = try Scratch()
    let world = try makeWorld(RelayedStore(.restart, in: Scratch()))
    let (first, second, held) = (world.submission(1), world.submission(2), world.submission(3))
    try Self.old(scratch) { db in
      for submission in [second, first] { try Self.queued(db, submission) }
      try Self.queued(db, held, hold: HoldReason.operatorCode)
    }
    let ledger = try openLedger(scratch.path)
    #expect(try await ledger.recover(ContractWorld.node, at: world.at(9)) { _ in }.count == 3)
    #expect(try await ledger.queueCounts() == [QueueCount(mission: world.there, waiting: 3, held: 1)])
    let shown = try await ledger.queue()
    #expect(shown.map(\.id) == [first, second, held].map(\.item.id))
    #expect(shown.map(\.transfer) == (1...3).map(world.transfer))
    #expect(shown.map(\.arrival) == [first, second, held].map(\.manifest.arrival))
    #expect(shown.map(\.crashes) == [0, 0, 0] && shown.map(\.attempts) == [1, 1, 1])
    for submission in [first, second] {
      var policy = QueuePolicy()
      policy.windowStart = 1
      let selection = Selection(lanes: [:], inFlight: InFlight(), now: world.at(10), policy: policy)
      let claims = try await ledger.claim(selection, by: ContractWorld.node, until: world.at(99))
      #expect(claims.map(\.item.id) == [submission.item.id])
    }
  }

  @Test("to know which parts are known takes the same few pages a part, whatever lies in the store")
  func work() async throws {
    let scratch = try Scratch()
    let world = try makeWorld(RelayedStore(.restart, in: Scratch()))
    let hostile = world.offer(1, parts: (1...43_000).map(String.init))
    let others = (4...5).map { world.offer($0, parts: (1...100).map(String.init)) }
    try Self.old(scratch) { db in
      for offer in others { try Self.arrival(db, offer, der: Data(count: 4 << 20), state: "arriving") }
      // The gate, seen to fail: what 0.1.0 asked, of a few parts only.
      let pages = try Self.pages(db) {
        _ = try Row.fetchAll(
          db,
          sql: "SELECT digest FROM part LEFT JOIN arrival USING (delivery) WHERE state IS NULL OR state <> 'refused'")
      }
      #expect(pages > 50 * 500)
      try Self.arrival(db, hostile, der: Data(count: 4 << 20), state: "arriving")
    }
    let ledger = try openLedger(scratch.path)
    // As many as the rules let through, twice: 64 GiB in whole parts.
    for number in 2...3 {
      try await ledger.admit(world.offer(number, parts: (1...8322).map(String.init)), at: world.at(1))
    }
    try ledger.close()
    let database = try LedgerFile.connect(LedgerFile.path(scratch.path))
    defer { try? database.close() }
    try await database.read { db in
      let books = Books(db: db, mission: world.here, hashing: testHashing)
      var known = 0
      let pages = try Self.pages(db) { known = try books.knownParts().count }
      #expect(known == 43_000 + 200 + 2 * 8322)
      #expect(pages < 16 * known, "\(pages) pages")
      let listing = try Self.pages(db) { _ = try books.unfinished(from: nil) }
      #expect(listing < 50, "\(listing) pages")
      let one = try Self.pages(db) { _ = try books.isKnown(hostile.manifest.parts[0].sha256) }
      #expect(one < 50, "\(one) pages")
    }
  }

  /// Pages of the database that `work` touched, in memory or on the disk.
  static func pages(_ db: Database, _ work: () throws -> Void) throws -> Int {
    _ = touched(db)
    try work()
    return touched(db)
  }

  private static func touched(_ db: Database) -> Int {
    [SQLITE_DBSTATUS_CACHE_HIT, SQLITE_DBSTATUS_CACHE_MISS].reduce(0) { sum, counter in
      var (now, high): (Int32, Int32) = (0, 0)
      sqlite3_db_status(db.sqliteConnection, counter, &now, &high, 1)
      return sum + Int(now)
    }
  }
}
