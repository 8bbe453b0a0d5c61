import Base
package import Foundation
import Synchronization

/// Hides what lies in a file from whoever takes the disk, under a key that is kept nowhere.
package protocol SpoolCipher: Sendable {
  /// Encrypts what is to stand at an offset, or decrypts what stands there: both are the same.
  func apply(to bytes: UnsafeMutableRawBufferPointer, at offset: Int64) throws
}

/// A file without a name: gone when nobody holds it any more, and with the process. Nothing of it lies on the disk in clear.
package final class AnonymousFile: Sendable {
  private let descriptor: Int32
  private let folder: String
  private let cipher: any SpoolCipher
  private let octets = Atomic<Int64>(0)

  /// - Throws: `StorageProblem`.
  package init(in folder: String, cipher: any SpoolCipher) throws {
    self.folder = folder
    self.cipher = cipher
    var template = Array("\(folder)/upload-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw StorageProblem(call: "mkstemp", path: folder, errno: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
  }

  deinit { close(descriptor) }

  /// Octets in it.
  package var size: Int64 { octets.load(ordering: .acquiring) }

  /// Adds to its end. Blocks; one at a time.
  ///
  /// - Throws: `StorageProblem`.
  package func append(_ bytes: Data) throws {
    var hidden = bytes
    try hidden.withUnsafeMutableBytes { buffer in
      try cipher.apply(to: buffer, at: size)
      var rest = UnsafeRawBufferPointer(buffer)
      while !rest.isEmpty {
        let count = write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw StorageProblem(call: "write", path: folder, errno: errno) }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
    octets.add(Int64(bytes.count), ordering: .releasing)
  }

  /// - Returns: Octets read; 0 at its end.
  /// - Throws: `StorageProblem`.
  package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw StorageProblem(call: "pread", path: folder, errno: errno) }
      try cipher.apply(to: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]), at: offset)
      return count
    }
  }
}
