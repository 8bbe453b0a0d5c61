import Foundation
import GRDB
import Handover
import HandoverTesting
import Ledger
import Testing

@Suite("The journal")
struct JournalTests {
  /// A closed home whose journal has `count` entries.
  private func home(_ count: Int, _ action: String = "test") async throws -> (scratch: Scratch, head: JournalHead) {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    for number in 0..<count {
      try await ledger.note(
        JournalEvent(
          at: Date(timeIntervalSince1970: Double(number)), actor: "daemon", action: "\(action).\(number)"))
    }
    let head = try await ledger.journalHead()
    #expect(try await ledger.verifyJournal() == .intact(head: head))
    try ledger.close()
    return (scratch, head)
  }

  private func verdict(_ scratch: Scratch) throws -> JournalVerdict {
    try JournalProof.verify(home: scratch.path, hashing: testHashing)
  }

  @Test("that was not touched is intact, and says where it ends", arguments: [0, 1, 20])
  func intact(_ count: Int) async throws {
    let (scratch, head) = try await home(count)
    #expect(head.number == Int64(count))
    #expect(try verdict(scratch) == .intact(head: head))
    #expect(JournalHead(head.description) == head)
  }

  @Test("that was written anew, chain and all, is told by a head that was noted before")
  func noted() async throws {
    let (kept, head) = try await home(20)
    let half = try await home(10).head
    let verify = { try JournalProof.verify(home: $0, noted: $1, hashing: testHashing) }
    for noted in [nil, half, head] { #expect(try verify(kept.path, noted) == .intact(head: head)) }

    let (forged, _) = try await home(20, "forged")
    guard case .intact = try verify(forged.path, nil), case .broken(10, _) = try verify(forged.path, half) else {
      Issue.record("the chain alone cannot tell, and the noted head must")
      return
    }
    let (short, _) = try await home(5)
    guard case .broken(6, _) = try verify(short.path, half) else {
      Issue.record("entries missing at the end are not seen")
      return
    }
  }

  @Test(
    "shows the first entry that was tampered with",
    arguments: [
      ("UPDATE journal SET text = replace(text, 'test', 'tset') WHERE number = 7", 7),
      ("UPDATE journal SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE number = 7", 7),
      ("UPDATE journal SET hash = (SELECT hash FROM journal WHERE number = 8) WHERE number = 7", 7),
      ("DELETE FROM journal WHERE number = 7", 7),
      ("DELETE FROM journal WHERE number = 1", 1),
      ("DELETE FROM journal WHERE number > 6", 7),
      ("DELETE FROM journal", 1),
      ("INSERT INTO journal VALUES (0, '{}', (SELECT hash FROM journal WHERE number = 1))", 1),
      ("INSERT INTO journal VALUES (11, '{}', (SELECT hash FROM journal WHERE number = 1))", 11),
      ("UPDATE journal SET number = 99 WHERE number = 10", 10),
      ("UPDATE meta SET value = '11' || substr(value, 3) WHERE key = 'journal'", 11),
      ("DELETE FROM meta WHERE key = 'journal'", 10),
    ])
  func tampered(_ sql: String, _ first: Int64) async throws {
    let (scratch, _) = try await home(10)
    try tamper(scratch.path) { try $0.execute(sql: sql) }
    guard case .broken(let number, let reason) = try verdict(scratch) else {
      Issue.record("not seen: \(sql)")
      return
    }
    #expect(number == first, "\(reason)")
  }

  @Test("rewritten with all its hashes has another head: that is why the head is kept elsewhere")
  func rewritten() async throws {
    let (scratch, head) = try await home(3)
    try tamper(scratch.path) { db in
      var (previous, last) = (String(repeating: "0", count: 64), "")
      for number in 1...3 {
        last = TestSHA256.digest("\(previous)\n{}".utf8).text
        try db.execute(
          sql: "UPDATE journal SET text = '{}', hash = ? WHERE number = ?", arguments: [last, number])
        previous = last
      }
      try db.execute(sql: "UPDATE meta SET value = ? WHERE key = 'journal'", arguments: ["3 \(last)"])
    }
    guard case .intact(let found) = try verdict(scratch) else {
      Issue.record("a full rewrite looks intact")
      return
    }
    #expect(found.number == head.number)
    #expect(found.hash != head.hash)
  }

  @Test("goes on after a restart where it ended")
  func goesOn() async throws {
    let (scratch, head) = try await home(4)
    let ledger = try openLedger(scratch.path)
    try await ledger.note(JournalEvent(at: Date(), actor: "op-1", action: "item.held", subject: "x"))
    #expect(try await ledger.journalHead().number == head.number + 1)
    guard case .intact = try await ledger.verifyJournal() else {
      Issue.record("broken")
      return
    }
  }

  @Test("is not verified behind a daemon's back, nor where there is none")
  func refusals() async throws {
    let scratch = try Scratch()
    #expect(throws: LedgerProblem.noLedger(path: scratch.file("ledger.sqlite"))) { try verdict(scratch) }
    #expect(files(in: scratch.path) == [])
    let ledger = try openLedger(scratch.path)
    #expect(throws: LedgerProblem.homeInUse(directory: scratch.path, pid: getpid())) { try verdict(scratch) }
    withExtendedLifetime(ledger) {}
  }

  @Test("is verified after a kill, from the log that SQLite left")
  func afterKill() async throws {
    let (scratch, copy) = (try Scratch(), try Scratch())
    let ledger = try openLedger(scratch.path)
    try await ledger.note(JournalEvent(at: Date(), actor: "daemon", action: "test"))
    try FileManager.default.copyItem(atPath: scratch.path, toPath: copy.file("home"))
    let head = try await ledger.journalHead()
    #expect(try JournalProof.verify(home: copy.file("home"), hashing: testHashing) == .intact(head: head))
  }

  @Test("as a list of entries is verified without a database")
  func entries() async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    for number in 0..<5 {
      try await ledger.note(JournalEvent(at: Date(), actor: "daemon", action: "test.\(number)"))
    }
    let (entries, head) = (
      Array(try await ledger.journal(limit: 9).reversed()), try await ledger.journalHead()
    )
    let check = { (list: [JournalEntry], head: JournalHead?) in
      JournalProof.verify(list, head: head, hashing: testHashing)
    }
    #expect(check(entries, head) == .intact(head: head))
    #expect(check(entries, nil) == .intact(head: head))
    guard case .broken(4, _) = check(Array(entries.dropLast(2)), head) else {
      Issue.record("a cut-off end is not seen")
      return
    }
    guard case .broken(2, _) = check([entries[0], entries[2], entries[1]], nil) else {
      Issue.record("exchanged entries are not seen")
      return
    }
  }
}

@Suite("The tests' own SHA-256")
struct TestSHA256Tests {
  @Test(
    "agrees with FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func vectors(_ text: String, _ digest: String) {
    #expect(TestSHA256.digest(text.utf8).text == digest)
  }
}
