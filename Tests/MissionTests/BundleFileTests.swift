import Base
import CaseFile
import Foundation
import Handover
import Sealing
import Testing

@testable import Mission

@Suite("Bundles and carry files on disk")
struct BundleFileTests {
  /// Two missions, a case folder, and its bundle.
  private struct Sealed {
    let offices: Offices
    let sender: MissionSeals
    let receiver: MissionSeals
    let bundle: String
    let manifest: Manifest

    init() throws {
      offices = try Offices()
      let tripoli = try offices.open("ly-tripoli")
      let lagos = try offices.open("ng-lagos")
      let directory = try Data(contentsOf: URL(filePath: offices.authority.directoryFile))
      _ = try tripoli.install(directory, expectedRoot: nil, now: Offices.now)
      sender = try tripoli.seals(passphrase: nil, now: Offices.now)
      receiver = try lagos.seals(passphrase: nil, now: Offices.now)
      bundle = offices.folder.path + "/bundle"
      manifest = try SmallCase.seal(offices, sender, to: bundle).manifest
    }
  }

  @Test("a bundle is a folder that its receiver opens to the case that was sealed")
  func folder() throws {
    let sealed = try Sealed()
    let folder = try BundleOnDisk(sealed.bundle)
    try folder.checkParts(sealed.manifest) { _ in }
    let verified = try sealed.receiver.verifier.verify(folder.manifest, from: nil, now: Offices.now)
    let out = sealed.offices.folder.path + "/out"
    try verified.open(folder.parts, into: FolderSink(target: out))
    for file in ["case.json", "attachments/letter.txt"] {
      #expect(
        try DurableFile.read("\(out)/\(file)")
          == DurableFile.read("\(sealed.offices.folder.path)/case/\(file)"))
    }
  }

  /// A carry file of a case with an attachment of so many octets, and the octets.
  private func carried(_ sealed: Sealed, bytes: Int, isBlank: Bool) throws -> (file: String, attachment: Data) {
    let folder = sealed.offices.folder.path + "/large"
    try SmallCase.write(to: folder)
    var attachment = Data(count: bytes)
    if !isBlank { for index in attachment.indices { attachment[index] = .random(in: 0...255) } }
    try attachment.write(to: URL(filePath: folder + "/attachments/letter.txt"))
    let file = sealed.offices.folder.path + "/x.baton"
    let checked = try CheckedFolder(folder, now: Offices.now)
    var random = SystemRandomNumberGenerator()
    let order = BundleOrder(
      transfer: TransferID(at: Offices.now, using: &random), to: try MissionID("ng-lagos"), created: Offices.now,
      priority: .routine, arrival: nil)
    _ = try CarryFile.seal(
      FolderSource(checked.folder), order, expires: Lifetime.end(arrival: nil, created: Offices.now),
      identity: sealed.sender.identity, directory: sealed.sender.currentDirectory, division: nil,
      content: checked.content, to: file, progress: { _ in })
    return (file, attachment)
  }

  @Test(
    "a carry file has its manifest first, however many parts follow, and opens to the case",
    arguments: [(1, true), (300_000, false), (20 << 20, true), (20 << 20, false), (100 << 20, true)])
  func carryFile(bytes: Int, isBlank: Bool) throws {
    let sealed = try Sealed()
    let before = sealed.offices.folder.contents().filter { !$0.hasPrefix("large") }
    let (file, attachment) = try carried(sealed, bytes: bytes, isBlank: isBlank)
    #expect(sealed.offices.folder.contents().filter { !$0.hasPrefix("large") } == (before + ["x.baton"]).sorted())
    let bundle = try BundleOnDisk(file)
    let verified = try sealed.receiver.verifier.verify(bundle.manifest, from: nil, now: Offices.now)
    try bundle.checkParts(verified.manifest) { _ in }
    let out = sealed.offices.folder.path + "/out"
    try verified.open(bundle.parts, into: FolderSink(target: out))
    #expect(try DurableFile.read(out + "/attachments/letter.txt") == attachment)
    #expect(throws: HomeProblem.self) {
      try FileManager.default.removeItem(atPath: sealed.offices.folder.path + "/large")
      _ = try carried(sealed, bytes: 1, isBlank: true)
    }
    let listed = try Self.list(file)
    #expect(listed.first == "manifest.p7m")
    #expect(listed.dropFirst().sorted() == verified.manifest.parts.map { "parts/\($0.sha256).p7m" }.sorted())
  }

  /// The names in a tar, as Debian's own program sees them.
  private static func list(_ file: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["tar", "-tf", file]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return text.split(separator: "\n").map(String.init)
  }

  @Test("a carry file whose end is missing, or that is none, is refused; a damaged part is named")
  func brokenCarryFile() throws {
    let sealed = try Sealed()
    let (file, _) = try carried(sealed, bytes: 300_000, isBlank: false)
    let whole = try DurableFile.read(file)
    let manifest = try sealed.receiver.verifier
      .verify(BundleOnDisk(file).manifest, from: nil, now: Offices.now).manifest
    for count in [1, 600, whole.count / 2, whole.count - 1600] {
      try DurableFile.write(whole.prefix(count), to: file, mode: 0o600)
      #expect(throws: HomeProblem.self, "\(count) of \(whole.count) octets") { try BundleOnDisk(file) }
    }
    var damaged = whole
    damaged[whole.count - 2000] ^= 1
    try DurableFile.write(damaged, to: file, mode: 0o600)
    let problem = #expect(throws: SealProblem.self) { try BundleOnDisk(file).checkParts(manifest) { _ in } }
    #expect(problem?.code == .digestMismatch)
  }

  @Test("a folder that is in use is not sealed into, and stays as it is")
  func occupied() throws {
    let sealed = try Sealed()
    let before = sealed.offices.folder.contents()
    #expect(throws: HomeProblem.self) { try SmallCase.seal(sealed.offices, sealed.sender, to: sealed.bundle) }
    #expect(sealed.offices.folder.contents() == before)
  }

  @Test("a missing, a damaged and a foreign part are each named")
  func parts() throws {
    let sealed = try Sealed()
    let part = try #require(sealed.manifest.parts.first)
    let file = "\(sealed.bundle)/parts/\(part.sha256).p7m"
    func code() throws -> ProblemCode? {
      let folder = try BundleOnDisk(sealed.bundle)
      do throws(SealProblem) {
        try folder.checkParts(sealed.manifest) { _ in }
        return nil
      } catch { return error.code }
    }
    let good = try DurableFile.read(file)
    try DurableFile.write(Data("foreign".utf8), to: sealed.bundle + "/parts/other", mode: 0o600)
    #expect(try code() == .foreignPart)
    try FileManager.default.removeItem(atPath: sealed.bundle + "/parts/other")
    var damaged = good
    damaged[damaged.count / 2] ^= 1
    try DurableFile.write(damaged, to: file, mode: 0o600)
    #expect(try code() == .digestMismatch)
    try FileManager.default.removeItem(atPath: file)
    #expect(try code() == .partMissing)
    try DurableFile.write(good, to: file, mode: 0o600)
    #expect(try code() == nil)
  }

  @Test("what is no bundle is refused")
  func noBundle() throws {
    let folder = try ScratchFolder()
    #expect(throws: StorageProblem.self) { try BundleOnDisk(folder.path + "/none") }
    #expect(throws: HomeProblem.self) { try BundleOnDisk(folder.path) }
    try Data("not a tar at all".utf8).write(to: URL(filePath: folder.path + "/x.baton"))
    #expect(throws: (any Error).self) { try BundleOnDisk(folder.path + "/x.baton") }
  }

  @Test("a case with something wrong in it is refused with all of it, and by its lines")
  func refusedCase() throws {
    let folder = try ScratchFolder()
    try SmallCase.write(to: folder.path + "/case")
    try Data("x".utf8).write(to: URL(filePath: folder.path + "/case/attachments/unlisted.txt"))
    let refused = #expect(throws: CaseRefused.self) {
      try CheckedFolder(folder.path + "/case", now: Offices.now)
    }
    #expect(refused?.findings.map(\.place) == ["attachments/unlisted.txt"])
    #expect(refused?.description.contains("nothing was sent") == true)
  }

  @Test("what is wrong with a case is said line by line, and a name in it makes no line of its own")
  func forgingCase() throws {
    let folder = try ScratchFolder()
    try SmallCase.write(to: folder.path + "/case")
    for name in ["a\nb", "a\u{1B}[2J", "a\u{2028}b", "a\u{202E}gpj"] {
      try Data().write(to: URL(filePath: folder.path + "/case/attachments/" + name))
    }
    let refused = #expect(throws: CaseRefused.self) { try CheckedFolder(folder.path + "/case", now: Offices.now) }
    let text = try #require(refused).description
    #expect(text.split(separator: "\n").count == 9)
    #expect(!text.unicodeScalars.contains { $0.isUnshowable && $0 != "\n" })
    #expect(text.contains(#"attachments/a\u{A}b: this name cannot travel"#), "\(text)")
  }
}

