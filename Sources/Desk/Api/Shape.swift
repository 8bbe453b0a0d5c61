import Base
import Foundation
import Handover

/// The JSON Schema of what a type is written as, found by reading one: from a decoder that gives whatever is asked for, and
/// notes what that was.
enum Shape {
  /// - Returns: An empty schema, which anything fits, for what is read in a way of its own.
  static func schema(of type: any Decodable.Type) -> JSONValue {
    if let known = known(type) { return known }
    let note = Note()
    guard (try? type.init(from: Giver(note: note))) != nil else { return [:] }
    return note.schema
  }

  private static func known(_ type: any Decodable.Type) -> JSONValue? {
    switch type {
    case is any TextIdentifier.Type, is String.Type: ["type": "string"]
    case is Data.Type: ["type": "string", "contentEncoding": "base64"]
    case is Date.Type: ["type": "string", "format": "date-time"]
    case is JSONValue.Type: [:]
    case is Bool.Type: ["type": "boolean"]
    case is any FixedWidthInteger.Type: ["type": "integer"]
    case is any BinaryFloatingPoint.Type: ["type": "number"]
    case let list as any ListShape.Type: ["type": "array", "items": schema(of: list.element)]
    case let map as any MapShape.Type: ["type": "object", "additionalProperties": schema(of: map.value)]
    case let choice as any CaseIterable.Type: ["type": "string", "enum": .array(words(choice).map { .string($0) })]
    default: nil
    }
  }

  private static func words(_ choice: any CaseIterable.Type) -> [String] {
    func all<T: CaseIterable>(_ type: T.Type) -> [String] {
      type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
    }
    return all(choice)
  }

  /// Something of a type: what it is does not matter.
  fileprivate static func any<T: Decodable>(_ type: T.Type, _ note: Note) throws -> T {
    if let date = Date(timeIntervalSince1970: 0) as? T { return date }
    if let data = Data() as? T { return data }
    if let value = JSONValue.null as? T { return value }
    if let choice = type as? any CaseIterable.Type, let first = first(choice) as? T { return first }
    if let text = type as? any TextIdentifier.Type, let sample = sample(text) as? T { return sample }
    return try type.init(from: Giver(note: note))
  }

  private static func first(_ choice: any CaseIterable.Type) -> Any? {
    func first<T: CaseIterable>(_ type: T.Type) -> Any? { type.allCases.first }
    return first(choice)
  }

  private static func sample(_ type: any TextIdentifier.Type) -> Any? {
    let texts = [
      "x", "xx-a", "0:0", "received", "2027-01-01T00:00:00.000Z", "01a2010d-794a-70dd-88a1-afeb0a91ab06",
      String(repeating: "0", count: 64),
    ]
    return texts.lazy.compactMap { try? type.init($0) }.first
  }
}

/// What a type is made of, as it has been asked for.
private final class Note {
  var members: [String: JSONValue] = [:]
  var needed: Set<String> = []
  /// Where it is one value, and has no members.
  var single: JSONValue?

  var schema: JSONValue {
    single ?? [
      "type": "object", "properties": .object(members), "required": .array(needed.sorted().map { .string($0) }),
    ]
  }
}

private protocol ListShape { static var element: any Decodable.Type { get } }
extension Array: ListShape where Element: Decodable { static var element: any Decodable.Type { Element.self } }

private protocol MapShape { static var value: any Decodable.Type { get } }
extension Dictionary: MapShape where Key == String, Value: Decodable {
  static var value: any Decodable.Type { Value.self }
}

private struct Giver: Decoder {
  let note: Note
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Members<Key>(note: note))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Unknown() }
  func singleValueContainer() throws -> any SingleValueDecodingContainer { OneValue(note: note) }
}

/// What is read in a way that cannot be followed.
private struct Unknown: Error {}

private struct OneValue: SingleValueDecodingContainer {
  let note: Note
  var codingPath: [any CodingKey] { [] }

  private func noted<T: Decodable>(_ type: T.Type, _ value: T) -> T {
    note.single = Shape.schema(of: type)
    return value
  }

  func decodeNil() -> Bool { false }
  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    note.single = Shape.schema(of: type)
    return try Shape.any(type, Note())
  }

  func decode(_ type: Bool.Type) throws -> Bool { noted(type, false) }
  func decode(_ type: String.Type) throws -> String { noted(type, "") }
  func decode(_ type: Double.Type) throws -> Double { noted(type, 0) }
  func decode(_ type: Float.Type) throws -> Float { noted(type, 0) }
  func decode(_ type: Int.Type) throws -> Int { noted(type, 0) }
  func decode(_ type: Int8.Type) throws -> Int8 { noted(type, 0) }
  func decode(_ type: Int16.Type) throws -> Int16 { noted(type, 0) }
  func decode(_ type: Int32.Type) throws -> Int32 { noted(type, 0) }
  func decode(_ type: Int64.Type) throws -> Int64 { noted(type, 0) }
  func decode(_ type: UInt.Type) throws -> UInt { noted(type, 0) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { noted(type, 0) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { noted(type, 0) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { noted(type, 0) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { noted(type, 0) }
}

private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let note: Note
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }

  private func noted<T: Decodable>(_ key: Key, _ type: T.Type, _ value: T) -> T {
    note.needed.insert(key.stringValue)
    note.members[key.stringValue] = Shape.schema(of: type)
    return value
  }

  private func noted<T: Decodable>(_ key: Key, _ type: T.Type, _ value: T?) -> T? {
    note.members[key.stringValue] = Shape.schema(of: type)
    return value
  }

  func contains(_ key: Key) -> Bool { true }
  func decodeNil(forKey key: Key) throws -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    noted(key, type, try value(type))
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? { noted(key, type, nil) }

  private func value<T: Decodable>(_ type: T.Type) throws -> T {
    if let list = [] as? T { return list }
    if let map = [String: JSONValue]() as? T { return map }
    return try Shape.any(type, Note())
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws
    -> KeyedDecodingContainer<Nested>
  { throw Unknown() }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw Unknown() }
  func superDecoder() throws -> any Decoder { throw Unknown() }
  func superDecoder(forKey key: Key) throws -> any Decoder { throw Unknown() }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { noted(key, type, false) }
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { noted(key, type, nil) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { noted(key, type, "") }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { noted(key, type, nil) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { noted(key, type, 0) }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { noted(key, type, nil) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { noted(key, type, 0) }
  func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? { noted(key, type, nil) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { noted(key, type, 0) }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { noted(key, type, nil) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { noted(key, type, 0) }
  func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? { noted(key, type, nil) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { noted(key, type, 0) }
  func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? { noted(key, type, nil) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { noted(key, type, 0) }
  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { noted(key, type, nil) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { noted(key, type, 0) }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { noted(key, type, nil) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { noted(key, type, 0) }
  func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? { noted(key, type, nil) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { noted(key, type, 0) }
  func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? { noted(key, type, nil) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { noted(key, type, 0) }
  func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? { noted(key, type, nil) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { noted(key, type, 0) }
  func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? { noted(key, type, nil) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { noted(key, type, 0) }
  func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? { noted(key, type, nil) }
}
