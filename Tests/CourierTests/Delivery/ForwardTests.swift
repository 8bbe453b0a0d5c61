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

  @Test(
    "what the peer has must have grown by a step, and small growth adds up", arguments: [(100_000, 4096), (160, 10)])
  func steps(total: Int64, step: Int64) {
    var mark = DeliveryProgress.Mark()
    func attempt(there: Int64) -> Bool {
      let progress = DeliveryProgress(total: total, since: mark, clock: { 0 }, report: { _, _ in })
      progress.there(there)
      mark = progress.mark
      return progress.isFurther
    }
    #expect(!attempt(there: 5), "the first word is where counting begins")
    for more in 1..<step { #expect(!attempt(there: 5 + more)) }
    #expect(attempt(there: 5 + step))
    #expect(!attempt(there: 5 + step + 1))
  }
}
