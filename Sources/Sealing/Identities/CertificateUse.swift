/// What one certificate of a mission is for. Each has a key of its own.
package enum CertificateUse: String, Sendable, Codable, CaseIterable {
  /// The mission's end of every connection, as server and as client.
  case tls
  /// Manifests, statements and receipts.
  case signing
  /// Opening the core compartment.
  case sealing

  /// The X.509 key usage (RFC 5280 §4.2.1.3) for a key of `kind`.
  func keyUsage(_ kind: KeyAlgorithm) -> String {
    switch (self, kind) {
    case (.sealing, .ec): "critical,keyAgreement"
    case (.sealing, .rsa): "critical,keyEncipherment"
    case (.tls, _), (.signing, _): "critical,digitalSignature"
    }
  }

  /// The extended key usage (RFC 5280 §4.2.1.12): e-mail protection is what CMS tools ask of a certificate.
  var extendedKeyUsage: String {
    switch self {
    case .tls: "serverAuth,clientAuth"
    case .signing, .sealing: "emailProtection"
    }
  }
}

enum KeyAlgorithm { case ec, rsa }
