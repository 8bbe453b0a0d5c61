import Base
import Foundation
import Testing

@testable import CaseFile

@Suite("A case with every field")
struct FullCaseTests {
  let record: CaseRecord
  let findings: [CaseFinding]

  init() throws {
    let reading = try CaseRecord.read(Data(FullCase.json.utf8))
    record = reading.record
    findings = reading.findings
  }

  @Test("has no findings") func clean() { #expect(findings.isEmpty) }

  @Test("says in every field what stands there")
  func said() { #expect(Said.tree(record.values, .core) == FullCase.tree) }

  @Test("the example cases say in every field what stands there", arguments: ExampleTests.names)
  func examples(name: String) throws {
    let folder = try CaseFolder.scan("\(ExampleTests.root)/\(name)")
    let (contents, _) = try CaseCheck.read(folder)
    for (document, values) in [(CaseTable.core, contents.record.values)]
      + contents.parts.map({ ($0.document, $0.values) })
    {
      let json = try Data(contentsOf: URL(filePath: "\(folder.root)/\(document.file)"))
      #expect(Said.tree(values, document.section) == (try JSONParser.parse(Array(json)).tree))
    }
    #expect(
      ["case.json"] + contents.parts.map(\.document.file) == folder.files.map(\.path).filter { $0.hasSuffix(".json") })
  }

  @Test("every field may hold a reason, and says it", arguments: FieldTableTests.withReasons)
  func reasons(row: CaseRow) throws {
    for reason in MissingReason.allCases where !row.field.stops.contains(where: { $0.reason == reason }) {
      try expectSaid(FullCase.json(row, .string(reason.rawValue)), in: row.document)
    }
  }

  @Test(
    "every field that may be absent says that it is", arguments: FieldTableTests.expected + FieldTableTests.optional)
  func absent(row: CaseRow) throws { try expectSaid(FullCase.json(row, nil), in: row.document) }

  @Test("the file of each compartment says in every field what stands there, and has no findings")
  func parts() throws {
    for document in CaseTable.documents.dropFirst() {
      let tree = try #require(FullCase.trees[document.file])
      #expect(FullCase.findings(JSONEdit.text(tree), document) == [])
      try expectSaid(JSONEdit.text(tree), in: document)
    }
  }

  private func expectSaid(_ json: String, in document: CaseDocument) throws {
    let values =
      document.compartment == .core
      ? try CaseRecord.read(Data(json.utf8)).record.values
      : try CasePart.read(Data(json.utf8), document, beside: FullCase.contents).0.values
    #expect(JSONEdit.text(Said.tree(values, document.section)) == json)
  }

  @Test("dates and moments come out as what they are")
  func dates() throws {
    let identity = try #require(record.persons[0].values.object("identity").value)
    #expect(identity.date("birth_date") == PartialDate("1990-02-03").map { .given($0) })
    let reception = try #require(record.values.object("travel").value?.object("reception").value)
    #expect(reception.moment("until") == Moment("2027-02-07T12:00:00+03:00").map { .given($0) })
    #expect(record.persons[0].values.object("consent").value?.moment("withdrawn_at") == .missing(.unknown))
    #expect(record.persons[1].values.object("consent").reason == .notAsked)
  }

  @Test("says who the group is")
  func group() throws {
    #expect(record.group.caseGroupID == "G-1")
    #expect(record.group.groupType == .family)
    #expect(record.group.headPersonID == "p1")
    #expect(record.group.links.map(\.a) == ["p1"])
    #expect(record.group.links.map(\.b) == ["p2"])
  }

  @Test("says who the persons are")
  func persons() {
    #expect(record.persons.map(\.personID) == ["p1", "p2"])
  }

  @Test("says when they travel")
  func travel() throws {
    let leg = try #require(record.legs.first)
    #expect(record.legs.count == 1)
    #expect(leg.depart.value?.text == "2027-02-03T22:10:00+02:00")
    #expect(leg.arrive.value?.text == "2027-02-04T05:25:00+03:00")
    #expect(record.plannedArrivalText == "2027-02-04T05:25:00+03:00")
  }

  @Test("says what is attached")
  func attachment() throws {
    let attachment = try #require(record.attachments.first)
    #expect(record.attachments.count == 1)
    #expect(attachment.file == "attachments/consent.pdf")
    #expect(attachment.documentID == "d1")
    #expect(attachment.person == "p1")
    #expect(attachment.sha256?.count == 64)
    #expect(attachment.originalHeldBy == "ly-tripoli")
  }

  @Test("answers map without changing what they are")
  func map() {
    #expect(Answer.given(2).map { "\($0)" } == .given("2"))
    #expect(Answer<Int>.missing(.refused).map { "\($0)" } == .missing(.refused))
    #expect(Answer<Int>.absent.map { "\($0)" } == .absent)
    #expect(Answer.given(2).reason == nil)
    #expect(Answer<Int>.missing(.withheld).value == nil)
  }
}

/// What a case that has been read says, as JSON again; asked for field by field.
enum Said {
  static func tree(_ values: CaseValues, _ section: CaseSection) -> JSONTree {
    let fields = section.fields.compactMap { field -> (String, JSONTree)? in
      switch answer(values, field) {
      case .absent: nil
      case .missing(let reason): (field.key, .string(reason.rawValue))
      case .given(let tree): (field.key, tree)
      }
    }
    return .object(Dictionary(uniqueKeysWithValues: fields))
  }

  private static func answer(_ values: CaseValues, _ field: CaseField) -> Answer<JSONTree> {
    switch field.type {
    case .flag: values.flag(field.key).map { .bool($0) }
    case .count: values.count(field.key).map { .number("\($0)") }
    case .text: values.text(field.key).map { .string($0) }
    case .object(let section): values.object(field.key).map { tree($0, section) }
    case .list(.object(let section), _):
      values.objects(field.key).map { .array($0.map { tree($0, section) }) }
    case .list: values.texts(field.key).map { .array($0.map { .string($0) }) }
    }
  }
}

extension CaseRecord {
  /// What stands at a place such as `persons[0].identity.sex`; a reason as its text, `nil` for nothing.
  func said(_ place: String) -> JSONTree? {
    var tree: JSONTree? = Said.tree(values, .core)
    for step in JSONEdit.steps(place) {
      switch (step, tree) {
      case (.key(let key), .object(let fields)?): tree = fields[key]
      case (.index(let index), .array(let items)?) where items.indices.contains(index): tree = items[index]
      default: return nil
      }
    }
    return tree
  }
}
