import Base
import Foundation
import Testing

@testable import CaseFile

/// The published schema says what the reader does.
@Suite("The JSON Schema of a case")
struct SchemaTests {
  let schema: JSONTree

  init() throws {
    let path = URL(filePath: ExampleTests.root).appending(path: "../../schemas/v1/case.schema.json")
    schema = try JSONParser.parse(Array(try Data(contentsOf: path.standardized))).tree
  }

  private func fields(_ tree: JSONTree?) -> [String: JSONTree] {
    if case .object(let fields)? = tree { fields } else { [:] }
  }

  private func texts(_ tree: JSONTree?) -> [String] {
    guard case .array(let items)? = tree else { return [] }
    return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  /// Follows `$ref`, and through `anyOf` to the value beside the reason.
  private func resolve(_ tree: JSONTree?) -> [String: JSONTree] {
    let here = fields(tree)
    if case .string(let name)? = here["$ref"] {
      return resolve(fields(schema)["$defs"].flatMap { fields($0)[String(name.dropFirst(8))] })
    }
    if here["properties"] == nil, case .array(let choices)? = here["anyOf"] {
      return resolve(choices.first)
    }
    return here
  }

  private struct Property {
    let place: String
    let isRequired: Bool
    let mayHoldReason: Bool
  }

  /// All properties, of a list those of its first element, as places of the full case.
  private func properties(_ tree: JSONTree?, _ place: String) -> [Property] {
    let here = resolve(tree)
    if let items = here["items"] { return properties(items, place + "[0]") }
    let required = texts(here["required"])
    return fields(here["properties"]).flatMap { key, value -> [Property] in
      let inner = JSONText.join(place, key)
      let property = Property(
        place: inner, isRequired: required.contains(key), mayHoldReason: takesReason(value))
      return [property] + properties(value, inner)
    }
  }

  private func takesReason(_ tree: JSONTree) -> Bool {
    if case .array(let choices)? = fields(tree)["anyOf"] {
      return choices.contains(.object(["$ref": .string("#/$defs/reason")]))
    }
    return fields(tree)["type"] == .string("string") && fields(tree)["enum"] == nil
      && fields(tree)["pattern"] == nil
  }

  @Test("has the fields the reader has")
  func names() {
    #expect(Set(properties(schema, "").map(\.place)) == Set(CaseRow.all.map(\.place)))
  }

  @Test("requires what the reader requires")
  func required() {
    let places = properties(schema, "").filter(\.isRequired).map(\.place)
    #expect(Set(places) == Set(FieldTableTests.required.map(\.place)))
  }

  @Test("takes a reason where the reader takes one")
  func reasons() {
    let places = properties(schema, "").filter(\.mayHoldReason).map(\.place)
    #expect(Set(places) == Set(FieldTableTests.withReasons.map(\.place) + ["attachments"]))
  }

  @Test("refuses additional fields in every object")
  func closed() {
    func objects(_ tree: JSONTree) -> [[String: JSONTree]] {
      switch tree {
      case .object(let fields):
        let inner = fields.values.flatMap(objects)
        return fields["properties"] == nil ? inner : [fields] + inner
      case .array(let items): return items.flatMap(objects)
      default: return []
      }
    }
    let found = objects(schema)
    #expect(found.count > 15)
    #expect(found.allSatisfy { $0["additionalProperties"] == .bool(false) })
    #expect(found.allSatisfy { $0["description"] != nil })
  }

  @Test("lists the countries and reasons of the reader")
  func lists() {
    let definitions = fields(fields(schema)["$defs"])
    #expect(Set(texts(fields(definitions["country"])["enum"])) == CountryCodes.all)
    #expect(texts(fields(definitions["reason"])["enum"]) == MissingReason.allCases.map(\.rawValue))
  }

  @Test("lists the codes of the reader")
  func codes() {
    func listed(_ place: String) -> Set<String> {
      var tree: JSONTree? = schema
      for step in JSONEdit.steps(place) {
        let here = resolve(tree)
        switch step {
        case .key(let key): tree = fields(here["properties"])[key]
        case .index: tree = here["items"]
        }
      }
      return Set(texts(resolve(tree)["enum"]))
    }
    let rows = CaseRow.all.filter { $0.field.type.form?.codes != nil }
    #expect(rows.count >= 17)
    for row in rows { #expect(listed(row.valuePlace) == Set(row.field.type.form?.codes?.texts ?? []), "\(row.place)") }
  }
}
