/// Why a mission's home cannot be opened.
package enum LedgerProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// Another process (or another object of this one) works on the home. The pid is nil while it starts.
  case homeInUse(directory: String, pid: Int32?)
  /// A later version of Baton has changed the database in a way this one does not know.
  case newerDatabase(path: String)
  /// The home was made for another mission.
  case otherMission(directory: String, owner: String)
  /// There are parts, and no ledger that could know them: it is made before the first part is.
  case lost(path: String, parts: String)
  /// The database's content is not what SQLite has written.
  case damaged(path: String, what: String)
  /// There is no ledger to read.
  case noLedger(path: String)
  case closed

  package var description: String {
    switch self {
    case .homeInUse(let directory, let pid):
      "another baton daemon\(pid.map { " (pid \($0))" } ?? "") already works on this home, \(directory). If it does "
        + "not answer yet, it is starting (after a disk error it reads every part, which takes minutes) or stopping: "
        + "wait"
    case .newerDatabase(let path):
      "\(path) was written by a later version of baton. Nothing is lost: install that version again. Do not restore "
        + "a backup for this"
    case .otherMission(let directory, let owner):
      "\(directory) is the home of \(owner); use another --home, or the configuration of \(owner)"
    case .lost(let path, let parts):
      "the ledger, \(path), is missing or empty, but sealed parts of cases lie in \(parts): it was lost. Restore it from a "
        + "backup together with its -wal file, as Deploy/runbooks/restore.md says. To begin anew without these cases, "
        + "move \(parts) away first"
    case .damaged(let path, let what):
      "the ledger, \(path), is damaged (\(what)). Keep it as it is, with its -wal file, and restore a backup beside it, as "
        + "Deploy/runbooks/restore.md says"
    case .noLedger(let path):
      "there is no ledger at \(path); check --home"
    case .closed:
      "the ledger is closed: the daemon is stopping"
    }
  }
}
