import Foundation
import Handover
import Testing

extension EndToEnd {
  /// A mission that sends parts in pieces of its own making, well or ill: `Protocol/vectors/calls`, and worse.
  @Suite("A part in pieces, by another implementation or a hostile one")
  struct Resumption {
    /// A bundle that has been offered, without its one part.
    struct Begun {
      let federation: Federation
      let peer: Peer
      let receiver: Office
      let delivery: String
      let part: String
      let octets: Data
      let offer: String

      var path: String { "/v1/bundles/\(delivery)/parts/\(part)" }

      init(_ federation: Federation) throws {
        self.federation = federation
        let sender = federation["ly-tripoli"]
        receiver = federation["ng-lagos"]
        peer = try Peer(sender, of: federation)
        let folder = try federation.writeCase("pieces", bytes: 200_000)
        let carry = "\(federation.folder)/pieces.baton"
        _ = try sender.baton("bundle", "seal", folder, "--to", "ng-lagos", "--out", carry)
        let files = try TarText.files(Data(contentsOf: URL(filePath: carry)))
        // The core's, which is the largest; what is sealed apart comes with the offer.
        let parts = files.filter { $0.key.hasPrefix("parts/") }
        let name = try #require(parts.max { $0.value.count < $1.value.count }?.key)
        part = String(name.dropFirst(6).dropLast(4))
        octets = try #require(files[name])
        offer = "\(federation.folder)/offer.tar"
        let manifest = "\(federation.folder)/manifest.p7m"
        try files["manifest.p7m"]?.write(to: URL(filePath: manifest))
        try FileManager.default.createDirectory(
          atPath: "\(federation.folder)/parts", withIntermediateDirectories: true)
        let others = parts.keys.filter { $0 != name }.sorted()
        for other in others { try files[other]?.write(to: URL(filePath: "\(federation.folder)/\(other)")) }
        _ = try Program.run(
          [Program.find("tar") ?? "tar", "-C", federation.folder, "--format=gnu", "-cf", offer, "manifest.p7m"] + others
        )
        let answer = try peer.call("POST", "/v1/bundles", body: offer, to: receiver)
        let missing = try JSONSerialization.jsonObject(with: answer.body) as? [String: Any]
        delivery = try #require(missing?["delivery"] as? String, "\(answer.text)")
        #expect(missing?["missing"] as? [String] == [part])
      }

      /// A step's number: `0`, `N`, `N/2`, `3N/4`, or as it stands.
      func number(_ text: String) -> Int {
        let words = text.split(separator: "N", omittingEmptySubsequences: false)
        guard words.count == 2 else { return Int(text) ?? 0 }
        let divisor = words[1].isEmpty ? 1 : Int(words[1].dropFirst()) ?? 1
        return octets.count * (words[0].isEmpty ? 1 : Int(words[0]) ?? 1) / divisor
      }

      func send(_ method: String, _ headers: [String], _ range: Range<Int>?, shifted: Bool = false) throws
        -> Peer.Answer
      {
        let file = "\(federation.folder)/piece"
        if let range { try Data(octets[range].map { shifted ? $0 &+ 1 : $0 }).write(to: URL(filePath: file)) }
        return try peer.call(method, path, body: range == nil ? nil : file, headers: headers, to: receiver)
      }

      func rest(from offset: Int, to end: Int, isComplete: Bool) throws -> Peer.Answer {
        try send("PATCH", Self.headers(offset: "\(offset)", complete: isComplete ? "?1" : "?0"), offset..<end)
      }

      static func headers(offset: String?, complete: String?) -> [String] {
        ["Content-Type: application/partial-upload"] + (offset.map { ["Upload-Offset: \($0)"] } ?? [])
          + (complete.map { ["Upload-Complete: \($0)"] } ?? [])
      }

      func have() throws -> String? { try send("HEAD", [], nil).field("upload-offset") }
    }

    struct Step: Decodable {
      struct Expected: Decodable {
        let status: Int
        let offset: String?
        let complete: String?
        let problem: String?

        enum CodingKeys: String, CodingKey {
          case status, problem
          case offset = "Upload-Offset"
          case complete = "Upload-Complete"
        }
      }

      let say: String
      let method: String
      let offset: String?
      let complete: String?
      let octets: [String]?
      let shift: Bool?
      let expect: Expected

      enum CodingKeys: String, CodingKey {
        case say, method, octets, shift, expect
        case offset = "Upload-Offset"
        case complete = "Upload-Complete"
      }

      static func all() throws -> [Step] {
        struct File: Decodable { let steps: [Step] }
        let file = URL(filePath: #filePath).appending(path: "../../../Protocol/vectors/calls/resumption.json")
          .standardized
        return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).steps
      }
    }

