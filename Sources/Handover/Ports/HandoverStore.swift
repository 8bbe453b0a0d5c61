package import Foundation

/// The durable store of one mission: logs, queue, arrivals and journal. Every call that changes something is
/// one transaction, durable on return. One contract suite (`HandoverTesting`) holds for every home of it.
///
/// - Throws: Every call: `StorageProblem` where disk or database fail. What else a call throws, it says.
package protocol HandoverStore: SendingStore, QueueStore, ReceivingStore, LogStore, JournalStore, CardStore, DraftStore,
  ErasureStore
{
  /// A UUID made with the store; a restored backup gets a new one.
  var epoch: String { get }
}

/// The sending side: what is on its way, and every attempt at it.
package protocol SendingStore: Sendable {
  /// Takes a sealed bundle: its manifest into the log, its parts into the books, its place in the queue.
  ///
  /// - Throws: `StoreProblem.conflict` when the transfer already has that version.
  func submit(_ submission: Submission) async throws

  /// The pieces of the working copy of a bundle of ours, in order; empty when there is none.
  func workingCopy(of delivery: DeliveryID) async throws -> [Digest]

  /// Writes a statement of ours: signed at the next place of the log, and queued for the other mission. What that costs does not
  /// depend on the log.
  ///
  /// - Parameters:
  ///   - draft: What it was until it was approved: it goes in the same transaction.
  ///   - event: Who has said it, for the journal: in the same transaction.
  ///   - decide: Called inside the transaction with the place in the log and with where the transfer stands, as the whole log
  ///     says it; signs for that place. Perhaps called again where the log has moved.
  /// - Throws: `StoreProblem.notFound` where there is no such transfer, or no such draft any more; what `decide` throws.
  func issue(
    _ transfer: TransferID, approving draft: Digest?, noting event: JournalEvent?, at now: Date,
    decide: @escaping @Sendable (LogPosition, TransferState?) throws -> LogEntry
  ) async throws -> LogEntry

  /// An item and what it sends. Nil when it has left the queue.
  func load(_ item: String) async throws -> QueueLoad?

  /// Stores the peer's answer to an item in the log and, if it settles it, takes the item out of the queue.
  ///
  /// - Returns: Whether the answer was new. A true repetition changes nothing.
  /// - Throws: `StoreProblem.conflict` when another statement stands at that place of the log.
  func settle(_ item: String, attempt: AttemptID?, answer: LogEntry, at now: Date) async throws -> Bool

  /// What of ours waits for the same mission to be told of the same transfer as a statement's item, that item with it: in the
  /// order in which it was said, the first of it. Nothing else that is held; empty once the item has left the queue.
  func waiting(with item: String) async throws -> [QueueLoad]

  /// Takes a statement's item out of the queue, and others that went with it: the peer has them.
  ///
  /// - Throws: `StoreProblem.notFound` when there is no such attempt.
  func delivered(_ item: String, with others: [String], attempt: AttemptID, at now: Date) async throws

  /// The attempts at an item, newest first.
  func attempts(of item: String) async throws -> [Attempt]

  /// The tries that began since then, at most the 2000 newest.
  ///
  /// - Throws: `StorageProblem`.
  func attempts(since: Date) async throws -> [RecentAttempt]
}

extension SendingStore {
  /// Takes a statement's item out of the queue: the peer has it.
  package func delivered(_ item: String, attempt: AttemptID, at now: Date) async throws {
    try await delivered(item, with: [], attempt: attempt, at: now)
  }

  /// The same, wherever the transfer stands.
  package func issue(
    _ transfer: TransferID, approving draft: Digest? = nil, noting event: JournalEvent? = nil, at now: Date,
    sign: @escaping @Sendable (LogPosition) throws -> LogEntry
  ) async throws -> LogEntry {
    try await issue(transfer, approving: draft, noting: event, at: now) { position, _ in try sign(position) }
  }
}

/// What waits for a second person. Drafts of bundles come in with them (`Submission`), and go with the next version; all of a
/// transfer go with its erasure.
package protocol DraftStore: Sendable {
  func keep(_ draft: Draft) async throws

  /// Oldest first: those of one transfer, or all; without those of bundles that were given up.
  func drafts(of transfer: TransferID?) async throws -> [Draft]

  /// - Returns: Whether it was there.
  func drop(draft id: Digest) async throws -> Bool
}

