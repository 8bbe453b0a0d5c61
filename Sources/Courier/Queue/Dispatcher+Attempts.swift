import Foundation
import Handover
import Logging

extension Dispatcher {
  /// An item takes its slot.
  func take(_ item: QueueItem) {
    let (id, onEvent) = (item.id, onEvent)
    let progress = DeliveryProgress(total: item.bytes, since: marks[id] ?? .init()) {
      onEvent(.bytes(item: id, sent: $0, total: $1))
    }
    running[id] = Running(progress: progress)
    inFlight.count(item, by: 1, policy: policy)
    changeLane(item.mission) { $0.started() }
  }

  /// One attempt at an item that has its slot.
  func attempt(_ taken: QueueItem) async {
    let id = taken.id
    guard let progress = running[id]?.progress else { return }
    do {
      let attempt = try await store.beginAttempt(id, at: clock.now())
      items[id]?.attemptStarted()
      await finish(taken, attempt, deliver(taken, attempt, progress))
    } catch StoreProblem.notFound {
      items[id] = nil
      giveBack(taken, ended: nil)
    } catch {
      logger.error("attempt not begun", metadata: ["item": "\(id)", "error": "\(error)"])
      await finish(taken, nil, .obstacle(Obstacle(code: "ledger", text: "\(error)", holdsItem: false)))
    }
  }

  private func deliver(
    _ taken: QueueItem, _ attempt: AttemptID, _ progress: DeliveryProgress
  ) async -> DeliveryOutcome {
    do {
      guard let payload = try await store.payload(of: taken.id), let item = items[taken.id] else {
        items[taken.id] = nil
        return .cancelled
      }
      guard item.hold == nil, lanes[item.mission]?.hold?.isByOperator != true else { return Self.stopped }
      onEvent(.attemptStarted(item: item.id, mission: item.mission, number: item.attempts))
      let errand = Errand(
        item: item, attempt: attempt, client: client, store: store, files: files, settings: settings,
        progress: progress)
      let outcome = await run(errand, payload)
      // Only a stopping daemon may put an item back to be tried at once.
      guard case .cancelled = outcome, !bell.isStopped else { return outcome }
      return Self.stopped
    } catch {
      return .obstacle(Obstacle(code: "ledger", text: "\(error)", holdsItem: false))
    }
  }

  /// Runs an errand in a task of its own, so that an operator can stop it.
  private func run(_ errand: Errand, _ payload: QueuePayload) async -> DeliveryOutcome {
    let delivery = Task { await errand.run(payload) }
    running[errand.item.id]?.delivery = delivery
    return await withTaskCancellationHandler {
      await delivery.value
    } onCancel: {
      delivery.cancel()
    }
  }

  private static let stopped = DeliveryOutcome.obstacle(
    Obstacle(code: "interrupted", text: "the line was closed here", holdsItem: false))

  /// Writes how an attempt ended, then gives its slot back.
  private func finish(_ taken: QueueItem, _ attempt: AttemptID?, _ outcome: DeliveryOutcome) async {
    let ending = AttemptEnding(outcome)
    if case .settled(let transfer) = outcome {
      items[taken.id] = nil
      logger.info("delivered", metadata: ["item": "\(taken.id)", "mission": "\(taken.mission)"])
      onEvent(.settled(item: taken.id, transfer: transfer, mission: taken.mission))
    } else if var item = items[taken.id] {
      let isPoisoned = ending.apply(to: &item, at: clock.now(), policy: policy, using: &random)
      items[taken.id] = item
      if let attempt { await write(ending, of: attempt, item) }
      await tell(ending, of: item, isPoisoned: isPoisoned)
    } else if let attempt {
      // It left the queue under our hands.
      await write(ending, of: attempt, taken)
    }
    giveBack(taken, ended: ending)
  }

