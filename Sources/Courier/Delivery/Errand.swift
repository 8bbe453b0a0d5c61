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
  /// Parts stop at it while something more urgent passes.
  let gate: LineGate

  var clock: CourierClock { client.clock }
  var seals: any Seals { client.seals }

  func run(_ payload: QueuePayload) async -> DeliveryOutcome {
    do {
      switch payload {
      case .bundle(let manifest, let entry):
        return try await BundleDelivery(errand: self, manifest: manifest, entry: entry).run()
      case .statement(let entry):
        return try await StatementDelivery(errand: self, entry: entry).run()
      }
    } catch {
      let outcome = DeliveryOutcome(error)
      guard case .answered(.unreachable(let text)) = outcome, progress.isFurther else { return outcome }
      return .brokeOff(text)
    }
  }

  /// Runs work on our own keys, disk or books; a failure there says nothing about the peer.
  func locally<T: Sendable>(
    _ code: String, _ body: @escaping @Sendable () throws -> T
  ) async throws(PeerFault) -> T {
    do { return try await Blocking.run(body) } catch let failure as TransferFailure {
      throw PeerFault(failure)
    } catch {
      throw .obstacle(obstacle(code, error))
    }
  }

  func obstacle(_ code: String, _ error: any Error) -> Obstacle {
    Obstacle(code: code, text: "\(error)", holdsItem: false)
  }
}
