import Base
import Foundation
import Testing

@testable import Handover

/// The table of kinds, the registry and the schema say the same.
@Suite("The table of statement kinds: program, registry and schema agree")
struct StatementTableTests {
  @Test("a row is named once, and machines and people do not speak for one another")
  func rows() {
    #expect(Set(StatementKind.table.map(\.type)).count == StatementKind.table.count)
    for kind in StatementKind.table {
      #expect(kind.isPeoples == (kind.command != nil), "\(kind.type)")
      #expect(!kind.isPeoples || !kind.roles.contains(.daemon), "\(kind.type)")
      #expect(!kind.roles.isEmpty && !kind.meaning.isEmpty, "\(kind.type)")
    }
    #expect(Set(StatementKind.table.compactMap(\.command)).count == StatementKind.people.count)
  }

  @Test("no member of an open body takes words")
  func noWords() {
    let words: [JSONValue] = [
      .string("Ada Obi, tuberculosis"), .string(""), .null, .object([:]), .array([]), .bool(true),
    ]
    for kind in StatementKind.people {
      for field in kind.fields {
        for word in words { #expect(field.problem(in: .object([field.key: word])) != nil, "\(kind.type) \(field.key)") }
      }
    }
  }

  @Test("the registry lists every kind as the table has it")
  func registry() throws {
    let expected = StatementKind.table.map { Self.row($0) }
    #expect(try Registry.rows("Statement types") == expected)
  }

  @Test("the registry lists every member of a people's body as the table has it")
  func registryBodies() throws {
    let expected = StatementKind.people.flatMap { kind in
      kind.fields.map { [kind.type.text, $0.key, $0.form.words, Self.need($0.need), $0.meaning.plain] }
    }
    #expect(try Registry.rows("Bodies of what people say") == expected)
  }

  private static func row(_ kind: StatementKind) -> [String] {
    [kind.type.text, kind.party.rawValue, effect(kind.effect), roles(kind), body(kind), kind.meaning.plain]
  }

  private static func roles(_ kind: StatementKind) -> String { kind.roles.map(\.rawValue).joined(separator: ", ") }

  private static func effect(_ effect: StatementKind.Effect) -> String {
    switch effect {
    case .delivery(let from, let to): "\(from.map(\.rawValue).joined(separator: ", ")) → \(to.rawValue)".plain
    case .handover(let from, let to): "\(from.map(\.rawValue).joined(separator: ", ")) → \(to?.rawValue ?? "the same")"
    case .movement: "the journey"
    }
  }

  /// What daemons say has forms of its own (specification §4.2, §5.3).
  private static func body(_ kind: StatementKind) -> String {
    switch kind.type {
    case .submitted, .update: "the manifest"
    case .received: "delivery, bytes, parts, epoch"
    case .refused: "delivery, code, layer"
    case .undelivered: "reason"
    default: kind.fields.isEmpty ? "–" : kind.fields.map(\.key).joined(separator: ", ")
    }
  }

  private static func need(_ need: BodyField.Need) -> String {
    switch need {
    case .always: "always"
    case .never: "no"
    case .with(let key, let words): "with \(key) \(words.joined(separator: ", "))"
    }
  }

  @Test("the schema demands of every people's body what the table does")
  func schema() throws {
    let file = Registry.folder.appending(path: "schemas/v1/statement.schema.json")
    let schema = try JSON.decode(JSONValue.self, from: Data(contentsOf: file))
    guard case .array(let all) = schema["allOf"] else { return #expect(Bool(false), "no allOf") }
    let bodies = Array(all.dropFirst())
    #expect(bodies == StatementKind.people.map(Self.schema))
  }

  private static func schema(_ kind: StatementKind) -> JSONValue {
    var body: [String: JSONValue] = ["type": .string("object")]
    if !kind.fields.isEmpty {
      body["properties"] = .object(
        Dictionary(uniqueKeysWithValues: kind.fields.map { ($0.key, schema($0.form)) }))
    }
    let always = kind.fields.filter { if case .always = $0.need { true } else { false } }
    if !always.isEmpty { body["required"] = .array(always.map { .string($0.key) }) }
    for field in kind.fields {
      guard case .with(let key, let words) = field.need else { continue }
      body["if"] = .object(["properties": .object([key: .object(["enum": .array(words.map { .string($0) })])])])
      body["then"] = .object(["required": .array([.string(field.key)])])
    }
    return .object([
      "if": .object(["properties": .object(["type": .object(["const": .string(kind.type.text)])])]),
      "then": .object(["properties": .object(["body": .object(body)])]),
    ])
  }

  private static func schema(_ form: BodyField.Form) -> JSONValue {
    switch form {
    case .moment: .object(["$ref": .string("#/$defs/moment")])
    case .staff: .object(["type": .string("string"), "pattern": .string("^[0-9a-f]{32}$")])
    case .place: .object(["type": .string("integer"), "minimum": .integer(1), "maximum": .integer(BodyField.places)])
    case .word(let words): .object(["enum": .array(words.map { .string($0) })])
    }
  }
}

extension String {
  /// As a cell of the registry is read.
  fileprivate var plain: String { replacingOccurrences(of: "`", with: "").trimmingCharacters(in: .whitespaces) }
}
