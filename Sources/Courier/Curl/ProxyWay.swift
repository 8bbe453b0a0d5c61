import CCurl
import Foundation

/// The way through a proxy of ours: whether a transfer failed there, before the peer was asked at all. A proxy's refusal is
/// not the peer's silence, and another person mends it.
struct ProxyWay {
  /// Host and port. Never the whole address: a name and a password may stand in it.
  private let name: String
  /// Opens a tunnel by `CONNECT`, and answers that with a status.
  private let tunnels: Bool

  /// - Parameter address: As in `courier.proxy`.
  init(_ address: String) {
    let parts = URLComponents(string: address)
    name = (parts?.host ?? "") + (parts?.port.map { ":\($0)" } ?? "")
    tunnels = parts?.scheme?.hasPrefix("http") ?? true
  }

  /// - Parameter code: Anything but `CURLE_OK`.
  /// - Returns: Nil when the failure is no affair of the proxy.
  func failure(
    of easy: UnsafeMutableRawPointer, _ transfer: CurlTransfer, _ code: CURLcode, text: String
  ) -> TransferFailure? {
    if [CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_PROXY].contains(code) { return silence(text, code) }
    guard tunnels, transfer.hasConnected, !Self.isOurs(code) else { return nil }
    var status = 0
    baton_curl_get_long(easy, CURLINFO_HTTP_CONNECTCODE, &status)
    switch status {
    case 200..<300: return nil
    case 0, 100..<200: return silence(text, code)
    default: return answer(status)
    }
  }

  /// What cannot be said of a line: the request, or our own key.
  private static func isOurs(_ code: CURLcode) -> Bool {
    [CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_SSL_CERTPROBLEM, CURLE_OUT_OF_MEMORY].contains(code)
  }

  private func silence(_ text: String, _ code: CURLcode) -> TransferFailure {
    .proxy(
      "no connection through the proxy \(name): \(text.isEmpty ? String(cString: curl_easy_strerror(code)) : text)")
  }

  /// What the proxy says to `CONNECT`. That it finds no way to the peer is as good as the peer's silence.
  private func answer(_ status: Int) -> TransferFailure {
    switch status {
    case 407: .proxy("the proxy \(name) answers 407: it wants a name and a password, or does not take those it has")
    case 502, 503, 504: .unreachable("the proxy \(name) answers \(status): it does not get through to the mission")
    default: .proxy("the proxy \(name) answers \(status): it lets no connection to the mission through")
    }
  }
}
