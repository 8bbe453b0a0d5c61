package import Foundation
package import Handover
package import PeerProtocol

/// One HTTP request to a peer.
package struct CurlRequest: Sendable {
  package typealias Method = PeerMethod

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
  /// SHA-256 of each public key the peer may show; nil for any that the root vouches for.
  package var pins: [Digest]?
  /// Octets of answer that are taken; more fails the transfer.
  package var responseLimit: Int
  /// Seconds for the whole exchange; nil for no limit besides the engine's `silence`.
  package var timeout: TimeInterval?
  /// Whether its connection is closed behind it.
  package var isAlone = false
  /// Where the body stops while it is closed, but for a slice now and then; nil for never.
  package var gate: LineGate?
  /// What makes it a mail in place of a call; its body is the message.
  package var mail: Envelope?
  /// PEM of the roots that the other end's certificate may lead to; nil: those of the system. Of an engine for the outside only.
  package var roots: Data?
  /// Whether it goes to addresses of the open internet alone.
  package var isForPublicAddresses = false
  /// Called on the engine's thread with the octets of the body that the other end's machine has acknowledged so far (behind
  /// a proxy: the proxy's). It must return at once.
  package var sent: @Sendable (Int64) -> Void

  package init(
    _ method: Method, _ url: String, headers: [(name: String, value: String)] = [], body: Body = .none,
    pins: [Digest]? = nil, responseLimit: Int = 1 << 20, timeout: TimeInterval? = nil,
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

/// From whom and to whom a mail goes, and how the server knows us (RFC 5321).
package struct Envelope: Sendable {
  package var from: String
  package var to: [String]
  package var user: String?
  package var password: String?

  package init(from: String, to: [String], user: String?, password: String?) {
    (self.from, self.to, self.user, self.password) = (from, to, user, password)
  }
}

extension CurlRequest {
  /// A call to a mission. Every request of the peer protocol is made here: a header that all of them carry belongs here.
  ///
  /// - Parameters:
  ///   - path: Where the call's own path has parameters.
  ///   - base: Another address of the peer than the one it has now.
  package init(
    _ call: PeerCall, at path: String? = nil, to peer: PeerEndpoint, base: String? = nil,
    headers: [PeerHeader: String] = [:],
    body: Body = .none, responseLimit: Int = 1 << 20, timeout: TimeInterval? = nil, gate: LineGate? = nil,
    sent: @escaping @Sendable (Int64) -> Void = { _ in }
  ) {
    let type = call.bodyType.map { [(name: "Content-Type", value: $0.rawValue)] } ?? []
    self.init(
      call.method, (base ?? peer.url) + (path ?? call.path),
      headers: type + headers.map { ($0.key.rawValue, $0.value) },
      body: body, pins: peer.pins, responseLimit: responseLimit, timeout: timeout, gate: gate, sent: sent)
    // Asked now and then of everybody: a connection that stays open for nothing would keep the other's daemon from stopping.
    isAlone = call == .getKeys
  }
}
