import CArchive
import Foundation

/// Content put through a filter of the archive library, or into another of its formats: what a reader that guesses would
/// take out again.
enum FilterFixture {
  static let all: [(name: String, filter: Int32)] = [
    ("gzip", ARCHIVE_FILTER_GZIP), ("bzip2", ARCHIVE_FILTER_BZIP2), ("xz", ARCHIVE_FILTER_XZ),
    ("lz4", ARCHIVE_FILTER_LZ4), ("compress", ARCHIVE_FILTER_COMPRESS), ("uuencode", ARCHIVE_FILTER_UU),
  ]

  struct Failure: Error {}

  static func filtered(_ content: Data, _ filter: Int32) throws -> Data {
    try written(content, as: "content") { archive in
      archive_write_set_format_raw(archive) == ARCHIVE_OK && archive_write_add_filter(archive, filter) == ARCHIVE_OK
    }
  }

  static func cpio(_ name: String, _ content: Data) throws -> Data {
    try written(content, as: name) { archive_write_set_format_cpio_newc($0) == ARCHIVE_OK }
  }

  private static func written(_ content: Data, as name: String, _ choose: (OpaquePointer?) -> Bool) throws -> Data {
    let archive = archive_write_new()
    let entry = archive_entry_new()
    defer {
      archive_entry_free(entry)
      archive_write_free(archive)
    }
    var (octets, used) = ([UInt8](repeating: 0, count: 2 * content.count + 4096), 0)
    archive_entry_set_pathname(entry, name)
    archive_entry_set_filetype(entry, 0o100000)
    archive_entry_set_size(entry, Int64(content.count))
    try octets.withUnsafeMutableBytes { octets in
      guard choose(archive), archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK,
        archive_write_open_memory(archive, octets.baseAddress, octets.count, &used) == ARCHIVE_OK,
        archive_write_header(archive, entry) == ARCHIVE_OK,
        content.withUnsafeBytes({ archive_write_data(archive, $0.baseAddress, $0.count) }) == content.count,
        archive_write_close(archive) == ARCHIVE_OK
      else { throw Failure() }
    }
    return Data(octets.prefix(used))
  }
}
