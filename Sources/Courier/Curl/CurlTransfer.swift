import Foundation
import Synchronization

/// One request on its way through the engine.
///
/// `@unchecked`: what is not behind the mutex is set before the transfer goes into the inbox (`request`,
/// `answer`) or touched on the engine's thread only (the rest); the inbox's lock stands between the two.
final class CurlTransfer: @unchecked Sendable {
  typealias Outcome = Result<CurlResponse, TransferFailure>

  let request: CurlRequest
  private let answer: CheckedContinuation<Outcome, Never>
  private let cancelled: CancelFlag

  // The engine's thread only.
  var body: CurlBody?
  var received = Data()
  var isTooLarge = false
  var reported: Int64 = 0
  /// What libcurl reads while the transfer runs; freed after `remove_handle`.
  var memory: CurlMemory?

  init(_ request: CurlRequest, _ cancelled: CancelFlag, _ answer: CheckedContinuation<Outcome, Never>) {
    self.request = request
    self.cancelled = cancelled
    self.answer = answer
  }

  var isCancelled: Bool { cancelled.isSet }

  /// Called exactly once.
  func finish(_ outcome: Outcome) { answer.resume(returning: outcome) }

  /// Takes a piece of the answer.
  ///
  /// - Returns: Whether there was room for it.
  func take(_ piece: UnsafeRawBufferPointer) -> Bool {
    guard piece.count <= request.responseLimit - received.count else {
      isTooLarge = true
      return false
    }
    received.append(contentsOf: piece)
    return true
  }

  /// Passes progress on when there is any.
  func report(_ sent: Int64) {
    guard sent != reported else { return }
    reported = sent
    request.sent(sent)
  }
}

/// Set once when the task that waits for a transfer is cancelled.
final class CancelFlag: Sendable {
  private let flag = Atomic(false)

  var isSet: Bool { flag.load(ordering: .acquiring) }

  func set() { flag.store(true, ordering: .releasing) }
}
