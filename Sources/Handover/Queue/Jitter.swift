import Foundation

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
