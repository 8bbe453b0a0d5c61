/// The delivery track, moved by daemons only: `queued → sending → delivered`, or `held(reason)`, `dead(reason)`.
package enum Delivery: Sendable, Equatable {
  case queued, sending, delivered
  case held(reason: String)
  case dead(reason: String)

  /// What the log says, refined by what the sender's queue knows.
  ///
  /// - Parameters:
  ///   - state: The fold of the log.
  ///   - item: The bundle's place in this mission's queue; nil at the receiver and once it has left the queue.
  ///   - sending: Whether an attempt is under way now.
  package init(_ state: TransferState, item: QueueItem? = nil, sending: Bool = false) {
    switch state.handed {
    case .delivered: self = .delivered
    case .undelivered(let reason) where item == nil: self = .dead(reason: reason)
    case .refused(let code) where item == nil: self = .held(reason: code)
    case .submitted, .refused, .undelivered:
      if let hold = item?.hold { self = .held(reason: hold.code) } else { self = sending ? .sending : .queued }
    }
  }

  /// One word, for tables and JSON.
  package var word: String {
    switch self {
    case .queued: "queued"
    case .sending: "sending"
    case .delivered: "delivered"
    case .held: "held"
    case .dead: "dead"
    }
  }

  package var reason: String? {
    switch self {
    case .held(let reason), .dead(let reason): reason
    case .queued, .sending, .delivered: nil
    }
  }
}
