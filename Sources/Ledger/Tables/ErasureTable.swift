import Base
import Foundation
import GRDB
import Handover

/// What was destroyed here, and must never be kept again.
extension Books {
  /// The deliveries of a transfer, whatever has become of them.
  private static let deliveries = """
    (SELECT digest FROM statement WHERE transfer = ?1 AND type IN ('submitted', 'update')
     UNION SELECT delivery FROM arrival WHERE transfer = ?1)
    """

  /// Marks files of a transfer as destroyed; its cards and drafts go at once.
  ///
  /// - Returns: The files that nothing else names.
  func erase(_ transfer: TransferID, _ extent: ErasureExtent, at now: Date) throws -> [Digest] {
    switch extent {
    case .takenBack:
      try noteErasure(transfer, isFinal: true, at: now)
      try eraseSealed(of: transfer, "", [], at: now)
    case .ended(let places):
      try noteErasure(transfer, isFinal: false, at: now)
      for (author, seq) in places {
        try eraseSealed(of: transfer, "AND author = ? AND seq <= ?", [author.text, seq], at: now)
      }
    case .versions(let kept): return try eraseParts(of: transfer, but: kept, at: now)
    }
    try run("DELETE FROM draft WHERE transfer = ?", [transfer.text])
    try run("DELETE FROM typed WHERE transfer = ?", [transfer.text])
    try removeCards(of: transfer, keeping: CardKey.month(now))
    let files = try eraseParts(of: transfer, but: nil, at: now)
    let halves = try rows("SELECT digest FROM sealed WHERE transfer = ? AND erased IS NOT NULL", [transfer.text])
    return try files + halves.map { try $0.digest("digest") }.filter { try !isKnown($0) }
  }

  private func noteErasure(_ transfer: TransferID, isFinal: Bool, at now: Date) throws {
    try run(
      """
      INSERT INTO erasure(transfer, at, final) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET at = excluded.at, final = MAX(final, excluded.final)
      """, [transfer.text, now.stored, isFinal ? 1 : 0])
    // Opened again it is shown anew before it goes.
    try run("DELETE FROM keeping WHERE transfer = ?", [transfer.text])
  }

  /// The sealed halves of what was said, but for those that say what was destroyed.
  ///
  /// - Parameter condition: Which of them.
  private func eraseSealed(
    of transfer: TransferID, _ condition: String, _ arguments: StatementArguments, at now: Date
  ) throws {
    try run(
      """
      UPDATE sealed SET erased = ? WHERE transfer = ? AND erased IS NULL \(condition) AND NOT EXISTS (
        SELECT 1 FROM statement AS said
        WHERE said.transfer = sealed.transfer AND said.author = sealed.author AND said.seq = sealed.seq
          AND said.type IN \(Self.outliving))
      """, [now.stored, transfer.text] + arguments)
  }

  /// Sealed parts and working copies of all versions, but for one that stays.
  ///
  /// - Returns: The files that nothing else names.
  private func eraseParts(of transfer: TransferID, but kept: DeliveryID?, at now: Date) throws -> [Digest] {
    let those = "delivery IN \(Self.deliveries) AND delivery IS NOT ?2"
    let files = try ["part", "copy"].flatMap { table in
      try run(
        "UPDATE \(table) SET erased = ?3 WHERE erased IS NULL AND \(those)", [transfer.text, kept?.text, now.stored])
      return try rows("SELECT digest FROM \(table) WHERE erased IS NOT NULL AND \(those)", [transfer.text, kept?.text])
    }
    return try files.map { try $0.digest("digest") }.filter { try !isKnown($0) }
  }

  private static let outliving =
    "(" + StatementKind.table.filter(\.outlives).map { "'\($0.type)'" }.joined(separator: ", ") + ")"

  func isErased(_ transfer: TransferID) throws -> Bool {
    try row("SELECT 1 FROM erasure WHERE transfer = ?", [transfer.text]) != nil
  }

  func isErased(_ half: Digest, of transfer: TransferID) throws -> Bool {
    try row(
      """
      SELECT 1 FROM sealed WHERE digest = ?1 AND transfer = ?2 AND erased IS NOT NULL
      UNION ALL SELECT 1 FROM erasure WHERE transfer = ?2 AND final = 1 LIMIT 1
      """, [half.text, transfer.text]) != nil
  }

  func isErased(delivery: DeliveryID) throws -> Bool {
    try row("SELECT 1 FROM part WHERE delivery = ? AND erased IS NOT NULL LIMIT 1", [delivery.text]) != nil
  }

