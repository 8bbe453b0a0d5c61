import Base
import Foundation
import Testing

@testable import CaseFile

/// Values that are wrong in one field only.
@Suite("Values of fields")
struct FieldValueTests {
  @Test(
    "a value that is not of the field's kind is wrong, there and nowhere else",
    arguments: [
      ("schema", "baton-case/2"), ("group.case_group_id", ""), ("group.group_type", "couple"),
      ("group.links[0].relation", "mother"), ("persons[0].identity.sex", "F"),
      ("persons[0].identity.birth_date", "03.02.1990"),
      ("persons[0].identity.nationality[1]", "Eritrea"),
      ("persons[0].identity.languages[0].code", "am"),
      ("persons[0].identity.names[0].script", "latin"),
      ("persons[0].identity.travel_document.type", "visa"),
      ("persons[0].identity.travel_document.issuer", "ET"),
      ("persons[0].identity.travel_document.expiry", "2029-1"),
      ("persons[0].identity.literacy", "yes"), ("persons[0].identity.marital_status", "engaged"),
      ("persons[0].consent.scope[0]", "all"), ("persons[0].consent.language", "Amharic"),
      ("persons[0].consent.obtained_from", "mother"), ("persons[0].consent.capacity", "full"),
      ("persons[0].consent.method", "tick"), ("persons[0].consent.date", "today"),
      ("persons[0].consent.withdrawn_at", "2027-01-01"), ("travel.return_type", "avr"),
      ("travel.legs[0].from_iata", "Tripoli"), ("travel.legs[0].arrive", "2027-02-04T05:25:00"),
      ("travel.escort", "police"), ("travel.special_assistance[0]", "wheelchair"),
      ("travel.final_destination_pcode", "4"), ("travel.reception.until", "2027-02-07"),
      ("case_management.model", "general"), ("case_management.categories[0]", "minor"),
      ("case_management.risk_level", "extreme"), ("case_management.opened", "10/2026"),
      ("case_management.caseworker.phone", "0910000101"),
      ("case_management.caseworker.email", "nobody"),
      ("case_management.open_actions[0].due", "soon"), ("attachments[0].file", "consent.pdf"),
      ("attachments[0].type", "pdf"), ("attachments[0].language", "Amharic language"),
      ("attachments[0].sha256", "0f"), ("attachments[0].media_type", "pdf"),
      ("attachments[0].compartment", "health"),
    ])
  func wrongValue(place: String, value: String) throws {
    try expectWrong(Sample.findings(FullCase.json(place, .string(value))), place, value, in: "case.json")
  }

  private func expectWrong(_ row: CaseRow, _ value: String) throws {
    let found = try FullCase.findings(row, at: row.valuePlace, .string(value))
    try expectWrong(found, row.valuePlace, value, in: row.document.file)
  }

  private func expectWrong(_ found: [CaseFinding], _ place: String, _ value: String, in file: String) throws {
    let wrong = found.filter { $0.kind == .wrong }
    #expect(wrong.map(\.place) == [place], "\(value)")
    #expect(wrong.allSatisfy { !$0.advice.isEmpty && $0.file == file && $0.line == 1 })
    // A person's findings carry the number that is written there, right or wrong.
    let isNumber = ["persons[0].identity.person_id", "persons[0].person_id"].contains(place)
    let person = isNumber ? value : place.hasPrefix("persons[0]") ? "p1" : nil
    #expect(wrong.allSatisfy { $0.person == person })
  }

  @Test("what the form of a field refuses is wrong, there and nowhere else", arguments: CaseRow.all)
  func refused(row: CaseRow) throws {
    guard let form = row.field.type.form else { return }
    for value in form.refuses { try expectWrong(row, value) }
    #expect(!form.refuses.isEmpty || form.name == "text", "nothing is known that is not \(form.name)")
  }

  @Test("what is longer than the form of a field allows is wrong, there and nowhere else", arguments: CaseRow.all)
  func tooLong(row: CaseRow) throws {
    guard let longest = row.field.type.form?.longest else { return }
    let text = try #require(texts(of: row.field.example).first)
    #expect(text.utf8.count <= longest)
    let last = try #require(text.last)
    try expectWrong(row, text + String(repeating: last, count: longest + 1 - text.utf8.count))
  }

  private func texts(of example: CaseField.Example) -> [String] {
    switch example {
    case .text(let text): [text]
    case .list(let texts): texts
    case .flag, .count, .ofSection: []
    }
  }

  @Test("every code of every list is taken, and none is also a reason", arguments: CaseRow.all)
  func codes(row: CaseRow) throws {
    guard let list = row.field.type.form?.codes else { return }
    for code in list.texts {
      let found = try FullCase.findings(row, at: row.valuePlace, .string(code))
      #expect(!found.contains { $0.place == row.valuePlace && $0.message.contains("is not") }, "\(code)")
    }
    #expect(Set(list.texts).count == list.codes.count)
    #expect(Set(list.texts).isDisjoint(with: MissingReason.allCases.map(\.rawValue)))
  }

  @Test("a wrong code is told from the right ones, and the nearest is named", arguments: CaseRow.all)
  func nearest(row: CaseRow) throws {
    guard let list = row.field.type.form?.codes, let first = list.texts.first else { return }
    let found = try FullCase.findings(row, at: row.valuePlace, .string(first + "x")).filter { $0.kind == .wrong }
    #expect(found.map(\.message) == ["\"\(first)x\" is not \(list.meaning)"])
    #expect(found.first?.advice.contains("\"\(first)\"") == true, "\(found)")
  }
}
