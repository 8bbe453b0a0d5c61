import Base
import CaseFile
import Foundation
import Handover
import NIOCore
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
    arguments: ["a=%FF", "a=%", String(repeating: "a&", count: BoardForm.most + 1)])
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
    #expect(throws: BoardProblem.brokenUpload) { try form.finish() }
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

  @Test(
    "what does not begin with a boundary, or goes on behind the end, is refused at once, and so are heads without end")
  func outside() async throws {
    let noise = [UInt8](repeating: UInt8(ascii: "-"), count: 64 << 10)
    var form = try Multipart("multipart/form-data; boundary=xyz")
    await #expect(throws: DeskError.self) { try await form.take(noise[..<64], mayTake: { _ in }, write: { _ in }) }
    var ended = try Multipart("multipart/form-data; boundary=xyz")
    try await ended.take(Self.body.utf8, mayTake: { _ in }, write: { _ in })
    await #expect(throws: DeskError.self) {
      for _ in 0..<3 { try await ended.take(noise, mayTake: { _ in }, write: { _ in }) }
    }
    var empty = try Multipart("multipart/form-data; boundary=xyz")
    let part = "--xyz\r\nContent-Disposition: form-data; name=\"\(String(repeating: "n", count: 2000))\"\r\n\r\n\r\n"
    await #expect(throws: DeskError.self) {
      for _ in 0..<100 { try await empty.take(part.utf8, mayTake: { _ in }, write: { _ in }) }
    }
  }

  /// A family of so many, with two of everything that there can be several of.
  private static func family(_ persons: Int, _ each: Int) throws -> CaseDraft {
    var counts = ["persons": persons]
    func walk(_ section: CaseSection, _ place: String) {
      for field in section.fields {
        let inner = place.isEmpty ? field.key : "\(place).\(field.key)"
        switch field.type {
        case .object(let section): walk(section, inner)
        case .list(.object(let section), _):
          counts[inner] = counts[inner] ?? each
          for index in 0..<(counts[inner] ?? 0) { walk(section, "\(inner)[\(index)]") }
        default: break
        }
      }
    }
    walk(CaseTable.core.section, "")
    let form = try BoardForm(counts.map { "\($0.key).count=\($0.value)" }.joined(separator: "&"))
    return CaseDraft(form, adding: nil, words: Sentences.of(.english))
  }

  /// Names of all fields that a form shows.
  private static func places(_ views: [[String: Any]]) -> [String] {
    views.flatMap { view -> [String] in
      ((view["place"] as? String).map { [$0] } ?? [])
        + places(["fields", "folded", "items"].flatMap { view[$0] as? [[String: Any]] ?? [] })
    }
  }

  @Test("a family of twelve with two of everything has room, and what its form brings is taken")
  func largeFamily() throws {
    let draft = try Self.family(12, 2)
    #expect(!draft.isFull)
    let places = Self.places(draft.parts())
    #expect(places.count > 1000 && places.count < CaseDraft.most)
    // Each with a reason, or as many ticks.
    let brought = places.flatMap { ["\($0)=x", "\($0).reason=", "\($0)=y"] }.joined(separator: "&")
    #expect(brought.utf8.count < CaseDraft.octets)
    #expect(try BoardForm(brought)["persons[11].identity.sex"] == "x")
  }

  @Test("counts that somebody has made up make no endless form, and one more than there is room for takes nothing away")
  func endlessForm() throws {
    let draft = try Self.family(20, 20)
    #expect(draft.isFull)
    #expect(Self.places(draft.parts()).count < CaseDraft.most + 200)
    let persons = try BoardForm("persons.count=\(Int.max)&travel.legs.count=3")
    let many = CaseDraft(persons, adding: nil, words: Sentences.of(.english))
    #expect(many.isFull && Self.places(many.parts()).count < CaseDraft.most + 200)
    var (count, full) = (1, false)
    while !full {
      let typed = try BoardForm("persons.count=\(count)&travel.legs.count=3")
      let more = CaseDraft(typed, adding: "persons", words: Sentences.of(.english))
      full = more.isFull
      if full {
        let shown = Self.places(more.parts())
        #expect(shown.contains("persons[\(count - 1)].identity.sex") && shown.contains("travel.legs[2].carrier"))
      }
      count += 1
    }
    #expect(count > 12)
  }

  @Test("more than a request may bring is told as such, and not by its name in the library")
  func tooMuch() {
    let error = DeskError(explaining: NIOTooManyBytesError(maxBytes: 1))
    #expect(error.status == 413 && "\(error)".contains("nothing was done"))
  }

  @Test(
    "a path leads elsewhere in more ways than two strokes",
    arguments: [
      "//evil.example", "/\\evil.example", "/\t/evil.example", "/\n/evil.example", "https://evil.example", "", "/é",
    ])
  func elsewhere(path: String) { #expect(!Pages.isOwn(path) && Pages.isOwn("/cases?all=1")) }
}
