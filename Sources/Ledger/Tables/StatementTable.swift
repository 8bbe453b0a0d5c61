import Base
import Foundation
import GRDB
import Handover

extension Books {
  /// Puts a statement into the log, and its coming into the journal. A statement that is already there
  /// changes nothing.
  ///
  /// - Parameters:
  ///   - body: Its body as JSON, when that has been written already.
  ///   - ceiling: Octets that its author may have said about the transfer; nil for no end.
  func append(_ entry: LogEntry, body: Data? = nil, ceiling: Int64? = nil, at now: Date) throws -> Appended {
    if let there = try place(entry.statement) { return there == entry.digest.text ? .alreadyHad : .conflict }
    let statement = entry.statement
    // A file of its own, or it would keep another's from being destroyed.
    if let half = statement.sealed?.sha256, try isNamed(half) { return .conflict }
    guard try volume(statement.transfer, statement.author).takes(entry, ceiling: ceiling) else { return .tooMuch }
    let previous = try newestNumber(statement.transfer)
    let added = try run(
      """
      INSERT INTO statement(transfer, author, seq, seen, type, bundle, role, staff, at, body, digest, der,
        stored)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """,
      [
        statement.transfer.text, statement.author.text, statement.seq, statement.seen, statement.type.text,
        statement.bundle?.text, statement.staff.role, statement.staff.id, statement.at.text,
        try body ?? JSON.encode(statement.body), entry.digest.text, entry.der, now.stored,
      ])
    // The same signed octets stand at another place.
    guard added == 1 else { return .conflict }
    try advanceFold(entry, after: previous)
    if !statement.type.isBundle { try grow(statement, by: entry.der.count) }
    try db.note(.stored(entry, at: now), hashing: hashing)
    return .stored
  }

  /// The digest of what stands at a statement's place; nil when it is free.
  private func place(_ statement: Handover.Statement) throws -> String? {
    try row(
      "SELECT digest FROM statement WHERE transfer = ? AND author = ? AND seq = ?",
      [statement.transfer.text, statement.author.text, statement.seq])?.value("digest")
  }

  /// What a mission has said about a transfer.
  func volume(_ transfer: TransferID, _ author: MissionID) throws -> LogVolume {
    let row = try row(
      "SELECT octets, sealed FROM volume WHERE transfer = ? AND author = ?", [transfer.text, author.text])
    return try row.map { LogVolume(octets: try $0.value("octets"), sealed: try $0.value("sealed")) } ?? LogVolume()
  }

  private func grow(_ statement: Handover.Statement, by octets: Int) throws {
    try run(
      """
      INSERT INTO volume(transfer, author, octets, sealed) VALUES (?, ?, ?, ?)
      ON CONFLICT (transfer, author) DO UPDATE SET octets = octets + excluded.octets, sealed = sealed + excluded.sealed
      """, [statement.transfer.text, statement.author.text, octets, statement.sealed?.bytes ?? 0])
    try noteSealed(statement)
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
    case .conflict, .tooMuch: throw entry.displaced
    }
  }

  /// Signs at our next place in a transfer's log and stores what was signed.
  ///
  /// - Parameter fold: What the log says; nil where that is not kept.
  /// - Throws: what `sign` throws; `StoreProblem.conflict` when it signed for another place.
  func sign(
    _ transfer: TransferID, other: MissionID, after fold: FoldedLog? = nil, at now: Date,
    _ sign: (LogPosition) throws -> LogEntry
  ) throws -> LogEntry {
    let own = try highest(transfer, mission)
    let end = try fold?.end(of: other) ?? highestWithoutGap(transfer, other)
    let position = LogPosition(
      seq: own + 1, seen: CausalOrder.seen(upTo: end, ahead: try firstAhead(transfer, other, of: own)))
    let entry = try sign(position)
    try entry.checkSigned(for: position, of: transfer, by: mission)
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
    return LogEnds.end(of: numbers.map { $0["seq"] as Int })
  }

  /// The first statement of an author that says to have seen more of the other's than there is; nil when none does.
  func firstAhead(_ transfer: TransferID, _ author: MissionID, of last: Int) throws -> Int? {
    try row(
      "SELECT MIN(seq) AS seq FROM statement WHERE transfer = ? AND author = ? AND seen > ?",
      [transfer.text, author.text, last])?["seq"]
  }

  func statement(_ digest: Digest) throws -> LogEntry? {
    try statementRow(digest)?.entry()
  }

  func statementRow(_ digest: Digest) throws -> StatementRow? {
    try row("SELECT * FROM statement WHERE digest = ?", [digest.text]).map { try StatementRow($0) }
  }

  /// A transfer's statements, whole, in the order they were stored.
  func log(_ transfer: TransferID) throws -> [Result<StatementRow, Unreadable>] {
    try rows("SELECT * FROM statement WHERE transfer = ? ORDER BY number", [transfer.text]).map(StatementRow.read)
  }

  /// The same without what was signed, and without the bodies that are read for nothing: of a statement of 256 KiB one
  /// page. Digests come from the index, since they stand behind the bodies.
  func heads(_ transfer: TransferID) throws -> [Result<StatementRow, Unreadable>] {
    try rows(
      """
      SELECT \(StatementRow.head), listed.digest AS digest
      FROM statement AS listed INDEXED BY statement_head CROSS JOIN statement ON statement.number = listed.number
      WHERE listed.transfer = ? ORDER BY listed.number
      """, [transfer.text]
    ).map(StatementRow.read)
  }

  /// The manifest of a delivery as the statement it is; nil while the log does not have it.
  func manifestHead(_ delivery: DeliveryID) throws -> StatementRow? {
    try row(
      """
      SELECT \(StatementRow.head), ?1 AS digest FROM statement
      WHERE digest = ?1 AND type IN ('submitted', 'update')
      """, [delivery.text]
    ).map { try StatementRow($0) }
  }

  /// How far the logs go that are shared with a mission.
  func logEnds(with mission: MissionID, after previous: TransferID?, limit: Int) throws -> [LogEnds] {
    let transfers = try rows(
      """
      SELECT * FROM transfer WHERE (sender = ?1 OR receiver = ?1) AND (?2 IS NULL OR id < ?2) ORDER BY id DESC LIMIT ?3
      """, [mission.text, previous?.text, limit]
    ).map(TransferRow.init)
    return try transfers.map { transfer in
      var ends: [MissionID: Int] = [:]
      for party in [transfer.sender, transfer.receiver] {
        let end = try highestWithoutGap(transfer.id, party)
        if end > 0 { ends[party] = end }
      }
      return LogEnds(transfer: transfer.id, ends: ends)
    }
  }
}

