import Foundation

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
