import Foundation
import Handover
import Testing

extension EndToEnd {
  /// The disk refuses one call after the other: full for a moment, full for a while, or failing for good.
  @Suite("Disk faults at every step", .enabled(if: Shim.library != nil, "needs a C compiler for the shim"))
  struct DiskFaults {
    /// A call that fails, and how.
    struct Fault: Sendable, CustomTestStringConvertible {
      let victim: KillSeries.Victim
      let mode: Faults.Mode

      var testDescription: String { "\(victim), \(mode == .fail ? "for a moment" : "for a while")" }
    }

    @Test(
      "No space left on the device: no false receipt, nothing left over, and it goes on by itself",
      arguments: [KillSeries.Victim.receiver, .sender].flatMap {
        [Fault(victim: $0, mode: .fail), Fault(victim: $0, mode: .failOn)]
      })
    func noSpace(_ fault: Fault) async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let victim = fault.victim == .sender ? sender : receiver
        let faults = try victim.faults()
        for office in [sender, receiver] { try office.start() }
        var parts: Set<String> = []
        var struck = 0
        for call in stride(from: 1, through: 29, by: 2) {
          let folder = try federation.writeCase("case-\(call)")
          faults.arm(call, fault.mode, calls: [.fileWrite, .size], error: ENOSPC)
          let id = try Self.handIn(folder, sender, receiver, faults)
          if faults.hasFired { struck += 1 }
          if let id, fault.mode == .failOn, faults.hasFired, try sender.transfer(id).state == "delivered" {
            // It may have been whole before the disk was full; then the receiver knows it.
            let isThere = try receiver.transfers().contains { $0.transfer == id && $0.receipted != nil }
            try Proof.require(isThere, "a receipt of nothing")
          }
          faults.disarm()
          do {
            let delivered = try id ?? sender.send(folder, to: receiver)
            try sender.waitForReceipt(delivered)
            try Deadline(30).wait("an empty queue") { try sender.queue().isEmpty }
            try Proof.handedOver(delivered, folder, from: sender, to: receiver)
            parts.formUnion(try Proof.parts(of: delivered, at: sender))
            for office in [sender, receiver] { try Proof.tidy(office, parts: parts) }
          } catch { throw HarnessProblem("no space at call \(call) (\(faults.struck)): \(error)") }
          #expect(victim.ended == nil, "\(victim.logTail)")
        }
        #expect(try receiver.transfers().count == 15 && sender.transfers().count == 15)
        #expect(struck >= 8)
        print("no space, \(fault.testDescription): \(struck) calls of 15 struck")
      }
    }

    /// Hands in on a disk that may fail.
    ///
    /// - Returns: Nil when it was refused, which must be in plain words.
    private static func handIn(_ folder: String, _ sender: Office, _ receiver: Office, _ faults: Faults) throws
      -> TransferID?
    {
      do {
        let id = try sender.send(folder, to: receiver)
        // Long enough for an attempt, whatever it comes to.
        try? Deadline(1).wait("an attempt") { try sender.transfer(id).state == "delivered" }
        return id
      } catch let refused as Office.Refused {
        try Proof.require(
          refused.outcome.status == 1 && refused.outcome.err.contains("disk"),
          "refused with \(refused.outcome.status): \(refused.outcome.err)")
        return nil
      }
    }

    @Test(
      "A failed fsync: the daemon stops, and after a start all is well",
      arguments: [KillSeries.Victim.receiver, .sender])
    func failedSync(_ who: KillSeries.Victim) async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let victim = who == .sender ? sender : receiver
        let faults = try victim.faults()
        for office in [sender, receiver] { try office.start() }
        var parts: Set<String> = []
        for call in 1...3 {
          let folder = try federation.writeCase("case-\(call)")
          faults.arm(call, .fail, calls: .sync, error: EIO)
          let id = try? sender.send(folder, to: receiver)
          try Deadline(20).wait("the failed sync") { faults.hasFired }
          let end = try? victim.waitForEnd(atMost: 10)
          #expect(end != nil && end != .exited(0), "\(who) goes on after \(faults.struck): \(victim.logTail)")
          victim.kill()
          faults.disarm()
          try victim.start()
          let found = try sender.transfers().filter { $0.state != "delivered" }.map(\.transfer).first
          let delivered = try id ?? found ?? sender.send(folder, to: receiver)
          try sender.waitForReceipt(delivered)
          try Proof.handedOver(delivered, folder, from: sender, to: receiver)
          parts.formUnion(try Proof.parts(of: delivered, at: sender))
          for office in [sender, receiver] { try Proof.tidy(office, parts: parts) }
        }
      }
    }

    @Test("After a failed sync every part is read again, and a damaged one is no longer believed")
    func recheck() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let faults = try receiver.faults()
        for office in [sender, receiver] { try office.start() }
        let folder = try federation.writeCase()
        let first = try sender.send(folder, to: receiver)
        try sender.waitForReceipt(first)
        // The core's, which is the largest: what is sealed apart is not read here.
        let sizes = try Cases.files("\(receiver.home)/parts").mapValues(\.count)
        let path = "\(receiver.home)/parts/\(try #require(sizes.max { $0.value < $1.value }?.key))"

        faults.arm(1, .fail, calls: .sync, error: EIO)
        let second = try sender.send(folder, to: receiver)
        #expect(try receiver.waitForEnd(atMost: 20) != .exited(0))
        faults.disarm()
        try Cases.damage(path)
        try receiver.start()

        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(receiver.logText.contains("part damaged"))
        try sender.waitForReceipt(second)
        try Proof.handedOver(second, folder, from: sender, to: receiver)
        #expect(try receiver.baton("read", first.text, "--to", "\(federation.folder)/opened").status == 1)
        // Once is enough.
        _ = try receiver.stop()
        try receiver.start()
        #expect(receiver.logText.components(separatedBy: "every part is read again").count == 2)
      }
    }
  }
}
