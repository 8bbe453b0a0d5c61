/// A JSON value before any field has a meaning.
package indirect enum JSONTree: Sendable, Equatable {
  case object([String: JSONTree])
  case array([JSONTree])
  case string(String)
  /// As written.
  case number(String)
  case bool(Bool)
  case null

  /// A kind of value; as text, what it is called in English.
  package enum Kind: String, Sendable {
    case object = "an object"
    case list = "a list"
    case string = "a string"
    case number = "a number"
    case flag = "true or false"
    case null
  }

  package var kind: Kind {
    switch self {
    case .object: .object
    case .array: .list
    case .string: .string
    case .number: .number
    case .bool: .flag
    case .null: .null
    }
  }
}

extension JSONTree {
  /// As JSON again, fields in the order of their names, in one line.
  package var text: String {
    switch self {
    case .object(let fields):
      let parts = fields.sorted { $0.key < $1.key }.map { "\(Self.quoted($0)):\($1.text)" }
      return "{" + parts.joined(separator: ",") + "}"
    case .array(let items): return "[" + items.map(\.text).joined(separator: ",") + "]"
    case .string(let string): return Self.quoted(string)
    case .number(let digits): return digits
    case .bool(let flag): return flag ? "true" : "false"
    case .null: return "null"
    }
  }

  package static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case _ where scalar.value < 0x20:
        "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}

/// A JSON text, read, with the keys that stand twice.
package struct JSONText {
  /// A key that stands again in the same object.
  package struct Duplicate: Equatable {
    package let place: String
    package let line: Int
  }

  private let bytes: [UInt8]
  package let tree: JSONTree
  package let duplicates: [Duplicate]

  package init(bytes: [UInt8], tree: JSONTree = .null, duplicates: [Duplicate] = []) {
    self.bytes = bytes
    self.tree = tree
    self.duplicates = duplicates
  }

  /// Place (`persons[0].identity.sex`; the whole text is the empty string) to line, from 1. Reads the text once more:
  /// a case in which nothing is to be found fault with needs none of them.
  package func lines() -> [String: Int] { JSONParser.lines(bytes) }

  /// The place of a field inside another.
  package static func join(_ place: String, _ key: String) -> String {
    place.isEmpty ? key : place + "." + key
  }

  /// One step from a place inwards.
  package enum Step {
    case field(String)
    case item(Int)

    /// The place that lies this step inside `place`.
    package func inside(_ place: String) -> String {
      switch self {
      case .field(let key): JSONText.join(place, key)
      case .item(let index): place + "[" + String(index) + "]"
      }
    }
  }
}

/// Why a text is not JSON, and where.
package struct JSONError: Error, Equatable {
  /// What was expected or is not allowed, as the end of a sentence.
  package let reason: String
  /// From 1.
  package let line: Int
  /// In characters (Unicode scalars), from 1.
  package let column: Int
}

/// What `case.json` may measure.
package enum JSONLimits {
  /// Bytes of text; a case is a few dozen KiB, documents are attachments.
  package static let bytes = 4 << 20
  /// The same of the file of another compartment.
  package static let partBytes = 1 << 20
  /// Objects and lists inside one another; the model needs six.
  package static let depth = 32
  /// Bytes of the places (`persons[0].identity.sex`) of all values together.
  static let placeBytes = 64 << 20
  /// Values of any kind; ten thousand attachments need half of them.
  package static let values = 200_000
}
