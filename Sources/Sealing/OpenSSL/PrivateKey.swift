import COpenSSL
package import Foundation

/// The kinds of key a certificate may hold.
package enum KeyKind: String, Sendable, CaseIterable, Codable {
  case p256, p384, rsa3072
}

/// A private key in OpenSSL's memory.
///
/// `@unchecked Sendable`: never changed once made; each use has a context of its own.
package final class PrivateKey: @unchecked Sendable {
  let pointer: OpaquePointer

  private init(owning pointer: OpaquePointer) { self.pointer = pointer }

  deinit { EVP_PKEY_free(pointer) }

  package static func generate(_ kind: KeyKind) throws -> PrivateKey {
    PrivateKey(
      owning: try openssl("key generation") {
        switch kind {
        case .p256: baton_generate_ec("P-256")
        case .p384: baton_generate_ec("P-384")
        case .rsa3072: baton_generate_rsa(3072)
        }
      })
  }

  /// Reads PKCS#8 PEM (RFC 5958, RFC 7468).
  ///
  /// - Throws: `KeyProblem.passphraseNeeded`, `.wrongPassphrase`, or an `OpenSSLFailure`.
  package init(pem: Data, passphrase: String?) throws {
    let encrypted = pem.range(of: Data("BEGIN ENCRYPTED PRIVATE KEY".utf8)) != nil
    if encrypted, passphrase == nil { throw KeyProblem.passphraseNeeded }
    do {
      pointer = try withBIO(over: pem) { bio in
        try (passphrase ?? "").withCString { text in
          try openssl("reading the private key") {
            PEM_read_bio_PrivateKey(bio, nil, nil, UnsafeMutableRawPointer(mutating: text))
          }
        }
      }
    } catch let failure as OpenSSLFailure {
      throw encrypted ? KeyProblem.wrongPassphrase : failure
    }
  }

  /// PKCS#8 PEM; under a passphrase AES-256-CBC with PBKDF2 (RFC 8018).
  package func pem(passphrase: String?) throws -> Data {
    let bio = try MemoryBIO()
    let cipher = passphrase == nil ? nil : EVP_aes_256_cbc()
    try (passphrase ?? "").withCString { text in
      try opensslOK("writing the private key") {
        PEM_write_bio_PKCS8PrivateKey(
          bio.pointer, pointer, cipher, passphrase == nil ? nil : text,
          passphrase == nil ? 0 : Int32(strlen(text)), nil, nil)
      }
    }
    return bio.contents
  }

  /// SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), DER.
  package var publicKey: Data {
    get throws { try derData("i2d_PUBKEY") { i2d_PUBKEY(pointer, $0) } }
  }
}

package enum KeyProblem: Error, Sendable, CustomStringConvertible {
  case passphraseNeeded
  case wrongPassphrase

  package var description: String {
    switch self {
    case .passphraseNeeded:
      "the private keys are under a passphrase: name its file with --passphrase-file or keys.passphraseFile"
    case .wrongPassphrase: "the passphrase does not open the private keys"
    }
  }
}
