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
    guard code == CURLE_OK else {
      let text = transfer.memory?.errorText ?? ""
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
