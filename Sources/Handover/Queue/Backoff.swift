import Base
package import Foundation

/// When an item that failed is tried again.
/// - Note: Source: decision 0017, "back-off per item" and "deadline pull"; AWS Builders' Library
///   (full jitter); Svix (clamped `Retry-After`).
package enum Backoff {
  /// The moment of the next try.
  ///
  /// The phase depends on the time since the first failure, the ceiling inside it on the failures since then. A near arrival pulls the try closer. `Retry-After` pushes it back, even past the pull,
  /// up to its clamp: a peer that asks for peace gets it.
  /// - Parameters:
  ///   - item: With `failures` counting the one that has just happened.
  ///   - now: The wall clock when it failed.
  ///   - retryAfter: The peer's wish, in seconds.
  package static func next(
    for item: QueueItem, failedAt now: Date, retryAfter: TimeInterval?, policy: QueuePolicy,
    using rng: inout some RandomNumberGenerator
  ) -> Date {
    let ordinary = phaseWait(for: item, at: now, policy: policy, using: &rng)
    let pulled = min(ordinary, pull(for: item, at: now, policy: policy, using: &rng))
    return now.addingTimeInterval(max(pulled, honoured(retryAfter, policy: policy)))
  }

  /// Quick, then middle, then slow for as long as it takes.
  private static func phaseWait(
    for item: QueueItem, at now: Date, policy: QueuePolicy,
    using rng: inout some RandomNumberGenerator
  ) -> TimeInterval {
    let elapsed = item.firstFailure.map { now.timeIntervalSince($0) } ?? 0
    let doublings = item.failures - 1
    if elapsed < policy.quickPhase {
      let ceiling = Jitter.doubled(policy.backoffBase, times: doublings, cap: policy.backoffCap)
      return Jitter.full(ceiling, using: &rng)
    }
    if elapsed < policy.quickPhase + policy.middlePhase {
      let grown = Jitter.doubled(policy.backoffBase, times: doublings, cap: policy.middleCap)
      return Jitter.full(max(grown, policy.backoffCap), using: &rng)
    }
    return Jitter.around(policy.slowWait, share: policy.slowJitter, using: &rng)
  }

  /// At most an eighth of the time to the arrival, at least the floor; infinite without a date.
  ///
  /// After the arrival the same holds for the time since it: a file an hour late is as urgent as one
  /// an hour early, and a file a month late does not hammer the peer twice a minute.
  private static func pull(
    for item: QueueItem, at now: Date, policy: QueuePolicy,
    using rng: inout some RandomNumberGenerator
  ) -> TimeInterval {
    guard let arrival = item.arrival?.date else { return .infinity }
    let most = abs(arrival.timeIntervalSince(now)) / max(policy.pullDivisor, 1)
    return max(policy.pullFloor, Jitter.below(most, share: policy.slowJitter, using: &rng))
  }

  /// A `Retry-After` within reason; nonsense counts as none.
  private static func honoured(_ retryAfter: TimeInterval?, policy: QueuePolicy) -> TimeInterval {
    guard let retryAfter, retryAfter > 0 else { return 0 }
    return min(retryAfter, policy.retryAfterMax)
  }
}

/// Chance, kept in bounds: no input, however odd, traps.
enum Jitter {
  /// Anywhere from nothing to `ceiling` seconds ("full jitter").
  static func full(_ ceiling: TimeInterval, using rng: inout some RandomNumberGenerator)
    -> TimeInterval
  {
    guard ceiling.isFinite, ceiling > 0 else { return 0 }
    return .random(in: 0...ceiling, using: &rng)
  }

  /// `middle` seconds, give or take `share` of it.
  static func around(
    _ middle: TimeInterval, share: Double, using rng: inout some RandomNumberGenerator
  ) -> TimeInterval {
    guard share > 0 else { return middle }
    let share = min(share, 1)
    return middle * .random(in: (1 - share)...(1 + share), using: &rng)
  }

  /// At most `most` seconds, and at least `1 - share` of it.
  static func below(
    _ most: TimeInterval, share: Double, using rng: inout some RandomNumberGenerator
  ) -> TimeInterval {
    guard share > 0 else { return most }
    return most * .random(in: (1 - min(share, 1))...1, using: &rng)
  }

  /// `base` doubled `times` times, at most `cap`; 0 doublings for a negative count.
  static func doubled(_ base: TimeInterval, times: Int, cap: TimeInterval) -> TimeInterval {
    min(cap, base * pow(2, Double(max(times, 0))))
  }
}
