import Base
package import Foundation

/// A bundle's manifest as its sender signed it, under one name from the sealer through queue and log to the receiver.
package struct SignedManifest: Sendable {
  package let manifest: Manifest
  /// The manifest's JSON, as its sender wrote it.
  package let json: Data
  /// The statement that it is in the transfer's log.
  package let entry: LogEntry

  package var delivery: DeliveryID { entry.digest }

  package init(manifest: Manifest, json: Data, entry: LogEntry) {
    self.manifest = manifest
    self.json = json
    self.entry = entry
  }

  /// - Parameter delivery: The digest of `der`.
  package init(manifest: Manifest, json: Data, der: Data, delivery: DeliveryID) {
    self.init(manifest: manifest, json: json, entry: LogEntry(manifest: manifest, der: der, delivery: delivery))
  }
}

/// A sealed bundle handed to the queue. Its parts are durable before this is stored.
package struct Submission: Sendable {
  package let bundle: SignedManifest
  package let item: QueueItem
  package let cards: [CardRow]
  /// The pieces of the sender's working copy, in order.
  package let copy: [Digest]
  /// Where it waits for a second person: its item is held then.
  package let draft: Draft?

  package var manifest: Manifest { bundle.manifest }
  package var entry: LogEntry { bundle.entry }

  package init(
    _ bundle: SignedManifest, item: QueueItem, cards: [CardRow] = [], copy: [Digest] = [], draft: Draft? = nil
  ) {
    self.bundle = bundle
    self.draft = draft
    self.item = item
    self.cards = cards
    self.copy = copy
  }

  /// The transfer as it stands in the books once this is stored.
  package var record: TransferRecord {
    TransferRecord(
      id: manifest.transfer, sender: manifest.from, receiver: manifest.to, arrival: manifest.arrival?.date,
      created: manifest.created.date, version: manifest.version, delivery: entry.digest,
      fold: FoldedLog(folding: [entry.head]), next: LogPosition(seq: manifest.seq + 1, seen: manifest.seen), item: item,
      attempts: item.attempts)
  }
}

/// What a queue item sends.
package enum QueuePayload: Sendable {
  case bundle(SignedManifest)
  case statement(LogEntry)

  package var transfer: TransferID {
    switch self {
    case .bundle(let bundle): bundle.manifest.transfer
    case .statement(let entry): entry.statement.transfer
    }
  }
}

/// A queue item as it stands now, and what it sends.
package struct QueueLoad: Sendable {
  package let item: QueueItem
  package let payload: QueuePayload

  package init(item: QueueItem, payload: QueuePayload) {
    self.item = item
    self.payload = payload
  }
}

/// One try of the last day or so, for whoever looks after the lines.
package struct RecentAttempt: Sendable, Equatable {
  /// To which mission; nil where what it was of is not known any more.
  package let mission: MissionID?
  package let began: Date
  package let outcome: String?

  package init(mission: MissionID?, began: Date, outcome: String?) {
    (self.mission, self.began, self.outcome) = (mission, began, outcome)
  }

  /// Whether it came to nothing; not while it runs, nor where it has brought something forward or was not let end.
  package var isFailed: Bool {
    outcome.map { !["delivered", "received", "opening", "broke-off", "cancelled"].contains($0) } ?? false
  }
}

/// One try to send something.
package struct Attempt: Sendable, Codable, Equatable {
  package let number: Int
  package let began: Date
  /// Nil while it runs, or when the process died in it and has not yet recovered.
  package let ended: Date?
  package let outcome: String?
  package let detail: String?

  package init(number: Int, began: Date, ended: Date?, outcome: String?, detail: String?) {
    self.number = number
    self.began = began
    self.ended = ended
    self.outcome = outcome
    self.detail = detail
  }
}

/// What the receiving side knows of a delivery.
package struct Arrival: Sendable {
  package enum State: Sendable, Equatable {
    case arriving
    case received(receipt: LogEntry)
    case refused(code: String, refusal: LogEntry)
  }

  package let bundle: SignedManifest
  package let state: State

  package var manifest: Manifest { bundle.manifest }

  package init(_ bundle: SignedManifest, state: State) {
    self.bundle = bundle
    self.state = state
  }
}

