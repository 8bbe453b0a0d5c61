import Foundation

/// The file system that a mission's home lies on, as an operator has to know it.
package struct DiskState: Sendable {
  /// Octets that this user can still write.
  package let free: Int64
  /// Files that can still be made; nil where the file system counts none.
  package let freeFiles: Int64?
  package let isReadOnly: Bool

  package init(free: Int64, freeFiles: Int64?, isReadOnly: Bool) {
    self.free = free
    self.freeFiles = freeFiles
    self.isReadOnly = isReadOnly
  }

  /// Nil when it cannot be told.
  package init?(_ path: String) {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    self.init(
      free: Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize)),
      freeFiles: status.f_files > 0 ? Int64(clamping: status.f_favail) : nil,
      isReadOnly: status.f_flag & UInt(ST_RDONLY) != 0 || (access(path, W_OK) != 0 && errno == EROFS))
  }

  /// Each part is a file, and so is much else: with fewer left something will soon not be made.
  private static let fewFiles: Int64 = 5000

  /// What is wrong, or soon will be, with the disk of this machine; each with what to do.
  ///
  /// - Parameter reserve: Octets below which nothing new is taken in.
  package func warnings(reserve: Int64, home: String) -> [Warning] {
    var found: [Warning] = []
    if isReadOnly {
      found.append(
        Warning(
          code: "read-only",
          what: "this machine's disk, where \(home) lies, is read-only: nothing can be sent, received or noted",
          advice: "`dmesg` says why: often the disk fails. Save a copy of the home first"))
    }
    if free <= reserve {
      found.append(
        Warning(
          code: "full",
          what: "only \(free >> 20) MiB of this machine's disk are free, where \(home) lies; \(reserve >> 20) MiB are "
            + "the reserve: no new cases are taken", advice: "free some disk space (Deploy/runbooks/disk-full.md)"))
    } else if free < 2 * reserve {
      found.append(
        Warning(
          code: "nearly-full",
          what: "\(free >> 20) MiB of this machine's disk are free, where \(home) lies; at \(reserve >> 20) MiB "
            + "no new cases are taken", advice: "free some disk space (Deploy/runbooks/disk-full.md)"))
    }
    if let freeFiles, freeFiles < Self.fewFiles {
      found.append(
        Warning(
          code: "no-inodes",
          what: "only \(freeFiles) more files can be made on this machine's disk, where \(home) lies, however much "
            + "room there is", advice: "`df -i` shows it: remove small files, or make a file system with more inodes"))
    }
    return found
  }

  package struct Warning: Sendable, Codable, Equatable {
    package let code: String
    package let what: String
    package let advice: String
  }
}
