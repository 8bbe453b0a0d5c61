import Base
import Foundation
import GRDB
import Handover

extension Books {
  func keep(_ draft: Draft) throws {
    try run(
      "INSERT INTO draft(id, transfer, type, staff, at, sealed) VALUES (?, ?, ?, ?, ?, ?)",
      [draft.id.text, draft.transfer.text, draft.type.text, draft.staff.text, draft.at.stored, draft.sealed])
  }

  /// Oldest first: those of one transfer, or all. That of a bundle that was given up waits for nobody, until it is taken up again.
  func drafts(of transfer: TransferID?) throws -> [Draft] {
    let waiting = "NOT EXISTS (SELECT 1 FROM queue WHERE queue.id = draft.id AND dead IS NOT NULL) ORDER BY at, id"
    let found =
      if let transfer {
        try rows("SELECT * FROM draft WHERE transfer = ? AND \(waiting)", [transfer.text])
      } else {
        try rows("SELECT * FROM draft WHERE \(waiting)")
      }
    return try found.map { row in
      Draft(
        id: try row.digest("id"), transfer: try TransferID(row.value("transfer")),
        type: try StatementType(row.value("type")), staff: try Code(row.value("staff")), at: try row.date("at"),
        sealed: try row.value("sealed"))
    }
  }

  func drop(draft id: Digest) throws -> Bool { try run("DELETE FROM draft WHERE id = ?", [id.text]) > 0 }

  /// A newer version takes the place of one that waits.
  func dropBundleDrafts(of transfer: TransferID) throws {
    try run("DELETE FROM draft WHERE transfer = ? AND sealed IS NULL", [transfer.text])
  }
}
