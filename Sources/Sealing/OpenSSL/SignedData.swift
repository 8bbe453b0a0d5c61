import COpenSSL
package import Foundation
package import Handover

/// CMS SignedData with its content inside (RFC 5652 §5), DER, SHA-256, one signer whose certificate travels along.
package enum SignedData {
  package static func sign(_ content: Data, key: PrivateKey, certificate: Certificate) throws -> Data {
    let message = try withBIO(over: content) { bio in
      try openssl("CMS_sign") {
        CMS_sign(
          certificate.pointer, key.pointer, nil, bio,
          UInt32(CMS_BINARY | CMS_NOSMIMECAP | CMS_PARTIAL))
      }
    }
    defer { CMS_ContentInfo_free(message) }
    try withBIO(over: content) { bio in
      try opensslOK("CMS_final") { CMS_final(message, bio, nil, UInt32(CMS_BINARY)) }
    }
    return try derData("i2d_CMS_ContentInfo") { i2d_CMS_ContentInfo(message, $0) }
  }

  /// What a verified message said, and who signed it.
  package struct Verified {
    package let content: Data
    package let signer: Certificate
  }

  /// Verifies structure, signature, digest algorithm, and the signer's chain to `root` at `now`.
  ///
  /// Says nothing about what the signer may sign; the directory does.
  package static func verify(_ der: Data, root: Certificate, now: Date) throws(SealProblem) -> Verified {
    do {
      return try verifyThrowing(der, root: root, now: now)
    } catch let problem as SealProblem {
      throw problem
    } catch {
      throw SealProblem(.signature, .badSignature, "\(error)")
    }
  }

  private static func verifyThrowing(_ der: Data, root: Certificate, now: Date) throws -> Verified {
    let message = try parse(der)
    defer { CMS_ContentInfo_free(message) }
    try checkSigner(message)
    let store = try TrustStore(root: root, now: now)
    let out = try MemoryBIO()
    ERR_clear_error()
    guard CMS_verify(message, nil, store.pointer, nil, out.pointer, UInt32(CMS_BINARY)) == 1 else {
      throw refusal(message, store)
    }
    guard let signer = try signer(of: message) else {
      throw SealProblem(.signature, .badSignature, "no signer")
    }
    return Verified(content: out.contents, signer: signer)
  }

  private static func parse(_ der: Data) throws -> OpaquePointer {
    do {
      try DER.checkWhole(der)
      let message = try withBIO(over: der) { bio in
        try openssl("reading CMS") { d2i_CMS_bio(bio, nil) }
      }
      guard OBJ_obj2nid(CMS_get0_type(message)) == NID_pkcs7_signed else {
        CMS_ContentInfo_free(message)
        throw SealProblem(.envelope, .malformed, "not CMS SignedData")
      }
      return message
    } catch let failure as OpenSSLFailure {
      throw SealProblem(.envelope, .malformed, failure.description)
    }
  }

  /// One signer, with a digest of the SHA-2 family.
  private static func checkSigner(_ message: OpaquePointer) throws {
    let infos = CMS_get0_SignerInfos(message)
    guard OPENSSL_sk_num(infos) == 1, let info = OPENSSL_sk_value(infos, 0) else {
      throw SealProblem(.signature, .badSignature, "exactly one signer is expected")
    }
    var digest: UnsafeMutablePointer<X509_ALGOR>?
    CMS_SignerInfo_get0_algs(OpaquePointer(info), nil, nil, &digest, nil)
    let nid = digest.map { OBJ_obj2nid($0.pointee.algorithm) } ?? NID_undef
    guard [NID_sha256, NID_sha384, NID_sha512].contains(nid) else {
      throw SealProblem(.signature, .weakAlgorithm, "the signature's digest is not of the SHA-2 family")
    }
  }

  /// Tells a wrong signature from a certificate that is not trusted: verifies the latter alone.
  private static func refusal(_ message: OpaquePointer, _ store: TrustStore) -> SealProblem {
    let failure = OpenSSLFailure.drain("CMS_verify")
    guard let certificates = CMS_get1_certs(message) else {
      return SealProblem(.signature, .untrustedSigner, "the signer's certificate is not in the message")
    }
    defer { OPENSSL_sk_pop_free(certificates) { X509_free($0.map { OpaquePointer($0) }) } }
    guard OPENSSL_sk_num(certificates) > 0, let first = OPENSSL_sk_value(certificates, 0),
      X509_up_ref(OpaquePointer(first)) == 1, let signer = try? Certificate(owning: OpaquePointer(first))
    else { return SealProblem(.signature, .untrustedSigner, failure.description) }
    do { try store.verify(signer) } catch { return error }
    return SealProblem(.signature, .badSignature, failure.description)
  }

  private static func signer(of message: OpaquePointer) throws -> Certificate? {
    guard let signers = CMS_get0_signers(message) else { return nil }
    defer { OPENSSL_sk_free(signers) }
    guard OPENSSL_sk_num(signers) == 1, let first = OPENSSL_sk_value(signers, 0) else { return nil }
    X509_up_ref(OpaquePointer(first))
    return try Certificate(owning: OpaquePointer(first))
  }
}
