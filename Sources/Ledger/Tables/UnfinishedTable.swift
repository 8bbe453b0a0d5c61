import Foundation
import GRDB
import Handover

/// Deliveries that were offered and have neither receipt nor refusal.
extension Books {
  /// Oldest first: of one mission, or of all.
  func unfinished(from mission: MissionID?) throws -> [UnfinishedDelivery] {
    try rows(
      "SELECT * FROM arrival WHERE state = 'arriving' AND (?1 IS NULL OR sender = ?1) ORDER BY admitted, delivery",
      [mission?.text]
    ).compactMap { try? unfinished($0) }
  }

  private func unfinished(_ row: Row) throws -> UnfinishedDelivery {
    UnfinishedDelivery(
      delivery: try row.digest("delivery"),
      transfer: (try row.value("transfer") as String?).flatMap { try? TransferID($0) },
      from: try row.mission("sender"), since: try row.date("admitted"), moved: try row.date("moved"),
      parts: try row.value("parts"),
      bytes: try row.value("bytes"), here: try row.value("here"))
  }

  func parts(of delivery: DeliveryID) throws -> [Digest] {
    try rows("SELECT digest FROM part WHERE delivery = ?", [delivery.text]).map { try $0.digest("digest") }
  }

  /// Whether a delivery is unfinished, and has not moved since `moved`.
  func isUnmoved(_ delivery: DeliveryID, since moved: Date) throws -> Bool {
    try row(
      "SELECT 1 FROM arrival WHERE delivery = ? AND state = 'arriving' AND moved <= ?", [delivery.text, moved.stored])
      != nil
  }

  /// Puts a statement of ours about a bundle of theirs into the queue, unless it waits there already.
  func enqueue(_ entry: LogEntry, about manifest: Manifest, at now: Date) throws {
    guard try row("SELECT 1 FROM queue WHERE id = ?", [entry.digest.text]) == nil else { return }
    try enqueue(
      entry, to: manifest.from, priority: manifest.priority.rank, arrival: manifest.arrival, at: now)
  }
}
