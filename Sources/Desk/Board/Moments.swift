import Base
import Foundation
import Handover

/// Times as people read them: with their place, and how far off they are.
struct Moments: Sendable {
  let zone: TimeZone
  let place: String
  let now: Date
  let words: Sentences

  /// Such as `Tue 14 Jun 2027, 13:05, Lagos`.
  func full(_ date: Date) -> String { "\(local(date)), \(place)" }

  /// Without the place.
  func local(_ date: Date) -> String {
    let offset = zone.secondsFromGMT(for: date)
    return written(Int(date.timeIntervalSince1970.rounded(.down)) + offset)
  }

  /// As it was signed: on the clock of the place of arrival, and which clock that is.
  func signed(_ moment: Timestamp) -> String {
    "\(written(Int(moment.date.timeIntervalSince1970) + moment.offset)) \(Self.clock(of: moment))"
  }

  /// A reason that ends with the staff id of who gave it, and when (`QueueRoutes.signed`), with their name and the time as people read it.
  ///
  /// - Parameter names: Of this mission's staff, by their ids.
  func attributed(_ reason: String, to names: [String: String]) -> String {
    reason.replacing(/\(([a-z0-9._-]{1,64}), (\d{4}-\d{2}-\d{2}T\d{2}:\d{2})Z\)/) { found in
      guard let at = try? Timestamp("\(found.2):00Z") else { return String(found.0) }
      return "(\(names[String(found.1)]?.visible.isolated ?? String(found.1)), \(full(at.date)))"
    }
  }

  /// How far the clock of a moment is from UTC, such as `UTC+1`.
  static func clock(of moment: Timestamp) -> String {
    guard moment.offset != 0 else { return "UTC" }
    let minutes = abs(moment.offset) / 60
    let rest = minutes % 60 == 0 ? "" : String(format: ":%02d", minutes % 60)
    return "UTC\(moment.offset < 0 ? "−" : "+")\(minutes / 60)\(rest)"
  }

  /// The hour and minute of it.
  func time(_ moment: Timestamp) -> String {
    let second = Int(moment.date.timeIntervalSince1970) + moment.offset
    return Self.clock(second)
  }

  /// Its day at the place of arrival, for sorting: days since 1970.
  func day(_ moment: Timestamp) -> Int {
    Self.floor(Int(moment.date.timeIntervalSince1970) + moment.offset, 86_400)
  }

  /// Today, on this mission's clock.
  var today: Int { Self.floor(Int(now.timeIntervalSince1970) + zone.secondsFromGMT(for: now), 86_400) }

  /// Such as `Tuesday 14 June 2027`.
  func named(day: Int) -> String {
    let (year, month, number) = Calendars.civil(day)
    return words(
      "day_long",
      [
        "weekday": list("weekdays_long")[Self.weekday(day)], "day": "\(number)",
        "month": list("months_long")[month - 1],
        "year": "\(year)",
      ])
  }

  /// Such as `2027-06-14`.
  static func written(day: Int) -> String {
    let (year, month, number) = Calendars.civil(day)
    return String(format: "%04d-%02d-%02d", year, month, number)
  }

  /// Such as `in 19 h`, `3 d ago`.
  func relative(_ date: Date) -> String {
    let seconds = Int(date.timeIntervalSince(now).rounded())
    if abs(seconds) < 60 { return words["now"] }
    return words(seconds > 0 ? "in_time" : "time_ago", ["time": Self.span(abs(seconds), words)])
  }

  static func span(_ seconds: Int, _ words: Sentences) -> String {
    switch seconds {
    case ..<5400: words("minutes", ["count": "\(max(1, seconds / 60))"])
    case ..<172_800: words("hours", ["count": "\((seconds + 1800) / 3600)"])
    default: words.counted("days", (seconds + 43_200) / 86_400)
    }
  }

  private func written(_ second: Int) -> String {
    let day = Self.floor(second, 86_400)
    let (year, month, number) = Calendars.civil(day)
    return words(
      "moment",
      [
        "weekday": list("weekdays")[Self.weekday(day)], "day": "\(number)", "month": list("months")[month - 1],
        "year": "\(year)", "time": Self.clock(second),
      ])
  }

  private func list(_ key: String) -> [String] { words[key].split(separator: " ").map(String.init) }

  /// Monday is 0; 1970-01-01 was a Thursday.
  private static func weekday(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 }

  private static func clock(_ second: Int) -> String {
    let rest = ((second % 86_400) + 86_400) % 86_400
    return String(format: "%02d:%02d", rest / 3600, rest / 60 % 60)
  }

  private static func floor(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : -((divisor - 1 - number) / divisor)
  }
}
