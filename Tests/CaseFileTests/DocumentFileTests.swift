import Base
import Foundation
import Testing

@testable import CaseFile

@Suite("Files that are no documents, and names a disk spells its own way")
struct DocumentFileTests {
  private func wrong(_ folder: TestFolder) -> [CaseFinding] {
    CaseCheck.check(folder: folder.path, now: CaseCheckTests.now).findings.filter { $0.kind == .wrong }
  }

  private func folder(_ name: String, _ content: String) throws -> TestFolder {
    let folder = try TestFolder(
      caseJSON: Sample.json().replacingOccurrences(of: "a.pdf", with: name), attachments: [])
    try folder.write("attachments/" + name, content)
    return folder
  }

  @Test("a file of 0 bytes is refused")
  func empty() throws {
    let found = wrong(try folder("a.pdf", ""))
    #expect(found.map(\.place) == ["attachments/a.pdf"])
    #expect(found.first?.message.contains("0 bytes") == true)
  }

  @Test(
    "a program or a shortcut in place of a document is refused, by its name or by how it begins",
    arguments: [
      ("scan.exe", "x", "a program"), ("scan.pdf.EXE", "x", "a program"), ("scan.lnk", "x", "a shortcut"),
      ("scan.url", "[InternetShortcut]", "a shortcut"), ("scan.pdf", "MZ\u{10}\0", "a program"),
      ("scan.jpg", "\u{7F}ELF\u{1}", "a program"), ("scan.txt", "#!/bin/sh", "a program"),
      ("scan.pdf", "L\0\0\0\u{1}\u{14}\u{2}\0", "a shortcut"),
    ])
  func programs(name: String, content: String, what: String) throws {
    let found = wrong(try folder(name, content))
    #expect(found.map(\.place) == ["attachments/" + name])
    #expect(found.first?.message == "this is \(what) and no document")
  }

  @Test(
    "a name that a bag's lists write otherwise is refused, with the way out", arguments: ["100%.pdf", "a%20b/c.pdf"])
  func percent(name: String) throws {
    let found = wrong(try folder(name, "%PDF-1.7"))
    #expect(found.map(\.place) == ["attachments/" + name])
    #expect(found.first?.advice == "rename it, here and in its entry")
  }

  @Test("documents are let be", arguments: ["a.pdf", "letter", "photo.JPG", "note.txt", "MZ.pdf"])
  func documents(name: String) throws {
    #expect(wrong(try folder(name, "%PDF-1.7")).isEmpty)
  }

  @Test("a name matches its entry however an accent is stored, and travels as its entry has it")
  func spellings() throws {
    for (listed, stored) in [("r\u{E9}sum\u{E9}.pdf", "re\u{301}sume\u{301}.pdf"), ("e\u{301}.pdf", "\u{E9}.pdf")] {
      let json = Sample.json().replacingOccurrences(of: "a.pdf", with: listed)
      let folder = try TestFolder(caseJSON: json, attachments: [stored])
      #expect(wrong(folder).isEmpty)
      let cleared = try HandingIn.cleared(json)
      #expect(Array(cleared.name(of: "attachments/" + stored).utf8) == Array(("attachments/" + listed).utf8))
    }
  }

  @Test("what stays here stays under either spelling")
  func staying() throws {
    let json = Sample.json().replacingOccurrences(of: "a.pdf", with: "\u{E9}.pdf")
      .replacingOccurrences(of: #""compartment": "core""#, with: #""compartment": "medical""#)
    #expect(try HandingIn.cleared(json).stays("attachments/e\u{301}.pdf"))
  }

  @Test("a receiver holds to the octets")
  func exact() throws {
    let record = try CaseRecord.read(
      Data(Sample.json().replacingOccurrences(of: "a.pdf", with: "\u{E9}.pdf").utf8)
    ).record
    #expect(!CaseContents(record).checkFiles(["case.json", "attachments/e\u{301}.pdf"]).isEmpty)
    #expect(CaseContents(record).checkFiles(["case.json", "attachments/e\u{301}.pdf"], .canonical).isEmpty)
  }
}

@Suite("Odd cases have a stated end")
struct OddCaseTests {
  private static let now = CaseCheckTests.now

