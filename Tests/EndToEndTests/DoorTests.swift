import Accounts
import Base
import DeskClient
import Foundation
import Handover
import Testing

extension EndToEnd {
  /// What can be said, and done with the lines, goes through one service, whichever door it comes by: the socket, `/api`, or the
  /// board.
  @Suite("Every door lets everybody do the same")
  struct Doors {
    /// One role at one mission, by its two doors that know who comes.
    private struct Seat {
      let role: AccountRole
      let visitor: Visitor
      let program: Api.ApiProgram

      init(_ role: AccountRole, at office: Office, _ port: Int) throws {
        self.role = role
        visitor = try office.visitor("person-\(role.rawValue)", role.rawValue, board: port)
        program = try Api.ApiProgram(office, port, [role.rawValue])
      }
    }

    @Test("Each kind of statement can be said by the same roles on the board and over the API, wherever it is possible")
    func roles() async throws {
      try await Api.withApi { federation, ports in
        let offices = [federation["ng-lagos"], federation["ly-tripoli"]]
        let seats = try offices.map { office in
          try AccountRole.allCases.map { try Seat($0, at: office, ports[office.name] ?? 0) }
        }
        var tried: Set<StatementType> = []
        for (number, turns) in [Talk.whole, Talk.returned].enumerated() {
          let id = try offices[1].send(federation.writeCase("case-\(number)"), to: offices[0])
          try offices[1].waitForReceipt(id)
          for turn in turns {
            let side = turn.bySender ? 1 : 0
            tried.insert(turn.kind.type)
            for seat in seats[side] { try Self.compare(seat, turn, of: id, at: offices[side]) }
            try Talk.say(turn, "word", of: id, at: offices[side], heardBy: offices[1 - side])
          }
        }
        #expect(tried == Set(StatementKind.people.map(\.type)))
      }
    }

    /// Says it of a log that was never shown, by both doors: whoever may is told that, and nothing is said.
    private static func compare(_ seat: Seat, _ turn: Talk.Turn, of id: TransferID, at office: Office) throws {
      let type = turn.kind.type
      let may = seat.role.rights.contains(.say) && seat.role.speaksAs.contains(where: turn.kind.roles.contains)
      let page = try seat.visitor.get("/case/\(id)")
      #expect(page.body.contains(#"action="/case/\#(id)/say/\#(type)""#) == may, "\(type) on \(seat.role)'s page")
      let form = try Talk.form(turn, "word", of: id, at: office)
      let posted = try seat.visitor.post("/case/\(id)/say/\(type)", form + [("shown", "0:0"), ("meant", "yes")])
      #expect((may ? [409, 428] : [403, 404]).contains(posted.status), "\(type) from \(seat.role): \(posted.status)")
      let called = try seat.program.call(
        "POST", "/v1/transfers/\(id)/statements", ["if-match: \"0:0\""],
        Talk.body(turn, "word", of: id, at: office))
      #expect(called.status == (may ? 412 : 403), "\(type) by \(seat.role)'s program: \(called.status) \(called.body)")
    }

    @Test("Each kind of statement says the same through the socket, the API and the board")
    func sayings() async throws {
      try await Api.withApi { federation, ports in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let all = ["focal", "caseworker", "supervisor", "duty"]
        var said: [[String]] = []
        for door in ["socket", "api", "board"] {
          let id = try sender.send(federation.writeCase(door), to: receiver)
          try sender.waitForReceipt(id)
          let seats = try [receiver, sender].map { office in
            let port = ports[office.name] ?? 0
            let visitor = Visitor(port)
            let login = "all-\(door)"
            try visitor.settleTwice(link: office.account(login, all), login: login)
            return (visitor: visitor, program: try Api.ApiProgram(office, port, all))
          }
          var words: [String] = []
          for turn in Talk.whole {
            let (office, other) = turn.bySender ? (sender, receiver) : (receiver, sender)
            let seat = seats[turn.bySender ? 1 : 0]
            switch door {
            case "socket": try Talk.say(turn, "word", of: id, at: office, heardBy: other)
            case "api": try Self.call(turn, seat.program, of: id, at: office, other)
            default: try Self.post(turn, seat.visitor, of: id, at: office, other)
            }
            words.append(try Self.newest(turn.kind.type, of: id, at: office))
          }
          said.append(words)
        }
        #expect(said[0].count == Talk.whole.count && said[1] == said[0] && said[2] == said[0])
      }
    }

    private static func call(
      _ turn: Talk.Turn, _ program: Api.ApiProgram, of id: TransferID, at office: Office, _ other: Office
    ) throws {
      let count = try office.statements(id).count
      let answer = try program.call(
        "POST", "/v1/transfers/\(id)/statements", [], Talk.body(turn, "word", of: id, at: office))
      #expect(answer.status == 201, "\(turn.kind.type): \(answer.body)")
      try Talk.wait(for: turn.kind.type, count, of: id, at: other)
    }

