import Base
import Foundation
import GRDB
import Handover

extension Books {
  /// Puts an item into the queue.
  ///
  /// - Parameter subject: The digest of the manifest or statement that it sends.
  func enqueue(_ item: QueueItem, subject: Digest) throws {
    try run(
      """
      INSERT INTO queue(id, transfer, mission, kind, subject, bytes, created, priority, arrival, arrives, due, attempts,
        failures, crashes, rejects, reject, next, failing, waiting, hold, why, ready)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        item.id, item.transfer.text, item.mission.text, item.kind.rawValue, subject.text, item.bytes,
        item.created.stored, item.priority, item.arrival?.date.stored, item.arrival?.text,
        item.arrival?.date.stored ?? item.created.stored + DeliveryOrder.undated,
      ] + changeable(item, at: item.created))
  }

  /// Puts a statement of ours into the queue.
  func enqueue(_ entry: LogEntry, to mission: MissionID, priority: Int, arrival: Timestamp?, at now: Date) throws {
    try enqueue(
      QueueItem(sending: entry, to: mission, priority: priority, arrival: arrival, at: now), subject: entry.digest)
  }

  /// Writes what may change of an item that waits.
  ///
  /// - Returns: Whether it is still in the queue.
  @discardableResult
  func write(_ item: QueueItem, at now: Date) throws -> Bool {
    let changed = try run(
      """
      UPDATE queue SET attempts = ?, failures = ?, crashes = ?, rejects = ?, reject = ?, next = ?, failing = ?, waiting = ?,
        hold = ?, why = ?, ready = ? WHERE id = ? AND dead IS NULL
      """,
      changeable(item, at: now) + [item.id])
    return changed == 1
  }

  private func changeable(_ item: QueueItem, at now: Date) -> StatementArguments {
    [
      item.attempts, item.failures, item.crashes, item.identicalRejects, item.lastReject, item.nextAttempt.stored,
      item.firstFailure?.stored, item.waitsForMission, item.hold?.code, item.hold?.text, item.nextAttempt <= now,
    ]
  }

  func readItem(_ row: Row) -> Result<QueueItem, Unreadable> {
    Result { try item(row) }.mapError { error in
      Unreadable("queue item \((try? row.value("id") as String) ?? "?")", Row.why(error))
    }
  }

  func liveItem(_ id: String) throws -> Row? {
    try row("SELECT * FROM queue WHERE id = ? AND dead IS NULL", [id])
  }

  /// The place in the queue of a bundle of ours; nil once it has left.
  func liveBundle(_ delivery: DeliveryID) throws -> QueueItem? {
    try row(
      "SELECT * FROM queue WHERE subject = ? AND kind = 'bundle' AND dead IS NULL", [delivery.text]
    ).map(item)
  }

  /// An item and what it sends, as fetched; nil once it has left the queue.
  func load(_ id: String) throws -> LoadRow? {
    guard let row = try liveItem(id) else { return nil }
    let (item, subject) = (try item(row), try row.digest("subject"))
    switch item.kind {
    case .bundle:
      guard let bundle = try bundle(subject) else { throw StoreProblem.notFound("bundle \(subject)") }
      return LoadRow(item: item, payload: .bundle(bundle))
    case .statement:
      guard let entry = try statementRow(subject) else { throw StoreProblem.notFound("statement \(subject)") }
      return LoadRow(item: item, payload: .statement(entry))
    }
  }

  /// The statements that wait together with one, in the order in which they were said, as many as a request may hold.
  func waiting(with id: String) throws -> [LoadRow] {
    let found = try rows(
      """
      SELECT queue.id FROM queue AS asked JOIN queue ON queue.transfer = asked.transfer AND queue.mission = asked.mission
        JOIN statement ON statement.digest = queue.subject
      WHERE asked.id = ?1 AND asked.dead IS NULL AND queue.kind = 'statement' AND queue.dead IS NULL
        AND (queue.hold IS NULL OR queue.id = ?1) AND statement.author = ?2
      ORDER BY statement.seq LIMIT 100
      """, [id, mission.text])
    return try found.compactMap { try load($0.value("id")) }
  }

  /// The bundle that an item carries; nil where it carries none.
  func carried(_ id: String) throws -> DeliveryID? {
    try row("SELECT subject FROM queue WHERE id = ? AND kind = 'bundle' AND dead IS NULL", [id])?.digest("subject")
  }

  /// What a statement in the log does to the queue.
  ///
  /// - Parameter item: That it answers, if it does.
  func apply(_ statement: Handover.Statement, to item: String? = nil, at now: Date) throws {
    switch statement.effect {
    case .letsGo(let epoch):
      guard let item else { return }
      try dequeue(item)
      if let epoch { try noteEpoch(epoch, of: statement.author, at: now) }
    case .buries(let delivery): try bury(delivery, at: now)
    case .nothing: return
    }
  }

  func dequeue(_ id: String) throws {
    try run("DELETE FROM queue WHERE id = ?", [id])
  }

  /// Takes a bundle out of the queue undelivered: it is kept, and can be put back.
  func bury(_ delivery: DeliveryID, at now: Date) throws {
    try run(
      "UPDATE queue SET dead = ? WHERE subject = ? AND kind = 'bundle' AND dead IS NULL",
      [now.stored, delivery.text])
  }

  func dead() throws -> [QueueItem] {
    try rows("SELECT * FROM queue WHERE dead IS NOT NULL ORDER BY dead DESC").compactMap { try? item($0) }
  }

  func revive(_ id: String, at now: Date) throws -> QueueItem {
    let revived = try run("UPDATE queue SET dead = NULL WHERE id = ? AND dead IS NOT NULL", [id])
    guard revived == 1, var item = try liveItem(id).map(item) else {
      throw StoreProblem.notFound("\(id) is not among the bundles given up")
    }
    item.requeue(at: now)
    if try row("SELECT 1 FROM draft WHERE id = ?", [id]) != nil { item.hold = .untilApproved }
    try write(item, at: now)
    try enqueueGivingUp(of: item, at: now)
    return item
  }

  /// Where a log has a gap, the other mission could read nothing behind it.
  private func enqueueGivingUp(of bundle: QueueItem, at now: Date) throws {
    let said = try rows(
      """
      SELECT statement.digest FROM statement JOIN queue ON queue.id = ? AND statement.bundle = queue.subject
      WHERE statement.type = ? AND statement.author = ? AND statement.digest NOT IN (SELECT id FROM queue)
      """, [bundle.id, StatementType.undelivered.text, mission.text])
    for row in said {
      guard let entry = try statementRow(row.digest("digest"))?.entry() else { continue }
      try enqueue(entry, to: bundle.mission, priority: bundle.priority, arrival: bundle.arrival, at: now)
    }
  }

  func item(_ row: Row) throws -> QueueItem {
    let id: String = try row.value("id")
    guard let kind = QueueItem.Kind(rawValue: try row.value("kind")) else {
      throw StoreProblem.notFound("kind of queue item \(id)")
    }
    let why: String? = try row.value("why")
    let hold = (try row.value("hold") as String?).map { HoldReason(code: $0, text: why ?? "") }
    return QueueItem(
      id: id, transfer: try TransferID(row.value("transfer")), mission: try row.mission("mission"), kind: kind,
      bytes: try row.value("bytes"), priority: try row.value("priority"), arrival: try arrival(row),
      created: try row.date("created"),
      attempts: try row.value("attempts"), failures: try row.value("failures"),
      crashes: try row.value("crashes"), identicalRejects: try row.value("rejects"),
      lastReject: try row.value("reject"),
      nextAttempt: try row.date("next"), firstFailure: try row.optionalDate("failing"), hold: hold,
      waitsForMission: try row.value("waiting"))
  }
}

extension Books {
  /// As it was signed; of what waited before the queue knew that, in UTC.
  private func arrival(_ row: Row) throws -> Timestamp? {
    if let text = try row.value("arrives") as String? { return try Timestamp(text) }
    return try row.optionalDate("arrival").map { Timestamp($0) }
  }
}

/// An item and what it sends, as it lies in the books.
struct LoadRow: Sendable {
  enum Payload: Sendable {
    case bundle(BundleRow)
    case statement(StatementRow)
  }

  let item: QueueItem
  let payload: Payload

  func understood() async throws -> QueueLoad {
    switch payload {
    case .bundle(let row): QueueLoad(item: item, payload: .bundle(try await row.understood()))
    case .statement(let row): QueueLoad(item: item, payload: .statement(try row.entry()))
    }
  }
}
