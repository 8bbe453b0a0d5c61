package import Foundation

/// A moment as written: RFC 3339 with an offset. The text is kept, so that what is shown is what was signed.
package struct Timestamp: TextIdentifier {
  package let text: String
  package let date: Date

  package init(_ text: String) throws {
    guard let date = Self.parse(text) else {
      throw MalformedIdentifier(
        description: "“\(text.prefix(40))” is no time: write it like 2027-01-14T21:35:00+01:00")
    }
    self.text = text
    self.date = date
  }

  /// `date` in UTC, to the millisecond.
  package init(_ date: Date) {
    let milliseconds = (date.timeIntervalSince1970 * 1000).rounded() / 1000
    self.date = Date(timeIntervalSince1970: milliseconds)
    // Formatting cuts off; a little more keeps it from cutting a millisecond too many.
    text = (self.date + 0.0002).formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  package static func < (a: Self, b: Self) -> Bool { a.date < b.date }

  /// The text decides: `date` is a binary fraction and may differ in its last bits by how it was made.
  package static func == (a: Self, b: Self) -> Bool { a.text == b.text }

  package func hash(into hasher: inout Hasher) { hasher.combine(text) }

  private static func parse(_ text: String) -> Date? {
    guard text.utf8.count >= 20, text.utf8.dropFirst(10).first == UInt8(ascii: "T") else { return nil }
    let fractional = text.utf8.contains(UInt8(ascii: "."))
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: fractional)
    guard let date = try? Date(text, strategy: style), let offset = offset(of: text) else { return nil }
    // Foundation takes 30 February for 2 March; what is read back must be what was written.
    let local = (date + TimeInterval(offset)).formatted(Date.ISO8601FormatStyle())
    return local.prefix(19) == text.prefix(19) ? date : nil
  }

  /// Seconds east of UTC that the end of `text` says: `Z`, or `+01:00`.
  private static func offset(of text: String) -> Int? {
    if text.hasSuffix("Z") { return 0 }
    let end = text.suffix(6)
    let numbers = end.dropFirst().split(separator: ":").compactMap { Int($0) }
    guard let sign = end.first, sign == "+" || sign == "-", numbers.count == 2, numbers[0] < 24, numbers[1] < 60
    else { return nil }
    return (sign == "-" ? -60 : 60) * (numbers[0] * 60 + numbers[1])
  }
}
