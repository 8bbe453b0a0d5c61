import Foundation
import Handover

/// A zstd frame as it inflates, to the octet count that was signed and no further. Source: specification
/// §4.3.
final class InflatedStream {
  private let reader: ArchiveReader
  private let limit: Int64
  private let frame: FrameGuard
  private var count: Int64 = 0
  private var opened = false

  /// Stands between the stream and the decompressor.
  private final class FrameGuard {
    var frame = ZstdFrame()
  }

  init(limit: Int64, input: @escaping () throws -> UnsafeRawBufferPointer) throws {
    self.limit = limit
    let guarding = FrameGuard()
    frame = guarding
    reader = try ArchiveReader(.zstd) {
      let piece = try input()
      try guarding.frame.follow(piece)
      return piece
    }
  }

  /// The next piece, valid until the next call; empty at the end.
  func next() throws -> UnsafeRawBufferPointer {
    if !opened {
      guard try reader.nextEntry() != nil else { throw SealProblem(.archive, .malformed, "an empty stream") }
      opened = true
    }
    let piece = try reader.read()
    count += Int64(piece.count)
    guard count <= limit else {
      throw SealProblem(.archive, .bomb, "inflates beyond the \(limit) octets that were signed")
    }
    return piece
  }

  /// After the last octet was read: the frame has ended, and inflated to what was signed.
  func finish() throws {
    try frame.frame.finish()
    guard count == limit else {
      throw SealProblem(.archive, .malformed, "inflates to \(count) octets where \(limit) were signed")
    }
  }
}
