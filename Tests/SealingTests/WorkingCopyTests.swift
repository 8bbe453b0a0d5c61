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

  private var verifier: BundleVerifier {
    get throws { BundleVerifier(directory: world.directory, identity: try world.identity(World.sender)) }
  }

  /// Seals the files for Lagos, and keeps a copy.
  private func make(_ source: (any CaseSource)? = nil) throws -> (bundle: SignedManifest, copy: WorkingCopy) {
    let sealer = BundleSealer(
      identity: try world.identity(World.sender), directory: world.directory, files: store.files)
    return try sealer.seal(
      source ?? CheckedSource(MemorySource(files)), World.order(), expires: World.now + 86400, division: nil,
      keeping: Division(.none) { _ in nil })
  }

  private func open(
    _ copy: WorkingCopy, of bundle: SignedManifest, as mission: MissionID = World.sender
  ) throws -> MemorySink {
    let sink = MemorySink()
    let verifier = BundleVerifier(directory: world.directory, identity: try world.identity(mission))
    let own = try copy.bundle(store.files, by: verifier, of: bundle.manifest.transfer, at: World.now)
    try own?.open(store.files, into: sink)
    return sink
  }

  @Test("is the folder as it was handed in, beside a bundle that the receiver opens")
  func same() throws {
    let (bundle, copy) = try make()
    let sink = try open(copy, of: bundle)
    #expect(sink.isCommitted && sink.files.map(\.path) == files.map(\.path))
    #expect(sink.files.map(\.data) == files.map(\.data))
    let received = MemorySink()
    try BundleVerifier(directory: world.directory, identity: world.identity(World.receiver))
      .verify(bundle.entry.der, from: World.sender, now: World.now).open(store.files, into: received)
    #expect(received.files.map(\.data) == files.map(\.data))
    // What the bundle is made of names nobody but its receiver.
    #expect(Set(bundle.manifest.parts.map(\.sha256)).isDisjoint(with: copy.pieces))
    #expect(bundle.manifest.compartments.allSatisfy { $0.recipients.count == 1 })
    #expect(try copy.apart(store.files, by: world.identity(World.sender)) == [])
  }

  @Test("opens for nobody else, and not at all where a piece is gone, damaged, or another transfer's")
  func harmed() throws {
    let (bundle, copy) = try make()
    #expect(throws: SealProblem.self) { try open(copy, of: bundle, as: World.receiver) }
    let other = try make()
    #expect(throws: SealProblem.self) { try open(other.copy, of: bundle) }
    // It is no bundle, and a bundle is no copy.
    let manifest = try Data(contentsOf: URL(fileURLWithPath: store.files.path(of: copy.pieces[0])))
    #expect(throws: SealProblem.self) { try verifier.verify(manifest, from: nil, now: World.now) }
    #expect(throws: SealProblem.self) {
      try verifier.verify(copy: bundle.entry.der, of: bundle.manifest.transfer, now: World.now)
    }
    for place in [0, 1] {
      let (bundle, copy) = try make()
      var piece = try Data(contentsOf: URL(fileURLWithPath: store.files.path(of: copy.pieces[place])))
      piece[piece.count / 2] ^= 1
      try store.put(copy.pieces[place].text, piece)
      #expect(throws: SealProblem.self) { try open(copy, of: bundle) }
      store.files.remove(copy.pieces[place])
      #expect(throws: SealProblem.self) { try open(copy, of: bundle) }
    }
  }

  @Test("as an earlier version made it, in pieces of one tar for the core key, still opens")
  func before() throws {
    let own = try world.credential(World.sender, .sealing).certificate
    let line = PartLine(recipients: [own], files: store.files, buffers: 1, partSize: 1 << 20)
    let parts = try line.run { output in try CaseTarSink(output: output).take(MemorySource(files)) }
    let copy = WorkingCopy(pieces: parts.map(\.sha256))
    #expect(copy.pieces.count == 5)
    #expect(try copy.bundle(store.files, by: verifier, of: World.order().transfer, at: World.now) == nil)
    #expect(try copy.apart(store.files, by: world.identity(World.sender)) == nil)
    let sink = MemorySink()
    try copy.open(whole: store.files, by: world.identity(World.sender), into: sink)
    #expect(sink.isCommitted && sink.files.map(\.data) == files.map(\.data))
    var part = try Data(contentsOf: URL(fileURLWithPath: store.files.path(of: copy.pieces[2])))
    part[1000] ^= 1
    try store.put(copy.pieces[2].text, part)
    #expect(throws: SealProblem.self) {
      try copy.open(whole: store.files, by: world.identity(World.sender), into: MemorySink())
    }
  }

  @Test("leaves nothing behind when the case is refused")
  func refused() throws {
    #expect(throws: (any Error).self) { try make(Breaking(MemorySource(files))) }
    #expect(try store.contents().isEmpty)
  }

  /// A source that ends with an error.
  private final class Breaking: CaseSource {
    private let source: MemorySource
    init(_ source: MemorySource) { self.source = source }

    func next() throws -> CaseSourceFile? {
      guard let file = try source.next() else { throw NoSignature() }
      return file
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int { try source.read(into: buffer) }
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
