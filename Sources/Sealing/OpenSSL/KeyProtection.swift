import COpenSSL
package import Foundation

/// How a private key's file keeps the key from whoever has the file and guesses passphrases.
package enum KeyProtection: Sendable, Equatable {
  /// The key lies open.
  case none
  /// scrypt (RFC 7914): N, r and p, of which 128·N·r octets of memory and p times the work follow.
  case scrypt(cost: UInt64, block: UInt64, parallel: UInt64)
  /// Another derivation, such as PBKDF2, which needs next to no memory and is guessed at leisure.
  case other

  /// What Baton writes: 16 MiB and a good tenth of a second a guess. Every OpenSSL since 1.1 reads it, within the 32 MiB
  /// that it allows such a key unasked.
  package static let own = KeyProtection.scrypt(cost: 1 << 14, block: 8, parallel: 5)
  private static let saltCount: Int32 = 16

  /// Of a PKCS#8 key in PEM, from what it says of itself: no passphrase is needed.
  package init(ofPEM pem: Data) {
    guard pem.range(of: Data("BEGIN ENCRYPTED PRIVATE KEY".utf8)) != nil else {
      self = .none
      return
    }
    var (cost, block, parallel) = (UInt64(0), UInt64(0), UInt64(0))
    let found = try? withBIO(over: pem) { baton_scrypt_of_key($0, &cost, &block, &parallel) }
    ERR_clear_error()
    self = found == 1 ? .scrypt(cost: cost, block: block, parallel: parallel) : .other
  }

  /// Whether guessing is cheaper than with what Baton writes. A key that lies open is no matter of guessing.
  package var isWeak: Bool {
    guard case .scrypt(let leastCost, let leastBlock, let leastParallel) = Self.own else { return false }
    return switch self {
    case .none: false
    case .other: true
    case .scrypt(let cost, let block, let parallel): cost < leastCost || block < leastBlock || parallel < leastParallel
    }
  }

  /// - Returns: An encrypted PKCS#8 key (RFC 5958 §3), AES-256-CBC under PBES2; the caller frees it.
  static func lock(_ key: OpaquePointer, under passphrase: String) throws -> OpaquePointer {
    let plain = try openssl("EVP_PKEY2PKCS8") { EVP_PKEY2PKCS8(key) }
    defer { PKCS8_PRIV_KEY_INFO_free(plain) }
    let method = try openssl("PKCS5_pbe2_set_scrypt") { () -> UnsafeMutablePointer<X509_ALGOR>? in
      guard case .scrypt(let cost, let block, let parallel) = own else { return nil }
      return PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), nil, saltCount, nil, cost, block, parallel)
    }
    do {
      let text = Array(passphrase.utf8CString)
      return try openssl("PKCS8_set0_pbe") { PKCS8_set0_pbe(text, Int32(text.count - 1), plain, method) }
    } catch {
      X509_ALGOR_free(method)
      throw error
    }
  }
}
