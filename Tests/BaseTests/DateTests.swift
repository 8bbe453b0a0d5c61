import Foundation
import Testing

@testable import Base

@Suite("Dates and times")
struct DateTests {
  @Test(
    "partial dates keep their precision",
    arguments: ["1998", "1998-05", "1998-05-17", "2024-02-29", "2000-02-29", "0001-01-01"])
  func partial(text: String) throws {
    #expect(try #require(PartialDate(text)).text == text)
  }

  @Test(
    "what is not a date is refused",
    arguments: [
      "", "98", "1998-5", "1998-13", "1998-00", "1998-02-30", "2023-02-29", "1900-02-29", "0000",
      "1998-05-17T00:00:00Z", "1998/05/17", "17.05.1998", "1998-05-", "-1998", "19980517", "１９９８",
      "1998-04-31", "+199", " 1998",
    ])
  func notPartial(text: String) {
    #expect(PartialDate(text) == nil)
  }

  @Test(
    "a partial date is over when its last day is",
    arguments: [
      ("2026", "2027-01-01T00:00:00Z"), ("2026-12", "2027-01-01T00:00:00Z"),
      ("2026-02", "2026-03-01T00:00:00Z"), ("2024-02-29", "2024-03-01T00:00:00Z"),
      ("2026-12-31", "2027-01-01T00:00:00Z"), ("1969-12-31", "1970-01-01T00:00:00Z"),
    ])
  func end(text: String, instant: String) throws {
    #expect(try #require(PartialDate(text)).end == #require(Moment(instant)).date)
  }

  @Test(
    "moments are the instants Foundation says",
    arguments: [
      "2027-02-03T14:35:00+01:00", "2027-02-03T14:35:00Z", "2027-02-03T00:00:00-05:30",
      "1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2024-02-29T23:59:59+14:00",
      "2100-03-01T00:00:00-00:00",
    ])
  func moments(text: String) throws {
    let moment = try #require(Moment(text))
    #expect(moment.date == ISO8601DateFormatter().date(from: text))
    #expect(moment.text == text)
  }

  private static let borders: [(String, Bool)] = [
    ("1900-01-01T00:00:00Z", true), ("1899-12-31T23:59:59.999999999Z", false), ("1900-01-01T00:59:59+01:00", false),
    ("1899-12-31T23:00:00-01:00", true), ("9999-12-31T23:59:59.999999999Z", true),
    ("9999-12-31T23:59:59-23:59", false), ("9999-12-31T23:59:59-00:01", false), ("9999-12-31T23:59:59+23:59", true),
    ("0001-01-01T00:00:00Z", false), ("0001-01-01T00:00:00+23:59", false),
  ]

  @Test("a moment lies between 1900 and 9999 in UTC, whatever its own offset says", arguments: borders)
  func ends(text: String, isTaken: Bool) {
    #expect((Moment(text) != nil) == isTaken)
  }

  @Test("what was let in once is read as the end it lies beyond", arguments: borders)
  func stored(text: String, isTaken: Bool) throws {
    let moment = try #require(Moment(stored: text))
    #expect((moment.text == text) == isTaken)
    #expect(Moment(moment.text)?.date == moment.date)
    #expect(Moment(stored: "tomorrow") == nil)
  }

  @Test("fractions of a second count", arguments: [("00.5Z", 0.5), ("01.250+00:00", 1.25)])
  func fractions(tail: String, seconds: Double) throws {
    #expect(try #require(Moment("1970-01-01T00:00:" + tail)).date.timeIntervalSince1970 == seconds)
  }

  @Test(
    "what is not a moment is refused",
    arguments: [
      "", "2027-02-03", "2027-02-03T14:35Z", "2027-02-03T14:35:00", "2027-02-03 14:35:00Z",
      "2027-02-03t14:35:00z", "2027-02-30T14:35:00Z", "2027-02-03T24:00:00Z",
      "2027-02-03T14:60:00Z", "2027-02-03T14:35:60Z", "2027-02-03T14:35:00+1:00",
      "2027-02-03T14:35:00+0100", "2027-02-03T14:35:00+24:00", "2027-02-03T14:35:00.Z",
      "2027-02-03T14:35:00.5", "2027-02T14:35:00Z", "2027-02-03T14:35:00ZZ",
      "2027-02-03T1４:35:00Z",
    ])
  func notMoments(text: String) {
    #expect(Moment(text) == nil)
  }

  @Test("every day of four centuries has its number")
  func days() {
    var expected = Calendars.days(1800, 1, 1)
    for year in 1800..<2200 {
      for month in 1...12 {
        for day in 1...Calendars.days(inMonth: month, of: year) {
          #expect(Calendars.days(year, month, day) == expected)
          #expect(Calendars.civil(expected) == (year, month, day))
          expected += 1
        }
      }
    }
    #expect(Calendars.days(1970, 1, 1) == 0)
  }
}
