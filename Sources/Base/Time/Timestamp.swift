package import Foundation

/// A moment as written: RFC 3339 with an offset. The text is kept, so that what is shown is what was signed.
package struct Timestamp: TextIdentifier {
  package let text: String
  package let date: Date

  package init(_ text: String) throws { try self.init(text, Moment(text)) }

  /// What an earlier version has let into the store, also where it is beyond the ends of time.
  package init(stored text: String) throws { try self.init(text, Moment(stored: text)) }

  private init(_ text: String, _ moment: Moment?) throws {
    guard let moment else {
      throw MalformedIdentifier(
        description: "“\(text.prefix(40))” is no time: write it like 2027-01-14T21:35:00+01:00")
    }
    self.text = moment.text
    // Of one moment always the same number, however it came here: the queue's order compares them.
    date = Date(timeIntervalSince1970: (moment.date.timeIntervalSince1970 * 1e6).rounded() / 1e6)
  }

  /// As `JSON.decode` reads the store's own documents.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      self = try decoder.userInfo[JSON.isStored] == nil ? Timestamp(text) : Timestamp(stored: text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
    }
  }

  /// `date` in UTC, to the millisecond; beyond the ends of time (`Moment.seconds`) the end, so that what is written can
  /// always be read.
  package init(_ date: Date) {
    let (first, last) = (Double(Moment.seconds.lowerBound), Double(Moment.seconds.upperBound) + 0.999)
    let seconds = date.timeIntervalSince1970
    let milliseconds = ((seconds.isNaN ? first : min(max(seconds, first), last)) * 1000).rounded() / 1000
    self.date = Date(timeIntervalSince1970: milliseconds)
    // Formatting cuts off; a little more keeps it from cutting a millisecond too many.
    text = (self.date + 0.0002).formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  /// `date` on the clock of a place, to the second.
  package init(_ date: Date, in zone: TimeZone) {
    let offset = zone.secondsFromGMT(for: date)
    let local = String(Timestamp(date + TimeInterval(offset)).text.prefix(19))
    let minutes = abs(offset) / 60
    let text = local + String(format: "%@%02d:%02d", offset < 0 ? "-" : "+", minutes / 60, minutes % 60)
    self = (try? Timestamp(text)) ?? Timestamp(date)
  }

  /// Seconds by which the place that was meant is ahead of UTC.
  package var offset: Int { Moment.offset(Array(text.utf8.suffix(text.hasSuffix("Z") ? 1 : 6))[...]) ?? 0 }

  package static func < (a: Self, b: Self) -> Bool { a.date < b.date }

  /// The text decides: `date` is a binary fraction and may differ in its last bits by how it was made.
  package static func == (a: Self, b: Self) -> Bool { a.text == b.text }

  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
