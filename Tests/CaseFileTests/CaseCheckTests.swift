import Base
import CaseFile
import Foundation
import Testing

@Suite("The whole check")
struct CaseCheckTests {
  static let now = Date(timeIntervalSince1970: 1_796_000_000)  // 2026-11-30

  private func check(_ folder: TestFolder, digest: CaseCheck.Digest? = nil) -> CaseReport {
    CaseCheck.check(folder: folder.path, now: Self.now, digest: digest)
  }

  @Test("0: nothing found")
  func fine() throws {
    let report = check(try TestFolder())
    #expect(report.findings.isEmpty)
    #expect(report.exitStatus == 0)
  }

  @Test("2: something is missing or aged")
  func warnings() throws {
    let missing = check(try TestFolder(caseJSON: Sample.json(management: nil)))
    #expect(missing.exitStatus == 2)
    let folder = try TestFolder()
    let late = CaseCheck.check(
      folder: folder.path, now: Self.now.addingTimeInterval(86_400 * 365))
    #expect(late.findings.map(\.kind) == [.aged])
    #expect(late.exitStatus == 2)
  }

  @Test("1: something is wrong, whatever else there is; wrong comes first")
  func wrong() throws {
    let folder = try TestFolder(caseJSON: Sample.json(travel: "{}"))
    try folder.write("attachments/unlisted")
    let report = check(folder)
    #expect(report.exitStatus == 1)
    #expect(report.findings.first?.place == "attachments/unlisted")
    #expect(report.findings.dropFirst().allSatisfy { $0.kind == .missing })
  }

  @Test("folder and text are reported together")
  func together() throws {
    let folder = try TestFolder(caseJSON: Sample.json(schema: nil))
    try folder.write("attachments/a:b")
    let places = check(folder).findings.map(\.place)
    #expect(places.contains("attachments/a:b"))
    #expect(places.contains("schema"))
  }

  @Test("files that no receiver takes together are wrong, however little of them is on the disk")
  func tooLarge() throws {
    let folder = try TestFolder()
    let file = folder.path + "/attachments/a.pdf"
    for (size, isWrong) in [(63 << 30, false), (64 << 30, true), (Int64.max >> 1, true)] as [(Int64, Bool)] {
      guard truncate(file, off_t(size)) == 0 else { continue }
      let wrong = check(folder).findings.filter { $0.kind == .wrong }
      #expect(wrong.map(\.place) == (isWrong ? ["attachments"] : []), "\(size)")
      #expect(wrong.allSatisfy { $0.message.contains("64 GiB") && $0.advice.contains("attachments/a.pdf") })
    }
  }

  @Test("an arrival beyond all planning is wrong here, and not only when the case is handed in")
  func tooFar() throws {
    let folder = try TestFolder(caseJSON: Sample.json(replacing: "2026-11-20", with: "2022-11"))
    let early = CaseCheck.check(folder: folder.path, now: Self.now.addingTimeInterval(-4 * 365 * 86_400))
    let wrong = early.findings.filter { $0.kind == .wrong }
    #expect(wrong.map(\.place) == ["travel.legs[0].arrive"])
    #expect(wrong.allSatisfy { $0.message.contains("three years") })
  }

  @Test("a refused name does not make other files look unlisted")
  func noAccusations() throws {
    let folder = try TestFolder()
    try folder.write("attachments/a:b")
    #expect(check(folder).findings.count == 1)
  }

  @Test(
    "nothing is thrown where there is no case", arguments: ["/nowhere/at/all", "", "/dev/null"])
  func noFolder(path: String) {
    let report = CaseCheck.check(folder: path, now: Self.now)
    #expect(report.exitStatus == 1)
    #expect(!report.findings.isEmpty)
  }

  @Test("case.json that is too large is refused without being read whole")
  func large() throws {
    let folder = try TestFolder(
      caseJSON: String(repeating: " ", count: JSONLimits.bytes + 5), attachments: [])
    let report = check(folder)
    #expect(report.findings.first?.message.contains("at most \(JSONLimits.bytes)") == true)
  }

  @Test("digests are computed only where one is given, and failures are findings")
  func digests() throws {
    struct Broken: Error {}
    let given = String(repeating: "ab", count: 32)
    let json = try Sample.json(
      replacing: #""type": "consent","#, with: #""type": "consent", "sha256": "\#(given)","#)
    let folder = try TestFolder(caseJSON: json)
    #expect(check(folder).exitStatus == 0)
    #expect(check(folder) { _ in given }.exitStatus == 0)
    #expect(check(folder) { _ in String(repeating: "00", count: 32) }.exitStatus == 1)
    #expect(check(folder) { _ in throw Broken() }.findings.map(\.place) == ["attachments/a.pdf"])
    let without = try TestFolder()
    #expect(check(without) { _ in throw Broken() }.exitStatus == 0)
  }

  @Test("what takes the place of a scanned case.json is not read", arguments: ["link", "file", "nothing"])
  func swappedCaseFile(what: String) throws {
    let folder = try TestFolder()
    let path = folder.path + "/case.json"
    let scan = try CaseFolder.scan(folder.path)
    #expect(try CaseCheck.read(scan).0.record == CaseRecord.read(Data(Sample.json().utf8)).record)
    #expect(rename(path, folder.path + "/attachments/elsewhere") == 0)
    if what == "link" { #expect(symlink("attachments/elsewhere", path) == 0) }
    if what == "file" { try folder.write("case.json", Sample.json()) }
    let problem = #expect(throws: CaseProblem.self) { try CaseCheck.read(scan) }
    #expect(problem?.findings.map(\.place) == ["case.json"])
    #expect(problem?.findings.first?.message.contains("changed") == true)
  }

  @Test("no digest is computed of what takes the place of the folder while one is")
  func swappedWhileDigesting() throws {
    let entries = [("a", "d1"), ("b", "d2")].map { name, document in
      """
      {"file": "attachments/\(name).pdf", "doc_id": "\(document)", "person": "p1", "type": "consent", "compartment": "core",
      "sha256": "\(String(repeating: "ab", count: 32))"}
      """
    }
    let json = Sample.json(attachments: "[\(entries.joined(separator: ","))]")
    let folder = try TestFolder(caseJSON: json, attachments: ["a.pdf", "b.pdf"])
    let other = try TestFolder(attachments: ["b.pdf"])
    var digested: [String] = []
    let report = check(folder) { file in
      digested.append(file.file.path)
      rename(folder.path + "/attachments", folder.path + "/away")
      symlink(other.path + "/attachments", folder.path + "/attachments")
      return String(repeating: "ab", count: 32)
    }
    #expect(digested == ["attachments/a.pdf"])
    let finding = report.findings.first { $0.message.contains("changed") }
    #expect(finding?.place == "attachments")
  }

  @Test("findings are sorted by kind, otherwise they keep their order")
  func sorting() {
    let kinds: [CaseFinding.Kind] = [.aged, .missing, .wrong, .missing, .wrong]
    let findings = kinds.enumerated().map {
      CaseFinding(kind: $1, place: "\($0)", .folder(.empty))
    }
    #expect(CaseReport(findings: findings).findings.map(\.place) == ["2", "4", "1", "3", "0"])
    #expect(CaseReport(findings: []).exitStatus == 0)
  }
}