/// One transfer in the books, from either side.
package struct TransferRecord: Sendable {
  package let id: TransferID
  package let sender: MissionID
  package let receiver: MissionID
  package let arrival: Date?
  package let created: Date
  /// The newest version in the books, and its delivery.
  package let version: Int
  package let delivery: DeliveryID
  /// What its log says, as far as it can be read.
  package let fold: FoldedLog
  /// The next place of this mission in the log, as the store gives it.
  package let next: LogPosition
  /// The newest version's place in our queue, when we send it and it has not been settled.
  package let item: QueueItem?
  /// How often we have tried to send the newest version.
  package let attempts: Int
  /// What cannot be read of its log.
  package let unreadable: [Unreadable]
  /// How long it is kept here.
  package let keeping: Keeping

  package init(
    id: TransferID, sender: MissionID, receiver: MissionID, arrival: Date?, created: Date, version: Int,
    delivery: DeliveryID, fold: FoldedLog, next: LogPosition, item: QueueItem?, attempts: Int,
    unreadable: [Unreadable] = [], keeping: Keeping = Keeping()
  ) {
    self.keeping = keeping
    self.id = id
    self.sender = sender
    self.receiver = receiver
    self.arrival = arrival
    self.created = created
    self.version = version
    self.delivery = delivery
    self.fold = fold
    self.next = next
    self.item = item
    self.attempts = attempts
    self.unreadable = unreadable
  }

  /// The same once this mission has said something more; nil where it has to be read anew.
  func saying(_ head: LogHead) -> TransferRecord? {
    let next = LogPosition(seq: next.seq + 1, seen: next.seen)
    return fold.advanced(by: head).map { fold in
      TransferRecord(
        id: id, sender: sender, receiver: receiver, arrival: arrival, created: created, version: version,
        delivery: delivery, fold: fold, next: next, item: item, attempts: attempts, unreadable: unreadable,
        keeping: keeping)
    }
  }
}

extension TransferRecord {
  package var parties: Parties { Parties(sender: sender, receiver: receiver) }

  /// Whether nothing of it may be read: as `TransferState.isLocked`.
  package var isLocked: Bool { fold.isLocked(parties) }

  /// What the log says of the newest version that it can be read up to, or else of the newest in the books; nil where it does
  /// not have that.
  package var manifest: BundleVersion? {
    fold.state?.newest ?? fold.versions(by: sender).first { $0.delivery == delivery }
  }

  /// The arrival by which lists go: the last that was said of the journey, or else what the case plans. A case whose journey is
  /// put off to nobody knows when, or cancelled, stays where people look for it.
  func expectedArrival(at now: Date) -> Timestamp? {
    fold.state?.expectedArrival(at: now) ?? manifest?.arrival ?? arrival.map { Timestamp($0) }
  }
}

/// Something the journal must remember. Codes and ids only.
package struct JournalEvent: Sendable, Equatable {
  package let at: Date
  /// Who: `daemon`, a mission, or a staff id.
  package let actor: String
  /// What: a constant such as `bundle.published`.
  package let action: String
  package let transfer: TransferID?
  /// What it is about: an id.
  package let subject: String?
  /// Ids, codes and numbers. The chain of hashes keeps what it takes for good, so it takes nothing that anybody has worded:
  /// what is no `Code` is left out.
  package let detail: [String: String]

  package init(
    at: Date, actor: String, action: String, transfer: TransferID? = nil, subject: String? = nil,
    detail: [String: String] = [:]
  ) {
    self.at = at
    self.actor = actor
    self.action = action
    self.transfer = transfer
    self.subject = Code.of(subject)?.text
    self.detail = detail.filter { Code.of($0.value) != nil }
  }
}

package struct JournalEntry: Sendable, Codable, Equatable {
  package let number: Int64
  /// The event as JSON, exactly as hashed.
  package let text: String
  /// SHA-256 over the previous entry's hash (64 hex digits), a newline, and `text`.
  package let hash: Digest

  package init(number: Int64, text: String, hash: Digest) {
    self.number = number
    self.text = text
    self.hash = hash
  }

  /// When it was made, by the clock of then; nil when its text cannot be read.
  package var at: Date? {
    struct Moment: Decodable { let at: Timestamp }
    return try? JSON.decode(Moment.self, from: Data(text.utf8)).at.date
  }
}
