import CZlib
import Foundation
import Testing

@testable import Desk

@Suite("What is compressed for browsers")
struct GzipTests {
  @Test("comes out as it went in, whatever it is", arguments: ["", "a", "Lagos لاغوس ሌጎስ"])
  func whole(text: String) throws {
    for text in [text, String(repeating: text, count: 20_000)] {
      let packed = try #require(Gzip.pack(text))
      #expect(try Self.unpacked(packed, most: text.utf8.count + 1) == Array(text.utf8))
      #expect(text.utf8.count < 1000 || packed.count * 100 < text.utf8.count)
    }
  }

  /// By zlib's own reader, which wants head, checksum and length to be right.
  private static func unpacked(_ packed: [UInt8], most: Int) throws -> [UInt8] {
    var stream = z_stream()
    try #require(
      inflateInit2_(&stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
    defer { inflateEnd(&stream) }
    var input = packed
    return try input.withUnsafeMutableBufferPointer { input in
      try [UInt8](unsafeUninitializedCapacity: most) { output, count in
        (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(most))
        try #require(inflate(&stream, Z_FINISH) == Z_STREAM_END)
        count = most - Int(stream.avail_out)
      }
    }
  }
}
