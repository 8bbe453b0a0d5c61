package import Foundation

/// One HTTP request to a peer.
package struct CurlRequest: Sendable {
  package enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
  }

  package enum Body: Sendable {
    case none
    case bytes(Data)
    /// Read from the disk as it is sent, from the octet `offset` to its end; it must have `size` octets and keep them.
    case file(path: String, size: Int64, offset: Int64 = 0)

    /// Octets that are sent.
    package var size: Int64 {
      switch self {
      case .none: 0
      case .bytes(let data): Int64(data.count)
      case .file(_, let size, let offset): size - offset
      }
    }
  }

  package var method: Method
  package var url: String
  /// Names and values, without line breaks.
  package var headers: [(name: String, value: String)]
  package var body: Body
  /// Public keys the peer may show (libcurl's PINNEDPUBLICKEY); nil for any that the root vouches for.
  package var pins: String?
  /// Octets of answer that are taken; more fails the transfer.
  package var responseLimit: Int
  /// Seconds for the whole exchange; nil for no limit besides the engine's `silence`.
  package var timeout: TimeInterval?
  /// Where the body stops while it is closed, but for a slice now and then; nil for never.
  package var gate: LineGate?
  /// Called on the engine's thread with the octets of the body that the other end's machine has acknowledged so far (behind
  /// a proxy: the proxy's). It must return at once.
  package var sent: @Sendable (Int64) -> Void

  package init(
    _ method: Method, _ url: String, headers: [(name: String, value: String)] = [], body: Body = .none,
    pins: String? = nil, responseLimit: Int = 1 << 20, timeout: TimeInterval? = nil,
    gate: LineGate? = nil, sent: @escaping @Sendable (Int64) -> Void = { _ in }
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.pins = pins
    self.responseLimit = responseLimit
    self.timeout = timeout
    self.gate = gate
    self.sent = sent
  }
}
