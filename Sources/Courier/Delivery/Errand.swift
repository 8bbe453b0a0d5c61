import Base
import Foundation
import Handover

/// One attempt at one item: what it carries, and what it needs on the way.
struct Errand: Sendable {
  let item: QueueItem
  let attempt: AttemptID
  let client: PeerClient
  let store: any HandoverStore
  let files: any PartFiles
  let settings: CourierSettings
  let progress: DeliveryProgress
  /// Of each transfer the statements go one request after the other.
  let turns: Turns<TransferID>
  /// Parts stop at it while something more urgent passes.
  let gate: LineGate

  var clock: CourierClock { client.clock }
  var seals: any Seals { client.seals }

  func run(_ payload: QueuePayload) async -> AttemptResult {
    do {
      switch payload {
      case .bundle(let bundle):
        return try await BundleDelivery(errand: self, bundle: bundle).run()
      case .statement(let entry):
        return try await StatementDelivery(errand: self, entry: entry).run()
      }
    } catch {
      guard case .answered(.unreachable(let text)) = error, progress.isFurther else { return error }
      return .brokeOff(text)
    }
  }

  /// Runs work on our own keys, disk or books; a failure there says nothing about the peer.
  func locally<T: Sendable>(
    _ code: String, _ body: @escaping @Sendable () throws -> T
  ) async throws(AttemptResult) -> T {
    do { return try await Blocking.run(body) } catch let failure as TransferFailure {
      throw AttemptResult(failure)
    } catch {
      throw .obstacle(obstacle(code, error))
    }
  }

  func obstacle(_ code: String, _ error: any Error) -> Obstacle {
    Obstacle(code: code, text: "\(error)", holdsItem: false)
  }
}
