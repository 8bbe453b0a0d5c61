import Synchronization

/// One at a time of each key; the others wait, in the order in which they came.
package final class Turns<Key: Hashable & Sendable>: Sendable {
  /// Who waits, of each key whose turn somebody has.
  private let waiting = Mutex<[Key: [CheckedContinuation<Void, Never>]]>([:])

  package init() {}

  /// Runs `body` once nobody else of that key does.
  package func take<T, Failure: Error>(
    _ key: Key, _ body: () async throws(Failure) -> T
  ) async throws(Failure) -> T {
    await enter(key)
    defer { leave(key) }
    return try await body()
  }

  private func enter(_ key: Key) async {
    await withCheckedContinuation { continuation in
      let isFree = waiting.withLock { waiting in
        guard waiting[key] == nil else {
          waiting[key]?.append(continuation)
          return false
        }
        waiting[key] = []
        return true
      }
      if isFree { continuation.resume() }
    }
  }

  private func leave(_ key: Key) {
    let next = waiting.withLock { waiting -> CheckedContinuation<Void, Never>? in
      guard waiting[key]?.isEmpty == false else {
        waiting[key] = nil
        return nil
      }
      return waiting[key]?.removeFirst()
    }
    next?.resume()
  }
}
