import Base
import Handover
import Sealing

/// Where a command opens a case: a folder that does not stay behind half-filled when somebody interrupts.
enum OpeningFolder {
  /// Names what earlier readings have left beside it, too: a case in clear that nobody knows of.
  ///
  /// - Parameter folder: As it was typed.
  /// - Throws: `FolderRefused`; `StorageProblem`.
  static func sink(_ folder: String) throws -> FolderSink {
    let target = Paths.absolute(folder)
    for left in FolderSink.leftovers(beside: target) {
      Terminal.complain("\(left) holds an opened case that an interrupted reading left: remove it")
    }
    LastWord.onSignal {
      if FolderSink.removeUnfinished() { Terminal.complain("interrupted: what was opened so far is removed") }
    }
    return try FolderSink(target: target)
  }
}
