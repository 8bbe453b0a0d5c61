import Foundation
import GRDB
import Handover

/// What the `transfer` table knows without reading the log.
struct TransferRow {
  let id: TransferID
  let sender: MissionID
  let receiver: MissionID
  let created: Date
  let arrival: Date?
  let priority: Int
  let version: Int
  let delivery: DeliveryID

  init(_ row: Row) throws {
    id = try TransferID(row["id"])
    sender = try row.mission("sender")
    receiver = try row.mission("receiver")
    created = row.date("created")
    arrival = row.optionalDate("arrival")
    priority = row["priority"]
    version = row["version"]
    delivery = try row.digest("delivery")
  }

  /// The other side, seen from `mission`.
  func other(than mission: MissionID) -> MissionID { sender == mission ? receiver : sender }
}

extension Books {
  /// Notes a transfer, or that it has a newer version. The first version fixes who hands over to whom, and
  /// when.
  func noteTransfer(_ manifest: Manifest, _ delivery: DeliveryID) throws {
    try run(
      """
      INSERT INTO transfer(id, sender, receiver, created, arrival, priority, version, delivery)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT(id) DO UPDATE SET arrival = excluded.arrival, priority = excluded.priority,
        version = excluded.version, delivery = excluded.delivery
      WHERE excluded.version > version
      """,
      [
        manifest.transfer.text, manifest.from.text, manifest.to.text, manifest.created.date.stored,
        manifest.arrival?.date.stored, manifest.priority.rank, manifest.version, delivery.text,
      ])
  }

  func transferRow(_ id: TransferID) throws -> TransferRow? {
    try row("SELECT * FROM transfer WHERE id = ?", [id.text]).map(TransferRow.init)
  }

  func transfer(_ id: TransferID) throws -> TransferRecord? {
    guard let transfer = try transferRow(id) else { return nil }
    return record(transfer, log: try log(id), item: try liveBundle(transfer.delivery))
  }

  /// All transfers, newest first.
  func transfers() throws -> [TransferRecord] {
    let logs = Dictionary(grouping: try rows("SELECT * FROM statement ORDER BY number").map(entry)) {
      $0.statement.transfer
    }
    let items = Dictionary(
      try rows("SELECT * FROM queue WHERE dead IS NULL AND kind = 'bundle'").map {
        (try $0.digest("subject"), try item($0))
      }, uniquingKeysWith: { first, _ in first })
    return try rows("SELECT * FROM transfer ORDER BY created DESC, id DESC").map { row in
      let transfer = try TransferRow(row)
      return record(transfer, log: logs[transfer.id] ?? [], item: items[transfer.delivery])
    }
  }

  private func record(_ transfer: TransferRow, log: [LogEntry], item: QueueItem?) -> TransferRecord {
    TransferRecord(
      id: transfer.id, sender: transfer.sender, receiver: transfer.receiver, arrival: transfer.arrival,
      created: transfer.created, log: log, item: item)
  }
}
