package import Base
package import Foundation

/// One transfer as the local API shows it. Identifiers and states only, no case content.
package struct TransferView: Sendable, Codable {
  package let transfer: TransferID
  package let from: MissionID
  package let to: MissionID
  /// Whether this mission sends it.
  package let outgoing: Bool
  /// The code on the person's own slip, by which the case is found.
  package let slip: String
  package let version: Int
  package let delivery: DeliveryID
  /// The delivery track: queued, sending, delivered, held or dead, at the receiver `arriving`; `unreadable` where its log cannot be read, and
  /// `incomplete` where its first version has not come. What has its receipt is `delivered`, though the receipt may stand
  /// behind a gap.
  package let state: String
  package let reason: String?
  /// As it was signed: its day is the day at the place of arrival.
  package let arrival: Timestamp?
  /// When they were to arrive, once it is said how that went.
  package let planned: Timestamp?
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
  /// Why that is hardly meant as it stands.
  package let movedDoubt: StatedMoment.Doubt?
  /// That nobody has met the people: to be shown before all else.
  package let stranding: Stranding?
  /// Whether somebody is in contact with them.
  package let isMet: Bool
  /// The receiver's questions that nobody has answered, by `seq`.
  package let questions: [Int]
  package let caseworkers: HandoverTrack.Caseworkers?
  /// Whether the caseworker was ready for an earlier version, and has not said so of the newest.
  package let isReadyOfOlder: Bool
  /// Whether somebody spoke of another arrival since the caseworker said to be ready.
  package let isMovedSinceReady: Bool
  /// When the newest version was made.
  package let made: Timestamp?
  /// Questions that had no answer when the case was closed, by `seq`.
  package let unanswered: [Int]
  /// Whether another outcome is owed, in place of one that was taken back after the case was closed.
  package let owesOutcome: Bool
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
  /// Whether consent to a part of it was withdrawn: which part, the conversation says.
  package let isPartWithdrawn: Bool
  /// Who has still to state that nothing of that part is left there.
  package let owesPart: [Side]
  /// Alerts that nobody has taken up since.
  package let alerts: [HandoverTrack.Alert]
  /// Onward handovers whose coming nobody has confirmed, by `seq`.
  package let onward: [Int]
  /// When what this mission holds of it goes; nil while people have not ended it, where it is kept, and once it is gone.
  package let goes: Date?
  /// Whether that is so near that lists say it.
  package let isGoing: Bool
  /// Who keeps it longer than the policy says.
  package let kept: Keeping.Hold?

  /// - Parameters:
  ///   - queued: The transfer's place in this mission's queue, with what its courier knows of it.
  ///   - policy: How long what is owed may take.
  package init(
    _ record: TransferRecord, here: MissionID, queued: QueueView?, policy: ClockPolicy = ClockPolicy(), at now: Date
  ) {
    let folded = record.fold.state
    let track = folded.map { Delivery($0, item: record.item, sending: queued?.sending ?? false) }
    let delivery = folded?.delivery ?? record.delivery
    let manifest = record.manifest
    let receipt = record.fold.receipt(of: delivery, by: record.receiver)
    transfer = record.id
    from = record.sender
    to = record.receiver
    outgoing = record.sender == here
    slip = SlipCode(of: record.id, at: record.receiver).text
    version = folded?.version ?? record.version
    self.delivery = delivery
    let isReceipted = track == .queued && record.item == nil && receipt != nil
    let isArriving = track == .queued && record.receiver == here && receipt == nil
    state =
      isReceipted
      ? Delivery.delivered.word
      : isArriving ? "arriving" : track?.word ?? (record.unreadable.isEmpty ? "incomplete" : "unreadable")
    reason = track?.reason
    arrival = record.expectedArrival(at: now)
    planned = folded?.plannedArrival(at: now)
    created = record.created
    bytes = manifest?.bytes ?? 0
    parts = manifest?.parts ?? 0
    sent = queued?.sent
    attempts = record.attempts
    nextAttempt = record.item?.nextAttempt
    receivedAt = receipt?.date
    illegal = folded?.illegal.count ?? 0
    newest = record.version > version ? record.version : nil
    receipted = record.newestReceipted?.version
    waiting = folded?.waits.count ?? record.fold.count
    handover = folded?.people.stage
    movement = folded?.movement.stage
    moved = folded?.movement.moment
    movedDoubt = folded?.journeyDoubt(at: now)
    stranding = folded?.stranding(at: now)
    isMet = folded?.isMet(at: now) ?? false
    questions = folded?.people.questions ?? []
    caseworkers = folded?.people.caseworkers
    isReadyOfOlder = folded?.people.isReadyOfOlder ?? false
    isMovedSinceReady = folded?.movedSinceReady != nil
    made = manifest?.made
    unanswered = folded?.people.unanswered ?? []
    owesOutcome = folded?.people.owesOutcome ?? false
    hasOutcome = folded?.people.hasOutcome ?? false
    owed = folded?.deadlines(policy: policy, here: here, at: now) ?? []
    heads = record.heads
    locked = record.isLocked
    recallAsked = folded?.people.recallAsked
    gone = Side.allCases.filter { folded?.people.gone.contains($0) ?? false }
    isPartWithdrawn = folded?.people.isPartWithdrawn ?? false
    owesPart = Side.allCases.filter { folded?.people.owesPart.contains($0) ?? false }
    alerts = folded?.people.alerts ?? []
    onward = folded?.people.onward ?? []
    let side: Side = record.sender == here ? .sender : .receiver
    let due = gone.contains(side) ? nil : folded?.keptUntil(policy: policy, here: here)
    let notice = policy.retention.notice
    goes = due.flatMap { record.keeping.goes(due: $0, notice: notice, at: now) }
    isGoing = goes != nil && due.map { $0 - Double(notice) * 3600 <= now } ?? false
    kept = record.keeping.hold
  }
}

