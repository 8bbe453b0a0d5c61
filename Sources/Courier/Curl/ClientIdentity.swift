package import Foundation

/// What this mission shows to its peers over TLS, and whom it believes. Held in memory only: no key file is read.
package struct ClientIdentity: Sendable {
  /// The certificate, and any that lead from it to the root, in PEM.
  package let certificatePEM: Data
  package let keyPEM: Data
  /// Opens the key; nil when it is not encrypted.
  package let passphrase: String?
  /// The federation's root: the only certificate a peer's may lead to.
  package let rootPEM: Data

  package init(certificatePEM: Data, keyPEM: Data, passphrase: String?, rootPEM: Data) {
    self.certificatePEM = certificatePEM
    self.keyPEM = keyPEM
    self.passphrase = passphrase
    self.rootPEM = rootPEM
  }
}

/// Whom an engine speaks with, and as whom.
package enum CurlTrust: Sendable {
  /// With the missions of a federation.
  case federation(ClientIdentity)
  /// With mail servers and other programs: as nobody, and believing whom this system does, or the roots of a request.
  case system
}

/// What holds for every transfer of an engine.
package struct CurlSettings: Sendable {
  /// Octets a second that one transfer may send; nil for as fast as the line carries.
  package var sendRate: Int64?
  /// `http://host:port`; nil for none, whatever the environment says.
  package var proxy: String?
  /// Seconds until a connection, with its TLS handshake, must stand. On a line of 40 kbit/s and a second's round trip a
  /// handshake alone takes four.
  package var connectTimeout: TimeInterval = 30
  /// A transfer of which nothing is acknowledged, and nothing comes back, for this many seconds is given up. A slow line is
  /// not a dead one.
  package var silence: TimeInterval

  package init(sendRate: Int64? = nil, proxy: String? = nil, silence: TimeInterval = 60) {
    self.sendRate = sendRate
    self.proxy = proxy
    self.silence = silence
  }
}