    private static func post(
      _ turn: Talk.Turn, _ visitor: Visitor, of id: TransferID, at office: Office, _ other: Office
    ) throws {
      let count = try office.statements(id).count
      let path = "/case/\(id)/say/\(turn.kind.type)"
      var form = try Talk.form(turn, "word", of: id, at: office)
      form.append(("shown", Board.shown(try visitor.get("/case/\(id)"))))
      var answer = try visitor.post(path, form)
      if answer.status == 428 {
        let tick = answer.body.firstMatch(of: /name="final" value="([^"]*)"/).map { [("final", String($0.1))] } ?? []
        answer = try visitor.post(path, form + tick + [("meant", "yes"), ("again", "yes")])
      }
      #expect(answer.status == 303, "\(turn.kind.type): \(answer.status) \(answer.body)")
      try Talk.wait(for: turn.kind.type, count, of: id, at: other)
    }

    /// What the newest statement of a kind says, but for what differs from case to case: moments, and what stands for staff.
    private static func newest(_ type: StatementType, of id: TransferID, at office: Office) throws -> String {
      let views = try office.desk.get("/v1/transfers/\(id)/conversation", as: [StatementView].self)
      guard let view = views.last(where: { $0.type == type && $0.author.text == office.name }) else { return "?" }
      let kind = StatementKind.of(type)
      let plain = (kind?.fields ?? []).filter {
        switch $0.form {
        case .moment, .staff, .sealed: false
        default: true
        }
      }
      let open = plain.map { "\($0.key)=\(view.body[$0.key].map { "\($0)" } ?? "-")" }
      let words = (view.said ?? [:]).filter { $0.key != "signed_at" }.sorted { $0.key < $1.key }
      return "\(type) \(view.staff.role) \(open) \(words.map { "\($0.key)=\($0.value)" })"
    }

    @Test("What programs get of a case and its people, people get on the board, and those alone who may")
    func readings() async throws {
      try await Api.withApi { federation, ports in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        let id = try sender.send(folder, to: receiver)
        try sender.waitForReceipt(id)
        try Self.sendVersion(of: id, folder, sender, receiver, ports["ly-tripoli"] ?? 0)
        let port = ports["ng-lagos"] ?? 0
        let amina = try receiver.visitor("amina", "caseworker", board: port)
        let program = try Api.ApiProgram(receiver, port, ["caseworker"])
        #expect(try amina.get("/case/\(id)/changes").body.contains("All that Amaru told us"))
        #expect(try amina.get("/case/\(id)/receipt").body == program.call("GET", "/v1/transfers/\(id)/receipt").body)
        #expect(try amina.get("/case/\(id)/bundle").body == program.call("GET", "/v1/transfers/\(id)/bundle").body)
        #expect(try amina.get("/case/\(id)/version").status == 404, "a receiver changes no case")
        #expect(try amina.get("/missions").body.contains("/missions/ly-tripoli"))
        #expect(try amina.get("/missions/ly-tripoli").status == 200 && amina.get("/missions/et-addis").status == 404)
        #expect(try amina.get("/drafts").status == 200)
        // Where somebody is known besides is for supervisors, and so is what is kept about a person.
        let again = try sender.send(federation.writeCase("again"), to: receiver)
        try sender.waitForReceipt(again)
        let sara = try receiver.visitor("sara", "supervisor", board: port)
        #expect(try sara.get("/case/\(again)/elsewhere").body.contains("/case/\(id)"))
        #expect(try !amina.get("/case/\(again)/elsewhere").body.contains("/case/\(id)"))
        try sara.get("/person")
        let kept = try sara.post("/person", [("q", "Amaru Diallo")])
        #expect(kept.status == 200 && kept.body.contains("/case/\(id)") && kept.body.contains("case.read"))
        try amina.get("/me")
        #expect(try amina.post("/person", [("q", "Amaru Diallo")]).status == 404 && amina.get("/person").status == 404)
        let omar = try receiver.visitor("omar", "operator", board: port)
        for path in ["changes", "receipt", "bundle", "elsewhere", "version"] {
          #expect(try omar.get("/case/\(id)/\(path)").status == 404, "\(path)")
        }
        #expect(try omar.get("/missions").status == 200 && omar.get("/drafts").status == 404)
      }
    }

