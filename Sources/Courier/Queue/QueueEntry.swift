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

/// What an operator asked for cannot be done.
package enum DispatchProblem: Error, Sendable, Equatable, CustomStringConvertible {
  case noSuchItem(String)
  case heldByOperator(String)
  case awaitsApproval(TransferID)
  case notHeld(String)
  case signatureEnded(String)
  case notRetirable(String)

  package var description: String {
    switch self {
    case .noSuchItem(let id): "\(id) is not in the queue: it was delivered, given up or never submitted here"
    case .heldByOperator(let text):
      "somebody keeps it back (“\(text)”); nothing was changed. Ask whoever did: only `baton release` lets it go"
    case .awaitsApproval(let transfer):
      "\(transfer) waits for a second person of this mission; nothing was changed. `baton drafts` lists what waits; "
        + "`baton retire` gives it up"
    case .notHeld(let id): "\(id) is not held; nothing was changed. `baton why` says what it waits for"
    case .signatureEnded(let id):
      "the certificate that signed it has ended or was revoked since, and no mission takes it any more; nothing was changed. "
        + "Hand the folder in again with `baton send`, then give this one up: `baton retire \(id)`"
    case .notRetirable(let id):
      "it may still arrive as it is; nothing was changed. A bundle is given up only while it is held: `baton hold \(id)` first"
    }
  }
}
