package import Foundation

/// Compares the two clocks, and keeps the readings from which an expiry is decided.
package struct ClockWatch: Sendable {
  package typealias Reading = (wall: Date, monotonic: TimeInterval)

  /// The clocks may drift apart by this much between two looks, in seconds.
  package static let tolerance: TimeInterval = 60
  /// A reading is kept this often, in seconds …
  package static let interval: TimeInterval = 300
  /// … and for so long.
  package static let memory: TimeInterval = 2 * Expiry.leastDistance

  package private(set) var readings: [Reading] = []
  private var last: Reading?

  package init() {}

  /// One look at both clocks.
  ///
  /// - Returns: `jump`: by how many seconds the wall clock has gone another way than the monotonic one since the
  ///   last look, when that is no drift; `isNew`: whether a reading was added.
  package mutating func look(wall: Date, monotonic: TimeInterval) -> (jump: TimeInterval?, isNew: Bool) {
    let now: Reading = (wall, monotonic)
    let jump = last.map { now.wall.timeIntervalSince($0.wall) - (now.monotonic - $0.monotonic) }
    last = now
    if let newest = readings.last, now.monotonic - newest.monotonic < Self.interval {
      return (jump.flatMap { abs($0) > Self.tolerance ? $0 : nil }, false)
    }
    readings.append(now)
    readings.removeAll { now.monotonic - $0.monotonic > Self.memory }
    return (jump.flatMap { abs($0) > Self.tolerance ? $0 : nil }, true)
  }
}
