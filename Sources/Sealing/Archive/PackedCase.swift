import Base
import CArchive
import CaseFile
import Foundation
package import Handover

/// A case folder that somebody has packed into one file: zip, or tar, also under gzip or zstd. Its documents may stand
/// anywhere in it, and all of it in one folder, as desktops pack.
package final class PackedCase: CaseSource {
  /// Octets of all that is packed in it, whatever it is, so that a small file can neither fill the disk nor keep a core busy.
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
    while let entry = try archive.next() {
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

/// One pass over a packed file, which may hold plain files with safe relative names, and folders. What desktops add unasked is
/// passed over; it counts like all else.
private final class PackedFile {
  private let archive: OpaquePointer?
  private let file: AnonymousFile
  /// What the library reads next of it, and where that lies in memory meanwhile.
  private var position: Int64 = 0
  private let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  /// Names in UTF-8 are such only in a locale that has it, and a program is in none of its own accord.
  private let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
  private var names = TarNames(limit: CaseLimits.files)
  /// Of all that has come, and how much.
  private var entries = 0
  private var octets: Int64 = 0
  /// What is still to come of the present file.
  private var rest: Int64 = 0

  init(_ file: AnonymousFile) throws {
    self.file = file
    archive = archive_read_new()
    // One filter and no more: the library, left to itself, looks for filters within filters.
    archive_read_append_filter(archive, Self.filter(of: file))
    archive_read_support_format_zip(archive)
    archive_read_support_format_tar(archive)
    archive_read_set_callback_data(archive, Unmanaged.passUnretained(self).toOpaque())
    archive_read_set_read_callback(archive) { _, context, bytes in PackedFile.of(context)?.give(bytes) ?? -1 }
    archive_read_set_seek_callback(archive) { _, context, offset, whence in
      PackedFile.of(context)?.seek(offset, whence) ?? -1
    }
    guard archive_read_open1(archive) == ARCHIVE_OK else { throw Self.unreadable }
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> PackedFile? {
    context.map { Unmanaged<PackedFile>.fromOpaque($0).takeUnretainedValue() }
  }

  private func give(_ bytes: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    guard let count = try? file.read(into: piece, at: position) else { return -1 }
    position += Int64(count)
    bytes?.pointee = UnsafeRawPointer(piece.baseAddress)
    return count
  }

  private func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
    let start = whence == SEEK_SET ? 0 : whence == SEEK_END ? file.size : position
    position = min(max(0, start + offset), file.size)
    return position
  }

  deinit {
    archive_read_free(archive)
    piece.deallocate()
    if let locale { freelocale(locale) }
  }

  /// By its first octets (RFC 1952 §2.3.1, RFC 8878 §3.1.1).
  private static func filter(of file: AnonymousFile) -> Int32 {
    var first = [UInt8](repeating: 0, count: 4)
    _ = try? first.withUnsafeMutableBytes { try file.read(into: $0, at: 0) }
    if first.starts(with: [0x1f, 0x8b]) { return ARCHIVE_FILTER_GZIP }
    return first == [0x28, 0xb5, 0x2f, 0xfd] ? ARCHIVE_FILTER_ZSTD : ARCHIVE_FILTER_NONE
  }

  /// What desktops add unasked.
  private static func isLitter(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return path.hasPrefix("__MACOSX/") || name.hasPrefix("._") || name == ".DS_Store" || name == "Thumbs.db"
  }

  private func nextEntry() throws -> OpaquePointer? {
    let before = uselocale(locale)
    defer { uselocale(before) }
    var entry: OpaquePointer?
    let result = archive_read_next_header(archive, &entry)
    if result == ARCHIVE_EOF { return nil }
    guard result == ARCHIVE_OK || result == ARCHIVE_WARN, let entry else { throw Self.unreadable }
    return entry
  }

  /// - Throws: `ServiceError` with what is wrong with it; `SealProblem` for names that are not safe.
  func next() throws -> CaseSourceFile? {
    while let entry = try nextEntry() {
      guard archive_entry_is_encrypted(entry) == 0 else {
        throw ServiceError.handIn(.packed(.password))
      }
      let path = try path(of: entry)
      let type = archive_entry_filetype(entry)
      let size = try count(entry)
      if type == 0o040000 || Self.isLitter(path) { continue }
      guard type == 0o100000, archive_entry_hardlink(entry) == nil else {
        throw ServiceError.handIn(.packed(.notPlainFiles))
      }
      try names.add(path)
      rest = size
      return CaseSourceFile(path: path, size: size)
    }
    return nil
  }

  private func path(of entry: OpaquePointer) throws -> String {
    guard let raw = archive_entry_pathname(entry), let path = String(validatingCString: raw) else {
      throw ServiceError.handIn(.packed(.nameNotUTF8))
    }
    return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }

  /// Octets of an entry, which count with all that came before: also of what is passed over, since the library unpacks that too.
  private func count(_ entry: OpaquePointer) throws -> Int64 {
    let size = archive_entry_size(entry)
    let isFolder = archive_entry_filetype(entry) == 0o040000
    guard archive_entry_size_is_set(entry) != 0 || isFolder else { throw ServiceError.handIn(.packed(.notPlainFiles)) }
    guard size >= 0, size <= PackedCase.limit, octets + size <= PackedCase.limit else {
      throw ServiceError.handIn(.packed(.tooLarge))
    }
    octets += size
    entries += 1
    // A folder and a desktop's shadow for each file, and no more.
    guard entries <= 3 * CaseLimits.files else { throw ServiceError.handIn(.packed(.tooLarge)) }
    return size
  }

  /// - Throws: where the file has more or less in it than it says.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard count >= 0, count <= rest, count > 0 || rest == 0 || buffer.isEmpty else { throw Self.unreadable }
    rest -= Int64(count)
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
