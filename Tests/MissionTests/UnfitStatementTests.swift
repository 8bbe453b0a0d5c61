import Base
import Foundation
import Handover
import PeerProtocol
import Testing

@testable import Ledger
@testable import Mission
@testable import Reception
@testable import Sealing

/// With real keys, ledgers and files at both ends: statements that come too soon, too late, or from the wrong one.
@Suite("Statements that do not fit: each has one outcome, at both ends the same")
struct UnfitStatementTests {
  private let it: SealedCase
  private var sender: Site { it.sender }
  private var receiver: Site { it.receiver }
  private var third: Site { it.third }
  private var transfer: TransferID { it.transfer }

  /// Tripoli has handed in a case for Lagos; nothing of it has come there.
  init() async throws {
    it = try SealedCase()
    try await it.submit()
  }

  private func say(_ type: StatementType, at site: Site, _ fields: [String: String] = [:]) async throws -> LogEntry {
    try await site.say(type, of: transfer, fields)
  }

  @Test("nobody takes back what another mission sends, and nobody fills a disk with cases that never come")
  func strangers() async throws {
    let body: [String: JSONValue] = ["unconditional": .bool(true)]
    let statement = { (seals: MissionSeals, transfer: TransferID) throws -> LogEntry in
      try seals.sign(
        Statement(
          type: .recalled, transfer: transfer, bundle: nil, author: seals.mission,
          staff: Staff(role: "supervisor", id: String(repeating: "a", count: 32)),
          position: LogPosition(seq: 2, seen: 0), at: Timestamp(Offices.now), body: .object(body)))
    }
    #expect(try await third.carry(statement(third.seals, transfer), to: receiver).result == .stored)
    _ = try await it.receive()
    #expect(try await third.carry(statement(third.seals, transfer), to: receiver).code == .wrongSender)
    #expect(try #require(try await receiver.ledger.transfer(transfer)).isLocked == false)
    var rng = SystemRandomNumberGenerator()
    var codes: [ProblemCode?] = []
    for _ in 0..<66 {
      let entry = try statement(third.seals, TransferID(at: Offices.now, using: &rng))
      codes.append(try await third.carry(entry, to: receiver).code)
    }
    #expect(codes.prefix(64).allSatisfy { $0 == nil } && codes.last == .rateLimited, "\(codes)")
  }

