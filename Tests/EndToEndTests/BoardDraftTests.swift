import DeskClient
import Foundation
import Handover
import Testing

/// Typing a case in, and correcting it.
extension EndToEnd.Board {
  /// What somebody types of one person who flies to Lagos.
  static func typed(given: String = "Ada", number: String = "TRI-27-0001") -> [(String, String)] {
    let (person, flight) = ("persons[0].identity", "travel.legs[0]")
    let consent = "persons[0].consent"
    let lands = Date().addingTimeInterval(86_400 * 9).formatted(.iso8601.year().month().day())
    return [
      ("persons.count", "1"), ("persons[0].identity.names.count", "1"), ("travel.legs.count", "1"),
      ("group.case_group_id", number), ("group.group_type", "individual"), ("travel.return_type", "VHR"),
      ("\(person).person_id", "p1"), ("\(person).names[0].given", given),
      ("\(person).names[0].family", "Obi"), ("\(person).sex", "female"), ("\(person).birth_date", "1998-05"),
      ("\(person).nationality", "NGA"), ("\(consent).scope", "core"),
      ("\(consent).recipients", "post-return-mission"), ("\(consent).purpose", "assistance after return"),
      ("\(consent).obtained_from", "person"), ("\(consent).capacity", "adult"),
      ("\(consent).method", "tick_without_document"),
      ("\(consent).date", Date().formatted(.iso8601.year().month().day())), ("\(flight).from_iata", "MJI"),
      ("\(flight).to_iata", "LOS"), ("\(flight).carrier", "UZ"), ("\(flight).number", "4821"),
      ("\(flight).depart", "\(lands)T08:00"), ("\(flight).arrive", "\(lands)T13:05"),
    ]
  }

  /// A hidden field of the page.
  static func hidden(_ name: String, _ page: BoardAnswer) -> String {
    let pattern = try? Regex("name=\"\(name)\"[^>]*?(?: value=\"([^\"]*)\"|>([^<]*)<)")
    let field = pattern.flatMap { page.body.firstMatch(of: $0) }
    return [1, 2].lazy.compactMap { field?.output[$0].substring.map(String.init) }.first { !$0.isEmpty } ?? ""
  }

  /// What stands above the form, for who reads that it failed.
  static func summary(_ page: BoardAnswer) -> String {
    let found = page.body.matches(of: /<li><a href="(#f-[^"]*|#confirmed)">(.*?)<\/a>/).map { "\($0.1) \($0.2)" }
    let failed = page.body.firstMatch(of: /class="error-summary"(.|\n)*?<\/div>/).map { String($0.0) } ?? ""
    return "\(page.status) \(failed.prefix(1000)) \(found.joined(separator: "\n"))"
  }

  /// What a browser sends with the form: what the page brings, and what is typed.
  static func around(_ page: BoardAnswer) -> [(String, String)] {
    ["draft", "page", "after", "ticket", "shown", "version", "about", "seen_of"].map { ($0, hidden($0, page)) }
  }

