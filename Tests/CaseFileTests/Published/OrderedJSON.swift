/// JSON whose fields stay in the order in which they were written.
indirect enum OrderedJSON {
  case object([(String, OrderedJSON)])
  case list([OrderedJSON])
  /// A list of texts in one line.
  case line([String])
  case text(String)
  case number(Int)
  case flag(Bool)

  /// As text, two spaces a level.
  func written(_ margin: String = "") -> String {
    let inner = margin + "  "
    switch self {
    case .object(let fields):
      let lines = fields.map { "\(inner)\(Self.quoted($0)): \($1.written(inner))" }
      return fields.isEmpty ? "{}" : "{\n" + lines.joined(separator: ",\n") + "\n\(margin)}"
    case .list(let items):
      let lines = items.map { inner + $0.written(inner) }
      return items.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n\(margin)]"
    case .line(let texts): return "[" + texts.map(Self.quoted).joined(separator: ", ") + "]"
    case .text(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
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
