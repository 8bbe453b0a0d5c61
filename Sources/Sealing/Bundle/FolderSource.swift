package import CaseFile
import Foundation
package import Handover

/// A scanned case folder as a source of files. A file that is not what the scan saw ends the packing.
package final class FolderSource: CaseSource {
  private let folder: CaseFolder
  private var upcoming: ArraySlice<CaseFolder.File>
  private var path = ""
  private var descriptor: Int32 = -1
  private var before = stat()
  private var remaining: Int64 = 0

  package init(_ folder: CaseFolder) {
    self.folder = folder
    upcoming = folder.files[...]
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  package func next() throws -> CaseSourceFile? {
    guard let file = upcoming.popFirst() else { return nil }
    path = file.path
    descriptor = open(folder.root + "/" + path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw StorageProblem(call: "open", path: path, errno: errno) }
    guard fstat(descriptor, &before) == 0, before.st_mode & S_IFMT == S_IFREG,
      Int64(before.st_size) == file.size
    else { throw SourceChanged(path: path) }
    remaining = file.size
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    return CaseSourceFile(path: path, size: file.size)
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw StorageProblem(call: "read", path: path, errno: errno) }
    remaining -= Int64(count)
    if count == 0 { try finish() }
    return count
  }

  /// At the end of a file: it must still be the one that was opened.
  private func finish() throws {
    defer {
      close(descriptor)
      descriptor = -1
    }
    var after = stat()
    guard remaining == 0, fstat(descriptor, &after) == 0, after.st_size == before.st_size,
      after.st_mtim.tv_sec == before.st_mtim.tv_sec, after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    else { throw SourceChanged(path: path) }
  }
}
