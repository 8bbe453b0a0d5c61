import Base
import Foundation
import Testing

@testable import CaseFile

@Suite("The reader and its notes")
struct CaseReaderTests {
  private let notes = Notes(nil)

  /// A section with fields `a`, `b`, … of one type.
  private func section(_ type: FieldType, _ need: CaseField.Need = .optional, _ keys: String...) -> CaseSection {
    CaseSection("section", "", keys.map { CaseField($0, type, need, label: $0) })
  }

  private func read(_ fields: [String: JSONTree], _ section: CaseSection) -> CaseValues {
    CaseValues(CaseReader(notes).read(fields, section, "here").fields, section)
  }

  private func read(_ json: JSONTree, _ type: FieldType, _ place: String) -> JSONTree? {
    switch CaseReader(notes).read(json, type, Spot(place: place, notes: notes)) {
    case .all: json
    case .some(let rest): rest
    case .nothing, .refusal: nil
    }
  }

  @Test("absent, missing and given come out as they are")
  func answers() {
    let fields: [String: JSONTree] = ["a": .string("x"), "b": .string("refused"), "c": .string("")]
    let values = read(fields, section(.text, .optional, "a", "b", "c", "d"))
    #expect(values.text("a") == .given("x"))
    #expect(values.text("b") == .missing(.refused))
    #expect(values.text("c") == .given(""))
    #expect(values.text("d") == .absent)
    #expect(notes.findings.isEmpty)
  }

  @Test(
    "absence counts as the need says",
    arguments: [
      (CaseField.Need.optional, nil), (.expected, CaseFinding.Kind.missing), (.required, .wrong), (.value, .wrong),
      (.expectedWhen([.severalPersons]), nil),
    ])
  func needs(need: CaseField.Need, kind: CaseFinding.Kind?) {
    _ = read([:], section(.text, need, "a"))
    #expect(notes.findings.first?.kind == kind)
    #expect(notes.findings.first?.place == kind.map { _ in "here.a" })
  }

  @Test("more is expected once a list before has turned out to have several elements that can be read")
  func circumstances() {
    let section = CaseSection(
      "section", "",
      [
        CaseField("list", .list(of: .airport), label: "list", tells: .several(.severalPersons)),
        CaseField("a", .text, .expectedWhen([.severalPersons]), label: "a"),
      ])
    _ = read(["list": .array([.string("LOS"), .string("x")])], section)
    #expect(notes.findings.map(\.place) == ["here.list[1]"])
    _ = read(["list": .array([.string("LOS"), .string("ADD")])], section)
    #expect(notes.findings.map(\.place) == ["here.list[1]", "here.a"])
  }

  @Test(
    "a word like a reason in other letters is a word", arguments: ["Unknown", "not asked", "n/a"])
  func almostReasons(text: String) {
    #expect(read(["a": .string(text)], section(.text, .optional, "a")).text("a") == .given(text))
  }

  @Test("a value takes no reason")
  func value() {
    let values = read(["a": .string("withheld"), "b": .string("x")], section(.text, .value, "a", "b"))
    #expect(values.text("a") == .absent)
    #expect(values.text("b") == .given("x"))
    #expect(notes.findings.map(\.place) == ["here.a"])
    #expect(notes.findings.first?.message.contains("withheld") == true)
  }

  @Test("fields without a row are accused, and only those")
  func unknown() {
    _ = read(
      ["known": .bool(true), "knwon": .bool(true), "other": .null], section(.flag, .optional, "known", "absent"))
    #expect(notes.findings.map(\.place) == ["here.knwon", "here.other"])
    #expect(notes.findings.first?.advice.contains("\"known\"") == true)
    #expect(notes.findings.last?.advice.contains("valid are: known, absent") == true)
  }

  @Test("a list reads all its elements and remembers that some were wrong")
  func list() {
    let value = read(.array([.string("LOS"), .string("x"), .number("1")]), .list(of: .airport), "l")
    #expect(value == .array([.string("LOS")]))
    #expect(notes.findings.map(\.place) == ["l[1]", "l[2]"])
    #expect(!notes.isComplete("l"))
    #expect(notes.isComplete("m"))
  }

  @Test("a list that must not be empty may be anything else")
  func nonEmpty() {
    let type = FieldType.list(of: .airport, atLeastOne: .leg)
    #expect(read(.array([.string("LOS")]), type, "l") == .array([.string("LOS")]))
    #expect(read(.array([]), type, "l") == nil)
    #expect(notes.findings.first?.message.contains("at least one leg") == true)
  }

  @Test("an object reports what is inside at its own place, and is not there without what it must have")
  func object() {
    let type = FieldType.object(section(.country, .value, "code"))
    let inside: JSONTree = .object(["code": .string("NGA")])
    #expect(read(inside, type, "o") == inside)
    #expect(read(.object([:]), type, "o") == nil)
    #expect(read(.array([]), type, "o") == nil)
    #expect(notes.findings.map(\.place) == ["o.code", "o"])
  }

  @Test("what is wrong inside is taken out, and the rest stays")
  func rest() {
    let inner = section(.airport, .optional, "a", "b")
    let json: JSONTree = .array([
      .object(["a": .string("LOS")]), .object(["a": .string("LOS"), "b": .string("x")]), .object(["b": .string("ADD")]),
    ])
    #expect(
      read(json, .list(of: .object(inner)), "l")
        == .array([
          .object(["a": .string("LOS")]), .object(["a": .string("LOS")]), .object(["b": .string("ADD")]),
        ]))
    #expect(notes.findings.map(\.place) == ["l[1].b"])
    #expect(notes.isComplete("l"))
  }

  @Test("notes carry the person they are about, and the line of the place")
  func person() throws {
    let text = try JSONParser.parse(Array("{\n\"a\": {\n\"b\": 1}}".utf8))
    let notes = Notes(text)
    notes.person = "p1"
    notes.add(.aged, "a.b", .field(.unsaid))
    notes.person = nil
    notes.wrong("a.c", .field(.unsaid))
    #expect(notes.findings.map(\.person) == ["p1", nil])
    #expect(notes.findings.map(\.line) == [3, 2])
    #expect(notes.isWrong)
  }

  @Test("only wrong is wrong", arguments: [CaseFinding.Kind.missing, .aged])
  func mild(kind: CaseFinding.Kind) {
    notes.add(kind, "a", .field(.unsaid))
    #expect(!notes.isWrong)
  }

  @Test("every kind of JSON value has a name for people")
  func kinds() {
    let trees: [JSONTree] = [
      .object([:]), .array([]), .string(""), .number("1"), .bool(true), .null,
    ]
    #expect(Set(trees.map(\.kind)).count == trees.count)
  }
}
