import Foundation
import Handover
import Testing

extension EndToEnd {
  /// Who may offer what to whom, seen from the wire.
  @Suite("Strangers and repetitions", .enabled(if: Program.find("curl") != nil, "needs curl"))
  struct Strangers {
    @Test("No certificate, no connection")
    func withoutCertificate() async throws {
      try await withFederation { federation in
        let receiver = federation["ng-lagos"]
        let answer = try Peer(nil, of: federation).call("GET", "/v1/status", to: receiver)
        #expect(answer.status == 0)
        #expect(answer.error.contains("alert") || answer.error.contains("certificate"), "\(answer.error)")
        let known = try Peer(federation["ly-tripoli"], of: federation).call("GET", "/v1/status", to: receiver)
        #expect(known.status == 200, "\(known.text)")
      }
    }

    @Test("A certificate under another root is refused in the handshake")
    func otherRoot() async throws {
      try await withFederation { federation in
        let other = try Federation(["xx-other"])
        let receiver = federation["ng-lagos"]
        let answer = try Peer(other["xx-other"], of: other, trusting: federation.root)
          .call("GET", "/v1/status", to: receiver)
        #expect(answer.status == 0, "\(answer.text)")
      }
    }

    @Test("Who opens connections by the hundred and asks nothing takes up his own places")
    func silentConnections() async throws {
      try await withFederation { federation in
        let receiver = federation["ng-lagos"]
        let silent = (0..<300).compactMap { _ in Ports.connect(receiver.port) }
        defer { for descriptor in silent { close(descriptor) } }
        #expect(silent.count == 300)
        // Before any of them has been silent for so long that it is closed for that.
        try Deadline(15).wait("the oldest 44 to give way") { silent.count(where: Self.isClosed) >= 44 }
        let known = try Peer(federation["ly-tripoli"], of: federation).call("GET", "/v1/status", to: receiver)
        #expect(known.status == 200, "\(known.text)")
      }
    }

