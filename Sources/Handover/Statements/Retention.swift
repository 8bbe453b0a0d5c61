import Base
package import Foundation
import Synchronization

/// Lets go of what people have ended once its time is over, says before what goes, and keeps what somebody holds. Source:
/// Protocol/decisions/0050.
package final class Retention: Sendable {
  private let store: any HandoverStore
  private let casework: Casework
  private let index: CaseIndex
  private let policy: @Sendable () -> ClockPolicy
  /// What time it is by other missions: by a clock of our own that is ahead everything is old.
  private let othersTime: @Sendable () async -> Date?
  private let isWoken = Mutex(true)
  /// What is stated to be gone here, and is.
  private let settled = Mutex<Set<TransferID>>([])

  /// Looks in a row at which no other mission had said yet what time it is.
  private let unanswered = Mutex(0)
  /// Of these, those after which it is looked again at once: then once a minute.
  private static let patience = 10

  /// Cases that go at one look: the queue of the store is for others, too.
  private static let most = 50

  package init(
    store: any HandoverStore, casework: Casework, index: CaseIndex, policy: @escaping @Sendable () -> ClockPolicy,
    othersTime: @escaping @Sendable () async -> Date?
  ) {
    self.store = store
    self.casework = casework
    self.index = index
    self.policy = policy
    self.othersTime = othersTime
  }

  /// Whether there may be something to do before the next minute.
  package func takeWaking() -> Bool {
    isWoken.withLock { woken in
      defer { woken = false }
      return woken
    }
  }

  private func noteSilence() {
    let looks = unanswered.withLock { looks in
      looks += 1
      return looks
    }
    if looks <= Self.patience { wake() }
  }

  private func wake() { isWoken.withLock { $0 = true } }

  // MARK: What people ask

  /// All that has its end, and all that is held, soonest first.
  package func list(at now: Date) async throws -> [EndingCase] { try await index.ending(at: now) }

  /// Keeps a case, whatever the policy says, until somebody releases it.
  ///
  /// - Throws: `ServiceError` where there is no such transfer, or nothing of it is here any more.
  package func hold(_ transfer: TransferID, _ reason: Keeping.Reason, by staff: Code, at now: Date) async throws {
    let record = try await casework.record(transfer)
    let isGone = try casework.isGone(record)
    guard !isGone else { throw ServiceError.reading(.goneByTime(transfer)) }
    try await store.keep(transfer, Keeping.Hold(reason: reason, staff: staff, at: now))
    try await note("case.kept", transfer, by: staff, ["reason": reason.rawValue], at: now)
  }

  /// - Throws: `ServiceError` where nobody keeps it.
  package func release(_ transfer: TransferID, by staff: Code, at now: Date) async throws {
    guard let hold = try await casework.record(transfer).keeping.hold else {
      throw ServiceError.reading(.notKept(transfer))
    }
    try await store.keep(transfer, nil)
    try await note("case.let-go", transfer, by: staff, ["reason": hold.reason.rawValue], at: now)
    wake()
  }

  private func note(
    _ action: String, _ transfer: TransferID, by staff: Code, _ detail: [String: String], at now: Date
  ) async throws {
    try await store.note(
      JournalEvent(at: now, actor: staff.text, action: action, transfer: transfer, detail: detail))
    try await index.take(transfer)
  }

  // MARK: What goes

  /// One look: what is near its end is shown from now on, and what has come to it goes.
  ///
  /// - Returns: What could not go, and why: it is tried again.
  /// - Throws: what the store throws.
  package func look(at now: Date) async throws -> [(transfer: TransferID, why: any Error)] {
    let news = try await index.ending(at: now).filter { $0.isGoing && !$0.isShown }.map(\.transfer)
    if !news.isEmpty {
      try await store.noteShown(news, at: now)
      for transfer in news { try await index.take(transfer) }
    }
    let (due, returned) = (await index.over(at: now), try await returned())
    guard !due.isEmpty || !returned.isEmpty else { return [] }
    // Nobody is asked what time it is as long as nothing goes by it.
    guard let theirs = await othersTime() else {
      noteSilence()
      return []
    }
    unanswered.withLock { $0 = 0 }
    let moment = min(theirs, now)
    var failures: [(TransferID, any Error)] = []
    if due.count > Self.most { wake() }
    for transfer in due.prefix(Self.most) + returned {
      do {
        let later = try await casework.letGo(transfer, policy: policy(), at: moment)
        // Others write the time in whole seconds.
        if let later, later < moment + 60 { wake() }
        try await index.take(transfer)
      } catch { failures.append((transfer, error)) }
    }
    return failures
  }

  /// What is stated to be gone here, and is here: an older ledger was put in place, or something was said of it since.
  private func returned() async throws -> [TransferID] {
    var found = try await store.erasedWithRest()
    for transfer in await index.gone() where !settled.withLock({ $0.contains(transfer) }) {
      if try await store.isErased(transfer) {
        settled.withLock { _ = $0.insert(transfer) }
      } else if !found.contains(transfer) {
        found.append(transfer)
      }
    }
    return found
  }
}

