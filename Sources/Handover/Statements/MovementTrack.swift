package import Base
package import Foundation

/// How the journey stands.
package enum MovementStage: String, Sendable, Codable, CaseIterable {
  case planned, confirmed, departed, arrived, postponed
  case notDeparted = "not_departed"
  case noShow = "no_show"
  case arrivedUnmet = "arrived_unmet"
  case diverted, cancelled

  /// What may be said next. What was said late or not at all does not stand in the way of what happened after it.
  package var next: Set<MovementStage> {
    let came: Set<MovementStage> = [.arrived, .arrivedUnmet, .noShow, .diverted]
    return switch self {
    case .planned, .confirmed, .postponed, .notDeparted:
      came.union([.confirmed, .departed, .postponed, .notDeparted, .cancelled])
    case .departed, .diverted: came
    case .noShow: [.arrived, .arrivedUnmet, .confirmed, .departed, .postponed, .cancelled]
    case .arrivedUnmet: [.arrived]
    case .arrived, .cancelled: []
    }
  }

  /// Whether it means nothing without its moment.
  package var hasMoment: Bool {
    switch self {
    case .confirmed, .departed, .arrived, .noShow, .arrivedUnmet: true
    case .planned, .postponed, .notDeparted, .diverted, .cancelled: false
    }
  }
}

/// People whom nobody has met: somebody says that they arrived and nobody was there, or that they did not come. It is an emergency
/// until somebody is in contact with them.
package struct Stranding: Sendable, Equatable, Codable {
  /// `arrived_unmet` or `no_show`.
  package let stage: MovementStage
  /// When it was, as it was said.
  package let moment: Timestamp
  /// Since when both missions can know.
  package let said: Date
}

/// The movement track: moved by either mission, never waiting for the handover.
package struct MovementTrack: Sendable, Equatable, Codable {
  /// What was said of the journey and not taken back, oldest first.
  private struct Step: Sendable, Equatable, Codable {
    let side: Side
    let seq: Int
    let stage: MovementStage
    let moment: StatedMoment?
  }

  private var steps: [Step] = []
  /// That nobody had met the people, as whoever completed the transfer knew.
  private var settled: [Step] = []

  package var stage: MovementStage { steps.last?.stage ?? .planned }
  /// When it happened, or is planned for.
  package var moment: Timestamp? { steps.last?.moment?.moment }

  /// Whether what it stands at can have come to pass when it was said.
  func isPossible(at now: Date) -> Bool { steps.last?.moment?.obstacle(at: now) == nil }

  func doubt(arrival: Date?, at now: Date) -> StatedMoment.Doubt? {
    steps.last?.moment?.doubt(arrival: arrival, at: now)
  }

  /// The arrival by the last word of it that can be, since the journey was last put off.
  func arrival(at now: Date) -> Timestamp? {
    let since = steps.reversed().prefix { ![.postponed, .notDeparted].contains($0.stage) }
    return since.lazy.filter { [.confirmed, .arrived, .arrivedUnmet].contains($0.stage) }.compactMap(\.moment)
      .first { $0.obstacle(at: now) == nil }?.moment
  }

  /// What left the people alone. That they have arrived after all is not yet that somebody is with them.
  var stranding: Stranding? {
    guard let last = alone, let moment = last.moment, !settled.contains(last) else { return nil }
    return Stranding(stage: last.stage, moment: moment.moment, said: moment.said)
  }

  private var alone: Step? {
    steps.last { $0.stage != .arrived }.flatMap { $0.stage == .arrivedUnmet || stage == .noShow ? $0 : nil }
  }

  /// Whoever completes the transfer does so with what is known to them of the journey.
  mutating func settle(by side: Side, seen: Int) {
    if let alone, alone.side == side || seen >= alone.seq { settled.append(alone) }
  }

  func objection(to statement: Statement) -> Objection? {
    guard let next = Self.stage(in: statement) else { return .body(.missing(BodyField.state.key)) }
    return stage.next.contains(next) ? nil : .journey(next, after: stage)
  }

  /// Applies what has no objection.
  mutating func apply(_ statement: Statement, by side: Side) {
    guard let stage = Self.stage(in: statement) else { return }
    steps.append(Step(side: side, seq: statement.seq, stage: stage, moment: statement.moments().first))
  }

  func isStep(_ seq: Int, by side: Side) -> Bool { steps.contains { $0.side == side && $0.seq == seq } }

  /// The journey stands as it did before its last step only: what came after a slip had it for granted.
  ///
  /// - Returns: Its `seq`, where that mission has said it.
  func slip(by side: Side) -> Int? { steps.last.flatMap { $0.side == side ? $0.seq : nil } }

  /// The arrival that was expected when the last step was said: by the last word of it since the journey was put off, else as it was
  /// planned.
  func expected(_ planned: Timestamp?, at now: Date) -> Timestamp? {
    steps.dropLast().reduce(planned) { known, step in
      switch step.stage {
      case .postponed, .notDeparted, .noShow: nil
      case .confirmed: step.moment.flatMap { $0.obstacle(at: now) == nil ? $0.moment : nil } ?? known
      default: known
      }
    }
  }

  /// When somebody said that the people arrive at another time than was known then; nil where nobody did.
  ///
  /// - Parameters:
  ///   - place: Of what the receiver has said: what was known to it does not count.
  ///   - planned: By the version.
  func moved(since place: LogPosition, planned: Timestamp?) -> Date? {
    var (known, moved) = (planned, nil as Date?)
    for step in steps {
      switch step.stage {
      case .postponed, .notDeparted: known = nil
      case .confirmed:
        guard let moment = step.moment else { continue }
        let isKnown = step.side == .receiver ? step.seq < place.seq : step.seq <= place.seen
        if !isKnown, moment.moment.date != known?.date { moved = moment.said }
        known = moment.moment
      default: continue
      }
    }
    return moved
  }

  mutating func takeBack() { steps.removeLast() }

  static func stage(in statement: Statement) -> MovementStage? {
    statement.body["state"]?.string.flatMap { MovementStage(rawValue: $0) }
  }
}
