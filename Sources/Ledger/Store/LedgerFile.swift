import Base
import Foundation
import GRDB
import Handover

/// The database file: how it is opened, and what must hold of it before it is used.
enum LedgerFile {
  static func path(_ directory: String) -> String { directory + "/ledger.sqlite" }

  /// The one connection. `locking_mode` EXCLUSIVE keeps every other process out and the WAL index in memory:
  /// a full disk cannot fault a mapped page.
  static func connect(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "baton.ledger.sqlite"
    configuration.busyMode = .immediateError
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = FULL")
      // What a group may have to undo stays in memory: by default SQLite puts it into a file in /var/tmp.
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      // What is deleted is written over.
      try db.execute(sql: "PRAGMA secure_delete = ON")
      // A page that many transactions change is copied back once for all of them: 16 MiB of log between two copies.
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 4096")
      try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Opens the database of `mission`, making or migrating it as needed.
  ///
  /// - Returns: The connection and the store's epoch.
  /// - Throws: `LedgerProblem.newerDatabase`, `.otherMission`; `StorageProblem`; `DatabaseError`.
  static func open(_ directory: String, mission: MissionID, now: Date) throws -> (
    DatabaseQueue, epoch: String
  ) {
    let path = path(directory)
    do {
      try checkNotLost(path, parts: directory + "/parts")
      close(try Disk.open(path, O_RDWR | O_CREAT))
      let database = try connect(path)
      let migrator = Migrations.all
      guard try !database.read(migrator.hasBeenSuperseded) else {
        throw LedgerProblem.newerDatabase(path: path)
      }
      try migrator.migrate(database)
      // Whoever died after a deletion has left in the write-ahead log what was deleted.
      try database.writeWithoutTransaction { db in _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
      let epoch = try database.writeWithoutTransaction { db in try identify(db, directory, mission, now) }
      try Disk.synchronizeDirectory(directory)
      return (database, epoch)
    } catch { throw SQLiteProblem.translate(error, path: path) }
  }

  /// An empty ledger would call every part an orphan.
  private static func checkNotLost(_ path: String, parts: String) throws {
    guard Disk.size(path) ?? 0 == 0, Disk.exists(parts) else { return }
    let hasParts = try Disk.names(in: parts).contains { try !Disk.names(in: "\(parts)/\($0)").isEmpty }
    if hasParts { throw LedgerProblem.lost(path: path, parts: parts) }
  }

  /// Writes whose ledger this is, or checks it.
  private static func identify(
    _ db: Database, _ directory: String, _ mission: MissionID, _ now: Date
  ) throws -> String {
    if let owner = try db.meta("mission"), owner != mission.text {
      throw LedgerProblem.otherMission(directory: directory, owner: owner)
    }
    if let epoch = try db.meta("epoch") { return epoch }
    let epoch = newEpoch()
    try db.inTransaction(.immediate) {
      try db.setMeta("mission", mission.text)
      try db.setMeta("epoch", epoch)
      try db.setMeta("created", Timestamp(now).text)
      return .commit
    }
    return epoch
  }

  static func newEpoch() -> String { UUID().uuidString.lowercased() }
}
