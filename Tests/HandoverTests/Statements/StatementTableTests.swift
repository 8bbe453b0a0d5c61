import Base
import Foundation
import HandoverTesting
import Testing

@testable import Handover

/// The table of kinds, the registry and the schemas say the same. `BATON_WRITE_STATEMENTS=1` writes them anew from the table.
@Suite("The table of statement kinds: program, registry and schemas agree", .serialized)
struct StatementTableTests {
  @Test("a row is named once, and machines and people do not speak for one another")
  func rows() {
    #expect(Set(StatementKind.table.map(\.type)).count == StatementKind.table.count)
    for kind in StatementKind.table {
      #expect(kind.isPeoples == (kind.command != nil), "\(kind.type)")
      #expect(!kind.isPeoples || !kind.roles.contains(.daemon), "\(kind.type)")
      #expect(!kind.roles.isEmpty && !kind.meaning.isEmpty, "\(kind.type)")
      let keys = (kind.fields + kind.sealed).map(\.key)
      #expect(Set(keys).count == keys.count, "\(kind.type): a member stands twice")
      #expect(kind.sealed.isEmpty == !kind.fields.contains { $0.key == SealedReference.key }, "\(kind.type)")
    }
    #expect(Set(StatementKind.table.compactMap(\.command)).count == StatementKind.people.count)
  }

  @Test("no member of an open body takes words")
  func noWords() {
    let words: [JSONValue] = [.string("Ada Obi, tuberculosis"), .string(""), .null, .object([:]), .array([])]
    for kind in StatementKind.people {
      for field in kind.fields {
        #expect(!field.form.isWorded, "\(kind.type) \(field.key)")
        for word in words { #expect(field.problem(in: .object([field.key: word])) != nil, "\(kind.type) \(field.key)") }
      }
    }
  }

  @Test("the registry lists every kind, and every member of its two halves, as the table has it")
  func registry() throws {
    let tables: [(section: String, heading: [String], rows: [[String]])] = [
      (
        "Statement types", ["type", "from", "moves", "roles", "body", "meaning"],
        StatementKind.table.map { Self.row($0) }
      ),
      (
        "Bodies of what people say", ["type", "member", "form", "needed", "meaning"],
        Self.members(\.fields)
      ),
      ("Sealed halves of what people say", ["type", "member", "form", "needed", "meaning"], Self.members(\.sealed)),
    ]
    for table in tables {
      if Published.isWriting { try Published.write(table.section, table.heading, table.rows) }
      let plain = table.rows.map { $0.map(\.plain) }
      #expect(try Registry.rows(table.section) == plain, "\(table.section)")
    }
  }

  private static func members(_ half: (StatementKind) -> [BodyField]) -> [[String]] {
    StatementKind.people.flatMap { kind in
      half(kind).map { ["`\(kind.type)`", "`\($0.key)`", words($0.form), need($0.need), $0.meaning] }
    }
  }

  private static func words(_ form: BodyField.Form) -> String {
    guard case .word(let words) = form else { return form.words }
    return "one of " + quoted(words)
  }

  private static func quoted(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }

  private static func row(_ kind: StatementKind) -> [String] {
    [
      "`\(kind.type)`", kind.party.rawValue, effect(kind.effect), kind.roles.map(\.rawValue).joined(separator: ", "),
      body(kind), kind.meaning,
    ]
  }

  private static func effect(_ effect: StatementKind.Effect) -> String {
    switch effect {
    case .delivery(let from, let to): (from.isEmpty ? "" : quoted(from.map(\.rawValue)) + " ") + "→ `\(to.rawValue)`"
    case .handover(let from, let to, let beside):
      quoted(from.map(\.rawValue)) + " → " + (to.map { "`\($0.rawValue)`" } ?? "the same")
        + (beside.isEmpty ? "" : "; " + quoted(beside.map(\.rawValue)) + " → the same")
    case .movement: "the journey"
    case .correction: "what a slip moved"
    }
  }

  /// What daemons say has forms of its own (specification §4.2, §5.3).
  private static func body(_ kind: StatementKind) -> String {
    switch kind.type {
    case .submitted, .update: "the manifest"
    case .received: "`delivery`, `bytes`, `parts`, `epoch`"
    case .refused: "`delivery`, `code`, `layer`"
    case .undelivered: "`reason`"
    default: kind.fields.isEmpty ? "–" : quoted(kind.fields.map(\.key))
    }
  }

  private static func need(_ need: BodyField.Need) -> String {
    switch need {
    case .always: "always"
    case .never: "no"
    case .with(let key, let words): "with `\(key)` " + quoted(words)
    }
  }

  @Test("the schema demands of every people's body what the table does")
  func schema() throws {
    try expectSchema("statement", StatementKind.people.map { Self.schema($0, $0.fields, under: "body") }, after: 1)
  }

  @Test("the schema of a sealed half demands of every kind what the table does")
  func sealedSchema() throws {
    let kinds = StatementKind.people.filter { !$0.sealed.isEmpty }
    try expectSchema("sealed-half", kinds.map { Self.schema($0, $0.sealed, under: "said") }, after: 0)
  }

  private func expectSchema(_ name: String, _ kinds: [JSONValue], after first: Int) throws {
    let file = Registry.folder.appending(path: "schemas/v1/\(name).schema.json")
    let schema = try JSON.decode(JSONValue.self, from: Data(contentsOf: file))
    guard case .object(var members) = schema, case .array(let all) = schema["allOf"] else {
      return #expect(Bool(false), "no allOf")
    }
    if Published.isWriting {
      members["allOf"] = .array(all.prefix(first) + kinds)
      try (Published.text(.object(members)) + "\n").write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(Array(all.dropFirst(first)) == kinds)
    }
  }

  private static func schema(_ kind: StatementKind, _ fields: [BodyField], under key: String) -> JSONValue {
    var body: [String: JSONValue] = ["type": .string("object")]
    if !fields.isEmpty {
      body["properties"] = .object(Dictionary(uniqueKeysWithValues: fields.map { ($0.key, schema($0.form)) }))
    }
    let always = fields.filter { if case .always = $0.need { true } else { false } }
    if !always.isEmpty { body["required"] = .array(always.map { .string($0.key) }) }
    for field in fields {
      guard case .with(let key, let words) = field.need else { continue }
      body["if"] = .object(["properties": .object([key: .object(["enum": .array(words.map { .string($0) })])])])
      body["then"] = .object(["required": .array([.string(field.key)])])
    }
    return .object([
      "if": .object(["properties": .object(["type": .object(["const": .string(kind.type.text)])])]),
      "then": .object(["properties": .object([key: .object(body)])]),
    ])
  }

  private static func schema(_ form: BodyField.Form) -> JSONValue {
    switch form {
    case .moment: .object(["$ref": .string("#/$defs/moment")])
    case .staff: .object(["type": .string("string"), "pattern": .string("^[0-9a-f]{32}$")])
    case .place: .object(["type": .string("integer"), "minimum": .integer(1), "maximum": .integer(BodyField.places)])
    case .word(let words): .object(["enum": .array(words.map { .string($0) })])
    case .flag: .object(["type": .string("boolean")])
    case .sealed: .object(["$ref": .string("#/$defs/sealed")])
    case .text(let limit): length(Int64(limit))
    case .line: length(Int64(BodyField.line))
    case .lines:
      .object([
        "type": .string("array"), "minItems": .integer(1), "maxItems": .integer(100),
        "items": length(Int64(BodyField.line)),
      ])
    case .number(let range):
      .object([
        "type": .string("number"), "minimum": number(range.lowerBound), "maximum": number(range.upperBound),
      ])
    case .transfer: .object(["$ref": .string("#/$defs/transfer")])
    }
  }

  private static func number(_ value: Double) -> JSONValue {
    value == value.rounded() ? .integer(Int64(value)) : .number(value)
  }

  /// A schema counts characters, the table octets: it allows what fits in the one or the other.
  private static func length(_ limit: Int64) -> JSONValue {
    .object(["type": .string("string"), "minLength": .integer(1), "maxLength": .integer(limit)])
  }
}

/// Writes what follows from the table.
enum Published {
  static let isWriting = ProcessInfo.processInfo.environment["BATON_WRITE_STATEMENTS"] != nil

