import Foundation
import GRDB
import Handover

extension Books {
  /// Notes a manifest and the parts it names. No effect when it is known.
  ///
  /// - Parameter json: The manifest as it was written, with what this version does not read.
  func noteBundle(_ manifest: Manifest, _ json: Data, _ delivery: DeliveryID) throws {
    let added = try run(
      "INSERT INTO bundle(delivery, manifest) VALUES (?, ?) ON CONFLICT DO NOTHING",
      [delivery.text, json])
    guard added == 1 else { return }
    for part in manifest.parts {
      try run(
        "INSERT INTO part(digest, delivery) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [part.sha256.text, delivery.text])
    }
  }

  /// A bundle whose manifest is in the log, also as the statement it is.
  func bundle(_ delivery: DeliveryID) throws -> (manifest: Manifest, entry: LogEntry)? {
    try row(
      "SELECT manifest, der FROM bundle JOIN statement ON digest = delivery WHERE delivery = ?", [delivery.text]
    ).map { row in
      let manifest = try JSON.decode(Manifest.self, from: row["manifest"])
      return (manifest, LogEntry(manifest: manifest, der: row["der"], delivery: delivery))
    }
  }

  /// A manifest as the statement it is, from the log or from what is arriving.
  func manifestEntry(_ delivery: DeliveryID) throws -> LogEntry? {
    if let entry = try statement(delivery) {
      return entry.statement.type == .submitted || entry.statement.type == .update ? entry : nil
    }
    return try arrival(delivery)?.entry
  }

  /// Parts to keep: all but those of bundles that we have refused. Two bundles may have a part in common.
  private static let known = """
    FROM part LEFT JOIN arrival USING (delivery) WHERE (state IS NULL OR state <> 'refused')
    """

  func knownParts() throws -> Set<Digest> {
    Set(try rows("SELECT DISTINCT digest \(Self.known)").map { try $0.digest("digest") })
  }

  func isKnown(_ part: Digest) throws -> Bool {
    try row("SELECT 1 \(Self.known) AND digest = ? LIMIT 1", [part.text]) != nil
  }
}
