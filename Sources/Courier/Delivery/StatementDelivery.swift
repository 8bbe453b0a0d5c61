import Base
import Foundation
import Handover
import PeerProtocol

/// Brings one statement to the other mission.
struct StatementDelivery: Sendable {
  let errand: Errand
  let entry: LogEntry

  func run() async throws(AttemptResult) -> AttemptResult {
    let tar = try await pack()
    let response = try await errand.client.call(errand.item.mission, .postStatements, body: .bytes(tar))
    guard response.status == 200,
      let answer = try? JSON.decode(StatementResults.self, from: response.body),
      let result = answer.results.first(where: { $0.digest == entry.digest })
    else { throw AttemptResult(response) }
    return try await settle(result)
  }

  /// The statement, and the file of its sealed half.
  private func pack() async throws(AttemptResult) -> Data {
    let isGone = try await isGone()
    return try await errand.locally("packing") { [errand, entry] in
      var sealed: [Digest: Data] = [:]
      if let reference = entry.statement.sealed, !isGone {
        do throws(SealProblem) {
          sealed[reference.sha256] = try SealedHalves(files: errand.files, seals: errand.seals).file(reference)
        } catch { throw TransferFailure.fileChanged }
      }
      return try errand.seals.packStatements(StatementsTar(statements: [entry.der], sealed: sealed))
    }
  }

  /// Whether its sealed half was destroyed before it was delivered: then it goes without, once the other mission knows.
  private func isGone() async throws(AttemptResult) -> Bool {
    guard let reference = entry.statement.sealed, StatementKind.of(entry.statement.type)?.outlives != true else {
      return false
    }
    do { return try await errand.store.isErased(reference.sha256, of: entry.statement.transfer) } catch {
      throw .obstacle(errand.obstacle("ledger", error))
    }
  }

  private func settle(_ result: StatementResults.One) async throws(AttemptResult) -> AttemptResult {
    switch result.result {
    case .stored, .alreadyHad: return try await letGo()
    case .refused:
      let code = Code.of(result.code)?.text ?? "refused"
      if code == ProblemCode.unknownDelivery.rawValue, try await isMoot() { return try await letGo() }
      guard Self.passing.contains(code) else { return .answered(.refused(code: code)) }
      let text = ProblemCode(rawValue: code)?.meaning ?? code
      return .obstacle(Obstacle(code: code, text: text, holdsItem: false))
    }
  }

  private func letGo() async throws(AttemptResult) -> AttemptResult {
    do {
      try await errand.store.delivered(errand.item.id, attempt: errand.attempt, at: errand.clock.now())
    } catch { throw .obstacle(errand.obstacle("ledger", error)) }
    return .settled(entry.statement.transfer)
  }

  /// Whether it only says that a bundle was given up which is on its way no more: whoever never heard of the one can do without
  /// the other. Put back into the queue, the bundle takes it along again.
  private func isMoot() async throws(AttemptResult) -> Bool {
    guard entry.statement.type == .undelivered, let bundle = entry.statement.bundle else { return false }
    do { return try await errand.store.queueItem(bundle.text) == nil } catch {
      throw .obstacle(errand.obstacle("ledger", error))
    }
  }

  /// Refusals that pass by themselves, such as of a statement that has overtaken its bundle.
  private static let passing: Set<String> = Set(
    [ProblemCode.busy, .rateLimited, .noSpace, .internalError, .unknownDelivery, .sealedMissing].map(\.rawValue))
}
