import Base
import Foundation
import GRDB
import Handover
import HandoverTesting
import Testing

@testable import Ledger

@Suite("What a log says is kept beside it, and is what the log folds to")
struct FoldTests {
  /// A transfer of ours in a new store.
  private static func world(_ scratch: Scratch) async throws -> (ContractWorld, SQLiteLedger) {
    let ledger = try openLedger(scratch.path)
    let world = try makeWorld(ledger)
    try await ledger.submit(world.submission(1))
    return (world, ledger)
  }

  /// Holds what is kept, and what a record says, against a fold from nothing.
  private static func check(_ world: ContractWorld, _ ledger: SQLiteLedger) async throws {
    let id = world.transfer(1)
    let log = try await ledger.log(id).map(\.head)
    let kept = try #require(try await ledger.read { try $0.fold(id) }, "nothing is kept")
    #expect(kept == FoldedLog(folding: log))
    let record = try #require(try await ledger.transfer(id))
    #expect(record.fold == kept)
    #expect(record.next.seq == kept.last(of: world.here) + 1)
  }

  // MARK: Random conversations

  private struct Chatter {
    let world: ContractWorld
    var rng: QueueRandom
    var theirs = 0
    /// Of the other mission's, what was said and has not come yet.
    var late: [LogEntry] = []

    /// Something that the other mission says, having seen all of ours, or less, or more than there is.
    mutating func entry(_ ours: Int) throws -> LogEntry {
      theirs += 1
      let type = types.randomElement(using: &rng) ?? "alert"
      let seen = max(0, ours - ([0, 0, 0, 1, 2, -3].randomElement(using: &rng) ?? 0))
      let bundle = world.submission(1).entry.digest
      let statement = Statement(
        type: try StatementType(type), transfer: world.transfer(1), bundle: bundle, author: world.there,
        staff: Staff(role: roles.randomElement(using: &rng) ?? "supervisor", id: String(repeating: "a", count: 32)),
        position: LogPosition(seq: theirs, seen: seen), at: Timestamp(world.at(Double(theirs))),
        body: .object(body(type)))
      let der = Data("\(type) \(theirs) \(seen)".utf8)
      return LogEntry(statement: statement, der: der, digest: TestSHA256.digest(der))
    }

    mutating func body(_ type: String) -> [String: JSONValue] {
      let flag = Bool.random(using: &rng)
      let place = JSONValue.integer(Int64.random(in: 1...5, using: &rng))
      switch type {
      case "recalled": return ["unconditional": .bool(flag)]
      case "consent_withdrawn", "erased": return ["part": .bool(flag)]
      case "recall_answered": return ["agreed": .bool(flag)]
      case "corrected": return ["said": place]
      case "clarification_given": return ["asked": place]
      case "onward_received": return ["onward": place]
      case "assigned": return ["primary": .string(String(repeating: "b", count: 32))]
      case "movement":
        let state = MovementStage.allCases.randomElement(using: &rng)?.rawValue ?? "arrived"
        return ["state": .string(state), "moment": .string("2027-01-15T08:30:00+01:00")]
      case "first_contact": return ["moment": .string("2027-01-15T08:30:00+01:00")]
      case "received":
        return ["epoch": .string("e"), "delivery": .string(world.submission(1).entry.digest.text)]
      default: return [:]
      }
    }

    private let roles = ["supervisor", "supervisor", "caseworker", "focal", "daemon"]
    private let types =
      StatementKind.people.map(\.type.text) + ["received", "received", "received", "refused", "noted_later"]

    init(_ world: ContractWorld, seed: UInt64) { (self.world, rng) = (world, QueueRandom(state: seed)) }
  }

