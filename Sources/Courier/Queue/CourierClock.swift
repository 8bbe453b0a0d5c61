package import Foundation

/// Where the courier reads the time, and how it waits: the system's, or a test's.
package struct CourierClock: Sendable {
  /// The wall clock, which people and protocols go by, and which may jump.
  package var now: @Sendable () -> Date
  /// Seconds since the machine was started, also those that it slept.
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
    now: { Date() }, monotonic: { Self.sinceBoot() },
    sleep: { seconds in try? await Task.sleep(for: .seconds(seconds)) })

  private static func sinceBoot() -> TimeInterval {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return TimeInterval(time.tv_sec) + TimeInterval(time.tv_nsec) / 1e9
  }
}
