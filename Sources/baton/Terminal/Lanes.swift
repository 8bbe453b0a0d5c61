import Dispatch
import Synchronization

/// Works on several things at once, and begins nothing more once something has failed.
enum Lanes {
  /// The daemon seals four at a time; meanwhile others are read here, or are on their way to its disk.
  private static let count = 8

  /// - Returns: The results in the order of `inputs`; nil for what was not begun.
  static func run<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ work: @Sendable (Input) throws -> Output
  ) -> [Result<Output, any Error>?] {
    let results = Mutex([Result<Output, any Error>?](repeating: nil, count: inputs.count))
    let next = Mutex(inputs.indices)
    DispatchQueue.concurrentPerform(iterations: min(count, inputs.count)) { _ in
      while let index = next.withLock({ $0.popFirst() }) {
        let result = Result { try work(inputs[index]) }
        if case .failure = result { next.withLock { $0 = inputs.endIndex..<inputs.endIndex } }
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0 }
  }
}
