package import Base
package import Foundation

/// One thing to be delivered, as far as the queue rules need to know it.
package struct QueueItem: Sendable, Equatable {
  /// What is carried.
  package enum Kind: String, Sendable, Codable {
    case bundle
    case statement
  }

  /// An opaque name, unique in the queue.
  package let id: String
  /// Whose log it belongs to.
  package let transfer: TransferID
  /// Where it goes.
  package let mission: MissionID
  package let kind: Kind
  /// The size on the wire, in bytes.
  package let bytes: Int64
  /// 0 routine, 1 urgent, 2 emergency.
  package let priority: Int
  /// The planned arrival of the person, as it was signed; `nil` when nobody knows it yet.
  package let arrival: Timestamp?
  /// When the item was put into the queue.
  package let created: Date

  /// Attempts begun; the row is written before the I/O, so a crash counts too.
  package var attempts: Int
  /// Attempts that have failed since the last one that brought it forward, or the last requeue.
  package var failures: Int
  /// Attempts in hand when the process died.
  package var crashes: Int
  /// How often in a row it was rejected with `lastReject`.
  package var identicalRejects: Int
  /// The code of the last rejection; `nil` when there was none since the last requeue.
  package var lastReject: String?
  /// Not tried before this moment.
  package var nextAttempt: Date
  /// The first failure since the last comeback or requeue; the back-off phases count from here.
  package var firstFailure: Date?
  /// Set when the item stands still.
  package var hold: HoldReason?
  /// The last attempt failed because the mission was out of reach, not because of the item. Need not
  /// be stored: without it the item merely waits for its own next attempt.
  package var waitsForMission: Bool

  package init(
    id: String, transfer: TransferID, mission: MissionID, kind: Kind, bytes: Int64, priority: Int = 0,
    arrival: Timestamp? = nil, created: Date, attempts: Int = 0, failures: Int = 0, crashes: Int = 0,
    identicalRejects: Int = 0, lastReject: String? = nil, nextAttempt: Date? = nil,
    firstFailure: Date? = nil, hold: HoldReason? = nil, waitsForMission: Bool = false
  ) {
    self.id = id
    self.transfer = transfer
    self.mission = mission
    self.kind = kind
    self.bytes = bytes
    self.priority = priority
    self.arrival = arrival
    self.created = created
    self.attempts = attempts
    self.failures = failures
    self.crashes = crashes
    self.identicalRejects = identicalRejects
    self.lastReject = lastReject
    self.nextAttempt = nextAttempt ?? created
    self.firstFailure = firstFailure
    self.hold = hold
    self.waitsForMission = waitsForMission
  }
}

extension QueueItem {
  /// A bundle of ours, by the name of its delivery.
  package init(sending bundle: SignedManifest) {
    let manifest = bundle.manifest
    self.init(
      id: bundle.delivery.text, transfer: manifest.transfer, mission: manifest.to, kind: .bundle,
      bytes: manifest.sealedBytes + Int64(bundle.entry.der.count), priority: manifest.priority.rank,
      arrival: manifest.arrival, created: manifest.created.date)
  }

  /// A statement of ours by the name of its digest, with the urgency of its transfer.
  package init(sending entry: LogEntry, to mission: MissionID, priority: Int, arrival: Timestamp?, at now: Date) {
    self.init(
      id: entry.digest.text, transfer: entry.statement.transfer, mission: mission, kind: .statement,
      bytes: Int64(entry.der.count) + (entry.statement.sealed?.bytes ?? 0), priority: priority, arrival: arrival,
      created: now)
  }

  /// Whether its wait is over.
  ///
  /// A next attempt further ahead than any wait these rules ask for was written before the clock
  /// was set back; such an item is due, and the windows keep that from becoming a storm.
  package func isDue(at now: Date, policy: QueuePolicy) -> Bool {
    let wait = nextAttempt.timeIntervalSince(now)
    return wait <= 0 || wait > policy.longestWait
  }

  /// Whether the slot kept for small bundles is open to it.
  package func isSmallBundle(policy: QueuePolicy) -> Bool {
    kind == .bundle && bytes < policy.smallBundle
  }
}
