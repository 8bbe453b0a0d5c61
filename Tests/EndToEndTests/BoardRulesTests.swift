import Foundation
import Handover
import Testing

/// The rules of a mission, on the board.
extension EndToEnd.Board {
  @Test(
    "An administrator changes the mission’s rules on the board: what is wrong in them says where and changes nothing, and what is right holds at once"
  )
  func rules() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, port) = (federation["ly-tripoli"], ports["ly-tripoli"] ?? 0)
      let ada = try sender.visitor("ada", "administrator", board: port)
      let file = sender.home + "/policy.yaml"
      let text = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
      let first = try ada.get("/house/rules")
      let before = Self.hidden("seen", first)
      #expect(first.body.contains("what stands below holds") && first.body.contains("acceptance: [2wd, T-72h]"))
      let wrong = "limits:\n  receipt: soon\n"
      let refused = try ada.post("/house/rules", [("rules", wrong), ("seen", before)])
      #expect(refused.status == 422 && refused.body.contains("line 2") && refused.body.contains("receipt: soon"))
      #expect(FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? "" == text)

      // Every case handed in waits for a second person from now on.
      let usual = "recalled if accepted, onward if outside, submitted if vital_interest, update if vital_interest"
      let weak = try ada.post("/house/rules", [("rules", "four_eyes: []\n"), ("seen", before)])
      #expect(
        weak.status == 422 && weak.body.contains("no longer wait for a second person")
          && weak.body.contains("id=\"sure\""))
      let short = try ada.post("/house/rules", [("rules", "retention: {sent: 1d, notice: 1d}\n"), ("seen", before)])
      #expect(short.status == 422 && short.body.contains("destroyed earlier"))
      let aliases = try ada.post("/house/rules", [("rules", "limits: &l {receipt: 4h}\n"), ("seen", before)])
      #expect(aliases.status == 422 && aliases.body.contains("aliases"))
      #expect(FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? "" == text)
      let rules = "four_eyes: [submitted, \(usual)]\nmissions:\n  ng-lagos:\n    holidays: [2027-01-01]\n"
      #expect(try ada.post("/house/rules", [("rules", rules), ("seen", before)]).status == 303)
      #expect(try ada.get("/house/rules?done=yes").body.contains("holidays: [2027-01-01]"))
      let sent = try sender.baton("send", federation.writeCase(word: "Amaru"), "--to", "ng-lagos")
      #expect(sent.status == 2, "it waits for a second person: \(sent.err)")
      // Two at once: the second sees what the first did.
      let late = try ada.post("/house/rules", [("rules", "four_eyes: []\n"), ("seen", before)])
      #expect(
        late.status == 422 && late.body.contains("Somebody else has changed it") && late.body.contains("four_eyes: []"))
      #expect(try ada.get("/house/rules").body.contains("four_eyes: [submitted, "))
      let journal = try sender.baton("journal", "show", "--json").out
      let entry = journal.split(separator: "\n").first { $0.contains("policy.changed") } ?? ""
      #expect(entry.contains("weaker") && entry.contains("before") && entry.contains("after"), "\(entry)")
      // It is nobody else's to see or to change.
      let officer = try sender.visitor("paula", "caseworker", board: port)
      #expect(try officer.get("/house/rules").status == 404)
      #expect(try officer.post("/house/rules", [("rules", ""), ("seen", before)]).status == 404)
    }
  }
}
