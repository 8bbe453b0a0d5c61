package import Dispatch

/// Runs work that takes its time (files, signatures, packing) on threads of its own, so that the few threads of Swift's
/// pool stay free.
package enum Blocking {
  /// A queue with a thread of its own while it has work: one slow disk call, or one reader who does not read, holds up
  /// nobody else. Whoever asks bounds how many there are.
  ///
  /// Made anew each time, and serial. On Linux all concurrent queues share with Swift's pool as many threads as there
  /// are cores, and blocked ones are made up for by one a second.
  package static var queue: DispatchQueue { DispatchQueue(label: "baton.blocking") }

  package static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body() }) }
    }
  }
}
