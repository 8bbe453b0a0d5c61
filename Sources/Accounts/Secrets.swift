import Base
import COpenSSL
package import Foundation
package import Handover

/// Random octets, their digests, and comparing without telling by time.
package enum Secrets {
  /// Octets of a token: 256 bits.
  package static let tokenCount = 32

  package static func random(_ count: Int) -> Data {
    var rng = SystemRandomNumberGenerator()
    return Data((0..<count).map { _ in UInt8.random(in: 0...255, using: &rng) })
  }

  /// A new token as it travels: base64url without padding (RFC 4648 §5).
  package static func token() -> String { base64url(random(tokenCount)) }

  package static func base64url(_ data: Data) -> String {
    data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// SHA-256 of a token: what is kept of it.
  package static func digest(_ text: String) -> Digest {
    var octets = [UInt8](repeating: 0, count: 32)
    let bytes = Array(text.utf8)
    EVP_Digest(bytes, bytes.count, &octets, nil, EVP_sha256(), nil)
    return Digest(bytes: octets)
  }

  /// HMAC-SHA-256 (RFC 2104) as it travels.
  package static func mac(_ text: String, key: Data) -> String { base64url(hmac(Data(text.utf8), key, EVP_sha256())) }

  /// The same, as it is.
  package static func mac(_ data: Data, key: Data) -> Data { hmac(data, key, EVP_sha256()) }

  static func hmac(_ text: Data, _ key: Data, _ algorithm: OpaquePointer?) -> Data {
    var octets = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    let (key, text) = (Array(key), Array(text))
    HMAC(algorithm, key, Int32(key.count), text, text.count, &octets, &count)
    return Data(octets.prefix(Int(count)))
  }

  /// In a time that depends on the lengths alone.
  package static func equal(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    return a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
  }
}
