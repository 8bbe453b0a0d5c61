import Foundation
import HandoverTesting
import Testing

@testable import Handover

/// Source: specification §5.8.
@Suite("The code on a person's slip")
struct SlipCodeTests {
  private static let lagos = LogSample.receiver
  private let example: SlipCode

  init() throws {
    example = SlipCode(of: try TransferID("0197a4b0-1c2d-7e3f-8a4b-5c6d7e8f9a0b"), at: Self.lagos)
  }

  @Test("is what the specification says it is")
  func published() throws {
    let page = try String(contentsOf: Registry.folder.appending(path: "specification.md"), encoding: .utf8)
    #expect(example.text == "DPRWY-7WMJT-WDNZ8-Z6GB6")
    #expect(page.contains("`\(example.text)`"))
  }

  @Test(
    "is read as people type it",
    arguments: [
      "DPRWY-7WMJT-WDNZ8-Z6GB6", "dprwy 7wmjt wdnz8 z6gb6", "DPRWY7WMJTWDNZ8Z6GB6", "DPRWY–7WMJT–WDNZ8–Z6GB6",
    ])
  func typed(text: String) { #expect(SlipCode.read(text) == .code(example)) }

  @Test("every case has its own, says at whose mission it is, and comes back from paper; 0 and 1 also as O, I and L")
  func each() throws {
    var rng = QueueSample.SplitMix64(seed: 7)
    var seen: Set<String> = []
    for _ in 0..<1000 {
      let transfer = TransferID(at: Date(timeIntervalSince1970: 1_800_000_000), using: &rng)
      let code = SlipCode(of: transfer, at: Self.lagos)
      #expect(seen.insert(code.text).inserted)
      #expect(SlipCode.read(code.text) == .code(code))
      let written = code.text.replacing("0", with: "o").replacing("1", with: "l")
      #expect(SlipCode.read(written) == .code(code))
      #expect(code.isAt(Self.lagos) && !code.isAt(LogSample.sender))
      #expect(SlipCode(of: transfer, at: LogSample.sender) != code)
    }
  }

  @Test("one wrong character is noticed, and two that changed places")
  func mistyped() {
    let code = Array(example.text)
    for place in code.indices where code[place] != "-" {
      for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where other != code[place] {
        var wrong = code
        wrong[place] = other
        #expect(SlipCode.read(String(wrong)) == .mistyped)
      }
      guard let next = code.indices.first(where: { $0 > place && code[$0] != "-" }), code[next] != code[place] else {
        continue
      }
      var turned = code
      turned.swapAt(place, next)
      #expect(SlipCode.read(String(turned)) == .mistyped)
    }
  }

  @Test(
    "one of which characters are missing, or that has some too many, is taken for what it was to be",
    arguments: [
      "DPRWY-7WMJT-WDNZ8-Z6GB", "DPRWY-7WMJT-WDN", "DPRWY7WMJTWDNZ8Z6GB", "dprwy 7wmjt wdnz8 z6gb6 1",
      "DPRWY7WMJTWDNZ8Z6GB61",
    ])
  func cut(text: String) { #expect(SlipCode.read(text) == .mistyped) }

  @Test(
    "names and numbers are none",
    arguments: [
      "LY-2027-000001", "Osaro 12345", "AB1234567890", "Osaro",
      "", "Ada Obi", "TRI-26-0801", "Christian Alexandersson", "Christenas Alexanders",
      "A1234567", "0197a4b0-1c2d-7e3f-8a4b-5c6d7e8f9a0b",
    ])
  func others(text: String) { #expect(SlipCode.read(text) == nil) }
}
