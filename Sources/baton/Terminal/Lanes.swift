import Base
import Dispatch
import Handover
import Synchronization

/// Works on several things at once, and begins nothing more once something has failed.
final class Lanes<Input: Sendable, Output: Sendable>: Sendable {
  private struct State: Sendable {
    var next: Range<Int>
    var results: [Result<Output, any Error>?]
  }

  private let inputs: [Input]
  private let work: @Sendable (Input) throws -> Output
  private let state: Mutex<State>

  init(_ inputs: [Input], _ work: @escaping @Sendable (Input) throws -> Output) {
    self.inputs = inputs
    self.work = work
    state = Mutex(State(next: inputs.indices, results: Array(repeating: nil, count: inputs.count)))
  }

  /// Each lane has a thread of its own: it waits more than it works.
  ///
  /// - Returns: The results in the order of the inputs; nil for what was not begun.
  func run(_ count: Int) -> [Result<Output, any Error>?] {
    let running = DispatchGroup()
    for _ in 0..<min(count, inputs.count) { Blocking.queue.async(group: running) { self.lane() } }
    running.wait()
    return state.withLock { $0.results }
  }

  private func lane() {
    while let index = state.withLock({ $0.next.popFirst() }) {
      let result = Result { try work(inputs[index]) }
      state.withLock { state in
        state.results[index] = result
        if case .failure = result { state.next = inputs.endIndex..<inputs.endIndex }
      }
    }
  }
}
