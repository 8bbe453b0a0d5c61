import DeskClient
import Foundation
import Handover
import Testing

/// What people do on it together.
extension EndToEnd.Board {
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

  @Test("What was printed or taken along stands in the journal, which is filtered and proved on its page")
  func journal() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (office, port) = (federation["ng-lagos"], ports["ng-lagos"] ?? 0)
      let id = try federation["ly-tripoli"].send(Cases.examples[0], to: office)
      try federation["ly-tripoli"].waitForReceipt(id)
      let amina = try office.visitor("amina", "caseworker", board: port)
      for path in ["sheet", "slip", "attachment/d1", "bundle"] {
        #expect(try amina.get("/case/\(id)/\(path)").status == 200, "\(path)")
      }
      let ada = try office.visitor("ada", "administrator", board: port)
      let accounts = try office.baton("account", "list", "--json").json() as? [[String: Any]] ?? []
      let staff = try #require(accounts.first { $0["login"] as? String == "amina" }?["staff"] as? String)
      func rows(_ query: String) throws -> [String] {
        try ada.get("/house/journal?\(query)").body.matches(of: /<code dir="ltr">([a-z]+\.[a-z-]+)<\/code>/).map {
          String($0.1)
        }
      }
      #expect(try rows("what=case.printed") == ["case.printed", "case.printed"])
      #expect(try rows("who=\(staff)&what=attachment") == ["attachment.read"])
      #expect(try rows("who=\(staff)&what=case.exported") == ["case.exported"])
      #expect(try rows("who=nobody").isEmpty)
      let proved = try ada.get("/house/journal?prove=1").body
      #expect(proved.contains("Good: each entry follows from the one before.") && proved.contains("Write this down"))
      #expect(!proved.contains("Imasuen"))
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

  @Test("An upload that breaks off near its end hands nothing in, and keeps nothing")
  func cutUpload() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let sender = federation["ly-tripoli"]
      let officer = try sender.visitor("paula", "caseworker", board: ports["ly-tripoli"] ?? 0)
      try officer.get("/hand-in")
      let file = try EndToEnd.Api.tar(federation.writeCase())
      try officer.upload("/hand-in", [("to", "ng-lagos")], file: file, name: "case.tar", upTo: 0.9)
      let none = try sender.baton("transfers", "--json").json() as? [Any]
      #expect(none?.isEmpty == true)
      // The same whole is the first that is handed in.
      try officer.get("/hand-in")
      let whole = try officer.upload("/hand-in", [("to", "ng-lagos")], file: file, name: "case.tar")
      #expect(whole.status == 303, "\(whole.body)")
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
}
