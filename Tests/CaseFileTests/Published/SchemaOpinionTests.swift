import Base
import Foundation
import Testing

@testable import CaseFile

/// A validator that is not ours reads the published schema, and is of the reader's opinion.
@Suite("The JSON Schema, by a second opinion")
struct SchemaOpinionTests {
  /// A case with one field changed, and what our reader says of it.
  private struct Trial: Encodable {
    /// Of the schema: the document's section.
    let schema: String
    let place: String
    let json: String
    let isFine: Bool
  }

  private static let values: [JSONTree] =
    [.null, .number("7"), .bool(true), .string(""), .string("zzz"), .array([]), .object([:]), .object(["zz": .null])]
    + MissingReason.allCases.map { .string($0.rawValue) }

  /// Checks that stand in no row: references between fields, and answers that stop a case, a schema cannot say.
  private func trial(_ row: CaseRow, _ value: JSONTree?, at place: String) throws -> Trial {
    let tree = try JSONEdit.set(JSONEdit.steps(place)[...], to: value, in: FullCase.tree(around: row))
    let notes = Notes(nil)
    let type = FieldType.object(row.root)
    if let tree { _ = CaseReader(notes).read(tree, type, Spot(place: "", notes: notes)) }
    let stops = row.field.stops.map(\.fault)
    return Trial(
      schema: row.root.name, place: place, json: JSONEdit.text(tree),
      isFine: !notes.findings.contains { $0.kind == .wrong && !stops.contains($0.fault) })
  }

  private func trials() throws -> [Trial] {
    try CaseRow.all.flatMap { row in
      let refused = row.field.type.form?.refuses.map { JSONTree.string($0) } ?? []
      return try [trial(row, nil, at: row.place), trial(row, FullCase.example(of: row.field), at: row.place)]
        + Self.values.map { try trial(row, $0, at: row.place) }
        + refused.map { try trial(row, $0, at: row.valuePlace) }
    }
  }

  private func examples() throws -> [Trial] {
    try ExampleTests.names.flatMap { name in
      try CaseFolder.scan("\(ExampleTests.root)/\(name)").files.compactMap { file -> Trial? in
        guard let document = CaseTable.document(named: file.path) else { return nil }
        let json = try String(contentsOf: URL(filePath: "\(ExampleTests.root)/\(name)/\(file.path)"), encoding: .utf8)
        return Trial(schema: document.section.name, place: name, json: json, isFine: true)
      }
    }
  }

  @Test("every field, with and without a value, of the right kind and of others")
  func agree() throws {
    guard let python = Self.python else {
      print("jsonschema is not installed (BATON_TEST_PYTHON names a Python that has it): schema not tried")
      return
    }
    let trials = try trials() + examples()
    #expect(trials.count > 3_000)
    let file = NSTemporaryDirectory() + "baton-schema-\(UUID().uuidString).json"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try JSONEncoder().encode(trials).write(to: URL(filePath: file))
    let schemas = ExampleTests.root + "/../../schemas/v1"
    #expect(try Self.run(python, Self.script, [schemas, file]) == "")
  }

  /// Prints the places at which the schema is of another opinion.
  private static let script = """
    import json, sys
    from jsonschema import Draft202012Validator
    validators = {}
    for trial in json.load(open(sys.argv[2])):
        validator = validators.get(trial["schema"])
        if validator is None:
            schema = json.load(open(f"{sys.argv[1]}/{trial['schema']}.schema.json"))
            Draft202012Validator.check_schema(schema)
            validator = validators[trial["schema"]] = Draft202012Validator(schema)
        if validator.is_valid(json.loads(trial["json"])) != trial["isFine"]:
            print(trial["place"], "fine for the reader:", trial["isFine"], trial["json"])
    """

  private static let python: String? = {
    let given = ProcessInfo.processInfo.environment["BATON_TEST_PYTHON"]
    return [given, "/usr/bin/python3"].compactMap(\.self).first {
      (try? run($0, "import jsonschema", [])) == ""
    }
  }()

  /// - Returns: What the script printed, or why it did not run to its end.
  private static func run(_ python: String, _ script: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", script] + arguments
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? text : "status \(process.terminationStatus): \(text)"
  }
}
