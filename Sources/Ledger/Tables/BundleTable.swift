import Foundation
import GRDB
import Handover

extension Books {
  /// Notes a manifest and the parts it names. No effect when it is known.
  func noteBundle(_ manifest: Manifest, _ delivery: DeliveryID) throws {
    let added = try run(
      "INSERT INTO bundle(delivery, manifest) VALUES (?, ?) ON CONFLICT DO NOTHING",
      [delivery.text, try JSON.encode(manifest)])
    guard added == 1 else { return }
    for part in manifest.parts {
      try run(
        "INSERT INTO part(digest, delivery) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [part.sha256.text, delivery.text])
    }
  }

  func manifest(_ delivery: DeliveryID) throws -> Manifest? {
    try row("SELECT manifest FROM bundle WHERE delivery = ?", [delivery.text]).map {
      try JSON.decode(Manifest.self, from: $0["manifest"])
    }
  }

  /// A manifest as the statement it is, from the log or from what is arriving.
  func manifestEntry(_ delivery: DeliveryID) throws -> LogEntry? {
    if let entry = try statement(delivery) {
      return entry.statement.type == .submitted || entry.statement.type == .update ? entry : nil
    }
    return try arrival(delivery)?.entry
  }

  /// Parts to keep: all but those of bundles that we have refused.
  func knownParts() throws -> Set<Digest> {
    let digests = try rows(
      """
      SELECT DISTINCT digest FROM part LEFT JOIN arrival USING (delivery)
      WHERE state IS NULL OR state <> 'refused'
      """)
    return Set(try digests.map { try $0.digest("digest") })
  }
}
