import Foundation
import Handover
import HandoverTesting
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
    "which part broke off is known where one went alone, and not where several were on the line", arguments: [1, 2])
  func lacking(width: Int) throws {
    let parts = ["a", "b", "c"].map { TestSHA256.digest($0.utf8) }
    let progress = DeliveryProgress(total: 3000, clock: { 0 }, report: { _, _ in })
    progress.lacks(parts)
    progress.arrived(1000, from: parts[0].text)
    for part in parts.dropFirst().prefix(width) { progress.under(500, of: part.text) }
    for part in parts.dropFirst().prefix(width) { progress.ended(part.text) }
    #expect(progress.mark.lacking == (width == 1 ? Array(parts.dropFirst()) : []))
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
