import Foundation
import Handover
import Testing

extension EndToEnd {
  /// A full disk gives no false receipt and loses nothing, and all goes on by itself once there is room.
  @Suite("Full disk", .enabled(if: SmallDisk.isAllowed, "needs the right to mount a tmpfs"))
  struct FullDisk {
    /// A federation in which one mission's home is a small disk of its own.
    static func withSmallDisk<T: Sendable>(
      at name: String, bytes: Int, _ body: @escaping @Sendable (Federation, SmallDisk) throws -> T
    ) async throws -> T {
      try await blocking {
        var made: SmallDisk?
        let federation = try Federation { folder in made = try SmallDisk("\(folder)/\(name)", bytes: bytes) }
        defer { federation.end() }
        guard let disk = made else { throw HarnessProblem("no disk") }
        for office in federation.missions.values { try office.start() }
        // The mount is taken away before the folder is removed.
        defer {
          for office in federation.missions.values { office.kill() }
          made = nil
        }
        return try body(federation, disk)
      }
    }

    @Test("Receiver full before the offer: the sender keeps the item with a 507, and it goes on by itself")
    func receiverFull() async throws {
      try await Self.withSmallDisk(at: "ng-lagos", bytes: 64 << 20) { federation, disk in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        try disk.fill(leaving: 512 << 10)
        let id = try sender.send(folder, to: receiver)
        try Self.waitForNoSpace(id, at: sender)
        #expect(try !receiver.status().accepting)
        #expect(try Proof.storedParts(receiver).isEmpty)
        #expect(try receiver.transfers().isEmpty)
        disk.makeRoom()
        try sender.waitForReceipt(id)
        try Proof.handedOver(id, folder, from: sender, to: receiver)
        try Proof.tidy(receiver, parts: Proof.parts(of: id, at: sender))
      }
    }

    @Test("Receiver full in the middle of an upload: what was acknowledged stays, the rest follows")
    func fullHalfWay() async throws {
      try await Self.withSmallDisk(at: "ng-lagos", bytes: 96 << 20) { federation, disk in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase("large", bytes: 30_000_000)
        // Room for the whole when it is offered; then somebody else takes it.
        try disk.fill(leaving: 40_000_000)
        try sender.configure(Federation.settings, ["courier": ["sendRate": "4000000"]])
        sender.kill()
        try sender.start()
        let id = try sender.send(folder, to: receiver)
        try Deadline(60).wait("the first part") { try !Proof.storedParts(receiver).isEmpty }
        try disk.fill(leaving: 1 << 20)
        try Self.waitForNoSpace(id, at: sender)
        let kept = try CutLine.stored(receiver)
        #expect(!kept.isEmpty)
        #expect(try receiver.transfers().map(\.state) == ["arriving"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: receiver.home + "/temp").isEmpty)
        disk.makeRoom()
        try sender.waitForReceipt(id)
        try Proof.handedOver(id, folder, from: sender, to: receiver)
        let now = try CutLine.stored(receiver)
        for (digest, part) in kept { #expect(now[digest] == part, "part \(digest) was written again") }
        try Proof.tidy(receiver, parts: Proof.parts(of: id, at: sender))
      }
    }

    @Test("Receiver filled to the last octet: still no false receipt, and a stored one is still given")
    func receiverBrimful() async throws {
      try await Self.withSmallDisk(at: "ng-lagos", bytes: 64 << 20) { federation, disk in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let second = try federation.writeCase("second")
        let done = try sender.send(federation.writeCase("first"), to: receiver)
        try sender.waitForReceipt(done)
        try disk.fill(leaving: 0)
        let id = try sender.send(second, to: receiver)
        try Self.waitForNoSpace(id, at: sender)
        let peer = try Peer(sender, of: federation)
        let answer = try peer.offer(done, of: sender, to: receiver)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try answer.body == sender.receipt(done))
        disk.makeRoom()
        try sender.waitForReceipt(id)
        try Proof.handedOver(id, second, from: sender, to: receiver)
      }
    }

