import Base
import Foundation
import GRDB
import Handover

/// What logs say, folded, beside them. A row holds good as long as it was made by the rules of this program, and no statement of
/// its log is newer: whoever adds one advances it, or leaves it behind.
extension Books {
  /// The number of the newest statement of a log; nil of an empty one.
  func newestNumber(_ transfer: TransferID) throws -> Int64? {
    try row("SELECT number FROM statement WHERE transfer = ? ORDER BY number DESC LIMIT 1", [transfer.text])?
      .value("number")
  }

  /// What a log says, as it is kept; nil where it has to be folded anew.
  func fold(_ transfer: TransferID) throws -> FoldedLog? { try fold(transfer, upTo: newestNumber(transfer)) }

  private func fold(_ transfer: TransferID, upTo number: Int64?) throws -> FoldedLog? {
    guard let number else { return FoldedLog() }
    return try keptFold(transfer, upTo: number).flatMap(FoldedLog.understood)
  }

  /// The same, not yet understood.
  func keptFold(_ transfer: TransferID, upTo number: Int64) throws -> Data? {
    try row(
      "SELECT fold FROM fold WHERE transfer = ? AND number = ? AND encoding = ?",
      [transfer.text, number, FoldedLog.encoding])?.value("fold")
  }

  /// Whether what a log says is kept.
  func isFolded(_ transfer: TransferID) throws -> Bool {
    guard let number = try newestNumber(transfer) else { return true }
    return try keptFold(transfer, upTo: number) != nil
  }

  /// Advances what is kept by a statement that has just come into the log, or leaves it behind.
  ///
  /// - Parameter previous: The newest statement before it.
  func advanceFold(_ entry: LogEntry, after previous: Int64?) throws {
    let transfer = entry.statement.transfer
    guard let next = try fold(transfer, upTo: previous)?.advanced(by: entry.head) else { return }
    try put(next, of: transfer, upTo: db.lastInsertedRowID)
  }

  /// Keeps what was folded from a log away from here.
  ///
  /// - Parameter number: The newest statement that was folded.
  /// - Returns: False, and nothing is kept, where the log has gone on since.
  func keep(_ fold: FoldedLog, of transfer: TransferID, upTo number: Int64) throws -> Bool {
    guard try newestNumber(transfer) == number else { return false }
    try put(fold, of: transfer, upTo: number)
    return true
  }

  private func put(_ fold: FoldedLog, of transfer: TransferID, upTo number: Int64) throws {
    try run(
      """
      INSERT INTO fold(transfer, number, encoding, fold) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET number = excluded.number, encoding = excluded.encoding, fold = excluded.fold
      """, [transfer.text, number, FoldedLog.encoding, try JSON.encode(fold)])
  }

  /// Logs that have to be folded anew: of transfers after `previous`, in the order of their ids.
  func unfolded(after previous: TransferID?, limit: Int) throws -> [TransferID] {
    try rows(
      """
      SELECT id FROM transfer WHERE id > ?1 AND NOT EXISTS (
        SELECT 1 FROM fold WHERE fold.transfer = id AND encoding = ?2
          AND number = (SELECT MAX(number) FROM statement WHERE statement.transfer = id))
      ORDER BY id LIMIT ?3
      """, [previous?.text ?? "", FoldedLog.encoding, limit]
    ).compactMap { try? TransferID($0.value("id")) }
  }
}

extension FoldedLog {
  /// What lies in a row; nil where it cannot be read.
  static func understood(_ data: Data) -> FoldedLog? { try? JSON.decodeStored(FoldedLog.self, from: data) }
}
