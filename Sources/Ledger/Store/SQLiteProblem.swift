import Base
import Foundation
import GRDB
import Handover

/// What SQLite's errors mean to the callers of the store.
enum SQLiteProblem {
  /// A disk that is full, fails or may not be written as `StorageProblem`; everything unknown as it is.
  static func translate(_ error: any Error, path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let call = "SQLite (code \(error.extendedResultCode.rawValue))"
    return switch error.resultCode {
    case .SQLITE_FULL: StorageProblem(call: call, path: path, errno: ENOSPC)
    case .SQLITE_IOERR: StorageProblem(call: call, path: path, errno: EIO)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN: StorageProblem(call: call, path: path, errno: EACCES)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: LedgerProblem.damaged(path: path, what: error.message ?? call)
    case .SQLITE_MISUSE: LedgerProblem.closed
    default: error
    }
  }

  /// Whether the disk, not the work, is at fault: the whole transaction is lost.
  static func isOfDisk(_ error: any Error) -> Bool {
    guard let code = (error as? DatabaseError)?.resultCode else { return false }
    return code == .SQLITE_FULL || code == .SQLITE_IOERR || code == .SQLITE_NOMEM
  }

  /// Whether nothing that this process believes to be on the disk can be trusted any more. After a failed
  /// fsync the kernel may have dropped the pages, and the next fsync would report success.
  static func isFatal(_ error: any Error) -> Bool {
    guard let error = error as? DatabaseError else { return false }
    return switch error.extendedResultCode {
    case .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC, .SQLITE_CORRUPT, .SQLITE_NOTADB: true
    default: false
    }
  }
}
