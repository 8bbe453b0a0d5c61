package import Foundation
package import Handover

/// What the courier has just done, for whoever watches. Codes and ids only.
package enum CourierEvent: Sendable, Equatable {
  case attemptStarted(item: String, mission: MissionID, number: Int)
  /// Octets of parts that the peer has or that are on the line.
  case bytes(item: String, sent: Int64, total: Int64)
  /// A signed receipt is stored, or the peer has the statement.
  case settled(item: String, transfer: TransferID, mission: MissionID)
  /// Tried in vain; `until` is the next try.
  case waiting(item: String, code: String, until: Date)
  case held(item: String, code: String)
  /// Given up after the last deadline; a signed statement says so.
  case expired(item: String, transfer: TransferID)
  /// An answer, or an operator, has stopped everything for a mission.
  case missionHeld(MissionID, code: String)
  case missionReleased(MissionID)
}
