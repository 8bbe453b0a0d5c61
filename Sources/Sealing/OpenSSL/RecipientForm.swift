import Foundation
import Handover

/// The recipients of a sealed part, before OpenSSL sees them: key agreement with the SHA-256 key derivation
/// and AES-256 key wrap, or RSA-OAEP with SHA-256, and no other kind. Source: specification §3.2; RFC 5652
/// §6.2.
enum RecipientForm {
  /// Recipients of one part.
  private static let limit = 16

  /// dhSinglePass-stdDH-sha256kdf-scheme with id-aes256-wrap: the whole AlgorithmIdentifier (RFC 5753
  /// §7.1.4).
  private static let agreement: [UInt8] = [
    0x30, 0x15, 0x06, 0x06, 0x2b, 0x81, 0x04, 0x01, 0x0b, 0x01,
    0x30, 0x0b, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2d,
  ]
  /// id-RSAES-OAEP (RFC 4055 §4.1).
  private static let oaep: [UInt8] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x07]
  /// id-mgf1 (RFC 4055 §2.2).
  private static let mgf1: [UInt8] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x08]
  /// id-sha256.
  private static let sha256: [UInt8] = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]

  /// - Parameter set: The `recipientInfos` of `part`.
  /// - Throws: `SealProblem` of layer `.structure`: `.malformed`, or `.weakAlgorithm` for any other scheme.
  static func check(_ part: UnsafeRawBufferPointer, _ set: DER.Element) throws(SealProblem) {
    do {
      let recipients = try DER.children(part, of: set, limit: limit)
      guard !recipients.isEmpty else { throw DER.Malformed() }
      for recipient in recipients {
        guard try isAllowed(part, recipient) else {
          throw SealProblem(.structure, .weakAlgorithm, "a recipient with a scheme that is not allowed")
        }
      }
    } catch let problem as SealProblem {
      throw problem
    } catch {
      throw SealProblem(.structure, .malformed, "the recipients cannot be read")
    }
  }

  private static func isAllowed(_ part: UnsafeRawBufferPointer, _ recipient: DER.Element)
    throws(DER.Malformed) -> Bool
  {
    let fields = try DER.children(part, of: recipient, limit: 5)
    switch (recipient.tag, fields.map(\.tag)) {
    // KeyAgreeRecipientInfo: version 3, originator, algorithm, one encrypted key; no ukm.
    case (0xa1, [0x02, 0xa0, 0x30, 0x30]):
      let keys = try DER.children(part, of: fields[3], limit: 2)
      let isPlain = try isPlainPoint(part, fields[1])
      return isPlain && keys.count == 1 && part[fields[0].whole].elementsEqual([0x02, 0x01, 0x03])
        && part[fields[2].whole].elementsEqual(agreement)
    // KeyTransRecipientInfo: version 0, issuer and serial number, algorithm, encrypted key.
    case (0x30, [0x02, 0x30, 0x30, 0x04]):
      let isPlain = try isOAEP(part, fields[2])
      return isPlain && part[fields[0].whole].elementsEqual([0x02, 0x01, 0x00])
    default: return false
    }
  }

  /// Whether the originator is a public key, [1], that is an uncompressed point in whole octets (RFC 5480
  /// §2.2): the same point could be written in other ways.
  private static func isPlainPoint(_ part: UnsafeRawBufferPointer, _ originator: DER.Element)
    throws(DER.Malformed) -> Bool
  {
    guard let key = try DER.children(part, of: originator, limit: 1).first, key.tag == 0xa1 else {
      return false
    }
    let fields = try DER.children(part, of: key, limit: 2)
    guard fields.map(\.tag) == [0x30, 0x03] else { return false }
    return part[fields[1].contents].starts(with: [0x00, 0x04])
  }

  private static func isOAEP(_ part: UnsafeRawBufferPointer, _ algorithm: DER.Element) throws(DER.Malformed)
    -> Bool
  {
    let fields = try DER.children(part, of: algorithm, limit: 2)
    guard fields.count == 2, part[fields[0].whole].elementsEqual(oaep) else { return false }
    let parameters = try DER.children(part, of: fields[1], limit: 3)
    // hashFunc [0] and maskGenFunc [1], both written: their default is SHA-1. No label.
    guard parameters.map(\.tag) == [0xa0, 0xa1] else { return false }
    guard let hash = try DER.children(part, of: parameters[0], limit: 1).first,
      let mask = try DER.children(part, of: parameters[1], limit: 1).first
    else { return false }
    let maskFields = try DER.children(part, of: mask, limit: 2)
    guard maskFields.count == 2, part[maskFields[0].whole].elementsEqual(mgf1) else { return false }
    let isPlain = try isSHA256(part, hash)
    let isMasked = try isSHA256(part, maskFields[1])
    return isPlain && isMasked
  }

  /// Whether an AlgorithmIdentifier is SHA-256, with NULL parameters or none (RFC 4055 §2.1 allows both).
  private static func isSHA256(_ part: UnsafeRawBufferPointer, _ algorithm: DER.Element)
    throws(DER.Malformed) -> Bool
  {
    let fields = try DER.children(part, of: algorithm, limit: 2)
    guard let name = fields.first, part[name.whole].elementsEqual(sha256) else { return false }
    return fields.count == 1 || part[fields[1].whole].elementsEqual([0x05, 0x00])
  }
}
