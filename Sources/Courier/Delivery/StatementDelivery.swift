import Base
import Foundation
import Handover

/// Brings one statement to the other mission.
struct StatementDelivery: Sendable {
  let errand: Errand
  let entry: LogEntry

  func run() async throws(PeerFault) -> DeliveryOutcome {
    let tar = try await errand.locally("packing") { [errand, entry] in
      try errand.seals.packStatements([entry.der])
    }
    let response = try await errand.client.call(
      errand.item.mission, .post, "/v1/statements", type: "application/x-tar", body: .bytes(tar))
    guard response.status == 200,
      let answer = try? JSON.decode(StatementResults.self, from: response.body),
      let result = answer.results.first(where: { $0.digest == entry.digest })
    else { throw PeerFault(response) }
    return try await settle(result)
  }

  private func settle(_ result: StatementResults.One) async throws(PeerFault) -> DeliveryOutcome {
    switch result.result {
    case "stored", "already-had":
      do {
        try await errand.store.delivered(errand.item.id, attempt: errand.attempt, at: errand.clock.now())
      } catch { throw .obstacle(errand.obstacle("ledger", error)) }
      return .settled(entry.statement.transfer)
    case "refused":
      let code = Code.of(result.code)?.text ?? "refused"
      guard Self.passing.contains(code) else { return .answered(.refused(code: code)) }
      let text = ProblemCode(rawValue: code)?.meaning ?? code
      return .obstacle(Obstacle(code: code, text: text, holdsItem: false))
    default: return .answered(.http(200, retryAfter: nil, problem: nil))
    }
  }

  /// Refusals that pass by themselves, such as of a statement that has overtaken its bundle.
  private static let passing: Set<String> = Set(
    [ProblemCode.busy, .rateLimited, .noSpace, .internalError, .unknownDelivery].map(\.rawValue))
}