    @Test("Receiver filled to the last octet while the last part is on the line: nothing false, and it ends well")
    func fullAtTheEnd() async throws {
      try await Self.withSmallDisk(at: "ng-lagos", bytes: 64 << 20) { federation, disk in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase(bytes: 9 << 20)
        try sender.configure(Federation.settings, ["courier": ["sendRate": "3000000"]])
        sender.kill()
        try sender.start()
        let id = try sender.send(folder, to: receiver)
        let parts = try Proof.parts(of: id, at: sender).count
        try Deadline(60).wait("all parts but the one on the line") {
          try Proof.storedParts(receiver).count >= parts - 1
        }
        try disk.fill(leaving: 0)
        // Whatever step it finds itself in: it is refused, or was whole already.
        let delivered = try Deadline(30).wait("a refusal, or the receipt") { () -> Bool? in
          let view = try sender.transfer(id)
          return view.state == "delivered" ? true : view.attempts >= 2 ? false : nil
        }
        if delivered { try Proof.handedOver(id, folder, from: sender, to: receiver) }
        disk.makeRoom()
        try sender.waitForReceipt(id)
        try Proof.handedOver(id, folder, from: sender, to: receiver)
        try Proof.tidy(receiver, parts: Proof.parts(of: id, at: sender))
      }
    }

    @Test("Sender full: the hand-in is refused in plain words, nothing is queued and nothing is left")
    func senderFull() async throws {
      try await Self.withSmallDisk(at: "ly-tripoli", bytes: 64 << 20) { federation, disk in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase("large", bytes: 17 << 20)
        // Above the reserve when it begins, full before it ends; then below the reserve at once.
        for room in [12 << 20, 512 << 10] {
          try disk.fill(leaving: room)
          let outcome = try sender.baton("send", folder, "--to", receiver.name)
          #expect(outcome.status == 1)
          #expect(outcome.err.contains("disk"), "\(outcome.err)")
          #expect(try sender.queue().isEmpty && sender.transfers().isEmpty)
          try Proof.tidy(sender, parts: [])
          disk.makeRoom()
        }
        let id = try sender.send(folder, to: receiver)
        try sender.waitForReceipt(id)
        try Proof.handedOver(id, folder, from: sender, to: receiver)
      }
    }

    @Test("Sender full in the midst of many: what was handed in is printed, what was not is named")
    func senderFullAmongMany() async throws {
      try await Self.withSmallDisk(at: "ly-tripoli", bytes: 64 << 20) { federation, disk in
        let sender = federation["ly-tripoli"]
        let folders = try (1...20).map { try federation.writeCase("case-\($0)", bytes: 1 << 20) }
        try disk.fill(leaving: 12 << 20)
        let outcome = try Program.run(
          [Program.baton, "send"] + folders + ["--to", "ng-lagos"], environment: ["BATON_HOME": sender.home])
        disk.makeRoom()
        #expect(outcome.status == 1, "\(outcome.err)")
        let printed = outcome.out.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(try Set(printed) == Set(sender.transfers().map(\.transfer.text)) && !printed.isEmpty)
        let named = outcome.err.components(separatedBy: "not handed in").count - 1
        #expect(printed.count + named == folders.count && named > 0, "\(outcome.err)")
      }
    }

    /// Waits until an attempt was refused for lack of space, and checks that the item is kept.
    static func waitForNoSpace(_ id: TransferID, at sender: Office) throws {
      var why = ""
      try Deadline(30).wait("a refusal for lack of space") {
        why = try sender.baton("why", id.text).out
        return why.contains("space") || why.contains("507") || why.contains("no-space")
      }
      let view = try sender.transfer(id)
      try Proof.require(
        ["queued", "sending"].contains(view.state), "\(id) is \(view.state) (\(view.reason ?? "")): \(why)")
      try Proof.require(try sender.statements(id).count == 1, "there is an answer in the log of \(id)")
    }
  }
}