    /// Whether the other end has closed a connection on which nothing was ever said.
    private static func isClosed(_ descriptor: Int32) -> Bool {
      var byte: UInt8 = 0
      return recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT) | Int32(MSG_PEEK)) == 0
    }

    @Test("Every answer says which directory is held, and is for no cache")
    func heads() async throws {
      try await withFederation { federation in
        let receiver = federation["ng-lagos"]
        let peer = try Peer(federation["ly-tripoli"], of: federation)
        for (method, path, status) in [
          ("GET", "/v1/status", 200), ("GET", "/v1/directory", 200), ("GET", "/v1/nothing", 404),
          ("DELETE", "/v1/status", 405), ("PUT", "/v1/bundles", 405),
          ("PUT", "/v1/bundles/x/parts/y", 400), ("POST", "/v1/bundles", 400),
        ] {
          let answer = try peer.call(method, path, to: receiver)
          #expect(answer.status == status, "\(path): \(answer.text)")
          #expect(answer.head.contains("\r\nbaton-directory: 3\r\n"), "\(path): \(answer.head)")
          #expect(answer.head.contains("\r\ncache-control: no-store\r\n"), "\(path): \(answer.head)")
          if status >= 400 { #expect(answer.head.contains("application/problem+json"), "\(path): \(answer.head)") }
          #expect(answer.head.contains("\r\nallow:") == (status == 405), "\(path): \(answer.head)")
        }
      }
    }

    @Test(
      "A request that names no host, or two, is refused as the caller's fault",
      arguments: [
        "", "Host: a\r\nHost: a\r\n", "Host: a\r\nX: y\r\nhost: b\r\n", "Host: a\r\n",
      ])
    func hosts(_ fields: String) async throws {
      try await withFederation { federation in
        let peer = try Peer(federation["ly-tripoli"], of: federation)
        let answer = try peer.raw(
          "GET /v1/status HTTP/1.1\r\n\(fields)Connection: close\r\n\r\n", to: federation["ng-lagos"])
        let isGood = fields == "Host: a\r\n"
        #expect(answer.hasPrefix("HTTP/1.1 \(isGood ? 200 : 400) "), "\(answer)")
        #expect(isGood || answer.contains("urn:baton:problem:malformed"), "\(answer)")
      }
    }

    @Test(
      "A body in chunks that are none is the caller's fault, and ends the connection",
      arguments: ["POST /v1/bundles", "POST /v1/statements", "GET /v1/status", "PUT"])
    func badChunks(_ request: String) async throws {
      try await withFederation { federation in
        let receiver = federation["ng-lagos"]
        let begun = request == "PUT" ? try Resumption.Begun(federation) : nil
        let line = begun.map { "PUT \($0.path)" } ?? request
        let peer = try Peer(federation["ly-tripoli"], of: federation)
        for chunks in ["zz\r\nabc\r\n0\r\n\r\n", "3\r\nabcdef\r\n0\r\n\r\n", "-1\r\n\r\n"] {
          let answer = try peer.raw(
            "\(line) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)", to: receiver)
          // What asks for no body may have its answer before.
          let first = request.hasPrefix("GET") ? ["200", "400"] : ["400"]
          #expect(first.contains { answer.hasPrefix("HTTP/1.1 \($0) ") }, "\(chunks): \(answer)")
          #expect(!answer.contains("HTTP/1.1 5"), "\(chunks): \(answer)")
        }
        #expect(try peer.call("GET", "/v1/status", to: receiver).status == 200)
      }
    }

    /// What a mission has begun and does not end.
    struct Begun: CustomTestStringConvertible {
      let testDescription: String
      let count: Int
      let head: String
      /// Whether one more request of another kind is let in.
      let isKind: Bool
    }

    @Test(
      "What one mission may have at once has an end, and no other mission is kept out by it",
      arguments: [
        Begun(
          testDescription: "large requests", count: 8,
          head: "POST /v1/statements HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n", isKind: true),
        Begun(
          testDescription: "requests", count: 32,
          head: "POST /v1/statements HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n", isKind: false),
        Begun(
          testDescription: "connections", count: 64, head: "GET /v1/status HTTP/1.1\r\nHost: a\r\n\r\n", isKind: false),
      ])
    func atOnce(_ begun: Begun) async throws {
      try await withFederation(["ly-tripoli", "ng-lagos", "et-addis"]) { federation in
        let receiver = federation["ng-lagos"]
        let peer = try Peer(federation["ly-tripoli"], of: federation)
        let body = "\(federation.folder)/body"
        try Data(count: 300_000).write(to: URL(filePath: body))
        let held = try peer.hold(begun.count + 1, begun.head, to: receiver)
        defer { for child in held { child.killNow() } }
        // Whoever is one too many is told so, and not waited for.
        try Deadline(40).wait("one too many") { held.contains { $0.ended != nil } }
        let last = try peer.call("POST", "/v1/statements", body: body, to: receiver)
        #expect(last.status == 429 && last.problem == "rate-limited", "\(last.text)")
        #expect(try peer.call("GET", "/v1/status", to: receiver).status == (begun.isKind ? 200 : 429))
        let other = try Peer(federation["et-addis"], of: federation)
        #expect(try other.call("POST", "/v1/statements", body: body, to: receiver).status == 200)
      }
    }

    @Test("What is read into memory has an end", arguments: ["/v1/bundles", "/v1/statements"])
    func tooLarge(path: String) async throws {
      try await withFederation { federation in
        let body = "\(federation.folder)/zeros"
        #expect(FileManager.default.createFile(atPath: body, contents: Data()))
        #expect(truncate(body, 9 << 20) == 0)
        let peer = try Peer(federation["ly-tripoli"], of: federation)
        let answer = try peer.call("POST", path, body: body, to: federation["ng-lagos"])
        #expect(answer.status == 413 && answer.problem == "too-large", "\(answer.text)")
      }
    }

    @Test("A body that nobody needs, of a part that is here, is read no further than the part is long")
    func endlessPart() async throws {
      try await withFederation { federation in
        let begun = try Resumption.Begun(federation)
        #expect(try begun.send("PUT", ["Content-Type: application/pkcs7-mime"], 0..<begun.octets.count).status == 204)
        let body = "\(federation.folder)/zeros"
        #expect(FileManager.default.createFile(atPath: body, contents: Data()))
        #expect(truncate(body, 64 << 20) == 0)
        let answer = try begun.peer.call(
          "PUT", begun.path, body: body, headers: ["Transfer-Encoding: chunked"], to: begun.receiver)
        #expect(answer.status != 204 && answer.sent < 24 << 20, "\(answer.status), \(answer.sent) octets were taken")
      }
    }

    @Test("What many large requests at once have taken of memory is given back")
    func memory() async throws {
      try await withFederation { federation in
        let receiver = federation["ng-lagos"]
        let peer = try Peer(federation["ly-tripoli"], of: federation)
        let manifest = "\(federation.folder)/manifest.p7m"
        try Data((0..<4_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }).write(to: URL(filePath: manifest))
        let tar = [
          "tar", "-C", federation.folder, "--format=gnu", "-cf", "\(federation.folder)/offer.tar", "manifest.p7m",
        ]
        #expect(try Program.run(["/usr/bin/env"] + tar).status == 0)
        #expect(
          try peer.call("POST", "/v1/bundles", body: "\(federation.folder)/offer.tar", to: receiver).status == 400)
        let before = try Self.resident(receiver)
        DispatchQueue.concurrentPerform(iterations: 48) { _ in
          _ = try? peer.call("POST", "/v1/bundles", body: "\(federation.folder)/offer.tar", to: receiver)
        }
        var now = 0
        do {
          try Deadline(90).wait("the memory") {
            now = try Self.resident(receiver)
            return now < before + 16 << 20
          }
        } catch { throw HarnessProblem("\(error): \(before >> 20) MiB before, \(now >> 20) MiB after") }
      }
    }

    /// Octets of memory that a daemon has now.
    private static func resident(_ office: Office) throws -> Int {
      let status = try String(contentsOfFile: "/proc/\(office.pid ?? 0)/status", encoding: .utf8)
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
      return (line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }.first ?? 0) << 10
    }

    @Test("Who has his answer and goes on sending is cut off", arguments: ["/v1/status", "/v1/directory"])
    func endless(path: String) async throws {
      try await withFederation { federation in
        let body = federation.folder + "/zeros"
        #expect(FileManager.default.createFile(atPath: body, contents: Data()))
        #expect(truncate(body, 64 << 20) == 0)
        let peer = try Peer(federation["ly-tripoli"], of: federation)
        let answer = try peer.call("GET", path, body: body, to: federation["ng-lagos"])
        // What fits into the buffers between the two goes as well.
        #expect(answer.sent < 24 << 20, "\(answer.sent) octets were taken")
        #expect(try peer.call("GET", path, to: federation["ng-lagos"]).status == 200)
      }
    }

    @Test("A repetition gets the stored receipt, byte for byte, and has no effect")
    func repetition() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        let id = try sender.send(folder, to: receiver)
        try sender.waitForReceipt(id)
        let peer = try Peer(sender, of: federation)
        for _ in 0..<3 {
          let answer = try peer.offer(id, of: sender, to: receiver)
          #expect(answer.status == 200)
          #expect(try answer.body == sender.receipt(id))
        }
        receiver.kill()
        try receiver.start()
        #expect(try peer.offer(id, of: sender, to: receiver).body == sender.receipt(id))
        try Proof.handedOver(id, folder, from: sender, to: receiver)
        try Proof.tidy(receiver, parts: Proof.parts(of: id, at: sender))
      }
    }

    @Test("A third mission that brings somebody else's bundle is refused, and it is journalled")
    func thirdMission() async throws {
      try await withFederation(["ly-tripoli", "ng-lagos", "et-addis"]) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        let id = try sender.send(folder, to: receiver)
        try sender.waitForReceipt(id)
        let before = try receiver.journal().entries
        let thief = try Peer(federation["et-addis"], of: federation)
        let answer = try thief.offer(id, of: sender, to: receiver)
        #expect((400..<500).contains(answer.status), "\(answer.text)")
        #expect(answer.problem == "wrong-sender", "\(answer.text)")
        #expect(try receiver.journal().entries > before)
        try Proof.handedOver(id, folder, from: sender, to: receiver)
      }
    }

    @Test("A bundle replayed to a mission it is not for is refused before anything is stored")
    func wrongRecipient() async throws {
      try await withFederation(["ly-tripoli", "ng-lagos", "et-addis"]) { federation in
        let (sender, receiver, other) = (
          federation["ly-tripoli"], federation["ng-lagos"], federation["et-addis"]
        )
        let folder = try federation.writeCase()
        let id = try sender.send(folder, to: receiver)
        try sender.waitForReceipt(id)
        let before = try other.journal().entries
        let answer = try Peer(sender, of: federation).offer(id, of: sender, to: other)
        #expect((400..<500).contains(answer.status), "\(answer.text)")
        #expect(answer.problem == "wrong-recipient", "\(answer.text)")
        #expect(try other.transfers().isEmpty)
        #expect(try other.journal().entries > before)
        try Proof.tidy(other, parts: [])
      }
    }
  }
}