  @Test("after every step of random conversations, through restarts", arguments: 1...24 as ClosedRange<UInt64>)
  func random(seed: UInt64) async throws {
    let scratch = try Scratch(inMemory: true)
    // A home is locked until nobody has its ledger: the documents are another's.
    let world = try makeWorld(openLedger(Scratch(inMemory: true).path))
    var ledger: SQLiteLedger? = try openLedger(scratch.path)
    try await ledger?.submit(world.submission(1))
    var (chatter, version) = (Chatter(world, seed: seed), 1)
    for _ in 0..<24 {
      if Int.random(in: 0..<10, using: &chatter.rng) == 0 {
        try ledger?.close()
        ledger = nil
        ledger = try openLedger(scratch.path)
      }
      let open = try #require(ledger)
      try await Self.step(world, open, &chatter, &version)
      try await Self.check(world, open)
    }
  }

  /// Something is said there, here, late or with a new version.
  private static func step(
    _ world: ContractWorld, _ ledger: SQLiteLedger, _ chatter: inout Chatter, _ version: inout Int
  ) async throws {
    let id = world.transfer(1)
    let ours = try await ledger.read { try $0.highest(id, world.here) }
    switch Int.random(in: 0..<9, using: &chatter.rng) {
    case 0..<5:
      let entry = try chatter.entry(ours)
      let isLate = chatter.theirs > 1 && Int.random(in: 0..<4, using: &chatter.rng) == 0
      if isLate { chatter.late.append(entry) } else { _ = try await ledger.append(entry, at: world.at(9)) }
    case 5..<7:
      let type = StatementKind.people.randomElement(using: &chatter.rng)?.type.text ?? "alert"
      let body = JSONValue.object(chatter.body(type))
      _ = try await ledger.issue(id, at: world.at(9), sign: world.sign(type, id, body: body))
    case 7:
      guard let index = chatter.late.indices.randomElement(using: &chatter.rng) else { return }
      _ = try await ledger.append(chatter.late.remove(at: index), at: world.at(9))
    default:
      version += 1
      try await ledger.submit(world.submission(1, version: version, seq: ours + 1))
    }
  }

  // MARK: Other homes

  private static func said(_ world: ContractWorld, _ count: Int, _ type: String = "alert") throws -> [LogEntry] {
    try (1...count).map {
      try world.statement(type, world.transfer(1), by: world.there, seq: $0, seen: 1, body: .object([:]))
    }
  }

  @Test("a home that has logs and nothing beside them is read as it is, and catches up, at once or when it goes on")
  func older() async throws {
    for catchesUp in [true, false] {
      let scratch = try Scratch()
      let (world, ledger) = try await Self.world(scratch)
      for entry in try Self.said(world, 3) { _ = try await ledger.append(entry, at: world.at(1)) }
      try await ledger.write { try $0.run("DELETE FROM fold", []) }
      let record = try #require(try await ledger.transfer(world.transfer(1)))
      #expect(record.fold == FoldedLog(folding: try await ledger.log(world.transfer(1)).map(\.head)))
      #expect(try await ledger.read { try $0.fold(world.transfer(1)) } == nil, "reading writes nothing")
      if catchesUp {
        try await ledger.catchUpAll()
        #expect(try await ledger.read { try $0.unfolded(after: nil, limit: 9) } == [])
      } else {
        _ = try await ledger.issue(world.transfer(1), at: world.at(2), sign: world.sign("alert", world.transfer(1)))
      }
      try await Self.check(world, ledger)
    }
  }

  /// What a log says that is not this transfer's.
  private static func wrong(_ world: ContractWorld) throws -> Data {
    try JSON.encode(FoldedLog(folding: [world.submission(2).entry.head]))
  }

  @Test(
    "what was kept by other rules, for a shorter log, or is damaged, counts for nothing",
    arguments: ["encoding = encoding + 1", "encoding = 0", "number = number - 1", "fold = x'00'"])
  func invalid(change: String) async throws {
    let (world, ledger) = try await Self.world(Scratch())
    let id = world.transfer(1)
    let said = try Self.said(world, 3)
    for entry in said.dropLast() { _ = try await ledger.append(entry, at: world.at(1)) }
    let wrong = try Self.wrong(world)
    try await ledger.write { books in
      try books.run("UPDATE fold SET fold = ?", [wrong])
      try books.run("UPDATE fold SET \(change)", [])
    }
    let record = try #require(try await ledger.transfer(id))
    #expect(record.fold == FoldedLog(folding: try await ledger.log(id).map(\.head)))
    _ = try await ledger.append(said[2], at: world.at(2))
    try await Self.check(world, ledger)
  }

