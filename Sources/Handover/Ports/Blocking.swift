import Dispatch

/// Runs work that takes its time (files, signatures, packing) on threads of its own, so that the few threads of Swift's
/// pool stay free.
package enum Blocking {
  /// Concurrent: one slow disk call holds up no other. Whoever asks bounds how many there are.
  private static let queue = DispatchQueue(label: "baton.blocking", attributes: .concurrent)

  package static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body() }) }
    }
  }
}
