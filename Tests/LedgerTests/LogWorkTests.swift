import Base
import Foundation
import GRDB
import Handover
import HandoverTesting
import Testing

@testable import Ledger

/// Counted in pages of the database, not in seconds.
@Suite("What a long log costs")
struct LogWorkTests {
  /// A transfer about which the other mission has said something twenty times, 200 KiB each, or nothing.
  private func world(large: Int) async throws -> (ContractWorld, SQLiteLedger) {
    let ledger = try openLedger(Scratch().path)
    let world = try makeWorld(ledger)
    try await ledger.submit(world.submission(1))
    for seq in 1...20 where seq <= large {
      let body = JSONValue.string(String(repeating: "x", count: 200 << 10))
      let entry = try world.statement("noted", world.transfer(1), by: world.there, seq: seq, body: body)
      #expect(try await ledger.append(entry, at: world.at(1)) == .stored)
    }
    return (world, ledger)
  }

  private func cost(_ large: Int, _ work: @escaping @Sendable (ContractWorld, Books) throws -> Void) async throws -> Int
  {
    let (world, ledger) = try await world(large: large)
    return try await ledger.read { books in try MigrationTests.pages(books.db) { try work(world, books) } }
  }

  @Test("who the parties are, how much was said, and the manifest: the same few pages")
  func parties() async throws {
    let ask: @Sendable (ContractWorld, Books) throws -> Void = { world, books in
      _ = try books.transferRow(world.transfer(1))
      _ = try books.volume(world.transfer(1), world.there)
      _ = try books.manifestHead(world.submission(1).entry.digest)?.head()
    }
    let (without, with) = (try await cost(0, ask), try await cost(20, ask))
    #expect(with <= without + 8, "\(without) pages without, \(with) with")
  }

  @Test("storing a statement: the same few pages")
  func append() async throws {
    let ask: @Sendable (ContractWorld, SQLiteLedger) async throws -> Int = { world, ledger in
      let entry = try world.statement("noted", world.transfer(1), by: world.there, seq: 99)
      return try await ledger.write { books in
        try MigrationTests.pages(books.db) { _ = try books.append(entry, ceiling: LogLimits.octets, at: world.at(2)) }
      }
    }
    let (bare, full) = (try await world(large: 0), try await world(large: 20))
    let (without, with) = (try await ask(bare.0, bare.1), try await ask(full.0, full.1))
    #expect(with <= without + 16, "\(without) pages without, \(with) with")
  }

  @Test("a record for a list: some pages a statement, not fifty")
  func heads() async throws {
    let with = try await cost(20) { world, books in #expect((try? books.heads(world.transfer(1)).count) == 21) }
    let whole = try await cost(20) { world, books in #expect((try? books.log(world.transfer(1)).count) == 21) }
    #expect(with < 21 * 8, "\(with) pages")
    #expect(whole > 20 * 50, "the gate: read whole it is \(whole) pages")
  }
}
