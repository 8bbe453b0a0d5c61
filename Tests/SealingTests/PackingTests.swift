import Base
import CaseFile
import Foundation
import Handover
import HandoverTesting
import Testing

@testable import Sealing

/// Packing a folder: what changes under way, and what must not be sent.
struct PackingTests {
  private let folder: TestFolder
  private let parts: DirectoryPartFiles
  private let sealer: BundleSealer

  init() throws {
    let world = try World.shared.get()
    folder = try TestFolder()
    parts = try TestParts(folder.path).files
    sealer = BundleSealer(
      identity: try world.identity(World.sender), directory: world.directory, files: parts)
  }

  private func seal(_ source: any CaseSource) throws -> SignedManifest {
    try sealer.seal(source, World.order(), expires: World.now + 86400)
  }

  private func write(_ files: [SampleCase.File]) throws {
    for file in files { try folder.write("in/" + file.path, file.data) }
  }

  @Test("a folder becomes a bundle")
  func aFolderBecomesABundle() throws {
    try write(SampleCase.files)
    let bundle = try seal(CheckedSource(FolderSource(CaseFolder.scan(folder.path + "/in"))))
    #expect(bundle.delivery == SHA256.digest(bundle.entry.der))
    #expect(parts.digests == bundle.manifest.parts.map(\.sha256))
    #expect(bundle.entry.statement.type == .submitted)
  }

  /// As a scanner makes of a sheaf of empty pages; on its way it is a ten-thousandth of itself.
  @Test("a blank scan travels")
  func aBlankScanTravels() throws {
    try write(SampleCase.files([("attachments/blank.bin", Data([0]))]))
    let file = folder.path + "/in/attachments/blank.bin"
    #expect(truncate(file, 300 << 20) == 0)
    let bundle = try seal(CheckedSource(FolderSource(CaseFolder.scan(folder.path + "/in"))))
    #expect(bundle.manifest.sealedBytes < 1 << 20)
    let world = try World.shared.get()
    try BundleVerifier(directory: world.directory, identity: try world.identity(World.receiver))
      .verify(bundle.entry.der, from: World.sender, now: World.now).examine(parts)
  }

  @Test("for a narrow line it takes the time to compress more")
  func forANarrowLineItTakesTheTimeToCompressMore() throws {
    let words = (0..<200_000).map { "\($0 &* 2_654_435_761 % 977) " }.joined()
    try write(SampleCase.files([("attachments/notes.txt", Data(words.utf8))]))
    let world = try World.shared.get()
    let sizes = try [false, true].map { isNarrow in
      try BundleSealer(
        identity: world.identity(World.sender), directory: world.directory, files: parts, isForNarrowLine: isNarrow
      ).seal(
        CheckedSource(FolderSource(CaseFolder.scan(folder.path + "/in"))), World.order(), expires: World.now + 86400
      ).manifest.sealedBytes
    }
    #expect(sizes[1] < sizes[0])
  }

  @Test("checked and unchecked sources give the same content")
  func checkedAndUncheckedSourcesGiveTheSameContent() throws {
    try write(SampleCase.files)
    let scan = try CaseFolder.scan(folder.path + "/in")
    let checked = try seal(CheckedSource(FolderSource(scan)))
    let plain = try seal(FolderSource(scan))
    let sizes = [checked, plain].map { $0.manifest.compartments[0].content.bytes }
    #expect(sizes[0] == sizes[1])
    for bundle in [checked, plain] {
      let world = try World.shared.get()
      let verifier = BundleVerifier(directory: world.directory, identity: try world.identity(World.receiver))
      try verifier.verify(bundle.entry.der, from: World.sender, now: World.now).examine(parts)
    }
  }

  @Test("a file that changes ends the packing", arguments: ["grown", "shrunk", "gone", "replaced by a link"])
  func aFileThatChangesEndsThePacking(_ what: String) throws {
    try write(
      SampleCase.files([("attachments/a.bin", SampleCase.noise(9 << 20)), ("attachments/b.bin", Data([1]))]))
    let scan = try CaseFolder.scan(folder.path + "/in")
    let path = folder.path + "/in/attachments/a.bin"
    switch what {
    case "grown": try (SampleCase.noise(9 << 20) + [1]).write(to: URL(fileURLWithPath: path))
    case "shrunk": truncate(path, 100)
    case "gone": unlink(path)
    default:
      rename(path, folder.path + "/elsewhere")
      symlink(folder.path + "/elsewhere", path)
    }
    #expect(throws: (any Error).self) { try seal(FolderSource(scan)) }
    #expect(parts.digests.isEmpty)
  }

  @Test("a file that is written to while it is read ends the packing")
  func aFileThatIsWrittenToWhileItIsReadEndsThePacking() throws {
    try write(SampleCase.files([("attachments/a.bin", SampleCase.noise(17 << 20))]))
    let source = try FolderSource(try CaseFolder.scan(folder.path + "/in"))
    _ = try source.next()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    while try source.read(into: buffer) > 0 {}
    _ = try source.next()
    _ = try source.read(into: buffer)
    let handle = try #require(FileHandle(forWritingAtPath: folder.path + "/in/attachments/a.bin"))
    try handle.write(contentsOf: Data([1, 2, 3]))
    try handle.close()
    #expect(throws: SourceChanged.self) { while try source.read(into: buffer) > 0 {} }
  }

