import Glibc

/// A scanned case folder, opened: the one way to its files.
///
/// Each folder on the way to a file is opened from the descriptor of the one around it, without following a link, and
/// it and the file must be those that the scan saw. So whoever puts something else in the place of a file, of a folder or
/// of the whole, between the scan and the reading or in the midst of it, gets a refusal and not a stranger's file sealed.
package final class CaseFolderReader {
  private let folder: CaseFolder
  private let root: Descriptor

  /// - Throws: `SourceChanged` when another folder stands there now; `SourceUnreadable`.
  package init(_ folder: CaseFolder) throws {
    self.folder = folder
    root = try Self.enter(AT_FDCWD, folder.root, folder.identity(of: ""), at: folder.root)
  }

  /// - Parameter file: One of the folder's.
  /// - Throws: `SourceChanged` when it, or a folder on the way to it, is not the one that the scan saw;
  ///   `SourceUnreadable`.
  package func open(_ file: CaseFolder.File) throws -> CaseFileReader {
    // By octets: a combining mark after a slash would make one Character of the two.
    let parts = file.path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    var (parent, path) = (root, "")
    for part in parts.dropLast() {
      path += path.isEmpty ? part : "/" + part
      parent = try Self.enter(parent.number, part, folder.identity(of: path), at: path)
    }
    let descriptor = try Descriptor(parent.number, parts.last ?? "", O_NONBLOCK, at: file.path)
    guard try descriptor.stamp(at: file.path) == file.stamp else { throw SourceChanged(path: file.path) }
    return CaseFileReader(file, descriptor)
  }

  private static func enter(
    _ parent: Int32, _ name: String, _ expected: FileIdentity?, at path: String
  ) throws -> Descriptor {
    let descriptor = try Descriptor(parent, name, O_DIRECTORY, at: path)
    guard try FileIdentity(descriptor.status(at: path)) == expected else { throw SourceChanged(path: path) }
    return descriptor
  }
}

/// One file of a scanned case folder, opened, from its beginning to its end.
package final class CaseFileReader {
  package let file: CaseFolder.File
  private let descriptor: Descriptor
  private var remaining: Int64

  fileprivate init(_ file: CaseFolder.File, _ descriptor: Descriptor) {
    self.file = file
    self.descriptor = descriptor
    remaining = file.size
    posix_fadvise(descriptor.number, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  /// Fills `buffer` as far as there is something to read. Zero at the end, at which the file is still the one that the scan
  /// saw.
  ///
  /// - Throws: `SourceChanged`, `SourceUnreadable`.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var count = -1
    repeat { count = Glibc.read(descriptor.number, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
    guard count >= 0 else { throw SourceUnreadable(path: file.path, errno: errno) }
    remaining -= Int64(count)
    if count == 0 {
      guard try remaining == 0 && descriptor.stamp(at: file.path) == file.stamp else {
        throw SourceChanged(path: file.path)
      }
    }
    return count
  }

  /// - Throws: `SourceChanged` when something is left to be read.
  func expectEnd() throws {
    var octet: UInt8 = 0
    let count = try withUnsafeMutableBytes(of: &octet) { try read(into: $0) }
    guard count == 0 else { throw SourceChanged(path: file.path) }
  }
}

/// An open file or folder; closed with its owner.
private final class Descriptor {
  let number: Int32

  /// - Throws: `SourceChanged` when what the name stands for is gone, a link, or of another kind; `SourceUnreadable`.
  init(_ parent: Int32, _ name: String, _ flags: Int32, at path: String) throws {
    number = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags)
    guard number < 0 else { return }
    throw [ENOENT, ENOTDIR, ELOOP, ENXIO].contains(errno)
      ? SourceChanged(path: path) : SourceUnreadable(path: path, errno: errno)
  }

  deinit { if number >= 0 { close(number) } }

  func status(at path: String) throws -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw SourceUnreadable(path: path, errno: errno) }
    return status
  }

  func stamp(at path: String) throws -> FileStamp {
    let status = try status(at: path)
    guard status.st_mode & S_IFMT == S_IFREG else { throw SourceChanged(path: path) }
    return FileStamp(status)
  }
}
