import Foundation
import Synchronization
import Testing

@testable import Courier

@Suite("An attempt that has brought something forward says so once")
struct ForwardTests {
  @Test(
    "when it has lasted, and more has come through than a request's head",
    arguments: [(3, 5000, 1), (0, 5000, 0), (3, 50, 0)])
  func told(seconds: Int, octets: Int64, times: Int) {
    let told = Mutex(0)
    let clock = Mutex(0.0)
    let progress = DeliveryProgress(
      total: 100_000, clock: { clock.withLock { $0 } }, isForward: { told.withLock { $0 += 1 } }, report: { _, _ in })
    clock.withLock { $0 = Double(seconds) }
    progress.under(octets / 2, of: "part")
    progress.under(octets, of: "part")
    progress.under(octets, of: "part")
    #expect(told.withLock { $0 } == times)
  }
}
