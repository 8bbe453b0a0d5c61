import Foundation
import Handover
import HandoverTesting
import Ledger
import PeerProtocol
import Testing

@testable import Courier

@Suite("Dispatcher: the queue over the lanes", .timeLimit(.minutes(5)))
struct DispatcherTests {
  let house: House

  init() throws { house = try House() }

  @Test("many bundles, each delivered once")
  func many() async throws {
    let peer = FakePeer()
    var items: [String] = []
    for _ in 1...30 { items.append(try await house.submit([200]).item) }
    try await house.running(house.dispatcher(peer)) { try await house.untilSettled(items) }
    #expect(peer.seen.count == 30)
    #expect(try await house.ledger.queue().isEmpty)
  }

  @Test("an answer decides whether the item, the mission or nobody stands still")
  func answers() async throws {
    let cases: [(Int, String, held: Bool, mission: Bool)] = [
      (422, "digest-mismatch", true, false), (503, "busy", false, false), (507, "no-space", false, false),
      (403, "wrong-sender", false, true),
    ]
    for (status, code, held, missionHeld) in cases {
      let house = try House()
      let peer = FakePeer { _, _ in .response(.problem(status, code)) }
      let (item, _) = try await house.submit()
      let dispatcher = house.dispatcher(peer)
      let entry = try await house.running(dispatcher) {
        _ = try await house.untilCode(item)
        try await house.events.until("slot free") { _ in try await dispatcher.page().values.first?.isSending == false
        }
        return try await dispatcher.page().values.first
      }
      #expect((entry?.item.hold != nil) == held, "\(status)")
      #expect((entry?.lane.hold != nil) == missionHeld, "\(status)")
    }
  }

  @Test("a mission out of reach is probed, and everything follows when it is back")
  func outage() async throws {
    let peer = FakePeer { _, _ in .failure(.unreachable("connect")) }
    var items: [String] = []
    for _ in 1...6 { items.append(try await house.submit([100]).item) }
    let all = items
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      try await house.events.until("the breaker opens") { _ in
        house.clock.advance(10)
        dispatcher.wake()
        return try await dispatcher.page().values.first?.lane.outOfReachSince != nil
      }
      peer.change { _, _ in .usual }
      try await house.events.until("all through") { _ in
        house.clock.advance(30)
        dispatcher.wake()
        return all.allSatisfy { house.isSettled($0) }
      }
    }
    #expect(!peer.seen(.get, "/v1/status").isEmpty)
  }

  @Test("a mission that the directory does not know is held; others flow")
  func unknownMission() async throws {
    let lost = try await house.submit(to: MissionID("xx-nowhere")).item
    let good = try await house.submit().item
    try await house.running(house.dispatcher(FakePeer())) {
      #expect(try await house.untilCode(lost) == "peer-untrusted")
      try await house.untilSettled([good])
    }
    let held = CourierEvent.missionHeld(try MissionID("xx-nowhere"), code: "peer-untrusted")
    #expect(house.events.list.contains(held))
  }

  @Test("a held mission is asked every hour, and goes on by itself")
  func heldMission() async throws {
    let peer = FakePeer { _, _ in .failure(.untrusted("expired")) }
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      try await house.events.until("held") { $0.contains(.missionHeld(house.them, code: "peer-untrusted")) }
      house.clock.advance(3700)
      dispatcher.wake()
      try await house.events.until("probed") { _ in peer.seen(.get, "/v1/status").count == 1 }
      peer.change { _, _ in .usual }
      try await house.events.until("through") { _ in
        house.clock.advance(600)
        dispatcher.wake()
        return house.isSettled(item)
      }
    }
    #expect(house.events.list.contains(.missionReleased(house.them)))
  }

  @Test("what was in hand at three crashes is set aside; what was in hand once is tried again")
  func crashes() async throws {
    let bad = try await house.submit().item
    house.clock.advance(1)
    let once = try await house.submit().item
    try await house.crash(2, at: [bad])
    try await house.crash(1, at: [bad, once])
    let dispatcher = house.dispatcher(FakePeer())
    try await house.running(dispatcher) {
      try await house.events.until("the innocent is through") { _ in
        house.clock.advance(10)
        dispatcher.wake()
        return house.isSettled(once)
      }
      #expect(try await dispatcher.page().values.map(\.item.id) == [bad])
    }
    let stored = try #require(await house.ledger.queueItem(bad))
    #expect(stored.hold?.code == HoldReason.poisonCode && stored.crashes == 3)
  }

  @Test("how fast a line is shows where enough has arrived in one attempt, from the first of it on")
  func rate() {
    let clock = TestClock()
    let progress = DeliveryProgress(total: 1_000_000, clock: clock.courier.monotonic) { _, _ in }
    clock.advance(60)
    progress.under(50_000, of: "a")
    #expect(progress.rate == nil && progress.moved == 60)
    clock.advance(1)
    progress.under(100_000, of: "a")
    #expect(progress.rate == nil)
    clock.advance(9)
    progress.under(250_000, of: "a")
    #expect(progress.rate == 20_000)
    #expect(!progress.isThrough)
    progress.there(1_000_000)
    #expect(progress.isThrough)
  }

  @Test("at the end what is under way may finish")
  func graceful() async throws {
    let gate = Gate()
    let peer = FakePeer { _, _ in
      await gate.wait()
      return .usual
    }
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer)
    let service = Task { await dispatcher.run() }
    try await house.events.until("under way") { _ in !peer.seen.isEmpty }
    service.cancel()
    // Time enough for a dispatcher without patience to cut it off.
    for _ in 1...100 { _ = try await dispatcher.page() }
    gate.open()
    await service.value
    #expect(house.isSettled(item))
  }

  @Test("what does not end in time is cut off, stays queued, and counts as no crash")
  func cutOff() async throws {
    let peer = FakePeer { _, _ in .hang }
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer) { $0.graceful = 0.05 }
    try await house.running(dispatcher) {
      try await house.events.until("under way") { _ in !peer.seen.isEmpty }
      #expect(try await dispatcher.explain(item).reason.contains("on its way"))
      #expect(try await dispatcher.page().values.first?.isSending == true)
    }
    #expect(try await house.ledger.attempts(of: item).map(\.outcome) == ["cancelled"])
    let crashed = try await house.ledger.recover(House.node, at: house.clock.now) { _ in }
    #expect(crashed.isEmpty)
    let stored = try #require(await house.ledger.queueItem(item))
    #expect(stored.nextAttempt == house.clock.now && stored.firstFailure == nil)
  }
}
