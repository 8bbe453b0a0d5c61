import Base
import CaseFile
import Foundation
import Handover
import HandoverTesting
import Testing

@testable import Sealing

@Suite("The sender's working copy")
struct WorkingCopyTests {
  private let world: World
  private let folder: TestFolder
  private let store: TestParts
  private let files = SampleCase.files([
    ("attachments/exact.bin", SampleCase.noise(1 << 20)), ("attachments/empty.bin", Data()),
    ("attachments/rest.bin", SampleCase.noise(3 << 20, seed: 2)),
  ])

  init() throws {
    world = try World.shared.get()
    folder = try TestFolder()
    store = try TestParts(folder.path)
  }

  /// Seals the files for Lagos, and keeps a copy.
  private func make() throws -> (copy: WorkingCopy, bundle: SignedManifest) {
    let identity = try world.identity(World.sender)
    let sealer = BundleSealer(identity: identity, directory: world.directory, files: store.files)
    return try WorkingCopy.make(of: MemorySource(files), by: identity, at: World.now, files: store.files) { source in
      try sealer.seal(CheckedSource(source), World.order(), expires: World.now + 86400)
    }
  }

  private func open(_ copy: WorkingCopy, as mission: MissionID = World.sender) throws -> MemorySink {
    let sink = MemorySink()
    try copy.open(store.files, by: world.identity(mission), into: sink)
    return sink
  }

  @Test("is the folder as it was handed in, beside a bundle that the receiver opens")
  func same() throws {
    let (copy, bundle) = try make()
    #expect(copy.pieces.count == 5)
    let sink = try open(copy)
    #expect(sink.isCommitted && sink.files.map(\.path) == files.map(\.path))
    #expect(sink.files.map(\.data) == files.map(\.data))
    let received = MemorySink()
    try BundleVerifier(directory: world.directory, identity: world.identity(World.receiver))
      .verify(bundle.entry.der, from: World.sender, now: World.now).open(store.files, into: received)
    #expect(received.files.map(\.data) == files.map(\.data))
    // What the bundle is made of names nobody but its receiver.
    #expect(Set(bundle.manifest.parts.map(\.sha256)).isDisjoint(with: copy.pieces))
    #expect(bundle.manifest.compartments.allSatisfy { $0.recipients.count == 1 })
  }

  @Test("opens for nobody else, and not at all where a piece is gone, damaged, or in another's place")
  func harmed() throws {
    let copy = try make().copy
    #expect(throws: SealProblem.self) { try open(copy, as: World.receiver) }
    var swapped = copy.pieces
    swapped.swapAt(1, 2)
    for pieces in [swapped, Array(copy.pieces.dropLast()), Array(copy.pieces.dropFirst())] {
      #expect(throws: (any Error).self) {
        let sink = try open(WorkingCopy(pieces: pieces))
        // Pieces are all of one tar: another order may leave files of the right sizes, never the right folder.
        try #require(sink.files.map(\.data) == files.map(\.data))
      }
    }
    var part = try Data(contentsOf: URL(fileURLWithPath: store.files.path(of: copy.pieces[2])))
    part[1000] ^= 1
    try store.put(copy.pieces[2].text, part)
    #expect(throws: SealProblem.self) { try open(copy) }
    store.files.remove(copy.pieces[0])
    #expect(throws: SealProblem.self) { try open(copy) }
  }

  @Test("leaves nothing behind when the case is refused, or was not drawn whole")
  func refused() throws {
    let identity = try world.identity(World.sender)
    #expect(throws: (any Error).self) {
      try WorkingCopy.make(of: MemorySource(files), by: identity, at: World.now, files: store.files) { source in
        while try source.next() != nil {}
        throw NoSignature()
      }
    }
    #expect(throws: (any Error).self) {
      try WorkingCopy.make(of: MemorySource(files), by: identity, at: World.now, files: store.files) { _ in 1 }
    }
    #expect(try store.contents().isEmpty)
  }

  private struct NoSignature: Error {}

  @Test("two versions are compared by what they say and by the files themselves")
  func contents() throws {
    let (old, new) = (CaseVersion(), CaseVersion())
    try old.take(MemorySource(files))
    let text = String(decoding: files[0].data, as: UTF8.self).replacing("Ada", with: "Eve")
    let changed: [SampleCase.File] = [
      ("case.json", Data(text.utf8)), ("attachments/exact.bin", Data([1])), files[2], ("attachments/new.bin", Data()),
    ]
    try new.take(MemorySource(changed))
    let told = try old.changes(to: new).map { "\($0.place): \($0.before ?? "-") → \($0.after ?? "-")" }
    #expect(
      told == [
        "persons[p1].identity.names[1].given: Ada → Eve", "attachments/exact.bin: a file → another file",
        "attachments/new.bin: - → a file", "attachments/rest.bin: a file → -",
      ])
  }
}
