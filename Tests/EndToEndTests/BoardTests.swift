import DeskClient
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("The board lets in whom it should, and nobody else")
  struct Board {
    /// One mission with a board, and its daemon up.
    static func withBoard(
      _ names: [String] = ["ng-lagos"], _ body: @escaping @Sendable (Federation, [String: Int]) throws -> Void
    ) async throws {
      try await withFederation(names, starting: false) { federation in
        let ports = Dictionary(uniqueKeysWithValues: zip(names, try Ports.free(names.count)))
        for (name, port) in ports { try federation[name].openBoard(on: port) }
        for name in names { try federation[name].start() }
        try body(federation, ports)
      }
    }

    @Test("A link sets a password once; then its owner signs in, with a cookie that no script and no other site gets")
    func signingIn() async throws {
      try await Self.withBoard { federation, ports in
        let (office, port) = (federation["ng-lagos"], ports["ng-lagos"] ?? 0)
        let link = try office.account("amina", ["caseworker"])
        let visitor = Visitor(port)
        #expect(try visitor.get("/cases").status == 401)
        try visitor.settle(link: link, login: "amina")
        #expect(try visitor.get("/").location == "/arrivals")
        #expect(try visitor.get("/arrivals").status == 200)
        #expect(try visitor.get(link.replacing(visitor.address, with: "")).status == 404)
        try visitor.get("/sign-in")
        let other = Visitor(port)
        try other.get("/sign-in")
        let entered = try other.post("/sign-in", [("login", "amina"), ("password", Visitor.password)])
        let cookie = entered.fields.first { $0.value.hasPrefix("__Host-baton-ng-lagos=") }?.value ?? ""
        for word in ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"] { #expect(cookie.contains(word), "\(cookie)") }
        #expect(!cookie.contains("Domain"))
      }
    }

    @Test("What is said to a name that exists and to one that does not is the same, letter by letter")
    func enumeration() async throws {
      try await Self.withBoard { federation, ports in
        _ = try federation["ng-lagos"].visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
        let answers = try ["amina", "nobody"].map { login in
          let visitor = Visitor(ports["ng-lagos"] ?? 0)
          try visitor.get("/sign-in")
          let answer = try visitor.post("/sign-in", [("login", login), ("password", "not the password")])
          let token = answer.formToken ?? ""
          return "\(answer.status) " + answer.body.replacing(token, with: "").replacing(login, with: "")
        }
        #expect(answers[0] == answers[1])
        #expect(answers[0].hasPrefix("401"))
      }
    }

    @Test("A form without its token, of another page, to another name, of another kind or too large does nothing")
    func forms() async throws {
      try await Self.withBoard { federation, ports in
        let visitor = try federation["ng-lagos"].visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
        let change = [("old", Visitor.password), ("password", "nine loud tractors"), ("again", "nine loud tractors")]
        try visitor.get("/me")
        #expect(try visitor.post("/me/password", change, token: "").status == 403)
        #expect(try visitor.post("/me/password", change, token: "made-up").status == 403)
        #expect(try visitor.post("/me/password", change, origin: "http://evil.example").status == 403)
        #expect(try visitor.post("/me/password", change, origin: "null").status == 403)
        #expect(try visitor.post("/me/password", change, type: "text/plain").status == 415)
        #expect(
          try visitor.post("/me/password", change + [("x", String(repeating: "a", count: 300 << 10))]).status == 413)
        #expect(try visitor.get("/me", host: "evil.example").status == 421)
        // None of them has changed the password.
        try Visitor(visitor.port).signIn("amina")
        try visitor.get("/me")
        #expect(try visitor.post("/me/password", change).status == 303)
        try Visitor(visitor.port).signIn("amina", password: "nine loud tractors")
      }
    }

    @Test("A session is not brought along, ends with signing out and from elsewhere, and its cookie opens nothing then")
    func sessions() async throws {
      try await Self.withBoard { federation, ports in
        let port = ports["ng-lagos"] ?? 0
        let visitor = try federation["ng-lagos"].visitor("amina", "caseworker", board: port)
        // Fixed: a cookie that somebody else has put there does not become the session.
        let victim = Visitor(port)
        victim.cookies["__Host-baton-ng-lagos"] = "chosen-by-somebody-else"
        try victim.signIn("amina")
        #expect(victim.cookies["__Host-baton-ng-lagos"] != "chosen-by-somebody-else")
        // Stolen: it is listed, and its owner ends it.
        let thief = Visitor(port)
        thief.cookies = victim.cookies
        #expect(try thief.get("/me").status == 200)
        try visitor.get("/me")
        #expect(try visitor.post("/me/sessions", [("session", "others")]).status == 303)
        #expect(try thief.get("/me").status == 401)
        #expect(try victim.get("/me").status == 401)
        // Signed out.
        let cookies = visitor.cookies
        try visitor.get("/me")
        try visitor.post("/sign-out")
        visitor.cookies = cookies
        #expect(try visitor.get("/me").status == 401)
        // Signed out half-way, before the second factor.
        let link = try federation["ng-lagos"].account("sara", ["supervisor"])
        let half = Visitor(port)
        let password = [("password", Visitor.password), ("again", Visitor.password)]
        try half.get(link.replacing(half.address, with: ""))
        try half.post(link.replacing(half.address, with: ""), password)
        try half.get("/sign-in")
        try half.post("/sign-in", [("login", "sara"), ("password", Visitor.password)])
        #expect(try half.get("/second-factor").status == 200)
        let left = half.cookies
        try half.post("/sign-out")
        half.cookies = left
        #expect(try half.get("/second-factor").status == 401)
      }
    }

    @Test("What does not concern somebody is not there, whoever it concerns, and no field of a form raises a role")
    func rights() async throws {
      try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
        let (office, port) = (federation["ng-lagos"], ports["ng-lagos"] ?? 0)
        let id = try federation["ly-tripoli"].send(federation.writeCase(), to: office)
        try federation["ly-tripoli"].waitForReceipt(id)
        let (operator_, worker) = (
          try office.visitor("omar", "operator", board: port), try office.visitor("amina", "caseworker", board: port)
        )
        let unknown = try operator_.get("/case/01a20111-87a4-7000-8000-000000000000")
        for path in ["/case/\(id)", "/cases", "/arrivals", "/house", "/house/journal", "/hand-in", "/no/such/page"] {
          let answer = try operator_.get(path)
          #expect(answer.status == 404 && answer.body == unknown.body, "\(path): \(answer.status)")
        }
        #expect(!(try operator_.get("/lines").body.contains("Amaru")))
        for path in [
          "/lines", "/house", "/house/health", "/house/journal", "/case/..%2f..%2fetc%2fpasswd",
          "/case/\(id)/attachment/..%2f..%2fcase.json",
        ] {
          #expect(try worker.get(path).status == 404, "\(path)")
        }
        let page = try worker.get("/case/\(id)")
        #expect(page.status == 200 && page.body.contains("Amaru"))
        #expect(
          !(try worker.get("/case/\(id)?said=accepted").body.contains(#"class="done" role"#)), "nobody has accepted")
        let before = try office.statements(id).count
        // A caseworker is no supervisor by saying so.
        let raised = try worker.post(
          "/case/\(id)/say/accepted",
          [("shown", Self.shown(page)), ("role", "supervisor"), ("roles", "supervisor"), ("staff", "s-1")])
        #expect(raised.status == 403)
        #expect(raised.body.contains("nothing was said"))
        #expect(try worker.post("/house/accounts/amina/roles", [("role", "administrator")]).status == 404)
        #expect(try worker.post("/lines/mission/ly-tripoli/hold", [("reason", "x")]).status == 404)
        #expect(try office.statements(id).count == before)
      }
    }

    @Test("Lists say who, a search finds by name and tells the journal nothing of it, and what was read is new no more")
    func lists() async throws {
      try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
        let (sender, office) = (federation["ly-tripoli"], federation["ng-lagos"])
        let id = try sender.send(federation.writeCase(), to: office)
        try sender.waitForReceipt(id)
        let worker = try office.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
        let driver = try office.visitor("dayo", "logistics", board: ports["ng-lagos"] ?? 0)
        let link = "href=\"/case/\(id)\""
        for path in ["/arrivals", "/arrivals?show=new"] {
          let page = try worker.get(path).body
          #expect(page.contains("Amaru") && page.contains(link) && page.contains("class=\"news\""), "\(path)")
        }
        // Whoever drives to the airport sees who comes, and not what the case says.
        let drives = try driver.get("/arrivals").body
        #expect(drives.contains("Amaru") && !drives.contains(link))
        for path in ["/case/\(id)", "/case/\(id)/sheet", "/case/\(id)/slip"] {
          #expect(try driver.get(path).status == 404, "\(path)")
        }
        #expect(try worker.get("/case/\(id)").body.contains("Amaru"))
        #expect(!(try worker.get("/arrivals").body.contains("class=\"news\"")))
        #expect(!(try worker.get("/arrivals?show=new").body.contains(link)))
        #expect(try worker.post("/find", [("q", "diallo amaru")]).body.contains(link))
        #expect(!(try worker.post("/find", [("q", "somebody else")]).body.contains(link)))
        #expect(!(try office.baton("journal", "show", "--limit", "1000", "--json").out.lowercased().contains("amaru")))
        let officer = try sender.visitor("paula", "caseworker", board: ports["ly-tripoli"] ?? 0)
        #expect(try officer.get("/cases").body.contains("Amaru"))
        // The sender reads its own copy.
        #expect(try officer.get("/case/\(id)").body.contains("What Amaru told us"))
        let clerk = try office.visitor("omar", "operator", board: ports["ng-lagos"] ?? 0)
        try clerk.get("/lines")
        #expect(try clerk.post("/find", [("q", "Amaru")]).status == 404)
      }
    }

    @Test("On the board of either mission the file of a compartment and its documents are sealed, whoever looks")
    func compartments() async throws {
      try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
        let (sender, office) = (federation["ly-tripoli"], federation["ng-lagos"])
        let id = try sender.send(Cases.examples[0], to: office)
        try sender.waitForReceipt(id)
        for mission in [sender, office] {
          for (login, role) in [("nadia", "medical"), ("amina", "caseworker")] {
            let visitor = try mission.visitor(login, role, board: ports[mission.name] ?? 0)
            let page = try visitor.get("/case/\(id)").body
            #expect(page.contains("Imasuen") && !page.contains(Self.ailment) && !page.contains("/attachment/d3"))
            #expect(try visitor.get("/case/\(id)/attachment/d3").status == 404)
            #expect(try visitor.get("/case/\(id)/attachment/d1").status == 200)
          }
        }
      }
    }

    /// Stands in the first example's file about health alone.
    private static let ailment = "Ibuprofen"

    /// How far the log went that a page has shown.
    static func shown(_ page: BoardAnswer) -> String {
      page.body.range(of: #"name="shown" value=""#).map { String(page.body[$0.upperBound...].prefix { $0 != "\"" }) }
        ?? ""
    }

    @Test(
      "Without a port it is a socket that its owner and group alone can open, and serves there what it serves elsewhere"
    )
    func socket() async throws {
      try await withFederation(["ng-lagos"], starting: false) { federation in
        let office = federation["ng-lagos"]
        try office.configure(Federation.settings, ["board": ["address": "https://board.example.org"]])
        try office.start()
        let path = "\(office.home)/run/board.sock"
        try Deadline(30).wait("the board's socket") {
          (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int) == 0o660
        }
        let asked = try Program.run([
          try #require(Program.find("curl")), "-s", "-o", "/dev/null", "-w", "%{http_code}", "--unix-socket", path,
          "http://board.example.org/sign-in",
        ])
        #expect(asked.out == "200", "\(asked.out) \(asked.err)")
      }
    }

    @Test("Every answer keeps a browser from doing harm with it, and leads nowhere else")
    func answers() async throws {
      try await Self.withBoard { federation, ports in
        let visitor = try federation["ng-lagos"].visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
        for path in ["/arrivals", "/me", "/nowhere", "/case/x"] {
          let answer = try visitor.get(path)
          let policy = answer.field("content-security-policy") ?? ""
          #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(path)")
          #expect(!policy.contains("unsafe-inline"))
          #expect(answer.field("cache-control") == "no-store")
          #expect(answer.field("x-content-type-options") == "nosniff")
          #expect(
            !answer.body.contains("<script>") && !answer.body.contains("style=") && !answer.body.contains(" onclick"))
        }
        for place in ["https://evil.example", "//evil.example", "/\\evil.example"] {
          let answer = try visitor.post("/language", [("language", "en"), ("back", place)])
          #expect(answer.location == "/", "\(place)")
        }
        let page = try visitor.get("/me").body
        let sheet =
          page.range(of: #"href="/assets/"#).map { String(page[$0.upperBound...].prefix { $0 != "\"" }) } ?? ""
        // Compressed for whoever takes that, and for nobody else.
        for path in ["/arrivals", "/assets/\(sheet)"] {
          let cookies = visitor.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
          let packed = try Visitor(visitor.port).ask(
            "GET", path, host: nil, ["accept-encoding: br, gzip", "cookie: \(cookies)"], Data())
          #expect(packed.field("content-encoding") == "gzip" && packed.field("vary") == "Accept-Encoding", "\(path)")
          #expect(try visitor.get(path).field("content-encoding") == nil)
        }
        let asset = try visitor.get("/assets/\(sheet)")
        #expect(asset.status == 200 && (asset.field("cache-control") ?? "").contains("immutable"))
        for path in ["/assets/../baton.yaml", "/assets/%2e%2e/baton.yaml", "/assets/board-0.css"] {
          #expect(try visitor.get(path).status == 404, "\(path)")
        }
      }
    }

    @Test("A case is handed in as a packed folder; what is hostile in it is shown and does nothing")
    func hostile() async throws {
      try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let word = "<script>alert(1)</script>\" onload='x' \u{202E}{{t.skip}}&amp;"
        let folder = try federation.writeCase(word: "Amaru")
        try Self.poison(folder, word)
        let officer = try sender.visitor("paula", "caseworker", board: ports["ly-tripoli"] ?? 0)
        let worker = try receiver.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
        // Neither a case nor packed: each says what to do.
        try officer.get("/hand-in")
        let none = try officer.upload("/hand-in", [("to", "ng-lagos")], file: Data("no archive".utf8), name: "x.zip")
        #expect(none.status == 422 && none.body.contains("zip"))
        let empty = try officer.upload("/hand-in", [("to", "ng-lagos")], file: Data(), name: "x.zip")
        #expect(empty.status == 400 && empty.body.contains("has nothing in it"))
        let unchosen = try officer.upload("/hand-in", [("to", "ng-lagos")], file: Data(), name: "")
        #expect(unchosen.status == 400 && unchosen.body.contains("choose"))
        let packed = try Self.pack(folder)
        let nowhere = try officer.upload("/hand-in", [("to", "")], file: packed, name: "case.tar.gz")
        #expect(nowhere.status == 400)
        #expect(try sender.transfers().isEmpty)
        let handed = try officer.upload(
          "/hand-in", [("to", "ng-lagos"), ("priority", "urgent")], file: packed, name: "case.tar.gz")
        let place = try #require(handed.location, "\(handed.body)")
        let id = try TransferID(String(place.dropFirst("/case/".count).prefix(36)))
        try sender.waitForReceipt(id)
        let own = try officer.get(place).body
        #expect(own.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !own.contains("<script>"))
        let page = try worker.get("/case/\(id)").body
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39;"))
        #expect(!page.contains("<script>") && !page.contains("\u{202E}"))
        #expect(page.contains("{{t.skip}}"))
        let document = try worker.get("/case/\(id)/attachment/d1")
        #expect(document.status == 200 && document.body.contains("<script>"))
        #expect(document.field("content-type") == "application/octet-stream")
        #expect((document.field("content-disposition") ?? "").hasPrefix("attachment"))
        #expect((document.field("content-security-policy") ?? "").hasPrefix("sandbox; default-src 'none'"))
        #expect(document.field("x-content-type-options") == "nosniff")
        // Nothing of it lies open on the disk.
        #expect(try Program.run(["/bin/grep", "-rl", "alert(1)", sender.home, receiver.home]).status == 1)
      }
    }

    /// Puts a word into every text of a case, and a page into its attachment.
    private static func poison(_ folder: String, _ word: String) throws {
      let file = URL(fileURLWithPath: folder + "/case.json")
      guard var document = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any],
        var persons = document["persons"] as? [[String: Any]], var identity = persons[0]["identity"] as? [String: Any]
      else { throw HarnessProblem("the case is not as it was") }
      identity["names"] = [["given": word, "family": word, "nickname": word]]
      identity["gender_identity"] = word
      persons[0]["identity"] = identity
      document["persons"] = persons
      document["case_management"] = ["summary": word, "open_actions": [["what": word, "owner": word]]]
      try JSONSerialization.data(withJSONObject: document).write(to: file)
      try Data("<html><script>alert(1)</script></html>".utf8).write(
        to: URL(fileURLWithPath: folder + "/attachments/scan.jpg"))
    }

    private static func pack(_ folder: String) throws -> Data {
      let file = folder + ".tar.gz"
      let parent = (folder as NSString).deletingLastPathComponent
      let outcome = try Program.run(["/bin/tar", "-C", parent, "-czf", file, (folder as NSString).lastPathComponent])
      try Proof.require(outcome.status == 0, outcome.err)
      return try Data(contentsOf: URL(fileURLWithPath: file))
    }
  }
}
