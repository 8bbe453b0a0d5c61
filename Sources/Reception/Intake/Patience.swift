import Foundation
import Synchronization

/// Waits for work that goes on by itself, but not for ever.
enum Patience {
  /// The task's value if it comes within `seconds`; nil otherwise, and the task runs on.
  static func value<T: Sendable>(of task: Task<T, any Error>, within seconds: TimeInterval) async throws -> T? {
    let first = First<T?>()
    let watcher = Task { first.resume(with: await task.result.map { $0 }) }
    let clock = Task {
      try await Task.sleep(for: .seconds(seconds))
      first.resume(with: .success(nil))
    }
    defer {
      clock.cancel()
      watcher.cancel()
    }
    return try await withCheckedThrowingContinuation { first.wait($0) }
  }

  /// Whichever result comes first is the one.
  private final class First<T: Sendable>: Sendable {
    private enum State {
      case empty
      case waiting(CheckedContinuation<T, any Error>)
      case done(Result<T, any Error>)
    }

    private let state = Mutex(State.empty)

    func wait(_ continuation: CheckedContinuation<T, any Error>) {
      let result: Result<T, any Error>? = state.withLock { state in
        if case .done(let result) = state { return result }
        state = .waiting(continuation)
        return nil
      }
      if let result { continuation.resume(with: result) }
    }

    func resume(with result: Result<T, any Error>) {
      let waiting: CheckedContinuation<T, any Error>? = state.withLock { state in
        switch state {
        case .empty:
          state = .done(result)
          return nil
        case .waiting(let continuation):
          state = .done(result)
          return continuation
        case .done: return nil
        }
      }
      waiting?.resume(with: result)
    }
  }
}
