import CaseFile
import Foundation
import Handover
import Sealing
import Testing

@testable import Mission

@Suite("What of a case is sealed, whoever hands it in")
struct ClearedSourceTests {
  private static let now = Date(timeIntervalSince1970: 1_796_000_000)  // 2026-11-30
  private static let receiver = Receiver(
    id: "ng-lagos", name: "Lagos", country: "NGA", organisation: "Test", isOwn: true)

  /// A case of one person, whose scan is in a compartment that the consent may cover.
  private func folder(scope: String, nationality: String = "NGA") throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let json = """
      {"schema": "baton-case/1", "group": {"case_group_id": "G1", "group_type": "individual"}, "travel": {},
      "persons": [{"identity": {"person_id": "p1", "names": [{"given": "Ada"}], "nationality": ["\(nationality)"]},
      "consent": {"scope": [\(scope)], "recipients": ["ng-lagos"]}}],
      "attachments": [{"file": "attachments/Quxword.pdf", "doc_id": "d1", "person": "p1", "type": "medical_report",
      "compartment": "medical"}]}
      """
    try DurableFile.makeDirectory(folder.path + "/attachments")
    try DurableFile.write(Data(json.utf8), to: folder.path + "/case.json", mode: 0o600)
    try DurableFile.write(Data("Quxword is ill".utf8), to: folder.path + "/attachments/Quxword.pdf", mode: 0o600)
    return folder
  }

  /// Everything that comes out of the source, as one piece of memory.
  private func octets(_ folder: ScratchFolder, isConfirmed: Bool = false) throws -> Data {
    let source = try ClearedSource(
      FolderSource(CaseFolder.scan(folder.path)), for: Self.receiver, isConfirmed: isConfirmed, now: Self.now)
    var data = Data()
    // The gate stands behind it as it does behind every bundle: what is left fits together.
    let checked = CheckedSource(source, knowing: source.cleared.record)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 7, alignment: 16)
    defer { buffer.deallocate() }
    while let file = try checked.next() {
      data += Data(file.path.utf8)
      while case let count = try checked.read(into: buffer), count > 0 {
        data += Data(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
    return data
  }

  @Test("what is consented to is there, octet for octet; of the rest not a word")
  func withheld() throws {
    let consented = try folder(scope: #""core", "medical""#)
    #expect(try octets(consented).range(of: Data("Quxword is ill".utf8)) != nil)
    #expect(
      try octets(consented).range(of: DurableFile.read(consented.path + "/case.json")) != nil)
    let not = try octets(folder(scope: #""core""#))
    #expect(not.range(of: Data("Quxword".utf8)) == nil)
    #expect(not.range(of: Data("parts_withheld".utf8)) != nil)
    #expect(not.range(of: Data("medical".utf8)) == nil)
  }

  @Test("what does not fit the receiver goes when somebody says that it is right, and not before")
  func confirmed() throws {
    let stranger = try folder(scope: #""core""#, nationality: "SDN")
    #expect(throws: CaseRefused.self) { try octets(stranger) }
    #expect(try !octets(stranger, isConfirmed: true).isEmpty)
  }

  @Test("what is no document goes from no desk, though nobody has checked the folder before")
  func noDocument() throws {
    for content in ["", "#!/bin/sh"] {
      let folder = try folder(scope: #""core", "medical""#)
      let name = content.isEmpty ? "Quxword.pdf" : "Quxword.sh"
      let file = "\(folder.path)/case.json"
      let json = String(decoding: try DurableFile.read(file), as: UTF8.self).replacing("Quxword.pdf", with: name)
      try FileManager.default.removeItem(atPath: folder.path + "/attachments/Quxword.pdf")
      try Data(json.utf8).write(to: URL(filePath: file))
      try Data(content.utf8).write(to: URL(filePath: "\(folder.path)/attachments/\(name)"))
      let refused = #expect(throws: CaseRefused.self) { try octets(folder) }
      #expect(refused?.lines.contains { $0.contains(name) } == true)
    }
  }

  /// Gives what another gives, and its attachments once more.
  private final class Repeating: CaseSource {
    private let files: [(CaseSourceFile, Data)]
    private var place = -1
    private var rest = Data()

    init(_ folder: ScratchFolder) throws {
      let found = try CaseFolder.scan(folder.path).files.map { file in
        let data = try DurableFile.read("\(folder.path)/\(file.path)")
        return (CaseSourceFile(path: file.path, size: Int64(data.count)), data)
      }
      files = found + found.dropFirst()
    }

    func next() -> CaseSourceFile? {
      place += 1
      guard place < files.count else { return nil }
      rest = files[place].1
      return files[place].0
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
      let count = min(buffer.count, rest.count)
      rest.copyBytes(to: buffer, count: count)
      rest = rest.dropFirst(count)
      return count
    }
  }

  @Test("a file that comes twice is refused")
  func twice() throws {
    let source = try ClearedSource(
      Repeating(folder(scope: #""core", "medical""#)), for: Self.receiver, isConfirmed: false, now: Self.now)
    #expect(throws: SealProblem.self) { while try source.next() != nil {} }
  }

  @Test("what is not consented to at all is refused, confirmed or not")
  func refused() throws {
    let refused = #expect(throws: CaseRefused.self) { try octets(folder(scope: ""), isConfirmed: true) }
    #expect(refused?.lines.contains { $0.contains("scope") } == true)
  }
}
