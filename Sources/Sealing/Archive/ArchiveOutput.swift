import CArchive
import Foundation

/// An archive as libarchive writes it, block by block, to wherever it goes.
final class ArchiveOutput {
  private let archive: OpaquePointer?
  private let output: (UnsafeRawBufferPointer) throws -> Void
  private var failure: (any Error)?
  private var open = true

  /// - Parameters:
  ///   - block: Octets of a block that goes out; 0 for whatever there is.
  ///   - output: Takes the stream. An error of it comes out of the call that wrote.
  ///   - form: Sets format and filters; false where libarchive does not know them.
  init(
    block: Int32, output: @escaping (UnsafeRawBufferPointer) throws -> Void, form: (OpaquePointer?) -> Bool
  ) throws {
    archive = archive_write_new()
    self.output = output
    let isKnown = form(archive)
    archive_write_set_bytes_per_block(archive, block)
    archive_write_set_bytes_in_last_block(archive, 1)
    let context = Unmanaged.passUnretained(self).toOpaque()
    let result = archive_write_open2(
      archive, context, nil,
      { _, context, bytes, count in
        guard let context else { return -1 }
        let writer = Unmanaged<ArchiveOutput>.fromOpaque(context).takeUnretainedValue()
        return writer.take(UnsafeRawBufferPointer(start: bytes, count: count))
      }, nil, nil)
    guard isKnown, result == ARCHIVE_OK else { throw ArchiveFailure(archive, "opening an archive") }
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

  /// Starts a file.
  ///
  /// - Parameter size: Octets, exactly; nil where they are not known yet.
  func begin(_ path: String, size: Int64?) throws {
    let entry = archive_entry_new()
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, path)
    if let size { archive_entry_set_size(entry, size) }
    archive_entry_set_filetype(entry, TarForm.regularFile)
    archive_entry_set_perm(entry, 0o600)
    archive_entry_set_mtime(entry, 0, 0)
    try check(archive_write_header(archive, entry) == ARCHIVE_OK, "starting a file")
  }

  /// Adds to the current file.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    try check(archive_write_data(archive, bytes.baseAddress, bytes.count) == bytes.count, "writing a file")
  }

  /// Ends the stream.
  ///
  /// - Returns: Octets before any filter.
  @discardableResult
  func finish() throws -> Int64 {
    try check(archive_write_close(archive) == ARCHIVE_OK, "ending an archive")
    open = false
    return archive_filter_bytes(archive, 0)
  }

  private func check(_ done: Bool, _ call: String) throws {
    if done { return }
    throw failure ?? ArchiveFailure(archive, call)
  }
}
