package import Foundation

/// A strict reader of JSON (RFC 8259).
///
/// Foundation's two parsers accept `[1,]`, drop a key that stands twice without a word and do not
/// say the line of an error on Linux; none of this will do for a case that may not be misread.
package struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var depth = 0
  private var values = 0
  /// Where the value stands that is being read.
  private var path: [JSONText.Step] = []
  /// Place to line; `nil` while nobody asks for it, since a place is a text for each value.
  private var lines: [String: Int]?
  /// Octets of `path` as text, and of all places so far. Places are not kept here, but whoever speaks of a value makes its
  /// place: long field names around many values would fill the memory then.
  private var placeLength = 0
  private var placeBytes = 0
  private var duplicates: [JSONText.Duplicate] = []

  /// - Parameter bytes: UTF-8; the caller has checked that it is valid.
  /// - Throws: The first error with its line and column; also nesting beyond `JSONLimits.depth`.
  package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONText {
    var parser = JSONParser(bytes: bytes)
    let tree = try parser.value()
    parser.skipSpace()
    if parser.peek != nil { throw parser.error("nothing may follow the closing bracket") }
    return JSONText(bytes: bytes, tree: tree, duplicates: parser.duplicates)
  }

  /// The first line of every place in a text that has been read before.
  static func lines(_ bytes: [UInt8]) -> [String: Int] {
    var parser = JSONParser(bytes: bytes)
    parser.lines = [:]
    _ = try? parser.value()
    return parser.lines ?? [:]
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func value() throws(JSONError) -> JSONTree {
    skipSpace()
    values += 1
    if values > JSONLimits.values { throw error("it has more than \(JSONLimits.values) values") }
    placeBytes += placeLength
    if placeBytes > JSONLimits.placeBytes { throw error("its field names are too long") }
    noteLine()
    switch peek {
    case UInt8(ascii: "{"): return try nested { (it) throws(JSONError) in try it.object() }
    case UInt8(ascii: "["): return try nested { (it) throws(JSONError) in try it.list() }
    case UInt8(ascii: "\""): return .string(try string())
    case let byte? where byte == UInt8(ascii: "-") || byte.isASCIIDigit: return try number()
    default: return try word()
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONError) -> JSONTree
  ) throws(JSONError) -> JSONTree {
    depth += 1
    if depth > JSONLimits.depth {
      throw error("it nests more than \(JSONLimits.depth) objects and lists in one another")
    }
    position += 1
    let tree = try read(&self)
    depth -= 1
    return tree
  }

  private mutating func object() throws(JSONError) -> JSONTree {
    var fields: [String: JSONTree] = [:]
    if take("}") { return .object(fields) }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw error("expected a field name in quotes") }
      let keyLine = line
      let key = try string()
      guard take(":") else { throw error("expected \":\" after the field name") }
      let outside = enter(.field(key), octets: key.utf8.count + 1)
      if fields.updateValue(try value(), forKey: key) != nil {
        duplicates.append(JSONText.Duplicate(place: place, line: keyLine))
      }
      leave(to: outside)
    } while take(",")
    guard take("}") else { throw error("expected \",\" or \"}\"") }
    return .object(fields)
  }

  private mutating func list() throws(JSONError) -> JSONTree {
    var items: [JSONTree] = []
    if take("]") { return .array(items) }
    repeat {
      let outside = enter(.item(items.count), octets: 8)
      items.append(try value())
      leave(to: outside)
    } while take(",")
    guard take("]") else { throw error("expected \",\" or \"]\"") }
    return .array(items)
  }

  private mutating func word() throws(JSONError) -> JSONTree {
    let words: [(String, JSONTree)] = [
      ("true", .bool(true)), ("false", .bool(false)), ("null", .null),
    ]
    for (word, tree) in words where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return tree
    }
    throw error(peek == nil ? "the text ends too early" : "expected a value")
  }

  private mutating func number() throws(JSONError) -> JSONTree {
    let start = position
    if peek == UInt8(ascii: "-") { position += 1 }
    let leading = peek
    let whole = digits()
    var valid = whole > 0 && (leading != UInt8(ascii: "0") || whole == 1)
    if peek == UInt8(ascii: ".") {
      position += 1
      valid = digits() > 0 && valid
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      position += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
      valid = digits() > 0 && valid
    }
    guard valid else { throw error("this is not a number") }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = position
    while peek?.isASCIIDigit == true { position += 1 }
    return position - start
  }
}

