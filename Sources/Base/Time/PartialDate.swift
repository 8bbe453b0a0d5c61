package import Foundation

/// A date known to the year, the month or the day: `1998`, `1998-05`, `1998-05-17`.
///
/// - Note: Source: ISO 8601 reduced precision, as FHIR `date`.
package struct PartialDate: Sendable, Equatable {
  /// 1…9999, Gregorian.
  package let year: Int
  /// 1…12, if known.
  package let month: Int?
  /// 1…31, if known; never without a month.
  package let day: Int?

  /// - Returns: `nil` unless the text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and such a day exists.
  package init?(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// The same, of the text's UTF-8.
  init?(_ bytes: ArraySlice<UInt8>) {
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard (1...3).contains(parts.count) else { return nil }
    var numbers: [Int] = []
    for (part, width) in zip(parts, widths) {
      guard part.count == width, let number = Calendars.number(part) else { return nil }
      numbers.append(number)
    }
    year = numbers[0]
    month = numbers.count > 1 ? numbers[1] : nil
    day = numbers.count > 2 ? numbers[2] : nil
    guard year > 0, (1...12).contains(month ?? 1) else { return nil }
    guard (1...Calendars.days(inMonth: month ?? 1, of: year)).contains(day ?? 1) else { return nil }
  }

  /// As it stands in `case.json`.
  package var text: String {
    [Self.pad(year, 4), month.map { Self.pad($0, 2) }, day.map { Self.pad($0, 2) }]
      .compactMap(\.self).joined(separator: "-")
  }

  /// The first instant (UTC) after the last day this date can mean: what expires on it is over then.
  package var end: Date {
    let next: (Int, Int, Int) =
      switch (month, day) {
      case (nil, _): (year + 1, 1, 1)
      case (let month?, nil): month == 12 ? (year + 1, 1, 1) : (year, month + 1, 1)
      case (let month?, let day?): (year, month, day + 1)
      }
    return Calendars.date(daysSince1970: Calendars.days(next.0, next.1, next.2))
  }

  /// The first instant (UTC) of the first day this date can mean.
  package var start: Date { Calendars.date(daysSince1970: Calendars.days(year, month ?? 1, day ?? 1)) }

  /// The same day so many years later, as far as it is known; 29 February becomes 1 March where there is none.
  package func adding(years: Int) -> PartialDate {
    guard let month, let day, day > Calendars.days(inMonth: month, of: year + years) else {
      return PartialDate(year: year + years, month: month, day: day)
    }
    return PartialDate(year: year + years, month: month + 1, day: 1)
  }

  private init(year: Int, month: Int?, day: Int?) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// Gregorian arithmetic without time zones or locales.
package enum Calendars {
  /// Digits only; no sign, no spaces.
  static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var number = 0
    for digit in digits {
      guard digit.isASCIIDigit else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }

  /// 28…31.
  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01; a day past the end of its month runs on into the next.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The inverse: the date that is so many days from 1970-01-01.
  ///
  /// - Note: Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
  package static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let inEra = shifted - era * 146_097
    let year = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
    let inYear = inEra - (365 * year + year / 4 - year / 100)
    let month = (5 * inYear + 2) / 153
    let civilMonth = month < 10 ? month + 3 : month - 9
    return (year + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, inYear - (153 * month + 2) / 5 + 1)
  }

  static func date(daysSince1970 days: Int) -> Date {
    Date(timeIntervalSince1970: Double(days) * 86_400)
  }
}
