import Foundation
import Handover

/// Where the ciphertext lies in a sealed part, and all that stands around it: CMS AuthEnvelopedData (RFC 5083
/// §2.1) with AES-256-GCM (RFC 5084 §3.2), in DER. Reading one is the structure check that comes before
/// OpenSSL parses anything. Source: specification §3.1.
struct PartLayout {
  /// The message without its ciphertext: a detached CMS that OpenSSL can read.
  let head: Data
  /// Octets of the part that are ciphertext.
  let ciphertext: Range<Int>

  /// - Throws: `SealProblem` of layer `.structure`: `.malformed`, or `.weakAlgorithm` for anything but
  ///   AES-256-GCM with an IV of 12 and a tag of 16 octets (CVE-2026-34182), and for recipients by any but
  ///   the allowed schemes.
  init(_ part: UnsafeRawBufferPointer) throws(SealProblem) {
    do {
      let outer = try DER.message(part)
      guard part[outer.type.whole].elementsEqual(Self.authEnveloped) else {
        throw Self.weak("its content type is not AuthEnvelopedData")
      }
      let pieces = try Pieces(part, body: outer.body, detached: false)
      guard try Self.isSound(part, pieces) else {
        throw Self.weak("not AES-256-GCM with a 12-octet IV and a 16-octet tag")
      }
      try RecipientForm.check(part, pieces.recipients)
      guard let ciphertext = pieces.ciphertext?.contents, !ciphertext.isEmpty else { throw DER.Malformed() }
      head = Self.head(part, outer.type, pieces)
      self.ciphertext = ciphertext
    } catch let problem as SealProblem {
      throw problem
    } catch {
      throw SealProblem(.structure, .malformed, "not AuthEnvelopedData in DER")
    }
  }

  /// The values a part is made of (RFC 5083 §2.1).
  private struct Pieces {
    let version: DER.Element
    let recipients: DER.Element
    let type: DER.Element
    let algorithm: DER.Element
    let ciphertext: DER.Element?
    let tag: DER.Element

    /// - Parameter detached: Whether the message comes without its ciphertext.
    init(_ part: UnsafeRawBufferPointer, body: DER.Element, detached: Bool) throws(DER.Malformed) {
      // version, recipientInfos, authEncryptedContentInfo, mac; neither originatorInfo nor attributes.
      let fields = try DER.children(part, of: body, limit: 4)
      guard fields.map(\.tag) == [0x02, 0x31, 0x30, 0x04],
        part[fields[0].whole].elementsEqual([0x02, 0x01, 0x00])
      else { throw DER.Malformed() }
      let content = try DER.children(part, of: fields[2], limit: 3)
      guard content.map(\.tag) == (detached ? [0x06, 0x30] : [0x06, 0x30, 0x80]) else {
        throw DER.Malformed()
      }
      version = fields[0]
      recipients = fields[1]
      type = content[0]
      algorithm = content[1]
      ciphertext = detached ? nil : content[2]
      tag = fields[3]
    }
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

  private static func isSound(_ part: UnsafeRawBufferPointer, _ pieces: Pieces) throws(DER.Malformed) -> Bool {
    let algorithm = try DER.children(part, of: pieces.algorithm, limit: 2)
    guard part[pieces.type.whole].elementsEqual(data), pieces.tag.contents.count == 16, algorithm.count == 2,
      part[algorithm[0].whole].elementsEqual(aes256GCM), algorithm[1].tag == 0x30
    else { return false }
    // GCMParameters: nonce of 12 octets, ICVlen 16 (its default would be 12, so it must be written).
    let parameters = try DER.children(part, of: algorithm[1], limit: 2)
    return parameters.count == 2 && parameters[0].tag == 0x04 && parameters[0].contents.count == 12
      && part[parameters[1].whole].elementsEqual([0x02, 0x01, 0x10])
  }

  private static func weak(_ why: String) -> SealProblem { SealProblem(.structure, .weakAlgorithm, why) }

  private static func head(_ part: UnsafeRawBufferPointer, _ type: DER.Element, _ pieces: Pieces) -> Data {
    let bytes = { (element: DER.Element) in Array(part[element.whole]) }
    let content = DER.wrap(0x30, bytes(pieces.type) + bytes(pieces.algorithm))
    let body = bytes(pieces.version) + bytes(pieces.recipients) + content + bytes(pieces.tag)
    return Data(DER.wrap(0x30, bytes(type) + DER.wrap(0xa0, DER.wrap(0x30, body))))
  }

  /// What stands before and after `count` octets of ciphertext, made from a detached message of OpenSSL's.
  static func surround(detached: Data, count: Int) throws -> (before: [UInt8], after: [UInt8]) {
    try detached.withUnsafeBytes { der in
      let (type, body) = try DER.message(der)
      let pieces = try Pieces(der, body: body, detached: true)
      let bytes = { (element: DER.Element) in Array(der[element.whole]) }
      let after = bytes(pieces.tag)
      // From the inside out: each head counts what it encloses, the ciphertext included.
      var before = bytes(pieces.type) + bytes(pieces.algorithm) + DER.head(0x80, count)
      before = DER.head(0x30, before.count + count) + before
      before = bytes(pieces.version) + bytes(pieces.recipients) + before
      before = DER.head(0x30, before.count + count + after.count) + before
      before = bytes(type) + DER.head(0xa0, before.count + count + after.count) + before
      before = DER.head(0x30, before.count + count + after.count) + before
      return (before, after)
    }
  }
}