  /// All files that were destroyed, and that nothing else names.
  func erasedFiles() throws -> Set<Digest> {
    let erased = try ["sealed", "part", "copy"].flatMap {
      try rows("SELECT digest FROM \($0) WHERE erased IS NOT NULL")
    }
    return Set(try erased.map { try $0.digest("digest") }).subtracting(try knownParts())
  }

  /// Destroyed cases of which something was said sealed since.
  func erasedWithRest() throws -> [TransferID] {
    try rows(
      """
      SELECT DISTINCT transfer FROM erasure JOIN sealed USING (transfer) WHERE erased IS NULL AND NOT EXISTS (
        SELECT 1 FROM statement AS said
        WHERE said.transfer = sealed.transfer AND said.author = sealed.author AND said.seq = sealed.seq
          AND said.type IN \(Self.outliving))
      """
    ).map { try TransferID($0.value("transfer")) }
  }

  func noteShown(_ transfer: TransferID, at now: Date) throws {
    try run(
      """
      INSERT INTO keeping(transfer, shown) VALUES (?, ?)
      ON CONFLICT DO UPDATE SET shown = COALESCE(shown, excluded.shown)
      """, [transfer.text, now.stored])
  }

  func keep(_ transfer: TransferID, _ hold: Keeping.Hold?) throws {
    try run(
      """
      INSERT INTO keeping(transfer, reason, staff, held) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET shown = NULL, reason = excluded.reason, staff = excluded.staff, held = excluded.held
      """, [transfer.text, hold?.reason.rawValue, hold?.staff.text, hold?.at.stored])
  }

  func keeping(_ transfer: TransferID) throws -> Keeping {
    guard let row = try row("SELECT * FROM keeping WHERE transfer = ?", [transfer.text]) else { return Keeping() }
    var keeping = Keeping(shown: try row.optionalDate("shown"))
    if let reason = try row.value("reason") as String? {
      // One that a later version knows still keeps it.
      keeping.hold = Keeping.Hold(
        reason: Keeping.Reason(rawValue: reason) ?? .legal, staff: try Code(row.value("staff")),
        at: try row.date("held"))
    }
    return keeping
  }

  /// Whether a recall or a withdrawal stands in a log, whatever it is worth there.
  func hasStop(_ transfer: TransferID) throws -> Bool {
    try row("SELECT 1 FROM statement WHERE transfer = ? AND \(Self.stops) LIMIT 1", [transfer.text]) != nil
  }

  /// Transfers that a mission has taken back here before anything of them came.
  func earlyStops(by mission: MissionID) throws -> Int {
    try row(
      """
      SELECT COUNT(DISTINCT transfer) AS count FROM statement
      WHERE \(Self.stops) AND author = ? AND transfer NOT IN (SELECT id FROM transfer)
      """, [mission.text])?.value("count") ?? 0
  }

  /// As the partial index has it.
  static let stops = "type IN ('recalled', 'consent_withdrawn')"
}

/// The files of sealed halves, which lie beside the parts.
extension Books {
  /// Notes which file a statement of the log names. Of a transfer of which nothing is kept any more it is noted as gone.
  func noteSealed(_ statement: Handover.Statement) throws {
    guard let reference = statement.sealed else { return }
    let isLost =
      try StatementKind.of(statement.type)?.outlives != true
      && isErased(reference.sha256, of: statement.transfer)
    try run(
      "INSERT INTO sealed(digest, transfer, author, seq, erased) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
      [
        reference.sha256.text, statement.transfer.text, statement.author.text, statement.seq,
        isLost ? Date.distantPast.stored : nil,
      ])
  }

  /// Files to keep.
  func knownSealed() throws -> Set<Digest> {
    Set(try rows("SELECT DISTINCT digest FROM sealed WHERE erased IS NULL").map { try $0.digest("digest") })
  }

  /// Whether anything has ever named a file, destroyed or not.
  func isNamed(_ digest: Digest) throws -> Bool {
    try row(
      "SELECT 1 FROM part WHERE digest = ?1 UNION ALL SELECT 1 FROM sealed WHERE digest = ?1 LIMIT 1", [digest.text])
      != nil
  }

  func isKnownSealed(_ digest: Digest) throws -> Bool {
    try row("SELECT 1 FROM sealed WHERE digest = ? AND erased IS NULL LIMIT 1", [digest.text]) != nil
  }
}
