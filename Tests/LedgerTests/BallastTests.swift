import Foundation
import Handover
import Ledger
import Testing

@Suite("The ballast")
struct BallastTests {
  @Test("is taken from the disk when the store opens, given back and taken again")
  func cycle() throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path, ballast: 1 << 20)
    #expect(ledger.hasBallast)
    #expect(status(scratch.file("ballast"))?.size == 1 << 20)
    #expect(allocated(scratch.file("ballast")) >= 1 << 20, "it is real room, not a hole")
    try ledger.releaseBallast()
    #expect(!ledger.hasBallast)
    #expect(allocated(scratch.file("ballast")) == 0)
    try ledger.releaseBallast()
    try ledger.restoreBallast()
    #expect(ledger.hasBallast)
  }

  @Test("is 16 MiB unless told otherwise")
  func size() throws {
    let scratch = try Scratch()
    let ledger = try SQLiteLedger.open(
      at: scratch.path, mission: MissionID("ly-tripoli"), now: Date(), hashing: testHashing)
    #expect(ledger.hasBallast)
    #expect(status(scratch.file("ballast"))?.size == 16_777_216)
  }

  @Test("is taken again by the next start after it was given back")
  func restart() throws {
    let scratch = try Scratch()
    var ledger: SQLiteLedger? = try openLedger(scratch.path)
    try ledger?.releaseBallast()
    ledger = nil
    #expect(try openLedger(scratch.path).hasBallast)
  }

  private func allocated(_ path: String) -> Int64 {
    var status = stat()
    return lstat(path, &status) == 0 ? Int64(status.st_blocks) * 512 : -1
  }
}
