import Foundation
import Testing

@testable import CaseFile

/// Every field of the model, with what its absence means.
@Suite("Every field")
struct FieldTableTests {
  /// A field of `FullCase.json`.
  struct Row: Sendable, CustomTestStringConvertible {
    let place: String
    let need: String
    var testDescription: String { place }
  }

  private static func rows(_ prefix: String, _ need: String, _ names: String) -> [Row] {
    names.split(separator: " ").map { Row(place: prefix + $0, need: need) }
  }

  static let required =
    rows("", "required", "schema group persons travel")
    + rows("group.", "required", "case_group_id group_type")
    + rows("group.links[0].", "required", "a b relation")
    + rows("persons[0].", "required", "identity")
    + rows("persons[0].identity.", "required", "person_id")
    + rows("persons[0].identity.languages[0].", "required", "code")
    + rows("persons[0].identity.identifiers[0].", "required", "system value")
    + rows("case_management.open_actions[0].", "required", "what")
    + rows("attachments[0].", "required", "file doc_id type")

  static let expected =
    rows("group.", "expected", "head_person_id links keep_together")
    + rows("persons[0].", "expected", "consent")
    + rows(
      "persons[0].identity.", "expected",
      "sex birth_date birth_date_estimated nationality languages interpreter_needed")
    + rows("persons[0].identity.travel_document.", "expected", "type number expiry")
    + rows(
      "persons[0].consent.", "expected",
      "scope recipients purpose language interpreter obtained_from capacity method date doc_ref")
    + rows("travel.", "expected", "return_type legs point_of_entry")
    + rows("travel.legs[0].", "expected", "from_iata to_iata carrier number depart arrive")
    + rows("", "expected", "case_management")
    + rows(
      "case_management.", "expected",
      "needs_case_management model basis categories risk_level opened caseworker supervisor"
        + " duty_contact summary open_actions")
    + rows("case_management.basis.", "expected", "medium_long_term risk_medium_high")
    + rows("attachments[0].", "expected", "compartment")

  static let optional =
    rows("persons[0].identity.names[0].", "optional", "given middle family nickname script")
    + rows("persons[0].identity.languages[0].", "optional", "speaks reads")
    + rows(
      "persons[0].identity.", "optional",
      "identifiers travel_document gender_identity literacy marital_status")
    + rows("persons[0].identity.travel_document.", "optional", "issuer issued")
    + rows("persons[0].consent.", "optional", "withheld_from expires withdrawn_at")
    + rows(
      "travel.", "optional", "escort special_assistance final_destination_pcode reception")
    + rows("travel.reception.", "optional", "met_by shelter onward_transport until")
    + rows("case_management.caseworker.", "optional", "name phone email")
    + rows("case_management.open_actions[0].", "optional", "due owner")
    + rows(
      "attachments[0].", "optional", "person language sha256 media_type original_held_by")

  /// Names must be there, but may hold a reason: a kind of its own.
  static let names = Row(place: "persons[0].identity.names", need: "required")
  static let all = required + expected + optional + [names]

  private func findings(_ place: String, _ value: JSONTree?) throws -> [CaseFinding] {
    Sample.findings(try FullCase.json(place, value))
  }

  @Test("required: absence is wrong", arguments: required + [names])
  func requiredAbsent(row: Row) throws {
    let found = try findings(row.place, nil)
    #expect(found.contains { $0.kind == .wrong && $0.place == row.place }, "\(found)")
  }

  @Test("expected: absence is missing, and nothing is wrong", arguments: expected)
  func expectedAbsent(row: Row) throws {
    let found = try findings(row.place, nil)
    #expect(found.map(\.place) == [row.place])
    #expect(found.map(\.kind) == [.missing])
    #expect(found.allSatisfy { $0.advice.contains("not_asked") })
  }

  @Test("optional: absence is nothing", arguments: optional)
  func optionalAbsent(row: Row) throws {
    #expect(try findings(row.place, nil).isEmpty)
  }

  @Test("null is wrong everywhere", arguments: all)
  func null(row: Row) throws {
    let found = try findings(row.place, .null)
    #expect(found.contains { $0.kind == .wrong && $0.place == row.place }, "\(found)")
  }