/// A case that has its end, or is held beyond it: ids, moments and codes.
package struct EndingCase: Sendable, Codable, Equatable {
  package let transfer: TransferID
  /// The end of the id that no other transfer has.
  package let short: String
  package let other: MissionID
  package let outgoing: Bool
  package let handover: HandoverStage?
  /// When it goes; nil where it is kept.
  package let goes: Date?
  /// Whether lists say it by now.
  package let isGoing: Bool
  /// Whether they have begun to.
  package let isShown: Bool
  package let kept: Keeping.Hold?
}

extension Casework {
  /// Whether this mission has stated that nothing of a case is left here.
  func isGone(_ record: TransferRecord) throws -> Bool {
    try state(of: record).people.gone.contains(record.sender == seals.mission ? .sender : .receiver)
  }

  /// Destroys what this mission holds of a case whose time is over, and states it once. Nothing happens where that is not so.
  ///
  /// - Returns: When it goes, where that is later.
  /// - Throws: `ServiceError`; what store and files throw. It is done again then.
  func letGo(_ transfer: TransferID, policy: ClockPolicy, at now: Date) async throws -> Date? {
    let record = try await record(transfer)
    let state = try state(of: record)
    guard record.keeping.hold == nil else { return nil }
    let isGone = try isGone(record)
    if isGone, state.isStopped {
      _ = try await erasure.run(record, isStopped: true, nil, at: now)
      return nil
    }
    guard let due = state.keptUntil(policy: policy, here: seals.mission) else { return nil }
    if isGone {
      // Stated before: what has come back, or was said since, goes without a word.
      _ = try await erasure.run(record, isStopped: false, nil, at: now)
    } else if let goes = record.keeping.goes(due: due, notice: policy.retention.notice, at: now) {
      guard goes <= now else { return goes }
      _ = try await say(
        Saying(type: .erased, staff: try Code("daemon"), role: .duty, fields: ["part": "false"]), about: transfer,
        approving: nil, isPassedOn: true, at: now)
    }
    return nil
  }

  /// Nobody destroys what somebody keeps; nor by hand what goes by itself.
  func checkKept(_ saying: Saying, _ record: TransferRecord, _ state: TransferState, byItself: Bool) throws {
    guard StatementKind.of(saying.type)?.outlives == true else { return }
    if let hold = record.keeping.hold { throw ServiceError.saying(.kept(record.id, hold.reason)) }
    guard saying.type == .erased, !state.isStopped, state.isOver else { return }
    // Somebody may have said something since it was looked at.
    if byItself, state.keptUntil(policy: ClockPolicy(), here: seals.mission) == nil {
      throw notPossible(.somethingOpen, saying.type, state)
    }
    guard !byItself, state.people.owesPart.isEmpty else { return }
    throw notPossible(.goesByItself, saying.type, state)
  }
}