  /// Puts a table into a section of the registry, in place of the one that stands there.
  static func write(_ section: String, _ heading: [String], _ rows: [[String]]) throws {
    let file = Registry.folder.appending(path: "registry.md")
    var parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n## ")
    guard let place = parts.firstIndex(where: { $0.hasPrefix(section + "\n") }) else {
      throw Registry.Unreadable(section: section)
    }
    let lines = [heading, heading.map { _ in "---" }] + rows
    let table = lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    let before = parts[place].components(separatedBy: "\n").prefix { !$0.hasPrefix("|") }
    parts[place] = before.joined(separator: "\n") + "\n" + table + "\n"
    try parts.joined(separator: "\n## ").write(to: file, atomically: true, encoding: .utf8)
  }

  /// JSON in lines of two spaces, names sorted, but those first that say what it is.
  static func text(_ value: JSONValue, indent: String = "") -> String {
    let inner = indent + "  "
    switch value {
    case .object(let members) where !members.isEmpty:
      let first = ["$schema", "$id", "title", "description", "type", "required"]
      let keys = first.filter { members[$0] != nil } + members.keys.filter { !first.contains($0) }.sorted()
      let lines = keys.map { "\(inner)\"\($0)\": \(text(members[$0] ?? .null, indent: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    case .array(let values) where !values.isEmpty:
      return "[\n" + values.map { inner + text($0, indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    default: return (try? JSON.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }
}

extension String {
  /// As a cell of the registry is read.
  fileprivate var plain: String { replacingOccurrences(of: "`", with: "").trimmingCharacters(in: .whitespaces) }
}
