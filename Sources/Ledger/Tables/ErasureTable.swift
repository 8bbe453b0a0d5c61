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

  /// Marks every file of a transfer as destroyed: the parts of all its versions, and the sealed halves of what was said of it,
  /// but for those that say what was destroyed. Its cards, drafts and working copies go at once.
  ///
  /// - Returns: The files that nothing else names.
  func erase(_ transfer: TransferID, at now: Date) throws -> [Digest] {
    try run(
      "INSERT INTO erasure(transfer, at) VALUES (?1, ?2) ON CONFLICT DO NOTHING", [transfer.text, now.stored])
    try run(
      "UPDATE part SET erased = ?2 WHERE erased IS NULL AND delivery IN \(Self.deliveries)",
      [transfer.text, now.stored])
    try run(
      """
      UPDATE sealed SET erased = ?2 WHERE transfer = ?1 AND erased IS NULL AND NOT EXISTS (
        SELECT 1 FROM statement AS said
        WHERE said.transfer = ?1 AND said.author = sealed.author AND said.seq = sealed.seq
          AND said.type IN \(Self.outliving))
      """, [transfer.text, now.stored])
    let copies = try takeCopies(of: transfer)
    let files = try rows(
      """
      SELECT digest FROM sealed WHERE transfer = ?1 AND erased IS NOT NULL
      UNION SELECT digest FROM part WHERE erased IS NOT NULL AND delivery IN \(Self.deliveries)
      """, [transfer.text])
    return try (files.map { try $0.digest("digest") } + copies).filter { try !isKnown($0) }
  }

  /// Marks the files of all versions but one as destroyed: sealed parts and working copies.
  ///
  /// - Returns: The files that nothing else names.
  func eraseVersions(of transfer: TransferID, but kept: DeliveryID, at now: Date) throws -> [Digest] {
    let others = "delivery IN \(Self.deliveries) AND delivery <> ?2"
    try run(
      "UPDATE part SET erased = ?3 WHERE erased IS NULL AND \(others)", [transfer.text, kept.text, now.stored])
    let copies = try rows("SELECT digest FROM copy WHERE \(others)", [transfer.text, kept.text])
    try run("DELETE FROM copy WHERE \(others)", [transfer.text, kept.text])
    let parts = try rows("SELECT digest FROM part WHERE erased IS NOT NULL AND \(others)", [transfer.text, kept.text])
    return try (parts + copies).map { try $0.digest("digest") }.filter { try !isKnown($0) }
  }

  /// Cards, drafts and working copies go with it.
  private func takeCopies(of transfer: TransferID) throws -> [Digest] {
    let pieces = try rows("SELECT digest FROM copy WHERE delivery IN \(Self.deliveries)", [transfer.text])
    try run("DELETE FROM copy WHERE delivery IN \(Self.deliveries)", [transfer.text])
    for table in ["card", "draft"] { try run("DELETE FROM \(table) WHERE transfer = ?", [transfer.text]) }
    return try pieces.map { try $0.digest("digest") }
  }

  private static let outliving =
    "(" + StatementKind.table.filter(\.outlives).map { "'\($0.type)'" }.joined(separator: ", ") + ")"

  func isErased(_ transfer: TransferID) throws -> Bool {
    try row("SELECT 1 FROM erasure WHERE transfer = ?", [transfer.text]) != nil
  }

  /// All files that were destroyed, and that nothing else names.
  func erasedFiles() throws -> Set<Digest> {
    let erased = try rows(
      "SELECT digest FROM sealed WHERE erased IS NOT NULL UNION SELECT digest FROM part WHERE erased IS NOT NULL")
    return Set(try erased.map { try $0.digest("digest") }).subtracting(try knownParts())
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
    let isLost = try StatementKind.of(statement.type)?.outlives != true && isErased(statement.transfer)
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
