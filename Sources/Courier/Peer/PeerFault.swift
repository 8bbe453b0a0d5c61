import Handover

/// Why a step of a delivery cannot be followed by the next one.
enum PeerFault: Error {
  /// What came back from the peer, or did not; the queue's rules judge it.
  case answer(PeerAnswer)
  /// The trouble is here, or is nobody's.
  case obstacle(Obstacle)
  case cancelled

  init(_ failure: TransferFailure) {
    switch failure {
    case .unreachable(let text), .broken(let text): self = .answer(.unreachable(text))
    case .proxy(let text): self = .answer(.proxy(text))
    case .untrusted(let text): self = .answer(.peerUntrusted(text))
    case .tooLarge: self = .answer(.receiptInvalid("the answer is larger than any answer of the protocol"))
    case .cancelled: self = .cancelled
    case .fileChanged:
      self = .obstacle(
        Obstacle(
          code: "part-unreadable", text: "a sealed part is gone or damaged on this disk", holdsItem: true))
    }
  }

  var isForbidden: Bool { if case .answer(.http(403, _, _)) = self { true } else { false } }

  init(_ response: CurlResponse) {
    let problem = response.problem
    self = .answer(.http(response.status, retryAfter: response.retryAfter, problem: problem))
  }
}

/// Something that keeps an item from being delivered though the peer has not judged it.
struct Obstacle: Sendable, Equatable {
  let code: String
  /// One sentence for the operator.
  let text: String
  /// Whether the item stands still until somebody looks; otherwise it is tried again.
  let holdsItem: Bool
}

/// What became of an attempt.
enum DeliveryOutcome: Sendable {
  /// The store has the answer, and the item has left the queue.
  case settled(TransferID)
  case answered(PeerAnswer)
  /// The peer has all of it and is still opening it. Nothing has failed. Seconds to wait.
  case opening(retryAfter: Double)
  case obstacle(Obstacle)
  /// The line broke, after it had brought the delivery forward: it goes on from there.
  case brokeOff(String)
  case cancelled

  init(_ fault: PeerFault) {
    switch fault {
    case .answer(let answer): self = .answered(answer)
    case .obstacle(let obstacle): self = .obstacle(obstacle)
    case .cancelled: self = .cancelled
    }
  }
}
