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

  /// PKCS#8 PEM; under a passphrase as `KeyProtection.own` says.
  package func pem(passphrase: String?) throws -> Data {
    let bio = try MemoryBIO()
    guard let passphrase else {
      try opensslOK("writing the private key") {
        PEM_write_bio_PKCS8PrivateKey(bio.pointer, pointer, nil, nil, 0, nil, nil)
      }
      return bio.contents
    }
    let locked = try KeyProtection.lock(pointer, under: passphrase)
    defer { X509_SIG_free(locked) }
    try opensslOK("writing the private key") { PEM_write_bio_PKCS8(bio.pointer, locked) }
    return bio.contents
  }

  /// Whether the private half belongs to the public one: a passphrase keeps a key secret, and does not keep whoever
  /// can write to the disk from changing it.
  package var isWhole: Bool {
    let context = EVP_PKEY_CTX_new(pointer, nil)
    defer {
      EVP_PKEY_CTX_free(context)
      ERR_clear_error()
    }
    return EVP_PKEY_pairwise_check(context) == 1
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
