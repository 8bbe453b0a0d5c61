import Foundation
package import Handover
import Logging

// What other parts of the daemon and operators ask of the courier.

extension Dispatcher {
  /// Something was submitted or issued: send it.
  package func add(_ item: QueueItem) {
    if items[item.id] == nil { enqueue(item) }
    wake()
  }

  /// Looks at the clock and the queue now, and not only when something falls due.
  package nonisolated func wake() { bell.ring() }

  /// Keeps an item back until `release`. An attempt under way is broken off; it may have arrived by then.
  ///
  /// - Throws: `DispatchProblem.noSuchItem`; what the store throws.
  package func hold(_ id: String, _ text: String) async throws {
    try await change(id) { $0.hold = .byOperator(text) }
    running[id]?.delivery?.cancel()
    onEvent(.held(item: id, code: HoldReason.operatorCode))
  }

  /// Lifts whatever hold there is, also a quarantine, whose counts start anew then.
  package func release(_ id: String) async throws {
    let (now, policy) = (clock.now(), policy)
    try await change(id) { item in
      if Poison.verdict(for: item, policy: policy) != nil { item.requeue(at: now) }
      item.hold = nil
    }
  }

  /// As if it had never failed, due now. A mission out of reach is asked now.
  ///
  /// - Throws: `DispatchProblem.heldByOperator`: what a person keeps back only `release` lets go.
  package func requeue(_ id: String) async throws {
    try checkNobodyHolds(id)
    let now = clock.now()
    if let mission = items[id]?.mission { changeLane(mission) { $0.probeNow(at: now) } }
    try await change(id) { $0.requeue(at: now) }
  }

  /// Sets an item aside by hand. An attempt under way is broken off.
  ///
  /// - Throws: `DispatchProblem.heldByOperator`: a quarantine ends with the deadline, a person's hold does not.
  package func quarantine(_ id: String, _ text: String) async throws {
    try checkNobodyHolds(id)
    try await change(id) { $0.hold = HoldReason(code: HoldReason.poisonCode, text: text) }
    running[id]?.delivery?.cancel()
    onEvent(.held(item: id, code: HoldReason.poisonCode))
  }

  private func checkNobodyHolds(_ id: String) throws(DispatchProblem) {
    guard let hold = items[id]?.hold, hold.isByOperator else { return }
    throw .heldByOperator(hold.text)
  }

  /// Keeps everything for a mission back, also what is on its way. Not stored: see `init`.
  package func holdMission(_ mission: MissionID, _ text: String) {
    changeLane(mission) { $0.holdByOperator(text: text, at: clock.now()) }
    for id in running.keys where items[id]?.mission == mission { running[id]?.delivery?.cancel() }
    onEvent(.missionHeld(mission, code: HoldReason.operatorCode))
  }

  package func releaseMission(_ mission: MissionID) {
    changeLane(mission) { $0.releaseHold() }
    onEvent(.missionReleased(mission))
    bell.ring()
  }

  /// A newer directory is here: what held a mission may be over, so each that its answers hold is asked now.
  package func directoryTaken() {
    let now = clock.now()
    for lane in lanes.values where lane.hold?.isByOperator == false {
      changeLane(lane.mission) { $0.probeNow(at: now) }
    }
    bell.ring()
  }

  /// Why an item is waiting.
  ///
  /// - Throws: `DispatchProblem.noSuchItem`.
  package func explain(_ id: String) throws(DispatchProblem) -> WaitExplanation {
    guard let item = items[id] else { throw .noSuchItem(id) }
    if let progress = running[id]?.progress {
      return WaitExplanation(
        reason: "It is on its way to \(item.mission): \(progress.sent) of \(progress.total) octets.",
        until: nil, advice: "Nothing to do. It ends with a signed receipt, or is tried again.")
    }
    return Waiting.explain(item, lane: lanes[item.mission], now: clock.now(), policy: policy)
  }

  /// The missions that something stands in the way of, by id.
  package func obstructed() -> [MissionView] {
    let now = clock.now()
    return lanes.values.sorted { $0.mission < $1.mission }.compactMap { lane in
      Waiting.explain(lane, now: now).map { why in
        MissionView(mission: lane.mission, waiting: items.values.count { $0.mission == lane.mission }, why: why)
      }
    }
  }

  /// The whole queue, in the order in which it goes.
  package func snapshot() -> [QueueEntry] {
    let now = clock.now()
    return items.values.sorted { DeliveryOrder.precedes($0, $1, policy: policy) }.map { entry($0, now) }
  }

  /// One item of the queue; nil when it has left it.
  package func entry(_ id: String) -> QueueEntry? { items[id].map { entry($0, clock.now()) } }

  private func entry(_ item: QueueItem, _ now: Date) -> QueueEntry {
    let lane = lanes[item.mission] ?? Lane(mission: item.mission, policy: policy)
    let progress = running[item.id]?.progress
    return QueueEntry(
      item: item, lane: LaneSummary(lane, now: now, policy: policy), isSending: progress != nil,
      sent: progress?.sent ?? 0, total: progress?.total ?? item.bytes)
  }

  /// Changes an item here and in the store; undone here when the store says no.
  private func change(_ id: String, _ body: (inout QueueItem) -> Void) async throws {
    guard let before = items[id] else { throw DispatchProblem.noSuchItem(id) }
    var item = before
    body(&item)
    items[id] = item
    do { try await store.update(item) } catch {
      if items[id] == item { items[id] = before }
      if case StoreProblem.notFound = error { throw DispatchProblem.noSuchItem(id) }
      throw error
    }
    bell.ring()
  }
}
