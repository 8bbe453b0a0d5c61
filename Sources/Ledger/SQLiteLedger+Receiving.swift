package import Foundation
package import Handover

extension SQLiteLedger {
  package func arrival(_ delivery: DeliveryID) async throws -> Arrival? {
    try await read { try $0.arrival(delivery) }
  }

  package func admit(_ offer: ArrivingBundle, at now: Date) async throws {
    try await write { try $0.admit(offer, at: now) }
  }

  /// A bundle that was refused before can still be published: its receipt then follows the refusal.
  ///
  /// - Throws: `StoreProblem.conflict` when the log has another statement in the manifest's place; what
  ///   `sign` throws.
  package func publish(
    _ offer: ArrivingBundle, at now: Date, sign: @escaping @Sendable (LogPosition) throws -> LogEntry
  ) async throws -> LogEntry {
    try await write { books in
      if let receipt = try books.receipt(offer.entry.digest) { return receipt }
      return try books.answer(offer, code: nil, at: now, sign)
    }
  }

  /// - Throws: `StoreProblem.conflict` when the log has another statement in the manifest's place; what
  ///   `sign` throws.
  package func refuse(
    _ offer: ArrivingBundle, code: String, at now: Date,
    sign: @escaping @Sendable (LogPosition) throws -> LogEntry
  ) async throws -> LogEntry {
    try await write { books in
      if let receipt = try books.receipt(offer.entry.digest) { return receipt }
      if let refusal = try books.refusal(offer.entry.digest, code) { return refusal }
      return try books.answer(offer, code: code, at: now, sign)
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
