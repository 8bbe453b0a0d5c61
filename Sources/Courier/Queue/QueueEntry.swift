package import Foundation
package import Handover

/// One item as an operator's table shows it.
package struct QueueEntry: Sendable, Equatable {
  package let item: QueueItem
  package let lane: LaneSummary
  package let isSending: Bool
  /// Octets of parts that the peer has or that are on the line; 0 while it waits.
  package let sent: Int64
  /// Octets to send.
  package let total: Int64
  package let waiting: WaitExplanation
}

/// One mission's way, in short.
package struct LaneSummary: Sendable, Equatable {
  package let mission: MissionID
  package let window: Int
  package let inFlight: Int
  /// Since when the mission is out of reach.
  package let outOfReachSince: Date?
  package let hold: HoldReason?
  package let alert: LaneAlert?

  init(_ lane: Lane, now: Date, policy: QueuePolicy) {
    mission = lane.mission
    window = Int(lane.window)
    inFlight = lane.inFlight
    outOfReachSince = lane.breaker.outOfReachSince
    hold = lane.hold
    alert = lane.alert(at: now, policy: policy)
  }
}
