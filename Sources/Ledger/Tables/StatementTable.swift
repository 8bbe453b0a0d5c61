import Foundation
import GRDB
import Handover

extension Books {
  /// Puts a statement into the log, and its coming into the journal. A statement that is already there
  /// changes nothing.
  func append(_ entry: LogEntry, at now: Date) throws -> Appended {
    let statement = entry.statement
    let added = try run(
      """
      INSERT INTO statement(transfer, author, seq, seen, type, bundle, role, staff, at, body, digest, der,
        stored)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """,
      [
        statement.transfer.text, statement.author.text, statement.seq, statement.seen, statement.type.text,
        statement.bundle?.text, statement.staff.role, statement.staff.id, statement.at.text,
        try JSON.encode(statement.body), entry.digest.text, entry.der, now.stored,
      ])
    if added == 1 {
      try db.note(.stored(entry, at: now), hashing: hashing)
      return .stored
    }
    let there = try row(
      "SELECT digest FROM statement WHERE transfer = ? AND author = ? AND seq = ?",
      [statement.transfer.text, statement.author.text, statement.seq])
    return there?["digest"] == entry.digest.text ? .alreadyHad : .conflict
  }

  /// Puts a statement into the log where it must be new or the same.
  ///
  /// - Returns: Whether it is new.
  /// - Throws: `StoreProblem.conflict`.
  @discardableResult
  func require(_ entry: LogEntry, at now: Date) throws -> Bool {
    switch try append(entry, at: now) {
    case .stored: return true
    case .alreadyHad: return false
    case .conflict:
      let statement = entry.statement
      throw StoreProblem.conflict(
        "another statement stands at \(statement.author) \(statement.seq) of transfer \(statement.transfer)")
    }
  }

  /// Signs at our next place in a transfer's log and stores what was signed.
  ///
  /// - Throws: what `sign` throws; `StoreProblem.conflict` when it signed for another place.
  func sign(
    _ transfer: TransferID, other: MissionID, at now: Date, _ sign: (LogPosition) throws -> LogEntry
  ) throws -> LogEntry {
    let position = LogPosition(
      seq: try highest(transfer, mission) + 1, seen: try highestWithoutGap(transfer, other))
    let entry = try sign(position)
    let statement = entry.statement
    guard statement.position == position, statement.author == mission, statement.transfer == transfer else {
      throw StoreProblem.conflict("what was signed stands at another place than \(transfer) \(position.seq)")
    }
    guard try require(entry, at: now) else {
      throw StoreProblem.conflict("\(transfer) \(position.seq) was already signed")
    }
    return entry
  }

  /// An author's highest `seq` in a transfer; 0 when there is none.
  func highest(_ transfer: TransferID, _ author: MissionID) throws -> Int {
    try row(
      "SELECT MAX(seq) AS seq FROM statement WHERE transfer = ? AND author = ?", [transfer.text, author.text]
    )?["seq"] ?? 0
  }

  /// An author's highest `seq` below which none is missing.
  func highestWithoutGap(_ transfer: TransferID, _ author: MissionID) throws -> Int {
    let counted = try row(
      "SELECT MAX(seq) AS seq, COUNT(*) AS count FROM statement WHERE transfer = ? AND author = ?",
      [transfer.text, author.text])
    let (highest, count): (Int, Int) = (counted?["seq"] ?? 0, counted?["count"] ?? 0)
    if highest == count { return highest }
    let numbers = try rows(
      "SELECT seq FROM statement WHERE transfer = ? AND author = ? ORDER BY seq",
      [transfer.text, author.text])
    return zip(1..., numbers).prefix { place, row in row["seq"] == place }.count
  }

  func statement(_ digest: Digest) throws -> LogEntry? {
    try row("SELECT * FROM statement WHERE digest = ?", [digest.text]).map(entry)
  }

  /// A transfer's statements, in the order they were stored.
  func log(_ transfer: TransferID) throws -> [LogEntry] {
    try rows("SELECT * FROM statement WHERE transfer = ? ORDER BY number", [transfer.text]).map(entry)
  }

  func entry(_ row: Row) throws -> LogEntry {
    LogEntry(statement: try statement(row), der: row["der"], digest: try row.digest("digest"))
  }

  private func statement(_ row: Row) throws -> Handover.Statement {
    Handover.Statement(
      type: try StatementType(row["type"]), transfer: try TransferID(row["transfer"]),
      bundle: try (row["bundle"] as String?).map(Digest.init), author: try row.mission("author"),
      staff: Staff(role: row["role"], id: row["staff"]),
      position: LogPosition(seq: row["seq"], seen: row["seen"]), at: try Timestamp(row["at"] as String),
      body: try JSON.decode(JSONValue.self, from: row["body"]))
  }
}

extension JournalEvent {
  /// A statement came into the log: `statement.received`, `statement.submitted`…
  fileprivate static func stored(_ entry: LogEntry, at now: Date) -> JournalEvent {
    let statement = entry.statement
    var detail = ["seq": "\(statement.seq)", "statement": entry.digest.text]
    detail["code"] = statement.why?.text
    return JournalEvent(
      at: now, actor: statement.author.text, action: "statement.\(statement.type)",
      transfer: statement.transfer,
      subject: statement.bundle?.text, detail: detail)
  }
}
