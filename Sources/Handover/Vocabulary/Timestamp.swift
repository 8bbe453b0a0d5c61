import CaseFile
package import Foundation

/// A moment as written: RFC 3339 with an offset. The text is kept, so that what is shown is what was signed.
package struct Timestamp: TextIdentifier {
  package let text: String
  package let date: Date

  package init(_ text: String) throws {
    guard let moment = Moment(text) else {
      throw MalformedIdentifier(
        description: "“\(text.prefix(40))” is no time: write it like 2027-01-14T21:35:00+01:00")
    }
    self.text = text
    date = moment.date
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
}
