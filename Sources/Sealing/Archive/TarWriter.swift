import CArchive
package import Foundation

/// Writes a tar stream (GNU format: names are the raw UTF-8 octets), optionally inside a zstd frame (RFC
/// 8878).
package final class TarWriter {
  private let archive: ArchiveOutput

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
    archive = try ArchiveOutput(block: block, output: output) { archive in
      archive_write_set_format_gnutar(archive)
      if let level {
        archive_write_add_filter_zstd(archive)
        archive_write_set_filter_option(archive, "zstd", "compression-level", "\(level)")
      }
      return true
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
  package func begin(_ path: String, size: Int64) throws { try archive.begin(path, size: size) }

  /// Adds to the current file.
  package func write(_ bytes: UnsafeRawBufferPointer) throws { try archive.write(bytes) }

  /// A whole small file.
  package func file(_ path: String, _ contents: Data) throws {
    try begin(path, size: Int64(contents.count))
    try contents.withUnsafeBytes { try write($0) }
  }

  /// Ends the stream.
  ///
  /// - Returns: Octets of tar, before compression.
  package func finish() throws -> Int64 { try archive.finish() }
}
