import Synchronization

/// At most so many at once. Of one owner it is one less, so that whoever fills his places leaves one to the others; what
/// waits goes on by turns, an owner at a time, each in its order.
package final class FairSlots<Owner: Hashable & Sendable>: Sendable {
  private struct State {
    var free: Int
    var inside: [Owner: Int] = [:]
    var waiting: [Owner: [CheckedContinuation<Bool, Never>]] = [:]
    /// Who waits, the next first.
    var turns: [Owner] = []

    mutating func take(_ owner: Owner) {
      free -= 1
      inside[owner, default: 0] += 1
    }
  }

  private let most: Int
  private let state: Mutex<State>

  package init(_ count: Int) {
    most = max(1, count - 1)
    state = Mutex(State(free: count))
  }

  /// How many wait.
  package var waiting: Int { state.withLock { $0.waiting.values.reduce(0) { $0 + $1.count } } }

  package func enter(_ owner: Owner) async { _ = await enter(owner, behind: .max) }

  /// - Parameter limit: How many of this owner's may wait before this one.
  /// - Returns: False where more wait already: then nothing was entered.
  package func enter(_ owner: Owner, behind limit: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      let isIn: Bool? = state.withLock { state in
        guard state.free > 0, state.inside[owner, default: 0] < most else {
          guard state.waiting[owner, default: []].count < limit else { return false }
          if state.waiting[owner] == nil { state.turns.append(owner) }
          state.waiting[owner, default: []].append(continuation)
          return nil
        }
        state.take(owner)
        return true
      }
      if let isIn { continuation.resume(returning: isIn) }
    }
  }

  package func leave(_ owner: Owner) {
    let next = state.withLock { state in
      state.free += 1
      let left = state.inside[owner, default: 1] - 1
      state.inside[owner] = left > 0 ? left : nil
      return self.next(&state)
    }
    next?.resume(returning: true)
  }

  /// Lets in whose turn it is.
  private func next(_ state: inout State) -> CheckedContinuation<Bool, Never>? {
    guard let turn = state.turns.firstIndex(where: { state.inside[$0, default: 0] < most }) else { return nil }
    let owner = state.turns.remove(at: turn)
    guard let continuation = state.waiting[owner]?.removeFirst() else { return nil }
    if state.waiting[owner]?.isEmpty == false { state.turns.append(owner) } else { state.waiting[owner] = nil }
    state.take(owner)
    return continuation
  }
}
