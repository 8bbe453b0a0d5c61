import CCurl

/// What libcurl's result means to the queue.
enum FailureRules {
  /// - Parameters:
  ///   - code: Anything but `CURLE_OK`.
  ///   - text: The error buffer; with OpenSSL it holds the reason in words.
  static func classify(_ code: CURLcode, text: String) -> TransferFailure {
    let text = text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
    switch code {
    case CURLE_FILESIZE_EXCEEDED: return .tooLarge
    case CURLE_SSL_CONNECT_ERROR: return isLineFault(text) ? .unreachable(text) : .untrusted(text)
    // With TLS 1.3 a peer says what it thinks of our certificate after the handshake, in place of an answer.
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR:
      if isAlert(text) { return .untrusted(text) }
      return text.contains("alert") ? .unreachable(text) : .broken(text)
    case CURLE_GOT_NOTHING: return .broken(text)
    // A half-started daemon, or another program: nothing is known of the mission, whose key it has shown.
    case CURLE_UNSUPPORTED_PROTOCOL where text.contains("HTTP/0.9"):
      return .broken("what answers there does not speak HTTP (\(text))")
    case _ where persons.contains(code.rawValue): return .untrusted(text)
    default: return .unreachable(text)
    }
  }

  /// Results that stay as they are until a person puts a certificate or an address right.
  private static let persons = Set(
    [
      CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CRL_BADFILE,
      CURLE_SSL_CLIENTCERT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT,
    ].map(\.rawValue))

  /// The line broke during the handshake, or the peer is in trouble of its own; nobody has judged a certificate.
  private static func isLineFault(_ text: String) -> Bool {
    let faults = [
      "reset", "SSL_ERROR_SYSCALL", "unexpected eof", "timed out", "Broken pipe", "alert internal error",
    ]
    return faults.contains { text.contains($0) }
  }

  private static func isAlert(_ text: String) -> Bool {
    text.contains("alert") && !text.contains("alert internal error") && !text.contains("close notify")
  }
}
