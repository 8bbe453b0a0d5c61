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
  /// A connection was begun for it; otherwise it goes on one that stands.
  var hasConnected = false
  /// Its connection broke after something had arrived on it.
  var hasBroken = false
  /// The name it was to go to is an address of the inside.
  var isOfInside = false
  var course = TransferCourse()
  var slices = Slices()
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
}

/// How far a transfer has come, and since when it has come no further. The engine's thread only.
struct TransferCourse {
  /// Octets that are a request's head, and the first behind it.
  static let little: Int64 = 4096

  private(set) var acknowledged: Int64 = 0
  private var received: Int64 = 0
  /// On the monotonic clock; nil until the first look.
  private var lastMoved: ContinuousClock.Instant?

  /// One look.
  ///
  /// - Parameters:
  ///   - acknowledged: Octets of the body that the other end's machine has.
  ///   - received: Octets of the answer.
  ///   - isPaused: Nothing is expected to move.
  /// - Returns: Whether more is acknowledged than at the last look.
  mutating func look(
    acknowledged: Int64, received: Int64, isPaused: Bool = false, now: ContinuousClock.Instant
  ) -> Bool {
    let isFurther = acknowledged > self.acknowledged
    if isPaused || isFurther || received > self.received || lastMoved == nil { lastMoved = now }
    (self.acknowledged, self.received) = (max(acknowledged, self.acknowledged), received)
    return isFurther
  }

  /// Seconds without any movement.
  func silence(at now: ContinuousClock.Instant) -> TimeInterval { lastMoved.map { (now - $0) / .seconds(1) } ?? 0 }
}

/// Set once when the task that waits for a transfer is cancelled.
final class CancelFlag: Sendable {
  private let flag = Atomic(false)

  var isSet: Bool { flag.load(ordering: .acquiring) }

  func set() { flag.store(true, ordering: .releasing) }
}
