import Base
import Foundation
import Testing

@testable import CaseFile

/// A case in which every field of the table has its example for a value, and a second person.
enum FullCase {
  static let tree = second(person: example(of: .core))
  static let json = JSONEdit.text(tree)
  static let trees = Dictionary(
    uniqueKeysWithValues: CaseTable.documents.map { document in
      (document.file, document.compartment == .core ? tree : example(of: document.section))
    })

  /// What `case.json` says.
  static let contents: CaseContents = {
    do { return CaseContents(try CaseRecord.read(Data(json.utf8)).record) } catch {
      fatalError("\((error as? CaseProblem)?.findings ?? [])")
    }
  }()

  /// The case with one place set to another value, or (`nil`) without it.
  static func json(_ place: String, _ value: JSONTree?) throws -> String {
    JSONEdit.text(try JSONEdit.set(JSONEdit.steps(place)[...], to: value, in: tree))
  }

  /// The same of the document that a row stands in, without optional fields that lead nowhere near it: thousands of these are
  /// read.
  static func json(_ row: CaseRow, at place: String? = nil, _ value: JSONTree?) throws -> String {
    JSONEdit.text(try JSONEdit.set(JSONEdit.steps(place ?? row.place)[...], to: value, in: tree(around: row)))
  }

  static func tree(around row: CaseRow) -> JSONTree {
    let tree = example(of: row.root, around: row.path)
    return row.document.compartment == .core ? second(person: tree) : tree
  }

  /// What is found in the document that a row stands in.
  static func findings(_ row: CaseRow, _ json: String) -> [CaseFinding] {
    guard row.document.compartment != .core else { return Sample.findings(json) }
    return findings(json, row.document)
  }

  /// What is found in the file of a compartment, beside the full `case.json`.
  static func findings(_ json: String, _ document: CaseDocument) -> [CaseFinding] {
    do throws(CaseProblem) { return try CasePart.read(Data(json.utf8), document, beside: contents).1 } catch {
      return error.findings
    }
  }

  static func findings(_ row: CaseRow, at place: String? = nil, _ value: JSONTree?) throws -> [CaseFinding] {
    findings(row, try json(row, at: place, value))
  }

  /// - Parameter path: Optional fields that do not stand in it are left out; `nil`: none is.
  static func example(of section: CaseSection, around path: [CaseField]? = nil) -> JSONTree {
    let fields = section.fields.filter { field in
      guard let path, field.need == .optional, field.key != "attachments" else { return true }
      return path.first?.key == field.key || isAskedFor(field, in: section)
    }
    return .object(
      Dictionary(
        uniqueKeysWithValues: fields.map { field in
          let isOnPath = path?.first?.key == field.key
          return (field.key, value(of: field, around: path.map { isOnPath ? Array($0.dropFirst()) : [] }))
        }))
  }

  /// Whether other fields of the section cannot be judged without this one.
  private static func isAskedFor(_ field: CaseField, in section: CaseSection) -> Bool {
    section.choice?.keys.contains(field.key) == true
      || section.fields.contains { $0.need == .requiredWith(field.key) }
  }

  /// The example of a field, unless such a value would stop the case.
  private static func value(of field: CaseField, around path: [CaseField]?) -> JSONTree {
    field.stops.contains { $0.reason == nil } ? .string("unknown") : example(of: field, around: path)
  }

  static func example(of field: CaseField, around path: [CaseField]? = nil) -> JSONTree {
    switch (field.example, field.type) {
    case (.text(let text), _): .string(text)
    case (.flag(let flag), _): .bool(flag)
    case (.count(let count), _): .number("\(count)")
    case (.list(let texts), _): .array(texts.map { .string($0) })
    case (.ofSection, .object(let section)): example(of: section, around: path)
    case (.ofSection, .list(.object(let section), _)): .array([example(of: section, around: path)])
    case (.ofSection, _): .null
    }
  }

  /// Adds the child of the first person, to whom the relation in the table's example leads.
  private static func second(person tree: JSONTree) -> JSONTree {
    guard case .object(var fields) = tree, case .array(let persons)? = fields["persons"],
      case .object(let person)? = persons.first, case .object(var identity)? = person["identity"]
    else { return .null }
    identity["person_id"] = .string("p2")
    identity["birth_date"] = .string("2018")
    fields["persons"] = .array(persons + [.object(["identity": .object(identity), "consent": .string("not_asked")])])
    return .object(fields)
  }
}

/// Rows of the table as arguments of tests.
extension CaseRow: CustomTestStringConvertible {
  static let all = CaseTable.documents.flatMap(\.section.rows)

  /// All but the lists of attachments: without one a consent refers to a document that is not there.
  static func wanted(_ isWanted: (CaseField.Need) -> Bool) -> [CaseRow] {
    all.filter { isWanted($0.field.need) && $0.place != "attachments" }
  }

  package var testDescription: String { "\(document.file) \(place)" }

  var document: CaseDocument { CaseTable.documents.first { $0.section === root } ?? CaseTable.core }

  /// Where its value stands, of a list of texts the first.
  var valuePlace: String { field.type.isList ? place + "[0]" : place }
}

/// What is described once and stands in several places.
protocol Named {
  var name: String { get }
}

extension TextForm: Named {}
extension CaseSection: Named {}

extension Array where Element: Named {
  /// Each of them once, in the order of their first standing.
  func uniqued() -> [Element] {
    var seen: Set<String> = []
    return filter { seen.insert($0.name).inserted }
  }
}
