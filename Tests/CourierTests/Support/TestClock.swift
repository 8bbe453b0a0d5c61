import Courier
import Foundation
import Synchronization

/// Two clocks that a test moves; sleeping takes no time and is written down.
final class TestClock: Sendable {
  private struct State {
    var wall = Date(timeIntervalSince1970: 1_800_000_000)
    var monotonic: TimeInterval = 0
    var slept: [TimeInterval] = []
  }

  private let state = Mutex(State())

  var now: Date { state.withLock { $0.wall } }
  var slept: [TimeInterval] { state.withLock { $0.slept } }

  /// Time passes.
  func advance(_ seconds: TimeInterval) {
    state.withLock { state in
      state.wall += seconds
      state.monotonic += seconds
    }
  }

  /// Somebody sets the wall clock.
  func jump(_ seconds: TimeInterval) { state.withLock { $0.wall += seconds } }

  var courier: CourierClock {
    CourierClock(
      now: { self.now }, monotonic: { self.state.withLock { $0.monotonic } },
      sleep: { seconds in self.state.withLock { $0.slept.append(seconds) } })
  }
}
