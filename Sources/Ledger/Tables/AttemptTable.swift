import Foundation
import GRDB
import Handover

extension Books {
  /// Writes that an attempt begins and counts it.
  ///
  /// - Throws: `StoreProblem.notFound` when the item has left the queue.
  func beginAttempt(_ item: String, at now: Date) throws -> AttemptID {
    let counted = try run("UPDATE queue SET attempts = attempts + 1 WHERE id = ? AND dead IS NULL", [item])
    guard counted == 1 else { throw StoreProblem.notFound("\(item) is not in the queue any more") }
    try run(
      """
      INSERT INTO attempt(item, number, began)
      SELECT ?1, COALESCE(MAX(number), 0) + 1, ?2 FROM attempt WHERE item = ?1
      """,
      [item, now.stored])
    return db.lastInsertedRowID
  }

  /// - Throws: `StoreProblem.notFound` when there is no such attempt.
  func endAttempt(_ id: AttemptID, _ outcome: String, _ detail: String?, at now: Date) throws {
    let ended = try run(
      "UPDATE attempt SET ended = ?, outcome = ?, detail = ? WHERE id = ?", [now.stored, outcome, detail, id])
    guard ended == 1 else { throw StoreProblem.notFound("attempt \(id)") }
  }

  /// The number of the newest attempt; 0 when there was none.
  func lastAttempt(_ item: String) throws -> Int {
    try row("SELECT MAX(number) AS number FROM attempt WHERE item = ?", [item])?["number"] ?? 0
  }

  func attempts(_ item: String) throws -> [Attempt] {
    try rows("SELECT * FROM attempt WHERE item = ? ORDER BY number DESC", [item]).map { row in
      Attempt(
        number: try row.value("number"), began: try row.date("began"), ended: try row.optionalDate("ended"),
        outcome: try row.value("outcome"), detail: try row.value("detail"))
    }
  }

  /// Ends the attempts that nobody ended, and counts each that began since `boot` as a crash of its item: a power cut
  /// is no fault of a case.
  ///
  /// - Returns: The items that are still in the queue.
  func recoverAttempts(at now: Date, boot: Date) throws -> [QueueItem] {
    let open = try rows(
      "SELECT item, SUM(began >= ?) AS count FROM attempt WHERE ended IS NULL GROUP BY item", [boot.stored])
    var items: [QueueItem] = []
    for row in open {
      let (id, count): (String, Int) = (try row.value("item"), try row.value("count"))
      try run("UPDATE queue SET crashes = crashes + ? WHERE id = ? AND dead IS NULL", [count, id])
      if let live = try liveItem(id), let item = try? item(live) { items.append(item) }
    }
    try run("UPDATE attempt SET ended = ?, outcome = 'crashed' WHERE ended IS NULL", [now.stored])
    return items
  }
}
