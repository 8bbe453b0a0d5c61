package import Base
package import Foundation

/// One item of the queue.
package struct QueueView: Sendable, Codable {
  package let item: String
  package let transfer: TransferID
  package let to: MissionID
  package let kind: QueueItem.Kind
  package let bytes: Int64
  package let sent: Int64
  package let sending: Bool
  package let attempts: Int
  /// As it was signed: in UTC an arrival after midnight would show the day before.
  package let arrival: Timestamp?
  package let created: Date
  package let nextAttempt: Date
  package let hold: HoldReason?
  /// Why it waits, until when, and what a person can do.
  package let waiting: WaitExplanation

  package init(_ item: QueueItem, sending: Bool, sent: Int64, waiting: WaitExplanation) {
    self.item = item.id
    transfer = item.transfer
    to = item.mission
    kind = item.kind
    bytes = item.bytes
    self.sent = sent
    self.sending = sending
    attempts = item.attempts
    arrival = item.arrival
    created = item.created
    nextAttempt = item.nextAttempt
    hold = item.hold
    self.waiting = waiting
  }

  /// The header field in which the local API says where the next page of the queue begins.
  package static let nextField = "Baton-Next"
}

/// An item with its attempts: the answer to "why is this waiting?".
package struct WhyView: Sendable, Codable {
  package let queue: QueueView
  package let attempts: [Attempt]

  package init(queue: QueueView, attempts: [Attempt]) {
    self.queue = queue
    self.attempts = attempts
  }
}

/// A mission that something stands in the way of: a hold, or silence.
package struct MissionView: Sendable, Codable {
  package let mission: MissionID
  /// Items that wait for it.
  package let waiting: Int
  package let why: WaitExplanation

  package init(mission: MissionID, waiting: Int, why: WaitExplanation) {
    self.mission = mission
    self.waiting = waiting
    self.why = why
  }
}
