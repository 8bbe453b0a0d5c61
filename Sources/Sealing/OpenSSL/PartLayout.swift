import COpenSSL
import Foundation
import Handover

/// Where the ciphertext lies in a sealed part, and all that stands around it: CMS AuthEnvelopedData
/// (RFC 5083 §2.1) with AES-256-GCM (RFC 5084 §3.2), in DER. Reading one is the structure check that comes before
/// OpenSSL parses anything.
struct PartLayout {
  /// The message without its ciphertext: a detached CMS that OpenSSL can read.
  let head: Data
  /// Octets of the part that are ciphertext.
  let ciphertext: Range<Int>

  /// - Throws: `SealProblem` of layer `.structure`: `.malformed`, or `.weakAlgorithm` for anything but AES-256-GCM
  ///   with an IV of 12 and a tag of 16 octets (CVE-2026-34182).
  init(_ part: UnsafeRawBufferPointer) throws(SealProblem) {
    do throws(DER.Malformed) { self = try Self.read(part) } catch {
      throw SealProblem(.structure, .malformed, "not AuthEnvelopedData in DER")
    }
    guard Self.algorithmIsSound(part) else {
      throw SealProblem(.structure, .weakAlgorithm, "not AES-256-GCM with a 12-octet IV and a 16-octet tag")
    }
  }

  private init(head: Data, ciphertext: Range<Int>) {
    self.head = head
    self.ciphertext = ciphertext
  }

  /// The five values a part is made of.
  private struct Pieces {
    let contentType: DER.Element, version: DER.Element, recipients: DER.Element, type: DER.Element
    let algorithm: DER.Element, ciphertext: DER.Element?, tag: DER.Element
  }

  /// - Parameter detached: Whether the message comes without its ciphertext.
  private static func pieces(_ part: UnsafeRawBufferPointer, detached: Bool) throws(DER.Malformed) -> Pieces {
    let outer = try DER.element(part, at: 0, limit: part.count)
    guard outer.tag == 0x30, outer.contents.upperBound == part.count else { throw DER.Malformed() }
    let message = try DER.children(part, of: outer)
    guard message.count == 2, message[0].tag == 0x06, message[1].tag == 0xa0 else { throw DER.Malformed() }
    let explicit = try DER.children(part, of: message[1])
    guard explicit.count == 1, explicit[0].tag == 0x30 else { throw DER.Malformed() }
    let body = try DER.children(part, of: explicit[0])
    guard body.count == 4, body.map(\.tag) == [0x02, 0x31, 0x30, 0x04] else { throw DER.Malformed() }
    let content = try DER.children(part, of: body[2])
    guard content.map(\.tag) == (detached ? [0x06, 0x30] : [0x06, 0x30, 0x80]) else { throw DER.Malformed() }
    return Pieces(
      contentType: message[0], version: body[0], recipients: body[1], type: content[0], algorithm: content[1],
      ciphertext: detached ? nil : content[2], tag: body[3])
  }

  private static func read(_ part: UnsafeRawBufferPointer) throws(DER.Malformed) -> PartLayout {
    let pieces = try pieces(part, detached: false)
    guard let ciphertext = pieces.ciphertext?.contents, !ciphertext.isEmpty else { throw DER.Malformed() }
    let bytes = { (element: DER.Element) in Array(part[element.whole]) }
    let content = DER.wrap(0x30, bytes(pieces.type) + bytes(pieces.algorithm))
    let body = bytes(pieces.version) + bytes(pieces.recipients) + content + bytes(pieces.tag)
    let head = DER.wrap(0x30, bytes(pieces.contentType) + DER.wrap(0xa0, DER.wrap(0x30, body)))
    return PartLayout(head: Data(head), ciphertext: ciphertext)
  }

  /// id-ct-authEnvelopedData 1.2.840.113549.1.9.16.1.23 (RFC 5083 §2).
  private static let authEnveloped: [UInt8] = [
    0x06, 0x0b, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x17,
  ]
  /// id-data 1.2.840.113549.1.7.1 (RFC 5652 §4).
  private static let data: [UInt8] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01]
  /// id-aes256-GCM 2.16.840.1.101.3.4.1.46 (RFC 5084 §3.2).
  private static let aes256GCM: [UInt8] = [
    0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2e,
  ]

  private static func algorithmIsSound(_ part: UnsafeRawBufferPointer) -> Bool {
    guard let pieces = try? pieces(part, detached: false),
      part[pieces.contentType.whole].elementsEqual(authEnveloped),
      part[pieces.type.whole].elementsEqual(data), pieces.tag.contents.count == 16,
      let algorithm = try? DER.children(part, of: pieces.algorithm), algorithm.count == 2,
      part[algorithm[0].whole].elementsEqual(aes256GCM), algorithm[1].tag == 0x30,
      let parameters = try? DER.children(part, of: algorithm[1]), parameters.count == 2
    else { return false }
    // GCMParameters: nonce of 12 octets, ICVlen 16 (its default would be 12, so it must be written).
    return parameters[0].tag == 0x04 && parameters[0].contents.count == 12
      && part[parameters[1].whole].elementsEqual([0x02, 0x01, 0x10])
  }

  /// What stands before and after `count` octets of ciphertext, made from a detached message of OpenSSL's.
  static func surround(detached: Data, count: Int) throws -> (before: [UInt8], after: [UInt8]) {
    try detached.withUnsafeBytes { der in
      let pieces = try pieces(der, detached: true)
      let bytes = { (element: DER.Element) in Array(der[element.whole]) }
      let after = bytes(pieces.tag)
      let ciphertextHead = DER.head(0x80, count)
      let content = bytes(pieces.type) + bytes(pieces.algorithm) + ciphertextHead
      let contentHead = DER.head(0x30, content.count + count)
      let body = bytes(pieces.version) + bytes(pieces.recipients) + contentHead + content
      let bodyHead = DER.head(0x30, body.count + count + after.count)
      let bodyWhole = bodyHead.count + body.count + count + after.count
      let explicit = DER.head(0xa0, bodyWhole)
      let type = bytes(pieces.contentType)
      let outer = DER.head(0x30, type.count + explicit.count + bodyWhole)
      return (outer + type + explicit + bodyHead + body, after)
    }
  }
}
