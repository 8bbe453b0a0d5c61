import Foundation
import Handover
import Synchronization

/// A file being written under a name that nobody reads. Unless it is moved to its place, nothing of it stays.
final class TempFile: Sendable {
  let path: String
  private let descriptor: Int32
  private let isMoved = Mutex(false)

  init(_ path: String) throws {
    self.path = path
    descriptor = try Disk.open(path, O_WRONLY | O_CREAT | O_EXCL)
  }

  deinit {
    close(descriptor)
    if !isMoved.withLock({ $0 }) { unlink(path) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    try Disk.write(descriptor, bytes, path: path)
  }

  /// Makes the content durable.
  func synchronize() throws {
    try Disk.synchronizeData(descriptor, path: path)
  }

  func move(to place: String) throws {
    try Disk.move(path, to: place)
    isMoved.withLock { $0 = true }
  }
}
