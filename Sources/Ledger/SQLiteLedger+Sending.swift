import Base
package import Foundation
package import Handover

extension SQLiteLedger {
  /// - Throws: `StoreProblem.conflict` when the transfer already has that version, or another statement of
  ///   ours has taken the manifest's place in the log: seal again at the next place.
  package func submit(_ submission: Submission) async throws {
    let hasReplaced = try await write(to: submission.manifest.transfer) { books in
      let (manifest, entry) = (submission.manifest, submission.entry)
      try submission.bundle.checkNext(
        after: books.transferRow(manifest.transfer)?.known, last: books.highest(manifest.transfer, manifest.from))
      guard try books.append(entry, at: submission.item.created) == .stored else { throw submission.bundle.notNext }
      try books.noteTransfer(manifest, entry.digest)
      try books.noteBundle(manifest, submission.bundle.json, entry.digest)
      try books.noteCopy(submission.copy, of: entry.digest)
      try books.enqueue(submission.item, subject: entry.digest)
      try books.dropBundleDrafts(of: manifest.transfer)
      if let draft = submission.draft { try books.keep(draft) }
      return try books.putCards(submission.cards, of: manifest.transfer)
    }
    if hasReplaced { try? await truncateLog() }
  }

  /// A statement's item has its digest for an id, and the transfer's urgency. An `undelivered` takes the
  /// bundle that it speaks of out of the queue in the same transaction.
  ///
  /// - Throws: `StoreProblem.notFound` when the transfer or the draft is not known; what `decide` throws.
  package func issue(
    _ transfer: TransferID, approving draft: Digest?, noting event: JournalEvent?, at now: Date,
    decide: @escaping @Sendable (LogPosition, TransferState?) throws -> LogEntry
  ) async throws -> LogEntry {
    // Of a log that cannot be read whole nobody knows what it says.
    var isKnown = true
    while true {
      let entry = try await write(to: transfer) { [isKnown] books -> LogEntry? in
        let fold = try books.fold(transfer)
        guard fold != nil || !isKnown else { return nil }
        return try books.issue(transfer, after: fold, approving: draft, noting: event, at: now, decide)
      }
      guard let entry else {
        isKnown = try await catchUp(transfer)
        continue
      }
      if draft != nil { try? await truncateLog() }
      return entry
    }
  }

  package func keep(_ draft: Draft) async throws { try await write { try $0.keep(draft) } }

  package func drafts(of transfer: TransferID?) async throws -> [Draft] {
    try await read { try $0.drafts(of: transfer) }
  }

  package func drop(draft id: Digest) async throws -> Bool {
    let wasThere = try await write { try $0.drop(draft: id) }
    if wasThere { try await truncateLog() }
    return wasThere
  }

  package func workingCopy(of delivery: DeliveryID) async throws -> [Digest] {
    try await read { try $0.workingCopy(of: delivery) }
  }

  package func load(_ item: String) async throws -> QueueLoad? {
    try await read { try $0.load(item) }?.understood()
  }

  /// Bundles given up as undelivered: kept, out of the queue.
  package func dead() async throws -> [QueueItem] {
    try await read { try $0.dead() }
  }

  package func revive(_ item: String, at now: Date) async throws -> QueueItem {
    try await write { try $0.revive(item, at: now) }
  }
}

extension Books {
  /// Signs what is decided at our next place in a log, stores it and queues it for the other mission.
  ///
  /// - Parameter fold: What the log says; nil where that cannot be known.
  fileprivate func issue(
    _ transfer: TransferID, after fold: FoldedLog?, approving draft: Digest?, noting event: JournalEvent?, at now: Date,
    _ decide: (LogPosition, TransferState?) throws -> LogEntry
  ) throws -> LogEntry {
    guard let known = try transferRow(transfer) else { throw StoreProblem.notFound("transfer \(transfer)") }
    if let draft, try !drop(draft: draft) { throw StoreProblem.notFound("draft \(draft)") }
    let other = known.other(than: mission)
    let entry = try sign(transfer, other: other, after: fold, at: now) { try decide($0, fold?.state) }
    try apply(entry.statement, at: now)
    try enqueue(entry, to: other, priority: known.priority, arrival: known.arrival.map { Timestamp($0) }, at: now)
    if let event { try db.note(event, hashing: hashing) }
    return entry
  }
}