  @Test("a number is wrong everywhere, and said to be one", arguments: all)
  func number(row: Row) throws {
    let found = try findings(row.place, .number("7")).filter { $0.place == row.place }
    #expect(found.map(\.kind) == [.wrong])
    #expect(found.allSatisfy { $0.message.contains("a number") }, "\(found)")
  }

  @Test("an object with a foreign field is wrong everywhere", arguments: all)
  func foreign(row: Row) throws {
    let found = try findings(row.place, .object(["zzzzzz": .string("x")]))
    #expect(
      found.contains { $0.kind == .wrong && $0.place.hasPrefix(row.place) }, "\(found)")
  }

  @Test("a reason is taken where a value may be missing", arguments: expected + optional + [names])
  func reasonTaken(row: Row) throws {
    for reason in MissingReason.allCases {
      let found = try findings(row.place, .string(reason.rawValue))
      // Whoever refuses consent says no; there is no value missing.
      let saysNo = reason == .refused && row.place == "persons[0].consent"
      let wanted: [CaseFinding.Kind] = saysNo ? [.wrong] : []
      #expect(found.map(\.kind) == wanted, "\(found)")
    }
  }

  @Test("a reason is refused where a value must be", arguments: required)
  func reasonRefused(row: Row) throws {
    for reason in MissingReason.allCases {
      let found = try findings(row.place, .string(reason.rawValue))
      #expect(
        found.contains { $0.kind == .wrong && $0.place == row.place && !$0.advice.isEmpty },
        "\(found)")
    }
  }

  @Test("all fields of the full case are in the table")
  func complete() throws {
    let tree = try JSONParser.parse(Array(FullCase.json.utf8)).tree
    #expect(Set(Self.fields(tree, "")) == Set(Self.all.map(\.place) + ["attachments"]))
    #expect(Self.all.count == Set(Self.all.map(\.place)).count)
  }

  /// The places of all fields; of a list, the fields of its first element.
  private static func fields(_ tree: JSONTree, _ place: String) -> [String] {
    switch tree {
    case .object(let fields):
      if place.hasSuffix("supervisor") || place.hasSuffix("duty_contact") { return [] }
      return fields.flatMap { key, value in
        let inner = JSONText.join(place, key)
        return [inner] + Self.fields(value, inner)
      }
    case .array(let items): return items.first.map { Self.fields($0, place + "[0]") } ?? []
    default: return []
    }
  }
}

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
    let found = Sample.findings(try FullCase.json(place, .string(value)))
    let wrong = found.filter { $0.kind == .wrong }
    #expect(wrong.map(\.place) == [place])
    #expect(wrong.allSatisfy { !$0.advice.isEmpty && $0.line == 1 })
    #expect(wrong.allSatisfy { ($0.person == "p1") == place.hasPrefix("persons[0]") })
  }

  private func check<Code: CodeList>(_ type: Code.Type, _ place: String) throws {
    for code in Code.allCases {
      let found = Sample.findings(try FullCase.json(place, .string(code.rawValue)))
      #expect(!found.contains { $0.place == place && $0.message.contains("is not") }, "\(code)")
    }
    #expect(
      Set(Code.allCases.map(\.rawValue)).isDisjoint(with: MissingReason.allCases.map(\.rawValue)))
  }

  @Test("every code of every list is taken, and none is also a reason")
  func codes() throws {
    try check(GroupType.self, "group.group_type")
    try check(Relation.self, "group.links[0].relation")
    try check(Sex.self, "persons[0].identity.sex")
    try check(Literacy.self, "persons[0].identity.literacy")
    try check(MaritalStatus.self, "persons[0].identity.marital_status")
    try check(TravelDocumentType.self, "persons[0].identity.travel_document.type")
    try check(ReturnType.self, "travel.return_type")
    try check(Escort.self, "travel.escort")
    try check(ManagementModel.self, "case_management.model")
    try check(CaseFile.Category.self, "case_management.categories[0]")
    try check(RiskLevel.self, "case_management.risk_level")
    try check(Compartment.self, "attachments[0].compartment")
    try check(ConsentSource.self, "persons[0].consent.obtained_from")
    try check(ConsentCapacity.self, "persons[0].consent.capacity")
    try check(ConsentMethod.self, "persons[0].consent.method")
    try check(AttachmentType.self, "attachments[0].type")
  }
}
