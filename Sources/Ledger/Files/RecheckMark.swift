import Base
import Foundation
import Handover

/// After a failed sync nobody knows what is on the disk: the kernel may have dropped what it could not write. A file in
/// the home says so to the next start, which reads every part again. It is left where the failure is met, before
/// anybody hears of it, so that no death in between keeps the next start from knowing.
struct RecheckMark: Sendable {
  private let directory: String

  init(directory: String) { self.directory = directory }

  private var path: String { "\(directory)/recheck" }

  var isLeft: Bool { Disk.exists(path) }

  /// Leaves the mark as well as a failing disk lets it.
  func leave() {
    guard let descriptor = try? Disk.open(path, O_WRONLY | O_CREAT) else { return }
    fsync(descriptor)
    close(descriptor)
    try? Disk.synchronizeDirectory(directory)
  }

  func remove() { unlink(path) }
}
