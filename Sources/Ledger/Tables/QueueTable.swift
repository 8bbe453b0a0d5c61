import Foundation
import GRDB
import Handover

extension Books {
  /// Puts an item into the queue.
  ///
  /// - Parameter subject: The digest of the manifest or statement that it sends.
  func enqueue(_ item: QueueItem, subject: Digest) throws {
    try run(
      """
      INSERT INTO queue(id, mission, kind, subject, bytes, created, priority, arrival, attempts, failures,
        crashes, rejects, reject, next, failing, waiting, hold, why)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [item.id, item.mission.text, item.kind.rawValue, subject.text, item.bytes, item.created.stored]
        + changeable(item))
  }

  /// Writes what may change of an item that waits.
  ///
  /// - Returns: Whether it is still in the queue.
  func write(_ item: QueueItem) throws -> Bool {
    let changed = try run(
      """
      UPDATE queue SET priority = ?, arrival = ?, attempts = ?, failures = ?, crashes = ?, rejects = ?,
        reject = ?, next = ?, failing = ?, waiting = ?, hold = ?, why = ? WHERE id = ? AND dead IS NULL
      """,
      changeable(item) + [item.id])
    return changed == 1
  }

  private func changeable(_ item: QueueItem) -> StatementArguments {
    [
      item.priority, item.arrival?.stored, item.attempts, item.failures, item.crashes, item.identicalRejects,
      item.lastReject,
      item.nextAttempt.stored, item.firstFailure?.stored, item.waitsForMission, item.hold?.code,
      item.hold?.text,
    ]
  }

  func queue() throws -> [QueueItem] {
    try rows("SELECT * FROM queue WHERE dead IS NULL").map(item)
  }

  func liveItem(_ id: String) throws -> Row? {
    try row("SELECT * FROM queue WHERE id = ? AND dead IS NULL", [id])
  }

  /// The place in the queue of a bundle of ours; nil once it has left.
  func liveBundle(_ delivery: DeliveryID) throws -> QueueItem? {
    try row(
      "SELECT * FROM queue WHERE subject = ? AND kind = 'bundle' AND dead IS NULL", [delivery.text]
    ).map(item)
  }

  /// What an item sends; nil once it has left the queue.
  func payload(_ id: String) throws -> QueuePayload? {
    guard let row = try row("SELECT kind, subject FROM queue WHERE id = ? AND dead IS NULL", [id]) else { return nil }
    let subject = try row.digest("subject")
    if row["kind"] == QueueItem.Kind.bundle.rawValue {
      guard let bundle = try bundle(subject) else { throw StoreProblem.notFound("bundle \(subject)") }
      return .bundle(bundle.manifest, bundle.entry)
    }
    guard let entry = try statement(subject) else { throw StoreProblem.notFound("statement \(subject)") }
    return .statement(entry)
  }

  func transfer(ofItem id: String) throws -> TransferID? {
    try row(
      "SELECT transfer FROM queue JOIN statement ON digest = subject WHERE queue.id = ? AND dead IS NULL", [id]
    ).map { try TransferID($0["transfer"]) }
  }

  /// - Throws: `StoreProblem.conflict` when an answer speaks of another bundle than the item carries.
  func checkAnswer(_ statement: Handover.Statement, to id: String) throws {
    let bundle = try row("SELECT subject FROM queue WHERE id = ? AND kind = 'bundle' AND dead IS NULL", [id])
    guard bundle == nil || bundle?["subject"] == statement.bundle?.text else {
      throw StoreProblem.conflict("the answer speaks of another bundle than \(id)")
    }
  }

  func dequeue(_ id: String) throws {
    try run("DELETE FROM queue WHERE id = ?", [id])
  }

  /// Takes a bundle out of the queue undelivered: it is kept, and can be put back.
  func bury(_ delivery: DeliveryID, at now: Date) throws {
    try run(
      "UPDATE queue SET dead = ? WHERE subject = ? AND kind = 'bundle' AND dead IS NULL",
      [now.stored, delivery.text])
  }

  func dead() throws -> [QueueItem] {
    try rows("SELECT * FROM queue WHERE dead IS NOT NULL ORDER BY dead DESC").map(item)
  }

  func revive(_ id: String, at now: Date) throws -> QueueItem {
    let revived = try run("UPDATE queue SET dead = NULL WHERE id = ? AND dead IS NOT NULL", [id])
    guard revived == 1, var item = try liveItem(id).map(item) else {
      throw StoreProblem.notFound("\(id) is not among the bundles given up")
    }
    item.requeue(at: now)
    _ = try write(item)
    return item
  }

  func item(_ row: Row) throws -> QueueItem {
    guard let kind = QueueItem.Kind(rawValue: row["kind"]) else {
      throw StoreProblem.notFound("kind of queue item \(row["id"] as String)")
    }
    let hold = (row["hold"] as String?).map { HoldReason(code: $0, text: row["why"] ?? "") }
    return QueueItem(
      id: row["id"], mission: try row.mission("mission"), kind: kind, bytes: row["bytes"],
      priority: row["priority"], arrival: row.optionalDate("arrival"), created: row.date("created"),
      attempts: row["attempts"], failures: row["failures"], crashes: row["crashes"], identicalRejects: row["rejects"],
      lastReject: row["reject"], nextAttempt: row.date("next"), firstFailure: row.optionalDate("failing"),
      hold: hold, waitsForMission: row["waiting"])
  }
}
