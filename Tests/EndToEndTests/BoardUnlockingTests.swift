import Foundation
import Handover
import Testing

/// What is sealed for one role, opened on the board by whoever has that role and their own six words.
extension EndToEnd.Board {

  @Test(
    "A nurse unlocks her key on the board with her six words and reads what is sealed for her role; nobody else does, and it is forgotten when she locks it or signs out"
  )
  func unlocking() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
      let port = ports["ng-lagos"] ?? 0
      let words = try receiver.makeKey("nadia", ["medical"])
      // The fourth example has a medicine and a document for whoever does health.
      let (folder, sealed) = (Cases.examples[3], "Sertraline")
      let fit = try #require(Cases.files(folder)["attachments/medical/fit-to-travel.jpg"])
      let id = try sender.send(folder, to: receiver)
      try sender.waitForReceipt(id)
      let nurse = try receiver.visitor("nadia", "medical", board: port)
      let colleague = try receiver.visitor("amina", "caseworker", board: port)

      // Locked.
      var page = try nurse.get("/case/\(id)")
      #expect(page.body.contains("Open what is sealed for your role") && !page.body.contains(sealed))
      #expect(try !colleague.get("/case/\(id)").body.contains("Open what is sealed"))
      #expect(try nurse.get("/case/\(id)/attachment/k3").status == 404)
      let wrong = try nurse.post("/case/\(id)/unlock", [("key", "nadia"), ("words", "not these words")])
      #expect(wrong.status == 422 && wrong.body.contains("not the words of this key"), "\(wrong.status)")
      #expect(!wrong.body.contains("value=\"not these words\"") && !wrong.body.contains(sealed))
      let nobody = try nurse.post("/case/\(id)/unlock", [("key", "../nadia"), ("words", words)])
      #expect(nobody.status == 422 && nobody.body.contains("no key of that name"), "\(nobody.status)")
      #expect(try nurse.post("/case/\(id)/unlock", [("key", "nadia"), ("words", words)], token: "x").status == 403)

      // Unlocked, for this session and this role.
      #expect(try nurse.post("/case/\(id)/unlock", [("key", "nadia"), ("words", words)]).status == 303)
      page = try nurse.get("/case/\(id)")
      #expect(page.body.contains("Unlocked with the key") && page.body.contains(sealed))
      #expect(try nurse.get("/case/\(id)/attachment/k3").body == String(decoding: fit, as: UTF8.self))
      #expect(try !colleague.get("/case/\(id)").body.contains(sealed))
      #expect(try colleague.get("/case/\(id)/attachment/k3").status == 404)
      let elsewhere = Visitor(port)
      try elsewhere.signIn("nadia")
      #expect(try !elsewhere.get("/case/\(id)").body.contains(sealed))
      // A colleague who knows the words has not the role.
      #expect(try colleague.post("/case/\(id)/unlock", [("key", "nadia"), ("words", words)]).status == 404)
      // Nor does the key of one role open what is for another.
      let mhpss = try receiver.visitor("lena", "mhpss", board: port)
      _ = try mhpss.get("/case/\(id)")
      #expect(try mhpss.post("/case/\(id)/unlock", [("key", "nadia"), ("words", words)]).status == 303)
      page = try mhpss.get("/case/\(id)")
      #expect(page.body.contains("Nothing in this case is sealed for your role") && !page.body.contains(sealed))

      // Locked again.
      _ = try nurse.get("/case/\(id)")
      #expect(try nurse.post("/case/\(id)/lock").status == 303)
      #expect(try !nurse.get("/case/\(id)").body.contains(sealed))
      _ = try nurse.post("/case/\(id)/unlock", [("key", "nadia"), ("words", words)])
      #expect(try nurse.get("/case/\(id)").body.contains(sealed))
      try nurse.post("/sign-out")
      try nurse.signIn("nadia")
      #expect(try !nurse.get("/case/\(id)").body.contains(sealed))
      let journal = try receiver.baton("journal", "show", "--limit", "1000", "--json").out
      for action in ["staff-key.refused", "staff-key.unlocked", "staff-key.locked", "compartment.read"] {
        #expect(journal.contains(action), "\(action)")
      }
      #expect(!journal.contains(words) && !journal.contains("\"medical\""))
    }
  }
}