    /// On the board, after what does not go.
    private static func sendVersion(
      of id: TransferID, _ folder: String, _ sender: Office, _ receiver: Office, _ port: Int
    ) throws {
      let paula = try sender.visitor("paula", "caseworker", board: port)
      let page = try paula.get("/case/\(id)/version")
      let file = URL(filePath: folder + "/case.json")
      try String(contentsOf: file, encoding: .utf8).replacing("What Amaru told us", with: "All that Amaru told us")
        .write(to: file, atomically: true, encoding: .utf8)
      let changed = try Api.tar(folder)
      let path = "/case/\(id)/version"
      let stale = try paula.upload(path, [("shown", "0:0")], file: changed, name: "case.tar")
      #expect(stale.status == 409 && stale.body.contains("More was said"), "\(stale.status)")
      let none = try paula.upload(path, [("shown", Board.shown(page))], file: Data(), name: "x")
      #expect(none.status == 400 && none.body.contains("has nothing in it"), "\(none.status)")
      let sent = try paula.upload(path, [("shown", Board.shown(page))], file: changed, name: "case.tar")
      #expect(sent.location == "/case/\(id)?said=update", "\(sent.body)")
      try Deadline(30).wait("the version") { try receiver.transfer(id).receipted == 2 }
    }

    @Test("An administrator makes a program's token on the board, and it is let in with it")
    func token() async throws {
      try await Api.withApi(["ng-lagos"]) { federation, ports in
        let (office, port) = (federation["ng-lagos"], ports["ng-lagos"] ?? 0)
        let ada = try office.visitor("ada", "administrator", board: port)
        try ada.get("/house")
        let made = try ada.post(
          "/house/accounts",
          [("login", "case-system"), ("name", "Cases"), ("role", "operator"), ("role", "focal"), ("machine", "yes")])
        #expect(made.location == "/house?machine=case-system")
        #expect(try ada.get("/house?machine=case-system").body.contains("Say below what its token may do"))
        let place = "/house/accounts/case-system/token"
        func token(_ days: String, _ rights: String...) throws -> BoardAnswer {
          try ada.post(place, [("days", days)] + rights.map { ("may", $0) })
        }
        let given = try token("30", "run-lines")
        let secret = /class="secret"><code dir="ltr">(case-system\.[^<]+)</
        let first = try #require(given.body.firstMatch(of: secret)).1
        // What was not ticked it may not, though the account's roles do.
        let program = try Api.ApiProgram(port, token: String(first))
        #expect(try program.call("GET", "/v1/queue").status == 200 && program.call("GET", "/v1/cases").status == 403)
        let tokens = try office.baton("account", "list", "--json").json() as? [[String: Any]] ?? []
        let ends = (tokens.first { $0["login"] as? String == "case-system" }?["tokens"] as? [String])?.first
        let end = try Timestamp(try #require(ends)).date
        #expect((29...31).contains(end.timeIntervalSinceNow / 86_400))
        for refused in [try token("30"), try token("x", "run-lines"), try token("400", "run-lines")] {
          #expect(refused.status >= 400 && refused.body.contains("error-summary"), "\(refused.status)")
        }
        #expect(try token("30", "manage-accounts").status == 400)
        let next = try token("30", "run-lines")
        #expect(next.body.contains("case-system.") && !next.body.contains(first))
        let none = try ada.post("/house/accounts/ada/token", [("days", "30"), ("may", "run-lines")])
        #expect(none.status == 409, "a person has no token")
        // Who somebody is at the socket.
        #expect(try ada.post("/house/accounts/ada/user", [("uid", "4711")]).status == 303)
        #expect(try ada.get("/house").body.contains(#"name="uid" value="4711""#))
        #expect(try ada.post("/house/accounts/ada/user", [("uid", "65534")]).status == 400)
      }
    }

    @Test(
      "An operator publishes and withdraws on the board what the mission says of itself, and takes up what was given up"
    )
    func publishing() async throws {
      try await Api.withApi { federation, ports in
        let (office, other) = (federation["ly-tripoli"], federation["ng-lagos"])
        let port = ports["ly-tripoli"] ?? 0
        let omar = try office.visitor("omar", "operator", board: port)
        let amina = try office.visitor("amina", "focal", board: port)
        let place = "/lines/published"
        try omar.get(place)
        let fields = [("kind", "advice"), ("language", "fr"), ("title", "Avant de partir")]
        let file = Data("Prenez vos médicaments.".utf8)
        #expect(try omar.upload(place, fields, file: file, name: "a.txt").location == "\(place)?done=yes")
        let seen = try other.baton("missions", "document", "ly-tripoli", "advice", "fr")
        #expect(seen.out.contains("Prenez vos médicaments."), "\(seen.err)")
        let binary = try omar.upload(place, fields, file: Data([0, 1, 2]), name: "a.txt")
        #expect(binary.status >= 400 && binary.body.contains("error-summary"))
        let terms = [("category", "medical"), ("languages", "ara, eng"), ("capacity", "40"), ("answer", "2wd")]
        #expect(try omar.post("/lines/terms", terms).status == 303)
        #expect(try omar.get(place).body.contains(#"value="ara, eng""#))
        let told = try other.baton("missions", "show", "ly-tripoli").out
        #expect(told.contains("40") && told.contains("ara"), "\(told)")
        #expect(try omar.post("/lines/terms", [("capacity", "many")]).status == 400)
        #expect(try omar.post("\(place)/advice/fr/withdraw").status == 303)
        #expect(try other.baton("missions", "document", "ly-tripoli", "advice", "fr").status == 1)
        try amina.get("/cases")
        #expect(try amina.get(place).status == 404 && amina.post("/lines/terms", terms).status == 404)
        #expect(try amina.upload(place, fields, file: file, name: "a.txt").status == 404)
        // Given up, and taken up again.
        #expect(try office.baton("hold", other.name, "--mission", "--reason", "tried").status == 0)
        let id = try office.send(federation.writeCase(), to: other)
        #expect(try office.baton("hold", id.text, "--reason", "tried").status == 0)
        #expect(try office.baton("retire", id.text).status == 0)
        try Deadline(30).wait("its end") { try office.transfer(id).state == "dead" }
        #expect(try amina.post("/lines/revive", [("transfer", id.text)]).status == 404)
        try omar.get("/lines")
        #expect(try omar.post("/lines/revive", [("transfer", id.text)]).location == "/lines?done=revive")
        #expect(try office.transfer(id).state != "dead")
        #expect(try omar.post("/lines/revive", [("transfer", id.text)]).status == 409)
      }
    }

    @Test("Operators alone do with the lines what can be done, and it comes to the same through every door")
    func lines() async throws {
      try await Api.withApi { federation, ports in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let port = ports["ly-tripoli"] ?? 0
        let seats = try AccountRole.allCases.map { try Seat($0, at: sender, port) }
        let runner = try #require(seats.first { $0.role == .operator })
        try Self.onMissions(seats, receiver.name)
        #expect(try sender.baton("hold", receiver.name, "--mission", "--reason", "tried").status == 0)
        var became: [[String]] = []
        for door in ["socket", "api", "board"] {
          let id = try sender.send(federation.writeCase(door), to: receiver)
          let item = try #require(try sender.queue().first { $0.transfer == id }).item
          for seat in seats where seat.role != .operator {
            #expect(try seat.visitor.post("/lines/item/\(item)/hold", [("reason", "x")]).status == 404, "\(seat.role)")
            #expect(try seat.visitor.get("/lines/item/\(item)/bundle").status == 404, "\(seat.role)")
            #expect(try seat.program.call("POST", "/v1/queue/\(id)/hold?text=x").status == 403, "\(seat.role)")
          }
          let sealed = try runner.visitor.get("/lines/item/\(item)/bundle")
          #expect(sealed.status == 200 && sealed.body.contains("manifest"), "\(sealed.status)")
          var states: [String] = []
          for verb in ["hold", "release", "requeue", "quarantine", "release", "hold", "retire"] {
            switch door {
            case "socket": let _: [String] = try sender.desk.post("/v1/queue/\(id)/\(verb)?text=x")
            case "api":
              #expect(try runner.program.call("POST", "/v1/queue/\(id)/\(verb)?text=x").status == 200, "\(verb)")
            default:
              try runner.visitor.get("/lines/item/\(item)")
              let done = try runner.visitor.post("/lines/item/\(item)/\(verb)", [("reason", "x")])
              #expect(done.status == 303, "\(verb): \(done.body)")
            }
            let view = try sender.queue().first { $0.item == item }
            // Who it was, and when, stands behind the reason.
            let reason = (view?.hold?.text ?? "-").prefix { $0 != "(" }
            states.append("\(verb) \(try sender.transfer(id).state) \(view?.hold?.code ?? "-") \(reason)")
          }
          became.append(states)
        }
        #expect(became[1] == became[0] && became[2] == became[0])
      }
    }

    private static func onMissions(_ seats: [Seat], _ mission: String) throws {
      for seat in seats {
        let may = seat.role == .operator
        try seat.visitor.get("/me")
        for verb in ["hold", "release"] {
          let posted = try seat.visitor.post("/lines/mission/\(mission)/\(verb)", [("reason", "x")])
          #expect(posted.status == (may ? 303 : 404), "\(verb) by \(seat.role)")
          let called = try seat.program.call("POST", "/v1/missions/\(mission)/\(verb)?text=x")
          #expect(
            (may ? [200, 409] : [403]).contains(called.status), "\(verb) by \(seat.role)'s program: \(called.body)")
        }
      }
    }
  }
}
