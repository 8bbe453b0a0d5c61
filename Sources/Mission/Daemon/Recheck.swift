import Foundation
import Handover
import Ledger
import Logging

/// After a failed sync nobody knows what is on the disk (the kernel may have dropped what it could not write). A mark in
/// the home says so to the next start, which reads every part and compares it with its name. Source: design 4, "Files".
struct Recheck: Sendable {
  private let mark: String
  let ledger: SQLiteLedger
  let files: DiskPartFiles
  let logger: Logger

  init(home: MissionHome, ledger: SQLiteLedger, files: DiskPartFiles, logger: Logger) {
    mark = "\(home.path)/recheck"
    self.ledger = ledger
    self.files = files
    self.logger = logger
  }

  /// Leaves the mark, if the disk still takes it.
  func demand() {
    do { try DurableFile.write(Data(), to: mark, mode: 0o600) } catch {
      logger.critical("the next start cannot be told to check the disk", metadata: ["error": "\(error)"])
    }
  }

  /// Removes the parts that are not what they are called. One that is still to be sent holds its item, one that is still
  /// arriving is asked for again; of a case received earlier the sender has the other copy.
  func runIfDemanded() async throws {
    guard FileManager.default.fileExists(atPath: mark) else { return }
    logger.warning("a sync failed before the last stop: every part is read again")
    for digest in try files.damaged() {
      logger.error("part damaged", metadata: ["part": "\(digest)"])
      try await ledger.note(
        JournalEvent(at: Date(), actor: "daemon", action: "part.damaged", subject: digest.text, detail: [:]))
      files.remove(digest)
    }
    unlink(mark)
  }
}
