import Base
package import Foundation
import Handover
import Logging

extension Dispatcher {
  /// What has to be looked at before the next choice.
  func upkeep() async {
    await writeUnwritten()
    await renewLeases()
    let look = watch.look(wall: clock.now(), monotonic: clock.monotonic())
    if let jump = look.jump { await clockJumped(by: jump) }
    tellClock()
    if look.isNew {
      await expire()
      await raiseLateness()
    }
    raiseAlerts()
  }

  /// What was put off under a clock that was ahead would wait for the time that one showed.
  private func clockJumped(by seconds: TimeInterval) async {
    logger.warning("clock jumped", metadata: ["seconds": "\(Int(seconds))"])
    guard seconds < 0 else { return }
    for mission in lanes.keys { await bringForward(mission, at: clock.now()) }
  }

  /// Says once that others contradict the clock of this machine, and once that they do no more.
  private func tellClock() {
    let ahead = client.clocks.difference(wall: clock.now(), monotonic: clock.monotonic())
    let found = ahead.map { ClockDoubt.against(clock.now(), ahead: $0, missions: client.clocks.count) }
    defer { doubt = found }
    if let ahead, doubt == nil {
      logger.error("this machine's clock is wrong", metadata: ["ahead": "\(Int(ahead))", "said": "\(found ?? "")"])
    } else if found == nil, doubt != nil {
      logger.notice("this machine's clock agrees with other missions again")
    }
  }

  /// What time it is by other missions; nil while none has answered. A few of them are asked then, which nobody waits for:
  /// what ends by a deadline can end at a later look.
  package func othersTime() -> Date? {
    if client.clocks.count == 0, !isAskingTime {
      isAskingTime = true
      Task {
        for mission in seals.others.shuffled().prefix(3) where client.clocks.count == 0 {
          try? await client.status(of: mission)
        }
        isAskingTime = false
      }
    }
    return client.clocks.time(monotonic: clock.monotonic())
  }

  /// An attempt has brought something forward: should this process die in it, that is no fault of the item's.
  func noteForward(_ claim: Claim) async {
    do { try await store.cameForward(claim) } catch {
      logger.error("attempt's progress not written", metadata: ["item": "\(claim.item.id)", "error": "\(error)"])
    }
  }

  /// At start: counts what was in hand when the process died, and learns what people hold.
  ///
  /// - Returns: Whether the store could be read and written.
  func recover() async -> Bool {
    let (now, policy) = (clock.now(), policy)
    do {
      for (mission, text) in try await store.heldMissions() {
        changeLane(mission) { $0.holdByOperator(text: text, at: now) }
      }
      let items = try await store.recover(node, at: now) { item in
        var random = SystemRandomNumberGenerator()
        item.attemptCrashed(at: now, policy: policy, using: &random)
      }
      for item in items where item.hold?.code == HoldReason.poisonCode {
        logger.error("delivery set aside", metadata: ["item": "\(item.id)", "mission": "\(item.mission)"])
        await note("item.quarantined", item, ["reason": "crashed"])
      }
      return true
    } catch {
      logger.critical("attempts not recovered", metadata: ["error": "\(error)"])
      return false
    }
  }

  /// Writes ends of attempts that the store would not take before.
  func writeUnwritten() async {
    let ends = unwritten
    unwritten = []
    for end in ends { _ = await write(end.ending, of: end.claim) }
  }

  /// Keeps what is on the line this node's own.
  private func renewLeases() async {
    let now = clock.monotonic()
    guard !running.isEmpty, now - (lastRenewal ?? -.infinity) >= settings.lease / 3 else { return }
    do {
      try await store.renew(node, until: clock.now() + settings.lease)
      lastRenewal = now
    } catch { logger.error("leases not renewed", metadata: ["error": "\(error)"]) }
  }

  /// Gives up what is beyond its last deadline, and says so, signed. An operator's hold, on the item or on its mission,
  /// is a person's word, and statements are tried for ever.
  private func expire() async {
    let now = clock.now()
    guard seals.suspension(now: now) == nil else { return }
    do {
      let old = try await store.overdue(
        created: now - policy.deadAfterCreated, arrival: now - policy.deadAfterArrival,
        except: lanes.values.filter { $0.hold?.isByOperator == true }.map(\.mission), limit: 100)
      guard !old.isEmpty else { return }
      let witness = othersTime()
      for item in old where running[item.id] == nil {
        guard Expiry.isPast(item, readings: watch.readings, witness: witness, policy: policy) else { continue }
        try await giveUp(item, reason: "expired")
      }
    } catch { logger.error("expiry not written", metadata: ["error": "\(error)"]) }
  }

  /// Says, signed, that a bundle is given up, and takes it out of the queue.
  ///
  /// - Parameter reason: A code.
  func giveUp(_ item: QueueItem, reason: String) async throws {
    guard case .bundle(let bundle) = try await store.load(item.id)?.payload else { return }
    let (now, seals) = (clock.now(), seals)
    _ = try await store.issue(bundle.manifest.transfer, at: now) { position in
      try seals.sign(
        Statement(
          type: .undelivered, transfer: bundle.manifest.transfer, bundle: bundle.delivery, author: seals.mission,
          staff: .daemon, position: position, at: Timestamp(now),
          body: .object(["delivery": .string(bundle.delivery.text), "reason": .string(reason)])))
    }
    logger.error("bundle undelivered", metadata: ["item": "\(item.id)", "mission": "\(item.mission)"])
    await note("bundle.undelivered", item, ["mission": item.mission.text, "reason": reason])
    onEvent(.expired(item: item.id, transfer: bundle.manifest.transfer))
  }

  /// Says once of each bundle that waits too long though its mission can be reached: nobody else would.
  private func raiseLateness() async {
    do {
      let late = try await store.takeLate(
        created: clock.now() - policy.alarmAfter, except: Array(alerts.keys), limit: 100)
      for item in late {
        logger.error(
          "bundle late",
          metadata: [
            "item": "\(item.id)", "mission": "\(item.mission)", "reason": "\(item.hold?.code ?? "waiting")",
          ])
      }
    } catch { logger.error("queue not read", metadata: ["error": "\(error)"]) }
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

extension LaneAlert {
  var level: Logger.Level {
    switch self {
    case .notice: .notice
    case .alarm: .error
    case .escalation: .critical
    }
  }
}
