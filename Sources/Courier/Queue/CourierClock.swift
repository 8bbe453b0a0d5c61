package import Foundation

/// Where the courier reads the time, and how it waits: the system's, or a test's.
package struct CourierClock: Sendable {
  /// The wall clock, which people and protocols go by, and which may jump.
  package var now: @Sendable () -> Date
  /// Seconds that only ever grow, also while the machine sleeps.
  package var monotonic: @Sendable () -> TimeInterval
  /// Waits some seconds; returns early when the task is cancelled.
  package var sleep: @Sendable (TimeInterval) async -> Void

  package init(
    now: @escaping @Sendable () -> Date, monotonic: @escaping @Sendable () -> TimeInterval,
    sleep: @escaping @Sendable (TimeInterval) async -> Void
  ) {
    self.now = now
    self.monotonic = monotonic
    self.sleep = sleep
  }

  package static let system = CourierClock(
    now: { Date() }, monotonic: { Self.seconds(Self.start.duration(to: .now)) },
    sleep: { seconds in try? await Task.sleep(for: .seconds(seconds)) })

  private static let start = ContinuousClock.now

  private static func seconds(_ duration: Duration) -> TimeInterval { duration / .seconds(1) }
}
