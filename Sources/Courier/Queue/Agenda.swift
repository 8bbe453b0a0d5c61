import Foundation
import Handover

/// When the loop has to look again if nothing rings.
enum Agenda {
  /// Even with nothing to do the clocks are compared this often, in seconds.
  static let longest: TimeInterval = 30
  static let shortest: TimeInterval = 0.005
  /// Who lets whom pass is looked at this often, in seconds.
  static let contested: TimeInterval = 0.5
  /// After a store that could not be asked, in seconds.
  static let afterFailure: TimeInterval = 5

  /// Seconds to the next moment at which an item or a probe falls due. What is due already waits for a slot or a
  /// mission, and those ring.
  ///
  /// - Parameter due: When the next item that waits falls due; in the past while no slot is free, so that nobody asked.
  static func pause(due: Date?, lanes: some Sequence<Lane>, now: Date) -> TimeInterval {
    var next = longest
    if let due, due > now { next = min(next, due.timeIntervalSince(now)) }
    for lane in lanes {
      if case .no(let until?) = lane.mayStart(at: now) { next = min(next, until.timeIntervalSince(now)) }
    }
    return max(shortest, next)
  }
}
