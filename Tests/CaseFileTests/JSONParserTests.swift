import Foundation
import Testing

@testable import Base
@testable import CaseFile

@Suite("The JSON parser")
struct JSONParserTests {
  private func parse(_ text: String) throws(JSONError) -> JSONText {
    try JSONParser.parse(Array(text.utf8))
  }

  @Test(
    "reads every kind of value",
    arguments: [
      ("{}", JSONTree.object([:])), ("[]", .array([])), (" [ ] ", .array([])),
      ("true", .bool(true)), ("false", .bool(false)), ("null", .null),
      ("0", .number("0")), ("-0.5e+10", .number("-0.5e+10")), ("1E5", .number("1E5")),
      (#""a""#, .string("a")), (#""""#, .string("")),
      (#"{"a":[1,{"b":null}]}"#, .object(["a": .array([.number("1"), .object(["b": .null])])])),
    ])
  func values(text: String, tree: JSONTree) throws {
    #expect(try parse(text).tree == tree)
  }

  @Test(
    "undoes escapes",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{08}\u{0C}\n\r\t"), (#""\u00e9""#, "é"),
      (#""\uD83D\uDE00""#, "😀"), (#""\u0041\u1218""#, "Aመ"), ("\"عربي\"", "عربي"),
    ])
  func escapes(text: String, value: String) throws {
    #expect(try parse(text).tree == .string(value))
  }

  @Test(
    "says line and column of the first error",
    arguments: [
      ("", 1, 1, "ends too early"), ("{", 1, 2, "field name"), ("{\n  \"a\": }", 2, 8, "a value"),
      ("[1,]", 1, 4, "a value"), ("{\"a\":1,}", 1, 8, "field name"), ("{\"a\" 1}", 1, 6, "\":\""),
      ("[1 2]", 1, 4, "\"]\""), ("{\"a\":1 \"b\":2}", 1, 8, "\"}\""), ("{} x", 1, 4, "follow"),
      ("[01]", 1, 4, "not a number"), ("[1.]", 1, 4, "not a number"), ("[-]", 1, 3, "not a number"),
      ("[1e]", 1, 4, "not a number"), ("[NaN]", 1, 2, "a value"), ("['a']", 1, 2, "a value"),
      ("[tru]", 1, 2, "a value"), ("[\"a", 1, 4, "closing quote"),
      ("[\"a\\", 1, 5, "closing quote"),
      ("[\"\\x\"]", 1, 4, "\\"), ("[\"\\u12G4\"]", 1, 5, "hexadecimal"),
      ("[\"\\uD800\"]", 1, 9, "surrogate"), ("[\"\\uDC00\"]", 1, 9, "surrogate"),
      ("[\"\\uD800\\u0041\"]", 1, 15, "surrogate"), ("[\"\\u+123\"]", 1, 5, "hexadecimal"),
      ("[\"a\nb\"]", 1, 4, "escape"), ("[\"é\" 1]", 1, 6, "\"]\""),
      ("[1,\n//x\n2]", 2, 1, "a value"),
    ])
  func errors(text: String, line: Int, column: Int, reason: String) {
    do throws(JSONError) {
      _ = try parse(text)
      Issue.record("this was read")
    } catch {
      #expect(error.line == line && error.column == column, "\(error)")
      #expect(error.reason.contains(reason), "\(error)")
    }
  }

  @Test("agrees with Foundation wherever Foundation is strict")
  func secondOpinion() throws {
    for text in [Sample.json(), Sample.json(attachments: nil), "[[[]]]", "{\"a\":{}}"] {
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
      _ = try parse(text)
    }
  }

  @Test("survives every truncation and every changed byte of a case")
  func mutations() {
    let bytes = Array(Sample.json().utf8)
    for length in stride(from: 0, to: bytes.count, by: 3) {
      #expect(throws: JSONError.self) { try JSONParser.parse(Array(bytes[..<length])) }
    }
    for index in stride(from: 0, to: bytes.count, by: 2) {
      for byte in [UInt8(0), 0x22, 0x5C, 0x7B, 0x5D, 0xFF] {
        var changed = bytes
        changed[index] = byte
        _ = try? JSONParser.parse(changed)
      }
    }
  }

  @Test("knows the line of every value, and of what is around it")
  func lines() throws {
    let text = Notes(try parse("{\n\"a\": [\n1,\n{\"b\": 2}\n],\n\"c\": {}\n}"))
    #expect(text.line(of: "a") == 2)
    #expect(text.line(of: "a[0]") == 3)
    #expect(text.line(of: "a[1].b") == 4)
    #expect(text.line(of: "a[1].missing") == 4)
    #expect(text.line(of: "a[9].missing") == 2)
    #expect(text.line(of: "c.deep.down") == 6)
    #expect(text.line(of: "nothing") == 1)
  }

  @Test(
    "finds keys that stand twice, however they are written",
    arguments: [
      ("{\"a\":1,\n\"a\":2}", ["a"]), (#"{"a":1,"\u0061":2}"#, ["a"]),
      (#"{"x":[{"k":1,"k":2,"k":3}]}"#, ["x[0].k", "x[0].k"]), (#"{"a":{"b":1},"c":{"b":1}}"#, []),
    ])
  func duplicates(text: String, places: [String]) throws {
    #expect(try parse(text).duplicates.map(\.place) == places)
  }

  @Test("long names around many values are refused, lest their places fill the memory")
  func longNames() {
    let name = String(repeating: "x", count: 1 << 20)
    func text(_ count: Int) -> String {
      "{\"\(name)\":{" + (0..<count).map { "\"a\($0 % 2)\":1" }.joined(separator: ",") + "}}"
    }
    #expect(throws: Never.self) { try parse(text(50)) }
    let error = #expect(throws: JSONError.self) { try parse(text(100)) }
    #expect(error?.reason == "its field names are too long")
  }

  @Test("nests as deeply as allowed and no deeper", arguments: [1, 31, 32, 33, 100_000])
  func depth(levels: Int) {
    let text = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    if levels <= JSONLimits.depth {
      #expect(throws: Never.self) { try parse(text) }
    } else {
      #expect(throws: JSONError.self) { try parse(text) }
    }
  }
}
