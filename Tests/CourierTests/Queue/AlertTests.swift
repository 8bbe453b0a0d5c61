import Foundation
import Handover
import Logging
import Synchronization
import Testing

@testable import Courier

@Suite("Alerts and the log", .timeLimit(.minutes(1)))
struct AlertTests {
  @Test("a mission's silence is said once per level; a clock's jump is said")
  func alerts() async throws {
    let house = try House()
    let lines = LogLines()
    let peer = FakePeer { _, _ in .failure(.unreachable("x")) }
    _ = try await house.submit()
    let dispatcher = house.dispatcher(peer, logger: lines.logger)
    try await house.running(dispatcher) {
      try await house.events.until("an escalation") { _ in
        house.clock.advance(600)
        dispatcher.wake()
        return await dispatcher.alerts[house.them] == .escalation
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
