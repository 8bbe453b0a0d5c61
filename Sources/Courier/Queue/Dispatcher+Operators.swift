import Base
import Foundation
package import Handover
import Logging

// What other parts of the daemon and operators ask of the courier.

extension Dispatcher {
  /// Looks at the clock and the queue now, and not only when something falls due.
  package nonisolated func wake() { bell.ring() }

  /// A case was taken back: what is on the line of it is broken off. Its next attempt sends no part.
  package func breakOff(_ transfer: TransferID) {
    for (id, running) in running where running.claim.item.transfer == transfer && running.claim.item.kind == .bundle {
      _ = stop(id)
    }
    bell.ring()
  }

  /// Keeps an item back until `release`. An attempt under way is broken off; it may have arrived by then.
  ///
  /// - Returns: Whether an attempt was in hand when the hold took effect: it may have arrived all the same.
  /// - Throws: `ServiceError.queue(.noItem)`; what the store throws.
  @discardableResult
  package func hold(_ id: String, _ text: String) async throws -> Bool {
    let wasInHand = try await stopping(id) {
      try $0.checkIsApproved()
      $0.hold = .byOperator($0.hold.map { $0.text.isEmpty ? text : "\(text) (before: \($0.text.prefix(300)))" } ?? text)
    }
    onEvent(.held(item: id, code: HoldReason.operatorCode))
    return wasInHand
  }

  /// Lifts whatever hold there is, also a quarantine, whose counts start anew then.
  ///
  /// - Throws: `ServiceError.queue(.notHeld)`; `.signatureEnded` where no further try can succeed.
  package func release(_ id: String) async throws {
    let (now, policy) = (clock.now(), policy)
    try await checkSignature(of: id, now: now)
    try await change(id) { item in
      try item.checkIsApproved()
      let isPoisoned = Poison.verdict(for: item, policy: policy) != nil
      guard item.hold != nil || isPoisoned else { throw ServiceError.queue(.notHeld(id)) }
      if isPoisoned { item.requeue(at: now) }
      item.hold = nil
    }
  }

  private func checkSignature(of id: String, now: Date) async throws {
    guard try await store.queueItem(id)?.hold?.code == HoldReason.signatureEnded,
      case .bundle(let bundle) = try await store.load(id)?.payload
    else { return }
    let isEnded = try await Blocking.run { [seals] in seals.isSignatureEnded(bundle.entry.der, now: now) }
    if isEnded { throw ServiceError.queue(.signatureEnded(id)) }
  }

  /// Puts a bundle that was given up back into the queue, due now.
  ///
  /// - Throws: `ServiceError.queue(.noItem)` when no such bundle was given up.
  package func revive(_ id: String) async throws {
    do { _ = try await store.revive(id, at: clock.now()) } catch StoreProblem.notFound {
      throw ServiceError.queue(.noItem(id))
    }
    bell.ring()
  }

  /// Gives up a bundle that is held, because a person says so: its mission is told, signed, and the bundle is kept.
  ///
  /// - Throws: `ServiceError.queue(.notRetirable)` for what is not held, or is no bundle; what signing throws.
  package func retire(_ id: String) async throws {
    guard let item = try await store.queueItem(id) else { throw ServiceError.queue(.noItem(id)) }
    guard let hold = item.hold, item.kind == .bundle else { throw ServiceError.queue(.notRetirable(id)) }
    try await giveUp(item, reason: hold.isByOperator ? "withdrawn" : hold.code)
    bell.ring()
  }

  /// As if it had never failed, due now. A mission out of reach is asked now.
  ///
  /// - Throws: `ServiceError.queue(.keptBack)`: what a person keeps back only `release` lets go.
  package func requeue(_ id: String) async throws {
    let now = clock.now()
    let item = try await change(id) { item in
      try item.checkNobodyHolds()
      item.requeue(at: now)
    }
    changeLane(item.mission) { $0.probeNow(at: now) }
    bell.ring()
  }

  /// Sets an item aside by hand. An attempt under way is broken off.
  ///
  /// - Returns: As `hold`.
  /// - Throws: `ServiceError.queue(.keptBack)`: a quarantine ends with the deadline, a person's hold does not.
  @discardableResult
  package func quarantine(_ id: String, _ text: String) async throws -> Bool {
    let wasInHand = try await stopping(id) { item in
      try item.checkNobodyHolds()
      item.hold = HoldReason(code: HoldReason.poisonCode, text: text)
    }
    onEvent(.held(item: id, code: HoldReason.poisonCode))
    return wasInHand
  }

  /// Changes an item so that nothing of it goes any more. What the store has given out and nothing has begun with yet finds
  /// the change before it begins; what had begun is in the books.
  private func stopping(_ id: String, _ body: @escaping @Sendable (inout QueueItem) throws -> Void) async throws -> Bool
  {
    let began = clock.now()
    try await change(id, body)
    let isStopped = stop(id)
    let last = try await store.attempts(of: id).first
    return isStopped || last.map { $0.ended.map { $0 >= began } ?? true } ?? false
  }

  /// - Returns: Whether there was something to stop.
  private func stop(_ id: String) -> Bool {
    running[id]?.isStopped = true
    running[id]?.delivery?.cancel()
    return running[id] != nil
  }

  /// Keeps everything for a mission back, also what is on its way, and over restarts.
  ///
  /// - Returns: Whether something was in hand: it may have arrived all the same.
  /// - Throws: what the store throws; nothing has changed then.
  @discardableResult
  package func holdMission(_ mission: MissionID, _ text: String) async throws -> Bool {
    let wasInHand = running.values.contains { $0.claim.item.mission == mission }
    try await store.holdMission(mission, text, at: clock.now())
    changeLane(mission) { $0.holdByOperator(text: text, at: clock.now()) }
    let stopped = running.filter { $0.value.claim.item.mission == mission }.map { stop($0.key) }
    onEvent(.missionHeld(mission, code: HoldReason.operatorCode))
    return wasInHand || !stopped.isEmpty
  }

