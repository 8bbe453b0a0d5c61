import COpenSSL
import Foundation

@testable import Sealing

/// Keys that no certificate of ours may hold.
enum ForeignKey: String, Sendable {
  case rsa2048, p521, secp256k1, ed25519

  /// A certificate request for such a key, in PEM.
  func request() throws -> Data {
    let key = try openssl("key generation") {
      switch self {
      case .rsa2048: baton_generate_rsa(2048)
      case .p521: baton_generate_ec("P-521")
      case .secp256k1: baton_generate_ec("secp256k1")
      case .ed25519: Self.ed25519Key()
      }
    }
    defer { EVP_PKEY_free(key) }
    let request = try openssl("X509_REQ_new") { X509_REQ_new() }
    defer { X509_REQ_free(request) }
    try opensslOK("X509_REQ_set_pubkey") { X509_REQ_set_pubkey(request, key) }
    _ = X509_REQ_sign(request, key, self == .ed25519 ? nil : EVP_sha256())
    let bio = try MemoryBIO()
    try opensslOK("PEM_write_bio_X509_REQ") { PEM_write_bio_X509_REQ(bio.pointer, request) }
    return bio.contents
  }

  private static func ed25519Key() -> OpaquePointer? {
    let context = EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nil)
    defer { EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_keygen(context, &key) == 1 else { return nil }
    return key
  }
}
