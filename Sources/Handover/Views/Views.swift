package import Base
package import Foundation

/// One transfer as the local API shows it. Identifiers and states only, no case content.
package struct TransferView: Sendable, Codable {
  package let transfer: TransferID
  package let from: MissionID
  package let to: MissionID
  /// Whether this mission sends it.
  package let outgoing: Bool
  package let version: Int
  package let delivery: DeliveryID
  /// The delivery track: queued, sending, delivered, held or dead; `unreadable` where its log cannot be read, and
  /// `incomplete` where its first version has not come. What has its receipt is `delivered`, though the receipt may stand
  /// behind a gap.
  package let state: String
  package let reason: String?
  /// As it was signed: its day is the day at the place of arrival.
  package let arrival: Timestamp?
  package let created: Date
  package let bytes: Int64
  package let parts: Int
  /// Octets sent in the attempt under way.
  package let sent: Int64?
  package let attempts: Int
  package let nextAttempt: Date?
  package let receivedAt: Date?
  /// Statements that the rules do not allow where they stand.
  package let illegal: Int
  /// The newest version in the books, when the log cannot be read up to it: older than that is what the rest shows.
  package let newest: Int?
  /// The newest version with a receipt, which is the one that is opened; nil when there is none.
  package let receipted: Int?
  /// Statements that wait behind a gap in the log.
  package let waiting: Int
  /// Where people stand with it; nil where its log cannot be read.
  package let handover: HandoverStage?
  /// How the journey stands, and the moment that goes with it.
  package let movement: MovementStage?
  package let moved: Timestamp?
  /// The receiver's questions that nobody has answered, by `seq`.
  package let questions: [Int]
  package let caseworkers: HandoverTrack.Caseworkers?
  /// Whether there was word of what became of the case.
  package let hasOutcome: Bool
  /// What is owed, by whom and by when, soonest first; empty where nothing is, and where the log cannot be read.
  package let owed: [Deadline]
  /// How far its log goes: what whoever looks at this has been shown.
  package let heads: Heads
  /// Whether nothing of it may be read: recalled, consent withdrawn, or a recall that crossed an acceptance.
  package let locked: Bool
  /// The `seq` of a recall that waits for the receiver's answer.
  package let recallAsked: Int?
  /// Who has stated that nothing of it is left there.
  package let gone: [Side]
  /// Alerts that nobody has taken up since.
  package let alerts: [HandoverTrack.Alert]
  /// Onward handovers whose coming nobody has confirmed, by `seq`.
  package let onward: [Int]

  /// - Parameters:
  ///   - queued: The transfer's place in this mission's queue, with what its courier knows of it.
  ///   - policy: How long what is owed may take.
  package init(
    _ record: TransferRecord, here: MissionID, queued: QueueView?, policy: ClockPolicy = ClockPolicy(), at now: Date
  ) {
    let folded = TransferState(folding: record.log)
    let track = folded.map { Delivery($0, item: record.item, sending: queued?.sending ?? false) }
    let delivery = folded?.delivery ?? record.delivery
    let manifest = record.log.first { $0.digest == delivery }?.statement
    let arrival = manifest?.arrival ?? record.arrival.map { Timestamp($0) }
    let receipt = record.log.last { $0.statement.type == .received && $0.statement.bundle == delivery }
    transfer = record.id
    from = record.sender
    to = record.receiver
    outgoing = record.sender == here
    version = folded?.version ?? record.version
    self.delivery = delivery
    let isReceipted = track == .queued && record.item == nil && receipt?.statement.author == record.receiver
    state =
      isReceipted
      ? Delivery.delivered.word
      : track?.word ?? (record.unreadable.isEmpty ? "incomplete" : "unreadable")
    reason = track?.reason
    self.arrival = arrival
    created = record.created
    bytes = manifest?.body["bytes"]?.integer ?? 0
    parts = Int(manifest?.body["parts"]?.integer ?? 0)
    sent = queued?.sent
    attempts = record.attempts
    nextAttempt = record.item?.nextAttempt
    receivedAt = receipt?.statement.at.date
    illegal = folded?.illegal.count ?? 0
    newest = record.version > version ? record.version : nil
    receipted = record.newestReceipted?.version
    waiting = folded?.waiting ?? record.log.count
    handover = folded?.people.stage
    movement = folded?.movement.stage
    moved = folded?.movement.moment
    questions = folded?.people.questions ?? []
    caseworkers = folded?.people.caseworkers
    hasOutcome = folded?.people.hasOutcome ?? false
    owed = folded?.deadlines(log: record.log, policy: policy, here: here, at: now) ?? []
    heads = record.heads
    locked = record.isLocked
    recallAsked = folded?.people.recallAsked
    gone = Side.allCases.filter { folded?.people.gone.contains($0) ?? false }
    alerts = folded?.people.alerts ?? []
    onward = folded?.people.onward ?? []
  }
}

