import COpenSSL

/// A call into OpenSSL that failed, with every reason its error queue held.
package struct OpenSSLFailure: Error, Sendable, CustomStringConvertible {
  package let call: String
  package let reasons: [String]
  /// Codes as OpenSSL packs them, library and reason, for callers that must tell failures apart.
  package let codes: [UInt]

  package var description: String {
    reasons.isEmpty ? "\(call) failed" : "\(call) failed: \(reasons.joined(separator: "; "))"
  }

  /// Empties the error queue into a failure of `call`.
  static func drain(_ call: String) -> OpenSSLFailure {
    var reasons: [String] = []
    var codes: [UInt] = []
    while case let code = ERR_get_error(), code != 0 {
      codes.append(UInt(code))
      reasons.append(ERR_reason_error_string(code).map { String(cString: $0) } ?? "error \(code)")
    }
    return OpenSSLFailure(call: call, reasons: reasons, codes: codes)
  }
}

/// Calls OpenSSL with an empty error queue and turns a null pointer into a failure that holds all reasons.
func openssl<T>(_ call: String, _ body: () throws -> T?) throws -> T {
  ERR_clear_error()
  guard let result = try body() else { throw OpenSSLFailure.drain(call) }
  return result
}

/// The same for calls that answer 1 for success.
func opensslOK(_ call: String, _ body: () throws -> Int32) throws {
  ERR_clear_error()
  guard try body() == 1 else { throw OpenSSLFailure.drain(call) }
}

/// The OpenSSL this process runs with.
package enum CryptoLibrary {
  /// Such as `OpenSSL 3.0.22 …`.
  package static var version: String { String(cString: OpenSSL_version(OPENSSL_VERSION)) }

  /// Whether it has the fixes that this program relies on: 3.0.22 or later.
  package static var isCurrent: Bool {
    let number = [OPENSSL_version_major(), OPENSSL_version_minor(), OPENSSL_version_patch()]
    return !number.lexicographicallyPrecedes([3, 0, 22])
  }
}