    @Test("The steps of Protocol/vectors/calls/resumption.json go as they say, and the bundle is received")
    func vectors() async throws {
      try await withFederation { federation in
        let begun = try Begun(federation)
        for step in try Step.all() {
          let offset = step.offset.map { $0 == "-1" ? $0 : "\(begun.number($0))" }
          let headers = step.method == "PATCH" ? Begun.headers(offset: offset, complete: step.complete) : []
          let range = step.octets.map { begun.number($0[0])..<begun.number($0[1]) }
          let answer = try begun.send(step.method, headers, range, shifted: step.shift ?? false)
          #expect(answer.status == step.expect.status, "\(step.say): \(answer.text)")
          if let problem = step.expect.problem { #expect(answer.problem == problem, "\(step.say): \(answer.text)") }
          if let offset = step.expect.offset {
            #expect(answer.field("upload-offset") == "\(begun.number(offset))", "\(step.say)")
          }
          if let complete = step.expect.complete { #expect(answer.field("upload-complete") == complete, "\(step.say)") }
        }
        let answer = try begun.peer.call("POST", "/v1/bundles", body: begun.offer, to: begun.receiver)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try Cases.paths("\(begun.receiver.home)/half") == [])
      }
    }

    @Test(
      "The last part is answered with the receipt where the caller takes it: the one that an offer is answered with")
    func receiptWithLastPart() async throws {
      try await withFederation { federation in
        let begun = try Begun(federation)
        let half = begun.octets.count / 2
        let taking = ["Accept: application/pkcs7-mime"]
        let first = try begun.send("PATCH", Begun.headers(offset: "0", complete: "?0") + taking, 0..<half)
        #expect(first.status == 204, "\(first.text)")
        let rest = try begun.send(
          "PATCH", Begun.headers(offset: "\(half)", complete: "?1") + taking, half..<begun.octets.count)
        #expect(rest.status == 200 && rest.field("content-type") == "application/pkcs7-mime", "\(rest.text)")
        let offered = try begun.peer.call("POST", "/v1/bundles", body: begun.offer, to: begun.receiver)
        #expect(offered.status == 200 && offered.body == rest.body)
      }
    }

    @Test(
      "The rest of a part says that it is one, from where, and whether it is the end",
      arguments: [
        ["Content-Type: application/octet-stream", "Upload-Offset: 0", "Upload-Complete: ?1"],
        ["Content-Type: application/partial-upload", "Upload-Complete: ?1"],
        ["Content-Type: application/partial-upload", "Upload-Offset: 0"],
        ["Content-Type: application/partial-upload", "Upload-Offset: 0", "Upload-Complete: yes"],
      ])
    func unsaid(headers: [String]) async throws {
      try await withFederation { federation in
        let begun = try Begun(federation)
        let answer = try begun.send("PATCH", headers, 0..<begun.octets.count)
        #expect(answer.status == 400 && answer.problem == "malformed", "\(answer.text)")
        #expect(try begun.have() == "0")
      }
    }

    @Test("What has come is told with what is missing, and stays over a kill")
    func told() async throws {
      try await withFederation { federation in
        let begun = try Begun(federation)
        #expect(try begun.rest(from: 0, to: 50_000, isComplete: false).status == 204)
        begun.receiver.kill()
        try begun.receiver.start()
        let answer = try begun.peer.call("POST", "/v1/bundles", body: begun.offer, to: begun.receiver)
        let missing = try JSONSerialization.jsonObject(with: answer.body) as? [String: Any]
        #expect(missing?["have"] as? [String: Int] == [begun.part: 50_000])
      }
    }

    @Test("What came before a line fell silent is here for the next request, while the connection still stands")
    func silent() async throws {
      try await withFederation { federation in
        let begun = try Begun(federation)
        try begun.peer.fallingSilent(
          "PUT", begun.path, headers: ["Content-Type: application/pkcs7-mime"], octets: begun.octets[..<16_000],
          of: begun.octets.count, to: begun.receiver
        ) {
          let half = "\(begun.receiver.home)/half/\(begun.delivery)-\(begun.part)"
          try Deadline(20).wait("what came, on the disk") {
            (try? FileManager.default.attributesOfItem(atPath: half))?[.size] as? Int == 16_000
          }
          #expect(try begun.have() == "16000")
        }
        #expect(try begun.rest(from: 16_000, to: begun.octets.count, isComplete: true).status == 204)
      }
    }

    @Test("A body in chunks that ends before the part does is not taken for the part: what came is kept")
    func shortChunks() async throws {
      try await withFederation { federation in
        let begun = try Begun(federation)
        let answer = try begun.send(
          "PUT", ["Content-Type: application/pkcs7-mime", "Transfer-Encoding: chunked"], 0..<1000)
        #expect(answer.status == 400 && answer.problem == "malformed", "\(answer.text)")
        #expect(try begun.have() == "1000")
        #expect(try begun.rest(from: 1000, to: begun.octets.count, isComplete: true).status == 204)
      }
    }

    @Test("An offer cut short is not judged: what came of its parts is kept")
    func offerCutShort() async throws {
      try await withFederation { federation in
        let begun = try Begun(federation)
        let (name, whole) = ("parts/\(begun.part).p7m", "\(federation.folder)/whole.tar")
        try begun.octets.write(to: URL(filePath: "\(federation.folder)/\(name)"))
        _ = try Program.run([
          Program.find("tar") ?? "tar", "-C", federation.folder, "--format=gnu", "-cf", whole, "manifest.p7m", name,
        ])
        let offer = try Data(contentsOf: URL(filePath: whole))
        #expect(offer.count > 60_000 && begun.octets.count > 60_000)
        try begun.peer.fallingSilent(
          "POST", "/v1/bundles", headers: ["Content-Type: application/x-tar"], octets: offer[..<60_000],
          of: offer.count, to: begun.receiver
        ) {
          let have = try begun.have()
          #expect(have == "0")
        }
        let half = "\(begun.receiver.home)/half/\(begun.delivery)-\(begun.part)"
        try Deadline(20).wait("what came, on the disk") { FileManager.default.fileExists(atPath: half) }
        let have = try #require(try begun.have().flatMap { Int($0) })
        #expect(have > 30_000 && have < 60_000)
        #expect(try begun.rest(from: have, to: begun.octets.count, isComplete: true).status == 204)
        #expect(try begun.peer.call("POST", "/v1/bundles", body: begun.offer, to: begun.receiver).status == 200)
      }
    }

    @Test("A HEAD that brings a body is answered, and what follows it too")
    func headWithBody() async throws {
      try await withFederation { federation in
        let begun = try Begun(federation)
        let answers = try begun.peer.raw(
          "HEAD \(begun.path) HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
            + "GET /v1/status HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", to: begun.receiver)
        #expect(answers.hasPrefix("HTTP/1.1 204 ") && answers.contains("HTTP/1.1 200 "), "\(answers)")
      }
    }

    @Test("An answer to HEAD has no body, whatever it says: the connection goes on")
    func headWithoutBody() async throws {
      try await withFederation { federation in
        let begun = try Begun(federation)
        let unknown = "/v1/bundles/\(begun.delivery)/parts/\(String(repeating: "0", count: 64))"
        for path in [begun.path, unknown] {
          #expect(try begun.peer.connectionsForTwoHeads(path, to: begun.receiver) == 1, "\(path)")
        }
      }
    }

    @Test("Half a part that the receiver's disk cannot read is begun anew", .enabled(if: Shim.library != nil))
    func unreadable() async throws {
      try await withFederation(starting: false) { federation in
        let faults = try federation["ng-lagos"].faults()
        for name in ["ly-tripoli", "ng-lagos"] { try federation[name].start() }
        let begun = try Begun(federation)
        #expect(try begun.rest(from: 0, to: 50_000, isComplete: false).status == 204)
        faults.arm(1, .fail, calls: .readHalf, error: EIO)
        let refused = try begun.rest(from: 50_000, to: begun.octets.count, isComplete: true)
        #expect(refused.status == 409 && refused.field("upload-offset") == "0", "\(refused.text)")
        #expect(faults.hasFired)
        #expect(try begun.send("PUT", ["Content-Type: application/pkcs7-mime"], 0..<begun.octets.count).status == 204)
        #expect(try begun.peer.call("POST", "/v1/bundles", body: begun.offer, to: begun.receiver).status == 200)
      }
    }

    @Test("Another mission neither learns of a half part nor adds to it")
    func othersHalf() async throws {
      try await withFederation(["ly-tripoli", "ng-lagos", "et-addis"]) { federation in
        let begun = try Begun(federation)
        #expect(try begun.rest(from: 0, to: 50_000, isComplete: false).status == 204)
        let stranger = try Peer(federation["et-addis"], of: federation)
        let asked = try stranger.call("HEAD", begun.path, headers: [], to: begun.receiver)
        #expect(asked.status == 404)
        #expect(asked.field("upload-offset") == nil)
        let piece = "\(federation.folder)/foreign"
        try begun.octets[50_000..<60_000].write(to: URL(filePath: piece))
        let added = try stranger.call(
          "PATCH", begun.path, body: piece, headers: Begun.headers(offset: "50000", complete: "?0"), to: begun.receiver)
        #expect(added.status == 404)
        #expect(try begun.have() == "50000")
      }
    }

    @Test("Half parts that nobody finishes take no more room than their manifest announced, and go with their delivery")
    func abandoned() async throws {
      try await withFederation { federation in
        let begun = try Begun(federation)
        for round in 0..<5 {
          #expect(try begun.send("PUT", ["Content-Type: application/pkcs7-mime"], 0..<1000).status == 422)
          let begins = try begun.rest(from: 0, to: begun.octets.count / 2, isComplete: false)
          #expect(begins.status == (round == 0 ? 204 : 409), "\(begins.text)")
        }
        let halves = try Cases.paths("\(begun.receiver.home)/half")
        #expect(halves.count == 1)
        // The books are lost; nobody knows of the delivery any more.
        let name = "\(String(repeating: "0", count: 64))-\(begun.part)"
        try FileManager.default.moveItem(
          atPath: "\(begun.receiver.home)/half/\(halves[0])", toPath: "\(begun.receiver.home)/half/\(name)")
        begun.receiver.kill()
        try begun.receiver.start()
        #expect(try Cases.paths("\(begun.receiver.home)/half") == [])
      }
    }
  }
}

extension Peer.Answer {
  /// A header field's value.
  fileprivate func field(_ name: String) -> String? {
    head.split(separator: "\r\n").first { $0.hasPrefix(name + ":") }
      .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
  }
}
