import Foundation
import Handover
import Logging
import Synchronization
import Testing

@testable import Courier

@Suite("Alerts and the log", .timeLimit(.minutes(5)))
struct AlertTests {
  @Test("a mission's silence is said once per level; a clock's jump is said")
  func alerts() async throws {
    let house = try House()
    let lines = LogLines()
    let peer = FakePeer { _, _ in .failure(.unreachable("x")) }
    _ = try await house.submit()
    let dispatcher = house.dispatcher(peer, logger: lines.logger)
    try await house.running(dispatcher) {
      // Never so far at once that a level is passed by.
      for (seconds, level) in [(600.0, LaneAlert.notice), (3600, .alarm), (14_400, .escalation)] {
        while await dispatcher.alerts[house.them] != level { try await house.pass(seconds, in: dispatcher) }
      }
      house.clock.jump(-7200)
      dispatcher.wake()
      try await house.events.until("the jump") { _ in
        lines.list.contains { $0.line == "clock jumped seconds=-7200" && $0.level == .warning }
      }
    }
    let alerts = lines.list.filter { $0.line.hasPrefix("mission out of reach") }
    #expect(alerts.map(\.level) == [.notice, .error, .critical])
  }

  @Test("what was put off under a clock that was ahead is tried once the clock is set back")
  func setBack() async throws {
    let house = try House()
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(FakePeer { _, _ in .failure(.unreachable("x")) })
    try await house.running(dispatcher) {
      _ = try await house.untilCode(item)
      house.clock.jump(3600)
      dispatcher.wake()
      try await house.events.until("the end of a try under the wrong clock") { events in
        events.count { if case .waiting(item, _, _) = $0 { true } else { false } } == 2
      }
      house.clock.jump(-3600)
      dispatcher.wake()
      try await house.events.until("a try under the right one") { events in
        events.contains(.attemptStarted(item: item, mission: house.them, number: 3))
      }
    }
  }

  @Test("a bundle that waits too long is said once, though its mission answers")
  func late() async throws {
    let house = try House()
    let lines = LogLines()
    let peer = FakePeer { _, _ in .response(.problem(507, "no-space")) }
    _ = try await house.submit()
    let dispatcher = house.dispatcher(peer, logger: lines.logger)
    let looks = Mutex(0)
    try await house.running(dispatcher) {
      try await house.events.until("the lateness, and more looks") { _ in
        house.clock.advance(3600)
        dispatcher.wake()
        guard lines.list.contains(where: { $0.line.hasPrefix("bundle late") }) else { return false }
        return looks.withLock {
          $0 += 1
          return $0 > 20
        }
      }
    }
    let said = lines.list.filter { $0.line.hasPrefix("bundle late") }
    #expect(said.map(\.level) == [.error])
  }
}
