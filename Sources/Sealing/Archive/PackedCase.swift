import Base
import CArchive
import CaseFile
import Foundation
package import Handover

/// A case folder that somebody has packed into one file: zip, or tar, also under gzip or zstd. Its documents may stand
/// anywhere in it, and all of it in one folder, as desktops pack.
package final class PackedCase: CaseSource {
  /// Octets of all that is packed in it, so that a small file cannot fill the disk.
  package static let limit: Int64 = 2 << 30

  private let file: AnonymousFile
  private let folder: String
  /// Those that are still to come: `case.json`, then those of other compartments.
  private var documents: ArraySlice<(name: String, text: Data)>
  /// What is left of the one that is being read.
  private var rest: Data?
  private var archive: PackedFile?

  /// - Throws: `DeskError`, in words for whoever has packed it; `SealProblem` for names that are not safe.
  package init(_ file: AnonymousFile) throws {
    self.file = file
    let archive = try PackedFile(file)
    var found: [String: (path: String, text: Data)] = [:]
    var names = TarNames(limit: CaseLimits.files)
    var octets: Int64 = 0
    while let entry = try archive.next() {
      try names.add(entry.path)
      octets += entry.size
      guard octets <= Self.limit else { throw DeskError(413, "packed in it are more than 2 GiB; nothing was sent") }
      guard let document = Self.document(entry.path) else { continue }
      guard found[document.file] == nil else {
        throw DeskError(422, "it holds more than one \(document.file); nothing was sent: pack one case folder")
      }
      guard entry.size <= document.limit else {
        throw DeskError(413, "its \(document.file) is too large; nothing was sent")
      }
      found[document.file] = (entry.path, try archive.contents(entry.size))
    }
    guard let core = found[CaseTable.core.file] else {
      throw DeskError(
        422,
        "there is no case.json in it; nothing was sent: pack the case folder, with case.json at its top, as zip or tar")
    }
    folder = String(core.path.dropLast(CaseTable.core.file.count))
    let own = found.filter { [folder] in $1.path == folder + $0 }
    documents = CaseTable.documents.compactMap { document in own[document.file].map { (document.file, $0.text) } }[...]
  }

  /// The document that a path may be of: at the top of what is packed, or of a folder in it.
  private static func document(_ path: String) -> CaseDocument? {
    let parts = path.split(separator: "/")
    guard parts.count == 1 || parts.count == 2 && parts[0] != "attachments" else { return nil }
    return parts.last.flatMap { CaseTable.document(named: String($0)) }
  }

  package func next() throws -> CaseSourceFile? {
    if let (name, text) = documents.popFirst() {
      rest = text
      return CaseSourceFile(path: name, size: Int64(text.count))
    }
    rest = nil
    let archive = try self.archive ?? PackedFile(file)
    self.archive = archive
    while let entry = try archive.next() {
      guard entry.path.hasPrefix(folder) else {
        throw DeskError(
          422, "beside the case folder it holds other things; nothing was sent: pack the case folder alone")
      }
      let path = String(entry.path.dropFirst(folder.count))
      if CaseTable.document(named: path) == nil { return CaseSourceFile(path: path, size: entry.size) }
    }
    return nil
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard let rest else { return try archive?.read(into: buffer) ?? 0 }
    let count = min(buffer.count, rest.count)
    rest.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    self.rest = rest.dropFirst(count)
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
