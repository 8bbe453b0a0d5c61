import Foundation
import Handover
import Ledger
import Testing

@testable import Courier

@Suite("The end of waiting", .timeLimit(.minutes(1)))
struct ExpiryTests {
  let house: House

  init() throws { house = try House() }

  let tenYears: TimeInterval = 10 * 365 * 86_400

  @Test("a clock that jumps ten years ends nothing; an hour of agreement later a signed statement does")
  func expiry() async throws {
    let peer = FakePeer { seen, _ in
      seen.path == "/v1/statements" ? .usual : .failure(.unreachable("x"))
    }
    let (item, manifest) = try await house.submit()
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      _ = try await house.untilCode(item)
      house.clock.jump(tenYears)
      for _ in 1...11 {
        house.clock.advance(300)
        let seen = await dispatcher.watch.readings.count
        dispatcher.wake()
        try await house.events.until("a reading") { _ in await dispatcher.watch.readings.count > seen }
      }
      #expect(try await dispatcher.page().entries.contains { $0.item.id == item })
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
