import Base
import Foundation
import GRDB
import Handover

/// What the `transfer` table knows without reading the log.
struct TransferRow: Sendable {
  let id: TransferID
  let sender: MissionID
  let receiver: MissionID
  let created: Date
  let arrival: Date?
  let priority: Int
  let version: Int
  let delivery: DeliveryID

  init(_ row: Row) throws {
    id = try TransferID(row.value("id"))
    sender = try row.mission("sender")
    receiver = try row.mission("receiver")
    created = try row.date("created")
    arrival = try row.optionalDate("arrival")
    priority = try row.value("priority")
    version = try row.value("version")
    delivery = try row.digest("delivery")
  }

  var known: KnownTransfer {
    KnownTransfer(Parties(sender: sender, receiver: receiver), version: version, delivery: delivery)
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

  /// A page of them, newest first: an id begins with its time.
  func transferRows(after previous: String?, limit: Int) throws -> [(id: String, row: Result<TransferRow, Unreadable>)]
  {
    try rows(
      "SELECT * FROM transfer WHERE ?1 IS NULL OR id < ?1 ORDER BY id DESC LIMIT ?2", [previous, limit]
    ).map { row in
      let id: String = try row.value("id")
      return (id, Result { try TransferRow(row) }.mapError { Unreadable("transfer \(id)", Row.why($0)) })
    }
  }

  func transfers(named text: String, limit: Int) throws -> [TransferID] {
    try rows(
      """
      SELECT id FROM transfer WHERE substr(id, 1, length(?1)) = ?1 OR substr(id, -length(?1)) = ?1
      ORDER BY id DESC LIMIT ?2
      """, [text, limit]
    ).compactMap { try? TransferID($0.value("id")) }
  }

  /// What is known of a transfer besides its row.
  ///
  /// - Parameter isAnew: Its log is read, whether or not it is kept what that says.
  func sight(_ transfer: TransferRow, isAnew: Bool = false) throws -> TransferSight {
    let kept = isAnew ? nil : try newestNumber(transfer.id).flatMap { try keptFold(transfer.id, upTo: $0) }
    let own = try highest(transfer.id, mission)
    return TransferSight(
      kept: kept, heads: kept == nil ? try heads(transfer.id) : [], own: own,
      ahead: try firstAhead(transfer.id, transfer.other(than: mission), of: own),
      item: try? liveBundle(transfer.delivery), attempts: try lastAttempt(transfer.delivery.text),
      keeping: try keeping(transfer.id))
  }
}

/// What a transfer's log says, or that log, and its queue item as fetched, not yet understood.
struct TransferSight: Sendable {
  let kept: Data?
  let heads: [Result<StatementRow, Unreadable>]
  /// This mission's last place in the log.
  let own: Int
  /// As `CausalOrder.seen` has it.
  let ahead: Int?
  let item: QueueItem?
  let attempts: Int
  let keeping: Keeping

  /// - Returns: Nil where what is kept cannot be understood: the log is to be read.
  func record(_ transfer: TransferRow, of mission: MissionID) async throws -> TransferRecord? {
    let log = try await heads.understood { try $0.head() }
    guard let fold = kept.map(FoldedLog.understood) ?? FoldedLog(folding: log.values) else { return nil }
    let end = fold.end(of: transfer.other(than: mission))
    return TransferRecord(
      id: transfer.id, sender: transfer.sender, receiver: transfer.receiver, arrival: transfer.arrival,
      created: transfer.created, version: transfer.version, delivery: transfer.delivery, fold: fold,
      next: LogPosition(seq: own + 1, seen: CausalOrder.seen(upTo: end, ahead: ahead)), item: item,
      attempts: attempts, unreadable: log.unreadable, keeping: keeping)
  }
}
