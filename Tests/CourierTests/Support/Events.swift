import Courier
import Foundation
import Synchronization

/// What a dispatcher has told, and a way to wait for it.
final class Events: Sendable {
  struct Missed: Error, CustomStringConvertible {
    let description: String
  }

  private let all = Mutex<[CourierEvent]>([])

  var list: [CourierEvent] { all.withLock { $0 } }

  func take(_ event: CourierEvent) { all.withLock { $0.append(event) } }

  /// Waits until `condition` holds: less and less often looked at, so that what waits leaves the machine to what works.
  ///
  /// - Throws: `Missed` after so long that even a machine that does much else would have come there.
  func until(
    _ what: String, _ condition: @Sendable ([CourierEvent]) async throws -> Bool
  ) async throws {
    let end = ContinuousClock.now + .seconds(120)
    var pause = Duration.milliseconds(1)
    while try await !condition(list) {
      guard ContinuousClock.now < end else { throw Missed(description: "\(what); seen: \(list)") }
      try await Task.sleep(for: pause)
      pause = min(pause * 5 / 4, .milliseconds(20))
    }
  }
}
