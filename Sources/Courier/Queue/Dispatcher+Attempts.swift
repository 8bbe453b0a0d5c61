import Foundation
import Handover
import Logging

extension Dispatcher {
  /// One attempt at an item that has its slot.
  func attempt(_ claim: Claim, _ progress: DeliveryProgress) async {
    await finish(claim, deliver(claim, progress))
  }

  private func deliver(_ claim: Claim, _ progress: DeliveryProgress) async -> AttemptResult {
    let item = claim.item
    do {
      guard let load = try await store.load(item.id) else { return .cancelled }
      guard load.item.hold == nil, running[item.id]?.isStopped != true, lanes[item.mission]?.hold?.isByOperator != true
      else {
        return Self.stopped
      }
      onEvent(.attemptStarted(item: item.id, mission: item.mission, number: item.attempts))
      let errand = Errand(
        item: item, attempt: claim.attempt, client: client, store: store, files: files, settings: settings,
        progress: progress, turns: turns, gate: running[item.id]?.gate ?? LineGate())
      let result = await run(errand, load.payload)
      // Only a stopping daemon may put an item back to be tried at once.
      guard case .cancelled = result, !bell.isStopped else { return result }
      return Self.stopped
    } catch {
      return .obstacle(Obstacle(code: "ledger", text: "\(error)", holdsItem: false))
    }
  }

  /// Runs an errand in a task of its own, so that an operator can stop it.
  private func run(_ errand: Errand, _ payload: QueuePayload) async -> AttemptResult {
    let delivery = Task { await errand.run(payload) }
    running[errand.item.id]?.delivery = delivery
    return await withTaskCancellationHandler {
      await delivery.value
    } onCancel: {
      delivery.cancel()
    }
  }

  private static let stopped = AttemptResult.obstacle(
    Obstacle(code: "interrupted", text: "the line was closed here", holdsItem: false))

  /// Writes how an attempt ended, then gives its slot back.
  private func finish(_ claim: Claim, _ result: AttemptResult) async {
    let (item, ending) = (claim.item, AttemptEnding(result, now: clock.now()))
    if let running = running[item.id], !running.gate.hasBeenClosed, let rate = running.progress.rate {
      rates[item.mission] = rate
    }
    if case .settled(let transfer) = result {
      logger.info("delivered", metadata: ["item": "\(item.id)", "mission": "\(item.mission)"])
      onEvent(.settled(item: item.id, transfer: transfer, mission: item.mission))
      marks[item.id] = nil
    } else if let after = await write(ending, of: claim) {
      marks[item.id] = running[item.id]?.progress.mark
      await tell(
        ending, of: after, isPoisoned: after.hold?.code == HoldReason.poisonCode && running[item.id]?.isStopped != true)
    } else {
      marks[item.id] = nil
    }
    await giveBack(item, ended: ending)
  }

  /// - Returns: The item as it now waits; nil when it has left the queue, or that could not be written.
  func write(_ ending: AttemptEnding, of claim: Claim) async -> QueueItem? {
    let (now, policy) = (clock.now(), policy)
    do {
      return try await store.finish(claim, outcome: ending.code, detail: ending.text, at: now) { item in
        var random = SystemRandomNumberGenerator()
        ending.apply(to: &item, at: now, policy: policy, using: &random)
      }
    } catch is StoreProblem {
      logger.warning("attempt's lease was lost", metadata: ["item": "\(claim.item.id)"])
    } catch {
      logger.error("attempt's end not written", metadata: ["item": "\(claim.item.id)", "error": "\(error)"])
      unwritten.append(UnwrittenEnd(claim: claim, ending: ending))
      onEvent(.waiting(item: claim.item.id, code: ending.code, until: claim.item.nextAttempt))
    }
    return nil
  }

  private func giveBack(_ taken: QueueItem, ended ending: AttemptEnding) async {
    running[taken.id] = nil
    inFlight.count(taken, by: -1, policy: policy)
    let now = clock.now()
    let wasHeld = lanes[taken.mission]?.hold != nil
    var isBack = false
    changeLane(taken.mission) { lane in
      if ending.isForward { lane.broughtForward() }
      if let verdict = ending.verdict {
        lane.found(proxyTrouble: ending.isOfProxy ? ending.text : nil)
        isBack = lane.attemptEnded(verdict, text: ending.text, at: now, policy: policy, using: &random)
      } else {
        lane.attemptAbandoned(at: now, policy: policy, using: &random)
      }
    }
    if isBack { await missionIsBack(taken.mission, at: now) }
    if !wasHeld { tellHold(of: taken.mission) }
    bell.ring()
  }

  private func missionIsBack(_ mission: MissionID, at now: Date) async {
    await bringForward(mission, at: now)
    logger.notice("mission is back", metadata: ["mission": "\(mission)"])
  }

  /// What waits only for a mission is due.
  func bringForward(_ mission: MissionID, at now: Date) async {
    do { try await store.missionCameBack(mission, at: now) } catch {
      // Each of its items has a time of its own to be tried at.
      logger.error("queue not written", metadata: ["mission": "\(mission)", "error": "\(error)"])
    }
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
