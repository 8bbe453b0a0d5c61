import Base
import Foundation
import Testing

@testable import CaseFile

/// A case of a newer Baton, at the one that hands in and at the one that receives.
@Suite("A case from a newer Baton")
struct GrowthTests {
  private func read(_ json: String, _ tolerance: Tolerance) throws -> CaseReading {
    try CaseRecord.read(Data(json.utf8), tolerance)
  }

  /// The sample with something more of the person.
  private func person(_ more: String) throws -> String {
    try Sample.json(replacing: #"{"identity": "#, with: #"{\#(more), "identity": "#)
  }

  @Test("what this version does not know is wrong at hand-in, and of what was received it is not")
  func bothEnds() throws {
    for json in try [
      person(#""eye_colour": "brown""#), person(#""alerts": [{"type": "curfew"}]"#),
      Sample.json(replacing: #""scope": ["core"]"#, with: #""scope": ["core", "legal"]"#),
      Sample.json(replacing: #"["NGA"]"#, with: #"["XYZ"]"#), Sample.json(extra: #""requires": ["retina_scan"]"#),
    ] {
      #expect(throws: CaseProblem.self) { try read(json, .none) }
      let reading = try read(json, .ofNewer)
      #expect(reading.record.strangers.count == 1)
      #expect(reading.findings == [])
    }
  }

  @Test(
    "what is wrong by any version stays wrong",
    arguments: [
      #""alerts": [{"type": "not a code"}]"#, #""alerts": [{"type": 7}]"#, #""alerts": [{}]"#, #""alerts": null"#,
      #""contacts": [{"phone": "0803", "safe_to_call": "yes"}]"#, #""contacts": [{"phone": "+2348030000417"}]"#,
    ])
  func wrong(more: String) throws {
    let json = try person(more)
    #expect(throws: CaseProblem.self) { try read(json, .ofNewer) }
  }

  @Test("an unknown field is kept as inert text, with its place and person, and is in no value")
  func field() throws {
    let json = try person(#""more": {"b": [1, "x\ny"], "a": null}"#)
    let record = try read(json, .ofNewer).record
    #expect(
      record.strangers == [
        Stranger(
          kind: .field, file: "case.json", place: "persons[0].more", person: "p1",
          text: #"{"a":null,"b":[1,"x\u000ay"]}"#)
      ])
    #expect(Said.tree(record.values, .core) == (try JSONParser.parse(Array(Sample.json().utf8)).tree))
    #expect(record.values == (try read(Sample.json(), .none).record.values), "it is nowhere among the values")
  }

  @Test("an unknown field may have four kibibytes, and no more", arguments: [0, 1])
  func fieldSize(more: Int) throws {
    let text = String(repeating: "x", count: Stranger.fieldBytes - 2 + more)
    let json = try person("\"more\": \"\(text)\"")
    if more == 0 {
      #expect(try read(json, .ofNewer).record.strangers.first?.text.utf8.count == Stranger.fieldBytes)
    } else {
      let problem = #expect(throws: CaseProblem.self) { try read(json, .ofNewer) }
      #expect(problem?.findings.map(\.place) == ["persons[0].more"])
    }
  }

  @Test("an unknown answer on calling means that nobody calls, an unknown role the supervisor")
  func codes() throws {
    let json = try person(
      #""contacts": [{"phone": "+2348030000417", "safe_to_call": "by_code_word"}], "alerts": [{"type": "self_harm", "min_role": "night_watch"}]"#
    )
    let record = try read(json, .ofNewer).record
    #expect(record.said("persons[0].contacts[0].safe_to_call") == .string("no"))
    #expect(record.persons[0].contacts.map(\.mayCall) == [false])
    #expect(record.said("persons[0].alerts[0].min_role") == .string("supervisor"))
    #expect(record.strangers.map(\.text) == ["by_code_word", "night_watch"])
    #expect(record.strangers.allSatisfy { $0.kind == .code })
  }

  @Test(
    "whoever is not known to be safe to call is not called",
    arguments: [
      ("yes", true), ("no", false), ("only_if", false), ("unknown", false), ("not_asked", false),
    ])
  func calling(answer: String, may: Bool) throws {
    let json = try person(#""contacts": [{"phone": "+2348030000417", "safe_to_call": "\#(answer)"}]"#)
    #expect(try read(json, .none).record.persons[0].contacts.map(\.mayCall) == [may])
  }

  @Test("an alert of an unknown kind comes first")
  func alerts() throws {
    let json = try person(#""alerts": [{"type": "no_media"}, {"type": "curfew", "text": "T"}, {"type": "self_harm"}]"#)
    let alerts = try read(json, .ofNewer).record.persons[0].alerts
    #expect(alerts.map(\.type) == [nil, .noMedia, .selfHarm])
    #expect(alerts.first?.text == .given("T"))
  }

  @Test(
    "a consent with an unknown code counts as refused",
    arguments: [
      (#""method": "signed""#, #""method": "retina_scan""#), (#""capacity": "adult""#, #""capacity": "by_proxy""#),
      (#""obtained_from": "person""#, #""obtained_from": "tribunal""#),
    ])
  func consent(old: String, new: String) throws {
    let record = try read(Sample.json(replacing: old, with: new), .ofNewer).record
    #expect(record.persons[0].values.object("consent") == .missing(.refused))
  }

  @Test("an unknown compartment in a scope allows nothing")
  func scope() throws {
    let json = try Sample.json(replacing: #""scope": ["core"]"#, with: #""scope": ["core", "legal"]"#)
    let record = try read(json, .ofNewer).record
    #expect(record.persons[0].values.object("consent").value?.texts("scope") == .given(["core"]))
  }

  @Test("each list that has a strictest code has it among its own")
  func strictest() {
    for list in CaseRow.all.compactMap(\.field.type.form?.codes) {
      if case .code(let strictest) = list.unknown { #expect(list.texts.contains(strictest), "\(list.name)") }
    }
  }

  @Test("every code that a newer Baton may have is taken at the receiver, in every row", arguments: CaseRow.all)
  func everyCode(row: CaseRow) throws {
    guard row.field.type.form?.codes != nil else { return }
    let json = try FullCase.json(row, at: row.valuePlace, .string("newer_code"))
    let strangers =
      row.document.compartment == .core
      ? try read(json, .ofNewer).record.strangers
      : try CasePart.read(Data(json.utf8), row.document, .ofNewer, beside: FullCase.contents).0.strangers
    #expect(strangers.map(\.place) == [row.valuePlace])
    #expect(strangers.map(\.text) == ["newer_code"])
  }

  @Test("every object takes a field more at the receiver, in every row", arguments: CaseRow.all)
  func everyObject(row: CaseRow) throws {
    guard row.field.type.section != nil else { return }
    let place = row.valuePlace + ".newer_field"
    let json = try FullCase.json(row, at: place, .bool(true))
    let strangers =
      row.document.compartment == .core
      ? try read(json, .ofNewer).record.strangers
      : try CasePart.read(Data(json.utf8), row.document, .ofNewer, beside: FullCase.contents).0.strangers
    #expect(strangers.map(\.place) == [place])
  }

  @Test("a thousand unknown things are kept, and not one more")
  func many() throws {
    func reading(_ count: Int) throws -> CaseReading {
      try read(Sample.json(extra: (0..<count).map { "\"f\($0)\": 1" }.joined(separator: ",")), .ofNewer)
    }
    #expect(try reading(Notes.limit).record.strangers.count == Notes.limit)
    #expect(throws: CaseProblem.self) { try reading(Notes.limit + 1) }
  }
}

/// The same of folders.
@Suite("A folder from a newer Baton")
struct NewerFolderTests {
  private func folder() throws -> TestFolder {
    let folder = try TestFolder(caseJSON: Sample.json(extra: #""requires": ["compartments", "legal_files"]"#))
    try folder.write("legal_2.json", "not even JSON")
    try folder.write("attachments/listed-there.pdf")
    return folder
  }

  @Test("is refused when it is handed in, and told apart when it was received")
  func check() throws {
    let folder = try folder()
    #expect(CaseCheck.check(folder: folder.path, now: CaseCheckTests.now).exitStatus == 1)
    let report = CaseCheck.check(folder: folder.path, now: CaseCheckTests.now, .ofNewer)
    #expect(report.findings.map(\.place) == ["requires[1]", "legal_2.json"])
    #expect(report.findings.allSatisfy { $0.kind == .newer })
    #expect(report.findings.first?.advice == "update before acting on this")
    #expect(report.exitStatus == 2)
    let contents = try CaseCheck.read(CaseFolder.scan(folder.path, .ofNewer), .ofNewer).0
    #expect(contents.missingFeatures == ["legal_files"])
    #expect(contents.unknownFiles == ["legal_2.json"])
  }

  @Test(
    "what cannot be a document of any version is refused by both", arguments: ["Legal.json", "notes.txt", "a-b.json"])
  func strangers(name: String) throws {
    let folder = try TestFolder()
    try folder.write(name)
    #expect(throws: CaseProblem.self) { try CaseFolder.scan(folder.path, .ofNewer) }
    #expect(!CaseTable.mayBeDocument(name))
  }

  @Test("without such a file an unlisted attachment is refused by both")
  func unlisted() throws {
    let folder = try TestFolder(attachments: ["a.pdf", "b.pdf"])
    for tolerance in [Tolerance.none, .ofNewer] {
      #expect(CaseCheck.check(folder: folder.path, now: CaseCheckTests.now, tolerance).exitStatus == 1)
    }
  }
}
