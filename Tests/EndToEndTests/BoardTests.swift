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

    @Test("What waits for a second person is shown with its words, and no caseworker approves it")
    func secondPerson() async throws {
      try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
        let (office, port) = (federation["ng-lagos"], ports["ng-lagos"] ?? 0)
        let id = try federation["ly-tripoli"].send(federation.writeCase(), to: office)
        try federation["ly-tripoli"].waitForReceipt(id)
        #expect(try office.baton("accept", id.text, "--staff", "s-1").status == 0)
        let (amina, ben) = (
          try office.visitor("amina", "caseworker", board: port), try office.visitor("ben", "caseworker", board: port)
        )
        var page = try amina.get("/case/\(id)")
        let said = [
          ("shown", Self.shown(page)), ("partner", "The zaqaryeba ministry"), ("consent", "signed on 20 June"),
        ]
        let drafted = try amina.post("/case/\(id)/say/onward", said)
        #expect(drafted.status == 303 && drafted.location == "/case/\(id)?drafted=onward", "\(drafted.body)")
        page = try ben.get("/case/\(id)")
        #expect(page.body.contains("Waits for a second person") && page.body.contains("The zaqaryeba ministry"))
        #expect(page.body.contains("Amina") && !page.body.contains("/approve"))
        let draft = try #require(try office.desk.get("/v1/drafts", as: [DraftView].self).first).id
        let refused = try ben.post("/case/\(id)/draft/\(draft)/approve", [("shown", Self.shown(page))])
        #expect(refused.status == 403 && refused.body.contains("supervisor approves this"), "\(refused.status)")
        // Where there are accounts a name alone is nobody's second pair of eyes.
        let named = try office.baton("approve", draft.text, "--staff", "s-9")
        #expect(named.status == 1 && named.err.contains("--login"), "\(named.err)")
        #expect(try office.statements(id).allSatisfy { $0.type != .onward })
        try amina.get("/case/\(id)")
        #expect(try amina.post("/case/\(id)/draft/\(draft)/reject").status == 303)
        #expect(try office.status().drafts == 0)
        // At the other mission a caseworker writes down what only a supervisor says, in the words of the board.
        let tripoli = federation["ly-tripoli"]
        try Deadline(30).wait("the acceptance") { try tripoli.transfer(id).handover == .accepted }
        let sami = try tripoli.visitor("sami", "caseworker", board: ports["ly-tripoli"] ?? 0)
        page = try sami.get("/case/\(id)")
        let recalled = try sami.post(
          "/case/\(id)/say/recalled",
          [
            ("shown", Self.shown(page)), ("unconditional", "true"), ("code", "wrong_person"),
            ("text", "Another woman."),
          ])
        #expect(recalled.location == "/case/\(id)?drafted=recalled", "\(recalled.body)")
        page = try sami.get("/case/\(id)")
        #expect(page.body.contains("Another woman.") && !page.body.contains("wrong_person</span>"))
        #expect(try !tripoli.transfer(id).locked)
      }
    }

    @Test("Reports are for managers, name nobody, and say what is wrong with what was asked, in every language")
    func reports() async throws {
      try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
        let (office, port) = (federation["ng-lagos"], ports["ng-lagos"] ?? 0)
        let id = try federation["ly-tripoli"].send(federation.writeCase(word: "zaqaryeba"), to: office)
        try federation["ly-tripoli"].waitForReceipt(id)
        let (manager, worker) = (
          try office.visitor("mona", "manager", board: port), try office.visitor("amina", "caseworker", board: port)
        )
        #expect(try manager.get("/").location == "/reports")
        for path in ["/reports", "/reports/values.csv", "/reports/plan"] {
          #expect(try worker.get(path).status == 404, "\(path)")
        }
        for path in ["/cases", "/case/\(id)", "/lines", "/house"] { #expect(try manager.get(path).status == 404) }
        for language in ["en", "fr", "ar"] {
          try manager.post("/language", [("language", language)])
          for kind in Report.Kind.allCases {
            for grouping in Report.Grouping.allCases {
              let page = try manager.get("/reports?kind=\(kind.rawValue)&by=\(grouping.rawValue)")
              #expect(page.status == 200 && page.body.contains("lang=\"\(language)\""), "\(kind) \(grouping)")
              #expect(!page.body.contains("zaqaryeba") && !page.body.contains(id.text))
            }
          }
        }
        try manager.post("/language", [("language", "en")])
        // One case is too few to be counted.
        let page = try manager.get("/reports?kind=indicators")
        #expect(page.body.contains("* cases") && page.body.contains("<svg class=\"bar\""), "\(page.body)")
        for wrong in ["kind=secrets", "by=name", "from=soon", "to=2027-13"] {
          let refused = try manager.get("/reports?\(wrong)")
          #expect(refused.status == 400 && refused.body.contains("error-summary"), "\(wrong): \(refused.status)")
        }
        #expect(try !manager.get("/reports?by=%3Cscript%3E").body.contains("<script>"))
        let values = try manager.get("/reports/values.csv?kind=trends&by=month")
        #expect(values.field("content-type") == "text/csv; charset=utf-8")
        #expect(values.body.hasPrefix("month,measure,yes,of,median\r\n"), "\(values.body)")
        let plan = try manager.get("/reports/plan?intake=50&follow_up=410&closure=20&intensive=70&capacity=30")
        for figure in ["555", "18.5", "<strong>19</strong>", "1:29.7"] {
          #expect(plan.body.contains(figure), "\(figure)")
        }
        for wrong in ["intake=many", "intake=-1", "capacity=0", "capacity=1e9"] {
          #expect(try manager.get("/reports/plan?\(wrong)").status == 400, "\(wrong)")
        }
      }
    }

    @Test("Of two people on one case the second is told what the first has said, and nothing is said for the second")
    func twoPeople() async throws {
      try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
        let (office, port) = (federation["ng-lagos"], ports["ng-lagos"] ?? 0)
        let id = try federation["ly-tripoli"].send(federation.writeCase(), to: office)
        try federation["ly-tripoli"].waitForReceipt(id)
        let (first, second) = (
          try office.visitor("amina", "focal", board: port), try office.visitor("binta", "focal", board: port)
        )
        let page = try first.get("/case/\(id)")
        let stale = Self.shown(try second.get("/case/\(id)"))
        #expect(
          try first.post("/case/\(id)/say/opened", [("shown", Self.shown(page))]).location == "/case/\(id)?said=opened")
        let late = try second.post("/case/\(id)/say/movement", [("shown", stale), ("state", "cancelled")])
        #expect(late.status == 409)
        #expect(late.body.contains("since you looked"))
        #expect(try office.transfer(id).movement == .planned)
        let journal = try office.baton("journal", "show").out
        let staff = try office.baton("account", "list", "--json").json() as? [[String: Any]] ?? []
        let amina = staff.first { $0["login"] as? String == "amina" }?["staff"] as? String ?? "?"
        #expect(journal.contains("say.opened") && journal.contains(amina) && journal.contains("case.read"))
      }
    }

    @Test("A slip of the year comes back with the question whether it is meant, and is said when it is")
    func slip() async throws {
      try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
        let office = federation["ng-lagos"]
        let id = try federation["ly-tripoli"].send(federation.writeCase(), to: office)
        try federation["ly-tripoli"].waitForReceipt(id)
        let amina = try office.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
        let page = try amina.get("/case/\(id)")
        let said = [
          ("shown", Self.shown(page)), ("state", "arrived"), ("moment_day", "2072-01-19"), ("moment_time", "13:05"),
        ]
        let asked = try amina.post("/case/\(id)/say/movement", said)
        #expect(asked.status == 428 && asked.body.contains("has not come yet"), "\(asked.status)")
        #expect(asked.body.contains("name=\"meant\"") && asked.body.contains("value=\"2072-01-19\""))
        #expect(try office.transfer(id).movement == .planned)
        let meant = try amina.post("/case/\(id)/say/movement", said + [("meant", "yes")])
        #expect(meant.location == "/case/\(id)?said=movement", "\(meant.body)")
        #expect(try office.transfer(id).movedDoubt == .toCome)
        #expect(try amina.get("/case/\(id)").body.contains("has not come yet"))
      }
    }

    @Test("What concerns a day or a flight is said once of all who are ticked; of whom it is not said is shown")
    func day() async throws {
      try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
        let (sender, office) = (federation["ly-tripoli"], federation["ng-lagos"])
        let ids = try ["first", "second", "third"].map { name in
          let id = try sender.send(federation.writeCase(name, word: name.capitalized), to: office)
          try sender.waitForReceipt(id)
          return id
        }
        let amina = try office.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
        #expect(try amina.get("/arrivals").body.contains("/day?on=2027-01-19&amp;way=in"))
        let page = try amina.get("/day?on=2027-01-19&way=in&flight=uz+4821").body
        for id in ids { #expect(page.contains("value=\"\(id)\" checked")) }
        #expect(page.contains("UZ4821") && !page.contains("say=accepted"))
        #expect(try amina.get("/day?on=2027-01-20&way=in").body.contains("Nobody is known"))
        #expect(try amina.get("/day?on=19.1.2027").status == 400)
        let said = try office.baton("move", ids[1].text, "cancelled", "--staff", "s-4")
        #expect(said.status == 0, "\(said.err)")
        let day = [("on", "2027-01-19"), ("way", "in"), ("flight", "UZ4821"), ("say", "movement")]
        try amina.get("/day?on=2027-01-19&way=in")
        #expect(try amina.post("/day", day + [("state", "postponed")]).status == 400)
        let two = ids.prefix(2).map { ("case", $0.text) }
        let told = try amina.post("/day", day + [("state", "postponed")] + two)
        #expect(told.status == 200 && told.body.contains("Said of 1 of 2"), "\(told.body)")
        #expect(told.body.contains("Not said of") && told.body.contains("after that it cannot be"))
        #expect(try ids.map { try office.transfer($0).movement } == [.postponed, .cancelled, .planned])
        // What a caseworker does not say of one case they do not say of a day.
        #expect(try amina.post("/day", [("on", "2027-01-19"), ("way", "in"), ("say", "accepted")] + two).status == 404)
        // A slip of the year is asked about before anything is said.
        let slip = [
          ("state", "arrived"), ("moment_day", "2072-01-19"), ("moment_time", "13:05"), ("case", ids[2].text),
        ]
        let asked = try amina.post("/day", day + slip)
        #expect(asked.status == 428 && asked.body.contains("name=\"meant\""), "\(asked.status)")
        #expect(try office.transfer(ids[2]).movement == .planned)
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
        #expect(empty.status == 400 && empty.body.contains("choose"))
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
