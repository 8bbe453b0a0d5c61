package import Foundation
import Synchronization

/// What other missions say the time is: the `Date` of each one's last answer, carried on by the monotonic clock, so that
/// they bear witness as long as the machine runs. A clock of our own that has been wrong from the start agrees with itself;
/// only others can tell.
package final class PeerClocks: Sendable {
  /// Seconds by which an honest clock and a slow answer may differ from ours.
  package static let tolerance: TimeInterval = 600

  /// By mission: its wall clock at the moment at which our monotonic one showed 0.
  private let heard = Mutex<[MissionID: Date]>([:])

  package init() {}

  /// A mission has answered.
  ///
  /// - Parameter monotonic: Seconds since this machine was started.
  package func heard(_ date: Date, from mission: MissionID, monotonic: TimeInterval) {
    heard.withLock { $0[mission] = date - monotonic }
  }

  /// What time it is by the others; nil while none has answered. The lower median: one mission that is wrong, or lies, moves
  /// it no further than to another's clock, and with two it counts that is less late.
  package func time(monotonic: TimeInterval) -> Date? {
    let zeros = heard.withLock { $0.values.sorted() }
    return zeros.isEmpty ? nil : zeros[(zeros.count - 1) / 2] + monotonic
  }

  /// Seconds by which our clock is ahead of the others', behind where negative; nil while they agree, or none has answered.
  package func difference(wall: Date, monotonic: TimeInterval) -> TimeInterval? {
    guard let theirs = time(monotonic: monotonic) else { return nil }
    let ahead = wall.timeIntervalSince(theirs)
    return abs(ahead) > Self.tolerance ? ahead : nil
  }

  /// How many missions have answered.
  package var count: Int { heard.withLock { $0.count } }
}
