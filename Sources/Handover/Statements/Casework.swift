import Base
package import Foundation

/// What people of a mission say about a transfer: held against the table before anything is signed, then sealed, signed,
/// stored and queued; and what they and the others have said. Every door (command line, and later others) comes through here.
package struct Casework: Sendable {
  let store: any HandoverStore
  let seals: any Seals
  let files: any PartFiles
  let halves: SealedHalves
  /// The transfers that were handed in as parts of another.
  let handedOn: @Sendable (TransferID) async throws -> [TransferID]
  private let policy: Policy
  /// What stands in statements for one of the mission's staff.
  private let pseudonym: @Sendable (Code, TransferID) throws -> String
  /// Something new is in the queue.
  let queued: @Sendable () -> Void
  /// A case was taken back: nothing more of it may go out.
  private let stopped: @Sendable (TransferID) async -> Void
  let erasure: Erasure

  /// What wants a second person, and whether a mission is of another organisation.
  package struct Policy: Sendable {
    let fourEyes: @Sendable () -> FourEyes
    let isOutside: @Sendable (MissionID) -> Bool

    package init(
      fourEyes: @escaping @Sendable () -> FourEyes = { .proposed },
      isOutside: @escaping @Sendable (MissionID) -> Bool = { _ in true }
    ) {
      self.fourEyes = fourEyes
      self.isOutside = isOutside
    }
  }

  package init(
    store: any HandoverStore, files: any PartFiles, seals: any Seals, policy: Policy = Policy(),
    pseudonym: @escaping @Sendable (Code, TransferID) throws -> String, queued: @escaping @Sendable () -> Void,
    handedOn: @escaping @Sendable (TransferID) async throws -> [TransferID] = { _ in [] },
    stopped: @escaping @Sendable (TransferID) async -> Void = { _ in }
  ) {
    self.policy = policy
    self.handedOn = handedOn
    self.stopped = stopped
    erasure = Erasure(store: store, files: files)
    self.store = store
    self.files = files
    self.seals = seals
    halves = SealedHalves(files: files, seals: seals)
    self.pseudonym = pseudonym
    self.queued = queued
  }

  /// The log has moved between reading it and signing.
  private struct Moved: Error {}

  /// Says it; or keeps it until a second person has approved it, where the policy wants that.
  ///
  /// - Returns: The transfer as it stands then.
  /// - Throws: `ServiceError` when that cannot be said, with why, and what can; what the store throws.
  @discardableResult
  package func say(_ saying: Saying, about transfer: TransferID, at now: Date) async throws -> Said {
    try await say(saying, about: transfer, approving: nil, at: now)
  }

  /// - Parameters:
  ///   - draft: What was approved, by whoever says it now.
  ///   - isPassedOn: It follows from what was said about another transfer: nobody is asked again.
  func say(
    _ saying: Saying, about transfer: TransferID, approving draft: Draft?, isPassedOn: Bool = false, at now: Date
  ) async throws -> Said {
    if let suspension = seals.suspension(now: now) {
      throw ServiceError.saying(.suspended(suspension))
    }
    for _ in 0..<5 {
      do {
        let said = try await attempt(
          saying, about: transfer, approving: draft, isPassedOn: isPassedOn, at: now)
        if said.draft == nil {
          queued()
          if StatementKind.stops.contains(saying.type) {
            await stopped(transfer)
            // What cannot be passed on now is when the log is looked at next (`PassingOn`).
            try? await passOn(transfer, at: now)
          }
        }
        return said
      } catch is Moved {}
    }
    throw ServiceError.saying(.logMoves(transfer))
  }

  func record(_ transfer: TransferID) async throws -> TransferRecord {
    guard let record = try await store.transfer(transfer) else {
      throw ServiceError.reading(.noTransfer(transfer))
    }
    return record
  }

  func state(of record: TransferRecord) throws -> TransferState {
    guard record.unreadable.isEmpty, let state = record.fold.state else {
      throw ServiceError.reading(.unreadableLog(record.id, not: .said))
    }
    return state
  }

  private func attempt(
    _ saying: Saying, about transfer: TransferID, approving: Draft?, isPassedOn: Bool, at now: Date
  ) async throws -> Said {
    let record = try await record(transfer)
    let state = try state(of: record)
    try await checkShown(saying.shown, record)
    try checkKept(saying, record, state, byItself: isPassedOn)
    if approving == nil, !isPassedOn, try await asks(saying, state) {
      return Said(record: record, draft: try await keep(saying, record, state, at: now))
    }
    let drawn = try draft(saying, record, state, at: now)
    let draft = drawn.statement
    var half = drawn.half
    if let objection = state.objection(to: draft) { throw try await refusal(of: draft, objection, state) }
    if approving == nil, !isPassedOn, !saying.isSure { try checkMeant(drawn, record, state, at: now) }
    // Nothing is stated to be gone that is not.
    if draft.isOfPart, draft.type == .erased {
      half = try await erasure.run(transfer, keeping: state.delivery, half, at: now)
    } else if StatementKind.of(draft.type)?.outlives == true {
      let children = try await eraseChildren(of: transfer, saying, at: now)
      half = try await erasure.run(record, isStopped: state.isStopped, half, children, at: now)
    }
    let statement = try await sealing(half, of: draft, record)
    let event = event(saying, transfer, approving, at: now)
    let entry: LogEntry
    do { entry = try await issue(statement, after: state, approving: approving, noting: event, at: now) } catch {
      if let reference = statement.sealed { halves.remove(reference) }
      throw error
    }
    let said = if let said = record.saying(entry.head) { said } else { try await self.record(transfer) }
    return Said(record: said, draft: nil)
  }

  /// What it was held against is held against what the store has by then: nothing is signed that somebody has not looked at
  /// what came since.
  private func issue(
    _ statement: Statement, after known: TransferState, approving draft: Draft?, noting event: JournalEvent,
    at now: Date
  ) async throws -> LogEntry {
    do {
      return try await store.issue(statement.transfer, approving: draft?.id, noting: event, at: now) {
        [seals] position, state in
        guard position == statement.position, state == known else { throw Moved() }
        return try seals.sign(statement)
      }
    } catch StoreProblem.notFound where draft != nil { throw ServiceError.draft(.gone) }
  }

  /// Whether something of this kind may want a second person, whatever stands in it.
  package func mayAsk(_ type: StatementType, _ state: TransferState) -> Bool {
    policy.fourEyes().ask(type) { $0 != .accepted || state.people.isAccepted }
  }

  /// Whether a second person is to approve it.
  package func asks(_ saying: Saying, _ state: TransferState) async throws -> Bool {
    let child = saying.fields["child"].flatMap { try? TransferID($0) }
    let partner: MissionID? =
      if let child { try await store.parties(of: child)?.receiver } else { nil }
    return policy.fourEyes().ask(saying.type) { condition in
      switch condition {
      case .accepted: state.people.isAccepted
      case .outside: partner.map(policy.isOutside) ?? true
      case .vitalInterest: false
      }
    }
  }

  /// Keeps what is to be said until it is approved. It is held against the table and the log as if it were said now.
  private func keep(_ saying: Saying, _ record: TransferRecord, _ state: TransferState, at now: Date) async throws
    -> Digest
  {
    // In whichever role it was written: whoever approves says it.
    var asked = saying
    if let kind = StatementKind.of(saying.type), saying.role.map({ !kind.roles.contains($0) }) ?? true {
      asked = saying.said(by: saying.staff, as: kind.roles[0])
    }
    let drawn = try draft(asked, record, state, at: now)
    if let objection = state.objection(to: drawn.statement) {
      throw notPossible(objection, drawn.statement.type, state)
    }
    if !saying.isSure { try checkMeant(drawn, record, state, at: now) }
    let draft = try Drafts(seals: seals).make(saying, of: record, bundle: state.delivery, at: now)
    try await store.keep(draft)
    try await store.note(
      JournalEvent(
        at: now, actor: saying.staff.text, action: "draft.\(saying.type)", transfer: record.id, subject: draft.id.text))
    return draft.id
  }

  /// Whoever was shown less than there is now is shown the rest first. A receipt is nothing to be shown: the other mission's
  /// program gives it by itself.
  package func checkShown(_ shown: Heads?, _ record: TransferRecord) async throws {
    let now = record.heads
    guard let shown, shown != now else { return }
    let since = try await store.logHeads(record.id).values.map(\.statement).filter {
      $0.type != .received && $0.seq > ($0.author == record.sender ? shown.sender : shown.receiver)
    }
    if since.isEmpty, shown.sender <= now.sender, shown.receiver <= now.receiver { return }
    throw ServiceError.saying(.saidMeanwhile(record.id, since, now: record.heads))
  }

  /// Whoever states a moment that is hardly meant as it stands is asked before anything is signed.
  private func checkMeant(
    _ drawn: (statement: Statement, half: SealedHalf?), _ record: TransferRecord, _ state: TransferState, at now: Date
  ) throws {
    let moments = drawn.statement.moments(and: drawn.half?.said ?? [:])
    guard !moments.isEmpty else { return }
    let arrival = state.arrival(at: now)?.date
    for moment in moments {
      if let doubt = moment.doubt(arrival: arrival, at: now) {
        throw ServiceError.saying(.doubtful(moment.moment, doubt))
      }
    }
  }

  /// The same before it is said of many. What cannot be said at all is told of each.
  func checkMeant(_ saying: Saying, about transfer: TransferID, at now: Date) async throws {
    guard !saying.isSure, StatementKind.of(saying.type)?.statesMoment(in: saying.fields) == true,
      let record = try await store.transfer(transfer), let state = record.fold.state,
      let drawn = try? draft(saying, record, state, at: now)
    else { return }
    try checkMeant(drawn, record, state, at: now)
  }

  private func draft(_ saying: Saying, _ record: TransferRecord, _ state: TransferState, at now: Date) throws
    -> (statement: Statement, half: SealedHalf?)
  {
    guard let kind = StatementKind.of(saying.type), kind.isPeoples else {
      throw ServiceError.saying(.notPeoples(saying.type))
    }
    var fields = saying.fields
    if kind.type == .clarificationGiven, fields["asked"] == nil { fields["asked"] = try onlyQuestion(state) }
    let isOfPart =
      switch kind.type {
      case .consentWithdrawn: fields["compartment"] != nil
      case .erased: !state.people.isStopped && fields["part"] != "false"
      default: false
      }
    fields["part"] = isOfPart ? "true" : nil
    // Whether it is possible at all is the better answer to a body that lacks something.
    let isPossible = state.possible(for: seals.mission).contains { $0.type == kind.type }
    let said = Result { try kind.halves(fields) { try pseudonym($0, record.id) } }
    let halves = isPossible ? try said.get() : (try? said.get()) ?? ([:], nil)
    let role = saying.role ?? kind.roles[0]
    // Whoever is ready has read what has come, not what is on its way.
    let bundle = kind.type == .ready ? record.newestReceipted?.delivery ?? state.delivery : state.delivery
    let statement = Statement(
      type: kind.type, transfer: record.id, bundle: bundle, author: seals.mission,
      staff: Staff(role: role.rawValue, id: try pseudonym(saying.staff, record.id)),
      position: record.next, at: Timestamp(now), body: .object(halves.0))
    return (statement, halves.1)
  }

  /// With one question open it is clear which one is answered.
  private func onlyQuestion(_ state: TransferState) throws -> String {
    let open = state.people.questions.map(String.init)
    guard let first = open.first else { throw notPossible(.noQuestion, .clarificationGiven, state) }
    guard open.count == 1 else {
      throw ServiceError.saying(.unfit(.which(state.people.questions)))
    }
    return first
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

  /// Whoever wants to take back what cannot be is told what can.
  private func refusal(of draft: Statement, _ objection: Objection, _ state: TransferState) async throws -> ServiceError
  {
    guard objection == .notLastStep || objection == .nothingToTakeBack else {
      return notPossible(objection, draft.type, state)
    }
    let slips = state.slips(of: state.side(of: draft))
    let own = try await store.logHeads(draft.transfer).values.map(\.statement).filter { $0.author == draft.author }
    return .saying(.noSlip(objection, can: own.filter { slips.contains($0.seq) }.map(ServiceError.Slip.init)))
  }

  func notPossible(_ objection: Objection, _ type: StatementType, _ state: TransferState) -> ServiceError {
    .saying(
      .notPossible(
        objection, step: state.step(past: objection, for: seals.mission),
        ways: state.sayable(for: seals.mission).map(\.type).filter { $0 != type }))
  }

  /// Only what the open half may hold: the journal is kept for good.
  private func event(_ saying: Saying, _ transfer: TransferID, _ draft: Draft?, at now: Date) -> JournalEvent {
    let open = StatementKind.of(saying.type)?.fields.map(\.key) ?? []
    var detail = saying.fields.filter { open.contains($0.key) }
    detail["role"] = saying.role?.rawValue
    detail["drafted-by"] = draft?.staff.text
    return JournalEvent(
      at: now, actor: saying.staff.text, action: "say.\(saying.type)", transfer: transfer, subject: draft?.id.text,
      detail: detail)
  }
}

extension Casework {
  /// A transfer's log with what was said sealed, as far as it can be opened here.
  package func conversation(of transfer: TransferID, at now: Date) async throws -> Listing<StatementView> {
    let log = try await store.logListing(transfer)
    let state = TransferState(folding: log.values)
    let isLocked = state?.isLocked ?? false
    let isErased = try await store.isErased(transfer)
    return try await Blocking.run { [halves, files] in
      let entries = Dictionary(log.values.map { ($0.digest, $0) }) { first, _ in first }
      let views = StatementView.views(of: log.values, state, at: now).compactMap { view -> StatementView? in
        guard let entry = entries[view.digest] else { return nil }
        var view = view
        let outlives = StatementKind.of(entry.statement.type)?.outlives == true
        // Why it was taken back can be read for as long as it is there.
        if let half = entry.statement.sealed, !outlives {
          let isGone = isErased && !files.has(half.sha256)
          if isGone || isLocked && !StatementKind.stops.contains(entry.statement.type) {
            view.unsaid = isGone ? "it was destroyed here" : "the case was taken back"
            return view
          }
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
}
