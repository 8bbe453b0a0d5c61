import CCurl
import Foundation

/// The engine's thread: everything that touches a curl handle happens here.
final class CurlLoop {
  private let inbox: CurlInbox
  private let trust: CurlTrust
  private let settings: CurlSettings
  private let proxy: ProxyWay?
  private let multi: UnsafeMutableRawPointer
  /// TLS sessions, by peer: whichever handle connects next resumes one. Used on this thread only, so it needs no locks.
  private let sessions: UnsafeMutableRawPointer?
  private var running: [UnsafeMutableRawPointer: CurlTransfer] = [:]
  private var spare: [UnsafeMutableRawPointer] = []
  /// Milliseconds, at most, between two looks at how far the transfers are.
  private static let step: Int32 = 500

  init?(_ inbox: CurlInbox, _ trust: CurlTrust, _ settings: CurlSettings) {
    guard let multi = inbox.multi else { return nil }
    self.inbox = inbox
    self.trust = trust
    self.settings = settings
    proxy = settings.proxy.map(ProxyWay.init)
    self.multi = multi
    sessions = curl_share_init()
    if let sessions { _ = baton_curl_share(sessions, CURL_LOCK_DATA_SSL_SESSION) }
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
      lookAtAll()
      curl_multi_poll(multi, nil, 0, running.isEmpty ? 60_000 : Self.step, nil)
    }
    inbox.letGo()
    for easy in spare { curl_easy_cleanup(easy) }
    curl_multi_cleanup(multi)
    if let sessions { curl_share_cleanup(sessions) }
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
    let memory = CurlMemory(headers: lines, recipients: transfer.request.mail?.to ?? [])
    var options = CurlOptions(easy)
    options.setCommon(trust, settings)
    if let sessions { options.set(CURLOPT_SHARE, pointer: sessions) }
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
      let outcome = CurlOutcome.read(easy, transfer, message.pointee.data.result, proxy: proxy)
      remove(easy)
      // Whoever has answered has it all.
      if case .success = outcome { transfer.request.sent(transfer.request.body.size) }
      transfer.finish(outcome)
    }
  }

  /// Tells how far the transfers are, by what the other ends have acknowledged, and gives up those that have fallen silent.
  private func lookAtAll() {
    let now = ContinuousClock.now
    for (easy, transfer) in running {
      let (acknowledged, received) = Self.progress(of: easy)
      if transfer.course.look(
        acknowledged: acknowledged, received: received, isPaused: transfer.slices.isPaused, now: now)
      {
        transfer.request.sent(acknowledged)
      }
      let isClosed = transfer.request.gate?.isClosed == true
      if transfer.slices.hasToGoOn(isClosed: isClosed, at: now) { curl_easy_pause(easy, CURLPAUSE_CONT) }
      guard transfer.course.silence(at: now) >= settings.silence else { continue }
      let text = "the other end has been silent for \(Int(settings.silence)) s"
      let ofProxy = proxy?.failure(of: easy, transfer, CURLE_OPERATION_TIMEDOUT, text: text)
      remove(easy)
      transfer.finish(.failure(ofProxy ?? .unreachable(text)))
    }
  }

  /// What was sent, less what still waits in the socket: a full socket buffer is no progress.
  private static func progress(of easy: UnsafeMutableRawPointer) -> (acknowledged: Int64, received: Int64) {
    var (sent, received): (curl_off_t, curl_off_t) = (0, 0)
    baton_curl_get_offset(easy, CURLINFO_SIZE_UPLOAD_T, &sent)
    baton_curl_get_offset(easy, CURLINFO_SIZE_DOWNLOAD_T, &received)
    var descriptor = curl_socket_t(-1)
    baton_curl_get_socket(easy, &descriptor)
    let waiting = descriptor >= 0 ? Int64(baton_socket_unacknowledged(descriptor)) : 0
    return (max(0, Int64(sent) - max(0, waiting)), Int64(received))
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
