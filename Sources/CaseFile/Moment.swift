package import Foundation

/// An instant with the offset it was written in, such as `2027-02-03T14:35:00+01:00`.
///
/// - Note: Source: RFC 3339 §5.6, narrowed: `T` and `Z` in capitals, no leap second.
package struct Moment: Sendable, Equatable {
  /// As it stands in `case.json`; keeps the local time of the place that was meant.
  package let text: String
  /// The instant.
  package let date: Date

  /// - Returns: `nil` unless the text is a full date and time with an offset.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"),
      let day = PartialDate(String(decoding: bytes[..<10], as: UTF8.self)),
      let month = day.month, let dayOfMonth = day.day,
      let clock = Self.clock(bytes[11..<19]),
      let (fraction, rest) = Self.fraction(bytes[19...]),
      let offset = Self.offset(rest)
    else { return nil }
    self.text = text
    let seconds = Calendars.days(day.year, month, dayOfMonth) * 86_400 + clock - offset
    date = Date(timeIntervalSince1970: Double(seconds) + fraction)
  }

  /// `HH:MM:SS` as seconds since midnight.
  private static func clock(_ bytes: ArraySlice<UInt8>) -> Int? {
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.count == 2 }),
      let hour = Calendars.number(parts[0]), let minute = Calendars.number(parts[1]),
      let second = Calendars.number(parts[2]), hour < 24, minute < 60, second < 60
    else { return nil }
    return hour * 3_600 + minute * 60 + second
  }

  /// An optional `.` with one to nine digits, and what follows it.
  private static func fraction(_ bytes: ArraySlice<UInt8>) -> (Double, ArraySlice<UInt8>)? {
    guard bytes.first == UInt8(ascii: ".") else { return (0, bytes) }
    let digits = bytes.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let number = Calendars.number(digits) else { return nil }
    var scale = 1.0
    for _ in digits { scale *= 10 }
    return (Double(number) / scale, bytes.dropFirst(1 + digits.count))
  }

  /// `Z`, `+HH:MM` or `-HH:MM` as seconds east of UTC.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
    let signs = [UInt8(ascii: "+"): 1, UInt8(ascii: "-"): -1]
    guard bytes.count == 6, let sign = bytes.first.flatMap({ signs[$0] }),
      let clock = clock(bytes.dropFirst() + Array(":00".utf8))
    else { return nil }
    return sign * clock
  }
}
