package import Base
import Foundation

extension StatementKind {
  /// What the open half of people's statements says, for a table: nothing in it was worded by anybody but this program.
  ///
  /// - Returns: Nil for what daemons say, for a type without a row, and for a body that does not fit.
  package static func sentence(_ type: StatementType, _ body: JSONValue) -> String? {
    guard let kind = of(type), kind.isPeoples, kind.problem(in: body) == nil else { return nil }
    let said = kind.fields.compactMap { $0.sentence(in: body) }
    return said.isEmpty ? kind.meaning : said.joined(separator: ", ")
  }

  /// What the sealed half says, line by line, in the order of the row. Its words are somebody else's: for `Terminal` only.
  package static func lines(_ type: StatementType, _ said: [String: JSONValue]) -> [String] {
    guard let kind = of(type) else { return [] }
    return kind.sealed.filter { $0.key != BodyField.apart.key }.flatMap { $0.lines(in: said) }
  }
}

extension BodyField {
  fileprivate func sentence(in body: JSONValue) -> String? {
    guard let value = body[key] else { return nil }
    switch form {
    case .moment: return value.string
    case .word: return value.string?.replacingOccurrences(of: "_", with: " ")
    case .place: return value.integer.map { "\(Self.placed[key] ?? key) \($0)" }
    case .staff: return value.string.map { "\(key == "primary" ? "caseworker" : key) \($0.prefix(8))" }
    case .flag where key == Self.part.key: return value.flag == true ? "of a part alone" : nil
    case .flag: return value.flag.map { $0 ? key : "not \(key)" }
    case .sealed, .text, .line, .lines, .number, .transfer: return nil
    }
  }

  private static let placed = [
    "asked": "answer to question", "said": "takes back", "onward": "of what was handed on in",
  ]

  fileprivate func lines(in said: [String: JSONValue]) -> [String] {
    guard let value = said[key] else { return [] }
    let label = key.replacingOccurrences(of: "_", with: " ")
    // Kept though it does not fit, so it is shown, and as what it is.
    if let problem = problem(in: .object(said)) {
      return ["(\(problem); it says:)"]
        + value.words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    switch form {
    case .text: return value.string?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) ?? []
    case .word: return ["\(label): \(value.string?.replacingOccurrences(of: "_", with: " ") ?? "")"]
    case .moment, .line, .transfer, .staff: return ["\(label): \(value.string ?? "")"]
    case .lines: return ["\(label):"] + (value.lines ?? []).map { "- \($0)" }
    case .number: return value.decimal.map { ["\(label): \(Form.short($0))"] } ?? []
    case .flag: return value.flag.map { ["\(label): \($0 ? "yes" : "no")"] } ?? []
    case .place: return value.integer.map { ["\(label): \($0)"] } ?? []
    case .sealed: return []
    }
  }
}
