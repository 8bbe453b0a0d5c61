import Foundation
import Handover
import Ledger
import Logging

/// Clears away, at each start, what a dead process left.
struct Sweeping {
  let ledger: SQLiteLedger
  let files: DiskPartFiles
  let reserve: Int64
  let logger: Logger

  func run() async throws {
    try await sweepHalves()
    // Before anything is set aside: what was destroyed is no orphan.
    try files.erase(Array(await ledger.erasedFiles()))
    let swept = try files.sweep(keeping: await ledger.knownParts(), reserve: reserve)
    if swept.temporary > 0 {
      logger.notice("temporary files removed", metadata: ["files": "\(swept.temporary)"])
    }
    if swept.setAside > 0 {
      logger.warning("parts set aside that no book knows: baton doctor", metadata: ["files": "\(swept.setAside)"])
    }
    if swept.broughtBack > 0 {
      logger.notice("parts are back that the books know again", metadata: ["files": "\(swept.broughtBack)"])
    }
    if swept.givenUp > 0 {
      logger.notice("parts removed that no book knows, for want of room", metadata: ["files": "\(swept.givenUp)"])
    }
  }

  /// Half parts are of use only to deliveries that are still coming.
  private func sweepHalves() async throws {
    for delivery in files.halves {
      if case .arriving = try await ledger.arrival(delivery)?.state { continue }
      files.discardHalves(of: delivery)
    }
  }
}
