import CArchive
import Foundation
import Handover

/// Reads a stream through libarchive, one format and one filter only: the library is told which, and guesses nothing.
/// Left to itself it looks for filters within filters, up to twenty-five deep, each with a window of its own.
final class ArchiveReader {
  enum Form {
    /// A zstd frame; what is inside comes out as it is, be it another frame.
    case zstd
    /// A tar that nothing compresses.
    case tar

    /// The one filter to read through. Appended, not supported: a filter that is only supported is bid for again, on what
    /// came out of the one before.
    fileprivate var filter: Int32 {
      switch self {
      case .zstd: ARCHIVE_FILTER_ZSTD
      case .tar: ARCHIVE_FILTER_NONE
      }
    }

    fileprivate func support(in archive: OpaquePointer?) -> Int32 {
      switch self {
      case .zstd: archive_read_support_format_raw(archive)
      case .tar: archive_read_support_format_tar(archive)
      }
    }
  }

  private let archive: OpaquePointer?
  private let input: () throws -> UnsafeRawBufferPointer
  private let skip: ((Int64) throws -> Void)?
  private var failure: (any Error)?
  /// Octets given to libarchive so far, and the newest piece of them.
  private var given: Int64 = 0
  private var piece = UnsafeRawBufferPointer(start: nil, count: 0)
  /// Octets read of the current entry.
  private var position: Int64 = 0

  /// - Parameters:
  ///   - input: The next piece of the stream, valid until the next call; empty at its end.
  ///   - skip: Passes over so many octets of the stream; nil where they have to be read.
  init(
    _ form: Form, input: @escaping () throws -> UnsafeRawBufferPointer, skip: ((Int64) throws -> Void)? = nil
  ) throws {
    archive = archive_read_new()
    self.input = input
    self.skip = skip
    try check(archive_read_append_filter(archive, form.filter), "choosing a filter")
    try check(form.support(in: archive), "choosing a format")
    let context = Unmanaged.passUnretained(self).toOpaque()
    let result = archive_read_open2(
      archive, context, nil,
      { _, context, bytes in
        guard let context else { return -1 }
        return Unmanaged<ArchiveReader>.fromOpaque(context).takeUnretainedValue().give(bytes)
      },
      { _, context, count in
        guard let context else { return 0 }
        return Unmanaged<ArchiveReader>.fromOpaque(context).takeUnretainedValue().pass(count)
      }, nil)
    try check(result, "opening")
  }

  deinit { archive_read_free(archive) }

  private func give(_ bytes: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    do {
      piece = try input()
      given += Int64(piece.count)
      bytes?.pointee = piece.baseAddress
      return piece.count
    } catch {
      failure = error
      return -1
    }
  }

  /// - Returns: Octets passed over.
  private func pass(_ count: Int64) -> Int64 {
    guard let skip else { return 0 }
    do {
      try skip(count)
      given += count
      return count
    } catch {
      failure = error
      return -1
    }
  }

  /// Where in the stream what is read next stands.
  var offset: Int64 { archive_filter_bytes(archive, 0) }

  /// The next entry, or nil at the end.
  func nextEntry() throws -> OpaquePointer? {
    var entry: OpaquePointer?
    let result = archive_read_next_header(archive, &entry)
    position = 0
    if result == ARCHIVE_EOF, failure == nil { return nil }
    try check(result, "reading an entry")
    return entry
  }

  /// The next piece of the current entry, valid until the next call; empty at its end.
  func read() throws -> UnsafeRawBufferPointer {
    var start: UnsafeRawPointer?
    var count = 0
    var offset: Int64 = 0
    let result = archive_read_data_block(archive, &start, &count, &offset)
    if result == ARCHIVE_EOF, failure == nil { return UnsafeRawBufferPointer(start: nil, count: 0) }
    try check(result, "reading")
    guard offset == position else { throw SealProblem(.archive, .malformed, "an entry with a gap in it") }
    position += Int64(count)
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  /// Reads to the end of the stream what follows the end of the archive: zeros and nothing else.
  func finish() throws {
    let unread = given - archive_filter_bytes(archive, 0)
    guard (0...Int64(piece.count)).contains(unread) else {
      throw SealProblem(.archive, .malformed, "the end of the archive cannot be told")
    }
    var rest = UnsafeRawBufferPointer(rebasing: piece[(piece.count - Int(unread))...])
    while true {
      guard rest.allSatisfy({ $0 == 0 }) else {
        throw SealProblem(.archive, .malformed, "something follows the end of the archive")
      }
      rest = try input()
      if rest.isEmpty { return }
    }
  }

  private func check(_ result: Int32, _ call: String) throws {
    if let failure { throw failure }
    // A warning is a refusal: what is not plain is not ours.
    guard result == ARCHIVE_OK else { throw unreadable(call) }
  }

  private func unreadable(_ call: String) -> SealProblem {
    SealProblem(.archive, .malformed, ArchiveFailure(archive, call).description)
  }
}

/// A call into libarchive that failed.
struct ArchiveFailure: Error, CustomStringConvertible {
  let description: String

  init(_ archive: OpaquePointer?, _ call: String) {
    let reason = archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
    description = "\(call): \(reason)"
  }
}

enum TarForm {
  /// `AE_IFREG`: a plain file.
  static let regularFile: UInt32 = 0o100000
}
