import Base
import Foundation
package import Handover

/// Parts in a folder, for tests: no fsync, no reserve, no sweep. What `Ledger` has, without the durability.
package struct DirectoryPartFiles: PartFiles {
  package let folder: String

  /// - Parameter folder: Made when it is not there.
  package init(_ folder: String) throws {
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  package func write(_ digest: Digest, _ pieces: [UnsafeRawBufferPointer]) throws -> @Sendable () throws -> Void {
    let writer = try DirectoryPartWriter(path: path(of: digest))
    for piece in pieces { try writer.write(piece) }
    return { try writer.finish() }
  }

  package func has(_ digest: Digest) -> Bool { access(path(of: digest), F_OK) == 0 }
  package func path(of digest: Digest) -> String { "\(folder)/\(digest).p7m" }
  package func remove(_ digest: Digest) { unlink(path(of: digest)) }
  package var free: Int64 { .max }

  /// The parts that are there.
  package var digests: [Digest] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { try? Digest(String($0.prefix(64))) }
  }
}

/// Writes beside the part's place and renames at the end. One thread at a time uses it.
private final class DirectoryPartWriter: @unchecked Sendable {
  private let path: String
  private let temporary: String
  private var descriptor: Int32

  init(path: String) throws {
    self.path = path
    temporary = "\(path).\(UInt32.random(in: 0 ... .max))"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StorageProblem(call: "open", path: temporary, errno: errno) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while !rest.isEmpty {
      let written = Foundation.write(descriptor, rest.baseAddress, rest.count)
      guard written > 0 else { throw StorageProblem(call: "write", path: temporary, errno: errno) }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  func finish() throws {
    guard rename(temporary, path) == 0 else {
      throw StorageProblem(call: "rename", path: path, errno: errno)
    }
    close(descriptor)
    descriptor = -1
  }
}
