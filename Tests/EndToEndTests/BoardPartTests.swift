import DeskClient
import Foundation
import Handover
import Testing

/// Typing what is sealed apart.
extension EndToEnd.Board {
  @Test("What is for one role is typed by whoever has it, sealed for it alone, and until then kept nowhere")
  func partOfOneRole() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
      let nurse = try receiver.makeKey("nadia", ["medical"])
      let officer = try sender.visitor("paula", "caseworker", board: ports["ly-tripoli"] ?? 0)
      let doctor = try sender.visitor("nadia", "medical", board: ports["ly-tripoli"] ?? 0)
      let medicine = "medical:persons[0].medications"
      let health = [
        ("medical:persons.count", "1"), ("medical:persons[0].person_id", "p1"), ("\(medicine).count", "1"),
        ("\(medicine)[0].name", "Zaqaryebin"), ("\(medicine)[0].dose", "10 mg"),
      ]
      let right = Self.typed() + [("to", "ng-lagos"), ("persons[0].consent.scope", "medical")]
      // Whoever has not the role is asked for nothing of it, and what they send of it is not read.
      var page = try officer.get("/hand-in/form")
      #expect(!page.body.contains("name=\"medical:") && page.body.contains("seen by nobody else: health"))
      page = try officer.post("/hand-in/form", Self.around(page) + right + health)
      #expect(page.body.contains("nothing is said of it") && !page.body.contains("Zaqaryebin"), "\(Self.summary(page))")
      page = try doctor.get("/hand-in/form")
      #expect(page.body.contains("name=\"medical:persons[0].medications.count\""))
      page = try doctor.post("/hand-in/form", Self.around(page) + right + health)
      #expect(page.body.contains("value=\"Zaqaryebin\"") && !page.body.contains("nothing is said of it"))
      #expect(page.body.contains("href=\"#f-medical-persons-0-medications-0-frequency\""), "\(Self.summary(page))")
      let draft = Self.hidden("draft", page)
      let kept = try doctor.get("/hand-in/form?draft=\(draft)").body
      #expect(kept.contains("value=\"Ada\"") && !kept.contains("Zaqaryebin"))
      let more = try doctor.post("/hand-in/form", Self.around(page) + right + health + [("add", medicine)])
      #expect(
        more.status == 200 && more.body.contains("name=\"\(medicine)[1].name\"") && more.body.contains("Zaqaryebin"))
      let sent = try doctor.post("/hand-in/form", Self.around(page) + right + health + [("seen", "yes")])
      let place = try #require(sent.location, "\(Self.summary(sent))")
      let id = try TransferID(String(place.dropFirst("/case/".count).prefix(36)))
      try sender.waitForReceipt(id)
      let core = "\(federation.folder)/core"
      #expect(try receiver.baton("read", id.text, "--to", core).status == 0)
      #expect(try Cases.files(core)["medical.json"] == nil)
      func medical(of id: TransferID, as name: String) throws -> String {
        let place = "\(federation.folder)/\(name)"
        #expect(try receiver.read(id, to: place, as: "nadia", nurse, ["medical"]).status == 0)
        return try String(decoding: Cases.files(place)["medical.json"] ?? Data(), as: UTF8.self)
      }
      #expect(try medical(of: id, as: "first").contains("Zaqaryebin"))
      // The next version goes not without it, unless that is meant.
      page = try officer.get("/case/\(id)/form")
      #expect(page.body.contains("sealed for them alone") && page.body.contains("name=\"leave_out\""))
      // Which part that is, whoever has neither the role nor the right to know does not learn here.
      #expect(page.body.contains("another role may read") && !page.body.contains("/changes\""))
      let fields = Self.shown(in: page).map { $0.0.hasSuffix("given") ? ($0.0, "Adaeze") : $0 }
      page = try officer.post("/case/\(id)/form", Self.around(page) + fields)
      #expect(!page.body.contains("nothing is said of it"), "\(Self.summary(page))")
      let refused = try officer.post("/case/\(id)/form", Self.around(page) + fields + [("seen", "yes")])
      #expect(refused.status == 422 && refused.body.contains("sealed apart") && !refused.body.contains("--leave-out"))
      #expect(try sender.transfer(id).version == 1)
      page = try doctor.get("/case/\(id)/form")
      page = try doctor.post("/case/\(id)/form", Self.around(page) + fields + health)
      let whole = try doctor.post("/case/\(id)/form", Self.around(page) + fields + health + [("seen", "yes")])
      #expect(whole.location == "/case/\(id)?said=update", "\(Self.summary(whole))")
      try Deadline(30).wait("version 2") { try receiver.transfer(id).receipted == 2 }
      #expect(try medical(of: id, as: "second").contains("Zaqaryebin"))
    }
  }
}
