import COpenSSL
import Foundation
package import Handover

/// One part of a bundle: up to 8 MiB of content, sealed for one or more certificates. Source: specification
/// §3.
package enum SealedPart {
  /// Octets of content in every part but the last.
  package static let contentSize = 8 << 20
  /// Octets a part may have beyond its content.
  package static let overhead = 8192

  // `nonisolated(unsafe)`: both are set once by Swift's lazy initialisation, never changed or freed; OpenSSL
  // lets threads share methods and fetched algorithms.
  nonisolated(unsafe) private static let regionMethod: OpaquePointer? = baton_region_method()
  nonisolated(unsafe) private static let cipher: OpaquePointer? = EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)

  /// What stands around the ciphertext of a sealed part.
  package struct Frame {
    package let before: [UInt8]
    package let after: [UInt8]
  }

  /// Seals `content` where it lies: the ciphertext takes the plaintext's place, octet for octet.
  package static func seal(_ content: UnsafeMutableRawBufferPointer, for recipients: [Certificate]) throws
    -> Frame
  {
    let message = try openssl("CMS_AuthEnvelopedData_create") { CMS_AuthEnvelopedData_create(cipher) }
    defer { CMS_ContentInfo_free(message) }
    for recipient in recipients { try add(recipient, to: message) }
    var region = baton_region(
      base: content.baseAddress?.assumingMemoryBound(to: UInt8.self), capacity: content.count, used: 0)
    try withUnsafeMutablePointer(to: &region) { region in
      let sink = try openssl("BIO_new") { baton_region_bio(regionMethod, region) }
      defer { BIO_free(sink) }
      let chain = try openssl("CMS_dataInit") { CMS_dataInit(message, sink) }
      defer { release(chain, downTo: sink) }
      ERR_clear_error()
      guard BIO_write(chain, content.baseAddress, Int32(content.count)) == content.count,
        baton_bio_flush(chain) == 1
      else { throw OpenSSLFailure.drain("sealing a part") }
      try opensslOK("CMS_dataFinal") { CMS_dataFinal(message, chain) }
    }
    let detached = try derData("i2d_CMS_ContentInfo") { i2d_CMS_ContentInfo(message, $0) }
    let frame = try PartLayout.surround(detached: detached, count: content.count)
    return Frame(before: frame.before, after: frame.after)
  }

  /// ECDH with the SHA-256 KDF and AES-256 key wrap (RFC 5753 §7.1), or RSA-OAEP with SHA-256 (RFC 4055 §4).
  private static func add(_ recipient: Certificate, to message: OpaquePointer) throws {
    let info = try openssl("CMS_add1_recipient_cert") {
      CMS_add1_recipient_cert(message, recipient.pointer, UInt32(CMS_KEY_PARAM))
    }
    let context = try openssl("CMS_RecipientInfo_get0_pkey_ctx") { CMS_RecipientInfo_get0_pkey_ctx(info) }
    if CMS_RecipientInfo_type(info) == CMS_RECIPINFO_AGREE {
      try opensslOK("ECDH KDF") { EVP_PKEY_CTX_set_ecdh_kdf_md(context, EVP_sha256()) }
    } else {
      try opensslOK("OAEP") { EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) }
      try opensslOK("OAEP digest") { EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256()) }
      try opensslOK("OAEP mask") { EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) }
    }
  }

  /// Frees the filters that OpenSSL put before `sink`, not `sink` itself.
  private static func release(_ chain: OpaquePointer, downTo sink: OpaquePointer) {
    var next: OpaquePointer? = chain
    while let bio = next, bio != sink {
      next = BIO_pop(bio)
      BIO_free(bio)
    }
  }

  /// A key that may open parts, with the certificate that names it.
  package struct Opener: Sendable {
    package let certificate: Certificate
    package let key: PrivateKey

    package init(certificate: Certificate, key: PrivateKey) {
      self.certificate = certificate
      self.key = key
    }
  }

  /// Opens one part where it lies. The range is handed out only after the tag has been checked.
  ///
  /// - Parameter part: DER of an AuthEnvelopedData, at most `contentSize` + `overhead` octets; overwritten.
  /// - Returns: Where in `part` the content now lies, 1…`contentSize` octets.
  /// - Throws: `SealProblem` of layer `.structure` or `.opening`: `.malformed`, `.weakAlgorithm`,
  ///   `.notForUs`, `.tampered`.
  /// - Note: Source: specification §3; RFC 5083 §2; RFC 5084 §3.2.
  package static func open(
    _ part: UnsafeMutableRawBufferPointer, with openers: [Opener]
  ) throws(SealProblem) -> Range<Int> {
    let layout = try PartLayout(UnsafeRawBufferPointer(part))
    guard layout.ciphertext.count <= contentSize else {
      throw SealProblem(.structure, .malformed, "a part holds at most 8 MiB")
    }
    do {
      let message = try CMSMessage(layout.head)
      guard let opener = openers.first(where: { message.names($0.certificate) }) else {
        throw SealProblem(.opening, .notForUs, "none of this mission's keys is named in the part")
      }
      try decrypt(UnsafeMutableRawBufferPointer(rebasing: part[layout.ciphertext]), message, with: opener)
      return layout.ciphertext
    } catch let problem as SealProblem {
      throw problem
    } catch {
      wipe(part)
      throw SealProblem(.opening, .tampered, "\(error)")
    }
  }

  /// Reads the decrypting filter itself: `CMS_decrypt` would keep the whole plaintext in a growing buffer of
  /// its own until the tag has been checked; here it waits where the ciphertext was.
  private static func decrypt(
    _ content: UnsafeMutableRawBufferPointer, _ message: CMSMessage, with opener: Opener
  ) throws {
    try opensslOK("unwrapping the key") {
      CMS_decrypt_set1_pkey(message.pointer, opener.key.pointer, opener.certificate.pointer)
    }
    try withBIO(over: UnsafeRawBufferPointer(content)) { source in
      let chain = try openssl("CMS_dataInit") { CMS_dataInit(message.pointer, source) }
      defer { release(chain, downTo: source) }
      try read(chain, into: content)
    }
  }

  /// Fills `content` from a decrypting filter, and checks the tag.
  private static func read(_ chain: OpaquePointer, into content: UnsafeMutableRawBufferPointer) throws {
    ERR_clear_error()
    var filled = 0
    while filled < content.count {
      let count = BIO_read(chain, content.baseAddress?.advanced(by: filled), Int32(content.count - filled))
      guard count > 0 else { throw OpenSSLFailure.drain("decrypting") }
      filled += Int(count)
    }
    // Only at the end of the ciphertext does the filter compare the tag.
    var beyond: UInt8 = 0
    guard BIO_read(chain, &beyond, 1) <= 0, baton_bio_cipher_ok(chain) == 1 else {
      throw OpenSSLFailure.drain("checking the tag")
    }
  }

  /// Nothing unverified stays in memory that a caller could read.
  private static func wipe(_ part: UnsafeMutableRawBufferPointer) {
    part.initializeMemory(as: UInt8.self, repeating: 0)
  }
}

