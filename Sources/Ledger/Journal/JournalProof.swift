import Base
import GRDB
package import Handover

/// Proves that the journal is the one that was written, without a daemon.
package enum JournalProof {
  /// Checks entries in order, from the first.
  ///
  /// - Parameter head: Where the journal ended when it was last looked at; nil when that is not known.
  ///   Without it, entries cut off at the end are not missed.
  package static func verify(
    _ entries: [JournalEntry], head: JournalHead? = nil, hashing: @escaping PartHashing
  ) -> JournalVerdict {
    var chain = JournalChain(hashing: hashing)
    for entry in entries {
      if let verdict = chain.follow(entry) { return verdict }
    }
    return chain.end(expecting: head)
  }

  /// Checks the journal of a home on which no daemon works. The home is locked meanwhile. What
  /// SQLite left in its write-ahead log moves into the database; nothing else changes.
  ///
  /// - Parameter noted: A head that was printed earlier; nil when there is none to compare.
  /// - Throws: `LedgerProblem.homeInUse` while a daemon runs: ask it instead; `.noLedger`.
  package static func verify(
    home directory: String, noted: JournalHead? = nil, hashing: @escaping PartHashing
  ) throws -> JournalVerdict {
    let path = LedgerFile.path(directory)
    guard Disk.exists(path) else { throw LedgerProblem.noLedger(path: path) }
    let lock = try HomeLock(directory)
    defer { withExtendedLifetime(lock) {} }
    do {
      let database = try LedgerFile.connect(path)
      defer { try? database.close() }
      return try database.unsafeRead { try $0.verifyJournal(noted: noted, hashing: hashing) }
    } catch { throw SQLiteProblem.translate(error, path: path) }
  }
}
