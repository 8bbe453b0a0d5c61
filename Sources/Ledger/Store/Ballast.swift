import Base
import Foundation
import Handover

/// A file that takes up room in good times, to give it back when the disk is full: receipts and refusals can
/// then still be stored. Source: 4-delivery.md, “Files”.
struct Ballast: Sendable {
  let path: String
  /// Octets.
  let size: Int64

  /// Whether the room is set aside now.
  var isHeld: Bool { size > 0 && Disk.size(path) == size }

  /// Sets the room aside.
  ///
  /// - Throws: `StorageProblem`; then nothing is held.
  func restore() throws {
    let descriptor = try Disk.open(path, O_RDWR | O_CREAT)
    defer { close(descriptor) }
    guard size > 0 else { return }
    let problem = posix_fallocate(descriptor, 0, off_t(size))
    guard problem == 0 else {
      ftruncate(descriptor, 0)
      throw StorageProblem(call: "posix_fallocate", path: path, errno: problem)
    }
  }

  /// Gives the room back.
  func release() throws {
    guard truncate(path, 0) == 0 || errno == ENOENT else {
      throw StorageProblem(call: "truncate", path: path, errno: errno)
    }
  }
}
