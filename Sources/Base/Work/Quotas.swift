import Synchronization

/// How many of something each caller has at once, and all of them together. What takes up memory, a thread or a connection has a
/// place, and there are only so many.
package final class Quotas<Caller: Hashable & Sendable>: Sendable {
  /// Why there is none.
  package enum Full: Error, Equatable {
    /// The caller has all that one may have.
    case ofOne
    case ofAll
  }

  /// One of them, for as long as somebody holds it.
  package final class Place: Sendable {
    private let quotas: Quotas
    private let caller: Caller

    fileprivate init(_ quotas: Quotas, _ caller: Caller) {
      self.quotas = quotas
      self.caller = caller
    }

    deinit { quotas.leave(caller) }
  }

  private let counts = Mutex<[Caller: Int]>([:])

  package init() {}

  /// - Throws: `Full`; then nothing is counted.
  package func enter(_ caller: Caller, ofOne: Int, ofAll: Int = .max) throws(Full) -> Place {
    let full: Full? = counts.withLock { counts in
      if counts[caller, default: 0] >= ofOne { return .ofOne }
      if counts.values.reduce(0, +) >= ofAll { return .ofAll }
      counts[caller, default: 0] += 1
      return nil
    }
    if let full { throw full }
    return Place(self, caller)
  }

  private func leave(_ caller: Caller) {
    counts.withLock { counts in
      let left = counts[caller, default: 1] - 1
      counts[caller] = left > 0 ? left : nil
    }
  }

  package var count: Int { counts.withLock { $0.values.reduce(0, +) } }
}