  @Test("a source that gives more or less than it said is refused", arguments: [-1, 1])
  func aSourceThatGivesMoreOrLessThanItSaidIsRefused(_ difference: Int) throws {
    let source = MemorySource(SampleCase.files)
    source.onRead = { rest in
      if difference < 0, rest.count == SampleCase.attachment.data.count { rest.removeLast() }
      if difference > 0, rest.count == SampleCase.attachment.data.count { rest.append(0) }
    }
    #expect(throws: SourceChanged.self) { try seal(source) }
    #expect(parts.digests.isEmpty)
  }

  @Test("a failure in the middle removes the parts already written")
  func aFailureInTheMiddleRemovesThePartsAlreadyWritten() throws {
    struct Failure: Error {}
    let source = MemorySource(SampleCase.files([("attachments/a.bin", SampleCase.noise(30 << 20))]))
    source.onRead = { rest in
      if rest.count > 0, rest.count < 5 << 20, rest.count > 1 << 20 { throw Failure() }
    }
    #expect(throws: Failure.self) { try seal(source) }
    #expect(parts.digests.isEmpty)
  }

  @Test(
    "what would be refused is not sent",
    arguments: [
      [SampleCase.attachment], [("case.json", Data("{}".utf8))],
      SampleCase.files + [("attachments/b.pdf", Data([1]))],
      SampleCase.files([SampleCase.attachment], health: SampleCase.health.replacing("none", with: "police")),
      SampleCase.files([SampleCase.attachment], health: String(repeating: " ", count: JSONLimits.partBytes + 1)),
      SampleCase.files + SampleCase.files.prefix(1), SampleCase.newer,
    ])
  func whatWouldBeRefusedIsNotSent(_ files: [SampleCase.File]) throws {
    #expect(IdentityTests.code { try seal(CheckedSource(MemorySource(files))) } == .caseInvalid)
    #expect(parts.digests.isEmpty)
  }

  @Test(
    "a refusal names fields of the core and no compartment",
    arguments: [
      ("core", "Ada", "7"), ("of the compartment", "none", "police"), ("unreadable", "{", "{"),
    ])
  func aRefusalNamesFieldsOfTheCoreAndNoCompartment(_ what: String, old: String, new: String) throws {
    let isCore = what == "core"
    let json = SampleCase.json(["attachments/a.pdf"])
    let files = SampleCase.files([SampleCase.attachment], health: SampleCase.health).map { file -> SampleCase.File in
      switch file.path {
      case "case.json" where isCore: (file.path, Data(json.replacing("\"sex\": \"female\"", with: "\"sex\": 7").utf8))
      case "medical.json" where what == "unreadable": (file.path, Data("{".utf8))
      case "medical.json" where !isCore: (file.path, Data(SampleCase.health.replacing(old, with: new).utf8))
      default: file
      }
    }
    let problem = #expect(throws: SealProblem.self) { try seal(CheckedSource(MemorySource(files))) }
    let detail = try #require(problem?.detail)
    #expect(detail.contains("persons[0].identity.sex") == isCore)
    #expect(!["medical", "escort", "persons[0].escort"].contains { detail.contains($0) }, "\(detail)")
  }

  @Test("a full disk comes out as what it is")
  func aFullDiskComesOutAsWhatItIs() throws {
    let world = try World.shared.get()
    let sealer = BundleSealer(
      identity: try world.identity(World.sender), directory: world.directory, files: FullDisk(parts))
    #expect {
      try sealer.seal(MemorySource(SampleCase.files), World.order(), expires: World.now + 1)
    } throws: {
      ($0 as? StorageProblem)?.isFull == true
    }
  }

  @Test("a tar of a case is a case again")
  func aTarOfACaseIsACaseAgain() throws {
    var tar = Data()
    let sink = try CaseTarSink { tar.append(contentsOf: $0) }
    try sink.copy(CheckedSource(MemorySource(SampleCase.files))) { _ in }
    let bundle = try tar.withUnsafeBytes { bytes in
      var rest: ArraySlice<Int> = [0]
      let source = try CaseTarSource {
        rest.popFirst() == nil ? UnsafeRawBufferPointer(start: nil, count: 0) : bytes
      }
      return try seal(CheckedSource(source))
    }
    #expect(bundle.manifest.parts.count == 1)
  }
}

/// Every part is one too many.
private struct FullDisk: PartFiles {
  let files: DirectoryPartFiles

  init(_ files: DirectoryPartFiles) { self.files = files }

  func write(_ digest: Digest, _ pieces: [UnsafeRawBufferPointer]) throws -> @Sendable () throws -> Void {
    throw StorageProblem(call: "write", path: files.path(of: digest), errno: ENOSPC)
  }

  func has(_ digest: Digest) -> Bool { false }
  func path(of digest: Digest) -> String { files.path(of: digest) }
  func remove(_ digest: Digest) {}
  var free: Int64 { 0 }
}
