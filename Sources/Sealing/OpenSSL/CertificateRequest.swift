import COpenSSL
package import Foundation

/// A certificate signing request (PKCS #10, RFC 2986): proof that its maker holds the private key.
package final class CertificateRequest {
  let pointer: OpaquePointer

  /// Reads PEM and checks the request's own signature.
  package init(pem: Data) throws {
    let request = try withBIO(over: pem) { bio in
      try openssl("reading a certificate request") { PEM_read_bio_X509_REQ(bio, nil, nil, nil) }
    }
    pointer = request
    try opensslOK("checking a certificate request") {
      X509_REQ_verify(request, X509_REQ_get0_pubkey(request))
    }
  }

  deinit { X509_REQ_free(pointer) }

  /// A request for `key`, in PEM, with the common name `name`.
  package static func make(key: PrivateKey, name: String) throws -> Data {
    let request = try openssl("X509_REQ_new") { X509_REQ_new() }
    defer { X509_REQ_free(request) }
    try name.addAsCommonName(to: X509_REQ_get_subject_name(request))
    try opensslOK("X509_REQ_set_pubkey") { X509_REQ_set_pubkey(request, key.pointer) }
    ERR_clear_error()
    guard X509_REQ_sign(request, key.pointer, EVP_sha256()) > 0 else {
      throw OpenSSLFailure.drain("X509_REQ_sign")
    }
    let bio = try MemoryBIO()
    try opensslOK("PEM_write_bio_X509_REQ") { PEM_write_bio_X509_REQ(bio.pointer, request) }
    return bio.contents
  }

  var publicKey: OpaquePointer? { X509_REQ_get0_pubkey(pointer) }

  /// SubjectPublicKeyInfo, DER.
  var publicKeyInfo: Data {
    get throws { try derData("i2d_PUBKEY") { i2d_PUBKEY(publicKey, $0) } }
  }

  var algorithm: KeyAlgorithm {
    EVP_PKEY_get_base_id(publicKey) == EVP_PKEY_RSA ? .rsa : .ec
  }

  /// P-256, P-384, or RSA of 3072 bits and more: what the specification accepts (§2.3).
  var isAcceptable: Bool {
    switch EVP_PKEY_get_base_id(publicKey) {
    case EVP_PKEY_RSA: EVP_PKEY_get_bits(publicKey) >= 3072
    case EVP_PKEY_EC: [256, 384].contains(EVP_PKEY_get_bits(publicKey)) && isNistCurve
    default: false
    }
  }

  private var isNistCurve: Bool {
    var name = [CChar](repeating: 0, count: 64)
    guard EVP_PKEY_get_group_name(publicKey, &name, name.count, nil) == 1 else { return false }
    let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return ["prime256v1", "secp384r1", "P-256", "P-384"].contains(text)
  }
}

extension String {
  func addAsCommonName(to subject: OpaquePointer?) throws {
    let bytes = Array(utf8)
    try opensslOK("X509_NAME_add_entry_by_txt") {
      X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_FLAG | 4096, bytes, Int32(bytes.count), -1, 0)
    }
  }
}
