package import Foundation

/// What came back from an attempt that has not delivered, before anybody has judged it.
package enum PeerAnswer: Sendable, Equatable {
  /// No answer: name, connect, time-out, reset, also after the connection was made.
  case unreachable(String)
  /// Our own proxy does not answer, or lets nothing through; the mission was not asked.
  case proxy(String)
  /// An answer without a signed body of ours.
  /// - Parameters: status; `Retry-After` in seconds; the peer's problem code, untrusted.
  case http(Int, retryAfter: TimeInterval?, problem: String?)
  /// A signed refusal of this item.
  case refused(code: String)
  /// The TLS certificate, the name in it or the pinned key is not the one in the directory.
  case peerUntrusted(String)
  /// A receipt that does not prove this delivery: forged, torn, or for another bundle.
  case receiptInvalid(String)
}

/// What to do after an answer.
package enum Verdict: Sendable, Equatable {
  /// Delivered; let go.
  case done
  /// Read the peer's state again at once and go on from there. No attempt has failed.
  case again
  /// Try later. Only trouble of the mission as a whole moves its window and breaker.
  /// `retryAfter` is in seconds, as the peer asked, not yet clamped.
  case retry(countsAgainstMission: Bool, retryAfter: TimeInterval?)
  /// This item stands still until somebody looks; the others flow.
  case holdItem(code: String)
  /// The whole mission stands still: hourly probe and alarm.
  case holdMission(code: String)
  /// Try later, and raise an alarm.
  case alarm(code: String)
}
