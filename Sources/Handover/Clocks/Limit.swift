/// How long something may take, as a policy writes it: `4h`, `2wd`, `T-72h`, `T+30d`, `4h if T<72h`.
///
/// `h` are hours, `d` days of 24 hours, `wd` working days of the receiving mission; `T` is the planned arrival, until there is
/// word of another. What begins with `T` counts from the arrival, all else from when it was owed. A limit that speaks of T
/// does not hold where no arrival is known.
package struct Limit: Sendable, Equatable {
  package enum Span: Sendable, Equatable {
    case hours(Int)
    case workingDays(Int)
  }

  package enum Base: String, Sendable, CaseIterable {
    case beforeArrival = "T-"
    case afterArrival = "T+"
    case afterOwed = ""
  }

  package let base: Base
  package let span: Span
  /// It holds only where the arrival is nearer than so many hours when the thing is owed.
  package let within: Int?

  /// - Returns: Nil for a text of another form, and for one beyond a year.
  package init?(_ text: String) {
    let halves = text.split(separator: " if T<", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = halves.first else { return nil }
    base = Base.allCases.first { first.hasPrefix($0.rawValue) } ?? .afterOwed
    guard let span = Self.span(first.dropFirst(base.rawValue.count)) else { return nil }
    self.span = span
    guard halves.count == 2 else {
      within = nil
      return
    }
    guard halves[1].hasSuffix("h"), let hours = Self.number(halves[1].dropLast()) else { return nil }
    within = hours
  }

  private static func span(_ text: Substring) -> Span? {
    if text.hasSuffix("wd") { return number(text.dropLast(2)).map(Span.workingDays) }
    if text.hasSuffix("h") { return number(text.dropLast()).map(Span.hours) }
    if text.hasSuffix("d") { return number(text.dropLast()).map { .hours($0 * 24) } }
    return nil
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
