package import Foundation
package import Handover

extension SQLiteLedger {
  package func arrival(_ delivery: DeliveryID) async throws -> Arrival? {
    try await read { try $0.arrival(delivery) }?.understood()
  }

  package func admit(_ offer: SignedManifest, missing: Int64, limits: ArrivalLimits?, at now: Date) async throws {
    try await write(to: offer.manifest.transfer) { try $0.admit(offer, missing: missing, limits: limits, at: now) }
  }

  package func unfinished(from mission: MissionID?) async throws -> [UnfinishedDelivery] {
    try await read { try $0.unfinished(from: mission) }
  }

  package func parts(of delivery: DeliveryID) async throws -> [Digest] {
    try await read { try $0.parts(of: delivery) }
  }

  /// - Throws: what `sign` throws.
  package func letGo(
    _ offer: SignedManifest, unmovedSince moved: Date, at now: Date,
    sign: @escaping @Sendable (LogPosition) throws -> LogEntry
  ) async throws -> LogEntry? {
    try await write(to: offer.manifest.transfer) { books in
      guard try books.isUnmoved(offer.delivery, since: moved) else { return nil }
      let refusal = try books.refuse(offer, code: ProblemCode.partMissing.rawValue, at: now, sign)
      try books.enqueue(refusal, about: offer.manifest, at: now)
      return refusal
    }
  }

  /// A bundle that was refused before can still be published: its receipt then follows the refusal.
  ///
  /// - Throws: `StoreProblem.conflict` when the log has another statement in the manifest's place; what
  ///   `sign` throws.
  package func publish(
    _ offer: SignedManifest, cards: [CardRow], at now: Date,
    sign: @escaping @Sendable (LogPosition) throws -> LogEntry
  ) async throws -> LogEntry {
    let (receipt, hasReplaced) = try await write(to: offer.manifest.transfer) { books in
      if let receipt = try books.receipt(offer.delivery) { return (receipt, false) }
      let receipt = try books.answer(offer, code: nil, at: now, sign)
      // An older version that comes late takes nobody's place.
      let isNewest = try books.isNewestReceived(offer.delivery)
      return (receipt, isNewest ? try books.putCards(cards, of: offer.manifest.transfer) : false)
    }
    if hasReplaced { try? await truncateLog() }
    return receipt
  }

  /// - Throws: `StoreProblem.conflict` when the log has another statement in the manifest's place; what
  ///   `sign` throws.
  package func refuse(
    _ offer: SignedManifest, code: String, at now: Date,
    sign: @escaping @Sendable (LogPosition) throws -> LogEntry
  ) async throws -> LogEntry {
    try await write(to: offer.manifest.transfer) { books in
      if let receipt = try books.receipt(offer.delivery) { return receipt }
      return try books.refuse(offer, code: code, at: now, sign)
    }
  }

  package func knownParts() async throws -> Set<Digest> {
    try await read { try $0.knownParts() }
  }

  package func discard(_ parts: [Digest], remove: @escaping @Sendable (Digest) -> Void) async throws {
    try await read { books in
      for part in parts where try !books.isKnown(part) { remove(part) }
    }
  }
}
