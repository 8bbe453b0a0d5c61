package import Base
package import Foundation

/// A moment as somebody has stated it, in whatever kind of statement: one rule for all of them. Who is about to sign one that is
/// hardly meant is asked (`Casework`); by one that cannot be no clock goes (`Deadline`); both are shown. Source: decision 0053.
package struct StatedMoment: Sendable, Equatable, Codable {
  package enum Tense: String, Sendable, Codable {
    /// It has been when it is said.
    case been
    /// It is still to come.
    case planned
    /// It may be either.
    case either
  }

  /// What it is held against.
  package enum Bearing: String, Sendable, Codable {
    /// The journey: it lies near the arrival.
    case journey
    /// How the journey ended, and how it began: on the day of the arrival, or the one before.
    case arrival, departure
    /// It lies after the arrival.
    case afterwards
    case none
  }

  /// Why it is hardly meant as it stands: most often a slip of the year.
  package enum Doubt: String, Sendable, Codable, CaseIterable {
    case toCome = "to_come"
    case yearsAway = "years_away"
    case over
    case longAgo = "long_ago"
    case farFromArrival = "far_from_arrival"
    case notAsPlanned = "not_as_planned"
    case beforeArrival = "before_arrival"
  }

  package let moment: Timestamp
  /// When it was said, by the clock of who said it.
  var said: Date { Date(timeIntervalSinceReferenceDate: seconds) }
  private let seconds: TimeInterval
  let tense: Tense
  let bearing: Bearing

  /// Seconds by which two clocks may differ, and a reading of one be wrong.
  static let slack: TimeInterval = 3600
  /// As far as a case's own arrival may be (`CaseLimits.arrival`).
  static let farthest: TimeInterval = 3 * 365 * day
  static let year: TimeInterval = 365 * day
  /// From the arrival that is known.
  static let near: TimeInterval = 14 * day
  private static let day: TimeInterval = 86_400

  init(moment: Timestamp, said: Date, tense: Tense, bearing: Bearing) {
    (self.moment, seconds, self.tense, self.bearing) = (moment, said.timeIntervalSinceReferenceDate, tense, bearing)
  }

  /// Why it cannot be what it says it is, whatever else is known; nil when it can. No clock goes by one that cannot.
  package func obstacle(at now: Date) -> Doubt? {
    // Nothing was said after this moment, whatever the clock showed that it was said by.
    let said = min(said, now)
    return switch tense {
    case .been: moment.date > said + Self.slack ? .toCome : nil
    case .planned, .either: moment.date > said + Self.farthest ? .yearsAway : nil
    }
  }

  /// - Parameter arrival: When the people are to arrive, or have arrived, as it is known without this.
  package func doubt(arrival: Date?, at now: Date) -> Doubt? {
    obstacle(at: now) ?? past ?? arrival.flatMap(distant)
  }

  private var past: Doubt? {
    switch tense {
    case .planned: moment.date < said - Self.day ? .over : nil
    case .been, .either: moment.date < said - Self.year ? .longAgo : nil
    }
  }

  private func isFar(from arrival: Date) -> Bool { abs(moment.date.timeIntervalSince(arrival)) > Self.near }

  /// A journey may begin the day before it ends.
  private func onTheDay(of arrival: Date) -> ClosedRange<Date> {
    arrival - (bearing == .departure ? 2 : 1) * Self.day...arrival + Self.day
  }

  private func distant(from arrival: Date) -> Doubt? {
    switch bearing {
    case .journey: isFar(from: arrival) ? .farFromArrival : nil
    case .arrival, .departure:
      if isFar(from: arrival) {
        .farFromArrival
      } else {
        onTheDay(of: arrival).contains(moment.date) ? nil : .notAsPlanned
      }
    case .afterwards: moment.date < arrival - Self.day ? .beforeArrival : nil
    case .none: nil
    }
  }
}

extension StatedMoment.Doubt {
  /// To be put behind the moment.
  package var words: String {
    switch self {
    case .toCome: "has not come yet"
    case .yearsAway: "is more than three years away"
    case .over: "is past, and is said to be still to come"
    case .longAgo: "is more than a year ago"
    case .notAsPlanned: "is more than a day from what was planned"
    case .farFromArrival: "is more than two weeks from the arrival that is known"
    case .beforeArrival: "is before the people are to arrive"
    }
  }
}

extension Statement {
  /// The moments that its open half states, and `half` where it is given.
  package func moments(and half: [String: JSONValue] = [:]) -> [StatedMoment] {
    guard let kind = StatementKind.of(type), case .object(let open) = body else { return [] }
    let members = open.merging(half) { first, _ in first }
    return (kind.fields + kind.sealed).compactMap { field in
      guard case .moment = field.form, let moment = members[field.key]?.string.flatMap({ try? Timestamp($0) }) else {
        return nil
      }
      return StatedMoment(moment: moment, said: at.date, tense: tense, bearing: bearing)
    }
  }

  private var tense: StatedMoment.Tense {
    guard type == .movement else { return .been }
    return MovementTrack.stage(in: self)?.tense ?? .either
  }

  private var bearing: StatedMoment.Bearing {
    switch type {
    case .movement: MovementTrack.stage(in: self)?.bearing ?? .journey
    case .firstContact: .afterwards
    default: .none
    }
  }
}

extension StatementKind {
  /// Whether what was typed states a moment.
  func statesMoment(in typed: [String: String]) -> Bool {
    (fields + sealed).contains { field in if case .moment = field.form { typed[field.key] != nil } else { false } }
  }
}

extension MovementStage {
  fileprivate var bearing: StatedMoment.Bearing {
    switch self {
    case .arrived, .arrivedUnmet, .noShow: .arrival
    case .departed: .departure
    case .planned, .confirmed, .postponed, .notDeparted, .diverted, .cancelled: .journey
    }
  }

  fileprivate var tense: StatedMoment.Tense {
    switch self {
    case .departed, .arrived, .arrivedUnmet, .noShow: .been
    case .confirmed: .planned
    case .planned, .postponed, .notDeparted, .diverted, .cancelled: .either
    }
  }
}
