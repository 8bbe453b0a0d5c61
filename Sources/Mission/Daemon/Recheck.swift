import Base
import Foundation
import Handover
import Ledger
import Logging

/// Reads every part again at the first start after a sync has failed, and removes the parts that are not what they are
/// called. One that is still to be sent holds its item; one that is still arriving, or was received and is offered again,
/// is asked for again.
struct Recheck {
  let ledger: SQLiteLedger
  let files: DiskPartFiles
  let logger: Logger

  /// - Throws: `HomeProblem.failingDisk` when a part cannot be read, and so not be judged.
  func runIfNeeded() async throws {
    guard files.needRecheck else { return }
    logger.warning("a sync failed before the last stop: every part is read again")
    for digest in try damaged() {
      logger.error("part damaged", metadata: ["part": "\(digest)"])
      try await ledger.note(
        JournalEvent(at: Date(), actor: "daemon", action: "part.damaged", subject: digest.text, detail: [:]))
      files.remove(digest)
    }
    files.rechecked()
  }

  private func damaged() throws -> [Digest] {
    do { return try files.damaged() } catch let problem as StorageProblem { throw HomeProblem.failingDisk(problem) }
  }
}
