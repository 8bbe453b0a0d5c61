import Base
import Foundation
import Handover
import Testing

/// What both boards say of a case that changes after somebody has said something of it.
extension EndToEnd.Board {
  /// Mends the case folder: other text in place of some.
  private static func mend(_ folder: String, _ old: String, _ new: String) throws {
    let file = "\(folder)/case.json"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacing(old, with: new).write(toFile: file, atomically: true, encoding: .utf8)
  }

  /// Takes a case on, names Zaqar Bello and says that they are ready.
  private static func takeOn(_ id: TransferID, at office: Office, of sender: Office) throws {
    for (command, words) in [
      (["accept", id.text], ""),
      (["assign", id.text, "s-5", "--contact", "-"], "name=Zaqar Bello\nphone=+234 1 555 0101\n"),
      (["ready", id.text], ""),
    ] {
      let said = try office.baton(command + ["--staff", "s-4"], input: words)
      #expect(said.status == 0, "\(said.err)")
    }
    try Deadline(30).wait("the word at the sender") { try sender.transfer(id).handover == .ready }
  }

  @Test("Who was ready before the case changed is not said to be ready, at either mission, until they say so again")
  func readyBeforeChange() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, office) = (federation["ly-tripoli"], federation["ng-lagos"])
      let folder = try federation.writeCase()
      let id = try sender.send(folder, to: office)
      try sender.waitForReceipt(id)
      try Self.takeOn(id, at: office, of: sender)
      let amina = try office.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
      let zaina = try sender.visitor("zaina", "focal", board: ports["ly-tripoli"] ?? 0)
      let done = #"<li class="done"><span class="name">ready</span>"#
      for visitor in [amina, zaina] {
        let page = try visitor.get("/case/\(id)").body
        #expect(page.contains("Yes: Zaqar Bello is ready.") && page.contains(done))
      }
      // The line is held: the sender knows before the other mission does.
      #expect(try sender.baton("hold", office.name, "--mission", "--reason", "a flood").status == 0)
      try Self.mend(folder, "2027-01-19", "2027-01-16")
      let update = try sender.baton("update", id.text, folder)
      #expect(update.status == 0, "\(update.err)")
      let hers = try zaina.get("/case/\(id)").body
      #expect(hers.contains("Not sure: Zaqar Bello was ready before the case changed (") && !hers.contains(done))
      #expect(hers.contains("ng-lagos does not have the change yet.") || hers.contains("does not have the change yet."))
      #expect(try !zaina.get("/case/\(id)/slip?plain=no").body.contains("There for you"))
      #expect(try zaina.get("/cases").body.contains("Not sure: "))
      #expect(try sender.baton("show", id.text).out.contains("NOT SURE"))
      #expect(try sender.baton("release", office.name, "--mission").status == 0)
      try Deadline(30).wait("the second version") { try office.transfer(id).receipted == 2 }
      for visitor in [amina, zaina] {
        try Deadline(30).wait("the receipt") {
          try visitor.get("/case/\(id)").body.contains("has not said so again")
        }
        let page = try visitor.get("/case/\(id)").body
        #expect(!page.contains("Yes: Zaqar") && !page.contains(done) && page.contains("Being ready is owed by"))
      }
      #expect(try amina.get("/arrivals").body.contains("ready before it changed, not since"))
      #expect(try amina.get("/arrivals").body.contains("Saturday 16 January 2027"))
      let page = try amina.get("/case/\(id)")
      let moved = "The arrival moved from Tue 19 Jan 2027, 13:05 UTC+1 to Sat 16 Jan 2027, 13:05 UTC+1."
      #expect(page.body.contains("Changed on ") && page.body.contains("<strong>\(moved)</strong>"))
      #expect(page.body.contains("Also changed: Travel"))
      for visitor in [amina, zaina] {
        #expect(try visitor.get("/case/\(id)").body.contains("<p>Version 2 of the case was sent</p>"))
        let changes = try visitor.get("/case/\(id)/changes").body
        #expect(changes.contains("Sat 16 Jan 2027, 13:05 UTC+1"))
        #expect(!changes.contains("travel.legs") && !changes.contains("2027-01-16T"))
      }
      #expect(Self.acts(page.body).first == "ready")
      #expect(try amina.post("/case/\(id)/say/ready", [("shown", Self.shown(page))]).status == 303)
      try Deadline(30).wait("the word of it") { try sender.transfer(id).handover == .ready }
      for visitor in [amina, zaina] {
        let page = try visitor.get("/case/\(id)").body
        #expect(page.contains("Yes: Zaqar Bello is ready.") && !page.contains("Changed on "))
      }
      #expect(try zaina.get("/case/\(id)/slip?plain=no").body.contains("There for you"))
    }
  }

  @Test("Who was ready for one arrival is not said to be ready for another, nor for a journey that does not take place")
  func readyForAnotherDay() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, office) = (federation["ly-tripoli"], federation["ng-lagos"])
      let id = try sender.send(federation.writeCase(), to: office)
      try sender.waitForReceipt(id)
      try Self.takeOn(id, at: office, of: sender)
      let amina = try office.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
      let zaina = try sender.visitor("zaina", "focal", board: ports["ly-tripoli"] ?? 0)
      func move(_ words: String...) throws {
        let said = try sender.baton(["move", id.text] + words + ["--staff", "s-1", "--yes"], input: "")
        #expect(said.status == 0, "\(said.err)")
      }
      func bothRead(_ answer: String, _ others: [String], slip: String) throws {
        for visitor in [amina, zaina] {
          try Deadline(30).wait("“\(answer)”") { try visitor.get("/case/\(id)").body.contains(answer) }
          let page = try visitor.get("/case/\(id)").body
          for other in others { #expect(!page.contains(other), "\(other) beside \(answer)") }
          #expect(try visitor.get("/case/\(id)/slip?plain=no").body.contains(slip))
          #expect(try visitor.get("/case/\(id)/sheet").body.contains(answer))
        }
      }
      // The same arrival once more changes nothing.
      try move("confirmed", "--at", "2027-01-19T13:05:00+01:00")
      try bothRead("Yes: Zaqar Bello is ready.", ["Not sure"], slip: "There for you")
      // Another one does, until they say so again.
      try move("confirmed", "--at", "2027-01-20T09:00:00+01:00")
      try bothRead(
        "Not sure: Zaqar Bello was ready for another time", ["Yes: Zaqar"], slip: "still getting ready")
      #expect(try amina.get("/case/\(id)").body.contains("Being ready is owed by"))
      #expect(try sender.baton("show", id.text).out.contains("NOT SURE"))
      let page = try amina.get("/case/\(id)")
      #expect(try amina.post("/case/\(id)/say/ready", [("shown", Self.shown(page))]).status == 303)
      try bothRead("Yes: Zaqar Bello is ready.", ["Not sure"], slip: "There for you")
      // Of a journey that is put off or cancelled nobody is told yes, and nobody is sent to the airport.
      try move("postponed")
      try bothRead(
        "Not now: the journey is put off", ["Yes: Zaqar", "Not sure"], slip: "does not go as it was planned")
      try move("cancelled")
      try bothRead("No: the journey is cancelled.", ["Yes: Zaqar"], slip: "does not go as it was planned")
      #expect(try !zaina.get("/case/\(id)/slip?plain=no").body.contains("You arrive:"))
      #expect(try zaina.get("/cases").body.contains("is ready.") == false)
      #expect(try sender.baton("show", id.text).out.contains("NOT READY"))
    }
  }

  @Test("A case that is closed goes on saying what is left: nobody met them, no outcome, no answer")
  func afterTheEnd() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, office) = (federation["ly-tripoli"], federation["ng-lagos"])
      let id = try sender.send(federation.writeCase(), to: office)
      try sender.waitForReceipt(id)
      try Self.takeOn(id, at: office, of: sender)
      let amina = try office.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
      let zaina = try sender.visitor("zaina", "focal", board: ports["ly-tripoli"] ?? 0)
      let now = Timestamp(Date()).text
      func say(_ command: [String], _ words: String = "", as staff: String = "s-4") throws {
        let said = try office.baton(command + ["--staff", staff, "--yes"], input: words)
        #expect(said.status == 0, "\(said.err)")
      }
      try say(["ask", id.text], "Which medicine does zaqar take?")
      try say(["move", id.text, "arrived_unmet", "--at", now])
      let close = [("shown", Self.shown(try amina.get("/case/\(id)")))]
      let asked = try amina.post("/case/\(id)/say/closed", close)
      #expect(asked.status == 428 && asked.body.contains("Nobody has met the people yet"), "\(asked.status)")
      #expect(try amina.post("/case/\(id)/say/closed", close + [("final", Self.token(asked))]).status == 303)
      try Deadline(30).wait("the end at the sender") { try sender.transfer(id).handover == .closed }
      for (visitor, list) in [(amina, "/arrivals?part=all"), (zaina, "/cases")] {
        let page = try visitor.get("/case/\(id)").body
        #expect(page.contains("Arrived, nobody was there</h2>") && page.contains("first contact is due now"))
        #expect(page.contains("Left without an answer when the case was closed: \u{2068}Which medicine"))
        #expect(try visitor.get(list).body.contains(#"<span class="alert">arrived, nobody was there</span>"#))
      }
      let hers = try zaina.get("/case/\(id)")
      #expect(hers.body.contains("You know how it ended, and what was left open"))
      #expect(!hers.body.contains("nothing is open any more"))
      let complete = try zaina.post("/case/\(id)/say/completed", [("shown", Self.shown(hers))])
      #expect(complete.status == 428 && complete.body.contains("nobody is told of it any more"), "\(complete.status)")
      try say(["contact", id.text, "--at", now], as: "s-5")
      try say(["outcome", id.text], "Zaqar is with his brother.")
      try say(["close", id.text])
      let outcome = try #require(try office.statements(id).last { $0.type == .outcome })
      try say(["correct", id.text, "\(outcome.seq)"])
      try Deadline(30).wait("the taking back") { try sender.transfer(id).owesOutcome }
      for visitor in [amina, zaina] {
        let page = try visitor.get("/case/\(id)").body
        #expect(page.contains("The outcome was taken back after the case was closed."))
        #expect(page.contains("Word of the outcome is owed by"))
        // What was taken back stands there as such, and the taking back says what it was.
        #expect(page.contains("Taken back on ") && page.contains("<s>The outcome</s>"))
        #expect(page.contains("The outcome: Zaqar is with his brother. ·") && !page.contains("Question \(outcome.seq)"))
        let slip = try visitor.get("/case/\(id)/slip?plain=no").body
        #expect(slip.contains("Looks after you:") && !slip.contains("You arrive:"))
      }
      #expect(Self.acts(try amina.get("/case/\(id)").body).prefix(1) == ["outcome"])
      try say(["outcome", id.text], "Zaqar is with his sister.")
      try Deadline(30).wait("the other outcome") { try sender.transfer(id).hasOutcome }
      #expect(try !zaina.get("/case/\(id)").body.contains("The outcome was taken back after"))
    }
  }
}
