import Base
import CCurl
import Foundation
import Handover
import Synchronization

/// One request and its answer, by libcurl.
///
/// `@unchecked Sendable`: used by one thread, after it was set up by another.
final class Exchange: @unchecked Sendable {
  private let lines: Lines
  private let line: Lines.Line
  private let method: String
  private let path: String
  private var answer = Data()
  var upload: PipePair?
  var download: PipePair?

  private var easy: UnsafeMutableRawPointer? { line.easy }

  init(_ lines: Lines, method: String, path: String) {
    self.lines = lines
    line = lines.take()
    self.method = method
    self.path = path
  }

  deinit { lines.giveBack(line) }

  /// - Throws: `DeskError` from the daemon; `NoDaemon`.
  func perform() throws -> Data {
    let headers = curl_slist_append(curl_slist_append(nil, "Expect:"), "Content-Type: \(HandIn.streamed)")
    defer { curl_slist_free_all(headers) }
    setOptions()
    baton_curl_set_list(easy, CURLOPT_HTTPHEADER, headers)
    let code = curl_easy_perform(easy)
    let status = self.status
    if status >= 400 {
      throw (try? JSON.decode(DeskError.self, from: answer))
        ?? DeskError(
          status,
          answer.isEmpty
            ? "the daemon cannot read this request: is something in it very long?"
            : "the daemon answered \(status): \(String(decoding: answer.prefix(300), as: UTF8.self))")
    }
    // Nobody takes it any more: why, is known there.
    if code == CURLE_WRITE_ERROR, download != nil { throw PipePair.Broken() }
    guard code == CURLE_OK else { throw failure(code) }
    if download != nil { try checkOutcome() }
    return answer
  }

  /// - Throws: what the daemon says went wrong after its answer had begun.
  private func checkOutcome() throws {
    var found: UnsafeMutablePointer<curl_header>?
    guard curl_easy_header(easy, Outcome.field, 0, UInt32(CURLH_TRAILER), -1, &found) == CURLHE_OK,
      let value = found?.pointee.value
    else { throw NoDaemon(description: "the daemon broke off: its answer has no end", mayHaveActed: true) }
    if case .failed(let error) = Outcome(String(cString: value)) { throw error }
  }

  /// What the daemon could not read of what was asked for.
  var unreadable: [Unreadable] {
    guard let text = field(Unreadable.field) else { return [] }
    return (try? JSON.decode([Unreadable].self, from: Data(text.utf8))) ?? []
  }

  /// Where the next page begins; nil when this is the last.
  var next: String? { field(QueueView.nextField) }

  /// A header field of the answer that is in percent encoding.
  private func field(_ name: String) -> String? {
    var found: UnsafeMutablePointer<curl_header>?
    guard curl_easy_header(easy, name, 0, UInt32(CURLH_HEADER), -1, &found) == CURLHE_OK,
      let value = found?.pointee.value
    else { return nil }
    return String(cString: value).removingPercentEncoding
  }

  private func setOptions() {
    baton_curl_set_string(easy, CURLOPT_UNIX_SOCKET_PATH, lines.socket)
    baton_curl_set_string(easy, CURLOPT_URL, "http://baton" + path)
    baton_curl_set_string(easy, CURLOPT_CUSTOMREQUEST, method)
    // On a connection that was used before, libcurl takes an end without an answer for an old one's and sends the request
    // again: what changes something might be done twice, or be called not done.
    if method != "GET" { baton_curl_set_long(easy, CURLOPT_FRESH_CONNECT, 1) }
    baton_curl_set_long(easy, CURLOPT_NOSIGNAL, 1)
    baton_curl_set_string(easy, CURLOPT_PROXY, "")
    let context = Unmanaged.passUnretained(self).toOpaque()
    baton_curl_set_pointer(easy, CURLOPT_WRITEDATA, context)
    baton_curl_set_write(easy, Self.write)
    if upload != nil {
      baton_curl_set_long(easy, CURLOPT_UPLOAD, 1)
      baton_curl_set_long(easy, CURLOPT_UPLOAD_BUFFERSIZE, 512 << 10)
      baton_curl_set_pointer(easy, CURLOPT_READDATA, context)
      baton_curl_set_read(easy, Self.read)
    }
  }

  private var status: Int {
    var status = 0
    baton_curl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
    return status
  }

  private static let write: curl_write_callback = { bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
    let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
    guard let download = exchange.download, exchange.status < 400 else {
      exchange.answer.append(contentsOf: piece)
      return piece.count
    }
    return (try? download.write(piece)) == nil ? 0 : piece.count
  }

  private static let read: curl_read_callback = { bytes, size, count, context in
    guard let bytes, let context,
      let pipe = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue().upload
    else { return Int(CURL_READFUNC_ABORT) }
    let buffer = UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
    return (try? pipe.read(into: buffer)) ?? Int(CURL_READFUNC_ABORT)
  }

  private func failure(_ code: CURLcode) -> any Error {
    let reason = String(cString: curl_easy_strerror(code))
    if access(lines.socket, R_OK | W_OK) != 0, errno == EACCES {
      return NoDaemon(
        description: "you may not use \(lines.socket): run this as the user whose mission it is, "
          + "as with `runuser -u baton -- baton …`", mayHaveActed: false)
    }
    let home = ((lines.socket as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent
    if access(home, F_OK) != 0, errno == ENOENT {
      return NoDaemon(
        description: "there is no folder \(home), and so no mission in it: --home or BATON_HOME names another",
        mayHaveActed: false)
    }
    if code == CURLE_COULDNT_CONNECT {
      return NoDaemon(
        description: "no daemon answers at \(lines.socket): start it with `baton serve`, or `systemctl start baton`",
        mayHaveActed: false)
    }
    return NoDaemon(description: "the daemon broke off: \(reason)", mayHaveActed: true)
  }
}
