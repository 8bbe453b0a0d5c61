import Base
import Foundation
import Testing

@testable import CaseFile

/// Every row of the table, tried in a case in which every field has a value.
@Suite("Every field")
struct FieldTableTests {
  private func findings(_ row: CaseRow, _ value: JSONTree?) throws -> [CaseFinding] {
    try FullCase.findings(row, value)
  }

  static let required = CaseRow.wanted { need in
    if case .requiredWith = need { true } else { need == .value || need == .required }
  }
  static let expected = CaseRow.wanted { need in
    if case .expectedWhen = need { true } else { need == .expected }
  }
  static let optional = CaseRow.wanted { $0 == .optional }
  static let withReasons = CaseRow.wanted { $0 != .value }

  @Test("required: absence is wrong", arguments: required)
  func requiredAbsent(row: CaseRow) throws {
    let found = try findings(row, nil)
    #expect(found.contains { $0.kind == .wrong && $0.place == row.place }, "\(found)")
  }

  @Test("expected: absence is missing, and nothing is wrong", arguments: expected)
  func expectedAbsent(row: CaseRow) throws {
    let found = try findings(row, nil)
    #expect(found.map(\.place) == [row.place])
    #expect(found.map(\.kind) == [.missing])
    #expect(found.allSatisfy { $0.advice.contains("not_asked") })
  }

  @Test("optional: absence is nothing", arguments: optional)
  func optionalAbsent(row: CaseRow) throws {
    #expect(try findings(row, nil).isEmpty)
  }

  @Test("null is wrong everywhere", arguments: CaseRow.all)
  func null(row: CaseRow) throws {
    let found = try findings(row, .null).filter { $0.place == row.place }
    #expect(found.map(\.kind) == [.wrong])
    #expect(found.map(\.message) == ["null says nothing"])
    #expect(found.allSatisfy { $0.advice.contains("not_asked") })
  }

  @Test("a value of another kind is wrong everywhere, and said to be one", arguments: CaseRow.all)
  func kinds(row: CaseRow) throws {
    let own = FullCase.example(of: row.field).kind
    for value in [JSONTree.number("7"), .bool(true), .string("x"), .array([]), .object([:])] where value.kind != own {
      let found = try findings(row, value).filter { $0.place == row.place }
      #expect(found.map(\.kind) == [.wrong])
      #expect(found.allSatisfy { $0.message.contains("found \(value.kind.rawValue)") }, "\(found)")
    }
  }

  @Test("an object with a foreign field is wrong everywhere", arguments: CaseRow.all)
  func foreign(row: CaseRow) throws {
    let found = try findings(row, .object(["zzzzzz": .string("x")]))
    #expect(
      found.contains { $0.kind == .wrong && $0.place.hasPrefix(row.place) }, "\(found)")
  }

  @Test("a reason is taken where a value may be missing", arguments: withReasons)
  func reasonTaken(row: CaseRow) throws {
    #expect(row.field.reasons == MissingReason.allCases)
    for reason in MissingReason.allCases {
      let found = try findings(row, .string(reason.rawValue))
      let stops = row.field.stops.filter { $0.reason == reason }
      #expect(found.map(\.message) == stops.map(\.fault.english.message), "\(found)")
      #expect(found.allSatisfy { $0.kind == .wrong && $0.place == row.place })
    }
  }

  @Test("a reason is refused where a value must be", arguments: CaseRow.wanted { $0 == .value })
  func reasonRefused(row: CaseRow) throws {
    #expect(row.field.reasons.isEmpty)
    for reason in MissingReason.allCases {
      let found = try findings(row, .string(reason.rawValue))
      #expect(
        found.contains { $0.kind == .wrong && $0.place == row.place && !$0.advice.isEmpty },
        "\(found)")
    }
  }

  @Test("a list that must not be empty is wrong when it is, and any other may be", arguments: CaseRow.all)
  func emptyLists(row: CaseRow) throws {
    guard case .list(_, let atLeastOne) = row.field.type, row.place != "attachments" else { return }
    let found = try findings(row, .array([]))
    #expect(found.map(\.place) == (atLeastOne == nil ? [] : [row.place]))
    #expect(found.allSatisfy { $0.kind == .wrong && $0.message.contains("at least one \(atLeastOne?.rawValue ?? "")") })
  }
}

/// What the rows say of themselves.
@Suite("The table of fields")
struct TableTests {
  @Test("a row has a label, an example of its kind, and a version that exists", arguments: CaseRow.all)
  func row(row: CaseRow) {
    #expect(!row.field.label.isEmpty && row.field.label.last != ".")
    #expect(row.field.says.isEmpty || row.field.says.last == ".")
    #expect((1...CaseTable.version).contains(row.field.since))
    let hasExample = if case .ofSection = row.field.example { false } else { true }
    #expect(hasExample == (row.field.type.section == nil))
  }

