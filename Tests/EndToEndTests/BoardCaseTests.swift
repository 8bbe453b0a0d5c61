import Base
import Foundation
import Handover
import Testing

extension EndToEnd.Board {
  static func token(_ page: BoardAnswer) -> String {
    page.body.firstMatch(of: /name="final" value="([^"]*)"/).map { String($0.1) } ?? ""
  }

  @Test(
    "Consent is withdrawn from the whole case or a part of it by a choice, and what nothing undoes is asked once more")
  func finalActs() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let office = federation["ng-lagos"]
      let id = try federation["ly-tripoli"].send(federation.writeCase(), to: office)
      try federation["ly-tripoli"].waitForReceipt(id)
      let amina = try office.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
      let page = try amina.get("/case/\(id)")
      let choice = try #require(page.body.firstMatch(of: /<select id="consent_withdrawn-compartment".*?<\/select>/))
      #expect(choice.0.contains(" required>") && choice.0.contains(#"<option value="whole">the whole case"#))
      let shown = ("shown", Self.shown(page))
      func withdraw(_ fields: (String, String)...) throws -> BoardAnswer {
        try amina.post("/case/\(id)/say/consent_withdrawn", [shown] + fields)
      }
      let empty = try withdraw(("compartment", ""))
      #expect(empty.status == 400 && empty.body.contains("“Withdrawn of” is missing"), "\(empty.status)")
      let part = try withdraw(("compartment", "medical"))
      #expect(
        part.status == 428 && part.body.contains("This locks one part of the case for good, at both missions: medical"))
      let whole = try withdraw(("compartment", "whole"))
      #expect(whole.status == 428 && whole.body.contains("This locks the whole case for good"))
      // The tick for a part is none for the whole.
      #expect(try withdraw(("compartment", "whole"), ("final", Self.token(part))).status == 428)
      #expect(try office.statements(id).allSatisfy { $0.type != .consentWithdrawn })
      #expect(try withdraw(("compartment", "whole"), ("final", Self.token(whole))).status == 303)
      #expect(try office.transfer(id).locked)
      let gone = try amina.get("/case/\(id)")
      let destroyed = [("shown", Self.shown(gone)), ("text", "Two prints were shredded.")]
      let asked = try amina.post("/case/\(id)/say/destroyed", destroyed)
      #expect(asked.status == 428 && asked.body.contains("Two prints were shredded."))
      #expect(try amina.post("/case/\(id)/say/destroyed", destroyed + [("final", Self.token(asked))]).status == 303)
    }
  }

  @Test(
    "Of documents a browser shows pictures and PDF, in a sandbox without rights, to those alone who may read the case")
  func documents() async throws {
    try await EndToEnd.Api.withApi { federation, ports in
      let (office, port) = (federation["ng-lagos"], ports["ng-lagos"] ?? 0)
      let folder = "\(federation.folder)/full"
      try FilledCase.write(folder, word: "quill")
      let file = try #require(try Cases.paths(folder).first { $0.hasPrefix("attachments/core") })
      for (start, type, way) in [
        ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], "image/png", "inline"),
        (Array("%PDF-1.7".utf8), "application/pdf", "inline"), ([0xff, 0xd8, 0xff, 0xe0], "image/jpeg", "inline"),
        (Array("<svg xmlns".utf8), "application/octet-stream", "attachment"),
        (Array("PK".utf8), "application/octet-stream", "attachment"),
      ] as [([UInt8], String, String)] {
        try Data(start + Array(" whatever it says".utf8)).write(to: URL(filePath: "\(folder)/\(file)"))
        let id = try federation["ly-tripoli"].send(folder, to: office)
        try federation["ly-tripoli"].waitForReceipt(id)
        let login = "amina-\(start[0])"
        let amina = try office.visitor(login, "caseworker", board: port)
        let place = try #require(
          try amina.get("/case/\(id)").body.firstMatch(of: /href="(\/case\/[^"]*\/attachment\/[^"]*)"/)
        ).1
        let shown = try amina.get(String(place))
        #expect(shown.status == 200 && shown.field("content-type") == type, "\(shown.status) \(type)")
        #expect(shown.field("content-disposition")?.hasPrefix("\(way); filename=") == true)
        #expect(shown.field("content-security-policy")?.hasPrefix("sandbox; default-src 'none'") == true)
        #expect(shown.field("x-content-type-options") == "nosniff" && shown.field("cache-control") == "no-store")
        #expect(try office.visitor("omar-\(login)", "operator", board: port).get(String(place)).status == 404)
      }
    }
  }

  @Test("A case is closed without an outcome, or with an open question, only by whoever is asked whether that is meant")
  func closing() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let office = federation["ng-lagos"]
      let id = try federation["ly-tripoli"].send(federation.writeCase(), to: office)
      try federation["ly-tripoli"].waitForReceipt(id)
      #expect(try office.baton("accept", id.text, "--staff", "s-4").status == 0)
      let question = try office.baton(["ask", id.text, "--staff", "s-5"], input: "Which medicine?\n")
      #expect(question.status == 0, "\(question.err)")
      let amina = try office.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
      let close = [("shown", Self.shown(try amina.get("/case/\(id)")))]
      let asked = try amina.post("/case/\(id)/say/closed", close)
      #expect(asked.status == 428 && asked.body.contains("No outcome was reported"), "\(asked.status)")
      #expect(asked.body.contains("A question has no answer yet"))
      #expect(try office.transfer(id).handover == .accepted)
      #expect(try amina.post("/case/\(id)/say/closed", close + [("final", Self.token(asked))]).status == 303)
    }
  }

  @Test("Alerts and a request to give the case back come first: in lists, on the case's page and on paper")
  func first() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, office, port) = (federation["ly-tripoli"], federation["ng-lagos"], ports["ng-lagos"] ?? 0)
      let id = try sender.send(federation.writeCase(), to: office)
      try sender.waitForReceipt(id)
      let amina = try office.visitor("amina", "caseworker", board: port)
      #expect(try office.baton("accept", id.text, "--staff", "s-4").status == 0)
      // Nobody has opened what was taken on.
      #expect(try amina.get("/arrivals").body.contains(#"<strong class="news">accepted, not read</strong>"#))
      try Deadline(30).wait("the acceptance") { try sender.transfer(id).handover == .accepted }
      #expect(try amina.get("/case/\(id)/slip").body.contains("It names the mission"))
      for (command, words) in [
        ("alert", "Somebody waits for zaqar at the airport."), ("ask-back", "Zaqar stays here."),
      ] {
        let said = try sender.baton([command, id.text, "--staff", "s-5"], input: words)
        #expect(said.status == 0, "\(said.err)")
      }
      try Deadline(30).wait("both here") {
        try office.transfer(id).recallAsked != nil && !office.transfer(id).alerts.isEmpty
      }
      let row = try amina.get("/arrivals").body
      for badge in ["An alert", "asked back"] {
        #expect(row.contains(#"<span class="alert">\#(badge)</span>"#), "\(badge)")
      }
      let page = try amina.get("/case/\(id)").body
      let top = page.prefix(upTo: try #require(page.range(of: #"<dl class="facts">"#)).lowerBound)
      #expect(top.contains("Somebody waits for zaqar") && top.contains("Zaqar stays here."))
      #expect(!top.contains("#say-recall_answered"))
      #expect(try amina.get("/case/\(id)/sheet").body.contains("Somebody waits for zaqar"))
      // A paper that says where it is from could harm now: it is plain unless that is meant.
      #expect(try amina.get("/case/\(id)/slip").body.contains("Plain: it names no organisation"))
      #expect(try amina.get("/case/\(id)/slip?plain=no").body.contains("It names the mission"))
      // Whoever decides it finds the answer first.
      let sara = try office.visitor("sara", "supervisor", board: port)
      let hers = try sara.get("/case/\(id)").body
      #expect(hers.contains("#say-recall_answered"))
      #expect(hers.firstMatch(of: /<details class="act" id="([^"]*)" open>/)?.1 == "say-recall_answered")
    }
  }

  @Test("Whom nobody has met stands before all else at both missions, with whom to call, until somebody is with them")
  func stranded() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, office) = (federation["ly-tripoli"], federation["ng-lagos"])
      let id = try sender.send(federation.writeCase(), to: office)
      try sender.waitForReceipt(id)
      let amina = try office.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
      let zaina = try sender.visitor("zaina", "focal", board: ports["ly-tripoli"] ?? 0)
      for said in [
        ["accept", id.text, "--staff", "s-4"],
        ["assign", id.text, "s-5", "--contact", "-", "--staff", "s-4"],
        ["move", id.text, "arrived_unmet", "--at", Timestamp(Date()).text, "--staff", "s-4", "--yes"],
      ] {
        let result = try office.baton(said, input: "name=Zaqar Bello\nphone=+234 1 555 0101\n")
        #expect(result.status == 0, "\(result.err)")
      }
      try Deadline(30).wait("the word at the sender") { try sender.transfer(id).stranding != nil }
      for (visitor, list) in [(amina, "/arrivals"), (zaina, "/cases")] {
        let page = try visitor.get("/case/\(id)").body
        let top = page.prefix(upTo: try #require(page.range(of: #"<dl class="facts">"#)).lowerBound)
        #expect(top.contains("Arrived, nobody was there</h2>") && top.contains("first contact is due now"))
        #expect(top.contains("Zaqar Bello") && top.contains("+234 1 555 0101") && top.contains("on duty at"))
        #expect(!page.contains(#"<li class="done"><span class="name">arrived</span>"#))
        let row = try visitor.get(list).body
        #expect(row.contains(#"<span class="alert">arrived, nobody was there</span>"#))
      }
      #expect(try amina.get("/arrivals").body.contains(#"<h2 id="stranded">Nobody has met them</h2>"#))
      let shown = try sender.baton("show", id.text).out
      #expect(shown.contains("EMERGENCY") && shown.contains("Zaqar Bello, +234 1 555 0101"), "\(shown)")
      #expect(try sender.baton("transfers").out.contains("NOBODY THERE"))
      #expect(try office.baton("inbox").out.contains("NOBODY THERE"))
      let met = try office.baton("contact", id.text, "--at", Timestamp(Date()).text, "--staff", "s-5", "--yes")
      #expect(met.status == 0, "\(met.err)")
      #expect(try !amina.get("/arrivals").body.contains(#"<h2 id="stranded">"#))
      #expect(try !amina.get("/case/\(id)").body.contains("first contact is due now"))
      #expect(try !office.baton("show", id.text).out.contains("EMERGENCY"))
    }
  }

  @Test("Who was chosen is named everywhere, though nobody wrote the name; the next step comes first")
  func named() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, office, port) = (federation["ly-tripoli"], federation["ng-lagos"], ports["ng-lagos"] ?? 0)
      let id = try sender.send(federation.writeCase(), to: office)
      try sender.waitForReceipt(id)
      let amina = try office.visitor("amina", "caseworker", board: port)
      let sara = try office.visitor("sara", "supervisor", board: port)
      #expect(try office.baton("review", id.text, "--staff", "s-4").status == 0)
      #expect(Self.acts(try sara.get("/case/\(id)").body).prefix(2) == ["accepted", "clarification_asked"])
      let accepted = [("shown", Self.shown(try sara.get("/case/\(id)")))]
      #expect(try sara.post("/case/\(id)/say/accepted", accepted).status == 303)
      let page = try sara.get("/case/\(id)")
      let choice = try #require(
        page.body.firstMatch(of: /<option value="([^"]*)">(amina[^<·]*?) · [^<]*</.ignoresCase()))
      let (staff, name) = (String(choice.1), String(choice.2))
      let choosing = [("shown", Self.shown(page)), ("primary", staff)]
      let asked = try sara.post("/case/\(id)/say/assigned", choosing)
      #expect(asked.status == 428 && asked.body.contains("No telephone number: neither the person"), "\(asked.status)")
      let given = try sara.post("/case/\(id)/say/assigned", choosing + [("final", Self.token(asked))])
      #expect(given.status == 303, "\(given.body)")
      #expect(Self.acts(try amina.get("/case/\(id)").body).first == "ready")
      for path in ["sheet", "slip", ""] {
        #expect(try sara.get("/case/\(id)/\(path)").body.contains(name), "\(path)")
      }
      let slip = try sara.get("/case/\(id)/slip").body
      let code = try #require(slip.firstMatch(of: /<bdi dir="ltr">((?:[0-9A-Z*~$=]{5}-?){4})<\/bdi>/)).1
      let shown = try sender.baton("show", id.text).out
      #expect(slip.contains("<svg") && shown.contains(code))
      #expect(slip.contains("still getting ready") && !slip.contains("There for you"))
      #expect(try sara.post("/find", [("q", code.lowercased())]).body.contains("/case/\(id)"))
      try Deadline(30).wait("the name at the sender") { try sender.baton("log", id.text).out.contains(name) }
    }
  }

  @Test(
    "Whoever gives a case to somebody sees how much each has and who is away; of who is away it stands at their cases")
  func loads() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, office, port) = (federation["ly-tripoli"], federation["ng-lagos"], ports["ng-lagos"] ?? 0)
      let ids = try ["one", "two"].map { try sender.send(federation.writeCase($0), to: office) }
      for id in ids { try sender.waitForReceipt(id) }
      let sara = try office.visitor("sara", "supervisor", board: port)
      let amina = try office.visitor("amina", "caseworker", board: port)
      _ = try office.visitor("binta", "caseworker", board: port)
      for id in ids { #expect(try office.baton("accept", id.text, "--staff", "s-4").status == 0) }
      func choices() throws -> [String] {
        let form = try sara.get("/case/\(ids[1])").body.firstMatch(
          of: /id="assigned-primary"(.*?)<\/select>/.dotMatchesNewlines())
        return try #require(form).1.matches(of: /<option value="[^"]+">([^<]*)</).map { String($0.1) }
      }
      #expect(try choices().allSatisfy { $0.contains("0 open cases") })
      let staff = try #require(
        try sara.get("/case/\(ids[0])").body.firstMatch(of: /<option value="([^"]*)">amina/.ignoresCase())
      ).1
      let shown = [
        ("shown", Self.shown(try sara.get("/case/\(ids[0])"))), ("primary", String(staff)),
        ("phone", "+234 1 555 0101"),
      ]
      #expect(try sara.post("/case/\(ids[0])/say/assigned", shown).status == 303)
      // Whoever has least comes first.
      #expect(try choices().last?.contains("1 open case") == true)
      try amina.get("/me")
      #expect(try amina.post("/me/absence", [("from", "2020-01-02"), ("to", "2020-01-01")]).status == 422)
      #expect(try amina.post("/me/absence", [("from", "2020-01-01"), ("to", "2999-12-31")]).status == 303)
      #expect(try choices().last?.contains("away until 2999-12-31") == true)
      for path in ["/case/\(ids[0])", "/arrivals"] {
        #expect(try sara.get(path).body.contains("is away until"), "\(path)")
      }
      #expect(try !sara.get("/case/\(ids[1])").body.contains("is away until"))
      #expect(try office.baton("account", "away", "amina").status == 0)
      #expect(try !sara.get("/arrivals").body.contains("is away until"))
    }
  }

  @Test(
    "By a slip’s code a mission that has no part in the case says where it is and whom to call, and what is wrong with a code"
  )
  func slipElsewhere() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos", "gn-conakry"]) { federation, ports in
      let id = try federation["ly-tripoli"].send(federation.writeCase(), to: federation["ng-lagos"])
      try federation["ly-tripoli"].waitForReceipt(id)
      let code = try #require(
        try federation["ly-tripoli"].baton("show", id.text).out.firstMatch(of: /(?:[0-9A-Z*~$=]{5}-){3}[0-9A-Z*~$=]{5}/)
      ).0
      let helper = try federation["gn-conakry"].visitor("mariama", "focal", board: ports["gn-conakry"] ?? 0)
      func said(_ text: some StringProtocol) throws -> String {
        try helper.get("/arrivals")
        return try helper.post("/find", [("q", String(text))]).body
      }
      let found = try said(code)
      #expect(found.contains("By this slip’s code the case is at") && found.contains("/missions/ng-lagos"))
      #expect(found.contains("call the mission that the person comes from, too") && !found.contains("0 cases"))
      #expect(try said(code.dropLast(3)).contains("it has four groups of five"))
      #expect(try said("Zaqar").contains("Nobody like that is known here."))
    }
  }

  static func acts(_ page: String) -> [String] {
    page.matches(of: /<details class="act" id="say-([^"]*)"/).map { String($0.1) }
  }

  @Test(
    "Lines, health and the case's page say the same of a mission: whether it answers, and what goes only when it is let go"
  )
  func oneAndTheSame() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (office, other) = (federation["ly-tripoli"], federation["ng-lagos"])
      let omar = try office.visitor("omar", "operator", board: ports["ly-tripoli"] ?? 0)
      let zaina = try office.visitor("zaina", "focal", board: ports["ly-tripoli"] ?? 0)
      try office.waitForReceipt(office.send(federation.writeCase("before"), to: other))
      let well = try omar.get("/lines").body
      #expect(well.contains("Every mission answers, and nothing is held."))
      #expect(well.contains("Tries of the last 24 hours, the newest on the right: ") && well.contains("(filled): 0"))
      let head = try office.baton("journal", "show", "--limit", "1", "--json").json() as? [[String: Any]]
      #expect(well.contains(try #require(head?.first?["hash"] as? String)))
      _ = try other.stop()
      let id = try office.send(federation.writeCase(), to: other)
      #expect(try office.baton("hold", id.text, "--reason", "zaqar is at the lawyer").status == 0)
      let health = try omar.get("/house/health").body
      #expect(health.contains("Not all is well: 1 thing to act on") && !health.contains("All is well."))
      // What can be done on a page has a link to it, and no command.
      #expect(!health.contains("baton queue") && health.contains(#"<a href="/lines">"#))
      #expect(health.contains(#"<a href="/missions/ng-lagos">Whom to call there</a>"#))
      #expect(health.contains("ng-lagos cannot be reached") && health.contains("1 case stands still"))
      // The worst first.
      let levels = health.matches(of: /<li class="(bad|warning|good)"/).map { String($0.1) }
      let order = ["bad", "warning", "good"]
      #expect(levels == order.flatMap { level in levels.filter { $0 == level } } && levels.first != "good")
      let lines = try omar.get("/lines").body
      #expect(lines.contains("Not all is well with:") && lines.contains("cannot be reached"))
      #expect(lines.contains("1 item is held: it goes only when somebody lets it go."))
      #expect(!lines.contains("Nothing in the way") && !lines.contains("/lines/mission/ng-lagos/release"))
      #expect(lines.contains("/lines/mission/ng-lagos/hold"))
      #expect(lines.contains("How old what waits is") && lines.contains(#"<td data-label="under an hour">1</td>"#))
      #expect(try zaina.get("/case/\(id)").body.contains("somebody who runs the lines here keeps it back"))
      try omar.get("/lines")
      #expect(try omar.post("/lines/mission/ng-lagos/hold", [("reason", "a flood")]).status == 303)
      let held = try omar.get("/lines").body
      #expect(held.contains("/lines/mission/ng-lagos/release") && held.contains("a flood"))
      // Whom to ask is a name, and when is a time as people read it.
      #expect(try held.contains(#/a flood \(\S+, \w+ \d+ \w+ \d{4}, /#) && !held.contains(/a flood \(s-/))
      #expect(try zaina.get("/case/\(id)").body.contains("a flood"))
      try omar.post("/language", [("language", "fr")])
      let french = try omar.get("/house/health").body
      let arabic = try Program.run(
        [Program.baton, "doctor"], environment: ["BATON_HOME": office.home, "LANG": "ar_SD.UTF-8"])
      #expect(arabic.out.contains("لا يمكن الوصول إلى ng-lagos"), "\(arabic.out)")
      #expect(french.contains("ng-lagos ne peut pas être jointe") && french.contains("Tout ne va pas bien : "))
    }
  }

  @Test("That a mission is held back stands on the page of each case that waits for it")
  func heldBack() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (office, other) = (federation["ly-tripoli"], federation["ng-lagos"])
      let held = try office.baton("hold", other.name, "--mission", "--reason", "zaqar is at the lawyer")
      #expect(held.status == 0, "\(held.err)")
      let id = try office.send(federation.writeCase(), to: other)
      let officer = try office.visitor("zaina", "focal", board: ports["ly-tripoli"] ?? 0)
      #expect(try officer.get("/case/\(id)").body.contains("zaqar is at the lawyer"))
      #expect(try office.baton("release", other.name, "--mission").status == 0)
      try office.waitForReceipt(id)
      #expect(try !officer.get("/case/\(id)").body.contains("zaqar is at the lawyer"))
    }
  }
}
