import Foundation
import Handover
import Ledger
import Synchronization

/// What happens to the store between two calls.
enum Interruption: String, Sendable, CaseIterable {
  /// The daemon stops and starts again.
  case restart
  /// The machine loses the process: the files, as they are, are all that is left.
  case kill
}

/// A store that is interrupted before every call, so that each call meets only what is on the disk.
final class RelayedStore: HandoverStore {
  private let scratch: Scratch
  private let interruption: Interruption
  private let state: Mutex<(ledger: SQLiteLedger?, generation: Int)>
  let epoch: String

  init(_ interruption: Interruption, in scratch: Scratch) throws {
    self.scratch = scratch
    self.interruption = interruption
    let ledger = try openLedger(scratch.file("0"))
    epoch = ledger.epoch
    state = Mutex((ledger, 0))
  }

  private func next() throws -> SQLiteLedger {
    try state.withLock { state in
      switch interruption {
      case .restart:
        try state.ledger?.close()
        state.ledger = nil
        state.ledger = try openLedger(scratch.file("0"))
      case .kill:
        let (old, new) = (scratch.file("\(state.generation)"), scratch.file("\(state.generation + 1)"))
        try FileManager.default.copyItem(atPath: old, toPath: new)
        state = (try openLedger(new), state.generation + 1)
        // The old store may still be closing its files: put them out of its reach first.
        try FileManager.default.moveItem(atPath: old, toPath: old + "-gone")
        try FileManager.default.removeItem(atPath: old + "-gone")
      }
      guard let ledger = state.ledger, ledger.epoch == epoch else { throw StoreProblem.notFound("the store") }
      return ledger
    }
  }

  func erase(_ transfer: TransferID, _ extent: ErasureExtent, at now: Date) async throws -> [Digest] {
    try await next().erase(transfer, extent, at: now)
  }

  func isErased(_ half: Digest, of transfer: TransferID) async throws -> Bool {
    try await next().isErased(half, of: transfer)
  }

  func isErased(delivery: DeliveryID) async throws -> Bool { try await next().isErased(delivery: delivery) }

  func erasedWithRest() async throws -> [TransferID] { try await next().erasedWithRest() }

  func noteShown(_ transfers: [TransferID], at now: Date) async throws {
    try await next().noteShown(transfers, at: now)
  }

  func keep(_ transfer: TransferID, _ hold: Keeping.Hold?) async throws { try await next().keep(transfer, hold) }

  func isErased(_ transfer: TransferID) async throws -> Bool { try await next().isErased(transfer) }

  func erasedFiles() async throws -> Set<Digest> { try await next().erasedFiles() }

  func hasStop(_ transfer: TransferID) async throws -> Bool { try await next().hasStop(transfer) }

  func earlyStops(by mission: MissionID) async throws -> Int { try await next().earlyStops(by: mission) }

  func submit(_ submission: Submission) async throws { try await next().submit(submission) }

  func issue(
    _ transfer: TransferID, approving draft: Digest?, noting event: JournalEvent?, at now: Date,
    decide: @escaping @Sendable (LogPosition, TransferState?) throws -> LogEntry
  ) async throws -> LogEntry {
    try await next().issue(transfer, approving: draft, noting: event, at: now, decide: decide)
  }

  func keep(_ draft: Draft) async throws { try await next().keep(draft) }

  func drafts(of transfer: TransferID?) async throws -> [Draft] { try await next().drafts(of: transfer) }

  func drop(draft id: Digest) async throws -> Bool { try await next().drop(draft: id) }

  func workingCopy(of delivery: DeliveryID) async throws -> [Digest] { try await next().workingCopy(of: delivery) }

  func cardKeys() async throws -> [CardKey] { try await next().cardKeys() }

  func addCardKey(_ key: CardKey) async throws -> CardKey { try await next().addCardKey(key) }

  func cards(of transfer: TransferID) async throws -> [CardRow] { try await next().cards(of: transfer) }

  func putCards(_ rows: [CardRow], of transfer: TransferID) async throws {
    try await next().putCards(rows, of: transfer)
  }

  func removeCards(of transfer: TransferID, at now: Date) async throws {
    try await next().removeCards(of: transfer, at: now)
  }

  func noteReading(of delivery: DeliveryID, at now: Date) async throws {
    try await next().noteReading(of: delivery, at: now)
  }

  func isRead(_ delivery: DeliveryID) async throws -> Bool { try await next().isRead(delivery) }

  func grown(after number: Int64, limit: Int) async throws -> (transfers: [TransferID], number: Int64) {
    try await next().grown(after: number, limit: limit)
  }

  func load(_ item: String) async throws -> QueueLoad? { try await next().load(item) }

  func claim(_ selection: Selection, by node: StoreNode, until end: Date) async throws -> [Claim] {
    try await next().claim(selection, by: node, until: end)
  }

  func renew(_ node: StoreNode, until end: Date) async throws { try await next().renew(node, until: end) }

  func finish(
    _ claim: Claim, outcome: String, detail: String, at now: Date, change: @escaping @Sendable (inout QueueItem) -> Void
  ) async throws -> QueueItem? {
    try await next().finish(claim, outcome: outcome, detail: detail, at: now, change: change)
  }

  func revive(_ item: String, at now: Date) async throws -> QueueItem { try await next().revive(item, at: now) }

  func cameForward(_ claim: Claim) async throws { try await next().cameForward(claim) }

