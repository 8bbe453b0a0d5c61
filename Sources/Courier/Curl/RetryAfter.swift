import Foundation

/// The header of that name (RFC 9110 §10.2.3): seconds, or the moment in one of the forms of HTTP.
enum RetryAfter {
  /// - Returns: Seconds from now; nil when it says nothing that can be read.
  static func seconds(_ text: String?, now: Date) -> TimeInterval? {
    guard let text = text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
    if text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      return TimeInterval(text)
    }
    return date(text).map { max(0, $0.timeIntervalSince(now)) }
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT` (IMF-fixdate); the obsolete forms are not read.
  private static func date(_ text: String) -> Date? {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "GMT")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return formatter.date(from: text)
  }
}
