import Base
import Foundation
import Handover
import HandoverTesting
import Ledger
import Testing

@Suite("Part files")
struct PartFilesTests {
  private let scratch: Scratch
  private let parts: DiskPartFiles
  private let bytes = [UInt8]("a sealed part".utf8)
  private var digest: Digest { TestSHA256.digest(bytes) }

  init() throws {
    scratch = try Scratch()
    parts = try DiskPartFiles(directory: scratch.path, hashing: testHashing)
  }

  private func store(_ pieces: [[UInt8]], as digest: Digest) throws {
    let joined = Array(pieces.joined())
    try joined.withUnsafeBytes { all in
      var start = 0
      let views = pieces.map { piece in
        defer { start += piece.count }
        return UnsafeRawBufferPointer(rebasing: all[start..<start + piece.count])
      }
      try parts.store(digest, views)
    }
  }

  private var content: [String] { files(in: scratch.path) }

  @Test("a stored part stands under its digest, readable by its user only")
  func stored() throws {
    #expect(!parts.has(digest))
    try store([[UInt8]("a sea".utf8), [], [UInt8]("led part".utf8)], as: digest)
    #expect(parts.has(digest))
    let path = parts.path(of: digest)
    #expect(path == scratch.file("parts/\(digest.text.prefix(2))/\(digest)"))
    #expect(FileManager.default.contents(atPath: path) == Data(bytes))
    #expect(status(path)?.mode == 0o600)
    #expect(content == ["parts/\(digest.text.prefix(2))/\(digest)"])
  }

  @Test("storing it again changes nothing")
  func storedTwice() throws {
    try store([bytes], as: digest)
    let first =
      try FileManager.default.attributesOfItem(atPath: parts.path(of: digest))[.systemFileNumber] as? Int
    try store([bytes], as: digest)
    let second =
      try FileManager.default.attributesOfItem(atPath: parts.path(of: digest))[.systemFileNumber] as? Int
    #expect(first == second)
    #expect(content.count == 1)
  }

  @Test("a part that is written is there once it was made durable, and leaves nothing behind if it never is")
  func written() throws {
    try bytes.withUnsafeBytes { pieces in
      var finish: (() throws -> Void)? = try parts.write(digest, [pieces])
      #expect(!parts.has(digest))
      finish = nil
      #expect(content == [])
      finish = try parts.write(digest, [pieces])
      try finish?()
      #expect(parts.has(digest))
    }
  }

  @Test("a removed part is gone, and removing it again is no error")
  func removed() throws {
    try store([bytes], as: digest)
    parts.remove(digest)
    parts.remove(digest)
    #expect(!parts.has(digest))
    #expect(content == [])
  }

  @Test("only a regular file counts as a part")
  func links() throws {
    symlink("/etc/passwd", parts.path(of: digest))
    #expect(!parts.has(digest))
    try store([bytes], as: digest)
    #expect(FileManager.default.contents(atPath: parts.path(of: digest)) == Data(bytes))
    #expect(status("/etc/passwd")?.size != Int64(bytes.count))
  }

  @Test("a sweep removes temporary files, and sets unknown parts aside until the books know them again")
  func sweep() throws {
    let (known, unknown) = ([UInt8]("known".utf8), [UInt8]("unknown".utf8))
    let (knownPart, unknownPart) = (TestSHA256.digest(known), TestSHA256.digest(unknown))
    try store([known], as: knownPart)
    try store([unknown], as: unknownPart)
    let manager = FileManager.default
    _ = manager.createFile(atPath: scratch.file("temp/99-1"), contents: Data(count: 10))
    _ = manager.createFile(atPath: scratch.file("parts/00/stray"), contents: Data(count: 20))
    let again = try DiskPartFiles(directory: scratch.path, hashing: testHashing)
    let swept = try again.sweep(keeping: [knownPart], reserve: 0)
    #expect(swept == .init(temporary: 1, setAside: 2))
    let place = "parts/\(knownPart.text.prefix(2))/\(knownPart)"
    #expect(content == ["orphans/\(unknownPart)", "orphans/stray", place].sorted())
    #expect(!again.has(unknownPart))
    #expect(try again.sweep(keeping: [knownPart], reserve: 0) == .init())
    let orphan = scratch.file("orphans/\(unknownPart)")
    _ = manager.createFile(atPath: orphan, contents: Data("damaged".utf8))
    #expect(try again.sweep(keeping: [knownPart, unknownPart], reserve: 0) == .init())
    _ = manager.createFile(atPath: orphan, contents: Data(unknown))
    // The ledger of a newer backup, say.
    #expect(try again.sweep(keeping: [knownPart, unknownPart], reserve: 0) == .init(broughtBack: 1))
    #expect(manager.contents(atPath: again.path(of: unknownPart)) == Data(unknown))
  }

  @Test(
    "what was set aside is kept for a week, or until the room is needed",
    arguments: [(6, 0), (8, 0), (0, .max)] as [(Double, Int64)])
  func orphansEnd(days: Double, reserve: Int64) throws {
    try store([bytes], as: digest)
    _ = try parts.sweep(keeping: [], reserve: 0)
    _ = try parts.sweep(keeping: [], reserve: reserve)
    let removed = try parts.giveUpOrphans(now: Date(timeIntervalSinceNow: days * 86400))
    #expect(removed == (days < 7 ? 0 : 1))
    #expect(content == (days < 7 && reserve == 0 ? ["orphans/\(digest)"] : []))
  }

  @Test("a part that has changed on the disk is found")
  func damaged() throws {
    let others = (0..<20).map { [UInt8](repeating: $0, count: 70_000) }
    for other in others { try store([other], as: TestSHA256.digest(other)) }
    try store([bytes], as: digest)
    #expect(try parts.damaged() == [])
    try Data("a sealed pärt".utf8).write(to: URL(fileURLWithPath: parts.path(of: digest)))
    #expect(try parts.damaged() == [digest])
  }

  @Test("the disk has room")
  func free() { #expect(parts.free > 1 << 20) }

  @Test("no home, no parts")
  func noHome() {
    let problem = #expect(throws: StorageProblem.self) {
      try DiskPartFiles(directory: scratch.file("none"), hashing: testHashing)
    }
    #expect(problem?.errno == ENOENT)
  }
}
