import Base
import Foundation

/// A file without a name: gone when nobody holds it any more, and with the process.
package final class AnonymousFile: Sendable {
  package let descriptor: Int32
  private let folder: String

  /// - Throws: `StorageProblem`.
  package init(in folder: String) throws {
    self.folder = folder
    var template = Array("\(folder)/upload-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw StorageProblem(call: "mkstemp", path: folder, errno: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
  }

  deinit { close(descriptor) }

  /// Adds to its end. Blocks.
  ///
  /// - Throws: `StorageProblem`.
  package func append(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = write(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw StorageProblem(call: "write", path: folder, errno: errno) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Back to its beginning, for a reader of `descriptor`.
  package func rewind() { lseek(descriptor, 0, SEEK_SET) }
}
