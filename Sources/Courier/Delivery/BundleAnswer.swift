import Base
import Foundation
import Handover

/// Proves and stores the signed answer to a bundle.
struct BundleAnswer: Sendable {
  let delivery: BundleDelivery

  private var errand: Errand { delivery.errand }
  private var manifest: Manifest { delivery.bundle.manifest }

  /// Lets go of the bundle, if `der` proves that the other mission has it.
  func receipt(_ der: Data) async throws(AttemptResult) -> AttemptResult {
    let entry = try verify(der)
    do { try Receipt.check(entry.statement, for: delivery.bundle.entry) } catch {
      throw .answered(.receiptInvalid(error.description))
    }
    try await store(entry, ending: errand.attempt)
    return .settled(manifest.transfer)
  }

  /// Takes a signed refusal into the log.
  func refusal(_ der: Data) async throws(AttemptResult) -> AttemptResult {
    let entry = try verify(der)
    let statement = entry.statement
    guard statement.isRefusal(of: delivery.bundle.entry) else {
      throw .answered(.receiptInvalid("the signed refusal speaks of something else"))
    }
    guard let code = statement.why else { throw .answered(.receiptInvalid("the signed refusal gives no code")) }
    try await store(entry, ending: nil)
    if code.text == ProblemCode.recalled.rawValue, try await delivery.isStopped() { return try await end() }
    return .answered(.refused(code: code.text))
  }

  /// The case was taken back, and the other mission knows: there is nothing left to deliver.
  private func end() async throws(AttemptResult) -> AttemptResult {
    do {
      try await errand.store.delivered(errand.item.id, attempt: errand.attempt, at: errand.clock.now())
    } catch { throw .obstacle(errand.obstacle("ledger", error)) }
    return .settled(manifest.transfer)
  }

  private func verify(_ der: Data) throws(AttemptResult) -> LogEntry {
    do { return try errand.seals.verifyStatement(der, now: errand.clock.now()) } catch {
      throw .answered(.receiptInvalid(error.description))
    }
  }

  private func store(_ entry: LogEntry, ending attempt: AttemptID?) async throws(AttemptResult) {
    do {
      _ = try await errand.store.settle(
        errand.item.id, attempt: attempt, answer: entry, at: errand.clock.now())
    } catch StoreProblem.conflict(let what) {
      throw .answered(.receiptInvalid(what))
    } catch {
      throw .obstacle(errand.obstacle("ledger", error))
    }
  }
}
