import Foundation
import Handover

/// Files written whole or not at all: temp → write → fdatasync → rename → fsync(directory).
enum DurableFile {
  /// - Parameter mode: 0400 for private keys, 0600 or 0644 for the rest.
  static func write(_ data: Data, to path: String, mode: mode_t) throws {
    let temporary = "\(path).new-\(getpid())"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw StorageProblem(call: "open", path: path, errno: errno) }
    do {
      defer { close(descriptor) }
      try writeAll(data, descriptor, path)
      guard fchmod(descriptor, mode) == 0 else { throw StorageProblem(call: "chmod", path: path, errno: errno) }
      guard fdatasync(descriptor) == 0 else { throw StorageProblem(call: "fdatasync", path: path, errno: errno) }
      guard rename(temporary, path) == 0 else { throw StorageProblem(call: "rename", path: path, errno: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    try synchronize((path as NSString).deletingLastPathComponent)
  }

  private static func writeAll(_ data: Data, _ descriptor: Int32, _ path: String) throws {
    try data.withUnsafeBytes { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        guard count > 0 else { throw StorageProblem(call: "write", path: path, errno: errno) }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }

  private static func synchronize(_ directory: String) throws {
    let descriptor = open(directory.isEmpty ? "." : directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StorageProblem(call: "open", path: directory, errno: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw StorageProblem(call: "fsync", path: directory, errno: errno) }
  }

  /// Makes a directory that only its owner may enter, with its parents.
  static func makeDirectory(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StorageProblem(call: "mkdir", path: path, errno: errno == 0 ? EACCES : errno)
    }
  }

  static func read(_ path: String) throws -> Data {
    do { return try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw StorageProblem(
        call: "reading", path: path, errno: access(path, F_OK) == 0 ? EACCES : ENOENT)
    }
  }
}
