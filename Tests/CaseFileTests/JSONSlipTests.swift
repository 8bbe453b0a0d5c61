import Base
import Foundation
import Testing

@testable import CaseFile

@Suite("Slips in JSON, named as what they are")
struct JSONSlipTests {
  /// What a reading refuses: line and message of each.
  private func refusals(_ data: Data) -> [CaseFinding] {
    do throws(CaseProblem) {
      _ = try CaseRecord.read(data)
      return []
    } catch {
      return error.findings
    }
  }

  struct Slip: CustomTestStringConvertible, Sendable {
    let says: String
    let line: Int
    let json: String
    var testDescription: String { "\(says): \(json)" }

    init(_ says: String, line: Int, _ json: String) {
      self.says = says
      self.line = line
      self.json = json
    }
  }

  static let slips = [
    Slip("comma after the last", line: 2, "{\"a\": 1,\n\"b\": 2,\n}"),
    Slip("comma after the last", line: 1, "{\"a\": [1, 2, ],\n\"b\": 2}"),
    Slip("comma before the first", line: 1, "{,\"a\": 1}"),
    Slip("two commas", line: 1, "[1,,2]"),
    Slip("a comma is missing", line: 1, "{\"a\": \"x\"\n\"b\": 2}"),
    Slip("a comma is missing", line: 2, "{\"a\": {\n}\n\"b\": 2}"),
    Slip("a comment", line: 2, "{\n// who\n\"a\": 1}"),
    Slip("a comment", line: 1, "{/* who\n */\"a\": 1}"),
    Slip("a comment", line: 1, "{# who\n\"a\": 1}"),
    Slip("single quotes", line: 1, "{'a': 1}"),
    Slip("single quotes", line: 1, "{\"a\": 'it's mine'}"),
    Slip("curly quotes", line: 1, "{“a”: 1}"),
    Slip("curly quotes", line: 2, "{\n\"a”: 1}"),
    Slip("curly quotes", line: 1, "{\"a\": „b“}"),
    Slip("quotation marks", line: 1, "{\"a\": «b»}"),
    Slip("has no quotes", line: 1, "{a: 1}"),
    Slip("has no quotes", line: 1, "{\"a\": yes}"),
    Slip("with capitals", line: 1, "{\"a\": True}"),
    Slip("is no JSON", line: 1, "{\"a\": None}"),
    Slip("a backslash", line: 2, "{\n\"a\": \"C:\\Users\\Ada\\scan.pdf\"}"),
    Slip("not closed in this line", line: 2, "{\n\"a\": \"x,\n\"b\": 2}"),
    Slip("control character", line: 1, "{\"a\": \"x\ty\"}"),
    Slip("invisible character", line: 1, "{\u{A0}\"a\": 1}"),
  ]

  @Test("each slip is named, in its line, with the way out", arguments: slips)
  func named(slip: Slip) throws {
    let found = refusals(Data(slip.json.utf8))
    let finding = try #require(found.first { $0.message.contains(slip.says) }, "\(found)")
    #expect(finding.line == slip.line)
    #expect(finding.kind == .wrong && finding.place == "case.json" && !finding.advice.isEmpty)
  }

  @Test("all of them are told at once, in the order of their lines")
  func together() {
    let json = "{\n  // mine\n  'a': 1,\n  \"b\": “x”,\n  \"c\": True\n  \"d\": 2,\n}\n"
    let found = refusals(Data(json.utf8))
    #expect(found.compactMap(\.line) == [2, 3, 4, 5, 5, 6])
  }

  @Test("nothing is found fault with in what is right, and inside texts everything may stand")
  func right() throws {
    for json in [
      Sample.json(), FullCase.json, #"{"a": "it's “so”, // # 'x', \\ \" \u00e9 \n", "b": [-1.5e3, true, null]}"#,
    ] {
      #expect(JSONSlips.find(json).isEmpty)
    }
    for name in ExampleTests.names {
      let text = try String(contentsOfFile: "\(ExampleTests.root)/\(name)/case.json", encoding: .utf8)
      #expect(JSONSlips.find(text).isEmpty, "\(name)")
    }
  }

  @Test(
    "an empty file, and one in UTF-16, are called that",
    arguments: [
      (Data(), "it is empty"), (Data(" \r\n\t".utf8), "it is empty"), (Data([0, 0, 0]), "it is empty"),
      (Data([0xEF, 0xBB, 0xBF]), "it is empty"), ("{}".data(using: .utf16)!, "UTF-16"),
      ("{\"a\": 1}".data(using: .utf16LittleEndian)!, "UTF-16"), ("{\"a\": 1}".data(using: .utf16BigEndian)!, "UTF-16"),
    ])
  func encodings(data: Data, says: String) {
    #expect(refusals(data).first?.message.contains(says) == true)
  }

  @Test("a byte order mark hides nothing else")
  func mark() {
    let found = refusals(Data([0xEF, 0xBB, 0xBF]) + Data("{\"a\": 1,\n}".utf8))
    #expect(found.map { $0.message.contains("byte order mark") } == [true, false])
  }

  @Test("what no slip explains the parser explains", arguments: ["{\"a\": 1", "{\"a\": 01}", "{\"a\": 1}}", "[1, 2"])
  func parser(json: String) {
    #expect(refusals(Data(json.utf8)).first?.message.contains("not valid JSON in line 1") == true)
  }

  // A time that grows with the square of the length would be hours.
  @Test("a hostile text takes time in proportion to its length, and is cut off", .timeLimit(.minutes(5)))
  func hostile() {
    let marks = "\"" + String(repeating: "\u{201D},", count: 150_000)
    let quotes = String(repeating: "'", count: 400_000)
    for text in [marks, quotes, String(repeating: "[", count: 1 << 20), String(repeating: "\"\\", count: 1 << 19)] {
      #expect(JSONSlips.find(text).count <= 50)
    }
  }

  @Test("whatever is cut out of a case, or put into it, is survived")
  func mangled() {
    let bytes = Array(Sample.json().utf8)
    for index in stride(from: 0, to: bytes.count, by: 3) {
      for piece in [[], Array("'".utf8), Array("\\".utf8), Array("“".utf8), [0x0A]] {
        let text = String(decoding: Array(bytes[..<index]) + piece + bytes[(index + 1)...], as: UTF8.self)
        #expect(JSONSlips.find(text).count <= 50)
      }
    }
  }
}