extension TransferView {
  /// Whether the case waits here for a second person.
  package var awaitsApproval: Bool { reason == HoldReason.awaitingApproval }
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
  /// What it takes, as far as it is known here.
  package let terms: MissionTerms?
  /// Roles whose compartments can be sealed for it; nil where that is not known.
  package let roles: [String]?

  package init(
    id: MissionID, name: String, country: String, organisation: String, isOwn: Bool, terms: MissionTerms? = nil,
    roles: [String]? = nil
  ) {
    self.terms = terms
    self.roles = roles
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
  /// Whether less time is left before the arrival than was agreed, and the case does not say why.
  package let isLate: Bool
  /// What keeps everything for its receiver now; nil where nothing does.
  package let obstacle: String?

  package init(_ view: TransferView, _ taken: TakenCase, obstacle: String? = nil) {
    self.obstacle = obstacle
    isLate = taken.isLate
    self.view = view
    likely = taken.likely
    withheld = taken.withheld
  }

  private enum Keys: String, CodingKey { case likely, withheld, isLate, obstacle }

  package func encode(to encoder: any Encoder) throws {
    try view.encode(to: encoder)
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(likely, forKey: .likely)
    try container.encode(withheld, forKey: .withheld)
    try container.encode(isLate, forKey: .isLate)
    try container.encodeIfPresent(obstacle, forKey: .obstacle)
  }

  package init(from decoder: any Decoder) throws {
    view = try TransferView(from: decoder)
    let container = try decoder.container(keyedBy: Keys.self)
    likely = try container.decodeIfPresent([TransferID].self, forKey: .likely) ?? []
    withheld = try container.decodeIfPresent([String].self, forKey: .withheld) ?? []
    isLate = try container.decodeIfPresent(Bool.self, forKey: .isLate) ?? false
    obstacle = try container.decodeIfPresent(String.self, forKey: .obstacle)
  }
}

/// A transfer after somebody wanted to say something about it.
package struct SaidView: Sendable, Codable {
  package let view: TransferView
  /// The draft that waits for a second person; nil when it was said.
  package let draft: Digest?

  package init(_ view: TransferView, _ said: Said) {
    self.view = view
    draft = said.draft
  }

  private enum Keys: String, CodingKey { case draft }

  package func encode(to encoder: any Encoder) throws {
    try view.encode(to: encoder)
    var container = encoder.container(keyedBy: Keys.self)
    try container.encodeIfPresent(draft, forKey: .draft)
  }

  package init(from decoder: any Decoder) throws {
    view = try TransferView(from: decoder)
    draft = try decoder.container(keyedBy: Keys.self).decodeIfPresent(Digest.self, forKey: .draft)
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
  /// Why the rules do not allow it where it stands, in English; nil where they do.
  package let illegal: String?
  /// The same as a code; nil after its way through JSON.
  package private(set) var objection: Objection?
  /// Whether it waits behind a gap, or for something it says to have seen: it counts for nothing yet.
  package let waits: Bool
  /// What it says, in a sentence of this program's; nil for what daemons say.
  package let says: String?
  /// What it says sealed, where that was opened: words of people.
  package var said: [String: JSONValue]?
  /// Why its sealed half could not be opened.
  package var unsaid: String?

  /// Why a moment that its open half states cannot be: no clock goes by it.
  package let doubt: StatedMoment.Doubt?

  /// A log in the order in which both missions read it; what cannot be read yet comes last.
  ///
  /// - Parameter state: What it folds to.
  package static func views(of log: [LogEntry], _ state: TransferState?, at now: Date) -> [StatementView] {
    let illegal = Dictionary((state?.illegal ?? []).map { ($0.statement, $0.reason) }) { first, _ in first }
    let ordered = state.map { CausalOrder.readable(log, sender: $0.sender) } ?? []
    let read = Set(ordered.map(\.digest))
    return (ordered + log.filter { !read.contains($0.digest) }).map {
      StatementView($0, illegal: illegal[$0.digest], waits: state?.waits.contains($0.digest) ?? false, at: now)
    }
  }

  private enum CodingKeys: CodingKey {
    case author, seq, seen, type, at, staff, digest, body, illegal, waits, says, said, unsaid, doubt
  }

  private init(_ entry: LogEntry, illegal: Objection?, waits: Bool, at now: Date) {
    author = entry.statement.author
    seq = entry.statement.seq
    seen = entry.statement.seen
    type = entry.statement.type
    at = entry.statement.at
    staff = entry.statement.staff
    digest = entry.digest
    body = entry.statement.body
    objection = illegal
    self.illegal = illegal?.words(.commands(.english)).description
    self.waits = waits
    says = StatementKind.sentence(type, body)
    doubt = entry.statement.moments().lazy.compactMap { $0.obstacle(at: now) }.first
  }

  /// Whether it takes the whole case back: applied, or behind a gap, where it counts already.
  fileprivate var takesBack: Bool {
    illegal == nil && StatementKind.stops.contains(type) && body[BodyField.part.key]?.flag != true
  }

  /// Whether it counts for what is shown of the transfer.
  package var isApplied: Bool { illegal == nil && !waits }

  /// Why, where it says so with a code.
  package var why: Code? { Statement.why(type, body) }
}

extension [StatementView] {
  /// The first statement of a log that takes the case back.
  package var takingBack: StatementView? { first(where: \.takesBack) }
}
