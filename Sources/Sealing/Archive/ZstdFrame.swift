import Foundation
import Handover

/// Writes a zstd frame of raw blocks (RFC 8878 §3.1.1.2.3): so many octets of content always make as many of frame.
final class StoredFrame {
  /// The largest that a block may be.
  private static let block = 128 << 10
  /// Magic number; no content size, no checksum, no dictionary; a window of one block.
  private static let header: [UInt8] = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]

  private let output: (UnsafeRawBufferPointer) throws -> Void
  private var pending: [UInt8]
  private var hasBegun = false

  init(output: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.output = output
    pending = []
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while !rest.isEmpty {
      if pending.count == Self.block { try put(isLast: false) }
      let taken = min(rest.count, Self.block - pending.count)
      pending.append(contentsOf: rest[..<taken])
      rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
    }
  }

  func zeros(_ count: Int64) throws {
    let zeros = [UInt8](repeating: 0, count: 4096)
    var left = count
    while left > 0 {
      let piece = Int(min(left, Int64(zeros.count)))
      try zeros.withUnsafeBytes { try write(UnsafeRawBufferPointer(rebasing: $0[..<piece])) }
      left -= Int64(piece)
    }
  }

  func finish() throws { try put(isLast: true) }

  /// - Note: RFC 8878 §3.1.1.2: last-block flag, type 0 and size, in three octets.
  private func put(isLast: Bool) throws {
    if !hasBegun { try Self.header.withUnsafeBytes(output) }
    hasBegun = true
    let value = pending.count << 3 | (isLast ? 1 : 0)
    let head = [UInt8(value & 0xff), UInt8(value >> 8 & 0xff), UInt8(value >> 16 & 0xff)]
    try head.withUnsafeBytes(output)
    if !pending.isEmpty { try pending.withUnsafeBytes(output) }
    pending.removeAll(keepingCapacity: true)
  }
}

/// Follows a zstd stream from block to block (RFC 8878 §3.1.1) without inflating it, and lets through one
/// frame with a window of at most 8 MiB and no dictionary: the decompressor's memory, and that nothing hides
/// behind the frame. Source: specification §4.3.
struct ZstdFrame {
  private enum Expecting {
    /// The frame's header, as far as it has come.
    case header([UInt8])
    /// A block's header, as far as it has come.
    case block([UInt8])
    /// Octets of a block, or of the checksum, to pass over.
    case octets(Int, last: Bool)
    case nothing
  }

  private static let windowLimit: UInt64 = 8 << 20
  private var expecting = Expecting.header([])
  private var hasChecksum = false

  /// - Throws: `SealProblem` of layer `.archive`: `.malformed`, or `.bomb` for a window that is too large.
  mutating func follow(_ piece: UnsafeRawBufferPointer) throws(SealProblem) {
    var offset = 0
    while offset < piece.count {
      switch expecting {
      case .header(let octets):
        try header(octets + [piece[offset]])
        offset += 1
      case .block(let octets):
        try block(octets + [piece[offset]])
        offset += 1
      case .octets(let count, let last):
        let passed = min(count, piece.count - offset)
        offset += passed
        expecting = passed < count ? .octets(count - passed, last: last) : afterBlock(last: last)
      case .nothing: throw malformed("something follows the zstd frame")
      }
    }
  }

  /// The stream has ended.
  func finish() throws(SealProblem) {
    guard case .nothing = expecting else { throw malformed("the zstd frame is not whole") }
  }

  private mutating func afterBlock(last: Bool) -> Expecting {
    guard last else { return .block([]) }
    defer { hasChecksum = false }
    return hasChecksum ? .octets(4, last: true) : .nothing
  }

  /// Magic number, descriptor, window descriptor, dictionary id and content size (RFC 8878 §3.1.1.1).
  private mutating func header(_ octets: [UInt8]) throws(SealProblem) {
    let magic: [UInt8] = [0x28, 0xb5, 0x2f, 0xfd]
    guard octets.starts(with: magic) || magic.starts(with: octets) else { throw malformed("no zstd frame") }
    expecting = .header(octets)
    guard octets.count > 4 else { return }
    let descriptor = octets[4]
    guard descriptor & 0x0b == 0 else { throw malformed("a zstd frame with a dictionary or a reserved bit") }
    let isSingle = descriptor & 0x20 != 0
    let sizeCount = descriptor >> 6 == 0 ? (isSingle ? 1 : 0) : 1 << Int(descriptor >> 6)
    guard octets.count == 5 + (isSingle ? 0 : 1) + sizeCount else { return }
    let size = octets.suffix(sizeCount).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    // A frame in a single segment has a window as large as its content; a size of two octets is less 256.
    let window = isSingle ? size : Self.window(octets[5])
    guard window <= Self.windowLimit else {
      throw SealProblem(.archive, .bomb, "a zstd window of more than 8 MiB")
    }
    hasChecksum = descriptor & 0x04 != 0
    expecting = .block([])
  }

  private static func window(_ descriptor: UInt8) -> UInt64 {
    let base = UInt64(1) << (10 + UInt64(descriptor >> 3))
    return base + base / 8 * UInt64(descriptor & 7)
  }

  /// Last-block flag, type and size (RFC 8878 §3.1.1.2).
  private mutating func block(_ octets: [UInt8]) throws(SealProblem) {
    expecting = .block(octets)
    guard octets.count == 3 else { return }
    let value = octets.reversed().reduce(0) { $0 << 8 | Int($1) }
    let isLast = value & 1 != 0
    let isRepeated = value >> 1 & 3 == 1
    guard value >> 1 & 3 != 3, value >> 3 <= 128 << 10 else { throw malformed("an impossible zstd block") }
    let count = isRepeated ? 1 : value >> 3
    expecting = count == 0 ? afterBlock(last: isLast) : .octets(count, last: isLast)
  }

  private func malformed(_ what: String) -> SealProblem { SealProblem(.archive, .malformed, what) }
}
