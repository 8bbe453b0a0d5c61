import Synchronization

/// Whether a transfer may use the line, or lets others pass. Set by whoever knows what is urgent, read by the engine.
package final class LineGate: Sendable {
  private let closed = Atomic(false)
  private let everClosed = Atomic(false)

  package init() {}

  package var isClosed: Bool { closed.load(ordering: .relaxed) }

  /// Whether it ever was.
  package var hasBeenClosed: Bool { everClosed.load(ordering: .relaxed) }

  package func set(isClosed: Bool) {
    closed.store(isClosed, ordering: .relaxed)
    if isClosed { everClosed.store(true, ordering: .relaxed) }
  }
}

/// Where a body stands at its gate. The engine's thread only.
struct Slices {
  /// A body that stops sends a slice this often all the same: a receiver gives up one of which less than 15 KiB comes in a
  /// minute (specification §6.1).
  static let heartbeat = Duration.seconds(10)

  private(set) var isPaused = false
  private var last: ContinuousClock.Instant?

  /// Whether libcurl may have more of the body now. If not it pauses, until `hasToGoOn`.
  mutating func mayRead(isClosed: Bool, at now: ContinuousClock.Instant) -> Bool {
    isPaused = mustStop(isClosed, now)
    if !isPaused { last = now }
    return !isPaused
  }

  /// A pause is over.
  func hasToGoOn(isClosed: Bool, at now: ContinuousClock.Instant) -> Bool { isPaused && !mustStop(isClosed, now) }

  private func mustStop(_ isClosed: Bool, _ now: ContinuousClock.Instant) -> Bool {
    guard isClosed, let last else { return false }
    return now - last < Self.heartbeat
  }
}
