package import Base
package import Foundation

/// How long everything may take, and when a mission works: what two missions have agreed, or what we propose.
///
/// No clock ever writes a statement or refuses one: late is `due < now`, and something to be shown. Source:
/// Protocol/decisions/0034.
package struct ClockPolicy: Sendable, Equatable {
  package typealias Limits = [Deadline.What: [Limit]]

  /// When somebody else is told of what is late.
  package struct Escalation: Sendable, Equatable {
    /// Hours late after which the owing mission's supervisor is to know.
    package var supervisor = 0
    /// Hours late after which the other mission's duty contact is to know.
    package var otherMission = 24

    package init() {}
  }

  /// This mission's own, where nothing else was agreed.
  package var limits: Limits
  /// What was agreed with another mission.
  package var agreed: [MissionID: Limits]
  /// When missions work, this one among them: by the directory, and what the policy says besides.
  package var days: [MissionID: WorkingDays]
  package var escalation: Escalation
  /// How long before the arrival a case is to be handed in.
  package var notice = Notice()
  /// How long this mission keeps what has ended.
  package var retention = RetentionPolicy()

  /// Only said, never held against anybody: a late case is better than none.
  package struct Notice: Sendable, Equatable {
    package var usual = Limit("T-5wd")
    /// Of an unaccompanied child, with a medical escort, under intensive case management.
    package var special = Limit("T-10wd")

    package init() {}
  }

  /// Whether less time is left before an arrival than was agreed.
  package func isShort(handedIn: Date, arrival: Timestamp?, to receiver: MissionID, isSpecial: Bool) -> Bool {
    guard let arrival, let limit = isSpecial ? notice.special : notice.usual else { return false }
    let days = days[receiver] ?? WorkingDays()
    let zone = days.zone ?? arrival.zone ?? .gmt
    let latest =
      switch limit.span {
      case .hours(let hours): arrival.date - Double(hours) * 3600
      case .workingDays(let count): days.before(arrival.date, count, in: zone)
      }
    return latest < handedIn
  }

  package init(
    limits: Limits = [:], agreed: [MissionID: Limits] = [:], days: [MissionID: WorkingDays] = [:],
    escalation: Escalation = Escalation()
  ) {
    self.limits = limits
    self.agreed = agreed
    self.days = days
    self.escalation = escalation
  }

  /// Several limits of one thing: the earliest of those that hold.
  package func limits(of what: Deadline.What, with mission: MissionID) -> [Limit] {
    agreed[mission]?[what] ?? limits[what] ?? Self.proposed[what] ?? []
  }

  /// The limits that hold where nothing else was agreed.
  static let proposed: Limits = [
    .receipt: ["4h"], .review: ["1wd", "4h if T<72h"], .answer: ["1wd", "4h if T<72h"], .acceptance: ["2wd", "T-72h"],
    .acknowledgement: ["1wd"], .assignment: ["T-48h"], .readiness: ["T-24h"], .arrival: ["T+4h"], .contact: ["T+72h"],
    .outcome: ["T+30d"], .closure: ["T+90d"], .completion: ["2wd"],
    .destruction: ["4h"], .erasure: ["24h"],
  ].mapValues { $0.compactMap(Limit.init) }

  /// What is owed when its limit has passed already: at least this many hours are given.
  static let least = 4
}
