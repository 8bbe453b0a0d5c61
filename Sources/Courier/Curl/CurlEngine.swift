import CCurl
import Foundation
import Synchronization

/// Sends requests under one client identity: one thread, one multi handle, connections kept alive and never
/// shared with another identity (CVE-2026-8932). Closed when the last reference is gone.
package final class CurlEngine: PeerTransport {
  private let inbox: CurlInbox

  /// - Throws: `CurlProblem` when libcurl gives no handle.
  package convenience init(identity: ClientIdentity, settings: CurlSettings = CurlSettings()) throws {
    try self.init(trust: .federation(identity), settings: settings)
  }

  /// - Throws: `CurlProblem` when libcurl gives no handle.
  package init(trust: CurlTrust, settings: CurlSettings) throws {
    guard Self.isReady, let multi = curl_multi_init() else { throw CurlProblem.noHandle }
    let inbox = CurlInbox(multi)
    self.inbox = inbox
    let thread = Thread { CurlLoop(inbox, trust, settings)?.run() }
    thread.name = "baton-curl"
    thread.start()
  }

  deinit { inbox.close() }

  /// libcurl's own start, once in the process.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// Sends one request and waits for the whole answer, of any status. Cancelling the task removes the transfer.
  package func perform(_ request: CurlRequest) async throws(TransferFailure) -> CurlResponse {
    let flag = CancelFlag()
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { answer in
        let transfer = CurlTransfer(request, flag, answer)
        if !inbox.submit(transfer) { transfer.finish(.failure(.cancelled)) }
      }
    } onCancel: {
      flag.set()
      inbox.noteCancel()
    }
    return try outcome.get()
  }

  /// Cancels what runs and takes nothing more.
  package func close() { inbox.close() }
}

/// libcurl cannot start.
package enum CurlProblem: Error, CustomStringConvertible {
  case noHandle

  package var description: String { "libcurl gives no handle: out of memory or of file descriptors" }
}

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
