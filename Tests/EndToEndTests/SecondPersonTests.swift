import Base
import DeskClient
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("A case that rests on a vital interest waits for a second person", .timeLimit(.minutes(3)))
  struct SecondPerson {
    /// A case without a consent, since a life is in danger.
    private static func urgent(_ federation: Federation) throws -> String {
      let folder = try federation.writeCase("urgent", bytes: 2000)
      let file = URL(fileURLWithPath: "\(folder)/case.json")
      guard var document = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any],
        var persons = document["persons"] as? [[String: Any]]
      else { throw HarnessProblem("the case has no persons") }
      persons[0]["consent"] = nil
      persons[0]["legal_basis"] = [
        "basis": "vital_interest", "scope": ["core"], "reason": "she is unconscious", "supervisor": "S. B.",
      ]
      document["persons"] = persons
      try JSONSerialization.data(withJSONObject: document).write(to: file)
      return folder
    }

    @Test("it is sealed and goes nowhere, by no operator's verb and on no stick, until another person has approved it")
    func vital() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try Self.urgent(federation)
        let sent = try sender.baton("send", folder, "--to", "ng-lagos", "--yes", "--staff", "c-1", "--json")
        #expect(sent.status == 2, "\(sent.err)")
        let id = try #require(try JSON.decode([TransferView].self, from: Data(sent.out.utf8)).first).transfer
        #expect(try sender.status().drafts == 1)
        for words in [
          ["release", id.text], ["requeue", id.text], ["hold", id.text, "--reason", "x"],
          ["export", id.text, "--bundle", "\(federation.folder)/stick.baton"],
        ] {
          let outcome = try sender.baton(words, input: "")
          #expect(outcome.status == 1 && outcome.err.contains("second person"), "\(words): \(outcome.err)")
        }
        // Nor does a newer version go past the second person, though what it rests on would not have to wait.
        let consented = try federation.writeCase("consented", bytes: 2000)
        let update = try sender.baton("update", id.text, consented, "--staff", "c-1")
        #expect(update.status == 1 && update.err.contains("second person"), "\(update.out)\(update.err)")
        #expect(try sender.status().drafts == 1 && sender.transfer(id).version == 1)
        let why = try sender.baton("why", id.text)
        #expect(why.out.contains("baton approve"), "\(why.out)")
        let draft = try #require(try sender.desk.get("/v1/drafts", as: [DraftView].self).first)
        #expect(draft.type == .submitted && draft.staff.text == "c-1")
        #expect(try sender.baton("approve", draft.id.text, "--staff", "c-1").status == 1)
        // Also what was given up and taken up again waits.
        #expect(try sender.baton("retire", id.text).status == 0)
        #expect(try sender.baton("drafts").out.contains("nothing waits"))
        #expect(try sender.baton("requeue", id.text).err.contains("second person"))
        // That it was given up is told (0063), and nothing of it has gone.
        #expect(try sender.transfer(id).awaitsApproval && receiver.transfers().allSatisfy { $0.receipted == nil })
        let approved = try sender.baton("approve", draft.id.text, "--staff", "s-1")
        #expect(approved.status == 0, "\(approved.err)")
        try sender.waitForReceipt(id)
        #expect(try sender.status().drafts == 0)
      }
    }
  }
}
