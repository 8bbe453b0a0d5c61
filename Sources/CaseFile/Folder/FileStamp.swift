import Glibc

/// Which file or folder stood under a name, whatever the name: another one in its place has another device or inode.
package struct FileIdentity: Sendable, Hashable {
  private let device: UInt64
  private let inode: UInt64

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }
}

/// What the system says of a regular file, by which a change of it is seen. The time of the last change of its entry
/// (`ctime`) nobody can set back: it tells a new file that was given the inode and the date of an old one.
package struct FileStamp: Sendable, Hashable {
  private let identity: FileIdentity
  private let size: Int64
  private let written: [Int]
  private let changed: [Int]

  init(_ status: stat) {
    identity = FileIdentity(status)
    size = Int64(status.st_size)
    written = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    changed = [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
  }
}

/// A file was not the same from the scan of its folder to the end of its reading.
package struct SourceChanged: Error, Sendable, CustomStringConvertible {
  /// Relative to the case folder, or the folder itself.
  package let path: String

  package init(path: String) { self.path = path }

  package var description: String {
    "\(path) changed while it was being packed; nothing was sent: save and close it, then try again"
  }
}

/// A file, or a folder on the way to it, that the system does not let us read.
package struct SourceUnreadable: Error, Sendable, CustomStringConvertible {
  package let path: String
  /// The system's number of the error.
  package let errno: Int32

  package var description: String { "\(path) cannot be read: \(String(cString: strerror(errno)))" }
}
