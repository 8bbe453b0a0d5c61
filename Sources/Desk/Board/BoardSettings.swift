package import Foundation

/// Where the board of a mission is served, and under which address people call it.
package struct BoardSettings: Sendable {
  package enum Way: Sendable {
    /// For a proxy on this machine, or `ssh -L`.
    case socket(path: String)
    /// With a certificate and its key, in PEM.
    case tls(host: String, port: Int, certificate: Data, key: Data)
    /// Without any: on this machine alone.
    case plain(host: String, port: Int)
  }

  package let way: Way
  /// What people type, such as `https://board.example.org`: scheme, host and, where it is not the scheme's own, port.
  package let address: String

  package init(way: Way, address: String) {
    self.way = way
    self.address = address
  }

  /// As a browser writes it in `Host`.
  var host: String { String(address.drop { $0 != ":" }.dropFirst(3)) }
}
