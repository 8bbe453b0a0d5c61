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
