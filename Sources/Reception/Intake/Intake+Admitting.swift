import Foundation
import Handover
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
}
