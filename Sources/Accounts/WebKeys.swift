import Base
import COpenSSL
import Foundation

/// The keys by which a provider signs (RFC 7517): RSA and P-256, those that sign.
struct WebKeys: Sendable {
  struct Key: Sendable {
    let id: String?
    let algorithm: SignedToken.Algorithm
    /// SubjectPublicKeyInfo in DER.
    let der: Data
  }

  let keys: [Key]

  /// - Throws: `OpenIDProblem.provider`. A key of another kind, or too short, is left out.
  init(_ text: Data) throws {
    guard let tree = try? JSON.decode(JSONValue.self, from: text), case .array(let found)? = tree["keys"] else {
      throw OpenIDProblem.provider("its keys cannot be read")
    }
    keys = found.prefix(100).compactMap(Self.key)
  }

  func candidates(for token: SignedToken) -> [Key] {
    keys.filter { $0.algorithm == token.algorithm && (token.key == nil || $0.id == nil || $0.id == token.key) }
  }

  private static func key(_ value: JSONValue) -> Key? {
    guard value["use"]?.string ?? "sig" == "sig" else { return nil }
    let id = value["kid"]?.string
    switch value["kty"]?.string {
    case "RSA":
      guard value["alg"]?.string ?? "RS256" == "RS256", let n = octets(value["n"]), let e = octets(value["e"]),
        n.count >= 256
      else { return nil }
      return Key(id: id, algorithm: .rs256, der: DERWriter.rsa(n, e))
    case "EC":
      guard value["crv"]?.string == "P-256", value["alg"]?.string ?? "ES256" == "ES256", let x = octets(value["x"]),
        let y = octets(value["y"]), x.count == 32, y.count == 32
      else { return nil }
      return Key(id: id, algorithm: .es256, der: DERWriter.p256(x, y))
    default: return nil
    }
  }

  private static func octets(_ value: JSONValue?) -> Data? { value?.string.flatMap(Base64URL.data) }
}

enum Base64URL {
  /// RFC 4648 §5, without padding.
  static func data(_ text: some StringProtocol) -> Data? {
    guard !text.contains(where: { "+/=".contains($0) }) else { return nil }
    let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
    return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4))
  }
}

/// The few structures of DER that public keys are (RFC 8017 §A.1.1, RFC 5480).
private enum DERWriter {
  static func pair(_ a: Data, _ b: Data) -> Data { item(0x30, integer(a) + integer(b)) }

  static func rsa(_ n: Data, _ e: Data) -> Data {
    let key = pair(n, e)
    let rsaEncryption = Data([0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00])
    return item(0x30, item(0x30, rsaEncryption) + item(0x03, [0] + key))
  }

  static func p256(_ x: Data, _ y: Data) -> Data {
    let kind = Data([
      0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07,
    ])
    return item(0x30, item(0x30, kind) + item(0x03, [0, 4] + x + y))
  }

  private static func integer(_ octets: Data) -> Data {
    let short = Data(octets.drop { $0 == 0 })
    return item(0x02, (short.first.map { $0 >= 0x80 } ?? true) ? [0] + short : short)
  }

  private static func item(_ tag: UInt8, _ content: Data) -> Data {
    var length = withUnsafeBytes(of: UInt32(content.count).bigEndian) { Data($0.drop { $0 == 0 }) }
    if content.count < 0x80 {
      length = Data([UInt8(content.count)])
    } else {
      length = [0x80 | UInt8(length.count)] + length
    }
    return [tag] + length + content
  }
}

/// A JSON Web Token in its compact form (RFC 7515), not yet believed.
struct SignedToken {
  /// What is taken; `none`, and what shares a secret, are not. Source: RFC 8725 §3.1.
  enum Algorithm: String, Sendable {
    case rs256 = "RS256"
    case es256 = "ES256"
  }

  let algorithm: Algorithm
  /// Of the key that has signed.
  let key: String?
  let claims: JSONValue
  private let signed: Data
  private let signature: Data

  /// - Throws: `OpenIDProblem.token`.
  init(_ text: String) throws {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 64 << 10, parts.count == 3, let head = Base64URL.data(parts[0]),
      let body = Base64URL.data(parts[1]),
      let signature = Base64URL.data(parts[2]), let header = try? JSON.decode(JSONValue.self, from: head),
      let claims = try? JSON.decode(JSONValue.self, from: body)
    else { throw OpenIDProblem.token("it is no token") }
    guard let algorithm = header["alg"]?.string.flatMap(Algorithm.init), header["crit"] == nil else {
      throw OpenIDProblem.token("it is signed in a way that is not taken: RS256 and ES256 are")
    }
    (self.algorithm, self.claims, self.signature) = (algorithm, claims, signature)
    key = header["kid"]?.string
    signed = Data("\(parts[0]).\(parts[1])".utf8)
  }

  func isSigned(by key: WebKeys.Key) -> Bool {
    guard
      let shown = key.der.withUnsafeBytes({ octets -> OpaquePointer? in
        var place = octets.bindMemory(to: UInt8.self).baseAddress
        return d2i_PUBKEY(nil, &place, octets.count)
      })
    else { return false }
    defer { EVP_PKEY_free(shown) }
    guard let context = EVP_MD_CTX_new() else { return false }
    defer { EVP_MD_CTX_free(context) }
    guard let signature = algorithm == .es256 ? Self.der(signature) : signature else { return false }
    guard EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, shown) == 1 else { return false }
    let (given, text) = (Array(signature), Array(signed))
    let result = EVP_DigestVerify(context, given, given.count, text, text.count)
    if result != 1 { ERR_clear_error() }
    return result == 1
  }

  /// Two numbers of 32 octets (RFC 7518 §3.4) as OpenSSL reads them.
  private static func der(_ signature: Data) -> Data? {
    signature.count == 64 ? DERWriter.pair(signature.prefix(32), signature.suffix(32)) : nil
  }
}
