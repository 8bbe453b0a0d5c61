import Foundation
import Handover
import HandoverTesting
import Testing

@testable import Ledger

@Suite("What a ledger has lost is noticed")
struct KeptHeadTests {
  private static func note(_ ledger: SQLiteLedger, _ count: Int) async throws {
    for number in 0..<count {
      try await ledger.note(
        JournalEvent(at: Date(timeIntervalSince1970: Double(number)), actor: "daemon", action: "test.\(number)"))
    }
  }

  private let now = Date(timeIntervalSince1970: 1_800_000_000)

  @Test("nothing is lost of what goes on, stops and starts again")
  func whole() async throws {
    let scratch = try Scratch()
    for _ in 1...3 {
      let ledger = try openLedger(scratch.path)
      #expect(try await ledger.lostEntries(at: now) == nil)
      try await Self.note(ledger, 3)
      try await ledger.keepHead()
      // Later than was kept is no loss.
      try await Self.note(ledger, 2)
      try ledger.close()
    }
  }

  @Test("one bit of the write-ahead log is enough, and it is said until a person says that it is mended")
  func flipped() async throws {
    let (scratch, copy) = (try Scratch(), try Scratch())
    let ledger = try openLedger(scratch.path)
    try await Self.note(ledger, 20)
    try await ledger.keepHead()
    // As a power cut leaves it: the log is not written back.
    for name in ["ledger.sqlite", "ledger.sqlite-wal", "journal.head"] {
      try FileManager.default.copyItem(atPath: scratch.file(name), toPath: copy.file(name))
    }
    let log = copy.file("ledger.sqlite-wal")
    var octets = try Data(contentsOf: URL(filePath: log))
    octets[octets.count * 2 / 3] ^= 1
    try octets.write(to: URL(filePath: log))
    let epoch = ledger.epoch
    let loss = try await loss(of: copy, notOf: epoch)
    #expect(loss.contains("of 20 entries"), "\(loss)")
    let again = try openLedger(copy.path)
    #expect(try await again.lostEntries(at: now) == loss)
    try FileManager.default.removeItem(atPath: copy.file("ledger-behind"))
    #expect(try await again.lostEntries(at: now) == nil)
  }

  /// What a start finds that SQLite and the chain do not see.
  private func loss(of home: Scratch, notOf epoch: String) async throws -> String {
    let ledger = try openLedger(home.path)
    #expect(try await ledger.verifyJournal() == .intact(head: ledger.journalHead()))
    let loss = try #require(try await ledger.lostEntries(at: now))
    #expect(ledger.epoch != epoch)
    try await ledger.keepHead()
    try ledger.close()
    return loss
  }

  @Test("an older copy in the place of the ledger is noticed too")
  func older() async throws {
    let scratch = try Scratch()
    var ledger: SQLiteLedger? = try openLedger(scratch.path)
    try await Self.note(try #require(ledger), 5)
    try ledger?.close()
    ledger = nil
    let old = try Data(contentsOf: URL(filePath: scratch.file("ledger.sqlite")))
    ledger = try openLedger(scratch.path)
    try await Self.note(try #require(ledger), 5)
    try await ledger?.keepHead()
    try ledger?.close()
    ledger = nil
    try old.write(to: URL(filePath: scratch.file("ledger.sqlite")))
    try? FileManager.default.removeItem(atPath: scratch.file("ledger.sqlite-wal"))
    let after = try openLedger(scratch.path)
    let epoch = after.epoch
    #expect(try await after.lostEntries(at: now) != nil)
    #expect(after.epoch != epoch, "others see by that what it may no longer have")
  }
}
