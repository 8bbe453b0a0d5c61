import Foundation
import Handover
import Testing

/// Attaching documents to a case that is typed in.
extension EndToEnd.Board {
  private static let pdf = Data("%PDF-1.7\nconsent of Ada\n%%EOF\n".utf8)
  /// More than three pieces, none like another.
  private static let scan =
    Data([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    + Data((0..<(3 * TypedFile.piece + 4711)).map { UInt8(truncatingIfNeeded: $0 / 4099) })

  /// As the page's own script sends a piece.
  private static func piece(
    _ visitor: Visitor, _ path: String, from offset: Int, _ octets: Data, token: String
  ) throws -> BoardAnswer {
    try visitor.ask(
      "POST", "\(path)/piece?offset=\(offset)", host: nil,
      ["origin: \(visitor.address)", "content-type: application/octet-stream", "x-form-token: \(token)"], octets)
  }

  private static func begin(_ visitor: Visitor, _ draft: String, _ octets: Data, name: String) throws -> BoardAnswer {
    try visitor.post(
      "/typed/\(draft)/begin",
      [("type", "identity"), ("person", "p1"), ("name", name), ("size", "\(octets.count)"), ("stamp", "17")])
  }

  /// The texts behind `name` of what a page lists.
  private static func typedFiles(_ office: Office) -> [String] {
    (FileManager.default.enumerator(atPath: office.home + "/typed")?.allObjects as? [String] ?? []).filter {
      $0.hasSuffix("/about")
    }
  }

  @Test(
    "What was attached to a typed case, whole or in pieces over a broken line, arrives octet for octet; the next version may leave it out"
  )
  func attached() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
      let officer = try sender.visitor("paula", "caseworker", board: ports["ly-tripoli"] ?? 0)
      let other = try sender.visitor("omar", "caseworker", board: ports["ly-tripoli"] ?? 0)
      let fields = Self.typed() + [("to", "ng-lagos")]
      var page = try officer.get("/hand-in/form")
      let draft = Self.hidden("draft", page)
      // What nobody has begun to type has no files.
      #expect(try officer.get("/typed/\(draft)/files").status == 409)
      let opened = try officer.post("/hand-in/form", Self.around(page) + fields + [("go", "files")])
      #expect(opened.location == "/typed/\(draft)/files", "\(opened.status)")
      #expect(try officer.get("/typed/\(draft)/files").body.contains("<option value=\"p1\">p1 Ada Obi</option>"))

      // Whole, as a browser without scripts sends it.
      let consent = [("type", "consent"), ("person", "p1")]
      #expect(try officer.upload("/typed/\(draft)/files", consent, file: Self.pdf, name: "ada.PDF").status == 303)
      // What is no PDF, or of no kind, is refused, and nothing of it stays.
      let wrong = try officer.upload("/typed/\(draft)/files", consent, file: Data("MZ".utf8), name: "a.pdf")
      #expect(wrong.status == 422 && wrong.body.contains("Its name says PDF or picture"), "\(wrong.status)")
      // What is for one role would lie here for all until it is handed in.
      let apart = try officer.upload("/typed/\(draft)/files", [("type", "medif")], file: Self.pdf, name: "a.pdf")
      #expect(apart.status == 400)
      #expect(try officer.upload("/typed/\(draft)/files", [("type", "")], file: Self.pdf, name: "a.pdf").status == 400)
      #expect(try officer.upload("/typed/\(draft)/files", consent, file: Data(), name: "a.pdf").status == 400)
      #expect(Self.typedFiles(sender).count == 1)

      // In pieces; the line breaks off after the second.
      let list = try officer.get("/typed/\(draft)/files")
      let token = try #require(list.formToken)
      let begun = try Self.begin(officer, draft, Self.scan, name: "passport.png").body.split(separator: " ")
      let path = "/typed/\(draft)/files/\(begun[0])"
      let size = TypedFile.piece
      for number in 0..<2 {
        let offset = number * size
        let answer = try Self.piece(
          officer, path, from: offset, Data(Self.scan[offset..<offset + size]), token: token)
        #expect(answer.status == 200 && answer.body == "\(offset + size)", "\(answer.status) \(answer.body)")
      }
      let skipped = try Self.piece(officer, path, from: 3 * size, Data(Self.scan[(3 * size)...]), token: token)
      #expect(skipped.status == 400)
      let forged = try Self.piece(officer, path, from: 2 * size, Data(count: size), token: "none")
      #expect(forged.status == 403)
      // Nobody else sees it, or adds to it, though they know its number.
      _ = try other.get("/hand-in/form")
      #expect(try other.get("/typed/\(draft)/files").status == 409)
      #expect(try other.get(path).status == 404)
      let othersToken = try #require(try other.get("/hand-in/form").formToken)
      #expect(
        try Self.piece(other, path, from: 2 * size, Data(count: size), token: othersToken).status == 409)
      // A case does not go while one of its documents has not come whole.
      page = try officer.get("/hand-in/form?draft=\(draft)")
      #expect(page.body.contains("of 3.2 MB have come"), "\(page.body.suffix(3000))")
      var checked = try officer.post("/hand-in/form", Self.around(page) + fields)
      #expect(!Self.summary(checked).contains("doc_ref"), "the consent that was attached shows it")
      let early = try officer.post("/hand-in/form", Self.around(checked) + fields + [("seen", "yes")])
      #expect(early.status == 422 && early.body.contains("has not come whole"), "\(early.status)")
      // The same file chosen again goes on where it was.
      let again = try Self.begin(officer, draft, Self.scan, name: "passport.png").body
      #expect(again == "\(begun[0]) \(2 * size)")
      for offset in [2 * size, 3 * size] {
        let octets = Data(Self.scan[offset..<min(offset + size, Self.scan.count)])
        #expect(try Self.piece(officer, path, from: offset, octets, token: token).status == 200)
      }
      let first = try #require(list.body.firstMatch(of: /href="(\/typed\/[^"]*\/files\/[^"]*)"/)?.1)
      #expect(try officer.get(String(first)).body == String(decoding: Self.pdf, as: UTF8.self))

      page = try officer.get("/hand-in/form?draft=\(draft)")
      checked = try officer.post("/hand-in/form", Self.around(page) + fields)
      let handed = try officer.post("/hand-in/form", Self.around(checked) + fields + [("seen", "yes")])
      let place = try #require(handed.location, "\(handed.status) \(Self.summary(handed))")
      let id = try TransferID(String(place.dropFirst("/case/".count).prefix(36)))
      try sender.waitForReceipt(id)
      #expect(Self.typedFiles(sender).isEmpty)
      let focal = try receiver.visitor("amina", "caseworker", board: ports["ng-lagos"] ?? 0)
      #expect(try focal.get("/case/\(id)/attachment/d1").body == String(decoding: Self.pdf, as: UTF8.self))
      #expect(try focal.get("/case/\(id)/attachment/d2").body == String(decoding: Self.scan, as: UTF8.self))
      #expect(try focal.get("/case/\(id)/attachment/d2").field("content-type") == "image/png")

      // The next version leaves the passport out and brings another document along; it does not take the number of one that is
      // there.
      page = try officer.get("/case/\(id)/form")
      let shown = Self.shown(in: page)
      #expect(shown.contains { $0.0 == "persons[0].consent.doc_ref" && $0.1 == "d1" })
      _ = try officer.post("/case/\(id)/form", Self.around(page) + shown + [("go", "files")])
      #expect(
        try officer.upload("/typed/\(id)/files", [("type", "photo")], file: Self.pdf, name: "new.pdf").status == 303)
      page = try officer.get("/case/\(id)/form")
      let without = shown + [("attachments.without", "d2")]
      checked = try officer.post("/case/\(id)/form", Self.around(page) + without)
      let sent = try officer.post("/case/\(id)/form", Self.around(checked) + without + [("seen", "yes")])
      #expect(sent.location == "/case/\(id)?said=update", "\(sent.status) \(Self.summary(sent))")
      try Deadline(30).wait("version 2") { try receiver.transfer(id).receipted == 2 }
      #expect(try focal.get("/case/\(id)/attachment/d1").body == String(decoding: Self.pdf, as: UTF8.self))
      #expect(try focal.get("/case/\(id)/attachment/d2").status == 404)
      #expect(try focal.get("/case/\(id)/attachment/d3").body == String(decoding: Self.pdf, as: UTF8.self))
    }
  }

  @Test("What was attached is taken away with one press, and goes with what was typed")
  func takenAway() async throws {
    try await Self.withBoard(["ly-tripoli", "ng-lagos"]) { federation, ports in
      let sender = federation["ly-tripoli"]
      let officer = try sender.visitor("paula", "caseworker", board: ports["ly-tripoli"] ?? 0)
      let page = try officer.get("/hand-in/form")
      let draft = Self.hidden("draft", page)
      _ = try officer.post("/hand-in/form", Self.around(page) + Self.typed() + [("go", "files")])
      for name in ["a.pdf", "b.pdf"] {
        _ = try officer.upload("/typed/\(draft)/files", [("type", "other")], file: Self.pdf, name: name)
      }
      let list = try officer.get("/typed/\(draft)/files")
      let drop = try #require(list.body.firstMatch(of: /action="(\/typed\/[^"]*\/drop)"/)?.1)
      #expect(try officer.post(String(drop), token: "none").status == 403)
      #expect(Self.typedFiles(sender).count == 2)
      #expect(try officer.post(String(drop)).status == 303)
      #expect(Self.typedFiles(sender).count == 1)
      // Nothing of it stands on the disk as it came.
      let folder = sender.home + "/typed"
      for case let path as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
        let octets = FileManager.default.contents(atPath: "\(folder)/\(path)") ?? Data()
        #expect(octets.range(of: Data("consent of Ada".utf8)) == nil && octets.range(of: Data("b.pdf".utf8)) == nil)
      }
      let kept = try officer.get("/hand-in/form?draft=\(draft)")
      #expect(try officer.post("/hand-in/form", Self.around(kept) + [("go", "drop")]).status == 303)
      #expect(Self.typedFiles(sender).isEmpty)
    }
  }
}