/// What the directory says of a mission that a case may go to.
package struct ReceiverView: Sendable, Codable {
  package let id: MissionID
  package let name: String
  /// ISO 3166-1 alpha-3.
  package let country: String
  package let organisation: String
  /// Whether it is of this mission's own organisation.
  package let isOwn: Bool

  package init(id: MissionID, name: String, country: String, organisation: String, isOwn: Bool) {
    self.id = id
    self.name = name
    self.country = country
    self.organisation = organisation
    self.isOwn = isOwn
  }
}

/// A transfer that was handed in, with what came to notice.
package struct TakenView: Sendable, Codable {
  package let view: TransferView
  /// Transfers of somebody who may be one of its persons.
  package let likely: [TransferID]
  /// What was left out for want of consent, in sentences.
  package let withheld: [String]

  package init(_ view: TransferView, _ taken: TakenCase) {
    self.view = view
    likely = taken.likely
    withheld = taken.withheld
  }

  private enum Keys: String, CodingKey { case likely, withheld }

  package func encode(to encoder: any Encoder) throws {
    try view.encode(to: encoder)
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(likely, forKey: .likely)
    try container.encode(withheld, forKey: .withheld)
  }

  package init(from decoder: any Decoder) throws {
    view = try TransferView(from: decoder)
    let container = try decoder.container(keyedBy: Keys.self)
    likely = try container.decodeIfPresent([TransferID].self, forKey: .likely) ?? []
    withheld = try container.decodeIfPresent([String].self, forKey: .withheld) ?? []
  }
}

extension Statement {
  /// The planned arrival in a manifest's own words; nil when it names none, or is no manifest.
  package var arrival: Timestamp? { body["arrival"]?.string.flatMap { try? Timestamp($0) } }
}

/// One statement of a log.
package struct StatementView: Sendable, Codable {
  package let author: MissionID
  package let seq: Int
  package let seen: Int
  package let type: StatementType
  package let at: Timestamp
  package let staff: Staff
  package let digest: Digest
  package let body: JSONValue
  package let illegal: String?
  /// What it says, in a sentence of this program's; nil for what daemons say.
  package let says: String?
  /// What it says sealed, where that was opened: words of people.
  package var said: [String: JSONValue]?
  /// Why its sealed half could not be opened.
  package var unsaid: String?

  package init(_ entry: LogEntry, illegal: String?) {
    author = entry.statement.author
    seq = entry.statement.seq
    seen = entry.statement.seen
    type = entry.statement.type
    at = entry.statement.at
    staff = entry.statement.staff
    digest = entry.digest
    body = entry.statement.body
    self.illegal = illegal
    says = StatementKind.sentence(type, body)
  }

  /// Why, where it says so with a code.
  package var why: Code? { Statement.why(type, body) }
}

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
}