  private func report(_ json: String) throws -> CaseReport {
    let folder = try TestFolder(caseJSON: json)
    return withExtendedLifetime(folder) { CaseCheck.check(folder: folder.path, for: HandingIn.lagos, now: Self.now) }
  }

  /// A family of so many, the first the parent of the others.
  static func family(_ count: Int) -> String {
    let persons = (1...count).map { number in
      let child = number > 1
      let identity = Sample.identity.replacingOccurrences(of: "\"p1\"", with: "\"p\(number)\"")
        .replacingOccurrences(of: "1998-05", with: child ? "2015-05" : "1985-05")
      let consent =
        child
        ? Sample.consent.replacingOccurrences(of: "\"adult\"", with: "\"child_with_assent\"")
          .replacingOccurrences(of: "\"person\"", with: "\"parent\"") : Sample.consent
      return Sample.person(identity, consent)
    }
    let links = (2...count).map { #"{"a": "p1", "b": "p\#($0)", "relation": "parent"}"# }
    return Sample.json(
      group: """
        {"case_group_id": "G1", "group_type": "family", "head_person_id": "p1", "keep_together": true,
        "links": [\(links.joined(separator: ","))]}
        """, persons: "[\(persons.joined(separator: ","))]")
  }

  @Test("a family of 60 is let in whole")
  func sixty() throws {
    let json = Self.family(60)
    #expect(try HandingIn.cleared(json).record.persons.count == 60)
  }

  @Test("a name of 300 letters in three scripts is a name")
  func longName() throws {
    let name =
      String(repeating: "Abubakar", count: 13) + String(repeating: "محمدأ", count: 20)
      + String(repeating: "ትዕግሥት", count: 20)
    #expect(name.count >= 300)
    #expect(try report(Sample.json(replacing: "Ada", with: name)).findings.isEmpty)
  }

  @Test("a birth date of unknown is an answer")
  func unknownBirth() throws {
    #expect(try report(Sample.json(replacing: #""1998-05""#, with: #""unknown""#)).findings.isEmpty)
  }

  @Test("an arrival moved to yesterday has aged, and the case goes with that said")
  func yesterday() throws {
    let json = Sample.json().replacingOccurrences(of: "2027-01-19T", with: "2026-11-29T")
      .replacingOccurrences(of: "2026-12-01", with: "2026-11-01")
    let report = try report(json)
    #expect(report.findings.map(\.kind) == [.aged] && report.exitStatus == 2)
    #expect(report.findings.first?.message == "the planned arrival has passed")
  }

  @Test("an airport that does not exist is refused, and named")
  func airport() throws {
    let found = try report(Sample.json(replacing: #""from_iata": "MJI""#, with: #""from_iata": "QQQ""#)).findings
    #expect(found.map(\.kind) == [.wrong])
    #expect(found.first?.message.contains("QQQ") == true)
  }

  @Test("a file that changes while it is read is refused by name, and may be tried again")
  func changing() throws {
    let folder = try TestFolder(
      caseJSON: Sample.json(
        replacing: #""type": "consent","#,
        with: #""type": "consent", "sha256": "\#(String(repeating: "ab", count: 32))","#))
    let report = CaseCheck.check(folder: folder.path, now: Self.now) { file in
      try folder.write("attachments/a.pdf", "changed meanwhile, and longer")
      var octets = [UInt8](repeating: 0, count: 64)
      while try octets.withUnsafeMutableBytes({ try file.read(into: $0) }) > 0 {}
      return ""
    }
    let finding = try #require(report.findings.first { $0.kind == .wrong })
    #expect(finding.place == "attachments/a.pdf" && finding.message.contains("changed while it was being read"))
    #expect(finding.advice.contains("try again"))
  }
}
