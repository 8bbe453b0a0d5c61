import COpenSSL
import Foundation
package import Handover

/// One part of a bundle: up to 8 MiB of content, sealed for one or more certificates. Source: specification §3.
package enum SealedPart {
  /// Octets of content in every part but the last.
  package static let contentSize = 8 << 20
  /// Octets a part may have beyond its content.
  package static let overhead = 8192

  nonisolated(unsafe) private static let regionMethod: OpaquePointer? = baton_region_method()
  nonisolated(unsafe) private static let cipher: OpaquePointer? = EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)

  /// What stands around the ciphertext of a sealed part.
  package struct Frame {
    package let before: [UInt8]
    package let after: [UInt8]
  }

  /// Seals `content` where it lies: the ciphertext takes the plaintext's place, octet for octet.
  package static func seal(_ content: UnsafeMutableRawBufferPointer, for recipients: [Certificate]) throws -> Frame {
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
    while let bio = next, bio != sink { next = BIO_pop(bio); BIO_free(bio) }
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
  /// - Throws: `SealProblem` of layer `.structure` or `.opening`: `.malformed`, `.weakAlgorithm`, `.notForUs`,
  ///   `.tampered`.
  /// - Note: Source: specification §3; RFC 5083 §2; RFC 5084 §3.2.
  package static func open(
    _ part: UnsafeMutableRawBufferPointer, with openers: [Opener]
  ) throws(SealProblem) -> Range<Int> {
    let layout = try PartLayout(UnsafeRawBufferPointer(part))
    guard layout.ciphertext.count <= contentSize else {
      throw SealProblem(.structure, .malformed, "a part holds at most 8 MiB")
    }
    for opener in openers {
      do {
        try decrypt(part, layout, with: opener)
        return layout.ciphertext
      } catch let failure as OpenSSLFailure {
        if failure.codes.contains(UInt(CMS_R_NO_MATCHING_RECIPIENT)) { continue }
        wipe(part)
        throw SealProblem(.opening, .tampered, failure.description)
      } catch {
        throw SealProblem(.opening, .tampered, "\(error)")
      }
    }
    throw SealProblem(.opening, .notForUs, "none of this mission's keys is named in the part")
  }

  private static func decrypt(
    _ part: UnsafeMutableRawBufferPointer, _ layout: PartLayout, with opener: Opener
  ) throws {
    let message = try withBIO(over: layout.head) { bio in
      try openssl("reading CMS") { d2i_CMS_bio(bio, nil) }
    }
    defer { CMS_ContentInfo_free(message) }
    let ciphertext = UnsafeMutableRawBufferPointer(rebasing: part[layout.ciphertext])
    var region = baton_region(
      base: ciphertext.baseAddress?.assumingMemoryBound(to: UInt8.self), capacity: ciphertext.count, used: 0)
    try withUnsafeMutablePointer(to: &region) { region in
      let sink = try openssl("BIO_new") { baton_region_bio(regionMethod, region) }
      defer { BIO_free(sink) }
      try withBIO(over: UnsafeRawBufferPointer(ciphertext)) { source in
        try opensslOK("opening a part") {
          CMS_decrypt(
            message, opener.key.pointer, opener.certificate.pointer, source, sink, UInt32(CMS_BINARY))
        }
      }
    }
    guard region.used == ciphertext.count else { throw OpenSSLFailure(call: "opening", reasons: [], codes: []) }
  }

  /// Nothing unverified stays in memory that a caller could read.
  private static func wipe(_ part: UnsafeMutableRawBufferPointer) {
    part.initializeMemory(as: UInt8.self, repeating: 0)
  }
}
