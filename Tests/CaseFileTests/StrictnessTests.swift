import Base
import Foundation
import Testing

@testable import CaseFile

@Suite("Strictness of the reading")
struct StrictnessTests {
  @Test(
    "an unknown field is wrong and names the nearest valid one",
    arguments: [
      (
        #""sex": "female""#, #""sex": "female", "birthdate": "1998""#,
        "persons[0].identity.birthdate",
        "birth_date"
      ),
      (#""scope""#, #""scop": 1, "scope""#, "persons[0].consent.scop", "scope"),
      (
        #""return_type""#, #""returntype": "AVR", "return_type""#, "travel.returntype",
        "return_type"
      ),
      (#""model""#, #""modell": 1, "model""#, "case_management.modell", "model"),
      (#""doc_id": "d1""#, #""doc_id": "d1", "docid": "x""#, "attachments[0].docid", "doc_id"),
      (#""group_type""#, #""grouptype": 1, "group_type""#, "group.grouptype", "group_type"),
      (#""schema""#, #""attachment": [], "schema""#, "attachment", "attachments"),
      (
        #""given": "Ada""#, #""given": "Ada", "gvien": "x""#, "persons[0].identity.names[0].gvien",
        "given"
      ),
    ])
  func unknownFields(old: String, new: String, place: String, near: String) throws {
    let found = Sample.findings(try Sample.json(replacing: old, with: new))
    let finding = try #require(found.first { $0.place == place }, "\(found)")
    #expect(finding.kind == .wrong)
    #expect(finding.advice.contains("\"\(near)\""))
    #expect(finding.line != nil)
  }

  @Test(
    "a wrong type says what was expected",
    arguments: [
      (#""sex": "female""#, #""sex": 1"#, "a sex", "a number"),
      (
        #""birth_date_estimated": false"#, #""birth_date_estimated": "no""#, "true or false",
        "a string"
      ),
      (#""nationality": ["NGA"]"#, #""nationality": "NGA""#, "a list", "a string"),
      (#""nationality": ["NGA"]"#, #""nationality": [true]"#, "ISO 3166-1", "true or false"),
      (#"{"name": "A"}"#, #"["A"]"#, "an object", "a list"),
      (#""summary": """#, #""summary": {}"#, "a string", "an object"),
      (#""depart": "2027-01-19T08:40:00+02:00""#, #""depart": 1800000000"#, "RFC 3339", "a number"),
    ])
  func types(old: String, new: String, expected: String, found: String) throws {
    let findings = Sample.findings(try Sample.json(replacing: old, with: new))
    let wrong = findings.filter { $0.kind == .wrong }
    #expect(wrong.count == 1, "\(wrong)")
    #expect(wrong.first?.message.contains(expected) == true, "\(wrong)")
    #expect(wrong.first?.message.contains(found) == true, "\(wrong)")
  }

  @Test("null is not an answer", arguments: [#""sex": "female""#, #""interpreter_needed": false"#])
  func null(old: String) throws {
    let key = try #require(old.split(separator: ":").first)
    let findings = Sample.findings(try Sample.json(replacing: old, with: "\(key): null"))
    #expect(findings.contains { $0.kind == .wrong && $0.message.contains("null") })
  }

  @Test("a key that stands twice is wrong and both lines are named")
  func duplicates() throws {
    let json = try Sample.json(
      replacing: #""sex": "female","#, with: "\"sex\": \"female\",\n\"sex\": \"male\",")
    let finding = try #require(Sample.findings(json).first)
    #expect(finding.kind == .wrong)
    #expect(finding.place == "persons[0].identity.sex")
    #expect(finding.message.contains("line \((finding.line ?? 0) + 1)"), "\(finding)")
  }

  @Test("JSON that is not JSON gives line and column")
  func malformed() throws {
    let finding = try #require(Sample.findings("{\n\"schema\": \"baton-case/1\"\n").first)
    #expect(finding.place == "case.json")
    #expect(finding.line == 3)
    #expect(finding.message.contains("line 3, column 1"))
  }

  @Test("bytes that are no JSON text are refused")
  func bytes() {
    let cases: [(Data, String)] = [
      (Data([0xEF, 0xBB, 0xBF]) + Data("{}".utf8), "byte order mark"),
      (Data("{\n\"a\": \"".utf8) + Data([0xC3, 0x28]) + Data("\"}".utf8), "UTF-8"),
      (Data([0xED, 0xA0, 0x80]), "UTF-8"), (Data(), "empty"),
      (Data(repeating: 0x20, count: JSONLimits.bytes + 1), "bytes"),
      (Data(String(repeating: "[", count: 40).utf8), "nests"),
      (Data("[]".utf8), "an object"), (Data("\"baton-case/1\"".utf8), "an object"),
    ]
    for (data, message) in cases {
      do throws(CaseProblem) {
        _ = try CaseRecord.read(data)
        Issue.record("this was read")
      } catch {
        #expect(error.findings.contains { $0.message.contains(message) }, "\(error.findings)")
      }
    }
  }

  @Test("a case of just the allowed size is read")
  func size() throws {
    let json = Sample.json()
    let padded = json + String(repeating: " ", count: JSONLimits.bytes - json.utf8.count)
    #expect(throws: Never.self) { try CaseRecord.read(Data(padded.utf8)) }
  }

  @Test(
    "names must name",
    arguments: [
      ("[]", false), ("[{}]", false), (#"[{"script": "Latn"}]"#, false),
      (#"[{"nickname": "Fa"}]"#, true), (#"[{"given": "unknown"}]"#, true), (#""refused""#, true),
    ])
  func names(text: String, fine: Bool) throws {
    let json = try Sample.json(replacing: #"[{"given": "Ada", "family": "Obi"}]"#, with: text)
    #expect(Sample.places(.wrong, json).isEmpty == fine)
  }

  @Test("a part of a name that is wrong is no part")
  func wrongPart() throws {
    let json = try Sample.json(replacing: #"{"given": "Ada", "family": "Obi"}"#, with: #"{"given": 7}"#)
    let place = "persons[0].identity.names[0]"
    #expect(Sample.places(.wrong, json) == ["\(place).given", place])
  }

  @Test("a deep but allowed value of the wrong kind does no harm")
  func deep() {
    let nested = String(repeating: "[", count: 29) + String(repeating: "]", count: 29)
    #expect(!Sample.places(.wrong, Sample.json(management: nested)).isEmpty)
  }
}

/// Texts made to tire a reader.
@Suite("Limits of the reading")
struct LimitTests {
  @Test("more values than a case can have are refused")
  func values() throws {
    let many = String(repeating: "1,", count: JSONLimits.values) + "1"
    let found = Sample.findings(Sample.json(extra: "\"x\": [\(many)]"))
    #expect(found.map(\.place) == ["case.json"])
    #expect(found.first?.message.contains("values") == true)
  }

  @Test("thousands of unknown fields give a thousand findings")
  func unknownFields() {
    let fields = (0..<50_000).map { "\"field\($0)\": 1" }.joined(separator: ",")
    let found = Sample.findings(Sample.json(extra: fields))
    #expect(found.count == Notes.limit)
  }

  @Test("thousands of wrong codes give a thousand findings")
  func wrongCodes() throws {
    let codes = (0..<20_000).map { "\"X\($0)\"" }.joined(separator: ",")
    let json = try Sample.json(replacing: #"["NGA"]"#, with: "[\(codes)]")
    #expect(Sample.findings(json).count == Notes.limit)
  }

  @Test("a wrong finding is kept even after a thousand missing ones")
  func wrongIsKept() {
    let notes = Notes(nil)
    for index in 0..<Notes.limit { notes.add(.missing, "m\(index)", .field(.unsaid)) }
    #expect(notes.isFull)
    notes.wrong("w", .field(.unsaid))
    notes.wrong("w2", .field(.unsaid))
    #expect(notes.isWrong)
    #expect(notes.findings.count == Notes.limit)
    #expect(notes.findings.last?.place == "w")
  }

  @Test("a case with as many attachments as a folder may have is read")
  func manyAttachments() throws {
    let entries = (0..<9_999).map {
      #"{"file":"attachments/\#($0)","doc_id":"d\#($0)","type":"other","compartment":"core"}"#
    }
    let json = Sample.json(
      persons: "[\(Sample.person(Sample.identity, #""unknown""#))]",
      attachments: "[\(entries.joined(separator: ","))]")
    let reading = try CaseRecord.read(Data(json.utf8))
    #expect(reading.record.attachments.count == 9_999)
    #expect(CaseContents(reading.record).checkFiles((0..<9_999).map { "attachments/\($0)" }).isEmpty)
  }
}
