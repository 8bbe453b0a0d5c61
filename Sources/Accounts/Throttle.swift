package import Foundation
import Synchronization

/// Counts failed tries and says when it is enough, without keeping the owner out.
///
/// Tries from a browser in which the owner has signed in before are counted by browser, all others by name: whoever tries
/// names from elsewhere shuts the door for the strangers' browsers only. Names are counted whether or not they exist. In
/// memory alone: nobody outside can restart a daemon.
///
/// - Note: Source: OWASP Authentication Cheat Sheet, "Device cookies".
package final class Throttle: Sendable {
  private struct Count {
    var failures = 0
    var since: Date
  }

  /// Failures within `window` after which no more are heard.
  package static let limit = 10
  /// Seconds.
  package static let window: TimeInterval = 900
  /// Keys that are remembered at most.
  private static let most = 10_000

  private let counts = Mutex<[String: Count]>([:])

  package init() {}

  /// Takes a try as failed before it is looked at, so that many at once cannot all be looked at.
  ///
  /// - Returns: Nil when it may be looked at; otherwise in how many seconds the next one may.
  package func enter(_ key: String, at now: Date) -> TimeInterval? {
    counts.withLock { counts in
      if counts.count >= Self.most {
        counts = counts.filter { now.timeIntervalSince($0.value.since) < Self.window }
        if counts.count >= Self.most { counts.removeAll() }
      }
      var count = counts[key] ?? Count(since: now)
      let age = now.timeIntervalSince(count.since)
      if age >= Self.window || age < 0 { count = Count(since: now) }
      guard count.failures < Self.limit else { return Self.window - now.timeIntervalSince(count.since) }
      count.failures += 1
      counts[key] = count
      return nil
    }
  }

  /// It was the owner after all.
  package func succeeded(_ key: String) { counts.withLock { $0[key] = nil } }
}
