package import Foundation

/// An instant with the offset it was written in, such as `2027-02-03T14:35:00+01:00`.
///
/// - Note: Source: RFC 3339 §5.6, narrowed: `T` and `Z` in capitals, no leap second.
package struct Moment: Sendable, Equatable {
  /// As it stands in `case.json`; keeps the local time of the place that was meant.
  package let text: String
  /// The instant.
  package let date: Date

  /// The first and the last second there may be, in UTC: 1900-01-01T00:00:00Z and 9999-12-31T23:59:59Z. Beyond them a
  /// date has no form that every reader takes.
  package static let seconds = -2_208_988_800...253_402_300_799

  /// - Returns: `nil` unless the text is a full date and time with an offset, within `seconds` once it is in UTC.
  package init?(_ text: String) { self.init(text, isStored: false) }

  /// The same of a text that an earlier version has let in: beyond the ends of `seconds` it is the end.
  package init?(stored text: String) { self.init(text, isStored: true) }

  private init?(_ text: String, isStored: Bool) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"),
      let date = PartialDate(bytes[..<10]), let month = date.month, let day = date.day,
      let clock = Self.clock(bytes[11..<19]),
      let (fraction, rest) = Self.fraction(bytes[19...]),
      let offset = Self.offset(rest)
    else { return nil }
    let second = Calendars.days(date.year, month, day) * 86_400 + clock - offset
    if Self.seconds.contains(second) {
      self.text = text
      self.date = Date(timeIntervalSince1970: Double(second) + fraction)
    } else {
      guard isStored else { return nil }
      let isEarly = second < Self.seconds.lowerBound
      self.text = isEarly ? "1900-01-01T00:00:00Z" : "9999-12-31T23:59:59Z"
      self.date = Date(timeIntervalSince1970: Double(isEarly ? Self.seconds.lowerBound : Self.seconds.upperBound))
    }
  }

  /// `HH:MM:SS` as seconds since midnight.
  private static func clock(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let minutes = minutes(bytes.prefix(5)), bytes[bytes.startIndex + 5] == UInt8(ascii: ":"),
      let second = Calendars.number(bytes.suffix(2)), second < 60
    else { return nil }
    return minutes * 60 + second
  }

  /// `HH:MM` as minutes since midnight.
  private static func minutes(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes[bytes.startIndex + 2] == UInt8(ascii: ":"), let hour = Calendars.number(bytes.prefix(2)),
      let minute = Calendars.number(bytes.suffix(2)), hour < 24, minute < 60
    else { return nil }
    return hour * 60 + minute
  }

  /// An optional `.` with one to nine digits, and what follows it.
  private static func fraction(_ bytes: ArraySlice<UInt8>) -> (Double, ArraySlice<UInt8>)? {
    guard bytes.first == UInt8(ascii: ".") else { return (0, bytes) }
    let digits = bytes.dropFirst().prefix(while: \.isASCIIDigit)
    guard let number = Calendars.number(digits) else { return nil }
    var scale = 1.0
    for _ in digits { scale *= 10 }
    return (Double(number) / scale, bytes.dropFirst(1 + digits.count))
  }

  /// `Z`, `+HH:MM` or `-HH:MM` as seconds east of UTC.
  static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.count == 1, bytes.first == UInt8(ascii: "Z") { return 0 }
    guard bytes.count == 6, let minutes = minutes(bytes.dropFirst()) else { return nil }
    switch bytes.first {
    case UInt8(ascii: "+"): return minutes * 60
    case UInt8(ascii: "-"): return -minutes * 60
    default: return nil
    }
  }
}