// MARK: - Strings

extension JSONParser {
  private mutating func string() throws(JSONError) -> String {
    position += 1
    let start = position
    skipPlain()
    guard peek != UInt8(ascii: "\"") else {
      position += 1
      return String(decoding: bytes[start..<position - 1], as: UTF8.self)
    }
    return try stringWithEscapes(from: start)
  }

  private mutating func stringWithEscapes(from start: Int) throws(JSONError) -> String {
    var text = Array(bytes[start..<position])
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += Array(String(try escape()).utf8)
      case 0..<0x20:
        throw error("a line break or control character in a string must be written as an escape")
      default:
        let plain = position
        skipPlain()
        text += bytes[plain..<position]
      }
    }
    throw error("a string has no closing quote")
  }

  /// Moves on to what ends a string, begins an escape or does not belong into one.
  private mutating func skipPlain() {
    while let byte = peek, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let plain: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{08}", UInt8(ascii: "f"): "\u{0C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    position += 1
    guard let letter = peek else { throw error("a string has no closing quote") }
    if let scalar = plain[letter] {
      position += 1
      return scalar
    }
    guard letter == UInt8(ascii: "u") else { throw error("\"\\\" must be written \"\\\\\"") }
    position += 1
    return try unicodeEscape()
  }

  /// Four hexadecimal digits, or two times four for a character beyond U+FFFF.
  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, bytes[position...].starts(with: "\\u".utf8) else {
      throw error("half of a surrogate pair is missing")
    }
    position += 2
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw error("half of a surrogate pair is missing") }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("\"\\u\" needs four hexadecimal digits") }
    position += 4
    return number
  }
}

// MARK: - Places

extension JSONParser {
  private var place: String { path.reduce("") { place, step in step.inside(place) } }

  private mutating func noteLine() {
    guard lines != nil else { return }
    let place = place
    if lines?[place] == nil { lines?[place] = line }
  }

  /// - Returns: The length of the place around this one.
  private mutating func enter(_ step: JSONText.Step, octets: Int) -> Int {
    defer { placeLength += octets }
    path.append(step)
    return placeLength
  }

  private mutating func leave(to length: Int) {
    path.removeLast()
    placeLength = length
  }
}

// MARK: - Moving on

extension JSONParser {
  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
      if byte == 0x0A {
        line += 1
        lineStart = position
      }
    }
  }

  private func error(_ reason: String) -> JSONError {
    let before = bytes[lineStart..<min(position, bytes.count)]
    let column = before.count { $0 & 0xC0 != 0x80 } + 1
    return JSONError(reason: reason, line: line, column: column)
  }
}

/// The strict reading of JSON for documents other than `case.json`.
package enum StrictJSON {
  /// Says what keeps a text from being read the same way by everybody: I-JSON (RFC 7493), nested at most
  /// `JSONLimits.depth` deep, no name twice in one object.
  /// - Returns: The problem, with its line, or `nil` if there is none.
  package static func problem(in json: Data) -> String? {
    let bytes = Array(json)
    guard String(validating: bytes, as: UTF8.self) != nil else { return "it is not valid UTF-8" }
    do throws(JSONError) {
      let text = try JSONParser.parse(bytes)
      return text.duplicates.first.map { "\($0.place) stands twice (again in line \($0.line))" }
    } catch {
      return "line \(error.line), column \(error.column): \(error.reason)"
    }
  }
}
