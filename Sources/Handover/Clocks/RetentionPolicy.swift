import Base
package import Foundation

/// How long a mission keeps what it holds of a case that people have ended. Source: Protocol/decisions/0050.
package struct RetentionPolicy: Sendable, Equatable {
  /// Hours after `completed`, of what was sent from here.
  package var sent = 30 * 24
  /// Hours after `completed`, of what came here.
  package var received = 30 * 24
  /// Hours after a return: at the receiver since it said so, at the sender since it has acknowledged it.
  package var returned = 30 * 24
  /// Hours for which it stands on the lists that it goes, before it does.
  package var notice = 7 * 24

  package init() {}

  /// Nothing goes by itself within anybody's time of work: for as long as nobody knows what the mission has decided.
  package static let suspended = {
    var policy = RetentionPolicy()
    (policy.sent, policy.received, policy.returned) = (hundredYears, hundredYears, hundredYears)
    return policy
  }()

  private static let hundredYears = 100 * 365 * 24
}

/// What is noted here of the keeping of a case, beside its log: the other mission has no say in it.
package struct Keeping: Sendable, Codable, Equatable {
  /// Since when the lists have said that it goes; nil while they do not.
  package var shown: Date?
  package var hold: Hold?

  /// Somebody has said that it stays, whatever the policy says.
  package struct Hold: Sendable, Codable, Equatable {
    package let reason: Reason
    /// By the mission's own id.
    package let staff: Code
    package let at: Date

    package init(reason: Reason, staff: Code, at: Date) {
      self.reason = reason
      self.staff = staff
      self.at = at
    }
  }

  /// Why a case is kept longer. Codes, since the journal keeps them for good.
  package enum Reason: String, Sendable, Codable, CaseIterable {
    /// A court, or a claim that may come before one.
    case legal
    case complaint, investigation, audit
    /// Somebody may be in danger.
    case safety
  }

  package init(shown: Date? = nil, hold: Hold? = nil) {
    self.shown = shown
    self.hold = hold
  }

  /// When it goes: by the policy, and not before it has been shown for as long as that says.
  ///
  /// - Parameter due: What the policy makes of the log.
  /// - Returns: Nil where it is kept.
  package func goes(due: Date, notice: Int, at now: Date) -> Date? {
    hold == nil ? max(due, (shown ?? now) + Double(notice) * 3600) : nil
  }
}

extension TransferState {
  /// When the time is over for which a mission keeps what it holds, by the log and the policy alone; nil as long as people have
  /// not ended the case, or something about it is open. Nobody's silence ends one: it counts from a statement.
  ///
  /// - Parameter here: Whose policy it is: one of the transfer's two missions.
  package func keptUntil(policy: ClockPolicy, here: MissionID) -> Date? {
    guard !isLocked, waits.isEmpty, handed.stage == .delivered, people.isAtRest, !isStranded else { return nil }
    let isSender = here == sender
    let end: (type: StatementType, hours: Int)? =
      switch people.stage {
      case .completed: (.completed, isSender ? policy.retention.sent : policy.retention.received)
      case .returned: (isSender ? .returnAcknowledged : .returned, policy.retention.returned)
      default: nil
      }
    guard let end else { return nil }
    return moments.of(end.type).first.map { $0 + Double(end.hours) * 3600 }
  }
}

extension HandoverTrack {
  /// Whether nothing waits for anybody: no alert that came after the end, no request to have it back, nothing handed on that has
  /// not come, no outcome in place of one that was taken back.
  fileprivate var isAtRest: Bool { !hasNewAlert && recallAsked == nil && onward.isEmpty && !owesOutcome }
}
