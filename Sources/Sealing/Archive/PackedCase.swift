import Base
import CArchive
import CaseFile
import Foundation
package import Handover

/// A case folder that somebody has packed into one file: zip, or tar, also under gzip or zstd. Its `case.json` may stand
/// anywhere in it, and all of it in one folder, as desktops pack.
package final class PackedCase: CaseSource {
  /// Octets of all that is packed in it, so that a small file cannot fill the disk.
  package static let limit: Int64 = 2 << 30

  private let file: AnonymousFile
  private let text: Data
  private let folder: String
  private var archive: PackedFile?
  private var isFirst = false
  private var offset = 0

  /// - Throws: `DeskError`, in words for whoever has packed it; `SealProblem` for names that are not safe.
  package init(_ file: AnonymousFile) throws {
    self.file = file
    let archive = try PackedFile(file)
    var found: (path: String, text: Data)?
    var names = TarNames(limit: CaseLimits.files)
    var octets: Int64 = 0
    while let entry = try archive.next() {
      try names.add(entry.path)
      octets += entry.size
      guard octets <= Self.limit else { throw DeskError(413, "packed in it are more than 2 GiB; nothing was sent") }
      let depth = entry.path.split(separator: "/").count
      guard entry.path == "case.json" || entry.path.hasSuffix("/case.json") && depth == 2 else { continue }
      guard found == nil else {
        throw DeskError(422, "it holds more than one case.json; nothing was sent: pack one case folder")
      }
      guard entry.size <= JSONLimits.bytes else { throw DeskError(413, "its case.json is too large; nothing was sent") }
      found = (entry.path, try archive.contents(entry.size))
    }
    guard let found else {
      throw DeskError(
        422,
        "there is no case.json in it; nothing was sent: pack the case folder, with case.json at its top, as zip or tar")
    }
    text = found.text
    folder = String(found.path.dropLast("case.json".count))
  }

  package func next() throws -> CaseSourceFile? {
    guard let archive else {
      archive = try PackedFile(file)
      (isFirst, offset) = (true, 0)
      return CaseSourceFile(path: "case.json", size: Int64(text.count))
    }
    isFirst = false
    while let entry = try archive.next() {
      guard entry.path.hasPrefix(folder) else {
        throw DeskError(
          422, "beside the case folder it holds other things; nothing was sent: pack the case folder alone")
      }
      let path = String(entry.path.dropFirst(folder.count))
      if path != "case.json" { return CaseSourceFile(path: path, size: entry.size) }
    }
    return nil
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard isFirst else { return try archive?.read(into: buffer) ?? 0 }
    let count = min(buffer.count, text.count - offset)
    text.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count])) }
    offset += count
    return count
  }
}

/// One pass over a packed file.
private final class PackedFile {
  private let archive: OpaquePointer?

  init(_ file: AnonymousFile) throws {
    archive = archive_read_new()
    for support in [
      archive_read_support_format_zip, archive_read_support_format_tar, archive_read_support_filter_gzip,
      archive_read_support_filter_zstd,
    ] { _ = support(archive) }
    file.rewind()
    guard archive_read_open_fd(archive, file.descriptor, 64 << 10) == ARCHIVE_OK else { throw Self.unreadable }
  }

  deinit { archive_read_free(archive) }

  /// What desktops add unasked.
  private static func isLitter(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return path.hasPrefix("__MACOSX/") || name.hasPrefix("._") || name == ".DS_Store" || name == "Thumbs.db"
  }

  func next() throws -> CaseSourceFile? {
    while true {
      var entry: OpaquePointer?
      let result = archive_read_next_header(archive, &entry)
      if result == ARCHIVE_EOF { return nil }
      guard result == ARCHIVE_OK || result == ARCHIVE_WARN, let entry else { throw Self.unreadable }
      guard archive_entry_is_encrypted(entry) == 0 else {
        throw DeskError(
          422, "it is protected by a password; nothing was sent: pack it without one, the seal is Baton's")
      }
      guard let raw = archive_entry_pathname(entry), let path = String(validatingCString: raw) else {
        throw DeskError(422, "it holds a name that is not UTF-8; nothing was sent: rename that file")
      }
      let type = archive_entry_filetype(entry)
      if type == 0o040000 || Self.isLitter(path) { continue }
      guard type == 0o100000, archive_entry_hardlink(entry) == nil, archive_entry_size_is_set(entry) != 0 else {
        throw DeskError(422, "it holds something other than plain files; nothing was sent: leave out links")
      }
      return CaseSourceFile(
        path: path.hasPrefix("./") ? String(path.dropFirst(2)) : path, size: archive_entry_size(entry))
    }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw Self.unreadable }
    return count
  }

  func contents(_ size: Int64) throws -> Data {
    var data = Data(count: Int(size))
    let count = try data.withUnsafeMutableBytes { buffer in
      var filled = 0
      while filled < buffer.count,
        case let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])), count > 0
      { filled += count }
      return filled
    }
    guard count == data.count else { throw Self.unreadable }
    return data
  }

  private static let unreadable = DeskError(
    422, "that is neither a zip nor a tar, or it is damaged; nothing was sent: pack the case folder anew as zip or tar")
}