  @Test("a row has a label in French and one in Arabic, each in its own script and not the English one")
  func languages() {
    let labels = Set(CaseRow.all.map(\.field.label))
    #expect(labels.subtracting(FieldLabels.table.keys) == [], "labels that FieldLabels does not have")
    #expect(Set(FieldLabels.table.keys).subtracting(labels) == [], "labels of no row")
    for row in CaseRow.all {
      let arabic = row.field.label(in: .arabic)
      #expect(arabic.unicodeScalars.contains { (0x0600...0x06FF).contains($0.value) }, "\(arabic)")
      #expect(!row.field.label(in: .french).isEmpty)
      #expect(row.field.label(in: .english) == row.field.label)
    }
    // What forms say beside the fields of the core, and before a number is shown.
    let asked = CaseTable.core.section.rows
      .filter { !["schema", "requires", "attachments", "parts_withheld"].contains($0.path[0].key) }.map(\.field)
    let hints = Set((asked.map(\.says) + asked.compactMap { $0.caution?.says }).filter { !$0.isEmpty })
    #expect(hints.symmetricDifference(FieldHints.table.keys) == [])
    for hint in hints.intersection(FieldHints.table.keys) {
      #expect(FieldHints.words(hint, in: .arabic).unicodeScalars.contains { (0x0600...0x06FF).contains($0.value) })
      #expect(FieldHints.words(hint, in: .french) != hint && FieldHints.words(hint, in: .english) == hint)
    }
    // What stands beside one another in one object is told apart in each language.
    for section in CaseRow.all.map(\.section).uniqued() {
      for language in [Language.french, .arabic] {
        let said = section.fields.map { $0.label(in: language) }
        #expect(Set(said).count == said.count, "\(section.name): \(said)")
      }
    }
  }

  @Test("a row stands once, and has a label that no other of its section has")
  func unique() {
    let sections = CaseRow.all.map(\.section).uniqued()
    for section in sections {
      #expect(Set(section.fields.map(\.key)).count == section.fields.count, "\(section.name)")
      #expect(Set(section.fields.map(\.label)).count == section.fields.count, "\(section.name)")
    }
    #expect(Set(CaseRow.all.map(\.testDescription)).count == CaseRow.all.count)
  }

  @Test("every compartment has one document, and the core has case.json")
  func documents() {
    #expect(CaseTable.documents.map(\.compartment) == Compartment.allCases)
    #expect(CaseTable.core.file == "case.json" && CaseTable.core.compartment == .core)
    for document in CaseTable.documents {
      #expect(CaseTable.document(named: document.file) == document)
      #expect(PortableName.problem(in: document.file) == nil)
    }
  }

  @Test("what leads to a choice, or to the name of a person, are rows")
  func references() {
    for section in CaseRow.all.compactMap(\.field.type.section).uniqued() {
      #expect(section.choice?.keys.allSatisfy { section[$0] != nil } != false)
      var inner: CaseSection? = section
      for key in section.subject {
        let field = inner?[key]
        #expect(field != nil, "\(section.name): \(key)")
        inner = field?.type.section
      }
    }
  }

  @Test("a day that is over at arrival ages, in each row that says so", arguments: CaseRow.all)
  func aged(row: CaseRow) throws {
    let found = try FullCase.findings(row, .string("2020-01-31")).filter { $0.kind == .aged }
    #expect(found.map(\.place) == (row.field.ages == nil ? [] : [row.place]))
    if let ages = row.field.ages {
      let fault: AgedFault =
        switch ages.measure {
        case .lastDay: .over(ages.what, day: "2020-01-31", isPlanned: true)
        case .days(let days): .old(ages.what, day: "2020-01-31", days: days, isPlanned: true)
        }
      #expect(found.first?.fault == .aged(fault))
    }
  }

  @Test("an example is taken, unless it is one that stops the case", arguments: CaseRow.all)
  func example(row: CaseRow) throws {
    let found = try FullCase.findings(row, FullCase.example(of: row.field))
    let stops = row.field.stops.filter { $0.reason == nil }
    // Inside the object that this row is, another may stop it.
    guard row.field.type.section == nil else { return }
    #expect(found.map(\.message) == stops.map(\.fault.english.message), "\(found)")
    #expect(found.map(\.place) == stops.map { _ in row.place })
  }
}
