/// A JSON value before any field has a meaning.
indirect enum JSONTree: Sendable, Equatable {
  case object([String: JSONTree])
  case array([JSONTree])
  case string(String)
  /// As written; the case file has no field that is a number.
  case number(String)
  case bool(Bool)
  case null

  /// The kind of value in words, for messages.
  var kind: String {
    switch self {
    case .object: "an object"
    case .array: "a list"
    case .string: "a string"
    case .number: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }
}

/// A JSON text, read, with the line of every value and the keys that stand twice.
struct JSONText {
  /// A key that stands again in the same object.
  struct Duplicate: Equatable {
    let place: String
    let line: Int
  }

  let tree: JSONTree
  /// Place (`persons[0].identity.sex`; the whole text is the empty string) to line, from 1.
  let lines: [String: Int]
  let duplicates: [Duplicate]

  /// The place of a field inside another.
  static func join(_ place: String, _ key: String) -> String {
    place.isEmpty ? key : "\(place).\(key)"
  }

  /// The line of a place, or of the nearest thing around it that stands in the text.
  func line(of place: String) -> Int? {
    var place = place[...]
    while lines[String(place)] == nil, !place.isEmpty {
      place = place[..<(place.lastIndex { $0 == "." || $0 == "[" } ?? place.startIndex)]
    }
    return lines[String(place)]
  }
}

/// Why a text is not JSON, and where.
struct JSONError: Error, Equatable {
  /// What was expected or is not allowed, as the end of a sentence.
  let reason: String
  /// From 1.
  let line: Int
  /// In characters (Unicode scalars), from 1.
  let column: Int
}

/// What `case.json` may measure.
package enum JSONLimits {
  /// Bytes of text; a case is a few dozen KiB, documents are attachments.
  package static let bytes = 4 << 20
  /// Objects and lists inside one another; the model needs six.
  package static let depth = 32
  /// Bytes of the places (`persons[0].identity.sex`) of all values together.
  static let placeBytes = 64 << 20
  /// Values of any kind; ten thousand attachments need half of them.
  package static let values = 200_000
}
