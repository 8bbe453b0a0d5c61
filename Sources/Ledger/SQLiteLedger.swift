import Base
package import Foundation
import GRDB
package import Handover
import Synchronization

/// A mission's store in one SQLite file: one process, one connection, many writers to a commit.
///
/// In its directory stand `ledger.sqlite` (with its `-wal`), `lock` and `ballast`. Every call runs on a
/// thread of the ledger's own, and what changes something is durable when it returns.
///
/// A full disk fails a call with `StorageProblem` (`isFull`); the next call works again once there is room. A
/// failed fsync (EIO) fails that call and every later one: the daemon must stop, since nothing it believes to
/// be on the disk can be trusted.
package final class SQLiteLedger: HandoverStore {
  /// Octets set aside for the day the disk is full.
  package static let ballastSize: Int64 = 16 << 20

  /// The mission whose store this is.
  package let mission: MissionID
  package let directory: String
  let hashing: PartHashing
  private let group: GroupCommit
  private let ballast: Ballast
  private let currentEpoch: Mutex<String>
  private let lock: HomeLock
  let keptHead: KeptHead

  private init(
    _ directory: String, _ mission: MissionID, _ ballast: Int64, _ now: Date, hashing: @escaping PartHashing
  ) throws {
    self.directory = directory
    self.mission = mission
    self.hashing = hashing
    try Disk.makeDirectory(directory)
    lock = try HomeLock(directory)
    keptHead = KeptHead(directory: directory)
    self.ballast = Ballast(path: directory + "/ballast", size: ballast)
    let (database, epoch) = try LedgerFile.open(directory, mission: mission, now: now)
    group = GroupCommit(database, mark: RecheckMark(directory: directory))
    currentEpoch = Mutex(epoch)
    try? self.ballast.restore()
  }

  /// Opens the store of `mission` in `directory`, making both if they are not there, and locks it for life.
  ///
  /// A disk too full for the ballast does not keep the store from opening: `hasBallast` is false then.
  ///
  /// - Parameters:
  ///   - directory: The mission's home; its parent exists.
  ///   - now: Written into a new store as the time of its making.
  ///   - ballast: Octets to set aside.
  ///   - hashing: Makes a SHA-256 for the journal's chain.
  /// - Throws: `LedgerProblem`, in words for the operator; `StorageProblem`.
  package static func open(
    at directory: String, mission: MissionID, now: Date, ballast: Int64 = ballastSize,
    hashing: @escaping PartHashing
  ) throws -> SQLiteLedger {
    try SQLiteLedger(directory, mission, ballast, now, hashing: hashing)
  }

  package var epoch: String { currentEpoch.withLock { $0 } }

  /// Gives the store a new epoch: to be called once after it was restored from a backup, so that peers
  /// compare accounts with it.
  package func renewEpoch() async throws -> String {
    let epoch = LedgerFile.newEpoch()
    try await write { try $0.db.setMeta("epoch", epoch) }
    currentEpoch.withLock { $0 = epoch }
    return epoch
  }

  /// Finishes the work in hand and lets go of the database. Later calls throw `LedgerProblem.closed`. The
  /// home stays locked until the last reference is gone.
  package func close() throws { try group.close() }

  /// The failure of the disk after which every call fails; the daemon must stop.
  package var failure: (any Error)? { group.failure }

  /// Transactions since the store was opened: with many writers far fewer than writes.
  package var commits: Int { group.commits }

  /// The SQLite settings that durability rests on, as they are in force.
  package func settings() async throws -> [String: String] {
    try await read { books in
      let names = ["journal_mode", "synchronous", "locking_mode"]
      return try Dictionary(uniqueKeysWithValues: names.map { ($0, try books.db.pragma($0)) })
    }
  }

  /// Whether room is set aside for receipts on a full disk.
  package var hasBallast: Bool { ballast.isHeld }

  /// Gives the ballast's room back to the disk. Blocks.
  package func releaseBallast() throws { try ballast.release() }

  /// Sets the ballast's room aside again. Blocks.
  ///
  /// - Throws: `StorageProblem`; nothing is set aside then.
  package func restoreBallast() throws { try ballast.restore() }

  /// Runs `body` in a transaction, durable on return. On a full disk the ballast is given up and the work
  /// tried once more, so that receipts can still be stored; new bundles have been turned away long before.
  func write<T: Sendable>(_ body: @escaping @Sendable (Books) throws -> T) async throws -> T {
    do {
      return try await commit(body)
    } catch let problem as StorageProblem where problem.isFull && ballast.isHeld {
      try ballast.release()
      return try await commit(body)
    }
  }

  /// After a deletion: nothing of it stays in the write-ahead log.
  func truncateLog() async throws { try await group.truncateLog() }

  private func commit<T: Sendable>(_ body: @escaping @Sendable (Books) throws -> T) async throws -> T {
    try await group.write { [mission, hashing] db in
      try body(Books(db: db, mission: mission, hashing: hashing))
    }
  }

  func read<T: Sendable>(_ body: @escaping @Sendable (Books) throws -> T) async throws -> T {
    try await group.read { [mission, hashing] db in
      try body(Books(db: db, mission: mission, hashing: hashing))
    }
  }
}

extension SQLiteLedger {
  package func note(_ event: JournalEvent) async throws {
    try await write { [hashing] in try $0.db.note(event, hashing: hashing) }
  }

  package func journalListing(limit: Int) async throws -> Listing<JournalEntry> {
    try await read { try $0.db.journal(limit: limit) }
  }

  /// Where the journal ends now: to be printed, and kept where this mission cannot rewrite it.
  package func journalHead() async throws -> JournalHead {
    try await read { try $0.db.journalHead() }
  }

  /// Checks the whole journal of the open store.
  ///
  /// - Parameter noted: A head that was printed earlier; nil when there is none to compare.
  package func verifyJournal(noted: JournalHead? = nil) async throws -> JournalVerdict {
    try await read { [hashing] in try $0.db.verifyJournal(noted: noted, hashing: hashing) }
  }
}
