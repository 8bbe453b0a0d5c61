import CArchive
package import Foundation

/// Writes a tar stream (GNU format: names are the raw UTF-8 octets), optionally inside a zstd frame (RFC
/// 8878).
package final class TarWriter {
  private let archive: OpaquePointer?
  private let output: (UnsafeRawBufferPointer) throws -> Void
  private var failure: (any Error)?
  private var open = true

  /// - Parameters:
  ///   - output: Takes the stream, block by block. An error of it comes out of the call that wrote.
  ///   - isSlow: Compresses three times as slowly for some hundredths less.
  package convenience init(
    compressed: Bool, isSlow: Bool = false, output: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    // Compressed, no blocks of its own: what the filter gives goes out as it is.
    try self.init(level: compressed ? (isSlow ? 3 : 1) : nil, block: compressed ? 0 : 64 << 10, output: output)
  }

  private init(level: Int?, block: Int32, output: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
    archive = archive_write_new()
    self.output = output
    archive_write_set_format_gnutar(archive)
    if let level {
      archive_write_add_filter_zstd(archive)
      archive_write_set_filter_option(archive, "zstd", "compression-level", "\(level)")
    }
    archive_write_set_bytes_per_block(archive, block)
    archive_write_set_bytes_in_last_block(archive, 1)
    let context = Unmanaged.passUnretained(self).toOpaque()
    let result = archive_write_open2(
      archive, context, nil,
      { _, context, bytes, count in
        guard let context else { return -1 }
        let writer = Unmanaged<TarWriter>.fromOpaque(context).takeUnretainedValue()
        return writer.take(UnsafeRawBufferPointer(start: bytes, count: count))
      }, nil, nil)
    guard result == ARCHIVE_OK else { throw ArchiveFailure(archive, "opening a tar stream") }
  }

  deinit {
    if open { archive_write_fail(archive) }
    archive_write_free(archive)
  }

  private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
    do {
      try output(bytes)
      return bytes.count
    } catch {
      failure = error
      return -1
    }
  }

  /// What stands before the content of a file of `size` octets.
  package static func header(_ path: String, size: Int64) throws -> Data {
    var header = Data()
    let tar = try TarWriter(level: nil, block: 0) { header.append(contentsOf: $0) }
    try tar.begin(path, size: size)
    return header
  }

  /// Octets that a file's content takes, with the zeros behind it.
  package static func padded(_ size: Int64) -> Int64 { (size + block - 1) / block * block }

  /// Octets of a header, of what a content's end is filled up to, and of each of the two blocks that end an archive.
  package static let block: Int64 = 512

  /// Starts a file of exactly `size` octets.
  package func begin(_ path: String, size: Int64) throws {
    let entry = archive_entry_new()
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, path)
    archive_entry_set_size(entry, size)
    archive_entry_set_filetype(entry, TarForm.regularFile)
    archive_entry_set_perm(entry, 0o600)
    archive_entry_set_mtime(entry, 0, 0)
    try check(archive_write_header(archive, entry) == ARCHIVE_OK, "starting a file")
  }

  /// Adds to the current file.
  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    try check(archive_write_data(archive, bytes.baseAddress, bytes.count) == bytes.count, "writing a file")
  }

  /// A whole small file.
  package func file(_ path: String, _ contents: Data) throws {
    try begin(path, size: Int64(contents.count))
    try contents.withUnsafeBytes { try write($0) }
  }

  /// Ends the stream.
  ///
  /// - Returns: Octets of tar, before compression.
  package func finish() throws -> Int64 {
    try check(archive_write_close(archive) == ARCHIVE_OK, "ending a tar stream")
    open = false
    return archive_filter_bytes(archive, 0)
  }

  private func check(_ done: Bool, _ call: String) throws {
    if done { return }
    throw failure ?? ArchiveFailure(archive, call)
  }
}