/// A parsed part without its ciphertext.
private final class CMSMessage {
  let pointer: OpaquePointer

  init(_ head: Data) throws {
    pointer = try withBIO(over: head) { bio in try openssl("reading CMS") { d2i_CMS_bio(bio, nil) } }
  }

  deinit { CMS_ContentInfo_free(pointer) }

  /// Whether one of the recipients is `certificate`, by issuer and serial number.
  func names(_ certificate: Certificate) -> Bool {
    guard let recipients = CMS_get0_RecipientInfos(pointer) else { return false }
    return (0..<OPENSSL_sk_num(recipients)).contains { index in
      guard let info = OPENSSL_sk_value(recipients, index).map({ OpaquePointer($0) }) else { return false }
      if CMS_RecipientInfo_type(info) == CMS_RECIPINFO_TRANS {
        return CMS_RecipientInfo_ktri_cert_cmp(info, certificate.pointer) == 0
      }
      guard let keys = CMS_RecipientInfo_kari_get0_reks(info) else { return false }
      return (0..<OPENSSL_sk_num(keys)).contains { place in
        OPENSSL_sk_value(keys, place).map {
          CMS_RecipientEncryptedKey_cert_cmp(OpaquePointer($0), certificate.pointer) == 0
        } ?? false
      }
    }
  }
}
