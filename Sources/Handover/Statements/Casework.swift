import Base
package import Foundation

/// What people of a mission say about a transfer: held against the table before anything is signed, then signed, stored and
/// queued in one step. Every door (command line, and later others) comes through here.
package struct Casework: Sendable {
  private let store: any HandoverStore
  private let seals: any Seals
  /// What stands in statements for one of the mission's staff.
  private let pseudonym: @Sendable (Code, TransferID) throws -> String
  /// Something new is in the queue.
  private let queued: @Sendable () -> Void

  package init(
    store: any HandoverStore, seals: any Seals,
    pseudonym: @escaping @Sendable (Code, TransferID) throws -> String, queued: @escaping @Sendable () -> Void
  ) {
    self.store = store
    self.seals = seals
    self.pseudonym = pseudonym
    self.queued = queued
  }

  /// The log has moved between reading it and signing.
  private struct Moved: Error {}

  /// Says it.
  ///
  /// - Returns: The transfer as it stands then.
  /// - Throws: `DeskError` when that cannot be said, with why, and what can; what the store throws.
  package func say(_ saying: Saying, about transfer: TransferID, at now: Date) async throws -> TransferRecord {
    if let suspension = seals.suspension(now: now) {
      throw DeskError(409, "\(suspension.reason); nothing was said. \(suspension.advice)")
    }
    for _ in 0..<5 {
      do {
        try await attempt(saying, about: transfer, at: now)
        queued()
        return try await record(transfer)
      } catch is Moved {}
    }
    throw DeskError(409, "\(transfer): the log does not stand still; nothing was said. Try again")
  }

  private func record(_ transfer: TransferID) async throws -> TransferRecord {
    guard let record = try await store.transfer(transfer) else {
      throw DeskError(404, "there is no transfer \(transfer)")
    }
    return record
  }

  private func attempt(_ saying: Saying, about transfer: TransferID, at now: Date) async throws {
    let record = try await record(transfer)
    guard record.unreadable.isEmpty, let state = TransferState(folding: record.log) else {
      throw DeskError(409, "the log of \(transfer) cannot be read whole; nothing was said. `baton log` shows what can")
    }
    let statement = try draft(saying, record, state, at: now)
    if let objection = state.objection(to: statement) { throw refusal(objection, saying, state) }
    let event = event(saying, transfer, at: now)
    // What was read is held against the place that the store gives: had anybody said something since, it would be another.
    _ = try await store.issue(transfer, at: now) { [seals] position in
      guard position == statement.position else { throw Moved() }
      return try seals.sign(statement)
    }
    try await store.note(event)
  }

  private func draft(_ saying: Saying, _ record: TransferRecord, _ state: TransferState, at now: Date) throws
    -> Statement
  {
    guard let kind = StatementKind.of(saying.type), kind.isPeoples else {
      throw DeskError(404, "people do not say “\(saying.type)”")
    }
    var fields = saying.fields
    // With one question open it is clear which one is answered.
    if kind.type == .clarificationGiven, fields["asked"] == nil, state.people.questions.count == 1 {
      fields["asked"] = "\(state.people.questions[0])"
    }
    // Whether it is possible at all is the better answer to a body that lacks something.
    let isPossible = state.possible(for: seals.mission).contains { $0.type == kind.type }
    let body = isPossible ? try kind.body(fields) { try pseudonym($0, record.id) } : .object([:])
    let role = saying.role ?? kind.roles[0]
    return Statement(
      type: kind.type, transfer: record.id, bundle: state.delivery, author: seals.mission,
      staff: Staff(role: role.rawValue, id: try pseudonym(saying.staff, record.id)),
      position: record.next(for: seals.mission), at: Timestamp(now), body: body)
  }

  private func refusal(_ objection: String, _ saying: Saying, _ state: TransferState) -> DeskError {
    let possible = state.possible(for: seals.mission).compactMap(\.command)
    let ways =
      possible.isEmpty
      ? "there is nothing to say about it now"
      : "possible now: " + possible.map { "baton \($0)" }.joined(separator: ", ")
    return DeskError(409, "not possible now: \(objection); nothing was said (\(ways))")
  }

  private func event(_ saying: Saying, _ transfer: TransferID, at now: Date) -> JournalEvent {
    var detail = saying.fields
    detail["role"] = saying.role?.rawValue
    return JournalEvent(
      at: now, actor: saying.staff.text, action: "say.\(saying.type)", transfer: transfer, detail: detail)
  }
}

extension TransferRecord {
  /// The next place of a mission in the log, as the store gives it: after all of its own, having seen the other's up to a
  /// gap.
  func next(for mission: MissionID) -> LogPosition {
    let own = log.lazy.map(\.statement).filter { $0.author == mission }.map(\.seq).max() ?? 0
    let other = mission == sender ? receiver : sender
    let theirs = log.map(\.statement).filter { $0.author == other }.map(\.seq).sorted()
    return LogPosition(seq: own + 1, seen: zip(1..., theirs).prefix { $0 == $1 }.count)
  }
}
