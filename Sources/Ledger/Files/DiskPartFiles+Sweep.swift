import Base
package import Foundation
package import Handover

extension DiskPartFiles {
  /// Clears away what a dead process left: temporary files, and parts that no book knows. Only before anything is
  /// written: a part is published before the books know it.
  ///
  /// Such a part goes into `DIR/orphans` (`giveUpOrphans`): that no book knows it may as well be the fault of the books, of an older
  /// backup for instance, and the part a case that was received. One that is known again comes back.
  ///
  /// - Parameter reserve: With less than so many octets free, what was set aside before goes at once.
  /// - Throws: `StorageProblem` when a folder cannot be read, or a part not be moved.
  package func sweep(keeping known: Set<Digest>, reserve: Int64) throws -> Swept {
    var swept = Swept()
    for name in try Disk.names(in: temp) where unlink("\(temp)/\(name)") == 0 { swept.temporary += 1 }
    try Disk.makeDirectory(orphans)
    for name in try Disk.names(in: orphans) {
      let path = "\(orphans)/\(name)"
      if let digest = try? Digest(name), known.contains(digest) {
        if has(digest) { unlink(path) } else { try bringBack(path, as: digest, &swept) }
      } else if free < reserve {
        unlink(path)
        swept.givenUp += 1
      }
    }
    for folder in Self.prefixes.map({ "\(parts)/\($0)" }) {
      for name in try Disk.names(in: folder) {
        if let digest = try? Digest(name), known.contains(digest) { continue }
        try Disk.move("\(folder)/\(name)", to: "\(orphans)/\(name)")
        swept.setAside += 1
      }
    }
    return swept
  }

  package var hasOrphans: Bool { get throws { Disk.exists(orphans) ? try !Disk.names(in: orphans).isEmpty : false } }

  /// Removes what was set aside more than a week ago.
  ///
  /// - Parameter now: A moment that has come by more clocks than this machine's own.
  /// - Returns: How many files.
  /// - Throws: `StorageProblem` when the folder cannot be read.
  package func giveUpOrphans(now: Date) throws -> Int {
    guard Disk.exists(orphans) else { return 0 }
    let old = try Disk.names(in: orphans).map { "\(orphans)/\($0)" }.filter { path in
      Disk.changed(path).map { now.timeIntervalSince($0) > Self.week } ?? false
    }
    return old.count { unlink($0) == 0 }
  }

  /// Also those that a sweep has set aside.
  package func erase(_ digests: [Digest]) throws {
    for digest in digests {
      unlink(path(of: digest))
      unlink("\(orphans)/\(digest)")
    }
    let folders = Set(digests.map { (path(of: $0) as NSString).deletingLastPathComponent })
    for folder in folders { try noting { try Disk.synchronizeDirectory(folder) } }
    if Disk.exists(orphans) { try noting { try Disk.synchronizeDirectory(orphans) } }
  }

  private func bringBack(_ orphan: String, as digest: Digest, _ swept: inout Swept) throws {
    guard try isWhole(orphan, digest) else { return }
    let path = path(of: digest)
    try Disk.move(orphan, to: path)
    try Disk.synchronizeDirectory((path as NSString).deletingLastPathComponent)
    swept.broughtBack += 1
  }

  /// What a sweep found, in files.
  package struct Swept: Sendable, Equatable {
    package var temporary = 0
    package var setAside = 0
    package var broughtBack = 0
    package var givenUp = 0

    package init(temporary: Int = 0, setAside: Int = 0, broughtBack: Int = 0, givenUp: Int = 0) {
      self.temporary = temporary
      self.setAside = setAside
      self.broughtBack = broughtBack
      self.givenUp = givenUp
    }
  }

  private static let week: TimeInterval = 7 * 86400

  /// Reads every part and compares it with its name: for the start after a disk failed.
  ///
  /// - Returns: The parts that are not what they are called. They are still there; `remove` them.
  /// - Throws: `StorageProblem` when a folder or a part cannot be read: what cannot be read is not known to be damaged.
  package func damaged() throws -> [Digest] {
    try Self.prefixes.flatMap { prefix in
      try Disk.names(in: "\(parts)/\(prefix)").compactMap { try? Digest($0) }.filter { try !isWhole(path(of: $0), $0) }
    }
  }

  func isWhole(_ path: String, _ digest: Digest) throws -> Bool {
    guard Disk.size(path) != nil else { return false }
    let descriptor = try Disk.open(path, O_RDONLY)
    defer { close(descriptor) }
    let hasher = hashing()
    try hasher.update(readingAll: descriptor, path: path)
    return hasher.finish() == digest
  }
}

extension PartHasher {
  /// Feeds what a file holds from where it is read next to its end.
  ///
  /// - Returns: Octets fed.
  /// - Throws: `StorageProblem`.
  @discardableResult
  func update(readingAll descriptor: Int32, path: String) throws -> Int64 {
    try withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 16) { buffer in
      var fed: Int64 = 0
      while case let count = try Disk.read(descriptor, into: buffer, path: path), count > 0 {
        update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        fed += Int64(count)
      }
      return fed
    }
  }
}
