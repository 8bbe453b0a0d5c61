import Base
import Foundation
import Handover

/// Takes statements in: each is stored once, or refused with a code; nothing illegal is dropped in silence.
struct StatementIntake {
  let intake: Intake

  struct Results: Encodable {
    struct One: Encodable {
      let digest: Digest
      let result: String
      let code: ProblemCode?
    }

    let results: [One]
  }

  func take(_ statements: [Data], from caller: MissionID) async throws -> Results {
    let moment = intake.now()
    var results: [Results.One] = []
    for (digest, verdict) in try await verify(statements, now: moment) {
      do {
        let result = try await store(verdict.get(), from: caller, at: moment)
        results.append(Results.One(digest: digest, result: result, code: nil))
      } catch let problem as SealProblem {
        try await intake.journal("statement.refused", actor: caller.text, problem, subject: digest.text)
        results.append(Results.One(digest: digest, result: "refused", code: problem.code))
      }
    }
    return Results(results: results)
  }

  /// All of a request on a thread of its own: a hundred signatures, or 8 MiB of JSON, are no short piece of work.
  private func verify(_ statements: [Data], now: Date) async throws -> [(Digest, Result<LogEntry, SealProblem>)] {
    try await Blocking.run { [seals = intake.seals] in
      statements.map { der in
        do throws(SealProblem) {
          return (seals.digest(der), .success(try seals.verifyStatement(der, now: now)))
        } catch { return (seals.digest(der), .failure(error)) }
      }
    }
  }

  private func store(_ entry: LogEntry, from caller: MissionID, at moment: Date) async throws -> String {
    guard entry.statement.author == caller else {
      throw SealProblem(.manifest, .wrongSender, "\(caller) brings a statement of \(entry.statement.author)")
    }
    guard let parties = try await intake.store.parties(of: entry.statement.transfer) else {
      throw SealProblem(.manifest, .unknownDelivery, "no such transfer is known here")
    }
    guard parties.contains(caller) else {
      throw SealProblem(.manifest, .wrongSender, "\(caller) has no part in this transfer")
    }
    try await check(entry.statement)
    let isShort = intake.files.free < intake.settings.reserve
    switch try await intake.store.append(entry, within: try room(for: entry.statement, isShort: isShort), at: moment) {
    case .stored: return "stored"
    case .alreadyHad: return "already-had"
    case .conflict: throw SealProblem(.manifest, .conflict, "another statement stands at this place of the log")
    case .tooMuch where isShort: throw Self.noSpace
    case .tooMuch:
      throw SealProblem(.envelope, .tooLarge, "at most \(LogLimits.octets) octets of statements about one transfer")
    }
  }

  private static let noSpace = SealProblem(.envelope, .noSpace, "too little disk space is left for statements")

  /// Octets that the author may have said about the transfer. On a disk at its reserve only what lets go of a bundle goes
  /// in, and little of that: the reserve is for receipts.
  ///
  /// - Throws: `SealProblem` with `.noSpace`.
  private func room(for statement: Statement, isShort: Bool) throws(SealProblem) -> Int64 {
    guard isShort else { return LogLimits.octets }
    guard let kind = StatementKind.of(statement.type), !kind.isPeoples else { throw Self.noSpace }
    return LogLimits.octetsAtReserve
  }

  /// What a bundle says comes with the bundle, a receipt must speak of one that was sent, a reason is a code, and what
  /// people say fits its row of the table. Whether it is allowed where it stands is the fold's to say: it is kept and shown.
  private func check(_ statement: Statement) async throws {
    switch statement.type {
    case .submitted, .update:
      throw SealProblem(.manifest, .malformed, "a bundle is offered with its manifest, not stated")
    case .received:
      guard let bundle = statement.bundle, let manifest = try await intake.store.manifestHead(bundle) else {
        throw SealProblem(.manifest, .unknownDelivery, "the receipt speaks of no bundle that was sent from here")
      }
      do { try Receipt.check(statement, for: manifest) } catch {
        throw SealProblem(.manifest, .malformed, error.description)
      }
    case .refused, .undelivered:
      guard statement.why != nil else {
        throw SealProblem(.manifest, .malformed, "a statement that something failed says why with a code")
      }
    default:
      guard let kind = StatementKind.of(statement.type), let problem = kind.problem(in: statement.body) else { return }
      throw SealProblem(.manifest, .malformed, "“\(statement.type)”: \(problem)")
    }
  }
}
