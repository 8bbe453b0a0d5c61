import Base
package import Foundation

/// When an undelivered item is dead: kept and replayable, with a signed non-delivery statement.
/// - Note: Source: decisions 0017, "end", and 0021.
package enum Expiry {
  /// Two readings must be at least this far apart on the monotonic clock, in seconds.
  package static let leastDistance: TimeInterval = 3600
  /// The two clocks may differ by this much over that distance, in seconds.
  package static let tolerance: TimeInterval = 60

  package static func deadline(of item: QueueItem, policy: QueuePolicy) -> Date {
    deadline(arrival: item.arrival?.date, created: item.created, policy: policy)
  }

  /// Arrival plus 30 days or creation plus 45 days, whichever is later: of an item, and of the bundle that it sends.
  package static func deadline(arrival: Date?, created: Date, policy: QueuePolicy) -> Date {
    let byAge = created.addingTimeInterval(policy.deadAfterCreated)
    guard let arrival else { return byAge }
    return max(byAge, arrival.addingTimeInterval(policy.deadAfterArrival))
  }

  /// Whether the deadline is past beyond doubt.
  ///
  /// The newest reading and one at least an hour older must both be past the deadline, and between
  /// them the wall clock must have gone as far as the monotonic one (which puts the newest past the
  /// deadline if the older one is). So a clock that jumps years ahead ends nothing by itself. One that has been wrong from
  /// the start agrees with itself: so other missions' clocks must say the same.
  /// - Parameters:
  ///   - readings: Of this run of the process, in any order; `monotonic` in seconds.
  ///   - witness: What time it is by others (`PeerClocks`); nil when nobody has said.
  package static func isPast(
    _ item: QueueItem, readings: [(wall: Date, monotonic: TimeInterval)], witness: Date?, policy: QueuePolicy
  ) -> Bool {
    isPast(deadline(of: item, policy: policy), readings: readings, witness: witness)
  }

  /// The same for any deadline.
  package static func isPast(
    _ deadline: Date, readings: [(wall: Date, monotonic: TimeInterval)], witness: Date?
  ) -> Bool {
    guard let witness, witness > deadline else { return false }
    guard let newest = readings.max(by: { $0.monotonic < $1.monotonic }) else { return false }
    return readings.contains { earlier in
      let passed = newest.monotonic - earlier.monotonic
      let walled = newest.wall.timeIntervalSince(earlier.wall)
      return passed >= leastDistance && earlier.wall > deadline && abs(walled - passed) <= tolerance
    }
  }
}
