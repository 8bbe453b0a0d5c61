import Foundation

/// What the harness cannot do, in words for whoever reads the test's output.
struct HarnessProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// A moment after which waiting is a failure. Conditions are polled; nothing is assumed of how long things
/// take.
struct Deadline {
  private let end: ContinuousClock.Instant
  private let seconds: TimeInterval

  init(_ seconds: TimeInterval) {
    self.seconds = seconds
    end = .now + .seconds(seconds)
  }

  var isOver: Bool { ContinuousClock.now >= end }

  /// Waits until `condition` gives a value.
  ///
  /// - Throws: `HarnessProblem`, naming what was waited for; what `condition` throws.
  func wait<T>(_ what: @autoclosure () -> String, for condition: () throws -> T?) throws -> T {
    while true {
      if let value = try condition() { return value }
      guard !isOver else { throw HarnessProblem("\(what()) did not come within \(seconds) s") }
      usleep(5_000)
    }
  }

  /// Waits until `condition` holds.
  func wait(_ what: @autoclosure () -> String, until condition: () throws -> Bool) throws {
    _ = try wait(what(), for: { try condition() ? true : nil })
  }
}

/// Runs work that blocks on threads of its own, so that the other tests keep the few threads of Swift's pool.
/// It is still part of the test's task: what it expects in vain is reported of that test.
func blocking<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
  try await withTaskExecutorPreference(BlockingExecutor.shared) { try await run(body) }
}

@concurrent private func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
  try body()
}

/// Runs each job on a thread of a concurrent queue.
private final class BlockingExecutor: TaskExecutor {
  static let shared = BlockingExecutor()
  private let queue = DispatchQueue(label: "baton.end-to-end", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
