import Foundation
import Testing

@testable import Handover

@Suite("JSON values, written")
struct JSONWriterTests {
  private let everything = JSONValue.object([
    "b": .array([.null, .bool(true), .integer(.min), .number(-2.5), .number(1e300), .array([]), .object([:])]),
    "a": .string("“é” \\ / \"\n\r\t\u{0}\u{1F}\u{7F}\u{2028}\u{1F3C3}"), "B": .integer(0), "ä": .string(""),
  ])

  @Test("what is written is read again")
  func roundTrip() throws {
    #expect(try JSON.decode(JSONValue.self, from: everything.json) == everything)
  }

  @Test("it is the form of everything that is signed: names by their octets, no space")
  func form() throws {
    let plain = JSONValue.object([
      "ä": .integer(1), "b": .string("a/b \"é\" \\ \r\n\t\u{0}"), "B": .array([.null, .bool(false)]), "a": .object([:]),
    ])
    #expect(try plain.json == JSON.encode(plain))
    let text = #"{"B":[null,false],"a":{},"b":"a/b \"é\" \\ \r\n\t\u0000","ä":1}"#
    #expect(String(decoding: plain.json, as: UTF8.self) == text)
  }

  @Test("infinity is no JSON")
  func infinity() {
    #expect(JSONValue.number(.infinity).json == Data("null".utf8))
  }
}
