import Foundation
import Handover
import Logging

extension Dispatcher {
  /// What has to be looked at before the next choice.
  func upkeep() async {
    await writeUnwritten()
    let look = watch.look(wall: clock.now(), monotonic: clock.monotonic())
    if let jump = look.jump { logger.warning("clock jumped", metadata: ["seconds": "\(Int(jump))"]) }
    if lastReload.map({ clock.monotonic() - $0 >= settings.reload }) ?? true { _ = await reload() }
    if look.isNew {
      await expire()
      raiseLateness()
    }
    raiseAlerts()
  }

  /// At start: counts what was in hand when the process died, and reads the queue.
  ///
  /// - Returns: Whether the store could be read.
  func recover() async -> Bool {
    do {
      let boot = clock.now().addingTimeInterval(-clock.monotonic())
      for var item in try await store.recoverAttempts(at: clock.now(), boot: boot) {
        // The store has counted the crash. The jitter pulls the suspects apart.
        item.firstFailure = item.firstFailure ?? clock.now()
        item.nextAttempt = Backoff.next(
          for: item, failedAt: clock.now(), retryAfter: nil, policy: policy, using: &random)
        let isPoisoned = item.quarantineIfPoisoned(policy: policy)
        try await store.update(item)
        guard isPoisoned else { continue }
        logger.error("delivery set aside", metadata: ["item": "\(item.id)", "mission": "\(item.mission)"])
        await note("item.quarantined", item, ["reason": "crashed"])
      }
    } catch {
      logger.critical("attempts not recovered", metadata: ["error": "\(error)"])
      return false
    }
    return await reload()
  }

  /// Reads the queue again: the store is the truth, a wake-up only a hint.
  func reload() async -> Bool {
    let before = Set(items.keys)
    do {
      let stored = try await store.queue()
      for item in stored where items[item.id] == nil { enqueue(item) }
      let left = before.subtracting(stored.map(\.id))
      for id in left where running[id] == nil { items[id] = nil }
      lastReload = clock.monotonic()
      return true
    } catch {
      logger.error("queue not read", metadata: ["error": "\(error)"])
      return false
    }
  }

  /// Writes ends of attempts that the store would not take before, with the items as they are now.
  func writeUnwritten() async {
    let ends = unwritten
    unwritten = []
    for end in ends {
      do {
        try await store.endAttempt(
          end.attempt, outcome: end.outcome, detail: end.detail, at: clock.now(),
          item: items[end.item.id] ?? end.item)
      } catch StoreProblem.notFound {
        continue
      } catch {
        unwritten.append(end)
      }
    }
  }

  /// Gives up what is beyond its last deadline, and says so, signed. An operator's hold, on the item or on its mission,
  /// is a person's word, and statements are tried for ever.
  private func expire() async {
    let past = items.values.filter { item in
      item.kind == .bundle && running[item.id] == nil && item.hold?.isByOperator != true
        && lanes[item.mission]?.hold?.isByOperator != true
        && Expiry.isPast(item, readings: watch.readings, policy: policy)
    }
    for item in past {
      do { try await giveUp(item) } catch {
        logger.error("expiry not written", metadata: ["item": "\(item.id)", "error": "\(error)"])
      }
    }
  }

  private func giveUp(_ item: QueueItem) async throws {
    guard case .bundle(let manifest, let entry) = try await store.payload(of: item.id) else { return }
    let (now, seals) = (clock.now(), seals)
    let said = try await store.issue(manifest.transfer, at: now) { position in
      try seals.sign(
        Statement(
          type: .undelivered, transfer: manifest.transfer, bundle: entry.digest, author: seals.mission,
          staff: .daemon, position: position, at: Timestamp(now),
          body: .object(["delivery": .string(entry.digest.text), "reason": .string("expired")])))
    }
    items[item.id] = nil
    if let statement = try await store.queueItem(said.digest.text) { enqueue(statement) }
    logger.error("bundle undelivered", metadata: ["item": "\(item.id)", "mission": "\(item.mission)"])
    await note("bundle.undelivered", item, ["mission": item.mission.text, "reason": "expired"])
    onEvent(.expired(item: item.id, transfer: manifest.transfer))
  }

  /// Says once of each bundle that waits too long though its mission can be reached: nobody else would.
  private func raiseLateness() {
    let now = clock.now()
    late.formIntersection(items.keys)
    for item in items.values where item.kind == .bundle && item.hold?.isByOperator != true && !late.contains(item.id) {
      guard now.timeIntervalSince(item.created) > policy.alarmAfter, alerts[item.mission] == nil else { continue }
      late.insert(item.id)
      logger.error(
        "bundle late",
        metadata: [
          "item": "\(item.id)", "mission": "\(item.mission)", "reason": "\(item.hold?.code ?? "waiting")",
        ])
    }
  }

  /// Says once per level how long a mission has been silent.
  private func raiseAlerts() {
    for lane in lanes.values {
      let alert = lane.alert(at: clock.now(), policy: policy)
      defer { alerts[lane.mission] = alert }
      guard let alert, alerts[lane.mission].map({ $0 < alert }) ?? true else { continue }
      logger.log(
        level: alert.level, "mission out of reach",
        metadata: ["mission": "\(lane.mission)", "alert": "\(alert.rawValue)"])
    }
  }
}
