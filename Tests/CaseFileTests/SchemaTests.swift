import Base
import Foundation
import Testing

@testable import CaseFile

/// The published schema says what the reader does.
@Suite("The JSON Schema of a case")
struct SchemaTests {
  /// The schema of each document.
  let schemas: [(document: CaseDocument, schema: JSONTree)]
  private var core: JSONTree { schemas[0].schema }

  init() throws {
    let folder = URL(filePath: ExampleTests.root).appending(path: "../../schemas/v1").standardized
    schemas = try CaseTable.documents.map { document in
      let path = folder.appending(path: "\(document.section.name).schema.json")
      return (document, try JSONParser.parse(Array(try Data(contentsOf: path))).tree)
    }
  }

  private func fields(_ tree: JSONTree?) -> [String: JSONTree] {
    if case .object(let fields)? = tree { fields } else { [:] }
  }

  private func texts(_ tree: JSONTree?) -> [String] {
    guard case .array(let items)? = tree else { return [] }
    return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  /// Follows `$ref`, and through `anyOf` to the value beside the reason.
  private func resolve(_ tree: JSONTree?, in schema: JSONTree) -> [String: JSONTree] {
    let here = fields(tree)
    if case .string(let name)? = here["$ref"] {
      return resolve(fields(schema)["$defs"].flatMap { fields($0)[String(name.dropFirst(8))] }, in: schema)
    }
    if here["properties"] == nil, case .array(let choices)? = here["anyOf"] {
      return resolve(choices.first, in: schema)
    }
    return here
  }

  private struct Property {
    let place: String
    let isRequired: Bool
    let mayHoldReason: Bool
  }

  /// All properties, of a list those of its first element, as places of the full case.
  private func properties(_ tree: JSONTree?, _ place: String, in schema: JSONTree) -> [Property] {
    let here = resolve(tree, in: schema)
    if let items = here["items"] { return properties(items, place + "[0]", in: schema) }
    let required = texts(here["required"]) + texts(fields(here["then"])["required"])
    return fields(here["properties"]).flatMap { key, value -> [Property] in
      let inner = JSONText.join(place, key)
      let property = Property(
        place: inner, isRequired: required.contains(key), mayHoldReason: takesReason(value))
      return [property] + properties(value, inner, in: schema)
    }
  }

  private func takesReason(_ tree: JSONTree) -> Bool {
    if case .array(let choices)? = fields(tree)["anyOf"] {
      return choices.contains(.object(["$ref": .string("#/$defs/reason")]))
    }
    return fields(tree)["type"] == .string("string") && fields(tree)["enum"] == nil
      && fields(tree)["pattern"] == nil
  }

  /// What a test of all properties compares with rows: the document and the place.
  private func places(_ isWanted: (Property) -> Bool) -> Set<String> {
    Set(
      schemas.flatMap { document, schema in
        properties(schema, "", in: schema).filter(isWanted).map { "\(document.file) \($0.place)" }
      })
  }

  @Test("has the fields the reader has")
  func names() { #expect(places { _ in true } == Set(CaseRow.all.map(\.testDescription))) }

  @Test("requires what the reader requires")
  func required() { #expect(places(\.isRequired) == Set(FieldTableTests.required.map(\.testDescription))) }

  @Test("takes a reason where the reader takes one")
  func reasons() {
    let lists = CaseTable.documents.map { "\($0.file) attachments" }
    #expect(places(\.mayHoldReason) == Set(FieldTableTests.withReasons.map(\.testDescription) + lists))
  }

  @Test("refuses additional fields in every object")
  func closed() {
    func objects(_ tree: JSONTree) -> [[String: JSONTree]] {
      switch tree {
      case .object(let fields):
        // What stands behind "if" describes no object of its own.
        let inner = fields.filter { $0.key != "if" }.values.flatMap(objects)
        return fields["properties"] == nil ? inner : [fields] + inner
      case .array(let items): return items.flatMap(objects)
      default: return []
      }
    }
    let found = schemas.map(\.schema).flatMap(objects)
    #expect(found.count > 50)
    #expect(found.allSatisfy { $0["additionalProperties"] == .bool(false) })
    #expect(found.allSatisfy { $0["description"] != nil })
  }

  @Test("lists the countries and reasons of the reader")
  func lists() {
    let definitions = fields(fields(core)["$defs"])
    #expect(
      Set(texts(fields(definitions["nationality"])["enum"])) == CountryCodes.all.union(["XXA", "XXB", "XXC", "XKX"]))
    #expect(texts(fields(definitions["reason"])["enum"]) == MissingReason.allCases.map(\.rawValue))
  }

  @Test("lists the codes of the reader")
  func codes() {
    func listed(_ row: CaseRow) -> Set<String> {
      guard let schema = schemas.first(where: { $0.document == row.document })?.schema else { return [] }
      var tree: JSONTree? = schema
      for step in JSONEdit.steps(row.valuePlace) {
        let here = resolve(tree, in: schema)
        switch step {
        case .key(let key): tree = fields(here["properties"])[key]
        case .index: tree = here["items"]
        }
      }
      return Set(texts(resolve(tree, in: schema)["enum"]))
    }
    let rows = CaseRow.all.filter { $0.field.type.form?.codes != nil }
    #expect(rows.count >= 40)
    for row in rows { #expect(listed(row) == Set(row.field.type.form?.codes?.texts ?? []), "\(row.testDescription)") }
  }
}
