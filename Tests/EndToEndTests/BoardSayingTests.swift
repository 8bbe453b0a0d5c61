import Base
import Foundation
import Handover
import Testing

/// What people say on the page of a case: what is offered, and what is asked once more.
extension EndToEnd.Board {
  @Test(
    "What people word is shown at both missions as they typed it and does nothing; what is too long is said by nobody")
  func hostileWords() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, office) = (federation["ly-tripoli"], federation["ng-lagos"])
      let id = try sender.send(federation.writeCase(), to: office)
      try sender.waitForReceipt(id)
      let paula = try sender.visitor("paula", "caseworker", board: ports["ly-tripoli"] ?? 0)
      let sara = try office.visitor("sara", "supervisor", board: ports["ng-lagos"] ?? 0)
      _ = try office.account("amina", ["caseworker"])
      #expect(try office.baton("review", id.text, "--staff", "s-4").status == 0)
      let word = "<script>alert(1)</script>\" onload='x' \u{202E}{{t.skip}}&amp;"
      func say(_ type: String, _ fields: [(String, String)]) throws -> BoardAnswer {
        try sara.post("/case/\(id)/say/\(type)", [("shown", Self.shown(try sara.get("/case/\(id)")))] + fields)
      }
      let long = try say("clarification_asked", [("text", String(repeating: "a", count: 1 << 20))])
      #expect(long.status == 413, "\(long.status)")
      let longish = try say("clarification_asked", [("text", String(repeating: "a", count: 100 << 10))])
      #expect((400..<500).contains(longish.status), "\(longish.status)")
      let asked = try say("clarification_asked", [("text", word)])
      #expect(asked.status == 303, "\(asked.body)")
      #expect(try say("accepted", []).status == 303)
      let staff = try #require(
        try sara.get("/case/\(id)").body.firstMatch(
          of: /id="assigned-primary".*?<option value="(s-[^"]*)"/.dotMatchesNewlines())
      ).1
      let given = [
        ("primary", String(staff)), ("name", word.replacing("\u{202E}", with: "")), ("phone", "+234 1 555 0101"),
      ]
      #expect(try say("assigned", given).status == 303)
      try Deadline(30).wait("the name at the sender") { try sender.transfer(id).handover == .assigned }
      for (visitor, path) in [(sara, ""), (paula, ""), (sara, "/sheet"), (sara, "/slip")] {
        let page = try visitor.get("/case/\(id)\(path)").body
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload="), "\(path)")
        #expect(!page.contains("<script>alert") && !page.contains("\u{202E}") && page.contains("{{t.skip}}"), "\(path)")
      }
    }
  }

  @Test(
    "What can be taken back is offered to whoever said it, with what it is and when; where nothing can, it is not offered"
  )
  func slips() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, office) = (federation["ly-tripoli"], federation["ng-lagos"])
      let id = try sender.send(federation.writeCase(), to: office)
      try sender.waitForReceipt(id)
      let amina = try office.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
      let zaina = try sender.visitor("zaina", "focal", board: ports["ly-tripoli"] ?? 0)
      #expect(try !Self.acts(amina.get("/case/\(id)").body).contains("corrected"))
      for command in [
        ["review", id.text], ["move", id.text, "arrived_unmet", "--at", Timestamp(Date()).text, "--yes"],
      ] { #expect(try office.baton(command + ["--staff", "s-4"], input: "").status == 0) }
      #expect(try office.baton(["ask", id.text, "--staff", "s-4"], input: "Does zaqar know?").status == 0)
      let page = try amina.get("/case/\(id)")
      let offered = try #require(page.body.firstMatch(of: /<select id="corrected-said".*?<\/select>/)).0
      #expect(
        offered.contains("News of the journey: arrived, nobody was there ·") && offered.contains("Does zaqar know?"))
      // Of another number the command line says what can be.
      let wrong = try office.baton("correct", id.text, "1", "--staff", "s-4")
      #expect(wrong.status == 1 && wrong.err.contains("What can be taken back: 3 (“movement”: arrived unmet"))
      // The other mission has said nothing.
      try Deadline(30).wait("the question") { try sender.transfer(id).questions == [4] }
      #expect(try !Self.acts(zaina.get("/case/\(id)").body).contains("corrected"))
      let taken = [("shown", Self.shown(page)), ("said", "3")]
      #expect(try amina.post("/case/\(id)/say/corrected", taken).status == 303)
      #expect(try office.transfer(id).stranding == nil)
    }
  }

  @Test("The same said again within minutes is asked about, and the very same form sent twice is said once")
  func repeated() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let office = federation["ng-lagos"]
      let id = try federation["ly-tripoli"].send(federation.writeCase(), to: office)
      try federation["ly-tripoli"].waitForReceipt(id)
      #expect(try office.baton("review", id.text, "--staff", "s-4").status == 0)
      let amina = try office.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
      let path = "/case/\(id)/say/clarification_asked"
      let question = [("shown", Self.shown(try amina.get("/case/\(id)"))), ("text", "Which medicine?")]
      for _ in 1...2 { #expect(try amina.post(path, question).location == "/case/\(id)?said=clarification_asked") }
      #expect(try office.transfer(id).questions.count == 1)
      let back = [("shown", Self.shown(try amina.get("/case/\(id)"))), ("text", "Which medicine?")]
      let asked = try amina.post(path, back)
      #expect(asked.status == 428 && asked.body.contains("You have said the very same"), "\(asked.status)")
      #expect(asked.body.contains(#"name="again""#) && asked.body.contains("Which medicine?"))
      #expect(try amina.post(path, back + [("again", "yes")]).status == 303)
      #expect(try office.transfer(id).questions.count == 2)
    }
  }

  @Test(
    "The first action is the next step in the line, and open where this mission owes it; who else can do it is named")
  func nextStep() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, office, port) = (federation["ly-tripoli"], federation["ng-lagos"], ports["ng-lagos"] ?? 0)
      let id = try sender.send(federation.writeCase(), to: office)
      try sender.waitForReceipt(id)
      let amina = try office.visitor("amina", "caseworker", board: port)
      let sara = try office.visitor("sara", "supervisor", board: port)
      let zaina = try sender.visitor("zaina", "caseworker", board: ports["ly-tripoli"] ?? 0)
      func open(_ visitor: Visitor) throws -> String? {
        let page = try visitor.get("/case/\(id)").body
        return page.firstMatch(of: /<details class="act" id="say-([^"]*)" open>/).map { String($0.1) }
      }
      #expect(try office.baton("review", id.text, "--staff", "s-4").status == 0)
      #expect(try open(sara) == "accepted" && open(zaina) == nil)
      let waiting = try amina.get("/case/\(id)").body
      #expect(waiting.contains("“Accept the case” is for others here to say") && waiting.contains("Sara"))
      #expect(!waiting.contains("[&quot;") && !waiting.contains("[\""))
      // A form says before it is sent what it needs.
      #expect(waiting.contains("needed for: confirmed, departed, arrived"))
      #expect(try office.baton(["ask", id.text, "--staff", "s-4"], input: "Who?").status == 0)
      try Deadline(30).wait("the question") { try !sender.transfer(id).questions.isEmpty }
      #expect(try open(zaina) == "clarification_given")
      let line =
        [
          (["accept"], "movement", "assigned"), (["assign", "s-5"], "ready", "movement"),
          (["ready"], "movement", "movement"),
          (["move", "arrived", "--at", Timestamp(Date()).text, "--yes"], "first_contact", nil),
          (["contact", "--at", Timestamp(Date()).text, "--yes"], "outcome", "outcome"),
        ] as [([String], String, String?)]
      for (command, hers, leads) in line {
        let said = try office.baton([command[0], id.text] + command.dropFirst() + ["--staff", "s-4"], input: "")
        #expect(said.status == 0, "\(command): \(said.err)")
        #expect(try open(amina) == hers, "\(command)")
        #expect(try open(sara) == leads, "\(command)")
      }
      try Deadline(30).wait("the contact") { try sender.transfer(id).isMet }
      #expect(try open(zaina) == "clarification_given")
    }
  }

  @Test("An arrival on another day than planned is asked about, and the planned one stays on the page")
  func otherDay() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let office = federation["ng-lagos"]
      let id = try federation["ly-tripoli"].send(federation.writeCase(), to: office)
      try federation["ly-tripoli"].waitForReceipt(id)
      let lagos = TimeZone(identifier: "Africa/Lagos") ?? .gmt
      let flown = ["move", id.text, "confirmed", "--at", Timestamp(Date() + 3 * 86_400, in: lagos).text, "--yes"]
      #expect(try office.baton(flown + ["--staff", "s-4"], input: "").status == 0)
      let now = Timestamp(Date() - 600, in: lagos).text
      let amina = try office.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
      let said = [
        ("shown", Self.shown(try amina.get("/case/\(id)"))), ("state", "arrived_unmet"),
        ("moment_day", String(now.prefix(10))), ("moment_time", String(now.dropFirst(11).prefix(5))),
      ]
      let asked = try amina.post("/case/\(id)/say/movement", said)
      #expect(asked.status == 428 && asked.body.contains("more than a day from what was planned"), "\(asked.status)")
      let typed = try office.baton("move", id.text, "arrived_unmet", "--at", now, "--staff", "s-4")
      #expect(
        typed.status == 1 && typed.err.contains("--yes") && typed.err.contains("is the day right"), "\(typed.err)")
      try amina.post("/language", [("language", "fr")])
      let lacking = try amina.post("/case/\(id)/say/movement", [("shown", Self.shown(asked)), ("state", "arrived")])
      #expect(lacking.status == 400 && lacking.body.contains("« Quand » manque"), "\(lacking.body)")
      try amina.post("/language", [("language", "en")])
      #expect(try amina.post("/case/\(id)/say/movement", said + [("meant", "yes")]).status == 303)
      #expect(try amina.get("/case/\(id)").body.contains("planned was "))
    }
  }
}
