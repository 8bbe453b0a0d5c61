import Synchronization

/// An engine that can be exchanged while it works, when this mission's TLS certificate is renewed: the dispatcher stays,
/// and what is under way ends on the old engine, which closes behind it.
package final class RenewableEngine: PeerTransport {
  private let current: Mutex<CurlEngine>

  package init(_ first: CurlEngine) { current = Mutex(first) }

  /// From now on requests go this way.
  package func renew(_ next: CurlEngine) { current.withLock { $0 = next } }

  package func perform(_ request: CurlRequest) async throws(TransferFailure) -> CurlResponse {
    try await current.withLock { $0 }.perform(request)
  }

  /// Cancels what runs and takes nothing more.
  package func close() { current.withLock { $0 }.close() }
}