/// The receiving side.
package protocol ReceivingStore: Sendable {
  /// What has become of a delivery that was offered here; nil for one that was not.
  func arrival(_ delivery: DeliveryID) async throws -> Arrival?

  /// Notes a verified manifest whose parts are still coming, or how far a known one has come. One that was refused
  /// begins anew; one that was received stays so.
  ///
  /// - Parameters:
  ///   - missing: Octets of its parts that are not here.
  ///   - limits: Held against a delivery that is new or begins anew; nil for none.
  /// - Throws: `ArrivalRefused`; `StoreProblem.conflict`.
  func admit(_ offer: SignedManifest, missing: Int64, limits: ArrivalLimits?, at now: Date) async throws

  /// What is on its way to us, oldest first: of one mission, or of all.
  func unfinished(from mission: MissionID?) async throws -> [UnfinishedDelivery]

  /// The parts that a bundle names.
  func parts(of delivery: DeliveryID) async throws -> [Digest]

  /// Ends an unfinished delivery with a signed refusal, `part-missing`, that is queued for its sender, who has not asked.
  ///
  /// - Parameters:
  ///   - moved: When it last moved, as far as the caller knows. Has it moved since, it is kept.
  ///   - sign: Called inside the transaction with the refusal's place in the log.
  /// - Returns: The refusal; nil where it has moved on, or ended otherwise, and nothing was done.
  /// - Throws: what `sign` throws.
  func letGo(
    _ offer: SignedManifest, unmovedSince moved: Date, at now: Date,
    sign: @escaping @Sendable (LogPosition) throws -> LogEntry
  ) async throws -> LogEntry?

  /// Publishes a bundle: arrival, log and receipt in one transaction. Does it once: a repetition returns the
  /// receipt of the first time.
  ///
  /// - Parameters:
  ///   - cards: Of the case that was opened.
  ///   - sign: Called inside the transaction with the receipt's place in the log.
  /// - Throws: `StoreProblem.conflict` when the log has another statement in the manifest's place; what `sign` throws.
  func publish(
    _ offer: SignedManifest, cards: [CardRow], at now: Date,
    sign: @escaping @Sendable (LogPosition) throws -> LogEntry
  ) async throws -> LogEntry

  /// Writes a signed refusal, in the same way. A bundle once received is never refused: its receipt returns.
  /// The same refusal code for the same bundle returns the refusal of the first time. It throws what `publish` does.
  func refuse(
    _ offer: SignedManifest, code: String, at now: Date,
    sign: @escaping @Sendable (LogPosition) throws -> LogEntry
  ) async throws -> LogEntry

  /// Parts of bundles that are known (ours, or arriving, or here), sealed halves that a log names, and pieces of working copies:
  /// what a sweep must keep.
  func knownParts() async throws -> Set<Digest>

  /// Calls `remove` for each of `parts` that is not among the known ones. Nothing is published meanwhile.
  func discard(_ parts: [Digest], remove: @escaping @Sendable (Digest) -> Void) async throws
}

extension ReceivingStore {
  /// Notes a verified manifest of which nothing is here yet. No effect when it is known.
  package func admit(_ offer: SignedManifest, at now: Date) async throws {
    try await admit(offer, missing: offer.manifest.sealedBytes, limits: nil, at: now)
  }
}

/// What was destroyed here, and what is kept longer: the one place where a case goes.
package protocol ErasureStore: Sendable {
  /// Marks files of a transfer as destroyed: none of them is known any more, now or when it comes again. Cards, drafts and
  /// working copies go at once, and nothing of them stays in the database's files.
  ///
  /// - Returns: The files that nothing else names, for the caller to remove; the same again when it is called again.
  func erase(_ transfer: TransferID, _ extent: ErasureExtent, at now: Date) async throws -> [Digest]

  /// Whether a case was destroyed here.
  func isErased(_ transfer: TransferID) async throws -> Bool

  /// Whether the sealed half of a statement is not to be kept: it was destroyed here, or the case was taken back and is gone.
  func isErased(_ half: Digest, of transfer: TransferID) async throws -> Bool

  /// Whether the parts of a delivery were destroyed here.
  func isErased(delivery: DeliveryID) async throws -> Bool

  /// All files that were marked as destroyed, and that nothing else names.
  func erasedFiles() async throws -> Set<Digest>

  /// Destroyed cases of which something was said sealed since.
  func erasedWithRest() async throws -> [TransferID]

  /// Notes since when it has been shown of these that they go. What is noted already stays.
  func noteShown(_ transfers: [TransferID], at now: Date) async throws

  /// - Parameter hold: Nil: it is kept no longer than the policy says, and is shown anew before it goes.
  func keep(_ transfer: TransferID, _ hold: Keeping.Hold?) async throws
}

/// How much of a case is destroyed.
package enum ErasureExtent: Sendable, Equatable {
  /// All of it, and what comes after: it was taken back.
  case takenBack
  /// All of it, with what each mission has said up to a place of its log: people have ended it. What is said after that is kept.
  case ended(upTo: [MissionID: Int])
  /// The versions of the bundle but one, with nothing that was said.
  case versions(but: DeliveryID)
}