  /// The fields that a page shows filled in, as a browser would send them.
  static func shown(in page: BoardAnswer) -> [(String, String)] {
    let inputs = page.body.matches(of: /<input id="f-[^"]*" name="([^"]+)" value="([^"]+)"/).map { ($0.1, $0.2) }
    let counts = page.body.matches(of: /<input type="hidden" name="([^"]+\.(?:count|empty))" value="([^"]*)"/).map {
      ($0.1, $0.2)
    }
    let selects = page.body.matches(of: /<select id="f-[^"]*" name="([^"]+)">(.*?)<\/select>/).compactMap { select in
      select.2.firstMatch(of: /<option value="([^"]+)" selected>/).map { (select.1, $0.1) }
    }
    let ticks = page.body.matches(of: /<input type="checkbox" id="f-[^"]*" name="([^"]+)" value="([^"]*)" checked>/)
      .map { ($0.1, $0.2) }
    let texts = page.body.matches(of: /<textarea id="f-[^"]*" name="([^"]+)"[^>]*>([^<]+)<\/textarea>/).map {
      ($0.1, $0.2)
    }
    return (inputs + counts + selects + ticks + texts).map { (String($0.0), String($0.1)) }
  }

  /// Types a case in and hands it in.
  static func handIn(_ officer: Visitor, _ fields: [(String, String)] = typed()) throws -> TransferID {
    var page = try officer.get("/hand-in/form")
    page = try officer.post("/hand-in/form", around(page) + [("to", "ng-lagos")] + fields)
    #expect(page.status == 200 && page.body.contains("Nothing is wrong"), "\(summary(page))")
    let handed = try officer.post(
      "/hand-in/form", around(page) + [("to", "ng-lagos"), ("seen", "yes")] + fields)
    let place = try #require(handed.location, "\(handed.status) \(summary(handed))")
    return try TransferID(String(place.dropFirst("/case/".count).prefix(36)))
  }

  @Test("A typed case is corrected in its form, filled in, and goes as the next version; nothing else of it changes")
  func corrected() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
      let officer = try sender.visitor("paula", "caseworker", board: ports["ly-tripoli"] ?? 0)
      let id = try Self.handIn(officer)
      try sender.waitForReceipt(id)
      #expect(try officer.get("/case/\(id)").body.contains("href=\"/case/\(id)/form\""))
      #expect(try officer.get("/case/\(id)/version").body.contains("href=\"/case/\(id)/form\""))
      let page = try officer.get("/case/\(id)/form")
      let fields = Self.shown(in: page)
      for (name, value) in Self.typed() where !name.hasSuffix("scope") {
        #expect(fields.contains { $0.0 == name && $0.1 == value }, "\(name): \(fields.filter { $0.0 == name })")
      }
      let changed = fields.map { $0.0 == "persons[0].identity.names[0].given" ? ($0.0, "Adaeze") : $0 }
      // A page that has not seen the newest of the conversation sends nothing, and keeps what was typed.
      let around = Self.around(page)
      let stale = around.map { $0.0 == "shown" ? ($0.0, "1.0") : $0 }
      let checked = try officer.post("/case/\(id)/form", stale + changed)
      // What it changes is shown before it goes, and what stood unsaid before is not asked about again.
      #expect(checked.status == 200 && checked.body.contains("You change:"), "\(checked.status)")
      let change = checked.body.firstMatch(of: /<li>Persons p1 · [^<]*: <bdi>Ada<\/bdi> → <bdi>Adaeze<\/bdi>/)
      #expect(change != nil && !checked.body.contains("nothing is said of"), "\(Self.summary(checked))")
      let seen = Self.around(checked).map { $0.0 == "shown" ? ($0.0, "1.0") : $0 } + [("seen", "yes")]
      let late = try officer.post("/case/\(id)/form", seen + changed)
      #expect(
        late.status == 422 && late.body.contains("More was said") && late.body.contains("Adaeze"), "\(late.status)")
      #expect(try sender.transfer(id).version == 1)
      let sent = try officer.post("/case/\(id)/form", Self.around(late) + changed)
      #expect(sent.location == "/case/\(id)?said=update", "\(sent.status) \(Self.summary(sent))")
      try Deadline(30).wait("version 2") { try receiver.transfer(id).receipted == 2 }
      let changes = try officer.get("/case/\(id)/changes").body
      #expect(changes.contains("Adaeze") && changes.matches(of: /data-label="Before"/).count == 1, "\(changes)")
      // What was kept is gone with it.
      #expect(
        try officer.get("/case/\(id)/form").body.contains(
          "name=\"persons[0].identity.names[0].given\" value=\"Adaeze\""))
      #expect(try !officer.get("/cases").body.contains("not handed in"))
      // A manager has no form.
      let manager = try sender.visitor("mona", "manager", board: ports["ly-tripoli"] ?? 0)
      #expect(try manager.get("/case/\(id)/form").status == 404)
      #expect(try manager.post("/case/\(id)/form", Self.around(page)).status == 404)
      // Nor has the other mission one for a case that it did not send.
      let focal = try receiver.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
      #expect(try focal.get("/case/\(id)/form").status == 404)
    }
  }

  @Test("A corrected case brings the documents of its folder along, octet for octet")
  func correctedWithDocuments() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
      let officer = try sender.visitor("paula", "caseworker", board: ports["ly-tripoli"] ?? 0)
      let id = try sender.send(federation.writeCase(word: "Amaru"), to: receiver)
      try sender.waitForReceipt(id)
      let before = try officer.get("/case/\(id)/attachment/d1").body
      let page = try officer.get("/case/\(id)/form")
      let fields = Self.shown(in: page).map { $0.0 == "persons[0].identity.names[0].given" ? ($0.0, "Amaruya") : $0 }
      #expect(fields.contains { $0.1 == "Amaruya" }, "\(fields)")
      let checked = try officer.post("/case/\(id)/form", Self.around(page) + fields)
      let sent = try officer.post("/case/\(id)/form", Self.around(checked) + fields + [("seen", "yes")])
      #expect(sent.location == "/case/\(id)?said=update", "\(sent.status) \(Self.summary(sent))")
      try Deadline(30).wait("version 2") { try receiver.transfer(id).receipted == 2 }
      let focal = try receiver.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
      #expect(try focal.get("/case/\(id)").body.contains("Amaruya"))
      #expect(try focal.get("/case/\(id)/attachment/d1").body == before && !before.isEmpty)
      #expect(try officer.get("/case/\(id)/changes").body.matches(of: /data-label="Before"/).count == 1)
    }
  }

  @Test("What is typed is kept for whoever typed it, and for nobody else; of two pages neither overwrites the other")
  func keptTyping() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, port) = (federation["ly-tripoli"], ports["ly-tripoli"] ?? 0)
      let officer = try sender.visitor("paula", "caseworker", board: port)
      var page = try officer.get("/hand-in/form")
      let id = Self.hidden("draft", page)
      let name = "persons[0].identity.names[0].given"
      let typed = [("persons.count", "1"), ("persons[0].identity.names.count", "1"), (name, "Zaqaryeba")]
      let auto = try officer.post("/hand-in/form", Self.around(page) + typed + [("go", "auto")])
      #expect(auto.status == 200 && auto.body.hasPrefix("Kept at"), "\(auto.body)")
      #expect(try Program.run(["/bin/grep", "-rl", "Zaqaryeba", sender.home]).status == 1)
      // Another browser of the same person, and another person's.
      let again = Visitor(port)
      try again.get("/sign-in")
      try again.post("/sign-in", [("login", "paula"), ("password", Visitor.password)])
      #expect(try again.get("/hand-in").body.contains("Zaqaryeba"))
      let second = try again.get("/hand-in/form?draft=\(id)")
      #expect(second.body.contains("value=\"Zaqaryeba\"") && second.body.contains("as you left it"))
      let other = try sender.visitor("binta", "caseworker", board: port)
      #expect(try !other.get("/hand-in/form?draft=\(id)").body.contains("Zaqaryeba"))
      #expect(try !other.get("/hand-in").body.contains("Zaqaryeba"))
      #expect(try other.get("/hand-in/form?draft=..%2f..%2fx").status == 404)
      // Both go on typing.
      let more = typed.dropLast() + [(name, "Zaqaryebb")]
      #expect(try again.post("/hand-in/form", Self.around(second) + more + [("go", "auto")]).status == 200)
      let late = try officer.post("/hand-in/form", Self.around(page) + typed + [("family", "x"), ("go", "auto")])
      #expect(late.status == 409 && late.body.contains("Nothing was overwritten"), "\(late.status)")
      page = try officer.post("/hand-in/form", Self.around(page) + typed + [("go", "save")])
      #expect(page.status == 422 && page.body.contains("value=\"Zaqaryeba\""))
      #expect(try officer.get("/hand-in").body.contains("Zaqaryebb"))
      #expect(
        try officer.post("/hand-in/form", Self.around(page) + typed + [("go", "save")]).location == "/hand-in?kept=yes")
      #expect(try officer.get("/hand-in?kept=yes").body.contains("Zaqaryeba"))
      // Another language, one more person, and thrown away.
      page = try officer.get("/hand-in/form?draft=\(id)")
      let french = try officer.post(
        "/hand-in/form", Self.around(page) + typed + [("go", "language"), ("language", "fr")])
      #expect(french.location == "/hand-in/form?draft=\(id)")
      page = try officer.get("/hand-in/form?draft=\(id)")
      #expect(page.body.contains("lang=\"fr\"") && page.body.contains("value=\"Zaqaryeba\""))
      let longer = try officer.post("/hand-in/form", Self.around(page) + typed + [("add", "persons")])
      #expect(longer.location == "/hand-in/form?draft=\(id)#f-persons-1", "\(longer.status)")
      page = try officer.get("/hand-in/form?draft=\(id)")
      #expect(page.body.contains("id=\"f-persons-1\"") && page.body.contains("value=\"Zaqaryeba\""))
      #expect(page.body.contains("name=\"persons[1].identity.person_id\" value=\"p2\""))
      // And taken out again.
      let both = typed.map { $0.0 == "persons.count" ? ($0.0, "2") : $0 } + [("persons[1].identity.sex", "male")]
      let shorter = try officer.post("/hand-in/form", Self.around(page) + both + [("remove", "persons[1]")])
      #expect(shorter.location == "/hand-in/form?draft=\(id)#f-persons", "\(shorter.status)")
      page = try officer.get("/hand-in/form?draft=\(id)")
      #expect(!page.body.contains("id=\"f-persons-1\"") && page.body.contains("value=\"Zaqaryeba\""))
      #expect(try officer.post("/hand-in/form", Self.around(page) + [("go", "drop")]).location == "/hand-in")
      #expect(try !officer.get("/hand-in").body.contains("Zaqaryeb"))
      #expect(try officer.post("/hand-in/form", Self.around(page) + typed + [("go", "auto")]).status == 409)
    }
  }

  @Test("What is sent after the session has ended is kept for its owner, and signing in leads back to it")
  func endedSession() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, port) = (federation["ly-tripoli"], ports["ly-tripoli"] ?? 0)
      let officer = try sender.visitor("paula", "caseworker", board: port)
      let page = try officer.get("/hand-in/form")
      let id = Self.hidden("draft", page)
      let typed = Self.typed(given: "Zaqaryeba") + [("to", "ng-lagos"), ("seen", "yes")]
      try officer.post("/sign-out")
      let sent = try officer.post("/hand-in/form", Self.around(page) + typed)
      #expect(sent.status == 401 && sent.body.contains("is kept") && !sent.body.contains("Zaqaryeba"))
      #expect(try sender.transfers().isEmpty)
      let link = try #require(sent.body.firstMatch(of: /href="(\/sign-in\?next=[^"]+)"/)).1
      let entry = try officer.get(String(link))
      #expect(Self.hidden("next", entry) == "/hand-in/form?draft=\(id)")
      let signed = try officer.post(
        "/sign-in", [("login", "paula"), ("password", Visitor.password), ("next", Self.hidden("next", entry))])
      #expect(signed.location == "/hand-in/form?draft=\(id)")
      #expect(try officer.get("/hand-in/form?draft=\(id)").body.contains("value=\"Zaqaryeba\""))
      // A ticket of another form, or one that somebody has made up, keeps nothing.
      let stranger = Visitor(port)
      try stranger.get("/sign-in")
      let ticket = Self.hidden("ticket", page)
      for (draft, ticket) in [("a-form-of-another-kind", ticket), (id, ticket.dropLast() + "x"), (id, "")] {
        let forged = try stranger.post(
          "/hand-in/form", [("draft", draft), ("ticket", String(ticket)), ("x", "forged")])
        #expect(forged.status == 401 && !forged.body.contains("is kept"), "\(forged.status)")
      }
      // Whoever signs in goes on at a page of this board, and nowhere else.
      try stranger.get("/sign-in?next=//evil.example")
      let away = try stranger.post(
        "/sign-in", [("login", "paula"), ("password", Visitor.password), ("next", "//evil.example")])
      #expect(away.location == "/")
      #expect(try Visitor(port).get("/case/\(id)?x=1").body.contains("/sign-in?next=%2Fcase%2F"))
    }
  }

  @Test("The check finds what handing in would refuse, names it as the form does, and what was seen stays seen")
  func sameCheck() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let sender = federation["ly-tripoli"]
      let officer = try sender.visitor("paula", "caseworker", board: ports["ly-tripoli"] ?? 0)
      var page = try officer.get("/hand-in/form")
      let child = "persons[1].identity"
      var typed = Self.typed().map { $0.0 == "persons.count" ? ($0.0, "2") : $0 }
      typed += [
        ("to", "ng-lagos"), ("\(child).person_id", "p2"), ("\(child).birth_date", "2031"),
        ("persons[1].identity.names.count", "1"), ("\(child).names[0].given", "Joy"), ("\(child).sex", "female"),
        ("\(child).nationality", "Niegria"),
      ]
      typed = typed.map { $0.0.hasSuffix("recipients") ? ($0.0, "gn-conakry") : $0 }
      typed = typed.map { $0.0.hasSuffix("group_type") ? ($0.0, "family") : $0 }
      page = try officer.post("/hand-in/form", Self.around(page) + typed)
      #expect(page.status == 422 && page.body.contains("To put right:"))
      // What is misspelt and what is not consented to, in one answer, and at the field as well as above.
      for place in [
        "#f-persons-1-consent", "#f-persons-0-consent-recipients", "#f-persons-1-identity-birth_date",
        "#f-persons-1-identity-nationality",
      ] {
        let isFound = page.body.contains("href=\"\(place)\"")
        #expect(isFound, "\(place): \(Self.summary(page))")
      }
      #expect(page.body.contains("Persons 2") && !page.body.contains("persons[1]</"))
      // The summary stands above the form.
      let (summary, form) = (page.body.range(of: "id=\"found\""), page.body.range(of: "id=\"typed\""))
      #expect(try #require(summary).lowerBound < #require(form).lowerBound)
      // Seen once, and sent again with a slip mended.
      let right = Self.typed() + [("to", "ng-lagos")]
      page = try officer.post("/hand-in/form", Self.around(page) + right)
      #expect(
        page.status == 200 && page.body.contains("name=\"seen\" value=\"yes\"") && page.body.contains("To look at:"))
      // Somebody agreed to more than there is anything said of.
      let more = try officer.post(
        "/hand-in/form", Self.around(page) + right + [("persons[0].consent.scope", "medical")])
      #expect(
        more.body.contains("nothing is said of it") && !more.body.contains("medical.json"), "\(Self.summary(more))")
      page = try officer.post("/hand-in/form", Self.around(more) + right)
      let wrong = right.map { $0.0.hasSuffix("nationality") ? ($0.0, "GIN") : $0 }
      page = try officer.post("/hand-in/form", Self.around(page) + wrong + [("seen", "yes")])
      #expect(page.status == 422 && page.body.contains("name=\"confirmed\""), "\(page.status)")
      // What was typed in words is taken with one press.
      let words = right.map { $0.0.hasSuffix("nationality") ? ($0.0, "Niegria") : $0 }
      page = try officer.post("/hand-in/form", Self.around(page) + words)
      let take = "persons[0].identity.nationality[0] NGA"
      #expect(page.body.contains("name=\"take\" value=\"\(take)\""), "\(Self.summary(page))")
      page = try officer.post("/hand-in/form", Self.around(page) + words + [("take", take), ("seen", "yes")])
      #expect(page.status == 200 && page.body.contains("Taken: NGA"), "\(Self.summary(page))")
      let ticked = right.map { $0.0.hasSuffix("recipients") ? ($0.0, "@to") : $0 }
      let sent = try officer.post("/hand-in/form", Self.around(page) + ticked)
      #expect(sent.status == 303, "\(Self.summary(sent))")
    }
  }

  @Test("What waits for a second person is corrected in its form too, and what is handed in takes its place")
  func correctedBeforeItGoes() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let sender = federation["ly-tripoli"]
      let officer = try sender.visitor("paula", "caseworker", board: ports["ly-tripoli"] ?? 0)
      let basis = "persons[0].legal_basis"
      let urgent =
        Self.typed().filter { !$0.0.contains(".consent.") } + [
          ("\(basis).basis", "vital_interest"), ("\(basis).scope", "core"), ("\(basis).reason", "she is unconscious"),
          ("\(basis).supervisor", "S. B."),
        ]
      let first = try Self.handIn(officer, urgent)
      #expect(try sender.transfer(first).awaitsApproval)
      let page = try officer.get("/case/\(first)/form")
      #expect(page.body.contains("takes its place"))
      // The reason for it, and the menu of why there is nothing of it, are two things with two names.
      #expect(page.body.components(separatedBy: "name=\"\(basis).reason\"").count == 2)
      #expect(page.body.contains("name=\"\(basis).why_not\""))
      let fields = Self.shown(in: page).map { $0.0.hasSuffix("given") ? ($0.0, "Adaeze") : $0 } + [("to", "ng-lagos")]
      let checked = try officer.post("/case/\(first)/form", Self.around(page) + fields)
      let sent = try officer.post("/case/\(first)/form", Self.around(checked) + fields + [("seen", "yes")])
      let place = try #require(sent.location, "\(sent.status) \(Self.summary(sent))")
      let second = try TransferID(String(place.dropFirst("/case/".count).prefix(36)))
      #expect(second != first && place.hasSuffix("said=submitted"))
      #expect(try sender.transfer(second).awaitsApproval && sender.status().drafts == 1)
    }
  }
}
