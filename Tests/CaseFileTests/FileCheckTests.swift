import Foundation
import Testing

@testable import CaseFile

@Suite("A record against its files")
struct FileCheckTests {
  private func record(_ files: [String], sha256: String? = nil) throws -> CaseContents {
    let digest = sha256.map { #", "sha256": "\#($0)""# } ?? ""
    let entries = files.enumerated().map { index, file in
      #"{"file": "\#(file)", "doc_id": "d\#(index + 1)", "type": "other", "compartment": "core"\#(digest)}"#
    }
    let json = Sample.json(attachments: "[\(entries.joined(separator: ","))]")
    return CaseContents(try CaseRecord.read(Data(json.utf8)).record)
  }

  @Test("what is listed and there is fine")
  func fine() throws {
    let files = ["attachments/a", "attachments/b/c"]
    #expect(try record(files).checkFiles(files + ["case.json"]).isEmpty)
    #expect(try record(files).checkFiles(files.reversed()).isEmpty)
  }

  @Test("what is listed must be there, what is there must be listed")
  func differences() throws {
    let found = try record(["attachments/a", "attachments/b"])
      .checkFiles(["attachments/b", "attachments/c"])
    #expect(found.map(\.place) == ["attachments[0].file", "attachments/c"])
    #expect(found.allSatisfy { $0.kind == .wrong && !$0.advice.isEmpty })
  }

  @Test(
    "almost the same name is not the same, and is said to be almost",
    arguments: [
      ("attachments/é", "attachments/e\u{301}"), ("attachments/a.PDF", "attachments/a.pdf"),
    ])
  func almost(listed: String, there: String) throws {
    let found = try record([listed]).checkFiles([there])
    #expect(found.count == 2)
    #expect(found.first?.message.contains("almost") == true)
  }

  @Test(
    "a path that cannot travel is refused in the list as well",
    arguments: [
      "a.pdf", "../a", "attachments/../x", "/etc/passwd", "attachments/CON", "attachments/a:b",
    ])
  func paths(path: String) {
    #expect(throws: CaseProblem.self) { try record([path]) }
  }

  @Test("digests are compared where both are known")
  func digests() throws {
    let digest = String(repeating: "ab", count: 32)
    let other = String(repeating: "cd", count: 32)
    let record = try record(["attachments/a"], sha256: digest)
    #expect(record.checkDigests(["attachments/a": digest]).isEmpty)
    #expect(record.checkDigests([:]).isEmpty)
    #expect(record.checkDigests(["attachments/a": other]).map(\.place) == ["attachments[0].sha256"])
  }
}
