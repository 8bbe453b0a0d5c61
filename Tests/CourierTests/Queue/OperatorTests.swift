import Foundation
import Handover
import Ledger
import PeerProtocol
import Synchronization
import Testing

@testable import Courier

@Suite("What operators do", .timeLimit(.minutes(5)))
struct OperatorTests {
  let house: House

  init() throws { house = try House() }

  @Test("hold keeps an item back, also over a restart; release lets it go")
  func hold() async throws {
    let peer = FakePeer { _, _ in .failure(.unreachable("x")) }
    let item = try await house.submit().item
    let first = house.dispatcher(peer)
    try await house.running(first) {
      _ = try await house.untilCode(item)
      try await first.hold(item, "wrong photograph")
    }
    house.clock.advance(86_400)
    peer.change { _, _ in .usual }
    let second = house.dispatcher(peer)
    try await house.running(second) {
      let other = try await house.submit().item
      try await house.add(other, to: second)
      try await house.untilSettled([other])
      #expect(try await second.explain(item).reason == "An operator holds it: wrong photograph")
      #expect(!house.isSettled(item))
      try await second.release(item)
      try await house.untilSettled([item])
    }
  }

  @Test("what waits for a second person no operator lets go, and no other hold takes that one's place")
  func awaiting() async throws {
    let item = try await house.submit().item
    _ = try await house.ledger.change(item, at: Date(timeIntervalSince1970: 0)) { $0.hold = .untilApproved }
    let dispatcher = house.dispatcher(FakePeer { _, _ in .usual })
    try await house.running(dispatcher) {
      await #expect(throws: ServiceError.self) { try await dispatcher.release(item) }
      await #expect(throws: ServiceError.self) { try await dispatcher.requeue(item) }
      await #expect(throws: ServiceError.self) { try await dispatcher.quarantine(item, "x") }
      await #expect(throws: ServiceError.self) { try await dispatcher.hold(item, "x") }
      let (held, why) = (try await house.ledger.queueItem(item)?.hold, try await dispatcher.explain(item))
      #expect(held == .untilApproved && why.advice.contains("baton approve"))
    }
  }

