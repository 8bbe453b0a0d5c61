import Dispatch

/// Runs calls that block (disk, cryptography) on threads of their own, never on the cooperative pool.
package enum Blocking {
  private static let queue = DispatchQueue(label: "baton.blocking", attributes: .concurrent)

  package static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body() }) }
    }
  }
}
