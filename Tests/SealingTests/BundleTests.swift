import Base
import CaseFile
import Foundation
import Handover
import HandoverTesting
import Testing

@testable import Sealing

/// Whole bundles of several parts, from a folder and back into one. Source: specification §4.
struct BundleTests {
  /// A case of three parts, sealed once for all tests.
  private struct Large: Sendable {
    let world: World
    let files: [SampleCase.File]
    let bundle: SignedManifest
    let parts: [Digest: Data]

    static let shared = Result { try Large() }

    init() throws {
      world = try World.shared.get()
      files = SampleCase.files([
        ("attachments/exact.bin", SampleCase.noise(8 << 20)), ("attachments/one.bin", Data([7])),
        ("attachments/empty.bin", Data()), ("attachments/rest.bin", SampleCase.noise(9 << 20, seed: 2)),
      ])
      let folder = try TestFolder()
      let store = try TestParts(folder.path)
      defer { withExtendedLifetime(folder) {} }
      let sealer = BundleSealer(
        identity: try world.identity(World.sender), directory: world.directory, files: store.files)
      bundle = try sealer.seal(MemorySource(files), World.order(), expires: World.now + 86400)
      parts = Dictionary(
        uniqueKeysWithValues: try store.contents().compactMap { name, data in try (Digest(name), data) })
    }

    /// The same parts under another manifest.
    func verified(_ change: (inout [Manifest.Part]) -> Void = { _ in }) throws -> VerifiedBundle {
      let old = bundle.manifest
      let core = old.compartments[0]
      var parts = core.parts
      change(&parts)
      let manifest = Manifest(
        transfer: old.transfer, version: 1, position: LogPosition(seq: 1, seen: 0), from: old.from,
        to: old.to,
        created: old.created, priority: old.priority, arrival: nil, expires: old.expires,
        compartments: [
          .init(id: core.id, recipients: core.recipients, content: core.content, parts: parts)
        ])
      let der = try world.sign(JSON.encode(manifest), as: World.sender)
      return try BundleVerifier(directory: world.directory, identity: world.identity(World.receiver))
        .verify(der, from: World.sender, now: World.now)
    }

    func store(in folder: TestFolder, _ change: (inout [Digest: Data]) -> Void = { _ in }) throws
      -> DirectoryPartFiles
    {
      let store = try TestParts(folder.path)
      var parts = parts
      change(&parts)
      for (digest, part) in parts { try store.put(digest.text, part) }
      return store.files
    }
  }

  @Test("a large case comes back as it was")
  func aLargeCaseComesBackAsItWas() throws {
    let large = try Large.shared.get()
    let folder = try TestFolder()
    let files = try large.store(in: folder)
    #expect(large.bundle.manifest.parts.count == 3)
    let bundle = try large.verified()
    try bundle.examine(files)
    try bundle.open(files, into: FolderSink(target: folder.path + "/out/"))
    let out = try folder.contents(of: "out")
    #expect(out == Dictionary(uniqueKeysWithValues: large.files.map { ($0.path, $0.data) }))
  }

  @Test("a short part before the last is refused with its manifest")
  func aShortPartBeforeTheLastIsRefusedWithItsManifest() throws {
    let problem = #expect(throws: SealProblem.self) { try Large.shared.get().verified { $0.swapAt(1, 2) } }
    #expect(problem?.layer == .manifest)
  }

  @Test(
    "parts in another order never open",
    arguments: ["swapped", "first-missing", "last-missing", "middle-missing", "foreign"])
  func partsInAnotherOrderNeverOpen(_ what: String) throws {
    let large = try Large.shared.get()
    let folder = try TestFolder()
    let foreign = try Crafted.sealed(
      SampleCase.noise(8 << 20), for: large.world.credential(World.receiver, .sealing).certificate)
    let bundle = try large.verified { parts in
      switch what {
      case "swapped": parts.swapAt(0, 1)
      case "first-missing": parts.removeFirst()
      case "last-missing": parts.removeLast()
      case "middle-missing": parts.remove(at: 1)
      default: parts[1] = .init(sha256: SHA256.digest(foreign), bytes: Int64(foreign.count))
      }
    }
    let files = try large.store(in: folder) { $0[SHA256.digest(foreign)] = foreign }
    #expect(throws: SealProblem.self) { try bundle.examine(files) }
    try expectNothingLeft(bundle, files, folder)
  }

  @Test("a damaged or missing part leaves nothing behind", arguments: [0, 1, 2])
  func aDamagedOrMissingPartLeavesNothingBehind(_ number: Int) throws {
    let large = try Large.shared.get()
    let digest = large.bundle.manifest.parts[number].sha256
    for code in [ProblemCode.partMissing, .digestMismatch] {
      let folder = try TestFolder()
      let files = try large.store(in: folder) { parts in
        if code == .partMissing { parts[digest] = nil } else { parts[digest]?[5000] ^= 1 }
      }
      let bundle = try large.verified()
      #expect(IdentityTests.code { try bundle.examine(files) } == code)
      try expectNothingLeft(bundle, files, folder)
    }
  }

  private func expectNothingLeft(_ bundle: VerifiedBundle, _ files: DirectoryPartFiles, _ folder: TestFolder)
    throws
  {
    let memory = MemorySink()
    #expect(throws: SealProblem.self) { try bundle.open(files, into: memory) }
    #expect(!memory.isCommitted)
    #expect(throws: SealProblem.self) {
      try bundle.open(files, into: FolderSink(target: folder.path + "/out"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["parts"])
  }

  @Test("a bundle is not opened by another mission")
  func aBundleIsNotOpenedByAnotherMission() throws {
    let large = try Large.shared.get()
    let verifier = BundleVerifier(
      directory: large.world.directory, identity: try large.world.identity(World.third))
    #expect(
      IdentityTests.code { try verifier.verify(large.bundle.entry.der, from: nil, now: World.now) }
        == .wrongRecipient)
    let anyone = BundleVerifier(directory: large.world.directory, identity: nil)
    let verified = try anyone.verify(large.bundle.entry.der, from: nil, now: World.now)
    let folder = try TestFolder()
    #expect(IdentityTests.code { try verified.examine(large.store(in: folder)) } == .notForUs)
  }

  @Test("a folder is not overwritten")
  func aFolderIsNotOverwritten() throws {
    let folder = try TestFolder()
    try folder.write("out/mine.txt", Data("mine".utf8))
    #expect(throws: FolderRefused.self) { try FolderSink(target: folder.path + "/out") }
    #expect(try folder.contents(of: "out") == ["mine.txt": Data("mine".utf8)])
  }
}
