import CCurl
import Foundation
import Handover
import PeerProtocol

/// Sets the options of one easy handle, and remembers whether libcurl took all of them.
struct CurlOptions {
  let easy: UnsafeMutableRawPointer
  private(set) var failure: CURLcode?

  init(_ easy: UnsafeMutableRawPointer) { self.easy = easy }

  mutating func set(_ option: CURLoption, _ value: Int) { note(baton_curl_set_long(easy, option, value)) }

  mutating func set(_ option: CURLoption, offset: Int64) {
    note(baton_curl_set_offset(easy, option, curl_off_t(offset)))
  }

  mutating func set(_ option: CURLoption, _ value: String?) {
    note(baton_curl_set_string(easy, option, value))
  }

  mutating func set(_ option: CURLoption, blob: Data) {
    note(blob.withUnsafeBytes { baton_curl_set_blob(easy, option, $0.baseAddress, $0.count) })
  }

  mutating func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer) {
    note(baton_curl_set_pointer(easy, option, pointer))
  }

  mutating func set(_ option: CURLoption, list: UnsafeMutablePointer<curl_slist>?) {
    note(baton_curl_set_list(easy, option, list))
  }

  mutating func note(_ code: CURLcode) {
    if code != CURLE_OK, failure == nil { failure = code }
  }
}

extension CurlOptions {
  /// Who we are, whom we believe, and how the line is to behave. Source: specification §6.1.
  mutating func setCommon(_ trust: CurlTrust, _ settings: CurlSettings) {
    switch trust {
    case .federation(let identity): setTrust(identity)
    case .system: setServer()
    }
    set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
    set(CURLOPT_PROTOCOLS_STR, "https")
    set(CURLOPT_REDIR_PROTOCOLS_STR, "https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_CONNECTTIMEOUT_MS, Int(settings.connectTimeout * 1000))
    set(CURLOPT_TCP_KEEPALIVE, 1)
    set(CURLOPT_NOSIGNAL, 1)
    // Ending a transfer must not wait for the thread that resolves its name: all others would wait with it.
    set(CURLOPT_QUICK_EXIT, 1)
    set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    set(CURLOPT_MAXLIFETIME_CONN, 600)
    set(CURLOPT_PROXY, settings.proxy ?? "")
    set(CURLOPT_NOPROXY, "")
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    set(CURLOPT_USERAGENT, "baton/1")
    // A throttled line is filled a buffer at a time, with silence after it: never more than 16 s of that.
    set(CURLOPT_UPLOAD_BUFFERSIZE, Int(min(128 << 10, max(16 << 10, 16 * (settings.sendRate ?? 8 << 10)))))
    if let rate = settings.sendRate { set(CURLOPT_MAX_SEND_SPEED_LARGE, offset: rate) }
  }

  /// TLS with a server that has to show a certificate.
  private mutating func setServer() {
    set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    // For TLS 1.2; those of TLS 1.3 are all authenticated.
    set(CURLOPT_SSL_CIPHER_LIST, "ECDHE+AESGCM:ECDHE+CHACHA20")
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
  }

  private mutating func setTrust(_ identity: ClientIdentity) {
    setServer()
    // Debian builds its own roots in; none of them has a say here.
    set(CURLOPT_CAINFO, nil)
    set(CURLOPT_CAPATH, nil)
    set(CURLOPT_CAINFO_BLOB, blob: identity.rootPEM)
    set(CURLOPT_SSLCERTTYPE, "PEM")
    set(CURLOPT_SSLKEYTYPE, "PEM")
    set(CURLOPT_SSLCERT_BLOB, blob: identity.certificatePEM)
    set(CURLOPT_SSLKEY_BLOB, blob: identity.keyPEM)
    // Without one, OpenSSL would ask on the daemon's terminal.
    set(CURLOPT_KEYPASSWD, identity.passphrase ?? "")
  }

  /// What this request asks for. `transfer` must outlive the transfer in libcurl.
  mutating func setRequest(_ transfer: CurlTransfer, _ body: CurlBody, _ memory: CurlMemory) {
    let request = transfer.request
    set(CURLOPT_URL, request.url)
    if let envelope = request.mail {
      setMail(envelope, body, memory)
    } else {
      setCall(request, body)
      set(CURLOPT_HTTPHEADER, list: memory.headers)
    }
    if let roots = request.roots { setRoots(roots) }
    if let pins = request.pins { set(CURLOPT_PINNEDPUBLICKEY, Self.pinned(pins)) }
    if request.isAlone { set(CURLOPT_FORBID_REUSE, 1) }
    if let timeout = request.timeout { set(CURLOPT_TIMEOUT_MS, max(1, Int(timeout * 1000))) }
    set(CURLOPT_MAXFILESIZE_LARGE, offset: Int64(request.responseLimit))
    set(CURLOPT_ERRORBUFFER, pointer: memory.errors)
    setCallbacks(Unmanaged.passUnretained(transfer).toOpaque())
  }

  private mutating func setRoots(_ roots: Data) {
    set(CURLOPT_CAINFO, nil)
    set(CURLOPT_CAPATH, nil)
    set(CURLOPT_CAINFO_BLOB, blob: roots)
  }

  private mutating func setMail(_ envelope: Envelope, _ body: CurlBody, _ memory: CurlMemory) {
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    // Without TLS neither a password nor a word goes out.
    set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
    set(CURLOPT_UPLOAD, 1)
    set(CURLOPT_INFILESIZE_LARGE, offset: body.size)
    set(CURLOPT_MAIL_FROM, envelope.from)
    set(CURLOPT_MAIL_RCPT, list: memory.recipients)
    if let user = envelope.user {
      set(CURLOPT_USERNAME, user)
      set(CURLOPT_PASSWORD, envelope.password ?? "")
    }
  }

  private mutating func setCall(_ request: CurlRequest, _ body: CurlBody) {
    switch request.method {
    case .get: set(CURLOPT_HTTPGET, 1)
    case .head: set(CURLOPT_NOBODY, 1)
    case .post:
      set(CURLOPT_POST, 1)
      set(CURLOPT_POSTFIELDSIZE_LARGE, offset: body.size)
    case .put, .patch:
      set(CURLOPT_UPLOAD, 1)
      set(CURLOPT_INFILESIZE_LARGE, offset: body.size)
      if request.method == .patch { set(CURLOPT_CUSTOMREQUEST, request.method.rawValue) }
    }
  }

  /// As libcurl wants the keys: `sha256//` and base64 of each.
  private static func pinned(_ keys: [Digest]) -> String {
    keys.map { "sha256//" + Data($0.bytes).base64EncodedString() }.joined(separator: ";")
  }

  private mutating func setCallbacks(_ context: UnsafeMutableRawPointer) {
    note(baton_curl_set_read(easy, CurlCallbacks.read))
    note(baton_curl_set_seek(easy, CurlCallbacks.seek))
    note(baton_curl_set_write(easy, CurlCallbacks.write))
    note(baton_curl_set_sockopt(easy, CurlCallbacks.socket))
    note(baton_curl_set_opensocket(easy, CurlCallbacks.open))
    let options = [
      CURLOPT_READDATA, CURLOPT_SEEKDATA, CURLOPT_WRITEDATA, CURLOPT_SOCKOPTDATA, CURLOPT_OPENSOCKETDATA,
      CURLOPT_PRIVATE,
    ]
    for option in options { set(option, pointer: context) }
  }
}
