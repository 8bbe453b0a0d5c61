import COpenSSL

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
