import Base
import Foundation
import Testing

@testable import CaseFile

/// A case in which every field of the table has its example for a value, and a second person.
enum FullCase {
  static let tree = second(person: example(of: .core))
  static let json = JSONEdit.text(tree)

  /// The case with one place set to another value, or (`nil`) without it.
  static func json(_ place: String, _ value: JSONTree?) throws -> String {
    JSONEdit.text(try JSONEdit.set(JSONEdit.steps(place)[...], to: value, in: tree))
  }

  static func example(of section: CaseSection) -> JSONTree {
    .object(Dictionary(uniqueKeysWithValues: section.fields.map { ($0.key, value(of: $0)) }))
  }

  /// The example of a field, unless such a value would stop the case.
  private static func value(of field: CaseField) -> JSONTree {
    field.stops.contains { $0.reason == nil } ? .string("unknown") : example(of: field)
  }

  static func example(of field: CaseField) -> JSONTree {
    switch (field.example, field.type) {
    case (.text(let text), _): .string(text)
    case (.flag(let flag), _): .bool(flag)
    case (.list(let texts), _): .array(texts.map { .string($0) })
    case (.ofSection, .object(let section)): example(of: section)
    case (.ofSection, .list(.object(let section), _)): .array([example(of: section)])
    case (.ofSection, _): .null
    }
  }

  /// Adds the child of the first person, to whom the relation in the table's example leads.
  private static func second(person tree: JSONTree) -> JSONTree {
    guard case .object(var fields) = tree, case .array(let persons)? = fields["persons"],
      case .object(var person)? = persons.first, case .object(var identity)? = person["identity"]
    else { return .null }
    identity["person_id"] = .string("p2")
    identity["birth_date"] = .string("2018")
    person["identity"] = .object(identity)
    person["consent"] = .string("not_asked")
    fields["persons"] = .array(persons + [.object(person)])
    return .object(fields)
  }
}

/// Rows of the table as arguments of tests.
extension CaseRow: CustomTestStringConvertible {
  static let all = CaseTable.documents.flatMap(\.section.rows)

  /// All but the list of attachments: without it a consent refers to a document that is not there.
  static func wanted(_ needs: CaseField.Need...) -> [CaseRow] {
    all.filter { needs.contains($0.field.need) && $0.place != "attachments" }
  }

  package var testDescription: String { place }

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