  /// - Throws: what the store throws; nothing has changed then.
  ///   `ServiceError.queue(.notHeld)`.
  package func releaseMission(_ mission: MissionID) async throws {
    guard lanes[mission]?.hold != nil else { throw ServiceError.queue(.notHeld("what waits for \(mission)")) }
    try await store.holdMission(mission, nil, at: clock.now())
    changeLane(mission) { $0.releaseHold() }
    onEvent(.missionReleased(mission))
    bell.ring()
  }

  /// Whether a person holds a mission, as far as is known here.
  package func isHeld(_ mission: MissionID) -> Bool { lanes[mission]?.hold?.isByOperator == true }

  /// A newer directory is here: what held a mission may be over, so each that its answers hold is asked now.
  package func directoryTaken() {
    let now = clock.now()
    for lane in lanes.values where lane.hold?.isByOperator == false {
      changeLane(lane.mission) { $0.probeNow(at: now) }
    }
    bell.ring()
  }

  /// Whether what goes to a mission is worth the time to compress it more: level 3 of zstd instead of 1 takes some seven
  /// milliseconds of a core more for a megabyte, and saves a hundredth of it, which pays below a megabyte a second.
  package func isNarrow(to mission: MissionID) -> Bool { (rates[mission] ?? .infinity) < 1e6 }

  /// Why an item is waiting.
  ///
  /// - Throws: `ServiceError.queue(.noItem)`; what the store throws.
  package func explain(_ id: String) async throws -> WaitExplanation {
    guard let item = try await store.queueItem(id) else { throw ServiceError.queue(.noItem(id)) }
    return explain(item)
  }

  private func explain(_ item: QueueItem) -> WaitExplanation {
    if let running = running[item.id] {
      let progress = running.progress
      return WaitExplanation(
        .onItsWay(item.mission, progress.sent, of: progress.total, isPausing: running.gate.isClosed))
    }
    let now = clock.now()
    let why = Waiting.explain(
      item, lane: lanes[item.mission], suspension: seals.suspension(now: now), now: now, policy: policy)
    let isOverdue = item.kind == .bundle && Expiry.deadline(of: item, policy: policy) < now
    let words = doubt ?? (isOverdue && client.clocks.count == 0 ? Self.unwitnessed : nil)
    guard let words, let reason = why.why else { return why }
    return WaitExplanation(reason, until: why.until, besides: words)
  }

  private static let unwitnessed =
    "its last deadline is past by this machine's clock, and no other mission has confirmed the time, so it is not given up"

  /// What other missions say against the clock of this machine; nil when nothing.
  package var clockDoubt: String? { doubt }

  /// The missions that something stands in the way of, by id.
  ///
  /// - Throws: what the store throws.
  package func obstructed() async throws -> [MissionView] {
    let now = clock.now()
    let counts = Dictionary(try await store.queueCounts().map { ($0.mission, $0) }) { first, _ in first }
    return lanes.values.sorted { $0.mission < $1.mission }.compactMap { lane in
      Waiting.explain(lane, now: now).map { why in
        let count = counts[lane.mission]
        return MissionView(
          mission: lane.mission, waiting: count?.waiting ?? 0, why: why.holding(count?.held ?? 0))
      }
    }
  }

  /// A page of the queue, in the order in which it goes.
  ///
  /// - Throws: what the store throws.
  package func page(_ filter: QueueFilter = QueueFilter(), after previous: String? = nil, limit: Int = 1000)
    async throws
    -> Page<QueueEntry>
  {
    try await store.page(filter, after: previous, limit: limit).map(entry)
  }

  /// One item of the queue; nil when it has left it.
  ///
  /// - Throws: what the store throws.
  package func entry(_ id: String) async throws -> QueueEntry? { try await store.queueItem(id).map(entry) }

  /// What is on its way now.
  package func underWay() -> [QueueEntry] { running.values.map { entry($0.claim.item) } }

  private func entry(_ item: QueueItem) -> QueueEntry {
    let lane = lanes[item.mission] ?? Lane(mission: item.mission, policy: policy)
    let progress = running[item.id]?.progress
    return QueueEntry(
      item: item, lane: LaneSummary(lane, now: clock.now(), policy: policy), isSending: progress != nil,
      sent: progress?.sent ?? 0, total: progress?.total ?? item.bytes, waiting: explain(item))
  }

  /// Changes an item in the store.
  @discardableResult
  private func change(_ id: String, _ body: @escaping @Sendable (inout QueueItem) throws -> Void) async throws
    -> QueueItem
  {
    let changed: QueueItem
    do { changed = try await store.change(id, at: clock.now(), body) } catch StoreProblem.notFound {
      throw ServiceError.queue(.noItem(id))
    }
    bell.ring()
    return changed
  }
}

extension QueueItem {
  /// What waits for a second person only that person lets go, and nothing may take that hold's place.
  ///
  /// - Throws: `ServiceError.queue(.awaitsApproval)`.
  fileprivate func checkIsApproved() throws {
    if hold?.code == HoldReason.awaitingApproval { throw ServiceError.queue(.awaitsApproval(transfer)) }
  }

  /// - Throws: `ServiceError.queue(.keptBack)`, `.awaitsApproval`.
  fileprivate func checkNobodyHolds() throws {
    try checkIsApproved()
    if let hold, hold.isByOperator { throw ServiceError.queue(.keptBack(hold.text)) }
  }
}
