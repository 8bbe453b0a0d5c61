import Dispatch

/// Runs work that blocks (files, signatures, packing) on threads of its own, so that the few threads of Swift's
/// pool stay free.
enum Blocking {
  /// Concurrent: one slow disk call holds up no other. The queue rules bound how many there are.
  private static let queue = DispatchQueue(label: "baton.courier.blocking", attributes: .concurrent)

  static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body() }) }
    }
  }

  /// The same, for a closed error.
  static func result<T: Sendable, E: Error>(
    _ body: @escaping @Sendable () throws(E) -> T
  ) async -> Result<T, E> {
    await withCheckedContinuation { continuation in
      queue.async {
        do throws(E) {
          continuation.resume(returning: .success(try body()))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
  }
}
