import Base
import Foundation
import GRDB
import GRDBSQLite
import Handover
import Logging
import PeerProtocol
import Testing

@testable import Ledger
@testable import Mission
@testable import Reception
@testable import Sealing

/// What a mission may state.
extension IntakeTests {
  @Test("who says too much about a transfer is refused what goes beyond, and still heard about others")
  func tooMuch() async throws {
    let body: [String: JSONValue] = ["text": .string(String(repeating: "x", count: 220 << 10))]
    let type = try StatementType("noted")
    let entries = try (2...21).map { seq in
      try sender.sign(
        Statement(
          type: type, transfer: received.manifest.transfer, bundle: received.delivery, author: sender.mission,
          staff: .daemon, position: LogPosition(seq: seq, seen: 1), at: Timestamp(Offices.now), body: .object(body)))
    }
    let results = try await StatementIntake(intake: intake).take(
      StatementsTar(statements: entries.map(\.der)), from: sender.mission
    ).results
    #expect(results.prefix(18).allSatisfy { $0.result == .stored })
    #expect(results.suffix(2).map(\.problem) == [.tooLarge, .tooLarge])
    #expect(try await ledger.transfer(received.manifest.transfer)?.fold.count == 20)
  }

  /// The same mission on a disk that is down to its reserve.
  private func atReserve() -> Intake {
    var settings = ReceptionSettings()
    settings.reserve = .max
    return Intake(
      store: ledger, files: files, seals: intake.seals, settings: settings, logger: intake.logger,
      now: { Offices.now })
  }

  private func isStored(_ entry: LogEntry, by intake: StatementIntake) async throws -> Bool {
    let results = try await intake.take(StatementsTar(statements: [entry.der]), from: sender.mission).results
    return results.first?.result == .stored
  }

