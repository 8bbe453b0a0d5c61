import CZlib
import Foundation

/// Pages and assets as browsers take them on a narrow line (RFC 1952).
///
/// - Note: A page holds a form's token, and its length could tell of it to whoever chooses what stands beside. Other sites bring no session
///   (`SameSite=Strict`); what runs on a sister name may, and can do nothing with the token: a form wants its own origin too.
enum Gzip {
  /// - Parameter level: 1 to 9; above 6 a page takes twice as long for a hundredth less.
  /// - Returns: Nil where it cannot be done.
  static func pack(_ text: String, level: Int32 = 6) -> [UInt8]? {
    var stream = z_stream()
    // 16 more than the largest window: with the head and the end of gzip.
    let opened = deflateInit2_(
      &stream, level, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard opened == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    var octets = Array(text.utf8)
    let most = Int(deflateBound(&stream, UInt(octets.count)))
    return octets.withUnsafeMutableBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: most) { output, count in
        (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(most))
        count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? most - Int(stream.avail_out) : 0
      }
    }.nonEmpty
  }
}

extension [UInt8] {
  fileprivate var nonEmpty: [UInt8]? { isEmpty ? nil : self }
}
