import Base
import Foundation
import GRDB
import Handover
import HandoverTesting
import Ledger
import Testing

@Suite("A mission's home")
struct HomeTests {
  @Test("a second opener is refused, told who holds the home, and to wait")
  func locked() throws {
    let scratch = try Scratch()
    let first = try openLedger(scratch.path)
    let problem = #expect(throws: LedgerProblem.self) { try openLedger(scratch.path) }
    #expect(problem == .homeInUse(directory: scratch.path, pid: getpid()))
    #expect(
      "\(try #require(problem))".hasPrefix(
        "another baton daemon (pid \(getpid())) already works on this home, \(scratch.path). If it does not answer yet"
      ))
    withExtendedLifetime(first) {}
  }

  @Test("a home may be a link to another disk")
  func link() async throws {
    let scratch = try Scratch()
    let home = scratch.file("home")
    try FileManager.default.createDirectory(atPath: scratch.file("disk"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: home, withDestinationPath: scratch.file("disk"))
    let world = try makeWorld(openLedger(home))
    try await world.store.submit(world.submission(1))
    let parts = try DiskPartFiles(directory: home, hashing: testHashing)
    let digest = TestSHA256.digest([1])
    try [UInt8(1)].withUnsafeBytes { try parts.store(digest, [$0]) }
    #expect(parts.has(digest))
  }

  @Test("the lock lasts as long as the store, and not longer")
  func unlocked() throws {
    let scratch = try Scratch()
    var ledger: SQLiteLedger? = try openLedger(scratch.path)
    try ledger?.close()
    #expect(throws: LedgerProblem.self) { try openLedger(scratch.path) }
    ledger = nil
    _ = try openLedger(scratch.path)
  }

  @Test("a lock file without a readable pid still names the reason")
  func unnamedHolder() throws {
    let scratch = try Scratch()
    let first = try openLedger(scratch.path)
    try Data("?".utf8).write(to: URL(fileURLWithPath: scratch.file("lock")))
    let problem = #expect(throws: LedgerProblem.self) { try openLedger(scratch.path) }
    #expect("\(try #require(problem))".hasPrefix("another baton daemon already works on this home"))
    withExtendedLifetime(first) {}
  }

  @Test("a closed store refuses calls and says why")
  func closed() async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    try ledger.close()
    await #expect(throws: LedgerProblem.closed) { try await ledger.queue() }
    await #expect(throws: LedgerProblem.closed) {
      try await ledger.change(makeWorld(ledger).submission(1).item.id, at: Date()) { _ in }
    }
  }

  @Test("every file of it is for its user only")
  func modes() async throws {
    let scratch = try Scratch()
    let home = scratch.file("home")
    let ledger = try openLedger(home)
    _ = try DiskPartFiles(directory: home, hashing: testHashing)
    try await ledger.submit(makeWorld(ledger).submission(1))
    #expect(status(home)?.mode == 0o700)
    for name in ["parts", "parts/00", "parts/ff", "temp"] {
      #expect(status("\(home)/\(name)")?.mode == 0o700)
    }
    let names = files(in: home)
    #expect(names == ["ballast", "ledger.sqlite", "ledger.sqlite-wal", "lock"])
    for name in names { #expect(status("\(home)/\(name)")?.mode == 0o600, "\(name)") }
  }

  @Test("the home of one mission is not opened for another")
  func otherMission() throws {
    let scratch = try Scratch()
    _ = try openLedger(scratch.path)
    #expect(throws: LedgerProblem.otherMission(directory: scratch.path, owner: "ly-tripoli")) {
      try openLedger(scratch.path, mission: "ne-niamey")
    }
    _ = try openLedger(scratch.path)
  }

  @Test("parts without a ledger, or with an empty one, mean that it was lost", arguments: [false, true])
  func lost(isEmpty: Bool) throws {
    let scratch = try Scratch()
    let (path, parts) = (scratch.file("ledger.sqlite"), scratch.file("parts"))
    let files = try DiskPartFiles(directory: scratch.path, hashing: testHashing)
    let part = [UInt8]("a sealed part".utf8)
    try part.withUnsafeBytes { try files.store(TestSHA256.digest(part), [$0]) }
    if isEmpty { _ = FileManager.default.createFile(atPath: path, contents: Data()) }
    for _ in 0..<2 {
      #expect(throws: LedgerProblem.lost(path: path, parts: parts)) { try openLedger(scratch.path) }
    }
    #expect(files.has(TestSHA256.digest(part)))
    try FileManager.default.removeItem(atPath: parts)
    _ = try openLedger(scratch.path)
  }

  @Test("a database of a later version is left alone")
  func newer() throws {
    let scratch = try Scratch()
    _ = try openLedger(scratch.path)
    try tamper(scratch.path) { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('0099 the future')") }
    let problem = #expect(throws: LedgerProblem.self) { try openLedger(scratch.path) }
    #expect(problem == .newerDatabase(path: scratch.file("ledger.sqlite")))
    #expect("\(try #require(problem))".contains("install that version again"))
  }

  @Test("what is no database is not taken for one, nor overwritten")
  func notADatabase() throws {
    let scratch = try Scratch()
    let text = Data(String(repeating: "a letter, no ledger. ", count: 500).utf8)
    try text.write(to: URL(fileURLWithPath: scratch.file("ledger.sqlite")))
    #expect(throws: (any Error).self) { try openLedger(scratch.path) }
    #expect(FileManager.default.contents(atPath: scratch.file("ledger.sqlite")) == text)
  }

  @Test("a link in place of the database is not followed")
  func link() throws {
    let (scratch, elsewhere) = (try Scratch(), try Scratch())
    symlink(elsewhere.file("stolen.sqlite"), scratch.file("ledger.sqlite"))
    let problem = #expect(throws: StorageProblem.self) { try openLedger(scratch.path) }
    #expect(problem?.errno == ELOOP)
    #expect(files(in: elsewhere.path) == [])
  }

  @Test("a restored store gets a new epoch, which lasts")
  func epoch() async throws {
    let scratch = try Scratch()
    var ledger: SQLiteLedger? = try openLedger(scratch.path)
    let old = try #require(ledger?.epoch)
    let new = try await ledger?.renewEpoch()
    #expect(new != old)
    #expect(ledger?.epoch == new)
    ledger = nil
    #expect(try openLedger(scratch.path).epoch == new)
  }

  @Test("every commit reaches the disk: WAL, synchronous FULL")
  func durability() async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    let settings = try await ledger.settings()
    #expect(settings == ["journal_mode": "wal", "synchronous": "2", "locking_mode": "exclusive"])
  }
}

/// Changes a ledger behind the back of the store, which is closed.
func tamper(_ directory: String, _ change: (Database) throws -> Void) throws {
  let database = try DatabaseQueue(path: directory + "/ledger.sqlite")
  try database.write(change)
  try database.close()
}
