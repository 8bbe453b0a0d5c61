import Synchronization

/// A transport whose engine can be exchanged while it works, when this mission's TLS certificate is renewed: the
/// dispatcher stays, and what is under way ends on the old engine, which closes behind it.
package final class RenewableTransport: PeerTransport {
  private let current: Mutex<any PeerTransport>

  package init(_ first: any PeerTransport) { current = Mutex(first) }

  /// From now on requests go this way.
  package func renew(_ next: any PeerTransport) { current.withLock { $0 = next } }

  package func perform(_ request: CurlRequest) async throws(TransferFailure) -> CurlResponse {
    try await current.withLock { $0 }.perform(request)
  }
}
