import Foundation
package import Handover
import Sealing

/// The parts of one bundle in a folder of its own, `parts/<sha256>.p7m`: what `baton bundle` writes and reads.
package final class DirectoryParts: PartFiles {
  private let folder: String

  /// - Parameter bundle: The bundle's folder, which holds `manifest.p7m` and `parts/`.
  package init(bundle: String) { folder = bundle + "/parts" }

  package func path(of digest: Digest) -> String { "\(folder)/\(digest).p7m" }

  package func has(_ digest: Digest) -> Bool { FileManager.default.fileExists(atPath: path(of: digest)) }

  package func write(_ digest: Digest, _ pieces: [UnsafeRawBufferPointer]) throws -> @Sendable () throws -> Void {
    let path = path(of: digest)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw StorageProblem(call: "open", path: path, errno: errno) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    for piece in pieces {
      var rest = piece
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        guard count > 0 else { throw StorageProblem(call: "write", path: path, errno: errno) }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
    return {
      guard fdatasync(file.fileDescriptor) == 0 else {
        throw StorageProblem(call: "fdatasync", path: path, errno: errno)
      }
    }
  }

  package func writer(expecting digest: Digest, bytes: Int64) throws -> any PartWriter {
    throw StorageProblem(call: "receiving into", path: folder, errno: ENOTSUP)
  }

  package func remove(_ digest: Digest) { unlink(path(of: digest)) }

  package var free: Int64 {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
    return (attributes?[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
  }
}
