import Foundation
import Handover

/// Distinguished encoding rules (X.690), as far as a sealed part needs them: definite lengths only, each in
/// its shortest form, tags of one octet.
enum DER {
  /// One value: where it starts, where its contents start and end, within some memory.
  struct Element {
    let tag: UInt8
    let start: Int
    let contents: Range<Int>

    var whole: Range<Int> { start..<contents.upperBound }
  }

  struct Malformed: Error {}

  /// Reads the element at `offset`, which must end at or before `limit`.
  static func element(_ bytes: UnsafeRawBufferPointer, at offset: Int, limit: Int) throws(Malformed)
    -> Element
  {
    guard offset + 2 <= limit, bytes[offset] & 0x1f != 0x1f else { throw Malformed() }
    let first = bytes[offset + 1]
    guard first & 0x80 != 0 else {
      return try make(bytes[offset], offset, offset + 2, Int(first), limit)
    }
    let count = Int(first & 0x7f)
    guard (1...4).contains(count), offset + 2 + count <= limit else { throw Malformed() }
    let length = (0..<count).reduce(0) { $0 << 8 | Int(bytes[offset + 2 + $1]) }
    guard length >= 0x80, bytes[offset + 2] != 0 else { throw Malformed() }
    return try make(bytes[offset], offset, offset + 2 + count, length, limit)
  }

  private static func make(_ tag: UInt8, _ start: Int, _ from: Int, _ length: Int, _ limit: Int)
    throws(Malformed) -> Element
  {
    guard length <= limit - from else { throw Malformed() }
    return Element(tag: tag, start: start, contents: from..<from + length)
  }

  /// The elements inside `parent`, which must fill it exactly.
  ///
  /// - Throws: `Malformed`, also when there are more than `limit`.
  static func children(_ bytes: UnsafeRawBufferPointer, of parent: Element, limit: Int)
    throws(Malformed) -> [Element]
  {
    var children: [Element] = []
    var offset = parent.contents.lowerBound
    while offset < parent.contents.upperBound {
      let child = try element(bytes, at: offset, limit: parent.contents.upperBound)
      guard children.count < limit else { throw Malformed() }
      children.append(child)
      offset = child.contents.upperBound
    }
    return children
  }

  /// The content type and the body of a CMS ContentInfo (RFC 5652 §3) that is the whole of `bytes`.
  static func message(_ bytes: UnsafeRawBufferPointer) throws(Malformed) -> (type: Element, body: Element) {
    let outer = try element(bytes, at: 0, limit: bytes.count)
    guard outer.tag == 0x30, outer.contents.upperBound == bytes.count else { throw Malformed() }
    let message = try children(bytes, of: outer, limit: 2)
    guard message.map(\.tag) == [0x06, 0xa0] else { throw Malformed() }
    let explicit = try children(bytes, of: message[1], limit: 1)
    guard explicit.map(\.tag) == [0x30] else { throw Malformed() }
    return (message[0], explicit[0])
  }

  /// Tag and length octets of an element with `count` octets of contents.
  static func head(_ tag: UInt8, _ count: Int) -> [UInt8] {
    if count < 0x80 { return [tag, UInt8(count)] }
    let octets = withUnsafeBytes(of: UInt32(count).bigEndian) { Array($0.drop { $0 == 0 }) }
    return [tag, 0x80 | UInt8(octets.count)] + octets
  }

  static func wrap(_ tag: UInt8, _ contents: [UInt8]) -> [UInt8] { head(tag, contents.count) + contents }

  /// Checks that `data` is one element and nothing after it.
  static func checkWhole(_ data: Data) throws(SealProblem) {
    let whole = data.withUnsafeBytes { bytes in
      (try? element(bytes, at: 0, limit: bytes.count))?.contents.upperBound == bytes.count
    }
    guard whole else { throw SealProblem(.envelope, .malformed, "not one DER value") }
  }
}