  @Test("consent withdrawn to a part before its bundle came keeps that bundle out, and lets the next version in")
  func partBefore() async throws {
    let withdrawn = try await say(
      .consentWithdrawn, at: sender, ["compartment": "medical", "text": "Not the nurse's zaqaryeba."])
    #expect(try await sender.carry(withdrawn, to: receiver).result == .stored)
    for offer in [it.whole, it.question] {
      guard case .refusal(let refusal) = try await receiver.intake.take(offer, from: sender.seals.mission) else {
        return #expect(Bool(false), "it was taken")
      }
      #expect(refusal.statement.body["code"]?.string == ProblemCode.recalled.rawValue)
    }
    let state = try #require(TransferState(folding: try await receiver.ledger.log(transfer)))
    #expect(!state.isLocked && state.people.isPartWithdrawn && state.handed == .refused(code: "recalled"))
    #expect(try await receiver.casework.withdrawnParts(of: transfer) == ["medical"])
    // Nobody who reads the log learns which part.
    #expect(!String(decoding: withdrawn.der, as: UTF8.self).contains("medical"))
    // Where the half cannot be read it may be any part.
    receiver.files.remove(try #require(withdrawn.statement.sealed).sha256)
    #expect(try await receiver.casework.withdrawnParts(of: transfer).count == BodyField.compartments.count)
  }

  /// Signed by a mission as it likes, whatever its own program would say.
  private func signed(
    _ type: StatementType, by site: Site, of other: TransferID? = nil, seq: Int, seen: Int = 1,
    role: String = "supervisor",
    at: Date = Offices.now, _ body: [String: JSONValue] = [:]
  ) throws -> LogEntry {
    try site.seals.sign(
      Statement(
        type: type, transfer: other ?? transfer, bundle: nil, author: site.seals.mission,
        staff: Staff(role: role, id: String(repeating: "a", count: 32)), position: LogPosition(seq: seq, seen: seen),
        at: Timestamp(at), body: .object(body)))
  }

  @Test("whatever is wrong with a statement has one outcome: refused with its code, or kept, flagged and not applied")
  func badStatements() async throws {
    _ = try await it.receive()
    var rng = SystemRandomNumberGenerator()
    let unknown = TransferID(at: Offices.now, using: &rng)
    #expect(
      try await sender.carry(signed(.alert, by: sender, of: unknown, seq: 2), to: receiver).code
        == .unknownDelivery)
    #expect(try await third.carry(signed(.alert, by: third, seq: 1), to: receiver).code == .wrongSender)
    #expect(try await sender.carry(signed(.alert, by: sender, seq: 2), to: third).code == .unknownDelivery)
    // By a role that may not: kept, and shown with the reason.
    let byNobody = try signed(.recalled, by: sender, seq: 2, role: "caseworker", ["unconditional": .bool(true)])
    #expect(try await sender.carry(byNobody, to: receiver).result == .stored)
    let told = try await receiver.casework.conversation(of: transfer, at: Offices.now).values.last
    #expect(told?.illegal?.contains("supervisor") == true, "\(told?.illegal ?? "")")
    #expect(try #require(try await receiver.ledger.transfer(transfer)).isLocked == false)
    // With a gap, out of order, replayed, and another at a place that is taken.
    let moved: [String: JSONValue] = ["state": .string("departed"), "moment": .string("2027-01-15T10:00:00Z")]
    let (alarm, move) = (try signed(.alert, by: sender, seq: 3), try signed(.movement, by: sender, seq: 4, moved))
    #expect(try await sender.carry(move, to: receiver).result == .stored)
    var state = try #require(TransferState(folding: try await receiver.ledger.log(transfer)))
    #expect(state.waits.count == 1 && state.movement.stage == .planned)
    #expect(try await sender.carry(alarm, to: receiver).result == .stored)
    #expect(try await sender.carry(alarm, to: receiver).result == .alreadyHad)
    #expect(try await sender.carry(signed(.outcome, by: sender, seq: 3), to: receiver).code == .conflict)
    state = try #require(TransferState(folding: try await receiver.ledger.log(transfer)))
    #expect(state.waits.isEmpty && state.movement.stage == .departed && state.illegal.count == 1)
    // From the future: what was said holds, when it was is its author's word.
    let late = try signed(.alert, by: sender, seq: 5, at: Offices.now + 366 * 86_400)
    #expect(try await sender.carry(late, to: receiver).result == .stored)
    // By a signer that was revoked since.
    let revoked = try it.offices.authority.revoke(sender.seals.mission, passphrase: nil, now: Offices.now)
    let home = it.offices.home("ng-lagos")
    _ = try home.install(revoked.der, expectedRoot: nil, now: Offices.now)
    let knowing = Intake(
      store: receiver.ledger, files: receiver.files, seals: try home.seals(passphrase: nil, now: Offices.now),
      settings: receiver.intake.settings, logger: receiver.intake.logger, now: { Offices.now })
    let tar = StatementsTar(statements: [try signed(.alert, by: sender, seq: 6).der])
    let refused = try await StatementIntake(intake: knowing).take(tar, from: sender.seals.mission).results
    #expect(refused.map(\.problem) == [.revoked])
    #expect(try await receiver.ledger.log(transfer).count == 6)
  }

  @Test("a recall that comes too late fails loudly, and leaves both sides alike")
  func tooLate() async throws {
    _ = try await it.receive()
    try await receiver.carry(say(.accepted, at: receiver), to: sender)
    let error = await #expect(throws: ServiceError.self) {
      try await say(.recalled, at: sender, ["unconditional": "false", "code": "other", "text": "Another."])
    }
    #expect(error?.description.contains("accepted") == true && error?.description.contains("baton ask-back") == true)
    #expect(try await sender.ledger.log(transfer).count == 3)
    try await sender.carry(say(.recallAsked, at: sender, ["text": "Please."]), to: receiver)
    try await receiver.carry(
      say(.recallAnswered, at: receiver, ["agreed": "false"]), to: sender)
    try await it.expectAlike()
  }
}