  @Test("a statement that was stored and never folded is not left out")
  func leftBehind() async throws {
    let (world, ledger) = try await Self.world(Scratch())
    let said = try Self.said(world, 2)
    try await ledger.write { try MigrationTests.statement($0.db, said[0]) }
    _ = try await ledger.append(said[1], at: world.at(1))
    try await Self.check(world, ledger)
  }

  @Test("what was folded of a log that has gone on since is not kept")
  func moved() async throws {
    let (world, ledger) = try await Self.world(Scratch())
    let id = world.transfer(1)
    let said = try Self.said(world, 2)
    _ = try await ledger.append(said[0], at: world.at(1))
    let found = try await ledger.refolded(id)
    let number = try #require(found.number)
    _ = try await ledger.append(said[1], at: world.at(2))
    #expect(try await ledger.write { try $0.keep(found.fold, of: id, upTo: number) } == false)
    try await Self.check(world, ledger)
  }

  @Test(
    "a log of which a row cannot be read is folded as far as it goes, kept nowhere, and can be given up all the same")
  func unreadable() async throws {
    let (world, ledger) = try await Self.world(Scratch())
    let id = world.transfer(1)
    for entry in try Self.said(world, 2) { _ = try await ledger.append(entry, at: world.at(1)) }
    try await ledger.write { books in
      try books.run("UPDATE statement SET body = x'6e6f' WHERE seq = 2", [])
      try books.run("DELETE FROM fold", [])
    }
    let record = try #require(try await ledger.transfer(id))
    #expect(record.unreadable.count == 1 && record.fold.count == 2)
    let entry = try await ledger.issue(id, at: world.at(2), sign: world.sign("undelivered", id))
    #expect(entry.statement.position == LogPosition(seq: 2, seen: 2))
    #expect(try await ledger.read { try $0.fold(id) } == nil)
  }

  // MARK: Work

  /// Pages that a transaction touches, of a log with so many statements.
  private func pages(
    _ length: Int, _ work: @escaping @Sendable (Books, ContractWorld) throws -> Void
  ) async throws -> Int {
    let (world, ledger) = try await Self.world(Scratch(inMemory: true))
    let said = try Self.said(world, length, "noted_later")
    // In one transaction, as an older home has it, and then folded.
    try await ledger.write { books in for entry in said { try MigrationTests.statement(books.db, entry) } }
    try await ledger.catchUpAll()
    try await Self.check(world, ledger)
    return try await ledger.write { books in try MigrationTests.pages(books.db) { try work(books, world) } }
  }

  @Test("on the ledger's queue a statement costs the same few pages, whatever the log has, also one that comes late")
  func work() async throws {
    let late = { @Sendable (books: Books, world: ContractWorld) in
      // By somebody who had seen nothing: it is read before all that the other side has said.
      let entry = try world.statement("alert", world.transfer(1), by: world.here, seq: 2, seen: 0, body: .object([:]))
      #expect(try books.append(entry, at: world.at(3)) == .stored)
      #expect(try books.fold(world.transfer(1)) == nil, "it is folded anew")
    }
    let next = { @Sendable (books: Books, world: ContractWorld) in
      let id = world.transfer(1)
      let fold = try books.fold(id)
      #expect(fold != nil)
      _ = try books.sign(
        id, other: world.there, after: fold, at: world.at(3), world.sign("alert", id, body: .object([:])))
      #expect(try books.fold(id) != nil, "it follows")
    }
    for work in [late, next] {
      let (short, long) = (try await pages(15, work), try await pages(600, work))
      #expect(long <= short + 24, "\(short) pages at 15 statements, \(long) at 600")
    }
  }
}

/// SplitMix64: the same conversations in every run.
private struct QueueRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
