package import Foundation

/// What the system says of a file, links followed. Source: stat(2).
package struct FileStatus: Sendable {
  package let isRegular: Bool
  /// Who may read, write and run it: the lowest nine bits.
  package let permissions: UInt32
  /// User id.
  package let owner: uid_t
  /// Octets.
  package let bytes: Int64

  /// - Throws: `StorageProblem`: there is none, or its folder cannot be entered.
  package init(_ path: String) throws(StorageProblem) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw StorageProblem(call: "stat", path: path, errno: errno) }
    isRegular = status.st_mode & S_IFMT == S_IFREG
    permissions = status.st_mode & 0o777
    owner = status.st_uid
    bytes = Int64(status.st_size)
  }
}
