import Base
import Foundation
import Testing

@testable import CaseFile

@Suite("Reading a case")
struct RecordTests {
  @Test("a complete case has no findings and says what it says")
  func complete() throws {
    let reading = try CaseRecord.read(Data(Sample.json().utf8))
    let record = reading.record
    #expect(reading.findings.isEmpty)
    #expect(record.group.caseGroupID == "G1")
    #expect(record.group.groupType == .individual)
    #expect(record.persons.count == 1)
    #expect(record.persons[0].personID == "p1")
    #expect(record.said("persons[0].identity.names[0].given") == .string("Ada"))
    #expect(record.said("persons[0].identity.birth_date") == .string("1998-05"))
    #expect(record.said("persons[0].consent.scope") == .array([.string("core")]))
    #expect(record.said("travel.return_type") == .string("VHR"))
    #expect(record.said("travel.legs[0].to_iata") == .string("LOS"))
    #expect(record.said("case_management.summary") == .string(""))
    #expect(record.attachments.map(\.file) == ["attachments/a.pdf"])
    #expect(record.plannedArrivalText == "2027-01-19T13:05:00+01:00")
    #expect(record.plannedArrival == Moment("2027-01-19T12:05:00Z")?.date)
  }

  @Test(
    "what must be there and is not is wrong",
    arguments: [
      ("schema", Sample.json(schema: nil)), ("group", Sample.json(group: nil)),
      ("group.case_group_id", Sample.json(group: #"{"group_type": "individual"}"#)),
      ("group.group_type", Sample.json(group: #"{"case_group_id": "G"}"#)),
      ("persons", Sample.json(persons: nil)), ("persons", Sample.json(persons: "[]")),
      ("persons[0].identity", Sample.json(persons: #"[{}]"#, attachments: nil)),
      ("travel", Sample.json(travel: nil)),
      ("attachments[0].file", Sample.json(attachments: #"[{"doc_id": "d1", "type": "other"}]"#)),
      (
        "attachments[0].type",
        Sample.json(attachments: #"[{"file": "attachments/a", "doc_id": "d1"}]"#)
      ),
      (
        "attachments[0].doc_id",
        Sample.json(attachments: #"[{"file": "attachments/a", "type": "bia"}]"#)
      ),
    ])
  func required(place: String, json: String) {
    #expect(Sample.places(.wrong, json).contains(place))
  }

  @Test(
    "what must have a value takes no reason instead",
    arguments: ["unknown", "not_asked", "refused", "withheld"])
  func reasonsWhereAValueMustBe(reason: String) throws {
    for (old, place) in [
      (#""case_group_id": "G1""#, "group.case_group_id"),
      (#""group_type": "individual""#, "group.group_type"),
    ] {
      let key = try #require(old.split(separator: ":").first)
      let json = try Sample.json(replacing: old, with: "\(key): \"\(reason)\"")
      #expect(Sample.places(.wrong, json).contains(place))
    }
    let persons = Sample.json(persons: "\"\(reason)\"")
    #expect(Sample.places(.wrong, persons).contains("persons"))
  }

  @Test(
    "a reason is kept as it is, in a field of any type",
    arguments: MissingReason.allCases)
  func reasons(reason: MissingReason) throws {
    let said = "\"\(reason.rawValue)\""
    // A refused consent stops the case; it has a test of its own.
    let consent = reason == .refused ? MissingReason.notAsked : reason
    let identity = """
      {"person_id": "p1", "names": \(said), "sex": \(said), "birth_date": \(said),
      "birth_date_estimated": \(said), "nationality": \(said), "languages": \(said),
      "interpreter_needed": \(said), "travel_document": \(said)}
      """
    let json = Sample.json(
      persons: "[" + Sample.person(identity, #""\#(consent.rawValue)""#) + "]",
      travel: #"{"return_type": \#(said), "legs": \#(said), "point_of_entry": \#(said)}"#,
      management: said)
    let reading = try CaseRecord.read(Data(json.utf8))
    let person = reading.record.persons[0].values
    let whoIs = try #require(person.object("identity").value)
    #expect(reading.findings.isEmpty)
    #expect(whoIs.objects("names").reason == reason)
    #expect(whoIs.text("sex") == .missing(reason))
    #expect(whoIs.date("birth_date") == .missing(reason))
    #expect(whoIs.flag("birth_date_estimated") == .missing(reason))
    #expect(whoIs.texts("nationality") == .missing(reason))
    #expect(whoIs.object("travel_document").reason == reason)
    #expect(person.object("consent").reason == consent)
    #expect(reading.record.values.object("case_management").reason == reason)
    #expect(reading.record.legs.isEmpty)
    #expect(reading.record.plannedArrival == nil)
    #expect(reading.record.plannedArrivalText == nil)
  }

  @Test("absent, empty and unknown are three different answers")
  func threeAnswers() throws {
    for (text, expected) in [
      ("", Answer<String>.absent), (#", "number": """#, .given("")),
      (#", "number": "unknown""#, .missing(.unknown)),
    ] {
      let json = Sample.json(travel: #"{"legs": [{"carrier": "UZ"\#(text)}]}"#)
      let record = try CaseRecord.read(Data(json.utf8)).record
      let legs = try #require(record.values.object("travel").value?.objects("legs").value)
      #expect(legs.first?.text("number") == expected)
    }
  }

  @Test("what is absent and expected is missing, and nothing else is")
  func missing() {
    let json = Sample.json(
      persons: #"[{"identity": {"person_id": "p1", "names": "unknown"}}]"#,
      travel: "{}", management: nil, attachments: nil)
    #expect(Sample.places(.wrong, json).isEmpty)
    #expect(
      Sample.places(.missing, json) == [
        "persons[0].identity.sex", "persons[0].identity.birth_date",
        "persons[0].identity.birth_date_estimated", "persons[0].identity.nationality",
        "persons[0].identity.languages", "persons[0].identity.interpreter_needed",
        "persons[0].consent", "travel.return_type", "travel.legs", "travel.point_of_entry",
        "case_management",
      ])
  }

  @Test("a group of several is asked who belongs to whom, a single person is not")
  func groupOfSeveral() throws {
    let second = Sample.person(Sample.identity.replacingOccurrences(of: "p1", with: "p2"))
    let json = Sample.json(
      group: #"{"case_group_id": "G1", "group_type": "family"}"#,
      persons: "[\(Sample.person()), \(second)]")
    #expect(
      Sample.places(.missing, json) == [
        "group.head_person_id", "group.links", "group.keep_together",
      ])
    #expect(Sample.places(.wrong, json).isEmpty)
  }

  @Test("the persons' findings carry their person_id")
  func personOfFinding() throws {
    let json = try Sample.json(replacing: #""sex": "female","#, with: "")
    let finding = try #require(Sample.findings(json).first)
    #expect(finding.person == "p1")
    #expect(finding.place == "persons[0].identity.sex")
    #expect(finding.kind == .missing)
    #expect(finding.line == 3)
  }

  @Test("everything is found at once")
  func allAtOnce() {
    let json = Sample.json(
      schema: #""baton-case/9""#, group: #"{"case_group_id": 7, "group_type": "famly"}"#,
      persons:
        "[\(Sample.person(#"{"person_id": "p1", "sex": "x", "nationality": ["NG", "XX"]}"#))]",
      travel: #"{"legs": [{"from_iata": "mji", "depart": "tomorrow"}]}"#)
    let wrong = Sample.places(.wrong, json)
    for place in [
      "schema", "group.case_group_id", "group.group_type", "persons[0].identity.names",
      "persons[0].identity.sex", "persons[0].identity.nationality[0]",
      "persons[0].identity.nationality[1]", "travel.legs[0].from_iata", "travel.legs[0].depart",
    ] { #expect(wrong.contains(place), "\(place) is not in \(wrong)") }
    #expect(Sample.places(.missing, json).contains("travel.return_type"))
  }

  @Test("programs are told a finding by its code, and in English")
  func encoded() throws {
    let report = CaseReport(findings: Sample.findings(Sample.json(management: nil)))
    let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any]
    let first = try #require((json?["findings"] as? [[String: Any]])?.first)
    #expect(first["code"] as? String == "field.unsaid" && first["kind"] as? String == "missing")
    #expect(first["place"] as? String == "case_management" && first["line"] as? Int == report.findings[0].line)
    #expect(first["message"] as? String == report.findings[0].message && first["advice"] as? String != "")
  }

  @Test("the description of a problem does not quote the case")
  func description() {
    let json = Sample.json(extra: #""Canary-Ada": 1"#)
    do throws(CaseProblem) {
      _ = try CaseRecord.read(Data(json.utf8))
      Issue.record("this was read")
    } catch {
      #expect(!"\(error)".contains("Canary"))
      #expect("\(error)".contains("1 wrong"))
    }
  }
}
