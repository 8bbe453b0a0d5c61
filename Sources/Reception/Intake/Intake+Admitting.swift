import Foundation
import Handover
import Logging
import PeerProtocol

extension Intake {
  /// Notes that a bundle is on its way here, and how far it has come.
  ///
  /// - Throws: `SealProblem` with `.rateLimited` or `.noSpace` for a delivery that is new, when its sender has too many
  ///   unfinished ones, or all that is on its way would not fit on the disk.
  func admit(_ offer: any VerifiedOffer, lacking: MissingParts) async throws {
    let missing = Set(lacking.missing)
    let octets =
      offer.manifest.parts.reduce(Int64(0)) { $0 + (missing.contains($1.sha256) ? $1.bytes : 0) }
      - (lacking.have?.values.reduce(0, +) ?? 0)
    let limits = ArrivalLimits(deliveries: settings.unfinished, room: files.free - settings.reserve)
    do {
      try await store.admit(offer.bundle, missing: octets, limits: limits, at: now())
    } catch ArrivalRefused.tooMany(let limit) {
      throw SealProblem(
        .envelope, .rateLimited, "\(limit) deliveries of this mission are unfinished: finish those first")
    } catch ArrivalRefused.noRoom {
      throw SealProblem(.envelope, .noSpace, "too little disk space is left beside what is on its way already")
    }
  }

  static let stalled = SealProblem(.part, .partMissing, "nothing came any more")
  private static let givenUp = SealProblem(.part, .partMissing, "its sender has given it up")

  /// Ends a delivery that its sender gives up on the way. What came of it goes; its manifest stands in the log, where what
  /// was said after it could not be read without.
  func end(givenUp bundle: DeliveryID, by sender: MissionID) async throws {
    guard let delivery = try await store.unfinished(from: sender).first(where: { $0.delivery == bundle }) else {
      return
    }
    try await letGo(delivery, Self.givenUp)
  }

  /// Lets go of what came of a delivery, unless it has moved since, with a signed refusal that its sender has not asked for.
  func letGo(_ delivery: UnfinishedDelivery, _ problem: SealProblem) async throws {
    let (seals, moment) = (seals, now())
    guard let offer = try await store.arrival(delivery.delivery)?.bundle else { return }
    let refusal = try await store.letGo(offer, unmovedSince: delivery.moved, at: moment) { position in
      try seals.sign(.refusal(of: offer, problem, by: seals.mission, position, at: moment))
    }
    guard refusal != nil else { return }
    try await store.discard(offer.manifest.parts.map(\.sha256)) { [files] in files.remove($0) }
    files.discardHalves(of: delivery.delivery)
    logger.warning(
      "unfinished delivery let go", metadata: ["delivery": "\(delivery.delivery)", "from": "\(delivery.from)"])
    try await store.note(
      JournalEvent(
        at: moment, actor: "daemon", action: "delivery.let-go", transfer: offer.manifest.transfer,
        subject: delivery.delivery.text, detail: ["from": delivery.from.text]))
  }
}
