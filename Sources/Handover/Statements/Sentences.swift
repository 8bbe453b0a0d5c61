package import Base
import Foundation

extension StatementKind {
  /// What a statement of people says, for a table: nothing in it was worded by anybody but this program.
  ///
  /// - Returns: Nil for what daemons say, for a type without a row, and for a body that does not fit.
  package static func sentence(_ type: StatementType, _ body: JSONValue) -> String? {
    guard let kind = of(type), kind.isPeoples, kind.problem(in: body) == nil else { return nil }
    let said = kind.fields.compactMap { $0.sentence(in: body) }
    return said.isEmpty ? kind.meaning : said.joined(separator: ", ")
  }
}

extension BodyField {
  fileprivate func sentence(in body: JSONValue) -> String? {
    guard let value = body[key] else { return nil }
    switch form {
    case .moment: return value.string
    case .word: return value.string?.replacingOccurrences(of: "_", with: " ")
    case .place: return value.integer.map { "question \($0) is answered" }
    case .staff: return value.string.map { "\(key == "primary" ? "caseworker" : key) \($0.prefix(8))" }
    }
  }
}
