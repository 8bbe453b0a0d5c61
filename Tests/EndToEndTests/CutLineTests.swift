import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("A line that breaks")
  struct CutLine {
    /// A federation whose receiver is listed under the address of a proxy.
    static func withProxy<T: Sendable>(
      silence: Int = 60, buffer: Int32? = nil, _ body: @escaping @Sendable (Federation, CuttingProxy) throws -> T
    ) async throws -> T {
      try await blocking {
        let port = try Ports.free(1)[0]
        let proxy = try CuttingProxy(to: port, buffer: buffer)
        defer { proxy.end() }
        let federation = try Federation(ports: ["ng-lagos": port], addresses: ["ng-lagos": proxy.port])
        defer { federation.end() }
        for office in federation.missions.values {
          try office.configure(Federation.settings, ["courier": ["silence": "\(silence)"]])
          try office.start()
        }
        return try body(federation, proxy)
      }
    }

    /// What is stored of a part: where and when. A part that was written again has other values.
    struct StoredPart: Equatable {
      let inode: UInt64
      let modified: Int
      let seconds: Int

      init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        inode = UInt64(status.st_ino)
        modified = status.st_mtim.tv_nsec
        seconds = status.st_mtim.tv_sec
      }
    }

    /// The parts at the receiver by digest.
    static func stored(_ office: Office) throws -> [String: StoredPart] {
      var parts: [String: StoredPart] = [:]
      for path in try Cases.paths("\(office.home)/parts") {
        parts[(path as NSString).lastPathComponent] = StoredPart("\(office.home)/parts/\(path)")
      }
      return parts
    }

    @Test("60 MB over a line that is cut again and again arrive whole, and each part is stored once")
    func cutAgainAndAgain() async throws {
      try await Self.withProxy { federation, proxy in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let size = 60_000_000
        let folder = try federation.writeCase("large", bytes: size)
        // Four parts of 8 MiB go at once: before the first break perhaps none is whole, before the second at least
        // one, and what is left then is more than the third lets through.
        let breaks = [11, 34, 9]
        proxy.set(.breaks(after: breaks.map { $0 << 20 }))
        let id = try sender.send(folder, to: receiver)
        var seen: [String: StoredPart] = [:]
        try Deadline(120).wait("the receipt over a breaking line") {
          for (digest, part) in try Self.stored(receiver) {
            if let before = seen[digest] { try Proof.require(before == part, "part \(digest) was written again") }
            seen[digest] = part
          }
          return try sender.transfer(id).state == "delivered"
        }
        let account = proxy.account
        try Proof.handedOver(id, folder, from: sender, to: receiver)
        try Proof.tidy(receiver, parts: Proof.parts(of: id, at: sender))
        #expect(account.breaks == breaks.count)
        // A break loses what was in the buffers of the line, and no part.
        #expect(account.upstream < size + breaks.count * (4 << 20), "\(account)")
        print("cut line: \(account) for \(size) octets")
      }
    }

    @Test("After a break, parts that were acknowledged stay unsent: the rest of the octets is what was missing")
    func onlyTheRest() async throws {
      try await Self.withProxy { federation, proxy in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        // Eight parts: when the first arrive, others have not yet begun.
        let size = 60_000_000
        let folder = try federation.writeCase("large", bytes: size)
        proxy.set(.slow(6_000_000))
        let id = try sender.send(folder, to: receiver)
        try Deadline(60).wait("the first parts") { try Self.stored(receiver).count >= 2 }
        // Now it breaks for good, until it is mended.
        proxy.set(.down)
        proxy.breakAll()
        try Deadline(30).wait("a failed attempt") { try sender.transfer(id).attempts >= 2 }
        let before = proxy.account.upstream
        let there = try Self.stored(receiver)
        let sizes = try Self.sizes(receiver)
        proxy.set(.fair)
        try sender.waitForReceipt(id)
        let rest = proxy.account.upstream - before
        let missing = size - sizes
        let halves = try Self.halves(receiver)
        #expect(missing > 8 << 20, "the line broke too late to show anything")
        #expect(rest < missing - halves + (1 << 20), "\(rest) octets for \(missing) that were missing")
        for (digest, part) in try Self.stored(receiver) where there[digest] != nil {
          #expect(there[digest] == part, "part \(digest) was written again")
        }
        print("only the rest: \(rest) octets for \(missing) that were missing, \(there.count) parts kept")
      }
    }

    private static func sizes(_ office: Office) throws -> Int { try sizes("\(office.home)/parts") }

    /// Octets in half parts.
    static func halves(_ office: Office) throws -> Int { try sizes("\(office.home)/half") }

    private static func sizes(_ folder: String) throws -> Int {
      try Cases.paths(folder).reduce(0) { sum, path in
        var status = stat()
        stat("\(folder)/\(path)", &status)
        return sum + Int(status.st_size)
      }
    }

    @Test("6 MB over a line on which no connection lives for more than 1 MiB arrive, and little is sent twice")
    func neverAWholePart() async throws {
      try await Self.withProxy { federation, proxy in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let size = 6_000_000
        let folder = try federation.writeCase("large", bytes: size)
        proxy.set(.keepsBreaking(after: 1 << 20, rate: 4_000_000))
        let id = try sender.send(folder, to: receiver)
        try sender.waitForReceipt(id)
        let account = proxy.account
        try Proof.handedOver(id, folder, from: sender, to: receiver)
        try Proof.tidy(receiver, parts: Proof.parts(of: id, at: sender))
        #expect(try Self.halves(receiver) == 0)
        #expect(account.breaks >= 5, "\(account)")
        // What lay in the buffers when the line broke, and a handshake and a manifest for each connection.
        #expect(account.upstream < size * 5 / 4, "\(account)")
        print("never a whole part: \(account) for \(size) octets")
      }
    }

    @Test("a small case over a line on which it never gets through at once arrives; its first octets count too")
    func neverAWholeOffer() async throws {
      try await Self.withProxy { federation, proxy in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase("small", bytes: 400_000)
        proxy.set(.keepsBreaking(after: 150_000, rate: 200_000))
        let id = try sender.send(folder, to: receiver)
        try sender.waitForReceipt(id)
        let account = proxy.account
        try Proof.handedOver(id, folder, from: sender, to: receiver)
        #expect(account.breaks >= 2, "\(account)")
        #expect(account.upstream < 400_000 * 3 / 2, "\(account)")
        print("never a whole offer: \(account) for 400000 octets")
      }
    }

    @Test(
      "a daemon killed in the midst of a resumed part goes on from where it was", arguments: ["ly-tripoli", "ng-lagos"])
    func killedInAHalf(which: String) async throws {
      try await Self.withProxy { federation, proxy in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let size = 6_000_000
        let folder = try federation.writeCase("large", bytes: size)
        proxy.set(.slow(2_000_000))
        let id = try sender.send(folder, to: receiver)
        try Deadline(30).wait("half a part") { try Self.halves(receiver) > 2_000_000 }
        proxy.breakAll()
        try Deadline(30).wait("the part going on") { try Self.halves(receiver) > 3_000_000 }
        let office = federation[which]
        try office.kill()
        let there = try Self.halves(receiver)
        let before = proxy.account.upstream
        proxy.set(.fair)
        try office.start()
        try sender.waitForReceipt(id)
        try Proof.handedOver(id, folder, from: sender, to: receiver)
        #expect(proxy.account.upstream - before < size - there + 500_000, "\(proxy.account), \(there) were there")
      }
    }

    @Test("a half part that was damaged on the disk begins anew, and the case arrives whole")
    func damagedHalf() async throws {
      try await Self.withProxy { federation, proxy in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase("large", bytes: 6_000_000)
        proxy.set(.slow(4_000_000))
        let id = try sender.send(folder, to: receiver)
        try Deadline(30).wait("half a part") { try Self.halves(receiver) > 2_000_000 }
        proxy.set(.down)
        proxy.breakAll()
        try receiver.kill()
        for name in try Cases.paths("\(receiver.home)/half") {
          let file = try FileHandle(forUpdating: URL(filePath: "\(receiver.home)/half/\(name)"))
          try file.seek(toOffset: 1_000_000)
          try file.write(contentsOf: Data(repeating: 0, count: 4096))
          try file.close()
        }
        proxy.set(.fair)
        try receiver.start()
        try sender.waitForReceipt(id)
        try Proof.handedOver(id, folder, from: sender, to: receiver)
        #expect(try Self.halves(receiver) == 0)
      }
    }

    @Test("A peer that falls silent is seen, and the item goes on when it speaks again", arguments: [false, true])
    func blackHole(inTheMiddle: Bool) async throws {
      try await Self.withProxy(silence: 5) { federation, proxy in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase(bytes: inTheMiddle ? 20_000_000 : 20_000)
        proxy.set(inTheMiddle ? .slow(2_000_000) : .blackHole)
        let id = try sender.send(folder, to: receiver)
        if inTheMiddle {
          try Deadline(30).wait("an upload under way") { proxy.account.upstream > 4_000_000 }
          proxy.set(.blackHole)
        }
        let began = ContinuousClock.now
        try Deadline(30).wait("the silence being seen") { try sender.transfer(id).attempts >= 2 }
        let seen = (ContinuousClock.now - began) / .seconds(1)
        #expect(seen >= 4)
        proxy.set(.fair)
        proxy.breakAll()
        try sender.waitForReceipt(id)
        try Proof.handedOver(id, folder, from: sender, to: receiver)
        print("black hole\(inTheMiddle ? " in the middle of an upload" : ""): seen after \(seen) s")
      }
    }
  }
}