/// The logs.
package protocol LogStore: Sendable {
  /// Stores a statement of the other mission. What that costs does not depend on the log.
  ///
  /// - Parameter octets: What its author may have said about that transfer, this statement included.
  func append(_ entry: LogEntry, within octets: Int64, at now: Date) async throws -> Appended

  /// A transfer's statements with all that was signed, in the order they were stored.
  func logListing(_ transfer: TransferID) async throws -> Listing<LogEntry>

  /// The same without what was signed, and without the bodies of types that this program does not know.
  func logHeads(_ transfer: TransferID) async throws -> Listing<LogHead>

  /// Nil for one in which this mission has no part. What that costs does not depend on the log, but for one in which something
  /// came late that nobody has looked at since.
  func transfer(_ id: TransferID) async throws -> TransferRecord?

  /// Whether a recall or a withdrawal is in a log, whatever it is worth there. What that costs does not depend on the log.
  func hasStop(_ transfer: TransferID) async throws -> Bool

  /// How many transfers a mission has taken back here of which nothing has come.
  func earlyStops(by mission: MissionID) async throws -> Int

  /// Whose transfer it is, without a look at its log. Nil when it is not known.
  func parties(of transfer: TransferID) async throws -> Parties?

  /// A page of the transfers that this mission has part in, newest first.
  ///
  /// - Parameter previous: `last` of the page before; nil for the first page.
  func transfers(after previous: String?, limit: Int) async throws -> Page<TransferRecord>

  /// How far the logs go that are shared with `mission`: a page of them, newest transfer first.
  func logEnds(with mission: MissionID, after previous: TransferID?, limit: Int) async throws -> [LogEnds]

  /// The transfers whose id begins or ends with `text`, newest first, at most `limit` of them.
  func transfers(named text: String, limit: Int) async throws -> [TransferID]

  /// The manifest of a delivery, ours or received.
  func manifest(_ delivery: DeliveryID) async throws -> LogEntry?

  /// The same as the statement it is in the log, without its signed octets: one row. Nil while the log does not have it.
  func manifestHead(_ delivery: DeliveryID) async throws -> LogHead?
}

extension LogStore {
  /// Whether nothing of a transfer may be asked for, sent, taken or kept.
  ///
  /// - Parameter offered: A manifest of it that the log may not hold yet: nothing of what it names, then.
  package func isStopped(_ transfer: TransferID, _ parties: Parties, offered: LogHead? = nil) async throws -> Bool {
    guard try await hasStop(transfer) else { return false }
    var log = try await logHeads(transfer).values
    if let offered, !log.contains(where: { $0.digest == offered.digest }) { log.append(offered) }
    let fold = FoldedLog(folding: log)
    return fold.isStopped(parties) || offered.map { fold.state?.isTainted($0.statement.position) ?? false } ?? false
  }

  /// Whether nothing of a transfer may be read, also of one of which nothing has come yet.
  package func isLocked(_ transfer: TransferID, _ parties: Parties) async throws -> Bool {
    guard try await hasStop(transfer) else { return false }
    return FoldedLog(folding: try await logHeads(transfer).values).isLocked(parties)
  }

  /// Stores a statement of the other mission, within `LogLimits.octets`.
  package func append(_ entry: LogEntry, at now: Date) async throws -> Appended {
    try await append(entry, within: LogLimits.octets, at: now)
  }

  /// Goes through all transfers, newest first. Keeps a page of them in memory, however many there are.
  ///
  /// - Returns: What cannot be read.
  @discardableResult
  package func forEachTransfer(_ body: (TransferRecord) async throws -> Void) async throws -> [Unreadable] {
    var (previous, unreadable): (String?, [Unreadable]) = (nil, [])
    while case let page = try await transfers(after: previous, limit: 100), let last = page.last {
      for record in page.values { try await body(record) }
      unreadable += page.unreadable + page.values.flatMap(\.unreadable)
      previous = last
    }
    return unreadable
  }

  /// What can be read of a log.
  package func log(_ transfer: TransferID) async throws -> [LogEntry] { try await logListing(transfer).values }
}

/// The hash-chained record of who did what. No case content.
package protocol JournalStore: Sendable {
  /// Adds an entry, whose hash covers the one before.
  func note(_ event: JournalEvent) async throws
  /// The newest entries, newest first.
  func journalListing(limit: Int) async throws -> Listing<JournalEntry>
}

extension JournalStore {
  /// What can be read of the newest entries, newest first.
  package func journal(limit: Int) async throws -> [JournalEntry] { try await journalListing(limit: limit).values }
}

package typealias AttemptID = Int64

package enum StoreProblem: Error, Sendable, Equatable, CustomStringConvertible {
  case conflict(String)
  case notFound(String)

  package var description: String {
    switch self {
    case .conflict(let what): "conflict: \(what)"
    case .notFound(let what): "not found: \(what)"
    }
  }
}

package enum Appended: Sendable, Equatable {
  case stored
  case alreadyHad
  /// Another statement stands at this author's `seq`.
  case conflict
  /// With it the author would have said more about the transfer than anybody may.
  case tooMuch
}
