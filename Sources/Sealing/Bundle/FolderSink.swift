import Foundation
package import Handover

/// Writes an opened case into a folder that appears only when the whole has been verified.
package final class FolderSink: CaseSink {
  private let target: String
  private let temporary: String
  private var descriptor: Int32 = -1
  private var path = ""
  private var committed = false

  /// - Parameter target: A folder that must not exist yet, or be empty.
  package init(target folder: String) throws {
    // A slash at the end would put the temporary folder inside the target.
    target =
      folder.utf8.count > 1 && folder.utf8.last == UInt8(ascii: "/") ? String(folder.dropLast()) : folder
    let manager = FileManager.default
    if let contents = try? manager.contentsOfDirectory(atPath: target), !contents.isEmpty {
      throw StorageProblem(call: "writing to", path: target, errno: ENOTEMPTY)
    }
    temporary = target + ".opening-\(getpid())"
    try? manager.removeItem(atPath: temporary)
    guard mkdir(temporary, 0o700) == 0 else {
      throw StorageProblem(call: "mkdir", path: temporary, errno: errno)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !committed { try? FileManager.default.removeItem(atPath: temporary) }
  }

  package func begin(_ file: CaseSourceFile) throws {
    path = temporary + "/" + file.path
    var folder = temporary
    for component in file.path.utf8.split(separator: UInt8(ascii: "/")).dropLast() {
      folder += "/" + String(decoding: component, as: UTF8.self)
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
        throw StorageProblem(call: "mkdir", path: folder, errno: errno)
      }
    }
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw StorageProblem(call: "open", path: path, errno: errno) }
  }

  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
      guard count > 0 else { throw StorageProblem(call: "write", path: path, errno: errno) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  package func end() throws {
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw StorageProblem(call: "close", path: path, errno: errno) }
  }

  /// Puts the folder in place; an empty one that stood there is replaced.
  package func commit() throws {
    guard rename(temporary, target) == 0 else {
      throw StorageProblem(call: "rename", path: target, errno: errno)
    }
    committed = true
  }
}
