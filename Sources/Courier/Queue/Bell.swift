import Foundation
import Handover
import Synchronization

/// Wakes the one loop that waits on it. A ring while nobody waits is kept for the next wait.
final class Bell: Sendable {
  private struct State {
    var isRung = false
    var isStopped = false
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  /// Whether the loop shall start nothing more.
  var isStopped: Bool { state.withLock { $0.isStopped } }

  func ring() { ring { _ in } }

  func stop() { ring { $0.isStopped = true } }

  /// Waits for a ring, or until `limit` is over.
  func wait(atMost limit: Duration) async {
    if takeRing() { return }
    let timer = Task { [weak self] in
      try await Task.sleep(for: limit)
      self?.ring()
    }
    await withCheckedContinuation { continuation in
      let isRung = state.withLock { state in
        defer { state.isRung = false }
        if !state.isRung { state.waiter = continuation }
        return state.isRung
      }
      if isRung { continuation.resume() }
    }
    timer.cancel()
  }

  private func takeRing() -> Bool {
    state.withLock { state in
      defer { state.isRung = false }
      return state.isRung
    }
  }

  private func ring(_ change: (inout State) -> Void) {
    let waiter = state.withLock { state in
      change(&state)
      defer { state.waiter = nil }
      state.isRung = state.waiter == nil
      return state.waiter
    }
    waiter?.resume()
  }
}

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
