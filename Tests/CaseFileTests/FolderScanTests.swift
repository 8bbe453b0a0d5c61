import CaseFile
import Foundation
import Glibc
import Testing

@Suite("Scanning a folder")
struct FolderScanTests {
  @Test("case.json comes first, attachments in the order of their bytes, sizes as they are")
  func order() throws {
    let folder = try TestFolder(caseJSON: "{}", attachments: [])
    for name in ["b", "a/z", "C", "a-1", "e\u{301}x", "empty", "é"] {
      try folder.write("attachments/" + name, name == "empty" ? "" : "1234")
    }
    let scan = try CaseFolder.scan(folder.path)
    let expected = ["C", "a-1", "a/z", "b", "empty", "e\u{301}x", "é"].map { "attachments/" + $0 }
    #expect(scan.root == folder.path)
    #expect(
      scan.files.map { Array($0.path.utf8) } == (["case.json"] + expected).map { Array($0.utf8) })
    #expect(scan.files.first?.path == "case.json")
    #expect(scan.files.first?.size == 2)
    #expect(scan.files.first { $0.path.hasSuffix("empty") }?.size == 0)
    #expect(scan.files.first { $0.path.hasSuffix("b") }?.size == 4)
  }

  @Test("a name may begin with a combining mark, which joins the slash before it")
  func combiningFirst() throws {
    let folder = try TestFolder(attachments: ["\u{301}a.pdf", "d/\u{301}.x"])
    let paths = try CaseFolder.scan(folder.path).files.map { Array($0.path.utf8) }
    #expect(paths.contains(Array("attachments/\u{301}a.pdf".utf8)))
    #expect(paths.contains(Array("attachments/d/\u{301}.x".utf8)))
  }

  @Test("a folder without attachments is a case folder")
  func noAttachments() throws {
    let folder = try TestFolder(attachments: [])
    #expect(try CaseFolder.scan(folder.path).files.map(\.path) == ["case.json"])
  }

  @Test("a folder without case.json, a file, a link and nothing at all are not")
  func notAFolder() throws {
    let folder = try TestFolder(caseJSON: nil)
    #expect(folder.refusals().map(\.place) == ["case.json"])
    try folder.write("attachments/file")
    #expect(symlink(folder.path, folder.path + "/attachments/link") == 0)
    for path in ["/attachments/file", "/attachments/link", "/nowhere"] {
      #expect(throws: CaseProblem.self) { try CaseFolder.scan(folder.path + path) }
    }
  }

  @Test(
    "only documents and attachments/ belong here", arguments: ["notes.txt", "more/x", "case.json.txt"])
  func strangers(name: String) throws {
    let folder = try TestFolder()
    try folder.write(name)
    let finding = try #require(folder.refusals().first)
    #expect(finding.place == name.split(separator: "/").first.map(String.init))
    #expect(finding.advice.contains("attachments/"))
  }

  @Test(
    "a document with another name gets the right one named",
    arguments: [
      ("Case.json", "case.json"), ("Medical.json", "medical.json"), ("protection_gvb.json", "protection_gbv"),
    ])
  func misnamed(name: String, right: String) throws {
    let folder = try TestFolder()
    try folder.write(name)
    let finding = try #require(folder.refusals().first)
    #expect(finding.place == name)
    #expect(finding.advice.contains(right), "\(finding.advice)")
  }

  @Test("the files of compartments come after case.json, in the table's order")
  func documents() throws {
    let folder = try TestFolder()
    for document in CaseTable.documents.dropFirst().reversed() { try folder.write(document.file, "{}") }
    #expect(
      try CaseFolder.scan(folder.path).files.map(\.path) == CaseTable.documents.map(\.file) + ["attachments/a.pdf"])
    let other = try TestFolder()
    try other.write("medical.json/x")
    #expect(other.refusals().map(\.message) == ["medical.json is a folder"])
  }

  @Test(
    "what may be somebody's and is no document gets a hint to delete it",
    arguments: [".git/config", "attachments/.hidden", "attachments/a.pdf~"])
  func clutter(name: String) throws {
    let folder = try TestFolder()
    try folder.write(name)
    let findings = folder.refusals()
    #expect(findings.count == 1)
    #expect(findings.first?.advice.contains("delete it") == true)
  }

  @Test(
    "what a desktop leaves behind is left out and said, and keeps nothing from going",
    arguments: [
      ".DS_Store", "attachments/.DS_Store", "attachments/Thumbs.db", "attachments/desktop.ini", "DESKTOP.INI",
      "attachments/~$report.docx", "attachments/.~lock.report.odt#", "__MACOSX/attachments/._a.pdf",
      "attachments/._a.pdf",
    ])
  func litter(name: String) throws {
    let folder = try TestFolder()
    try folder.write(name)
    #expect(try CaseFolder.scan(folder.path).files.map(\.path) == ["case.json", "attachments/a.pdf"])
    let report = CaseCheck.check(folder: folder.path, now: CaseCheckTests.now)
    #expect(report.findings.map(\.kind) == [.ignored])
    #expect(report.exitStatus == 0)
    let place = try #require(report.findings.first?.place)
    #expect(name.hasPrefix(place))
  }

  @Test("an empty folder is said to stay, and keeps nothing from going; attachments/ may be empty without a word")
  func emptyFolders() throws {
    let folder = try TestFolder()
    for name in ["attachments/later", "attachments/a/b"] {
      try FileManager.default.createDirectory(atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
    let report = CaseCheck.check(folder: folder.path, now: CaseCheckTests.now)
    #expect(report.findings.map(\.place) == ["attachments/a/b", "attachments/later"])
    #expect(report.findings.allSatisfy { $0.kind == .ignored && $0.message.contains("empty") })
    #expect(report.exitStatus == 0)
    let bare = try TestFolder(caseJSON: Sample.json(attachments: nil), attachments: [])
    try FileManager.default.createDirectory(atPath: "\(bare.path)/attachments", withIntermediateDirectories: true)
    #expect(!CaseCheck.check(folder: bare.path, now: CaseCheckTests.now).findings.contains { $0.kind == .ignored })
  }

  @Test(
    "a case.json under almost its name is named, with what to do",
    arguments: [
      ("case.json.txt", "file name extensions"), ("CASE.JSON", "small letters"), ("Case.json", "small letters"),
      ("case (1).json", "rename it"),
    ])
  func almost(name: String, advice: String) throws {
    let folder = try TestFolder(caseJSON: nil)
    try folder.write(name, Sample.json())
    let finding = try #require(folder.refusals().first)
    #expect(finding.place == "case.json" && finding.message.contains(name), "\(finding)")
    #expect(finding.advice.contains(advice))
  }

  @Test(
    "names that cannot travel",
    arguments: ["a:b", "a|b", "CON.pdf", "a.", "a ", "a\nb", "a\\b", "x./y"])
  func names(name: String) throws {
    let folder = try TestFolder()
    try folder.write("attachments/" + name)
    let findings = folder.refusals()
    #expect(findings.count == 1)
    #expect(findings.first?.message.contains("cannot travel") == true)
    #expect(findings.first?.kind == .wrong)
  }

  @Test("a name that is not UTF-8 is shown with its bytes")
  func rawBytes() throws {
    let folder = try TestFolder()
    let path = (folder.path + "/attachments/caf").utf8.map { CChar(bitPattern: $0) }
    let descriptor = open(path + [CChar(bitPattern: 0xE9), 0], O_CREAT | O_WRONLY, 0o600)
    #expect(descriptor >= 0)
    close(descriptor)
    let finding = try #require(folder.refusals().first)
    #expect(finding.place == #"attachments/caf\xE9"#)
    #expect(finding.message.contains("UTF-8"))
  }

  @Test("links, pipes and sockets are refused, not followed")
  func specialFiles() throws {
    let folder = try TestFolder()
    try folder.write("attachments/deep/inside")
    #expect(symlink("/etc/passwd", folder.path + "/attachments/link") == 0)
    #expect(symlink("deep", folder.path + "/attachments/link-to-folder") == 0)
    #expect(symlink("nowhere", folder.path + "/attachments/link-to-nowhere") == 0)
    #expect(mkfifo(folder.path + "/attachments/pipe", 0o600) == 0)
    let found = folder.refusals()
    #expect(found.filter { $0.message.contains("a link") }.count == 3)
    #expect(found.filter { $0.message.contains("a pipe") }.count == 1)
    #expect(found.count == 4)
  }

  @Test("case.json and attachments must not be links or change places")
  func swapped() throws {
    let linked = try TestFolder(caseJSON: nil)
    #expect(symlink("attachments/a.pdf", linked.path + "/case.json") == 0)
    #expect(linked.refusals().map(\.message) == ["this is a link"])
    let folder = try TestFolder(caseJSON: nil, attachments: [])
    try folder.write("case.json/inside")
    try folder.write("attachments")
    #expect(Set(folder.refusals().map(\.place)) == ["case.json", "attachments"])
  }

  @Test(
    "names that some disks take for the same",
    arguments: [("a.pdf", "A.PDF"), ("é", "e\u{301}"), ("straße", "STRASSE"), ("d/x", "D/y")])
  func collisions(first: String, second: String) throws {
    let folder = try TestFolder(attachments: [])
    try folder.write("attachments/" + first)
    try folder.write("attachments/" + second)
    let findings = folder.refusals()
    #expect(findings.count == 1)
    #expect(findings.first?.message.contains("same on some disks") == true)
  }

  @Test("what cannot be read is said", .enabled(if: geteuid() != 0, "root reads everything"))
  func unreadable() throws {
    let folder = try TestFolder()
    try folder.write("attachments/closed/x")
    chmod(folder.path + "/attachments/a.pdf", 0)
    chmod(folder.path + "/attachments/closed", 0)
    defer { chmod(folder.path + "/attachments/closed", 0o700) }
    #expect(folder.refusals().map(\.place) == ["attachments/a.pdf", "attachments/closed"])
  }

  @Test("everything is refused at once, and so are more files than a bag holds with its own four")
  func many() throws {
    let folder = try TestFolder()
    for index in 0..<9_994 { close(creat(folder.path + "/attachments/f\(index)", 0o600)) }
    #expect(try CaseFolder.scan(folder.path).files.count == 9_996)
    for name in ["a:b", ".x", "one-too-many"] { try folder.write("attachments/" + name) }
    let messages = folder.refusals().map(\.message)
    #expect(messages.count == 3)
    #expect(messages.contains { $0.contains("more than 9996") })
    // However many there are, case.json is not said to be missing.
    for index in 0..<10 { close(creat(folder.path + "/attachments/g\(index)", 0o600)) }
    #expect(!folder.refusals().contains { $0.place == "case.json" })
  }
}
