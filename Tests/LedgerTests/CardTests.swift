import Base
import Foundation
import GRDB
import Handover
import HandoverTesting
import Testing

@testable import Ledger

@Suite("Cards in the ledger")
struct CardTests {
  private static let mark = Data("a mark that stands nowhere else".utf8)

  /// The files of a store in which the mark stands.
  private func found(_ scratch: Scratch) throws -> [String] {
    try files(in: scratch.path).filter {
      try Data(contentsOf: URL(filePath: scratch.file($0))).range(of: Self.mark) != nil
    }
  }

  private func cards(_ submission: Submission) -> [CardRow] {
    (0..<3).map {
      CardRow(
        transfer: submission.manifest.transfer, delivery: submission.entry.digest, row: $0, month: "2026-01",
        sealed: Data(count: 900) + Self.mark + Data(count: 900))
    }
  }

  enum Way: CaseIterable { case newerVersion, removal, erasure }

  @Test("what was removed is in no file any more, neither in the database nor in its log", arguments: Way.allCases)
  func removed(by way: Way) async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    let world = try makeWorld(ledger)
    let submission = world.submission(1)
    try await ledger.submit(submission.with(cards(submission)))
    #expect(try !found(scratch).isEmpty)
    switch way {
    case .newerVersion:
      let newer = world.submission(1, version: 2, seq: 2)
      try await ledger.submit(newer.with(world.cards(newer.entry.digest, 1, rows: 1)))
    case .removal: try await ledger.removeCards(of: world.transfer(1), at: world.at(0))
    case .erasure: _ = try await ledger.erase(world.transfer(1), .takenBack, at: world.at(0))
    }
    #expect(try found(scratch) == [])
    try ledger.close()
    #expect(try found(scratch) == [])
  }

  @Test("of a case that was destroyed they are in no file either")
  func erased() async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    let world = try makeWorld(ledger)
    let submission = world.submission(1)
    try await ledger.submit(submission.with(cards(submission)))
    #expect(try !found(scratch).isEmpty)
    _ = try await ledger.erase(world.transfer(1), .takenBack, at: world.at(1))
    #expect(try found(scratch) == [])
  }

  @Test("a store of before knows from its journal what was opened")
  func taken() async throws {
    let scratch = try Scratch()
    let world = try makeWorld(RelayedStore(.restart, in: Scratch()))
    let offers = (1...2).map { world.offer($0) }
    try MigrationTests.old(scratch) { db in
      for offer in offers { try MigrationTests.transfer(db, offer.manifest, offer.entry.digest) }
      let text = #"{"action":"case.read","transfer":"\#(world.transfer(1))"}"#
      try db.execute(sql: "INSERT INTO journal(text, hash) VALUES (?, ''), ('no JSON', '')", arguments: [text])
    }
    let ledger = try openLedger(scratch.path)
    #expect(try await ledger.isRead(offers[0].entry.digest))
    #expect(try await !ledger.isRead(offers[1].entry.digest))
  }
}
