import COpenSSL
import Foundation

@testable import Sealing

/// CMS as others might make it, with OpenSSL's own functions: sound enough to be read, and not what the
/// format allows.
enum ForeignCMS {
  enum Hash { case sha1, sha256 }
  enum Cipher { case aes256CBC, aes128GCM, aes256GCM }

  static func sign(
    _ content: Data, _ credential: MissionIdentity.Credential, digest: Hash, attributes: Bool = true,
    detached: Bool = false
  ) throws -> Data {
    let flags = UInt32(CMS_BINARY | (attributes ? 0 : CMS_NOATTR) | (detached ? CMS_DETACHED : 0))
    return try message(content, flags: flags) { message in
      try add(credential, to: message, digest: digest, flags: flags)
    }
  }

  static func signTwice(
    _ content: Data, _ first: MissionIdentity.Credential, _ second: MissionIdentity.Credential
  ) throws -> Data {
    try message(content, flags: UInt32(CMS_BINARY)) { message in
      try add(first, to: message, digest: .sha256, flags: UInt32(CMS_BINARY))
      try add(second, to: message, digest: .sha256, flags: UInt32(CMS_BINARY))
    }
  }

  private static func message(_ content: Data, flags: UInt32, _ signers: (OpaquePointer) throws -> Void)
    throws -> Data
  {
    try withBIO(over: content) { bio in
      let message = try openssl("CMS_sign") { CMS_sign(nil, nil, nil, bio, flags | UInt32(CMS_PARTIAL)) }
      defer { CMS_ContentInfo_free(message) }
      try signers(message)
      try opensslOK("CMS_final") { CMS_final(message, bio, nil, flags) }
      return try derData("i2d") { i2d_CMS_ContentInfo(message, $0) }
    }
  }

  private static func add(
    _ credential: MissionIdentity.Credential, to message: OpaquePointer, digest: Hash, flags: UInt32
  ) throws {
    _ = try openssl("CMS_add1_signer") {
      CMS_add1_signer(
        message, credential.certificate.pointer, credential.key.pointer,
        digest == .sha1 ? EVP_sha1() : EVP_sha256(), flags)
    }
  }

  /// A whole enveloped message, as `openssl cms -encrypt` makes it: SHA-1 key derivation unless told
  /// otherwise.
  static func encrypt(
    _ content: Data, for certificate: Certificate, _ cipher: Cipher, soundDerivation: Bool = false
  ) throws -> Data {
    let algorithm: OpaquePointer? =
      switch cipher {
      case .aes256CBC: EVP_aes_256_cbc()
      case .aes128GCM: EVP_aes_128_gcm()
      case .aes256GCM: EVP_aes_256_gcm()
      }
    return try withBIO(over: content) { bio in
      let flags = UInt32(CMS_BINARY | CMS_PARTIAL)
      let message = try openssl("CMS_encrypt") { CMS_encrypt(nil, bio, algorithm, flags) }
      defer { CMS_ContentInfo_free(message) }
      let info = try openssl("recipient") {
        CMS_add1_recipient_cert(message, certificate.pointer, UInt32(CMS_KEY_PARAM))
      }
      if soundDerivation, let context = CMS_RecipientInfo_get0_pkey_ctx(info) {
        EVP_PKEY_CTX_set_ecdh_kdf_md(context, EVP_sha256())
      }
      try opensslOK("CMS_final") { CMS_final(message, bio, nil, flags) }
      return try derData("i2d") { i2d_CMS_ContentInfo(message, $0) }
    }
  }
}
