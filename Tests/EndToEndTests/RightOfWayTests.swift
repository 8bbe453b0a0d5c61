import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("Urgent first on the wire")
  struct RightOfWay {
    /// 256 kbit/s.
    static let rate = 32_000
    /// What of a large case may still be on its way when it stops, and the slices that say that it is there: far less than
    /// its share of the line would be.
    static let rest = 40_000

    @Test(
      "an emergency and a statement behind 120 MB on a narrow line have it to themselves, and the rest goes on after")
    func emergency() async throws {
      try await CutLine.withProxy(buffer: 4096) { federation, proxy in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let known = try sender.send(federation.writeCase("known"), to: receiver)
        try sender.waitForReceipt(known)
        proxy.set(.narrow(Self.rate))
        // As many as a mission takes at once.
        let folders = try ["a", "b"].map { try federation.writeCase($0, bytes: 60_000_000) }
        let bulk = try folders.map { try sender.send($0, to: receiver) }
        try Deadline(60).wait("both under way") { try sender.queue().count { $0.sent > 50_000 } == 2 }

        let urgent = try federation.writeCase("urgent", bytes: 100_000)
        let before = proxy.account.upstream
        let began = ContinuousClock.now
        let id = try sender.send(urgent, to: receiver, "--priority", "emergency")
        try Deadline(20).wait("the large ones letting it pass") {
          try sender.queue().count { $0.waiting.reason.contains("lets something more urgent pass") } == 2
        }
        try sender.waitForReceipt(id, atMost: 120)
        let took = (ContinuousClock.now - began) / .seconds(1)
        let passed = proxy.account.upstream - before
        // As it is sealed, each compartment filled up to its size.
        let sealed = try Int(sender.transfer(id).bytes)
        print("emergency: \(passed) octets on the line, \(sealed) of them its own, \(took) s")
        #expect(
          sealed < 200_000 && passed < sealed + 10_000 + 2 * Self.rest, "\(passed) octets until \(sealed) were received"
        )

        let moved = proxy.account.upstream
        let outcome = try sender.baton("move", known.text, "departed", "--at", "2027-01-19T08:40:00+02:00", "--yes")
        #expect(outcome.status == 0, "\(outcome.err)")
        try Deadline(30).wait("the movement at the receiver") { try receiver.statements(known).count == 3 }
        print("movement: \(proxy.account.upstream - moved) octets on the line")

        proxy.set(.fair)
        for (id, folder) in zip(bulk, folders) {
          try sender.waitForReceipt(id)
          try Proof.handedOver(id, folder, from: sender, to: receiver)
          #expect(try sender.transfer(id).attempts == 1, "letting others pass is no failure")
        }
      }
    }
  }
}
