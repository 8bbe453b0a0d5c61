import Foundation
import Handover
import Testing

extension EndToEnd {
  /// Clocks that are wrong, and certificates that end. Source: design 4, "Failures".
  @Suite("Clocks and the ends of certificates", .enabled(if: Shim.library != nil, "needs a C compiler"))
  struct Clocks {
    static let year = 365 * 86_400

    @Test("A clock that jumps by an hour or ten years: seen, nothing given up, and all goes on by itself")
    func jumps() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let faults = try sender.faults()
        try sender.start()
        let folder = try federation.writeCase()
        let id = try sender.send(folder, to: receiver)
        for jump in [3600, -3600, 10 * Self.year, -10 * Self.year] {
          let seen = Self.jumps(sender)
          faults.moveClock(by: jump)
          for verb in ["hold", "release"] { #expect(try sender.baton(verb, id.text).status == 0) }
          try Deadline(30).wait("the jump by \(jump) s being seen") { Self.jumps(sender) > seen }
          faults.moveClock(by: 0)
        }
        #expect(try sender.statements(id).map(\.type) == [.submitted])
        #expect(try sender.transfer(id).attempts < 20)
        try receiver.start()
        try sender.waitForReceipt(id)
        try Proof.handedOver(id, folder, from: sender, to: receiver)
      }
    }

    private static func jumps(_ office: Office) -> Int {
      office.logText.components(separatedBy: "clock jumped").count - 1
    }

    @Test("A certificate that has ended, as the receiver sees it: refused and said, kept, and sent once it is mended")
    func endedForReceiver() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let faults = try receiver.faults()
        for office in [sender, receiver] { try office.start() }
        faults.moveClock(by: 3 * Self.year)
        let folder = try federation.writeCase()
        let id = try sender.send(folder, to: receiver)
        var why = ""
        try Deadline(30).wait("a refusal") {
          why = try sender.baton("why", id.text).out
          return why.contains("certificate")
        }
        #expect(try receiver.transfers().isEmpty)
        #expect(try sender.queue().map(\.transfer) == [id], "\(why)")
        faults.moveClock(by: 0)
        // Unless it has gone on by itself already.
        _ = try sender.baton("requeue", id.text)
        try sender.waitForReceipt(id)
        try Proof.handedOver(id, folder, from: sender, to: receiver)
      }
    }

    @Test("A mission whose certificates have ended: hands nothing in, does not start, and says what to do")
    func endedHere() async throws {
      try await withFederation(starting: false) { federation in
        let sender = federation["ly-tripoli"]
        let faults = try sender.faults()
        try sender.start()
        faults.moveClock(by: 3 * Self.year)
        let folder = try federation.writeCase()
        let refused = try sender.baton("send", folder, "--to", "ng-lagos")
        #expect(refused.status == 1)
        #expect(refused.err.contains("expired") && refused.err.contains("ng-lagos"), "\(refused.err)")
        try Directories.nothingQueued(sender)
        #expect(try sender.stop() == .exited(0))
        try sender.launch()
        #expect(try sender.waitForEnd() == .exited(1))
        #expect(sender.logText.contains("baton mission renew"), "\(sender.logTail)")
        faults.moveClock(by: 0)
        try sender.start()
      }
    }
  }
}
