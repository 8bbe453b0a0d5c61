import Base
import CaseFile
import Foundation
import Handover
import Testing

@testable import Desk

@Suite("A case as the board shows it")
struct CaseSheetTests {
  @Test("what an alert says is read by whom it is for, wherever it stands in the case; that there is one, by everybody")
  func alerts() throws {
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
    let text = try Data(contentsOf: root.appending(path: "Protocol/examples/cases/01-single-man-lagos/case.json"))
    var document = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    var persons = try #require(document["persons"] as? [[String: Any]])
    persons[0]["alerts"] = [
      ["type": "do_not_contact", "text": "for supervisors", "min_role": "supervisor", "valid_until": "2031-06"],
      ["type": "do_not_contact", "text": "for doctors", "min_role": "medical"],
      ["type": "do_not_contact", "text": "for all of them", "min_role": "caseworker"],
    ]
    document["persons"] = persons
    let record = try CaseRecord.read(JSONSerialization.data(withJSONObject: document)).record
    for (role, seen) in [
      (AccountRole.focal, [false, false]), (.caseworker, [false, false]), (.duty, [false, false]),
      (.medical, [false, true]), (.supervisor, [true, true]),
    ] {
      let sheet = CaseSheet(
        words: Sentences.of(.english),
        moments: Moments(zone: .gmt, place: "Lagos", now: Date(), words: Sentences.of(.english)),
        transfer: try TransferID("01a20111-87a4-7000-8000-000000000000"), roles: [role])
      let page = sheet.alerts(record).joined(separator: "\n") + String(describing: sheet.sections(record))
      #expect(["for supervisors", "for doctors"].map(page.contains) == seen, "\(role)")
      #expect(page.contains("for all of them") && sheet.alerts(record).count == 3 && page.contains("2031-06"))
    }
  }
}