  func recover(
    _ node: StoreNode, at now: Date, change: @escaping @Sendable (inout QueueItem) -> Void
  ) async throws -> [QueueItem] { try await next().recover(node, at: now, change: change) }

  func nextDue() async throws -> Date? { try await next().nextDue() }

  func change(
    _ item: String, at now: Date, _ body: @escaping @Sendable (inout QueueItem) throws -> Void
  ) async throws -> QueueItem { try await next().change(item, at: now, body) }

  func missionCameBack(_ mission: MissionID, at now: Date) async throws {
    try await next().missionCameBack(mission, at: now)
  }

  func queueItem(_ id: String) async throws -> QueueItem? { try await next().queueItem(id) }

  func page(_ filter: QueueFilter, after previous: String?, limit: Int) async throws -> Page<QueueItem> {
    try await next().page(filter, after: previous, limit: limit)
  }

  func queueCounts() async throws -> [QueueCount] { try await next().queueCounts() }

  func queueAges(at now: Date, limits: [TimeInterval]) async throws -> [QueueAges] {
    try await next().queueAges(at: now, limits: limits)
  }

  func overdue(created: Date, arrival: Date, except missions: [MissionID], limit: Int) async throws -> [QueueItem] {
    try await next().overdue(created: created, arrival: arrival, except: missions, limit: limit)
  }

  func takeLate(created: Date, except missions: [MissionID], limit: Int) async throws -> [QueueItem] {
    try await next().takeLate(created: created, except: missions, limit: limit)
  }

  func heldMissions() async throws -> [MissionID: String] { try await next().heldMissions() }

  func holdMission(_ mission: MissionID, _ reason: String?, at now: Date) async throws {
    try await next().holdMission(mission, reason, at: now)
  }

  func settle(_ item: String, attempt: AttemptID?, answer: LogEntry, at now: Date) async throws -> Bool {
    try await next().settle(item, attempt: attempt, answer: answer, at: now)
  }

  func waiting(with item: String) async throws -> [QueueLoad] { try await next().waiting(with: item) }

  func delivered(_ item: String, with others: [String], attempt: AttemptID, at now: Date) async throws {
    try await next().delivered(item, with: others, attempt: attempt, at: now)
  }

  func attempts(of item: String) async throws -> [Attempt] { try await next().attempts(of: item) }
  func attempts(since: Date) async throws -> [RecentAttempt] { try await next().attempts(since: since) }

  func arrival(_ delivery: DeliveryID) async throws -> Arrival? { try await next().arrival(delivery) }

  func admit(_ offer: SignedManifest, missing: Int64, limits: ArrivalLimits?, at now: Date) async throws {
    try await next().admit(offer, missing: missing, limits: limits, at: now)
  }

  func unfinished(from mission: MissionID?) async throws -> [UnfinishedDelivery] {
    try await next().unfinished(from: mission)
  }

  func parts(of delivery: DeliveryID) async throws -> [Digest] { try await next().parts(of: delivery) }

  func letGo(
    _ offer: SignedManifest, unmovedSince moved: Date, at now: Date,
    sign: @escaping @Sendable (LogPosition) throws -> LogEntry
  ) async throws -> LogEntry? { try await next().letGo(offer, unmovedSince: moved, at: now, sign: sign) }

  func publish(
    _ offer: SignedManifest, cards: [CardRow], at now: Date,
    sign: @escaping @Sendable (LogPosition) throws -> LogEntry
  ) async throws -> LogEntry { try await next().publish(offer, cards: cards, at: now, sign: sign) }

  func refuse(
    _ offer: SignedManifest, code: String, at now: Date,
    sign: @escaping @Sendable (LogPosition) throws -> LogEntry
  ) async throws -> LogEntry { try await next().refuse(offer, code: code, at: now, sign: sign) }

  func knownParts() async throws -> Set<Digest> { try await next().knownParts() }

  func discard(_ parts: [Digest], remove: @escaping @Sendable (Digest) -> Void) async throws {
    try await next().discard(parts, remove: remove)
  }

  func append(_ entry: LogEntry, within octets: Int64, at now: Date) async throws -> Appended {
    try await next().append(entry, within: octets, at: now)
  }

  func logListing(_ transfer: TransferID) async throws -> Listing<LogEntry> {
    try await next().logListing(transfer)
  }

  func logHeads(_ transfer: TransferID) async throws -> Listing<LogHead> { try await next().logHeads(transfer) }

  func parties(of transfer: TransferID) async throws -> Parties? { try await next().parties(of: transfer) }

  func logEnds(with mission: MissionID, after previous: TransferID?, limit: Int) async throws -> [LogEnds] {
    try await next().logEnds(with: mission, after: previous, limit: limit)
  }

  func transfer(_ id: TransferID) async throws -> TransferRecord? { try await next().transfer(id) }

  func transfers(after previous: String?, limit: Int) async throws -> Page<TransferRecord> {
    try await next().transfers(after: previous, limit: limit)
  }

  func transfers(named text: String, limit: Int) async throws -> [TransferID] {
    try await next().transfers(named: text, limit: limit)
  }

  func manifest(_ delivery: DeliveryID) async throws -> LogEntry? { try await next().manifest(delivery) }

  func manifestHead(_ delivery: DeliveryID) async throws -> LogHead? { try await next().manifestHead(delivery) }

  func note(_ event: JournalEvent) async throws { try await next().note(event) }

  func journalListing(limit: Int) async throws -> Listing<JournalEntry> {
    try await next().journalListing(limit: limit)
  }
}
