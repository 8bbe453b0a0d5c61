import Handover

/// What became of an attempt, from the line to the books. A step that the next one cannot follow throws it.
enum AttemptResult: Error, Sendable {
  /// The store has the answer, and the item has left the queue.
  case settled(TransferID)
  /// What came back from the peer, or did not; the queue's rules judge it.
  case answered(PeerAnswer)
  /// The peer has all of it and is still opening it. Nothing has failed. Seconds to wait.
  case opening(retryAfter: Double)
  /// The trouble is here, or is nobody's.
  case obstacle(Obstacle)
  /// The line broke, after it had brought the delivery forward: it goes on from there.
  case brokeOff(String)
  case cancelled

  init(_ failure: TransferFailure) {
    switch failure {
    case .unreachable(let text), .broken(let text): self = .answered(.unreachable(text))
    case .proxy(let text): self = .answered(.proxy(text))
    case .untrusted(let text): self = .answered(.peerUntrusted(text))
    case .tooLarge: self = .answered(.receiptInvalid("the answer is larger than any answer of the protocol"))
    case .cancelled: self = .cancelled
    case .fileChanged:
      self = .obstacle(
        Obstacle(
          code: "part-unreadable", text: "a sealed part is gone or damaged on this disk", holdsItem: true))
    }
  }

  init(_ response: CurlResponse) {
    self = .answered(.http(response.status, retryAfter: response.retryAfter, problem: response.problem))
  }

  var isForbidden: Bool { if case .answered(.http(403, _, _)) = self { true } else { false } }
}

/// Something that keeps an item from being delivered though the peer has not judged it.
struct Obstacle: Sendable, Equatable {
  let code: String
  /// One sentence for the operator.
  let text: String
  /// Whether the item stands still until somebody looks; otherwise it is tried again.
  let holdsItem: Bool
}
