import Base
import CArchive
import CaseFile
package import Foundation
package import Handover

/// Reads a tar stream that may hold plain files with safe relative names, and nothing else.
package final class TarReader {
  package struct Limits: Sendable {
    package var files = CaseLimits.bagFiles

    package init() {}
  }

  private let reader: ArchiveReader
  private var names: TarNames
  /// What is left of the newest piece.
  private var rest = UnsafeRawBufferPointer(start: nil, count: 0)

  /// - Parameters:
  ///   - input: The next piece of the stream, valid until the next call; empty at its end.
  ///   - skip: Passes over so many octets of the stream; nil where they have to be read.
  package init(
    limits: Limits = Limits(), input: @escaping () throws -> UnsafeRawBufferPointer,
    skip: ((Int64) throws -> Void)? = nil
  ) throws {
    reader = try ArchiveReader(.tar, input: input, skip: skip)
    names = TarNames(limit: limits.files)
  }

  /// The next file, or nil at the end, after which nothing but zeros may follow.
  ///
  /// - Throws: `SealProblem` of layer `.archive`: `.unsafePath` for links, devices, folders, absolute names,
  ///   `..`, names that come twice; `.tooLarge` for too many files; `.malformed`.
  package func next() throws -> CaseSourceFile? {
    rest = UnsafeRawBufferPointer(start: nil, count: 0)
    guard let entry = try reader.nextEntry() else {
      try reader.finish()
      return nil
    }
    guard archive_entry_filetype(entry) == TarForm.regularFile, archive_entry_hardlink(entry) == nil,
      archive_entry_symlink(entry) == nil, archive_entry_sparse_count(entry) == 0
    else { throw SealProblem(.archive, .unsafePath, "something other than a plain file") }
    guard let raw = archive_entry_pathname(entry), let path = String(validatingCString: raw) else {
      throw SealProblem(.archive, .unsafePath, "a name that is not UTF-8")
    }
    try names.add(path)
    guard archive_entry_size_is_set(entry) != 0, archive_entry_size(entry) >= 0 else {
      throw SealProblem(.archive, .malformed, "a file without a size")
    }
    return CaseSourceFile(path: path, size: archive_entry_size(entry))
  }

  /// Where in the stream the current file's content begins, before any of it is read.
  package var offset: Int64 { reader.offset }

  /// The next piece of the current file, valid until the next call; empty at its end.
  package func read() throws -> UnsafeRawBufferPointer { try reader.read() }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if rest.isEmpty { rest = try reader.read() }
    let count = min(rest.count, buffer.count)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    return count
  }

  /// The current file, whole.
  ///
  /// - Parameter seen: Is shown each piece as it comes, also of a file that turns out not to be whole.
  package func contents(
    _ file: CaseSourceFile, atMost limit: Int, seen: (UnsafeRawBufferPointer) -> Void = { _ in }
  ) throws -> Data {
    guard file.size <= limit else {
      throw SealProblem(.archive, .tooLarge, "a file larger than \(limit) octets")
    }
    var data = Data()
    data.reserveCapacity(Int(file.size))
    while case let piece = try read(), !piece.isEmpty {
      seen(piece)
      data.append(contentsOf: piece)
    }
    guard Int64(data.count) == file.size else {
      throw SealProblem(.archive, .malformed, "a file shorter than it says")
    }
    return data
  }
}

/// The names of an archive as they come. Compared octet by octet, and cut at the octet `/`: as characters, a
/// slash before a combining mark would be no slash. Source: specification §4.3.
struct TarNames {
  private let limit: Int
  private var files: Set<Octets> = []
  private var folders: Set<Octets> = []

  init(limit: Int) { self.limit = limit }

  mutating func add(_ path: String) throws(SealProblem) {
    let octets = Array(path.utf8)
    let components = octets.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let safe = components.allSatisfy { component in
      (1...CaseLimits.component).contains(component.count) && !component.elementsEqual([0x2e])
        && !component.elementsEqual([0x2e, 0x2e])
    }
    let plain = path.unicodeScalars.allSatisfy { !$0.isControl && $0 != "\\" }
    guard safe, plain, octets.count <= CaseLimits.bagName else {
      throw SealProblem(.archive, .unsafePath, "a name that is not safe")
    }
    guard files.insert(Octets(octets)).inserted else {
      throw SealProblem(.archive, .unsafePath, "a name that comes twice")
    }
    guard files.count <= limit else { throw SealProblem(.archive, .tooLarge, "more than \(limit) files") }
    try addFolders(of: octets)
  }

  private mutating func addFolders(of path: [UInt8]) throws(SealProblem) {
    for index in path.indices where path[index] == UInt8(ascii: "/") {
      let folder = Octets(path[..<index])
      folders.insert(folder)
      guard !files.contains(folder) else { throw Self.both }
    }
    guard !folders.contains(Octets(path)) else { throw Self.both }
  }

  private static let both = SealProblem(.archive, .unsafePath, "a name that is a file and a folder")
}

/// Octets as a member of a set. Hashed as a whole: an array hashes them one by one, and `Data` the first 80 only, so that
/// whoever chooses them could make all alike.
struct Octets: Hashable {
  private let octets: [UInt8]

  init(_ octets: some Sequence<UInt8>) { self.octets = Array(octets) }

  func hash(into hasher: inout Hasher) { octets.withUnsafeBytes { hasher.combine(bytes: $0) } }
}
