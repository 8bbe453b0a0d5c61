import Foundation
package import Handover

extension DiskPartFiles {
  /// Removes what a dead process left: temporary files, and parts that no book knows. Only before anything is
  /// written: a part is published before the books know it.
  ///
  /// - Returns: Files removed, and their octets.
  /// - Throws: `StorageProblem` when a folder cannot be read.
  package func sweep(keeping known: Set<Digest>) throws -> (orphans: Int, bytes: Int64) {
    var swept = (orphans: 0, bytes: Int64(0))
    let folders = [temp] + Self.prefixes.map { "\(parts)/\($0)" }
    for folder in folders {
      for name in try Disk.names(in: folder) {
        if folder != temp, let digest = try? Digest(name), known.contains(digest) { continue }
        guard let size = Disk.size("\(folder)/\(name)"), unlink("\(folder)/\(name)") == 0 else { continue }
        swept.orphans += 1
        swept.bytes += size
      }
    }
    return swept
  }

  /// Reads every part and compares it with its name: for the start after a disk failed.
  ///
  /// - Returns: The parts that are not what they are called. They are still there; `remove` them.
  /// - Throws: `StorageProblem` when a folder or a part cannot be read: what cannot be read is not known to be damaged.
  package func damaged() throws -> [Digest] {
    try Self.prefixes.flatMap { prefix in
      try Disk.names(in: "\(parts)/\(prefix)").compactMap { try? Digest($0) }.filter { try !isWhole($0) }
    }
  }

  private func isWhole(_ digest: Digest) throws -> Bool {
    let path = path(of: digest)
    guard Disk.size(path) != nil else { return false }
    let descriptor = try Disk.open(path, O_RDONLY)
    defer { close(descriptor) }
    let hasher = hashing()
    return try withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 16) { buffer in
      while case let count = try Disk.read(descriptor, into: buffer, path: path), count > 0 {
        hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
      return hasher.finish() == digest
    }
  }
}
