import Base
import Foundation
import Testing

@testable import Handover

@Suite("Limits of time, and the days on which a mission works")
struct LimitTests {
  @Test("a limit is read as a policy writes it")
  func forms() throws {
    let soon = try #require(Limit("4h if T<72h"))
    #expect(soon.base == .afterOwed && soon.span == .hours(4) && soon.within == 72)
    let before = try #require(Limit("T-5wd"))
    #expect(before.base == .beforeArrival && before.span == .workingDays(5) && before.within == nil)
    let after = try #require(Limit("T+30d"))
    #expect(after.base == .afterArrival && after.span == .hours(720))
  }

  @Test(
    "what is no limit is none",
    arguments: [
      "", "4", "h", "4 h", "-4h", "T4h", "T-", "T-4", "4m", "4h if T<72", "4h if T<", "99999h", "4h if", "٤h", "4wdwd",
    ])
  func refused(text: String) { #expect(Limit(text) == nil) }

  /// 2027-01-15 was a Friday.
  private static func day(_ text: String) throws -> Date { try Timestamp(text).date }

  private static let lagos = WorkingDays(
    holidays: [20_836], zone: TimeZone(identifier: "Africa/Lagos"))

  @Test(
    "working days leave out weekend and holidays, and what falls on a free day begins on the next",
    arguments: [
      ("2027-01-13T10:00:00+01:00", 1, "2027-01-14T10:00:00+01:00"),
      // Over the weekend; Monday the 18th, day 20836, is a holiday.
      ("2027-01-15T10:00:00+01:00", 1, "2027-01-19T10:00:00+01:00"),
      ("2027-01-16T15:00:00+01:00", 1, "2027-01-20T00:00:00+01:00"),
      ("2027-01-15T10:00:00+01:00", 0, "2027-01-15T10:00:00+01:00"),
      // Sunday evening in UTC is Monday in Lagos, and a holiday there.
      ("2027-01-17T23:30:00Z", 2, "2027-01-21T00:00:00+01:00"),
    ])
  func forwards(from: String, days: Int, to: String) throws {
    let zone = try #require(Self.lagos.zone)
    #expect(try Self.lagos.after(Self.day(from), days, in: zone) == Self.day(to))
  }

  @Test(
    "backwards they count from the end of the last working day",
    arguments: [
      ("2027-01-20T10:00:00+01:00", 1, "2027-01-19T10:00:00+01:00"),
      ("2027-01-19T10:00:00+01:00", 1, "2027-01-15T10:00:00+01:00"),
      // Of Saturday: Friday 24:00, a day back is Thursday 24:00.
      ("2027-01-16T15:00:00+01:00", 1, "2027-01-15T00:00:00+01:00"),
    ])
  func backwards(from: String, days: Int, to: String) throws {
    let zone = try #require(Self.lagos.zone)
    #expect(try Self.lagos.before(Self.day(from), days, in: zone) == Self.day(to))
  }

  @Test("the time of day stays over a change of the clocks")
  func summerTime() throws {
    let rome = try #require(TimeZone(identifier: "Europe/Rome"))
    let later = try WorkingDays().after(Self.day("2027-03-26T10:00:00+01:00"), 1, in: rome)
    #expect(later == (try Self.day("2027-03-29T10:00:00+02:00")))
  }

  @Test("a weekend of seven days, and holidays without an end, end all the same")
  func never() throws {
    let zone = TimeZone.gmt
    let start = LogSample.morning
    #expect(WorkingDays(weekend: Set(0...6)).after(start, 1, in: zone) == start + 86_400)
    let holidays = WorkingDays(holidays: Set(0...40_000))
    #expect(holidays.after(start, 3, in: zone) > start)
  }

  @Test(
    "an arrival's offset is a zone",
    arguments: [
      ("2027-01-20T00:35:00+01:00", 3600), ("2027-01-20T00:35:00-03:30", -12_600), ("2027-01-20T00:35:00Z", 0),
      ("2027-01-20T00:35:00.25Z", 0), ("2027-01-20T00:35:00.25+05:45", 20_700),
    ])
  func zones(text: String, seconds: Int) throws {
    #expect(try Timestamp(text).zone?.secondsFromGMT() == seconds)
  }
}
