import Base
import Foundation
import Handover
import Logging

/// What was taken back (recalled, or consent withdrawn) is neither asked for nor kept, by whatever way it comes, and whichever
/// comes first. Source: specification §5.7.
extension Intake {
  static let recalled = SealProblem(.manifest, .recalled, "the case was recalled, or consent to it withdrawn")

  /// - Parameter offer: The log may not hold it yet.
  func isStopped(_ offer: SignedManifest) async throws -> Bool {
    let manifest = offer.manifest
    return try await store.isStopped(
      manifest.transfer, Parties(sender: manifest.from, receiver: manifest.to), offered: offer.entry.head)
  }

  /// A recall or a withdrawal has come: what is on its way of that case is refused, and what has come of it goes.
  func stopArrivals(of transfer: TransferID, from sender: MissionID) async throws {
    for delivery in try await store.unfinished(from: sender) where delivery.transfer == transfer {
      guard let arrival = try await store.arrival(delivery.delivery),
        try await isStopped(arrival.bundle)
      else { continue }
      let (seals, moment) = (seals, now())
      _ = try await store.refuse(arrival.bundle, code: ProblemCode.recalled.rawValue, at: moment) { position in
        try seals.sign(.refusal(of: arrival.bundle, Self.recalled, by: seals.mission, position, at: moment))
      }
      // Whoever still writes a part is ended first.
      files.discardHalves(of: delivery.delivery)
      try await store.discard(arrival.manifest.parts.map(\.sha256)) { [files] in files.remove($0) }
      files.discardHalves(of: delivery.delivery)
      logger.notice("delivery stopped", metadata: ["delivery": "\(delivery.delivery)", "transfer": "\(transfer)"])
    }
    onStop(transfer)
  }
}
