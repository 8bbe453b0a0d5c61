import Base
import Foundation

extension CaseDocument {
  /// The document as text again: its fields in the order of their rows, a line each.
  func text(_ tree: JSONTree) -> Data {
    var text = ""
    Self.write(tree, section, indent: "", to: &text)
    return Data((text + "\n").utf8)
  }

  private static func write(_ tree: JSONTree, _ section: CaseSection?, indent: String, to text: inout String) {
    let inner = indent + "  "
    switch tree {
    case .object(let fields):
      let rows = section?.fields.filter { fields[$0.key] != nil } ?? []
      text += "{"
      for (index, row) in rows.enumerated() {
        text += (index == 0 ? "\n" : ",\n") + inner + "\"\(row.key)\": "
        if let value = fields[row.key] { write(value, row.type.section, indent: inner, to: &text) }
      }
      text += rows.isEmpty ? "}" : "\n\(indent)}"
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        text += (index == 0 ? "\n" : ",\n") + inner
        write(item, section, indent: inner, to: &text)
      }
      text += items.isEmpty ? "]" : "\n\(indent)]"
    default: text += tree.text
    }
  }
}
