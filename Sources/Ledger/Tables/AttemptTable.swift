import Foundation
import GRDB
import Handover

extension Books {
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
}