/// A statement as it lies in its row: fetched on the ledger's queue, understood elsewhere.
struct StatementRow: Sendable {
  /// The columns before the signed octets, with the bodies of the types that the fold reads.
  static let head = """
    statement.number, statement.transfer, statement.author, statement.seq, statement.seen, statement.type,
    statement.bundle, statement.role, statement.staff, statement.at,
    CASE WHEN statement.type IN (\(StatementType.known.map { "'\($0)'" }.sorted().joined(separator: ", ")))
      THEN statement.body END AS body
    """

  private let transfer, author, type, role, staff, at, digest: String
  private let bundle: String?
  private let seq, seen: Int
  private let body, der: Data?

  init(_ row: Row) throws {
    transfer = try row.value("transfer")
    author = try row.value("author")
    type = try row.value("type")
    role = try row.value("role")
    staff = try row.value("staff")
    at = try row.value("at")
    digest = try row.value("digest")
    bundle = try row.value("bundle")
    seq = try row.value("seq")
    seen = try row.value("seen")
    body = try row.value("body")
    der = row.hasColumn("der") ? try row.value("der") : nil
  }

  static func read(_ row: Row) -> Result<StatementRow, Unreadable> {
    Result { try StatementRow(row) }.mapError { Unreadable("a statement of the log", Row.why($0)) }
  }

  /// Octets that understanding it has to go through.
  var octets: Int { body?.count ?? 0 }

  func head() throws -> LogHead { LogHead(statement: try statement(), digest: try Digest(digest)) }

  func entry() throws -> LogEntry {
    LogEntry(statement: try statement(), der: der ?? Data(), digest: try Digest(digest))
  }

  private func statement() throws -> Handover.Statement {
    Handover.Statement(
      type: try StatementType(type), transfer: try TransferID(transfer), bundle: try bundle.map { try Digest($0) },
      author: try MissionID(author), staff: Staff(role: role, id: staff), position: LogPosition(seq: seq, seen: seen),
      at: try Timestamp(stored: at),
      body: try body.map { try JSON.decode(JSONValue.self, from: $0) } ?? .null)
  }

  /// What this row says, or that it cannot be read.
  func understood<T>(_ read: (StatementRow) throws -> T) -> Result<T, Unreadable> {
    Result { try read(self) }.mapError { Unreadable("statement \(author) \(seq) of \(transfer)", Row.why($0)) }
  }
}

extension [Result<StatementRow, Unreadable>] {
  /// Understands what was fetched, away from the ledger's queue: much of it on a thread of its own.
  func understood<T: Sendable>(_ read: @escaping @Sendable (StatementRow) throws -> T) async throws -> Listing<T> {
    let work: @Sendable () -> Listing<T> = { [self] in
      Listing(map { row in row.flatMap { $0.understood(read) } })
    }
    let octets = reduce(0) { $0 + ((try? $1.get().octets) ?? 0) }
    return octets < 64 << 10 && count < 256 ? work() : try await Blocking.run(work)
  }
}
