import Base
import Foundation
import Handover
import Testing

@testable import Desk

@Suite("What forms bring")
struct BoardFormTests {
  @Test("fields are decoded, the first of a name counts, and lines end alike")
  func fields() throws {
    let form = try BoardForm("a=1&b=x+y%26z&a=2&c&d=one%0D%0Atwo&%C3%A9=%D8%A7")
    #expect(form["a"] == "1" && form.all("a") == ["1", "2"])
    #expect(
      form["b"] == "x y&z" && form["c"] == "" && form["d"] == "one\ntwo" && form["é"] == "ا" && form["none"] == "")
  }

  @Test(
    "what is no UTF-8, and more fields than there are, is refused",
    arguments: ["a=%FF", "a=%", String(repeating: "a&", count: 2001)])
  func refused(text: String) {
    #expect(throws: DeskError.self) { try BoardForm(text) }
  }

  private static let body = [
    "--xyz\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\nabc\r\n",
    "--xyz\r\nContent-Disposition: form-data; name=\"to\"\r\n\r\nng-lagos\r\n",
    "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\nContent-Type: x/y\r\n\r\n",
    "\r\n--xy not a boundary \r\n-\r\n", "\r\n--xyz--\r\n",
  ].joined()

  @Test("a form with a file is read in whatever pieces it comes", arguments: [1, 2, 3, 7, 64, 4096])
  func multipart(step: Int) async throws {
    var form = try Multipart("multipart/form-data; boundary=xyz")
    var (file, asked) = ([UInt8](), [String: String]())
    let octets = Array(Self.body.utf8)
    for start in stride(from: 0, to: octets.count, by: step) {
      try await form.take(
        octets[start..<min(start + step, octets.count)], mayTake: { asked = $0 }, write: { file += $0 })
    }
    try form.finish()
    #expect(form.fields == ["form_token": "abc", "to": "ng-lagos"])
    #expect(asked["form_token"] == "abc")
    #expect(String(decoding: file, as: UTF8.self) == "\r\n--xy not a boundary \r\n-\r\n")
  }

  @Test("what breaks off is told, and nothing is kept of a file whose form may not send it")
  func broken() async throws {
    var form = try Multipart("multipart/form-data; boundary=xyz")
    try await form.take(Self.body.utf8.dropLast(12), mayTake: { _ in }, write: { _ in })
    #expect(throws: DeskError.self) { try form.finish() }
    var refused = try Multipart("multipart/form-data; boundary=\"xyz\"")
    await #expect(throws: DeskError(403, "no")) {
      try await refused.take(
        Self.body.utf8, mayTake: { _ in throw DeskError(403, "no") }, write: { _ in Issue.record("kept") })
    }
    for type in ["text/plain", "multipart/form-data", "multipart/form-data; boundary="] {
      #expect(throws: DeskError.self) { try Multipart(type) }
    }
  }

  @Test("fields that are too long together are refused")
  func tooLong() async throws {
    var form = try Multipart("multipart/form-data; boundary=xyz")
    let head = "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"
    await #expect(throws: DeskError.self) {
      try await form.take(head.utf8, mayTake: { _ in }, write: { _ in })
      for _ in 0..<100 {
        try await form.take(repeatElement(UInt8(ascii: "a"), count: 4096), mayTake: { _ in }, write: { _ in })
      }
    }
  }
}
