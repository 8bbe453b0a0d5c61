import Foundation
import Handover
import Testing

extension EndToEnd {
  /// Clocks that are wrong, and certificates that end.
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

    @Test("A mission whose certificates have ended starts, reads, keeps its queue, signs nothing, and says what to do")
    func endedHere() async throws {
      try await withFederation(starting: false) { federation in
        let (office, other) = (federation["ng-lagos"], federation["ly-tripoli"])
        let faults = try office.faults()
        for office in [office, other] { try office.start() }
        let folder = try federation.writeCase()
        let received = try other.send(folder, to: office)
        try other.waitForReceipt(received)
        other.kill()
        let waiting = try office.send(folder, to: other)
        #expect(try office.stop() == .exited(0))
        faults.moveClock(by: 3 * Self.year)
        try office.start()
        #expect(office.logText.contains("was valid until"), "\(office.logTail)")
        try Self.reads(received, folder, at: office)
        let tries = try office.transfer(waiting).attempts
        for (verb, arguments) in [("send", [folder, "--to", other.name, "--yes"]), ("accept", [received.text])] {
          let refused = try Program.run([Program.baton, verb] + arguments, environment: ["BATON_HOME": office.home])
          #expect(refused.status == 1 && refused.err.contains("baton mission renew"), "\(refused.err)")
        }
        #expect(try office.baton("queue").out.contains("was valid until"))
        #expect(try office.baton("doctor", "--offline").out.contains("neither signs, sends nor receives"))
        #expect(try office.transfer(waiting).attempts == tries)
        faults.moveClock(by: 0)
        try other.start()
        try office.waitForReceipt(waiting)
      }
    }

    @Test("What was given up goes on after requeue, and arrives")
    func givenUpAndRequeued() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        try sender.start()
        let folder = try federation.writeCase()
        let id = try sender.send(folder, to: receiver)
        #expect(try sender.baton("retire", id.text).err.contains("baton hold"))
        for verb in ["hold", "retire"] { #expect(try sender.baton(verb, id.text).status == 0) }
        #expect(try sender.transfer(id).state == "dead")
        #expect(try sender.baton("requeue", id.text).status == 0)
        #expect(try sender.transfer(id).state != "dead")
        try receiver.start()
        try sender.waitForReceipt(id)
        try Deadline(120).wait("the word of the giving up") {
          try receiver.statements(id).map(\.type).contains(.undelivered)
        }
        try Proof.readsAlike(id, folder, at: receiver)
      }
    }

    @Test("A revoked mission starts and reads; reinstated it goes on by itself")
    func revokedHere() async throws {
      try await withFederation { federation in
        let (office, other) = (federation["ng-lagos"], federation["ly-tripoli"])
        let folder = try federation.writeCase()
        let received = try other.send(folder, to: office)
        try other.waitForReceipt(received)
        #expect(try office.stop() == .exited(0))
        try Program.mustBaton(["federation", "revoke", "--at", federation.authority, office.name])
        try federation.install(federation.directoryFile, at: office)
        try office.start()
        #expect(office.logText.contains("was revoked on"), "\(office.logTail)")
        try Self.reads(received, folder, at: office)
        try Program.mustBaton(["mission", "renew", "--home", office.home])
        let request = "\(office.home)/\(office.name).request"
        try Program.mustBaton(["federation", "rotate", "--at", federation.authority, "--reinstate", request])
        try federation.install("\(federation.authority)/\(office.name).admission", at: office)
        try federation.install(federation.directoryFile, at: other)
        try office.waitForReceipt(office.send(folder, to: other))
      }
    }

    @Test("A clock that is 60 days ahead from the start: another mission's answer shows it, and it is said everywhere")
    func aheadFromTheStart() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let faults = try sender.faults()
        faults.moveClock(by: 60 * 86_400)
        for office in [sender, receiver] { try office.start() }
        _ = try sender.send(federation.writeCase(), to: receiver)
        try Deadline(30).wait("the clock being doubted") { try sender.status().clock != nil }
        try Deadline(30).wait("the line in the log") { sender.logText.contains("this machine's clock is wrong") }
        for command in ["status", "queue"] {
          #expect(try sender.baton(command).out.contains("days ahead of"), "\(command)")
        }
        #expect(try sender.baton("doctor", "--offline").out.contains("days ahead of"))
        #expect(try sender.stop() == .exited(0))
        faults.moveClock(by: 0)
        try sender.start()
        #expect(sender.logText.contains("before the newest"), "\(sender.logTail)")
      }
    }

    private static func reads(_ id: TransferID, _ folder: String, at office: Office) throws {
      #expect(try office.baton("inbox").out.contains(id.text.suffix(6)))
      let copy = folder + "-read"
      #expect(try office.baton("read", id.text, "--to", copy).status == 0)
      #expect(try Program.run(["/usr/bin/diff", "-r", folder, copy]).status == 0)
    }
  }
}
