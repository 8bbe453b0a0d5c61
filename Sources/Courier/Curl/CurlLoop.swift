import CCurl
import Foundation

/// The engine's thread: everything that touches a curl handle happens here.
final class CurlLoop {
  private let inbox: CurlInbox
  private let identity: ClientIdentity
  private let settings: CurlSettings
  private let multi: UnsafeMutableRawPointer
  private var running: [UnsafeMutableRawPointer: CurlTransfer] = [:]
  private var spare: [UnsafeMutableRawPointer] = []

  init?(_ inbox: CurlInbox, _ identity: ClientIdentity, _ settings: CurlSettings) {
    guard let multi = inbox.multi else { return nil }
    self.inbox = inbox
    self.identity = identity
    self.settings = settings
    self.multi = multi
  }

  /// Until the inbox is closed.
  func run() {
    while true {
      let work = inbox.take()
      for transfer in work.starts { begin(transfer) }
      if work.hasCancels || work.isClosing { removeCancelled(all: work.isClosing) }
      if work.isClosing { break }
      var count: Int32 = 0
      curl_multi_perform(multi, &count)
      collect()
      curl_multi_poll(multi, nil, 0, 60_000, nil)
    }
    inbox.letGo()
    for easy in spare { curl_easy_cleanup(easy) }
    curl_multi_cleanup(multi)
  }

  private func begin(_ transfer: CurlTransfer) {
    if transfer.isCancelled { return transfer.finish(.failure(.cancelled)) }
    do {
      let easy = try prepare(transfer)
      guard curl_multi_add_handle(multi, easy) == CURLM_OK else {
        keep(easy)
        return transfer.finish(.failure(.unreachable("libcurl takes no further transfer")))
      }
      running[easy] = transfer
    } catch {
      transfer.finish(.failure(error))
    }
  }

  /// An easy handle that will do what the request says.
  private func prepare(_ transfer: CurlTransfer) throws(TransferFailure) -> UnsafeMutableRawPointer {
    let body = try CurlBody(transfer.request.body)
    guard let easy = spare.popLast() ?? curl_easy_init() else {
      throw .unreachable("libcurl is out of memory")
    }
    // No "Expect: 100-continue": it costs a round trip, and an offer that is refused is small.
    var lines = transfer.request.headers.map { "\($0.name): \($0.value)" } + ["Expect:"]
    if transfer.request.body.size == 0 { lines.append("Content-Type:") }
    let memory = CurlMemory(headers: lines)
    var options = CurlOptions(easy)
    options.setCommon(identity, settings)
    options.setRequest(transfer, body, memory)
    (transfer.body, transfer.memory) = (body, memory)
    if let failure = options.failure {
      keep(easy)
      throw FailureRules.classify(failure, text: "")
    }
    return easy
  }

  private func removeCancelled(all: Bool) {
    for (easy, transfer) in running where all || transfer.isCancelled {
      remove(easy)
      transfer.finish(.failure(.cancelled))
    }
  }

  /// Takes what has ended out of the multi handle.
  private func collect() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
        let transfer = running[easy]
      else { continue }
      let outcome = CurlOutcome.read(easy, transfer, message.pointee.data.result)
      remove(easy)
      transfer.finish(outcome)
    }
  }

  /// From here on libcurl holds nothing of the transfer.
  private func remove(_ easy: UnsafeMutableRawPointer) {
    curl_multi_remove_handle(multi, easy)
    let transfer = running.removeValue(forKey: easy)
    keep(easy)
    transfer?.body = nil
    transfer?.memory = nil
  }

  /// Keeps a handle for the next transfer. Connections, TLS sessions and resolved names stay; options go.
  private func keep(_ easy: UnsafeMutableRawPointer) {
    curl_easy_reset(easy)
    if spare.count < 16 { spare.append(easy) } else { curl_easy_cleanup(easy) }
  }
}
