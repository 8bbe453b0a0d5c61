import Base
import Foundation
import Handover
import Logging

/// What was taken back (recalled, or consent withdrawn) is neither asked for nor kept, by whatever way it comes, and whichever
/// comes first. Source: specification §5.7.
extension Intake {
  static let recalled = SealProblem(.manifest, .recalled, "the case was recalled, or consent to it withdrawn")

  /// - Parameter manifest: As the statement it is, which the log may not hold yet.
  func isStopped(_ manifest: Manifest, _ entry: LogEntry) async throws -> Bool {
    try await store.isStopped(
      manifest.transfer, Parties(sender: manifest.from, receiver: manifest.to), offered: entry.head)
  }

  /// A recall or a withdrawal has come: what is on its way of that case is refused, and what has come of it goes.
  func stopArrivals(of transfer: TransferID, from sender: MissionID) async throws {
    for delivery in try await store.unfinished(from: sender) where delivery.transfer == transfer {
      guard let arrival = try await store.arrival(delivery.delivery),
        try await isStopped(arrival.manifest, arrival.entry)
      else { continue }
      let (seals, moment) = (seals, now())
      _ = try await store.refuse(arrival.offer, code: ProblemCode.recalled.rawValue, at: moment) { position in
        try seals.sign(.refusal(of: arrival, Self.recalled, by: seals.mission, position, at: moment))
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

extension Arrival {
  /// As it was offered. Its JSON is in the books already.
  var offer: ArrivingBundle { ArrivingBundle(manifest: manifest, json: Data(), entry: entry) }
}

extension Statement {
  /// The refusal of a delivery that is in the books.
  static func refusal(
    of arrival: Arrival, _ problem: SealProblem, by author: MissionID, _ position: LogPosition, at now: Date
  ) -> Statement {
    let body: [String: JSONValue] = [
      "delivery": .string(arrival.entry.digest.text), "code": .string(problem.code.rawValue),
      "layer": .string(problem.layer.rawValue),
    ]
    return Statement(
      type: .refused, transfer: arrival.manifest.transfer, bundle: arrival.entry.digest, author: author,
      staff: .daemon, position: position, at: Timestamp(now), body: .object(body))
  }
}