  @Test("a hold placed while an item is under way stays, whatever the answer")
  func holdUnderWay() async throws {
    let gate = Gate()
    let peer = FakePeer { _, _ in
      await gate.wait()
      return .response(.problem(422, "bomb"))
    }
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      try await house.events.until("under way") { _ in !peer.seen.isEmpty }
      try await dispatcher.hold(item, "stop")
      gate.open()
      try await house.events.until("slot free") { _ in try await dispatcher.page().values.first?.isSending == false }
    }
    #expect(try await house.ledger.queueItem(item)?.hold == .byOperator("stop"))
  }

  @Test("whatever an attempt ends with, a person's hold that was placed meanwhile stays")
  func holdOutlivesAnswer() async throws {
    let (id, _) = try await house.submit()
    var random = SystemRandomNumberGenerator()
    for outcome in [
      AttemptResult.answered(.http(422, retryAfter: nil, problem: "bomb")), .answered(.unreachable("x")),
      .brokeOff("x"), .cancelled, .opening(retryAfter: 1),
    ] {
      var item = try #require(try await house.ledger.queueItem(id))
      item.hold = .byOperator("stop")
      let ending = AttemptEnding(outcome, now: house.clock.now)
      ending.apply(to: &item, at: house.clock.now, policy: QueuePolicy(), using: &random)
      #expect(item.hold == .byOperator("stop"), "\(outcome)")
    }
  }

  @Test("an attempt that brought something forward wipes out the failures and crashes before it; a failure is one more")
  func forwardWipesOut() async throws {
    let (id, _) = try await house.submit()
    var random = SystemRandomNumberGenerator()
    for (outcome, isForward) in [(AttemptResult.brokeOff("x"), true), (.answered(.unreachable("x")), false)] {
      var item = try #require(try await house.ledger.queueItem(id))
      (item.failures, item.crashes) = (4, 2)
      AttemptEnding(outcome, now: house.clock.now)
        .apply(to: &item, at: house.clock.now, policy: QueuePolicy(), using: &random)
      #expect(item.failures == (isForward ? 0 : 5) && (!isForward || item.crashes == 0), "\(outcome)")
    }
  }

  @Test("a hold breaks off what is on its way", arguments: ["item", "quarantine", "mission"])
  func holdStops(what: String) async throws {
    let peer = FakePeer { _, _ in .hang }
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      try await house.events.until("under way") { _ in !peer.seen.isEmpty }
      switch what {
      case "item": try await dispatcher.hold(item, "stop")
      case "quarantine": try await dispatcher.quarantine(item, "stop")
      default: try await dispatcher.holdMission(house.them, "stop")
      }
      try await house.events.until("slot free") { _ in try await dispatcher.page().values.first?.isSending == false }
      house.clock.advance(86_400)
      dispatcher.wake()
      _ = try await dispatcher.page()
    }
    #expect(peer.seen.count == 1)
    #expect(!house.isSettled(item))
  }

  @Test("a case that is taken back is broken off on the line, and no part of it begins to go; another goes on")
  func takenBack() async throws {
    let peer = FakePeer { seen, _ in seen.method == .put ? .hang : .usual }
    let (item, manifest) = try await house.submit([500, 400])
    let (other, _) = try await house.submit([300])
    let dispatcher = house.dispatcher(peer) { $0.firstOffer = 0 }
    try await house.running(dispatcher) {
      try await house.events.until("both on the way") { _ in
        Set(peer.seen(.put, "/v1/bundles/").map { $0.path.split(separator: "/")[2] }).count == 2
      }
      try await house.recall(manifest.transfer)
      let before = peer.seen(.put, "/v1/bundles/\(item)").count
      await dispatcher.breakOff(manifest.transfer)
      try await house.events.until("the line is free of it") { _ in
        try await dispatcher.page().values.first { $0.item.id == item }?.isSending != true
      }
      house.clock.advance(3600)
      dispatcher.wake()
      try await house.events.until("its manifest goes alone") { events in
        events.contains { if case .waiting(item, "recalled", _) = $0 { true } else { false } }
      }
      #expect(peer.seen(.put, "/v1/bundles/\(item)").count == before)
      #expect(peer.seen(.post, "/v1/bundles").allSatisfy { $0.offer?.parts.isEmpty ?? true })
      #expect(try await dispatcher.page().values.first { $0.item.id == other }?.isSending == true)
    }
  }

  @Test("what is held once the store has given it out does not begin", arguments: ["item", "mission"])
  func heldBetween(what: String) async throws {
    let peer = FakePeer()
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer)
    let selection = Selection(lanes: [:], inFlight: InFlight(), now: house.clock.now, policy: QueuePolicy())
    let claims = try await house.ledger.claim(selection, by: House.node, until: house.clock.now + 90)
    if what == "item" {
      try await dispatcher.hold(item, "stop")
    } else {
      try await dispatcher.holdMission(house.them, "stop")
    }
    await dispatcher.attempt(try #require(claims.first), DeliveryProgress(total: 1, clock: { 0 }) { _, _ in })
    #expect(peer.seen.isEmpty)
    #expect(try await house.ledger.attempts(of: item).map(\.outcome) == ["interrupted"])
    #expect(try await house.ledger.queueItem(item) != nil)
  }

  @Test("what a person keeps back, only release lets go")
  func operatorsHold() async throws {
    let peer = FakePeer { _, _ in .failure(.unreachable("x")) }
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      _ = try await house.untilCode(item)
      try await dispatcher.hold(item, "wrong mission")
      await #expect(throws: ServiceError.queue(.keptBack("wrong mission"))) { try await dispatcher.requeue(item) }
      await #expect(throws: ServiceError.queue(.keptBack("wrong mission"))) {
        try await dispatcher.quarantine(item, "x")
      }
      #expect(try await dispatcher.page().values.first?.item.hold == .byOperator("wrong mission"))
    }
  }

  @Test("quarantine sets aside; release and requeue bring back")
  func quarantine() async throws {
    let peer = FakePeer { _, _ in .failure(.unreachable("x")) }
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      _ = try await house.untilCode(item)
      try await dispatcher.quarantine(item, "suspect")
      #expect(try await dispatcher.page().values.first?.item.hold?.code == HoldReason.poisonCode)
      peer.change { _, _ in .usual }
      try await dispatcher.requeue(item)
      try await house.untilSettled([item])
    }
  }

  @Test("requeue asks a mission that was out of reach at once")
  func requeueProbes() async throws {
    let peer = FakePeer { _, _ in .failure(.unreachable("x")) }
    var items: [String] = []
    for _ in 1...3 { items.append(try await house.submit().item) }
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      try await house.events.until("an open breaker") { _ in
        try await dispatcher.page().values.first?.lane.outOfReachSince != nil
      }
      peer.change { _, _ in .usual }
      try await dispatcher.requeue(items[0])
      try await house.untilSettled(items)
    }
  }

  @Test("release of what crashed too often starts its counts anew")
  func releaseOfPoison() async throws {
    let item = try await house.submit().item
    try await house.crash(3, at: [item])
    let dispatcher = house.dispatcher(FakePeer())
    try await house.running(dispatcher) {
      try await house.events.until("recovered") { _ in try await dispatcher.page().values.first?.item.hold != nil }
      try await dispatcher.release(item)
      try await house.untilSettled([item])
    }
  }

  @Test("a mission held by an operator stays held over a restart, and is not probed")
  func holdMission() async throws {
    let peer = FakePeer()
    let item = try await house.submit().item
    try await house.ledger.holdMission(house.them, "moving house", at: house.clock.now)
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      try await house.events.until("read") { _ in await dispatcher.isHeld(house.them) }
      house.clock.advance(86_400)
      dispatcher.wake()
      #expect(try await dispatcher.explain(item).reason.contains("moving house"))
      #expect(peer.seen.isEmpty)
      try await dispatcher.releaseMission(house.them)
      try await house.untilSettled([item])
      try await dispatcher.holdMission(house.them, "again")
      #expect(house.events.list.last == .missionHeld(house.them, code: HoldReason.operatorCode))
    }
  }

  @Test("a newer directory asks a mission again that its answers hold, and not one that a person holds")
  func directoryTaken() async throws {
    let peer = FakePeer { _, _ in .failure(.untrusted("revoked")) }
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      try await house.events.until("held") { $0.contains(.missionHeld(house.them, code: "peer-untrusted")) }
      peer.change { _, _ in .usual }
      await dispatcher.directoryTaken()
      try await house.untilSettled([item])
      try await dispatcher.holdMission(house.them, "stop")
      let asked = peer.seen.count
      await dispatcher.directoryTaken()
      let other = try await house.submit().item
      try await house.add(other, to: dispatcher)
      #expect(try await dispatcher.explain(other).reason.contains("stop"))
      #expect(peer.seen.count == asked)
    }
  }

  @Test("while this mission's certificates do not hold nothing begins and no try is counted; then all goes on")
  func suspended() async throws {
    let peer = FakePeer()
    house.seals.suspended.withLock { $0 = Suspension(reason: "ended", advice: "renew") }
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      try await house.events.until("two rounds") { _ in
        house.clock.advance(300)
        dispatcher.wake()
        return await dispatcher.watch.readings.count > 1
      }
      #expect(
        try await dispatcher.explain(item) == WaitExplanation(.suspended(Suspension(reason: "ended", advice: "renew"))))
      #expect(try await house.ledger.queueItem(item)?.attempts == 0)
      house.seals.suspended.withLock { $0 = nil }
      dispatcher.wake()
      try await house.untilSettled([item])
    }
  }

  @Test(
    "what is held a person can give up: its mission is told, signed, and it is kept", arguments: ["refused", "held"])
  func retire(how: String) async throws {
    let peer = FakePeer { seen, _ in seen.path == "/v1/statements" ? .usual : .response(.problem(422, "case-invalid")) }
    let (item, manifest) = try await house.submit()
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      #expect(try await house.untilCode(item) == "case-invalid")
      if how == "held" { try await dispatcher.hold(item, "of no use") }
      try await dispatcher.retire(item)
      await #expect(throws: ServiceError.queue(.noItem(item))) { try await dispatcher.retire(item) }
    }
    let last = try #require(try await house.ledger.log(manifest.transfer).last?.statement)
    #expect(last.type == .undelivered)
    #expect(last.why?.text == (how == "held" ? "withdrawn" : "case-invalid"))
    #expect(try await house.ledger.dead().map(\.id) == [item])
  }

  @Test("what is not held is neither given up nor released, and says so")
  func notHeld() async throws {
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(FakePeer { _, _ in .failure(.unreachable("x")) })
    try await house.running(dispatcher) {
      _ = try await house.untilCode(item)
      await #expect(throws: ServiceError.queue(.notRetirable(item))) { try await dispatcher.retire(item) }
      await #expect(throws: ServiceError.queue(.notHeld(item))) { try await dispatcher.release(item) }
      await #expect(throws: ServiceError.self) { try await dispatcher.releaseMission(house.them) }
    }
  }

  @Test("what was signed with a certificate that has ended is not released, unless it holds again")
  func releaseOfEndedSignature() async throws {
    let peer = FakePeer { _, _ in .response(.problem(403, "expired")) }
    house.seals.isSignatureEnded.withLock { $0 = true }
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      #expect(try await house.untilCode(item) == HoldReason.signatureEnded)
      await #expect(throws: ServiceError.queue(.signatureEnded(item))) { try await dispatcher.release(item) }
      house.seals.isSignatureEnded.withLock { $0 = false }
      peer.change { _, _ in .usual }
      try await dispatcher.release(item)
      try await house.untilSettled([item])
    }
  }

  @Test("what is not there cannot be held")
  func noSuchItem() async throws {
    let dispatcher = house.dispatcher(FakePeer())
    await #expect(throws: ServiceError.queue(.noItem("x"))) { try await dispatcher.hold("x", "y") }
    await #expect(throws: ServiceError.queue(.noItem("x"))) { try await dispatcher.explain("x") }
  }
}
