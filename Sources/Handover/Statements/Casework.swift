import Base
package import Foundation

/// What people of a mission say about a transfer: held against the table before anything is signed, then sealed, signed,
/// stored and queued; and what they and the others have said. Every door (command line, and later others) comes through here.
package struct Casework: Sendable {
  private let store: any HandoverStore
  private let seals: any Seals
  private let halves: SealedHalves
  /// What stands in statements for one of the mission's staff.
  private let pseudonym: @Sendable (Code, TransferID) throws -> String
  /// Something new is in the queue.
  private let queued: @Sendable () -> Void
  /// A case was taken back: nothing more of it may go out.
  private let stopped: @Sendable (TransferID) async -> Void
  private let erasure: Erasure

  package init(
    store: any HandoverStore, files: any PartFiles, seals: any Seals,
    pseudonym: @escaping @Sendable (Code, TransferID) throws -> String, queued: @escaping @Sendable () -> Void,
    stopped: @escaping @Sendable (TransferID) async -> Void = { _ in }
  ) {
    self.stopped = stopped
    erasure = Erasure(store: store, files: files)
    self.store = store
    self.seals = seals
    halves = SealedHalves(files: files, seals: seals)
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
        if StatementKind.stops.contains(saying.type) { await stopped(transfer) }
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
    try checkShown(saying, record)
    let drawn = try draft(saying, record, state, at: now)
    let draft = drawn.statement
    var half = drawn.half
    if let objection = state.objection(to: draft) { throw refusal(objection, saying, state) }
    // Nothing is stated to be gone that is not.
    if StatementKind.of(draft.type)?.outlives == true { half = try await erasure.run(transfer, half, at: now) }
    let statement = try await sealing(half, of: draft, record)
    do { try await issue(statement, at: now) } catch {
      if let reference = statement.sealed { halves.remove(reference) }
      throw error
    }
    try await store.note(event(saying, transfer, at: now))
  }

  /// What was read is held against the place that the store gives: had anybody said something since, it would be another.
  private func issue(_ statement: Statement, at now: Date) async throws {
    _ = try await store.issue(statement.transfer, at: now) { [seals] position in
      guard position == statement.position else { throw Moved() }
      return try seals.sign(statement)
    }
  }

  /// Whoever was shown less than there is now is shown the rest first.
  private func checkShown(_ saying: Saying, _ record: TransferRecord) throws {
    guard let shown = saying.shown, shown != record.heads else { return }
    let news = record.since(shown).map { "\($0.author) has said “\($0.type)”" as ShownText }
    let words = news.dropFirst().reduce(news.first ?? "what you were shown is not what stands here") { $0 + ", " + $1 }
    throw DeskError(
      409,
      "since you looked: " + words + "; nothing was said. Look again: `baton log \(record.id)`, now at \(record.heads)")
  }

  private func draft(_ saying: Saying, _ record: TransferRecord, _ state: TransferState, at now: Date) throws
    -> (statement: Statement, half: SealedHalf?)
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
    let halves = isPossible ? try kind.halves(fields) { try pseudonym($0, record.id) } : ([:], nil)
    let role = saying.role ?? kind.roles[0]
    let statement = Statement(
      type: kind.type, transfer: record.id, bundle: state.delivery, author: seals.mission,
      staff: Staff(role: role.rawValue, id: try pseudonym(saying.staff, record.id)),
      position: record.next(for: seals.mission), at: Timestamp(now), body: .object(halves.0))
    return (statement, halves.1)
  }

  /// The same with its sealed half, which is durable then.
  private func sealing(_ half: SealedHalf?, of draft: Statement, _ record: TransferRecord) async throws -> Statement {
    guard let half, case .object(var members) = draft.body else { return draft }
    let other = record.other(than: draft.author)
    let reference = try await Blocking.run { [halves] in try halves.write(half, of: draft, to: other) }
    members[SealedReference.key] = reference.value
    return Statement(
      type: draft.type, transfer: draft.transfer, bundle: draft.bundle, author: draft.author, staff: draft.staff,
      position: draft.position, at: draft.at, body: .object(members))
  }

  private func refusal(_ objection: String, _ saying: Saying, _ state: TransferState) -> DeskError {
    let possible = state.possible(for: seals.mission).compactMap(\.command)
    let ways =
      possible.isEmpty
      ? "there is nothing to say about it now"
      : "possible now: " + possible.map { "baton \($0)" }.joined(separator: ", ")
    return DeskError(409, "not possible now: \(objection); nothing was said (\(ways))")
  }

  /// Only what the open half may hold: the journal is kept for good.
  private func event(_ saying: Saying, _ transfer: TransferID, at now: Date) -> JournalEvent {
    let open = StatementKind.of(saying.type)?.fields.map(\.key) ?? []
    var detail = saying.fields.filter { open.contains($0.key) }
    detail["role"] = saying.role?.rawValue
    return JournalEvent(
      at: now, actor: saying.staff.text, action: "say.\(saying.type)", transfer: transfer, detail: detail)
  }
}

extension Casework {
  /// A transfer's log with what was said sealed, as far as it can be opened here.
  package func conversation(of transfer: TransferID) async throws -> Listing<StatementView> {
    let log = try await store.logListing(transfer)
    let state = TransferState(folding: log.values)
    let isLocked = state?.isLocked ?? false
    let isErased = try await store.isErased(transfer)
    let illegal = Dictionary((state?.illegal ?? []).map { ($0.statement, $0.reason) }) { first, _ in first }
    return try await Blocking.run { [halves] in
      let views = log.values.map { entry in
        var view = StatementView(entry, illegal: illegal[entry.digest])
        let outlives = StatementKind.of(entry.statement.type)?.outlives == true
        // Why it was taken back can be read for as long as it is there.
        let isHidden = isErased || isLocked && !StatementKind.stops.contains(entry.statement.type)
        if entry.statement.sealed != nil, !outlives, isHidden {
          view.unsaid = isErased ? "it was destroyed here" : "the case was taken back"
          return view
        }
        do throws(SealProblem) { view.said = try halves.read(entry.statement)?.said } catch {
          view.unsaid = error.detail
        }
        return view
      }
      return Listing(values: views, unreadable: log.unreadable)
    }
  }
}

extension TransferRecord {
  func other(than mission: MissionID) -> MissionID { mission == sender ? receiver : sender }

  /// The next place of a mission in the log, as the store gives it: after all of its own, having seen the other's up to a
  /// gap.
  package func next(for mission: MissionID) -> LogPosition {
    let own = log.lazy.map(\.statement).filter { $0.author == mission }.map(\.seq).max() ?? 0
    return LogPosition(seq: own + 1, seen: mission == sender ? heads.receiver : heads.sender)
  }
}
