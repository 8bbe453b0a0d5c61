import Foundation
import Testing

@testable import CaseFile

@Suite("Field readers and notes")
struct FieldReaderTests {
  private let notes = Notes(nil)

  private func reader(_ fields: [String: JSONTree], place: String = "here") -> FieldReader {
    FieldReader(fields, place: place, notes: notes)
  }

  @Test("absent, missing and given come out as they are")
  func answers() {
    let reader = reader(["a": .string("x"), "b": .string("refused"), "c": .string("")])
    #expect(reader.answer("a", .text) == .given("x"))
    #expect(reader.answer("b", .text) == .missing(.refused))
    #expect(reader.answer("c", .text) == .given(""))
    #expect(reader.answer("d", .text) == .absent)
    #expect(notes.findings.isEmpty)
  }

  @Test(
    "absence counts as the need says",
    arguments: [(Need.optional, nil), (.expected, CaseFinding.Kind.missing), (.required, .wrong)])
  func needs(need: Need, kind: CaseFinding.Kind?) {
    _ = reader([:]).answer("a", need, .text)
    #expect(notes.findings.first?.kind == kind)
    #expect(notes.findings.first?.place == kind.map { _ in "here.a" })
  }

  @Test(
    "a word like a reason in other letters is a word", arguments: ["Unknown", "not asked", "n/a"])
  func almostReasons(text: String) {
    #expect(reader(["a": .string(text)]).answer("a", .text) == .given(text))
  }

  @Test("a value takes no reason")
  func value() {
    let reader = reader(["a": .string("withheld"), "b": .string("x")])
    #expect(reader.value("a", .text) == nil)
    #expect(reader.value("b", .text) == "x")
    #expect(notes.findings.map(\.place) == ["here.a"])
    #expect(notes.findings.first?.message.contains("withheld") == true)
  }

  @Test("closing accuses what nobody asked for, and only that")
  func close() {
    let reader = reader(["known": .bool(true), "knwon": .bool(true), "other": .null])
    _ = reader.answer("known", .bool)
    _ = reader.answer("absent", .bool)
    reader.close()
    #expect(notes.findings.map(\.place) == ["here.knwon", "here.other"])
    #expect(notes.findings.first?.advice.contains("\"known\"") == true)
    #expect(notes.findings.last?.advice.contains("valid are: known, absent") == true)
  }

  @Test("a list reads all its elements and remembers that some were wrong")
  func list() {
    let field = Field<[String]>.list(of: .airport)
    let spot = Spot(place: "l", notes: notes)
    let value = field.read(.array([.string("LOS"), .string("x"), .number("1")]), spot)
    #expect(value == ["LOS"])
    #expect(notes.findings.map(\.place) == ["l[1]", "l[2]"])
    #expect(!notes.isComplete("l"))
    #expect(notes.isComplete("m"))
  }

  @Test("a list that must not be empty may be anything else")
  func nonEmpty() {
    let field = Field<[String]>.nonEmpty("airport", of: .airport)
    #expect(field.read(.array([.string("LOS")]), Spot(place: "l", notes: notes)) == ["LOS"])
    #expect(field.read(.array([]), Spot(place: "l", notes: notes)) == nil)
    #expect(notes.findings.first?.message.contains("at least one airport") == true)
  }

  @Test("an object reports what is inside at its own place")
  func object() {
    let field = Field<String>.object { $0.value("code", .country) }
    let inside: JSONTree = .object(["code": .string("NGA")])
    #expect(field.read(inside, Spot(place: "o", notes: notes)) == "NGA")
    #expect(field.read(.object([:]), Spot(place: "o", notes: notes)) == nil)
    #expect(field.read(.array([]), Spot(place: "o", notes: notes)) == nil)
    #expect(notes.findings.map(\.place) == ["o.code", "o"])
  }

  @Test("notes carry the person they are about, and the line of the place")
  func person() throws {
    let text = try JSONParser.parse(Array("{\n\"a\": {\n\"b\": 1}}".utf8))
    let notes = Notes(text)
    notes.person = "p1"
    notes.add(.aged, "a.b", "m", "a")
    notes.person = nil
    notes.wrong("a.c", "m", "a")
    #expect(notes.findings.map(\.person) == ["p1", nil])
    #expect(notes.findings.map(\.line) == [3, 2])
    #expect(notes.isWrong)
  }

  @Test("only wrong is wrong", arguments: [CaseFinding.Kind.missing, .aged])
  func mild(kind: CaseFinding.Kind) {
    notes.add(kind, "a", "m", "a")
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
