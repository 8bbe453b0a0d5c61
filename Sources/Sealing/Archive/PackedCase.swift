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

  /// - Throws: `ServiceError` with what is wrong with it; `SealProblem` for names that are not safe.
  package init(_ file: AnonymousFile) throws {
    self.file = file
    let archive = try PackedFile(file)
    var found: [String: (path: String, text: Data)] = [:]
    var names = TarNames(limit: CaseLimits.files)
    var octets: Int64 = 0
    while let entry = try archive.next() {
      try names.add(entry.path)
      octets += entry.size
      guard octets <= Self.limit else { throw ServiceError.handIn(.packed(.tooLarge)) }
      guard let document = Self.document(entry.path) else { continue }
      guard found[document.file] == nil else {
        throw ServiceError.handIn(.packed(.several(document.file)))
      }
      guard entry.size <= document.limit else {
        throw ServiceError.handIn(.packed(.documentTooLarge(document.file)))
      }
      found[document.file] = (entry.path, try archive.contents(entry.size))
    }
    guard let core = found[CaseTable.core.file] else {
      throw ServiceError.handIn(.packed(.noCase))
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
        throw ServiceError.handIn(.packed(.otherThings))
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
        throw ServiceError.handIn(.packed(.password))
      }
      guard let raw = archive_entry_pathname(entry), let path = String(validatingCString: raw) else {
        throw ServiceError.handIn(.packed(.nameNotUTF8))
      }
      let type = archive_entry_filetype(entry)
      if type == 0o040000 || Self.isLitter(path) { continue }
      guard type == 0o100000, archive_entry_hardlink(entry) == nil, archive_entry_size_is_set(entry) != 0 else {
        throw ServiceError.handIn(.packed(.notPlainFiles))
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

  private static let unreadable = ServiceError.handIn(.packed(.unreadable))
}