  @Test("at its reserve a disk takes only what lets go, takes back or warns, and little of it; the rest is counted")
  func reserve() async throws {
    let statements = StatementIntake(intake: atReserve())
    let noted = try (2...41).map { try said(at: $0, octets: 10).der }
    let refused = try await statements.take(StatementsTar(statements: noted), from: sender.mission).results
    #expect(refused.allSatisfy { $0.problem == .noSpace })
    #expect(try await ledger.journal(limit: 99).count { $0.text.contains("statement.refused") } == 1)
    for (seq, type, body) in [
      (91, StatementType.recalled, ["unconditional": .bool(true)]), (92, .consentWithdrawn, [:]), (93, .alert, [:]),
    ] as [(Int, StatementType, [String: JSONValue])] {
      let said = try sender.sign(
        Statement(
          type: type, transfer: received.manifest.transfer, bundle: received.delivery, author: sender.mission,
          staff: Staff(role: "supervisor", id: String(repeating: "a", count: 32)),
          position: LogPosition(seq: seq, seen: 1), at: Timestamp(Offices.now), body: .object(body)))
      #expect(try await isStored(said, by: statements), "\(type)")
    }
    let given = try (2...81).map { seq in
      try sender.sign(
        Statement(
          type: .undelivered, transfer: received.manifest.transfer, bundle: received.delivery, author: sender.mission,
          staff: .daemon, position: LogPosition(seq: seq, seen: 1), at: Timestamp(Offices.now),
          body: .object(["reason": .string("expired")])))
    }
    let results = try await statements.take(StatementsTar(statements: given.map(\.der)), from: sender.mission).results
    let stored = results.count { $0.result == .stored }
    #expect((10...70).contains(stored), "\(stored)")
    #expect(results.dropFirst(stored).allSatisfy { $0.problem == .noSpace })
    #expect(
      try await StatementIntake(intake: intake).take(
        StatementsTar(statements: [said(at: 90, octets: 9).der]), from: sender.mission
      )
      .results.first?.result == .stored)
  }

  @Test("whoever brings a statement is its author, and of what nobody knows nothing is taken")
  func foreign() async throws {
    let transfer = received.manifest.transfer
    let note = { (seals: MissionSeals, transfer: TransferID) throws -> LogEntry in
      try seals.sign(
        Statement(
          type: StatementType("noted"), transfer: transfer, bundle: nil, author: seals.mission, staff: .daemon,
          position: LogPosition(seq: 2, seen: 0), at: Timestamp(Offices.now), body: .object([:])))
    }
    let (foreign, unknown) = (try note(third, transfer), try note(sender, newTransfer()))
    let results = try await StatementIntake(intake: intake)
      .take(StatementsTar(statements: [foreign.der, unknown.der]), from: sender.mission).results
    #expect(results.map(\.problem) == [.wrongSender, .unknownDelivery])
    #expect(try await ledger.log(transfer).count == 2)
    #expect(try await ledger.log(unknown.statement.transfer).isEmpty)
  }

  @Test("what a request of statements costs does not grow with what was said before")
  func work() async throws {
    let small = { (first: Int) in try (first..<first + 20).map { try self.said(at: $0, octets: 10) } }
    let large = try (22...36).map { try said(at: $0, octets: 220 << 10) }
    let before = try await pages(of: small(2))
    _ = try await pages(of: large)
    let after = try await pages(of: small(37))
    #expect(after <= 2 * before, "\(before) pages before, \(after) after")
  }

  private func said(at seq: Int, octets: Int) throws -> LogEntry {
    try sender.sign(
      Statement(
        type: StatementType("noted"), transfer: received.manifest.transfer, bundle: nil, author: sender.mission,
        staff: .daemon, position: LogPosition(seq: seq, seen: 1), at: Timestamp(Offices.now),
        body: .object(["text": .string(String(repeating: "x", count: octets))])))
  }

  /// Pages of the ledger that taking statements touches.
  private func pages(of entries: [LogEntry]) async throws -> Int {
    _ = try await ledger.pagesTouched()
    let results = try await StatementIntake(intake: intake).take(
      StatementsTar(statements: entries.map(\.der)), from: sender.mission
    ).results
    #expect(results.allSatisfy { $0.result == .stored })
    return try await ledger.pagesTouched()
  }

  @Test("a bundle is not stated, and a receipt speaks of a bundle that was sent to its author")
  func statements() async throws {
    #expect(try await state(.update, by: sender, body: ["version": .integer(2)]) == .malformed)
    #expect(try await state(.submitted, by: sender, body: [:]) == .malformed)
    let body: [String: JSONValue] = [
      "delivery": .string(received.delivery.text), "bytes": .integer(received.manifest.sealedBytes),
      "parts": .integer(Int64(received.manifest.parts.count)), "epoch": .string("e"),
    ]
    #expect(try await state(.received, by: sender, body: body) == .malformed)
    #expect(try await ledger.log(received.manifest.transfer).count == 2)
  }

  @Test("what people say must fit its kind; whether it is possible where it stands is not asked")
  func people() async throws {
    let journey: [[String: JSONValue]] = [
      [:], ["state": .string("lost")], ["state": .string("arrived")],
      ["state": .string("arrived"), "moment": .string("at noon, \u{1B}[2J")], ["state": .string("planned")],
    ]
    for body in journey { #expect(try await state(.movement, by: sender, body: body) == .malformed) }
    #expect(try await state(.assigned, by: sender, body: ["primary": .string("Ada Obi")]) == .malformed)
    #expect(try await ledger.log(received.manifest.transfer).count == 2)
    // By the wrong side, too early, and as a daemon.
    #expect(try await state(.outcome, by: sender, body: ["word": .integer(1)]) == nil)
    #expect(try await ledger.log(received.manifest.transfer).count == 3)
    #expect(try await state(StatementType("blessed"), by: third, body: [:]) == .wrongSender)
  }

  /// An answer of the sender's, at its next place, whose sealed half is `half`, or what `changed` makes of it.
  private func answer(
    _ text: String, seq: Int = 2, as place: Int? = nil, changed: (Data) -> Data = { $0 }
  ) throws -> (entry: LogEntry, reference: SealedReference, file: Data) {
    let statement = { (seq: Int, body: [String: JSONValue]) in
      Statement(
        type: .clarificationGiven, transfer: received.manifest.transfer, bundle: received.delivery,
        author: sender.mission, staff: Staff(role: "focal", id: String(repeating: "a", count: 32)),
        position: LogPosition(seq: seq, seen: 1), at: Timestamp(Offices.now), body: .object(body))
    }
    var rng = SystemRandomNumberGenerator()
    let half = SealedHalf(said: ["text": .string(text)])
    let plaintext = try half.padded(for: statement(place ?? seq, [:]), using: &rng)
    let file = try sender.seal(half: changed(plaintext), for: received.manifest.to, now: Offices.now)
    let reference = SealedReference(
      sha256: SHA256.digest(file), bytes: Int64(file.count), content: SHA256.digest(plaintext))
    return (
      try sender.sign(statement(seq, ["asked": .integer(2), "sealed": reference.value])), reference, file
    )
  }

  private func state(_ entry: LogEntry, _ sealed: [Digest: Data]) async throws -> (
    result: StatementResults.Result, code: ProblemCode?
  ) {
    let tar = StatementsTar(statements: [entry.der], sealed: sealed)
    let result = try #require(
      try await StatementIntake(intake: intake).take(tar, from: sender.mission).results.first)
    return (result.result, result.problem)
  }

  @Test("a statement is stored once its sealed half is durable, which only the two missions can open")
  func sealedHalf() async throws {
    let (entry, reference, file) = try answer("She is well.")
    #expect(try await state(entry, [:]).code == .sealedMissing)
    var damaged = file
    damaged[file.count / 2] ^= 1
    #expect(try await state(entry, [reference.sha256: damaged]).code == .digestMismatch)
    #expect(try await state(entry, [SHA256.digest(damaged): damaged]).code == .sealedMissing)
    #expect(try await ledger.log(received.manifest.transfer).count == 2)
    #expect(!files.has(reference.sha256))
    #expect(try await state(entry, [reference.sha256: file]).result == .stored)
    #expect(try await state(entry, [:]).result == .alreadyHad)
    #expect(try Data(contentsOf: URL(filePath: files.path(of: reference.sha256))) == file)
    let halves = SealedHalves(files: files, seals: intake.seals)
    #expect(try halves.read(entry.statement)?.said == ["text": .string("She is well.")])
    #expect(try SealedHalves(files: files, seals: sender).read(entry.statement) != nil)
    let strange = #expect(throws: SealProblem.self) {
      try SealedHalves(files: files, seals: third).read(entry.statement)
    }
    #expect(strange?.code == .notForUs)
    // What the log names stays, whatever is swept.
    #expect(try await ledger.knownParts().contains(reference.sha256))
    _ = try files.sweep(keeping: await ledger.knownParts(), reserve: 0)
    #expect(files.has(reference.sha256))
  }

  @Test("a half of another statement, or with another text than was signed, is not shown")
  func foreignHalves() async throws {
    let halves = SealedHalves(files: files, seals: intake.seals)
    let moved = try answer("She is well.", seq: 2, as: 9)
    let other = try answer("She is well.", seq: 3) { text in
      Data(String(decoding: text, as: UTF8.self).replacingOccurrences(of: "well", with: "dead").utf8)
    }
    for (entry, reference, file) in [moved, other] {
      #expect(try await state(entry, [reference.sha256: file]).result == .stored)
      let problem = #expect(throws: SealProblem.self) { try halves.read(entry.statement) }
      #expect(problem?.code == .tampered)
    }
    let (lost, reference, file) = try answer("Gone.", seq: 4)
    #expect(try await state(lost, [reference.sha256: file]).result == .stored)
    files.remove(reference.sha256)
    #expect(throws: SealProblem.self) { try halves.read(lost.statement) }
    // It comes back with a repetition, and a refused one leaves nothing behind.
    #expect(try await state(lost, [reference.sha256: file]).result == .alreadyHad)
    #expect(try halves.read(lost.statement) != nil)
    let rival = try answer("Rival.", seq: 4)
    #expect(try await state(rival.entry, [rival.reference.sha256: rival.file]).code == .conflict)
    #expect(!files.has(rival.reference.sha256))
  }

  @Test(
    "a statement that something failed says why with a code, or is refused",
    arguments: [.undelivered, .refused] as [StatementType],
    [.null, .integer(1), .string(""), .string("\u{1B}[2J"), .string("x\nng-lagos  delivered"), .string("A name")]
      as [JSONValue])
  func reasons(type: StatementType, why: JSONValue) async throws {
    let other = type == .undelivered ? "code" : "reason"
    for body in [[:], ["code": why, "reason": why], [other: .string("expired")]] as [[String: JSONValue]] {
      #expect(try await state(type, by: sender, body: body) == .malformed)
    }
    #expect(try await ledger.log(received.manifest.transfer).count == 2)
    let own = type == .undelivered ? "reason" : "code"
    #expect(try await state(type, by: sender, body: [own: .string("expired")]) == nil)
    let journal = try await ledger.journal(limit: 1)
    #expect(journal.first?.text.contains("\"code\":\"expired\"") == true, "\(journal)")
  }
}

extension SQLiteLedger {
  /// Pages touched since the last call, in memory or on the disk.
  fileprivate func pagesTouched() async throws -> Int {
    try await read { books in
      [SQLITE_DBSTATUS_CACHE_HIT, SQLITE_DBSTATUS_CACHE_MISS].reduce(0) { sum, counter in
        var (now, high): (Int32, Int32) = (0, 0)
        sqlite3_db_status(books.db.sqliteConnection, counter, &now, &high, 1)
        return sum + Int(now)
      }
    }
  }
}
