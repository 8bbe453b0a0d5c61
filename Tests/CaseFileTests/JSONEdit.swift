import Base
import Testing

@testable import CaseFile

/// Changes JSON trees and writes them again.
enum JSONEdit {
  enum Step: Equatable {
    case key(String)
    case index(Int)
  }

  /// `a.b[0].c` in steps.
  static func steps(_ place: String) -> [Step] {
    place.split(separator: ".").flatMap { part -> [Step] in
      let pieces = part.split(separator: "[")
      return pieces.enumerated().map { position, piece in
        position == 0 ? .key(String(piece)) : .index(Int(piece.dropLast()) ?? -1)
      }
    }
  }

  static func set(
    _ steps: ArraySlice<Step>, to value: JSONTree?, in tree: JSONTree
  ) throws -> JSONTree? {
    guard let step = steps.first else { return value }
    switch (step, tree) {
    case (.key(let key), .object(var fields)):
      let inner = steps.count == 1 ? .null : try #require(fields[key], "there is no \(key)")
      fields[key] = try set(steps.dropFirst(), to: value, in: inner)
      return .object(fields)
    case (.index(let index), .array(var items)):
      try #require(items.indices.contains(index))
      let changed = try set(steps.dropFirst(), to: value, in: items[index])
      if let changed { items[index] = changed } else { items.remove(at: index) }
      return .array(items)
    default:
      Issue.record("\(step) leads nowhere")
      return tree
    }
  }

  static func text(_ tree: JSONTree?) -> String {
    switch tree {
    case .object(let fields):
      let parts = fields.sorted { $0.key < $1.key }.map { "\(quoted($0)):\(text($1))" }
      return "{" + parts.joined(separator: ",") + "}"
    case .array(let items): return "[" + items.map { text($0) }.joined(separator: ",") + "]"
    case .string(let string): return quoted(string)
    case .number(let digits): return digits
    case .bool(let bool): return bool ? "true" : "false"
    case .null, nil: return "null"
    }
  }

  private static func quoted(_ string: String) -> String {
    let escaped = string.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