/// The smallest case with a document.
enum SmallCase {
  static let json = """
    {
      "schema": "baton-case/1",
      "group": {"case_group_id": "LY-2027-000001", "group_type": "individual"},
      "persons": [{"identity": {"person_id": "p1", "names": [{"given": "Ada", "family": "Obi"}]},
        "consent": {"scope": ["core"], "recipients": ["post-return-mission"]}}],
      "travel": {},
      "attachments": [
        {"file": "attachments/letter.txt", "doc_id": "d1", "type": "other", "compartment": "core"}
      ]
    }
    """

  static func write(to folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/attachments", withIntermediateDirectories: true)
    try Data(json.utf8).write(to: URL(filePath: folder + "/case.json"))
    try Data("A letter of reference.\n".utf8).write(to: URL(filePath: folder + "/attachments/letter.txt"))
  }
}

extension SmallCase {
  /// Writes the case into the offices' folder, once, and seals it for ng-lagos.
  ///
  /// - Parameter folder: Another case; nil for this one.
  static func seal(
    _ offices: Offices, _ sender: MissionSeals, _ folder: String? = nil, to target: String
  ) throws -> SignedManifest {
    let folder = folder ?? offices.folder.path + "/case"
    if !FileManager.default.fileExists(atPath: folder) { try SmallCase.write(to: folder) }
    var rng = SystemRandomNumberGenerator()
    let order = BundleOrder(
      transfer: TransferID(at: Offices.now, using: &rng), to: try MissionID("ng-lagos"),
      created: Offices.now,
      priority: .routine, arrival: nil)
    return try BundleFolder.seal(
      FolderSource(CheckedFolder(folder, now: Offices.now).folder), order,
      expires: try Lifetime.end(arrival: nil, created: Offices.now), identity: sender.identity,
      directory: sender.currentDirectory, division: nil, to: target, progress: { _ in })
  }
}
