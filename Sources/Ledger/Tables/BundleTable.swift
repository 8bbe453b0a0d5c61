import Base
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

  /// A bundle whose manifest is in the log.
  func bundle(_ delivery: DeliveryID) throws -> BundleRow? {
    try row(
      "SELECT manifest, der FROM bundle JOIN statement ON digest = delivery WHERE delivery = ?", [delivery.text]
    ).map { BundleRow(json: try $0.value("manifest"), der: try $0.value("der"), delivery: delivery) }
  }

  /// Parts to keep: all but those of bundles that we have refused. Two bundles may have a part in common.
  private static let known = """
    FROM part LEFT JOIN arrival USING (delivery) WHERE part.erased IS NULL AND (state IS NULL OR state <> 'refused')
    """

  func knownParts() throws -> Set<Digest> {
    Set(
      try rows("SELECT DISTINCT digest \(Self.known) UNION SELECT digest FROM copy WHERE erased IS NULL").map {
        try $0.digest("digest")
      }
    )
    .union(try knownSealed())
  }

  func noteCopy(_ pieces: [Digest], of delivery: DeliveryID) throws {
    for (number, piece) in pieces.enumerated() {
      try run("INSERT INTO copy(delivery, number, digest) VALUES (?, ?, ?)", [delivery.text, number, piece.text])
    }
  }

  func workingCopy(of delivery: DeliveryID) throws -> [Digest] {
    try rows("SELECT digest FROM copy WHERE delivery = ? AND erased IS NULL ORDER BY number", [delivery.text]).map {
      try $0.digest("digest")
    }
  }

  func isKnown(_ part: Digest) throws -> Bool {
    try row("SELECT 1 \(Self.known) AND digest = ? LIMIT 1", [part.text]) != nil
      || row("SELECT 1 FROM copy WHERE digest = ? AND erased IS NULL LIMIT 1", [part.text]) != nil
      || isKnownSealed(part)
  }
}

/// A manifest as it lies in the books: fetched on the ledger's queue, understood elsewhere.
struct BundleRow: Sendable {
  let json: Data
  let der: Data
  let delivery: DeliveryID

  /// Reads it; a large one on a thread of its own.
  func understood() async throws -> SignedManifest {
    let work: @Sendable () throws -> SignedManifest = {
      let manifest = try JSON.decodeStored(Manifest.self, from: json)
      return SignedManifest(manifest: manifest, json: json, der: der, delivery: delivery)
    }
    return json.count < 64 << 10 ? try work() : try await Blocking.run(work)
  }
}
