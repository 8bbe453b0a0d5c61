package import Foundation
import Synchronization

/// A file being written under a name that nobody reads. Unless it is moved to its place, nothing of it stays.
package final class TempFile: Sendable {
  package let path: String
  private let target: String
  private let descriptor: Int32
  private let isMoved = Mutex(false)

  /// - Parameters:
  ///   - mode: The file's, whatever the umask says. By default only this user may read it, if the file system knows
  ///     of users: a stick may not.
  ///   - target: What an error names; by default the file itself.
  package init(_ path: String, mode: mode_t? = nil, for target: String? = nil) throws {
    self.path = path
    self.target = target ?? path
    descriptor = try Self.make(path, mode, self.target)
  }

  /// Apart from `init`: a class whose `init` throws with all its properties set still runs `deinit`.
  private static func make(_ path: String, _ mode: mode_t?, _ target: String) throws -> Int32 {
    let descriptor: Int32
    do {
      descriptor = try Disk.open(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode ?? 0o600)
    } catch let problem as StorageProblem {
      throw StorageProblem(call: problem.call, path: target, errno: problem.errno)
    }
    if let mode, fchmod(descriptor, mode) != 0 {
      let reason = errno
      close(descriptor)
      unlink(path)
      throw StorageProblem(call: "chmod", path: target, errno: reason)
    }
    return descriptor
  }

  deinit {
    close(descriptor)
    if !isMoved.withLock({ $0 }) { unlink(path) }
  }

  /// Where this process writes what becomes `target`.
  package static func temporary(for target: String) -> String { "\(target).new-\(getpid())" }

  /// Writes a file whole or not at all: it appears under its name, durable, once `body` has written all of it.
  ///
  /// - Parameter isSynced: False for what can be had again: a power cut may take it, or leave what was there before, and a disk
  ///   that fails is not found out about here.
  package static func replace(
    _ target: String, mode: mode_t? = nil, isSynced: Bool = true, _ body: (TempFile) throws -> Void
  ) throws {
    let file = try beside(target, mode: mode)
    try body(file)
    if isSynced { try file.synchronize() }
    try file.move(to: target)
    if isSynced { try Disk.synchronizeDirectory((target as NSString).deletingLastPathComponent) }
  }

  /// One of its own for each who writes the same file at once, in this process too: the last one to be done is what stays.
  private static func beside(_ target: String, mode: mode_t?) throws -> TempFile {
    var (name, count) = (temporary(for: target), 1)
    while true {
      do { return try TempFile(name, mode: mode, for: target) } catch let problem as StorageProblem
        where problem.errno == EEXIST
      {
        (name, count) = ("\(temporary(for: target))-\(count)", count + 1)
      }
    }
  }

  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    try Disk.write(descriptor, bytes, path: target)
  }

  /// Writes at a place of its own, whoever writes elsewhere meanwhile.
  package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws {
    try Disk.write(descriptor, bytes, at: offset, path: target)
  }

  /// Lets the disk begin with what has been written, without waiting for it.
  package func beginWriteOut(from offset: Int64, count: Int64) {
    Disk.beginWriteOut(descriptor, from: offset, count: count)
  }

  /// Makes the content durable.
  package func synchronize() throws {
    try Disk.synchronizeData(descriptor, path: target)
  }

  /// Gives it its name; durable once the folder is synchronized.
  package func move(to place: String) throws {
    try Disk.move(path, to: place)
    isMoved.withLock { $0 = true }
  }
}
