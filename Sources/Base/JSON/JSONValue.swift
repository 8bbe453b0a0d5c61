package import Foundation

/// Any JSON value (RFC 8259), for the parts of a statement whose shape depends on its type.
package enum JSONValue: Sendable, Equatable, Codable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // The commonest first: every miss costs Foundation an error.
    if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([String: JSONValue].self) {
      self = .object(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else {
      self = .array(try container.decode([JSONValue].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  /// The member of an object; nil for anything else.
  package subscript(_ key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  package var string: String? { if case .string(let value) = self { value } else { nil } }
  package var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
  package var flag: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// A number, whole or not.
  package var decimal: Double? { if case .number(let value) = self { value } else { integer.map(Double.init) } }

  /// What it says, whatever it is: a string as it stands, all else as JSON.
  package var words: String {
    string ?? (try? JSON.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// An array of strings; nil for anything else.
  package var lines: [String]? {
    guard case .array(let values) = self else { return nil }
    let lines = values.compactMap(\.string)
    return lines.count == values.count ? lines : nil
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral
{
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(Dictionary(uniqueKeysWithValues: members))
  }

  package init(arrayLiteral values: JSONValue...) { self = .array(values) }
  package init(stringLiteral text: String) { self = .string(text) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

/// How Baton reads and writes JSON: sorted keys, no escaped slashes, one form for every document it signs.
///
/// A `Date` is written as a timestamp (RFC 3339, UTC, milliseconds).
package enum JSON {
  package static func encode(_ value: some Encodable, pretty: Bool = false) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in try Timestamp(date).encode(to: encoder) }
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    return try encoder.encode(value)
  }

  /// For a screen: the same document, with what a screen would obey written as JSON escapes it (RFC 8259 §7).
  package static func printed(_ value: some Encodable) throws -> Data {
    let text = String(decoding: try encode(value, pretty: true), as: UTF8.self)
    guard text.unicodeScalars.contains(where: { $0 != "\n" && $0.isUnshowable }) else { return Data(text.utf8) }
    let shown = text.unicodeScalars.reduce(into: "") { shown, scalar in
      if scalar != "\n", scalar.isUnshowable {
        for unit in String(scalar).utf16 { shown += "\\u\(String(0x1_0000 + Int(unit), radix: 16).dropFirst())" }
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return Data(shown.utf8)
  }

  package static func decode<T: Decodable>(_ type: T.Type, from data: Data) throws -> T {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { try Timestamp(from: $0).date }
    return try decoder.decode(type, from: data)
  }

  /// Present where a document of the store is read, which an earlier version may have let in.
  static let isStored = CodingUserInfoKey.stored

  /// Reads what lies in the store: as `decode`, but for what was allowed once and is not any more.
  package static func decodeStored<T: Decodable>(_ type: T.Type, from data: Data) throws -> T {
    let decoder = JSONDecoder()
    decoder.userInfo[isStored] = true
    return try decoder.decode(type, from: data)
  }
}

extension CodingUserInfoKey {
  fileprivate static let stored: CodingUserInfoKey = {
    guard let key = CodingUserInfoKey(rawValue: "baton.stored") else { preconditionFailure("a key is any text") }
    return key
  }()
}
