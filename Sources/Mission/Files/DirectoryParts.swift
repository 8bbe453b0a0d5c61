import Base
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
    let file = try TempFile(path + ".new", for: path)
    for piece in pieces { try file.write(piece) }
    return {
      try file.synchronize()
      try file.move(to: path)
    }
  }

  package func remove(_ digest: Digest) { unlink(path(of: digest)) }

  package var free: Int64 { Disk.free(folder) }
}
