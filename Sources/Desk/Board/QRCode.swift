import CQRencode

/// A text as a square that a telephone's camera reads (ISO/IEC 18004), at the level of error correction that bears 15 %.
struct QRCode {
  /// Squares along a side, without the rim.
  let width: Int
  /// Whether each is black, row after row.
  private let squares: [Bool]
  /// The rim that a camera needs, in squares.
  private static let rim = 4

  /// - Returns: Nil for what does not fit, or where memory is short.
  init?(_ text: String) {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    width = Int(code.pointee.width)
    squares = (0..<width * width).map { code.pointee.data[$0] & 1 == 1 }
  }

  var size: Int { width + 2 * Self.rim }

  /// What the black squares are in SVG, in a field of `size`.
  var path: String {
    squares.indices.filter { squares[$0] }.map { index in
      "M\(index % width + Self.rim) \(index / width + Self.rim)h1v1h-1z"
    }.joined()
  }
}
