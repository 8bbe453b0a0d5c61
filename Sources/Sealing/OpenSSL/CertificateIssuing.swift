import COpenSSL
import Foundation

/// What goes into a certificate besides the key.
struct CertificateTemplate {
  let commonName: String
  let notBefore: Date
  let notAfter: Date
  /// Name and value of each extension, in OpenSSL's configuration syntax (x509v3_config).
  let extensions: [(nid: Int32, value: String)]
}

extension Certificate {
  /// Issues a certificate for `publicKey` (an EVP_PKEY), signed by `issuer`; self-signed when `issuer` is
  /// nil.
  static func issue(
    _ template: CertificateTemplate, publicKey: OpaquePointer?, issuer: Certificate?, key: PrivateKey
  ) throws -> Certificate {
    let certificate = try openssl("X509_new") { X509_new() }
    do {
      try fill(certificate, template, publicKey: publicKey, issuer: issuer)
      ERR_clear_error()
      guard X509_sign(certificate, key.pointer, EVP_sha256()) > 0 else {
        throw OpenSSLFailure.drain("X509_sign")
      }
    } catch {
      X509_free(certificate)
      throw error
    }
    return try Certificate(owning: certificate)
  }

  private static func fill(
    _ certificate: OpaquePointer, _ template: CertificateTemplate, publicKey: OpaquePointer?,
    issuer: Certificate?
  ) throws {
    X509_set_version(certificate, 2)
    try setRandomSerial(certificate)
    try template.commonName.addAsCommonName(to: X509_get_subject_name(certificate))
    let issuerName = X509_get_subject_name(issuer?.pointer ?? certificate)
    try opensslOK("X509_set_issuer_name") { X509_set_issuer_name(certificate, issuerName) }
    ASN1_TIME_set(X509_getm_notBefore(certificate), time_t(template.notBefore.timeIntervalSince1970))
    ASN1_TIME_set(X509_getm_notAfter(certificate), time_t(template.notAfter.timeIntervalSince1970))
    try opensslOK("X509_set_pubkey") { X509_set_pubkey(certificate, publicKey) }
    for (nid, value) in template.extensions {
      try add(nid, value, to: certificate, issuer: issuer?.pointer ?? certificate)
    }
  }

  private static func add(
    _ nid: Int32, _ value: String, to certificate: OpaquePointer, issuer: OpaquePointer
  ) throws {
    var context = X509V3_CTX()
    X509V3_set_ctx(&context, issuer, certificate, nil, nil, 0)
    let made = try openssl("certificate extension \(value)") {
      X509V3_EXT_conf_nid(nil, &context, nid, value)
    }
    defer { X509_EXTENSION_free(made) }
    try opensslOK("X509_add_ext") { X509_add_ext(certificate, made, -1) }
  }

  /// 127 random bits (RFC 5280 §4.1.2.2: positive, at most 20 octets).
  private static func setRandomSerial(_ certificate: OpaquePointer) throws {
    let number = try openssl("BN_new") { BN_new() }
    defer { BN_free(number) }
    try opensslOK("BN_rand") { BN_rand(number, 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) }
    _ = try openssl("BN_to_ASN1_INTEGER") {
      BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate))
    }
  }
}
