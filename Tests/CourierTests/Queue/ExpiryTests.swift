import Foundation
import Handover
import Ledger
import PeerProtocol
import Synchronization
import Testing

@testable import Courier

@Suite("The end of waiting", .timeLimit(.minutes(5)))
struct ExpiryTests {
  let house: House

  init() throws { house = try House() }

  let tenYears: TimeInterval = 10 * 365 * 86_400

  @Test("a clock that jumps ten years ends nothing; an hour of agreement, and another mission's clock, do")
  func expiry() async throws {
    let peer = FakePeer { seen, _ in
      seen.path == "/v1/statements" ? .usual : .failure(.unreachable("x"))
    }
    house.seals.known.withLock { $0 = [house.them] }
    let (item, manifest) = try await house.submit()
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      _ = try await house.untilCode(item)
      house.clock.jump(tenYears)
      for _ in 1...11 { try await house.pass(300, in: dispatcher) }
      #expect(try await dispatcher.page().values.contains { $0.item.id == item })
      // Its own clock alone, however long it agrees with itself, ends nothing.
      for _ in 1...24 { try await house.pass(300, in: dispatcher) }
      #expect(try await dispatcher.page().values.contains { $0.item.id == item })
      #expect(try await dispatcher.explain(item).advice.contains("no other mission has confirmed the time"))
      #expect(peer.seen(.get, "/v1/status").isEmpty == false)
      house.clocks.heard(house.clock.now, from: house.them, monotonic: house.clock.courier.monotonic())
      try await house.events.until("expired") { events in
        house.clock.advance(300)
        dispatcher.wake()
        return events.contains(.expired(item: item, transfer: manifest.transfer))
      }
    }
    let log = try await house.ledger.log(manifest.transfer)
    #expect(log.map(\.statement.type) == [.submitted, .undelivered])
    #expect(try await house.ledger.dead().map(\.id) == [item])
    #expect(try await house.ledger.journal(limit: 9).contains { $0.text.contains("bundle.undelivered") })
  }

  /// What keeps a bundle from being given up though its time is over.
  enum Keeper: CaseIterable {
    case suspension, holdOfItem, holdOfMission
  }

  @Test("nothing is given up that a person holds, or while this mission signs nothing", arguments: Keeper.allCases)
  func kept(by keeper: Keeper) async throws {
    let peer = FakePeer { seen, _ in seen.path == "/v1/statements" ? .usual : .failure(.unreachable("x")) }
    let (item, manifest) = try await house.submit()
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      _ = try await house.untilCode(item)
      switch keeper {
      case .suspension: house.seals.suspended.withLock { $0 = Suspension(reason: "ended", advice: "renew") }
      case .holdOfItem: try await dispatcher.hold(item, "wait")
      case .holdOfMission: try await dispatcher.holdMission(house.them, "wait")
      }
      house.clock.advance(tenYears)
      house.clocks.heard(house.clock.now, from: house.them, monotonic: house.clock.courier.monotonic())
      for _ in 1...16 { try await house.pass(300, in: dispatcher) }
      #expect(try await house.ledger.queueItem(item) != nil)
      switch keeper {
      case .suspension: house.seals.suspended.withLock { $0 = nil }
      case .holdOfItem: try await dispatcher.release(item)
      case .holdOfMission: try await dispatcher.releaseMission(house.them)
      }
      for _ in 1...2 { try await house.pass(300, in: dispatcher) }
      try await house.events.until("expired") { $0.contains(.expired(item: item, transfer: manifest.transfer)) }
    }
  }

  @Test("a clock that another mission contradicts is said to be wrong, where people look")
  func contradicted() async throws {
    let peer = FakePeer { [clock = house.clock] _, _ in
      .response(CurlResponse(status: 500, date: clock.now - 60 * 86_400))
    }
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      _ = try await house.untilCode(item)
      try await house.events.until("doubt") { _ in
        dispatcher.wake()
        return await dispatcher.clockDoubt != nil
      }
      #expect(await dispatcher.clockDoubt?.contains("60 days ahead of the other mission that has answered") == true)
      #expect(try await dispatcher.explain(item).advice.contains("60 days ahead"))
    }
  }

  @Test("readings are kept, and a jump is seen in either direction", arguments: [3600.0, -3600, 61, 59, -59])
  func jumps(seconds: TimeInterval) {
    var watch = ClockWatch()
    let start = Date(timeIntervalSince1970: 1e9)
    #expect(watch.look(wall: start, monotonic: 0).isNew)
    let look = watch.look(wall: start + 10 + seconds, monotonic: 10)
    #expect(look.jump == (abs(seconds) > 60 ? seconds : nil))
    #expect(!look.isNew)
    for minute in 1...200 { _ = watch.look(wall: start, monotonic: Double(minute) * 60) }
    #expect((24...26).contains(watch.readings.count))
  }

  @Test("the loop sleeps until something falls due, and never spins on what is due already")
  func agenda() throws {
    let (policy, now) = (QueuePolicy(), house.clock.now)
    #expect(Agenda.pause(due: nil, lanes: [], now: now) == Agenda.longest)
    #expect(Agenda.pause(due: now + 7, lanes: [], now: now) == 7)
    #expect(Agenda.pause(due: now - 7, lanes: [], now: now) == Agenda.longest)
    var (lane, random) = (Lane(mission: house.them, policy: policy), SystemRandomNumberGenerator())
    lane.started()
    lane.holdMission(code: "x", text: "", at: now, policy: policy)
    #expect(Agenda.pause(due: nil, lanes: [lane], now: now + policy.missionHoldProbe - 3) == 3)
    lane.probeFailed(at: now, policy: policy, using: &random)
  }
}