/// A page of the queue.
package struct QueueViews: Sendable {
  package let views: [QueueView]
  package let unreadable: [Unreadable]
  /// Where the next page begins; nil when there is none.
  package let last: String?

  package init(views: [QueueView], unreadable: [Unreadable], last: String?) {
    self.views = views
    self.unreadable = unreadable
    self.last = last
  }

  /// The header field in which the local API says where the next page begins.
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

/// A delivery that another mission has begun and not finished.
package struct UnfinishedView: Sendable, Codable {
  package let delivery: DeliveryID
  package let transfer: TransferID?
  package let from: MissionID
  /// When it was first offered, or offered anew.
  package let since: Date
  /// When it last brought something forward.
  package let lastProgress: Date
  package let parts: Int
  package let partsHere: Int
  package let bytes: Int64
  package let bytesHere: Int64

  package init(_ delivery: UnfinishedDelivery, partsHere: Int, bytesHere: Int64) {
    self.delivery = delivery.delivery
    transfer = delivery.transfer
    from = delivery.from
    since = delivery.since
    lastProgress = delivery.moved
    parts = delivery.parts
    bytes = delivery.bytes
    self.partsHere = partsHere
    self.bytesHere = bytesHere
  }
}

/// The daemon as a whole.
package struct DaemonView: Sendable, Codable {
  package let mission: MissionID
  package let version: String
  package let epoch: String
  package let directory: Int
  package let address: String
  package let freeBytes: Int64
  package let reserveBytes: Int64
  package let queued: Int
  package let held: Int
  /// The missions that nothing can be sent to now.
  package let missions: [MissionView]
  /// Deliveries that others have begun and not finished.
  package let unfinished: Int
  /// Of these, those that have brought nothing for a day.
  package let stalled: Int
  package let accepting: Bool
  /// What keeps this mission from signing, sending and receiving; nil when nothing does.
  package let suspension: Suspension?
  /// What the ledger is known to have lost; nil while nothing is.
  package let loss: String?
  /// Missions whose stores were restored not long ago: what they gave receipts for before may be gone there.
  package let restored: [MissionID]
  /// What is wrong with the disk of this machine, or soon will be.
  package let disk: [DiskState.Warning]
  /// What speaks against the clock of this machine; nil when nothing does.
  package let clock: String?

  package init(
    mission: MissionID, version: String, epoch: String, directory: Int, address: String, freeBytes: Int64,
    reserveBytes: Int64, queued: Int, held: Int, missions: [MissionView], unfinished: Int = 0, stalled: Int = 0,
    suspension: Suspension? = nil, clock: String? = nil, disk: [DiskState.Warning] = [], loss: String? = nil,
    restored: [MissionID] = []
  ) {
    self.mission = mission
    self.version = version
    self.epoch = epoch
    self.directory = directory
    self.address = address
    self.freeBytes = freeBytes
    self.reserveBytes = reserveBytes
    self.queued = queued
    self.held = held
    self.missions = missions
    self.unfinished = unfinished
    self.stalled = stalled
    self.suspension = suspension
    self.clock = clock
    self.disk = disk
    self.loss = loss
    self.restored = restored
    accepting = freeBytes >= reserveBytes && suspension == nil
  }
}

/// An error of the local API: what happened and what to do. It travels to the screen of whoever asked.
package struct DeskError: Sendable, Codable, Equatable, Error, SeveralLines, CustomStringConvertible {
  package let status: Int
  package let error: String

  package init(_ status: Int, _ error: ShownText) {
    self.status = status
    self.error = error.description
  }

  package var description: String { error }

  package var lines: [String] { error.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}

/// How an answer ended that is made as it is sent, in a trailer field (RFC 9110 §6.5). What comes without this trailer is
/// not whole.
package enum Outcome: Equatable {
  case whole
  /// What was sent is to be thrown away.
  case failed(DeskError)

  package static let field = "Baton-Outcome"

  /// A status and a text; in percent encoding, since a field takes ASCII only.
  package var text: String {
    guard case .failed(let error) = self else { return "whole" }
    return "\(error.status) " + (error.error.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
  }

  /// Reads what `text` wrote.
  package init(_ text: String) {
    let status = text.prefix { $0 != " " }
    let words = text.dropFirst(status.count + 1)
    guard text != "whole" else {
      self = .whole
      return
    }
    let lines = (words.removingPercentEncoding ?? text).split(separator: "\n", omittingEmptySubsequences: false)
    let error = lines.map { "\($0)" as ShownText }
    self = .failed(DeskError(Int(status) ?? 500, error.dropFirst().reduce(error.first ?? "") { $0 + "\n" + $1 }))
  }
}

/// The result of proving the journal.
package struct JournalView: Sendable, Codable {
  package let sound: Bool
  package let entries: Int64
  /// Number and hash of the newest entry, as `JournalHead` writes them.
  package let head: String
  package let problem: String?

  package init(sound: Bool, entries: Int64, head: String, problem: String?) {
    self.sound = sound
    self.entries = entries
    self.head = head
    self.problem = problem
  }
}

/// One account, as the command line shows it: nothing that opens it.
package struct AccountView: Sendable, Codable {
  package let login: Code
  package let staff: Code
  package let name: String
  package let roles: [AccountRole]
  /// `invited`, `open`, `locked` when it waits for its link to be renewed, or `disabled`.
  package let state: String
  package let hasSecondFactor: Bool
  /// Browsers in which it is signed in.
  package let sessions: Int

  package init(_ account: Account, sessions: Int, at now: Date) {
    login = account.login
    staff = account.staff
    name = account.name
    roles = account.roles
    let isInvited = account.link.map { $0.ends > now } ?? false
    state = account.isDisabled ? "disabled" : account.password != nil ? "open" : isInvited ? "invited" : "locked"
    hasSecondFactor = account.secondFactor != nil
    self.sessions = sessions
  }
}

/// A one-time link. It is shown once and kept nowhere.
package struct AccountLinkView: Sendable, Codable {
  package let login: Code
  package let link: String
  package let ends: Date

  package init(login: Code, link: String, ends: Date) {
    self.login = login
    self.link = link
    self.ends = ends
  }
}
