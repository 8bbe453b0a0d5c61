import CCurl
import Foundation
import PeerProtocol

/// Reads what a finished transfer has brought.
enum CurlOutcome {
  static func read(
    _ easy: UnsafeMutableRawPointer, _ transfer: CurlTransfer, _ code: CURLcode, proxy: ProxyWay?
  ) -> CurlTransfer.Outcome {
    if transfer.isTooLarge { return .failure(.tooLarge) }
    if transfer.body?.hasChanged == true { return .failure(.fileChanged) }
    if transfer.hasBroken { return .failure(.unreachable("the connection broke in the midst of the request")) }
    if transfer.isOfInside { return .failure(.unreachable(PublicAddress.words)) }
    guard code == CURLE_OK else {
      let text = transfer.memory?.errorText ?? ""
      if transfer.request.mail != nil, let reply = reply(easy, text) { return .success(reply) }
      return .failure(proxy?.failure(of: easy, transfer, code, text: text) ?? FailureRules.classify(code, text: text))
    }
    var status = 0
    baton_curl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
    return .success(
      CurlResponse(
        status: status, contentType: mediaType(header("Content-Type", easy)), body: transfer.received,
        retryAfter: RetryAfter.seconds(header(.retryAfter, easy), now: Date()),
        directory: header(.directory, easy).flatMap { Int($0) },
        uploadOffset: header(.uploadOffset, easy).flatMap { Int64($0) },
        date: header("Date", easy).flatMap(HTTPDate.read)))
  }

  /// What a mail server says to what it does not do: its last status, and libcurl's words of where that was.
  private static func reply(_ easy: UnsafeMutableRawPointer, _ text: String) -> CurlResponse? {
    var status = 0
    baton_curl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
    return (400..<600).contains(status) ? CurlResponse(status: status, body: Data(text.utf8)) : nil
  }

  private static func header(_ name: PeerHeader, _ easy: UnsafeMutableRawPointer) -> String? {
    header(name.rawValue, easy)
  }

  /// The first header of that name in the last answer.
  private static func header(_ name: String, _ easy: UnsafeMutableRawPointer) -> String? {
    var found: UnsafeMutablePointer<curl_header>?
    guard curl_easy_header(easy, name, 0, UInt32(CURLH_HEADER), -1, &found) == CURLHE_OK,
      let value = found?.pointee.value
    else { return nil }
    return String(cString: value).trimmingCharacters(in: .whitespaces)
  }

  private static func mediaType(_ header: String?) -> String? {
    guard let type = header?.split(separator: ";").first else { return nil }
    return type.trimmingCharacters(in: .whitespaces).lowercased()
  }
}

/// The header of that name (RFC 9110 §10.2.3): seconds, or the moment in one of the forms of HTTP.
enum RetryAfter {
  /// - Returns: Seconds from now; nil when it says nothing that can be read.
  static func seconds(_ text: String?, now: Date) -> TimeInterval? {
    guard let text = text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
    if text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      return TimeInterval(text)
    }
    return HTTPDate.read(text).map { max(0, $0.timeIntervalSince(now)) }
  }
}

/// A moment as HTTP writes it (RFC 9110 §5.6.7).
enum HTTPDate {
  /// `Sun, 06 Nov 1994 08:49:37 GMT` (IMF-fixdate); the obsolete forms are not read.
  static func read(_ text: String) -> Date? {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "GMT")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return formatter.date(from: text)
  }
}
