import COpenSSL
import Foundation

/// A short text under a key of this machine: AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits.
enum SealedBox {
  static let keySize = 32
  /// Nonce and tag, in octets.
  static let overhead = 12 + 16

  nonisolated(unsafe) private static let cipher: OpaquePointer? = EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)

  /// Octets from OpenSSL's generator.
  static func random(_ count: Int) throws -> Data {
    var bytes = [UInt8](repeating: 0, count: count)
    try opensslOK("RAND_bytes") { RAND_bytes(&bytes, Int32(count)) }
    return Data(bytes)
  }

  /// - Parameter context: Bound to it, and not in it.
  /// - Returns: Nonce, ciphertext, tag.
  static func seal(_ text: Data, key: Data, context: Data) throws -> Data {
    let nonce = try random(12)
    let state = try Context(key: key, nonce: nonce, encrypts: true)
    try state.update(context, into: nil)
    var sealed = [UInt8](repeating: 0, count: text.count)
    try sealed.withUnsafeMutableBytes { try state.update(text, into: $0.baseAddress) }
    return nonce + Data(sealed) + (try state.tag())
  }

  /// - Throws: `OpenSSLFailure` when anything of it is not as it was sealed.
  static func open(_ sealed: Data, key: Data, context: Data) throws -> Data {
    guard sealed.count > overhead else { throw OpenSSLFailure(call: "opening", reasons: ["too short"], codes: []) }
    let sealed = Data(sealed)
    let state = try Context(key: key, nonce: sealed.prefix(12), encrypts: false)
    try state.update(context, into: nil)
    var text = [UInt8](repeating: 0, count: sealed.count - overhead)
    try text.withUnsafeMutableBytes { try state.update(sealed.dropFirst(12).dropLast(16), into: $0.baseAddress) }
    try state.check(tag: sealed.suffix(16))
    return Data(text)
  }

  private final class Context {
    private let pointer: OpaquePointer

    init(key: Data, nonce: Data, encrypts: Bool) throws {
      pointer = try openssl("EVP_CIPHER_CTX_new") { EVP_CIPHER_CTX_new() }
      guard key.count == keySize else { throw OpenSSLFailure(call: "AES-256-GCM", reasons: ["key size"], codes: []) }
      try opensslOK("EVP_CipherInit_ex2") {
        EVP_CipherInit_ex2(pointer, cipher, [UInt8](key), [UInt8](nonce), encrypts ? 1 : 0, nil)
      }
    }

    deinit { EVP_CIPHER_CTX_free(pointer) }

    /// - Parameter output: Nil for what is only authenticated.
    func update(_ bytes: Data, into output: UnsafeMutableRawPointer?) throws {
      var count: Int32 = 0
      try opensslOK("EVP_CipherUpdate") {
        EVP_CipherUpdate(
          pointer, output?.assumingMemoryBound(to: UInt8.self), &count, [UInt8](bytes), Int32(bytes.count))
      }
    }

    func tag() throws -> Data {
      var (tag, count) = ([UInt8](repeating: 0, count: 16), Int32(0))
      var rest = [UInt8](repeating: 0, count: 16)
      try opensslOK("EVP_CipherFinal_ex") { EVP_CipherFinal_ex(pointer, &rest, &count) }
      try opensslOK("EVP_CTRL_AEAD_GET_TAG") { EVP_CIPHER_CTX_ctrl(pointer, EVP_CTRL_AEAD_GET_TAG, 16, &tag) }
      return Data(tag)
    }

    func check(tag: Data) throws {
      var (tag, count) = ([UInt8](tag), Int32(0))
      var rest = [UInt8](repeating: 0, count: 16)
      try opensslOK("EVP_CTRL_AEAD_SET_TAG") { EVP_CIPHER_CTX_ctrl(pointer, EVP_CTRL_AEAD_SET_TAG, 16, &tag) }
      try opensslOK("checking the tag") { EVP_CipherFinal_ex(pointer, &rest, &count) }
    }
  }
}
