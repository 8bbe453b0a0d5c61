import Base
import Foundation
import Testing

@testable import Handover

@Suite("What others have worded, on a screen")
struct ShownTextTests {
  /// Each would be obeyed by a terminal, break the line, or turn around what follows.
  static let forging: [(text: String, shown: String)] = [
    ("\u{1B}[2J", #"\u{1B}[2J"#), ("a\r\nb", #"a\u{D}\u{A}b"#), ("a\tb", #"a\u{9}b"#), ("\u{7F}\u{8}", #"\u{7F}\u{8}"#),
    ("\u{85}\u{9B}31m", #"\u{85}\u{9B}31m"#), ("a\u{2028}b\u{2029}c", #"a\u{2028}b\u{2029}c"#),
    ("gnp.\u{202E}exe", #"gnp.\u{202E}exe"#),
    ("\u{2066}a\u{2069}\u{200E}\u{200F}\u{61C}", #"\u{2066}a\u{2069}\u{200E}\u{200F}\u{61C}"#),
    ("a\u{200B}b\u{2060}\u{FEFF}\u{AD}", #"a\u{200B}b\u{2060}\u{FEFF}\u{AD}"#), ("\u{E0041}", #"\u{E0041}"#),
    ("\0", #"\u{0}"#),
  ]

  @Test("is written out where a screen would obey it, or show nothing of it", arguments: forging)
  func written(text: String, shown: String) {
    #expect(Array(text.visible.utf8) == Array(shown.utf8))
    #expect(text.visible.visible == text.visible)
  }

  @Test(
    "stays as it is where people write like that",
    arguments: [
      "", "letter of reference.pdf", "re\u{301}sume\u{301}.pdf", "résumé “1” → 2", "صُورَة-العائلة.jpg", "የልደት ምስክር.pdf",
      "می\u{200C}خواهم", "क्\u{200D}ष", "👩\u{200D}👧", "۝\u{0600}٥", "名前", "\u{1F1F3}\u{1F1EC}",
    ])
  func stays(text: String) {
    #expect(Array(text.visible.utf8) == Array(text.utf8))
  }

  @Test("marks piled up on a letter as in no writing are left out, and counted")
  func piled() {
    let pile = "a" + String(repeating: "\u{301}", count: 3000) + "b\u{301}"
    #expect(pile.hasPiledMarks && pile.visible == "a" + String(repeating: "\u{301}", count: 12) + "[+2988]b\u{301}")
    #expect(!pile.visible.hasPiledMarks && pile.visible.visible == pile.visible)
    for text in ["צִּ֥יּוֹן", "ཧྐྵྨླྺྼྻྂ", "ប្រាក់", "Việt", "صُورَّةٌ"] { #expect(text.visible == text && !text.hasPiledMarks) }
  }

  @Test("JSON for a screen says the same and holds nothing that a screen would obey", arguments: forging)
  func json(text: String, shown: String) throws {
    let printed = try JSON.printed(["name": text])
    #expect(try JSON.decode([String: String].self, from: printed) == ["name": text])
    let lines = String(decoding: printed, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 3 && !lines.joined().unicodeScalars.contains(where: \.isUnshowable))
  }

  @Test("what people said sealed is shown though it does not fit its kind")
  func unfit() {
    let long = String(repeating: "x", count: 10_001)
    let lines = StatementKind.lines(.alert, ["text": .string(long + "\nnext")])
    #expect(lines.count == 3 && lines[0].contains("10000") && lines[1] == long && lines[2] == "next")
    let object = StatementKind.lines(.alert, ["text": .object(["danger": .string("at the airport")])])
    #expect(object.last == #"{"danger":"at the airport"}"#)
    #expect(StatementKind.lines(.alert, ["text": .string("fits")]) == ["fits"])
  }

  @Test("what the program words itself passes, what is put in is made visible")
  func interpolated() {
    let (name, count) = ("a\nb", 2)
    let text: ShownText = "\(count) of\n\(name)\(Optional<Int>.none.map { "\($0)" } ?? "")"
    #expect(text.description == "2 of\na\\u{A}b")
    #expect(("\(text)!" as ShownText).description == "2 of\na\\u{A}b!")
    #expect((text + "\t" + "\(name)").description == "2 of\na\\u{A}b\ta\\u{A}b")
  }

  @Test("of several lines each is its own, and what it quotes makes no other")
  func lines() {
    struct Report: Error, SeveralLines { let lines = ["one\ntwo", "three"] }
    #expect(("error: \(Report())" as ShownText).description == "error: one\\u{A}two\nthree")
    #expect(("error: \(Report() as any Error)" as ShownText).description == "error: one\\u{A}two\nthree")
  }

  @Test("an error of the local API quotes without making lines, on both ends of the socket")
  func deskError() throws {
    let word = "x\n\u{1B}[1mgood"
    let error = DeskError(404, "no “\(word)”:\n  nothing")
    #expect(error.lines == [#"no “x\u{A}\u{1B}[1mgood”:"#, "  nothing"])
    #expect(try JSON.decode(DeskError.self, from: JSON.encode(error)) == error)
    #expect(Outcome(Outcome.failed(error).text) == .failed(error))
    let foreign = try JSON.decode(
      DeskError.self, from: JSON.encode(["status": .integer(1), "error": .string("\u{1B}\na")] as [String: JSONValue]))
    #expect(("\(foreign)" as ShownText).description == "\\u{1B}\na")
  }
}

@Suite("Codes")
struct CodeTests {
  static let none = [
    "", "Expired", "two words", "expired\n", "\u{1B}[31m", "naïve", "a/b", "a\u{202E}",
    String(repeating: "a", count: 65),
  ]

  @Test(
    "have the form of the specification",
    arguments: ["expired", "http-422", "a.b_c", "0", String(repeating: "a", count: 64)])
  func code(text: String) throws {
    #expect(try Code(text).text == text)
    #expect(JSONValue.string(text).code?.text == text)
  }

  @Test("nothing else is one", arguments: none)
  func noCode(text: String) {
    #expect(throws: MalformedIdentifier.self) { try Code(text) }
    #expect(JSONValue.string(text).code == nil)
  }

  @Test("a log with something else in their place, from before it was refused, passes none of it on", arguments: none)
  func fold(text: String) throws {
    for (type, bySender, handed) in [
      (StatementType.refused, false, TransferState.Handed.refused(code: "unspecified")),
      (.undelivered, true, .undelivered(reason: "unspecified")),
    ] {
      var writer = try LogSample.submitted()
      try writer.add(type, bySender: bySender, body: ["code": .string(text), "reason": .string(text)])
      let state = try #require(TransferState(folding: writer.entries))
      #expect(state.handed == handed)
      #expect(try #require(StatementView.views(of: writer.entries, nil, at: LogSample.morning).last).why == nil)
    }
  }

  @Test("the journal takes ids, codes and numbers, and nothing that anybody has worded", arguments: none)
  func journal(text: String) {
    let event = JournalEvent(
      at: LogSample.morning, actor: "daemon", action: "x", subject: text,
      detail: ["word": text, "seq": "12", "digest": LogSample.delivery.text])
    #expect(event.subject == nil)
    #expect(event.detail == ["seq": "12", "digest": LogSample.delivery.text])
  }
}
