import Base
import Foundation
import GRDB
import Handover

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

  func isKnownSealed(_ digest: Digest) throws -> Bool {
    try row("SELECT 1 FROM sealed WHERE digest = ? AND erased IS NULL LIMIT 1", [digest.text]) != nil
  }
}