  private func write(_ ending: AttemptEnding, of attempt: AttemptID, _ item: QueueItem) async {
    do {
      try await store.endAttempt(
        attempt, outcome: ending.code, detail: ending.text, at: clock.now(), item: item)
    } catch {
      logger.error("attempt's end not written", metadata: ["item": "\(item.id)", "error": "\(error)"])
      unwritten.append(
        UnwrittenEnd(attempt: attempt, item: item, outcome: ending.code, detail: ending.text))
    }
  }

  /// - Parameter ending: Nil when nothing was sent.
  private func giveBack(_ taken: QueueItem, ended ending: AttemptEnding?) {
    let progress = running.removeValue(forKey: taken.id)?.progress
    marks[taken.id] = items[taken.id] == nil ? nil : progress?.mark
    inFlight.count(taken, by: -1, policy: policy)
    let now = clock.now()
    let wasHeld = lanes[taken.mission]?.hold != nil
    var isBack = false
    changeLane(taken.mission) { lane in
      if let ending, let verdict = ending.verdict {
        isBack = lane.attemptEnded(verdict, text: ending.text, at: now, policy: policy, using: &random)
      } else {
        lane.attemptAbandoned(at: now, policy: policy, using: &random)
      }
    }
    if isBack { missionIsBack(taken.mission, at: now) }
    if !wasHeld { tellHold(of: taken.mission) }
    bell.ring()
  }

  private func missionIsBack(_ mission: MissionID, at now: Date) {
    for (id, item) in items where item.mission == mission { items[id]?.missionCameBack(at: now) }
    logger.notice("mission is back", metadata: ["mission": "\(mission)"])
  }

  /// Tells that an answer has just stopped everything for a mission.
  func tellHold(of mission: MissionID) {
    guard let hold = lanes[mission]?.hold else { return }
    logger.error("mission held", metadata: ["mission": "\(mission)", "reason": "\(hold.code)"])
    onEvent(.missionHeld(mission, code: hold.code))
  }

  private func tell(_ ending: AttemptEnding, of item: QueueItem, isPoisoned: Bool) async {
    if ending.isAlarm {
      logger.error(
        "alarm", metadata: ["item": "\(item.id)", "mission": "\(item.mission)", "reason": "\(ending.code)"])
      let action = ending.code == "receipt-invalid" ? "receipt.invalid" : "delivery.alarm"
      await note(action, item, ["mission": item.mission.text, "reason": ending.code])
    }
    if isPoisoned { await note("item.quarantined", item, ["reason": ending.code]) }
    if let hold = item.hold {
      logger.warning(
        "delivery held",
        metadata: ["item": "\(item.id)", "mission": "\(item.mission)", "reason": "\(hold.code)"])
      onEvent(.held(item: item.id, code: hold.code))
    } else {
      logger.info(
        "delivery waits",
        metadata: ["item": "\(item.id)", "mission": "\(item.mission)", "reason": "\(ending.code)"])
      onEvent(.waiting(item: item.id, code: ending.code, until: item.nextAttempt))
    }
  }

  /// Writes into the journal; a journal that cannot be written is said aloud, and stops nothing.
  func note(_ action: String, _ item: QueueItem, _ detail: [String: String]) async {
    let event = JournalEvent(
      at: clock.now(), actor: "daemon", action: action, subject: item.id, detail: detail)
    do { try await store.note(event) } catch {
      logger.error("journal not written", metadata: ["action": "\(action)", "error": "\(error)"])
    }
  }
}

extension Lane {
  /// An attempt ended without any word about the mission: a stopping daemon, a full disk of our own. A lane on
  /// trial stays on trial, by way of a further probe.
  fileprivate mutating func attemptAbandoned(
    at now: Date, policy: QueuePolicy, using rng: inout some RandomNumberGenerator
  ) {
    if case .halfOpen = breaker {
      connectionFailed(at: now, policy: policy, using: &rng)
    } else {
      itemRejected()
    }
  }
}
