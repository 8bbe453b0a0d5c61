import Foundation
import Synchronization
import Testing

@testable import Mission

@Suite("Stopping always ends", .timeLimit(.minutes(1)))
struct StopWatchdogTests {
  @Test("the hard end comes once the signal has come and the time is over, and not before")
  func ends() async {
    let ended = AsyncStream<Void>.makeStream()
    let watchdog = StopWatchdog(after: 0.01, signals: [SIGUSR2]) { ended.continuation.finish() }
    kill(getpid(), SIGUSR2)
    for await _ in ended.stream {}
    withExtendedLifetime(watchdog) {}
  }

  @Test("it comes after the daemon's own time and before the unit's")
  func limits() throws {
    let unit = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Deploy/systemd/baton.service")
    let text = try String(contentsOf: unit, encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("TimeoutStopSec=") })
    let unitLimit = try #require(Double(line.dropFirst("TimeoutStopSec=".count).dropLast()))
    #expect(line.hasSuffix("s"))
    #expect(StopWatchdog.limit <= unitLimit - 10)
    #expect(StopWatchdog.limit >= Double(StopWatchdog.graceful) + 30)
  }
}
