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
    var results: [Results.One] = []
    for der in statements {
      let digest = intake.seals.digest(der)
      do {
        results.append(Results.One(digest: digest, result: try await store(der, from: caller), code: nil))
      } catch let problem as SealProblem {
        try await intake.journal("statement.refused", actor: caller.text, problem, subject: digest.text)
        results.append(Results.One(digest: digest, result: "refused", code: problem.code))
      }
    }
    return Results(results: results)
  }

  private func store(_ der: Data, from caller: MissionID) async throws -> String {
    let moment = intake.now()
    let entry = try intake.seals.verifyStatement(der, now: moment)
    guard entry.statement.author == caller else {
      throw SealProblem(.manifest, .wrongSender, "\(caller) brings a statement of \(entry.statement.author)")
    }
    guard let transfer = try await intake.store.transfer(entry.statement.transfer) else {
      throw SealProblem(.manifest, .unknownDelivery, "no such transfer is known here")
    }
    guard transfer.sender == caller || transfer.receiver == caller else {
      throw SealProblem(.manifest, .wrongSender, "\(caller) has no part in this transfer")
    }
    try await check(entry.statement)
    switch try await intake.store.append(entry, at: moment) {
    case .stored: return "stored"
    case .alreadyHad: return "already-had"
    case .conflict: throw SealProblem(.manifest, .conflict, "another statement stands at this place of the log")
    }
  }

  /// What a bundle says comes with the bundle, a receipt must speak of one that was sent, and a reason is a code.
  private func check(_ statement: Statement) async throws {
    switch statement.type {
    case .submitted, .update:
      throw SealProblem(.manifest, .malformed, "a bundle is offered with its manifest, not stated")
    case .received:
      guard let bundle = statement.bundle, let manifest = try await intake.store.manifest(bundle) else {
        throw SealProblem(.manifest, .unknownDelivery, "the receipt speaks of no bundle that was sent from here")
      }
      do { try Receipt.check(statement, for: manifest) } catch {
        throw SealProblem(.manifest, .malformed, error.description)
      }
    case .refused, .undelivered:
      guard statement.why != nil else {
        throw SealProblem(.manifest, .malformed, "a statement that something failed says why with a code")
      }
    default: return
    }
  }
}
