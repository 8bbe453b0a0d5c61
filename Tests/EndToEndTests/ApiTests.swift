import Base
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("Other programs call the daemon with a token: what it allows, and nothing else")
  struct Api {
    /// A program that calls an office.
    struct ApiProgram {
      let visitor: Visitor
      let token: String?

      init(_ office: Office, _ port: Int, _ roles: [String], may: [String] = []) throws {
        visitor = Visitor(port)
        let login = "system-\(UInt32.random(in: 0...(.max)))"
        let home = ["BATON_HOME": office.home]
        _ = try Program.run(
          [Program.baton, "account", "add", login, "--machine"] + roles.flatMap { ["--role", $0] }, environment: home)
        let made = try Program.run(
          [Program.baton, "account", "token", login, "--json"] + may.flatMap { ["--may", $0] }, environment: home)
        token = try #require((made.json() as? [String: Any])?["token"] as? String, "\(made.err)")
      }

      init(_ port: Int, token: String?) {
        visitor = Visitor(port)
        self.token = token
      }

      func call(_ method: String, _ path: String, _ fields: [String] = [], _ body: Data = Data(), host: String? = nil)
        throws -> BoardAnswer
      {
        let known = token.map { ["authorization: Bearer \($0)"] } ?? []
        return try visitor.ask(method, "/api" + path, host: host, known + fields, body)
      }
    }

    static func withApi(
      _ names: [String] = ["ly-tripoli", "ng-lagos"],
      _ body: @escaping @Sendable (Federation, [String: Int]) throws -> Void
    ) async throws {
      try await withFederation(names, starting: false) { federation in
        let ports = Dictionary(uniqueKeysWithValues: zip(names, try Ports.free(names.count)))
        for (name, port) in ports { try federation[name].openBoard(on: port) }
        for name in names {
          // A case that rests on a vital interest would wait for a second person.
          try "four_eyes: []\n".write(toFile: "\(federation[name].home)/policy.yaml", atomically: true, encoding: .utf8)
          try federation[name].start()
        }
        try body(federation, ports)
      }
    }

    static func tar(_ folder: String) throws -> Data {
      let file = folder + ".tar"
      _ = try Program.run([Program.find("tar") ?? "tar", "-C", folder, "--format=gnu", "-cf", file, "."])
      return try Data(contentsOf: URL(filePath: file))
    }

    @Test(
      "A case goes in once however often it is repeated, arrives, is read without what is for others, and is answered")
    func story() async throws {
      try await Self.withApi { federation, ports in
        let sender = try ApiProgram(federation["ly-tripoli"], ports["ly-tripoli"] ?? 0, ["focal"])
        let folder = "\(federation.folder)/full"
        try FilledCase.write(folder, word: "quillfeather")
        let tar = try Self.tar(folder)
        var rng = SystemRandomNumberGenerator()
        let key = TransferID(at: Date(), using: &rng)
        let fields = ["idempotency-key: \"\(key)\"", "content-type: application/x-tar"]
        let unsure = try sender.call("POST", "/v1/cases?to=ng-lagos", fields, tar)
        #expect(unsure.status == 422 && unsure.body.contains("confirmed=yes"), "\(unsure.status) \(unsure.body)")
        #expect(!unsure.body.contains("--yes"))
        let first = try sender.call("POST", "/v1/cases?to=ng-lagos&confirmed=yes", fields, tar)
        #expect(first.status == 201 && first.body.contains(key.text), "\(first.body)")
        let again = try sender.call("POST", "/v1/cases?to=ng-lagos&confirmed=yes", fields, tar)
        #expect(again.status == 200 && again.body.contains(key.text), "\(again.body)")

        for (to, changed) in [("et-addis", tar), ("ng-lagos", try Self.tar(federation.writeCase("other")))] {
          let other = try sender.call("POST", "/v1/cases?to=\(to)&confirmed=yes", fields, changed)
          #expect([409, 422].contains(other.status), "another case under the same key: \(other.status) \(other.body)")
        }

        let versions = "/v1/transfers/\(key)/versions"
        let keyed = try sender.call("POST", versions, fields, tar)
        #expect(keyed.status == 400 && keyed.body.contains("If-Match"), "\(keyed.body)")
        // A receipt comes by itself: what was read before it is as it was.
        try federation["ly-tripoli"].waitForReceipt(key)
        #expect(try sender.call("GET", "/v1/transfers/\(key)").field("etag") == "\"1:1\"")
        let match = ["if-match: \"1:0\"", "content-type: application/x-tar"]
        let strange = try sender.call("POST", versions, ["if-match: 1:0", "content-type: application/x-tar"], tar)
        #expect(strange.status == 412, "\(strange.body)")
        let second = try sender.call("POST", versions, match, tar)
        #expect(second.status == 201, "\(second.body)")
        let repeated = try sender.call("POST", versions, match, tar)
        #expect(repeated.status == 412, "the same version is taken twice: \(repeated.body)")

        let receiver = try ApiProgram(federation["ng-lagos"], ports["ng-lagos"] ?? 0, ["supervisor"])
        try Deadline(30).wait("the case") { (try? receiver.call("GET", "/v1/transfers/\(key)").status) == 200 }
        let read = try receiver.call("GET", "/v1/transfers/\(key)/case")
        #expect(read.status == 200 && read.body.contains("case.json") && !read.body.contains("medical.json"))

        let tag = try #require(try receiver.call("GET", "/v1/transfers/\(key)").field("etag"))
        let saying = Data(#"{"type":"accepted","staff":"x","fields":{}}"#.utf8)
        let path = "/v1/transfers/\(key)/statements"
        let stale = try receiver.call("POST", path, ["if-match: \"0:0\""], saying)
        #expect(stale.status == 412, "\(stale.body)")
        let said = try receiver.call("POST", path, ["if-match: \(tag)"], saying)
        #expect(said.status == 201, "\(said.body)")
        let journal = try federation["ng-lagos"].baton("journal", "show")
        #expect(journal.out.contains("case.read"))
      }
    }

    @Test("Without a token that holds, or for what it does not allow, nothing is done, and a problem document says why")
    func refused() async throws {
      try await Self.withApi(["ng-lagos"]) { federation, ports in
        let (office, port) = (federation["ng-lagos"], ports["ng-lagos"] ?? 0)
        let lines = try ApiProgram(office, port, ["focal", "operator"], may: ["run-lines"])
        #expect(try lines.call("GET", "/v1/queue").status == 200)
        let calls: [(Int, BoardAnswer)] = [
          (401, try ApiProgram(port, token: nil).call("GET", "/v1/status")),
          (401, try ApiProgram(port, token: "system.x").call("GET", "/v1/status")),
          // Addresses are kept in logs: a token in one is none.
          (401, try ApiProgram(port, token: nil).call("GET", "/v1/queue?access_token=\(lines.token ?? "")")),
          (403, try lines.call("GET", "/v1/cases")), (403, try lines.call("GET", "/v1/journal")),
          (403, try lines.call("POST", "/v1/accounts/eve/add?role=administrator")),
          (404, try lines.call("GET", "/v1/nothing")), (405, try lines.call("DELETE", "/v1/queue")),
          (421, try lines.call("GET", "/v1/status", host: "elsewhere.example")),
        ]
        for (status, answer) in calls {
          #expect(answer.status == status && answer.body.contains("\"status\":\(status)"), "\(status): \(answer.body)")
          #expect(answer.field("content-type") == "application/problem+json")
          #expect(answer.field("cache-control") == "no-store")
        }
        #expect(calls[0].1.field("www-authenticate") == "Bearer" && calls[7].1.field("allow") == "GET")
        // A browser that has signed in has no token, and a token opens no page.
        let visitor = try office.visitor("amina", "operator", board: port)
        #expect(try visitor.get("/api/v1/queue").status == 401)
        let page = try lines.visitor.ask(
          "GET", "/lines", host: nil, ["authorization: Bearer \(lines.token ?? "")"], Data())
        #expect(page.status == 401)
      }
    }

    @Test(
      "Whatever is asked is answered as the description says, and never with a fault of ours",
      .enabled(if: Program.schemathesis != nil, "schemathesis is not installed"))
    func described() async throws {
      try await Self.withApi { federation, ports in
        let port = ports["ng-lagos"] ?? 0
        let program = try ApiProgram(federation["ng-lagos"], port, ["focal", "operator"])
        let token = try #require(program.token)
        let outcome = try Program.run(
          [
            "/bin/sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", federation.folder,
            try #require(Program.schemathesis), "run", "http://127.0.0.1:\(port)/api/v1/openapi.json", "--header",
            "Authorization: Bearer \(token)", "--exclude-checks", "positive_data_acceptance,negative_data_rejection",
            "--max-examples", "15", "--seed", "11",
            "--no-color",
          ], environment: ["PATH": "/usr/bin:/bin", "HOME": federation.folder])
        #expect(outcome.status == 0, "\(outcome.out)\(outcome.err)")
      }
    }
  }
}
