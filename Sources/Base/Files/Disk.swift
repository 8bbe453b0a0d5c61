package import Foundation

/// The system calls that durability rests on, each named in the error it throws.
package enum Disk {
  /// Opens a file. Never follows a link at its last component, never leaks into a child process.
  package static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws -> Int32 {
    while true {
      let descriptor = Foundation.open(path, flags | O_NOFOLLOW | O_CLOEXEC, mode)
      if descriptor >= 0 { return descriptor }
      guard errno == EINTR else { throw StorageProblem(call: "open", path: path, errno: errno) }
    }
  }

  /// Writes all of `bytes`.
  package static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, path: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = Foundation.write(
        descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        throw StorageProblem(call: "write", path: path, errno: errno)
      }
    }
  }

  /// Writes all of `bytes` at `offset`.
  package static func write(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int64, path: String
  ) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let place = off_t(offset) + off_t(bytes.count - rest.count)
      let written = pwrite(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count, place)
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        throw StorageProblem(call: "write", path: path, errno: errno)
      }
    }
  }

  /// Linux begins to write out what is said not to be needed in memory: the disk works on it while the rest is made. No more
  /// than a hint.
  package static func beginWriteOut(_ descriptor: Int32, from offset: Int64, count: Int64) {
    posix_fadvise(descriptor, off_t(offset), off_t(count), POSIX_FADV_DONTNEED)
  }

  /// Fills `buffer` as far as there is something to read. Zero at the end.
  package static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, path: String
  ) throws -> Int {
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw StorageProblem(call: "read", path: path, errno: errno) }
    }
  }

  /// Makes a file's content durable.
  package static func synchronizeData(_ descriptor: Int32, path: String) throws {
    guard fdatasync(descriptor) == 0 else {
      throw StorageProblem(call: "fdatasync", path: path, errno: errno)
    }
  }

  /// Makes a directory's entries durable.
  ///
  /// - Parameter path: Empty for the working directory, as the folder around a bare name.
  package static func synchronizeDirectory(_ path: String) throws {
    // A folder may well be a link to another disk.
    let descriptor = Foundation.open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StorageProblem(call: "open", path: path, errno: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw StorageProblem(call: "fsync", path: path, errno: errno) }
  }

  package static func move(_ old: String, to new: String) throws {
    guard rename(old, new) == 0 else { throw StorageProblem(call: "rename", path: new, errno: errno) }
  }

  /// Makes a directory that only this user can enter; no effect when it is there.
  package static func makeDirectory(_ path: String) throws {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw StorageProblem(call: "mkdir", path: path, errno: errno)
    }
  }

  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// A regular file's size in octets; nil when there is none, or something else, at `path`.
  package static func size(_ path: String) -> Int64? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int64(status.st_size)
  }

  /// When a file was last written, renamed or linked; nil when there is none.
  package static func changed(_ path: String) -> Date? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return Date(timeIntervalSince1970: TimeInterval(status.st_ctim.tv_sec))
  }

  /// The names in a directory, without `.` and `..`.
  package static func names(in path: String) throws -> [String] {
    guard let directory = opendir(path) else {
      throw StorageProblem(call: "opendir", path: path, errno: errno)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// Octets that this user can still write to the file system of `path`; 0 when that cannot be told.
  package static func free(_ path: String) -> Int64 {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return 0 }
    return Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
  }
}

/// The disk said no.
package struct StorageProblem: Error, Sendable, CustomStringConvertible {
  package let call: String
  package let path: String
  package let errno: Int32

  package init(call: String, path: String, errno: Int32) {
    self.call = call
    self.path = path
    self.errno = errno
  }

  package var isFull: Bool { errno == ENOSPC || errno == EDQUOT }

  package var description: String { "\(call) \(path): \(String(cString: strerror(errno)))" }
}
