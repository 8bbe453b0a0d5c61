import Base
import Foundation
import Handover
import Testing

@testable import Desk

@Suite("Times as people read them")
struct MomentTests {
  private static let met = BodyField("moment", .moment, .always, "When it was.")

  private static func moments(now: String, zone: String = "Africa/Lagos") throws -> Moments {
    Moments(
      zone: try #require(TimeZone(identifier: zone)), place: "Lagos", now: try Timestamp(now).date,
      words: Sentences.of(.english))
  }

  @Test("a number keeps its sign in front, whatever is written around it, and a name its own direction")
  func isolation() {
    #expect("+251 915 55".isolated == "\u{2066}+251 915 55\u{2069}")
    #expect("Amina".isolated == "\u{2068}Amina\u{2069}")
  }

  @Test("a moment is told on the clock of its place, with the place")
  func places() throws {
    let moments = try Self.moments(now: "2027-06-13T18:00:00Z")
    #expect(moments.full(try Timestamp("2027-06-14T12:05:00Z").date) == "Mon 14 Jun 2027, 13:05, Lagos")
    // An arrival after midnight is on the next day where it is.
    let night = try Timestamp("2027-06-15T00:10:00+03:00")
    #expect(moments.signed(night) == "Tue 15 Jun 2027, 00:10 UTC+3")
    #expect(moments.signed(try Timestamp("2027-06-15T00:10:00-03:30")) == "Tue 15 Jun 2027, 00:10 UTC−3:30")
    #expect(moments.signed(try Timestamp("2027-06-15T00:10:00Z")) == "Tue 15 Jun 2027, 00:10 UTC")
    #expect(moments.named(day: moments.day(night)) == "Tuesday 15 June 2027")
    #expect(moments.time(night) == "00:10")
    #expect(moments.named(day: moments.today) == "Sunday 13 June 2027")
  }

  @Test(
    "how far off it is",
    arguments: [
      (0, "now"), (59, "now"), (600, "in 10 min"), (-3600, "60 min ago"), (68_400, "in 19 h"), (-259_200, "3 days ago"),
    ])
  func distance(seconds: Int, words: String) throws {
    let moments = try Self.moments(now: "2027-06-13T18:00:00Z")
    #expect(moments.relative(moments.now + TimeInterval(seconds)) == words)
  }

  @Test("days are right over leap years and before 1970")
  func calendar() throws {
    let moments = try Self.moments(now: "2027-01-01T00:00:00Z", zone: "UTC")
    for (text, shown) in [
      ("2028-02-29T12:00:00Z", "Tue 29 Feb 2028, 12:00"), ("2000-02-29T23:59:00Z", "Tue 29 Feb 2000, 23:59"),
      ("1969-12-31T23:00:00Z", "Wed 31 Dec 1969, 23:00"), ("2100-03-01T00:00:00Z", "Mon 1 Mar 2100, 00:00"),
    ] { #expect(moments.local(try Timestamp(text).date) == shown) }
  }

  @Test("day and time of a form are a moment on this mission's clock, and what is none is told")
  func typed() throws {
    let fields = FormFields(words: Sentences.of(.english), zone: try #require(TimeZone(identifier: "Africa/Lagos")))
    let value = try fields.value(of: Self.met, in: BoardForm("moment_day=2027-06-14&moment_time=9:05"))
    #expect(value == "2027-06-14T09:05:00+01:00")
    #expect(try fields.value(of: Self.met, in: BoardForm("")) == nil)
    #expect(throws: BoardProblem.noMoment) {
      try fields.value(of: Self.met, in: BoardForm("moment_day=2027-02-30&moment_time=09:05"))
    }
    #expect(throws: BoardProblem.noMoment) { try fields.value(of: Self.met, in: BoardForm("moment_day=2027-02-03")) }
  }

  @Test(
    "a browser is shown only what its first octets say is a picture or a PDF",
    arguments: [
      ("%PDF-1.7", "application/pdf", true), ("<html>", "application/octet-stream", false),
      ("<?xml version", "application/octet-stream", false), ("PK\u{3}\u{4}", "application/octet-stream", false),
      ("", "application/octet-stream", false),
    ])
  func kinds(text: String, type: String, isShown: Bool) {
    let kind = SafeKind(Data(text.utf8))
    #expect(kind.type == type && kind.isShown == isShown)
    #expect(SafeKind(Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])).type == "image/png")
  }
}
