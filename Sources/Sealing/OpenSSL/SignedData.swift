import COpenSSL
package import Foundation
import Handover

/// CMS SignedData with its content inside (RFC 5652 §5), DER, one signer whose certificate travels along.
/// Source: specification §1.3.
package enum SignedData {
  /// Whether something begins as what is signed does, and not as what is sealed (RFC 5652 §3, §5.1).
  static func isSigned(_ der: Data) -> Bool {
    der.prefix(32).range(of: Data([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02])) != nil
  }

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
  struct Verified {
    let content: Data
    let signer: Certificate
  }

  /// Verifies form, signature, digest algorithm, and that the signer's certificate was issued under the root.
  ///
  /// Says nothing about what the signer may sign, and when; the directory does.
  ///
  /// - Parameter now: The root must be valid then.
  /// - Throws: `SealProblem` of layer `.envelope` or `.signature`.
  static func verify(_ der: Data, trust: TrustStore, now: Date) throws(SealProblem) -> Verified {
    do {
      return try verifyThrowing(der, trust, now: now)
    } catch let problem as SealProblem {
      throw problem
    } catch {
      throw SealProblem(.signature, .badSignature, "\(error)")
    }
  }

  private static func verifyThrowing(_ der: Data, _ trust: TrustStore, now: Date) throws -> Verified {
    let known = KnownSigner(der, trust)
    let message = try SignedMessage(known?.message ?? der)
    let signer = try message.checkForm(knowing: known?.certificate)
    let certificates = CertificateStack(known?.certificate)
    let out = try MemoryBIO()
    try opensslOK("checking the signature") {
      CMS_verify(
        message.pointer, certificates.pointer, nil, nil, out.pointer,
        UInt32(CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY))
    }
    guard trust.root.isValid(at: now) else {
      throw SealProblem(.signature, .expired, "the federation's root \(trust.root.outside(now))")
    }
    try trust.verify(signer)
    return Verified(content: out.contents, signer: signer)
  }
}

/// A message of a signer whose certificate has been read and verified before, taken out of it: reading a certificate
/// costs OpenSSL more than all other work on a statement.
private struct KnownSigner {
  let certificate: Certificate
  /// The message without the certificate.
  let message: Data

  /// Nil when the certificate is not known, or the message not of the form it should have.
  init?(_ der: Data, _ trust: TrustStore) {
    guard let found = try? der.withUnsafeBytes({ try Self.find($0, trust) }) else { return nil }
    (certificate, message) = found
  }

  private static func find(_ der: UnsafeRawBufferPointer, _ trust: TrustStore) throws -> (Certificate, Data)? {
    let (type, body) = try DER.message(der)
    // version, digestAlgorithms, encapContentInfo, certificates [0], signerInfos (RFC 5652 §5.1).
    let fields = try DER.children(der, of: body, limit: 5)
    guard fields.map(\.tag) == [0x02, 0x31, 0x30, 0xa0, 0x31],
      let alone = try DER.children(der, of: fields[3], limit: 1).first,
      let certificate = trust.known(SHA256.digest([UnsafeRawBufferPointer(rebasing: der[alone.whole])]))
    else { return nil }
    let rest = (fields[..<3] + fields[4...]).flatMap { Array(der[$0.whole]) }
    let message = DER.wrap(0x30, Array(der[type.whole]) + DER.wrap(0xa0, DER.wrap(0x30, rest)))
    return (certificate, Data(message))
  }
}

/// Certificates for OpenSSL to find the signer's among.
private final class CertificateStack {
  let pointer = OPENSSL_sk_new_null()

  init(_ certificate: Certificate?) {
    if let certificate { OPENSSL_sk_push(pointer, UnsafeRawPointer(certificate.pointer)) }
  }

  deinit { OPENSSL_sk_free(pointer) }
}

/// A parsed SignedData message.
private final class SignedMessage {
  let pointer: OpaquePointer

  init(_ der: Data) throws {
    do {
      try DER.checkWhole(der)
      pointer = try withBIO(over: der) { bio in try openssl("reading CMS") { d2i_CMS_bio(bio, nil) } }
    } catch let failure as OpenSSLFailure {
      throw SealProblem(.envelope, .malformed, failure.description)
    }
    guard OBJ_obj2nid(CMS_get0_type(pointer)) == NID_pkcs7_signed else {
      throw SealProblem(.envelope, .malformed, "not CMS SignedData")
    }
    // OpenSSL reads BER as well. What it writes is DER: the same octets, or they were none.
    guard try derData("i2d_CMS_ContentInfo", { i2d_CMS_ContentInfo(pointer, $0) }) == der else {
      throw SealProblem(.envelope, .malformed, "not in DER")
    }
  }

  deinit { CMS_ContentInfo_free(pointer) }

  /// One signer with signed attributes and no others, a digest of the SHA-2 family, content of type id-data
  /// inside, and the signer's certificate alone beside it.
  ///
  /// - Parameter certificate: The one that stood beside the content, if it has been taken out.
  /// - Returns: That certificate. That it is the signer's is for `CMS_verify` to find.
  func checkForm(knowing certificate: Certificate?) throws -> Certificate {
    guard OBJ_obj2nid(CMS_get0_eContentType(pointer)) == NID_pkcs7_data,
      let content = CMS_get0_content(pointer), content.pointee != nil
    else { throw refused("it holds no data of type id-data") }
    let infos = CMS_get0_SignerInfos(pointer)
    guard OPENSSL_sk_num(infos) == 1, let info = OPENSSL_sk_value(infos, 0).map({ OpaquePointer($0) }) else {
      throw refused("exactly one signer is expected")
    }
    guard CMS_signed_get_attr_count(info) > 0, CMS_unsigned_get_attr_count(info) <= 0 else {
      throw refused("signed attributes are missing, or there are unsigned ones")
    }
    try checkDigest(info)
    if let lists = CMS_get1_crls(pointer) {
      OPENSSL_sk_pop_free(lists) { X509_CRL_free($0.map { OpaquePointer($0) }) }
      throw refused("it carries revocation lists")
    }
    return try certificate ?? onlyCertificate()
  }

  private func checkDigest(_ info: OpaquePointer) throws {
    var digest: UnsafeMutablePointer<X509_ALGOR>?
    CMS_SignerInfo_get0_algs(info, nil, nil, &digest, nil)
    let nid = digest.map { OBJ_obj2nid($0.pointee.algorithm) } ?? NID_undef
    guard [NID_sha256, NID_sha384, NID_sha512].contains(nid) else {
      throw SealProblem(.signature, .weakAlgorithm, "the signature's digest is not of the SHA-2 family")
    }
  }

  private func onlyCertificate() throws -> Certificate {
    guard let certificates = CMS_get1_certs(pointer) else {
      throw SealProblem(.signature, .untrustedSigner, "the signer's certificate is not in the message")
    }
    defer { OPENSSL_sk_pop_free(certificates) { X509_free($0.map { OpaquePointer($0) }) } }
    guard OPENSSL_sk_num(certificates) == 1, let first = OPENSSL_sk_value(certificates, 0) else {
      throw refused("the signer's certificate alone is expected beside the content")
    }
    X509_up_ref(OpaquePointer(first))
    return try Certificate(owning: OpaquePointer(first))
  }

  private func refused(_ why: String) -> SealProblem { SealProblem(.signature, .badSignature, why) }
}
