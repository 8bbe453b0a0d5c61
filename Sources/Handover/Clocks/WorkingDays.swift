import Base
package import Foundation

/// The days on which a mission works, in its own zone.
package struct WorkingDays: Sendable, Equatable {
  /// 0 is Sunday, 6 is Saturday. Never all seven.
  package private(set) var weekend: Set<Int>
  /// Days since 1970-01-01, as they are counted at the mission.
  package var holidays: Set<Int>
  /// Nil: the offset in which the arrival was written.
  package var zone: TimeZone?

  package init(weekend: Set<Int> = [0, 6], holidays: Set<Int> = [], zone: TimeZone? = nil) {
    self.weekend = weekend.count < 7 ? weekend : []
    self.holidays = holidays
    self.zone = zone
  }

  /// The days as a directory or a policy names them, in their order.
  package static let names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

  /// - Parameter free: Names of days, as in `names`.
  /// - Returns: Whether there are such days, and one is left on which there is work.
  package mutating func setWeekend(_ free: [String]) -> Bool {
    let days = free.compactMap(Self.names.firstIndex)
    guard days.count == free.count, Set(days).count < 7 else { return false }
    weekend = Set(days)
    return true
  }

  /// The same time of day so many working days later. What falls on a free day counts from the first moment of the next
  /// working day, so that the days that are given are whole ones.
  package func after(_ date: Date, _ days: Int, in zone: TimeZone) -> Date { step(date, days, +1, zone) }

  /// The same backwards: what falls on a free day counts from the end of the last working day.
  package func before(_ date: Date, _ days: Int, in zone: TimeZone) -> Date { step(date, days, -1, zone) }

  private func step(_ date: Date, _ days: Int, _ way: Int, _ zone: TimeZone) -> Date {
    let local = date.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: date))
    var day = Int((local / 86_400).rounded(.down))
    var second = local - Double(day) * 86_400
    if isFree(day) {
      second = way > 0 ? 0 : 86_400
      day = next(day, way)
    }
    for _ in 0..<days { day = next(day, way) }
    let there = Double(day) * 86_400 + second
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: there - Double(zone.secondsFromGMT(for: date))))
    return Date(timeIntervalSince1970: there - Double(offset))
  }

  /// The next day on which there is work. Holidays without an end are none.
  private func next(_ day: Int, _ way: Int) -> Int {
    for distance in 1...400 where !isFree(day + way * distance) { return day + way * distance }
    return day + way
  }

  private func isFree(_ day: Int) -> Bool {
    // 1970-01-01 was a Thursday.
    weekend.contains(((day + 4) % 7 + 7) % 7) || holidays.contains(day)
  }
}

extension Timestamp {
  /// The offset it was written in.
  var zone: TimeZone? { TimeZone(secondsFromGMT: offset) }
}
