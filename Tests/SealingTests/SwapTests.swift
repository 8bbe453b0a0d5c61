import Base
import CaseFile
import Foundation
import Handover
import HandoverTesting
import Testing

@testable import Sealing

/// Whatever is put in the place of a scanned file, before it is read or in the midst of it: the packing ends, names it, and
/// not one octet of the stranger is sealed.
struct SwapTests {
  private static let files = SampleCase.files([
    ("attachments/a.bin", SampleCase.noise(9 << 20)), ("attachments/b.bin", Data(repeating: 1, count: 1000)),
    ("attachments/d/c.bin", Data(repeating: 1, count: 1000)),
  ])
  private static let stranger = Data(repeating: 0xee, count: 1000)

  /// One thing put in the place of another, and what is named then.
  struct Swap: CustomTestStringConvertible {
    let testDescription: String
    let named: String
    /// In the folder that holds `in`, the case, and `foreign`, one like it.
    let act: @Sendable (_ folder: String) throws -> Void

    init(_ description: String, _ named: String, act: @escaping @Sendable (String) throws -> Void) {
      testDescription = description
      self.named = named
      self.act = act
    }
  }

  static let swaps = [
    Swap("the folder by a link", "attachments") { folder in
      try move("in/attachments", to: "away", in: folder)
      symlink("\(folder)/foreign/attachments", "\(folder)/in/attachments")
    },
    Swap("the folder by a folder", "attachments") { folder in
      try move("in/attachments", to: "away", in: folder)
      try move("foreign/attachments", to: "in/attachments", in: folder)
    },
    Swap("a folder in it by a link", "attachments/d") { folder in
      try move("in/attachments/d", to: "away", in: folder)
      symlink("\(folder)/foreign/attachments/d", "\(folder)/in/attachments/d")
    },
    Swap("a folder in it by a folder, with the file that was there", "attachments/d") { folder in
      try move("in/attachments/d", to: "away", in: folder)
      mkdir("\(folder)/in/attachments/d", 0o700)
      link("\(folder)/away/c.bin", "\(folder)/in/attachments/d/c.bin")
    },
    Swap("a file by a link", "attachments/b.bin") { folder in
      unlink("\(folder)/in/attachments/b.bin")
      symlink("\(folder)/foreign/attachments/b.bin", "\(folder)/in/attachments/b.bin")
    },
    Swap("a file by a hard link to one of the same size", "attachments/b.bin") { folder in
      unlink("\(folder)/in/attachments/b.bin")
      link("\(folder)/foreign/attachments/b.bin", "\(folder)/in/attachments/b.bin")
    },
    Swap("a file by a pipe", "attachments/b.bin") { folder in
      unlink("\(folder)/in/attachments/b.bin")
      mkfifo("\(folder)/in/attachments/b.bin", 0o600)
    },
    Swap("a file by a new one of the same size and date, which may get its inode", "attachments/b.bin") { folder in
      try replace("\(folder)/in/attachments/b.bin") { unlink($0) }
    },
    Swap("a file's content by one of the same size and date", "attachments/b.bin") { folder in
      try replace("\(folder)/in/attachments/b.bin") { _ in }
    },
    Swap("a file by nothing", "attachments/b.bin") { folder in unlink("\(folder)/in/attachments/b.bin") },
  ]

  private static func move(_ old: String, to new: String, in folder: String) throws {
    try Disk.move("\(folder)/\(old)", to: "\(folder)/\(new)")
  }

  /// Writes the stranger's octets under a name, with the date of what was there.
  private static func replace(_ path: String, _ before: (String) -> Void) throws {
    before(path)
    try stranger.write(to: URL(fileURLWithPath: path))
    try date(path)
  }

  /// Gives a file the one date that all here have.
  private static func date(_ path: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: path)
  }

  private let folder: TestFolder
  private let parts: DirectoryPartFiles

  init() throws {
    folder = try TestFolder()
    parts = try TestParts(folder.path + "/bundle").files
    for file in Self.files {
      try folder.write("in/" + file.path, file.data)
      try Self.date(folder.path + "/in/" + file.path)
      try folder.write("foreign/" + file.path, file.data.count == 1000 ? Self.stranger : file.data)
    }
    try letTheClockMove()
  }

  /// The system's times of files move in steps; within one, a change of content alone cannot be seen.
  private func letTheClockMove() throws {
    func stamp() throws -> FileStamp? {
      try folder.write("probe/case.json", Data())
      return try CaseFolder.scan(folder.path + "/probe").files.first?.stamp
    }
    let before = try stamp()
    for _ in 0..<100_000 {
      if try stamp() != before { return }
    }
    Issue.record("the clock of the file system stands still")
  }

  private func seal(_ source: any CaseSource) throws -> SignedManifest {
    let world = try World.shared.get()
    let sealer = BundleSealer(identity: try world.identity(World.sender), directory: world.directory, files: parts)
    return try sealer.seal(source, World.order(), expires: World.now + 86400)
  }

  @Test("what is swapped between scan and reading is not sealed", arguments: swaps)
  func betweenScanAndReading(_ swap: Swap) throws {
    let scan = try CaseFolder.scan(folder.path + "/in")
    try swap.act(folder.path)
    let problem = #expect(throws: SourceChanged.self) { try seal(FolderSource(scan)) }
    #expect(problem?.path == swap.named)
    #expect(parts.digests.isEmpty)
  }

  @Test("what is swapped while a large file is read is not sealed", arguments: swaps)
  func whileALargeFileIsRead(_ swap: Swap) throws {
    let path = folder.path
    let source = MeddledSource(try FolderSource(CaseFolder.scan(path + "/in"))) { try swap.act(path) }
    let problem = #expect(throws: SourceChanged.self) { try seal(source) }
    #expect(problem?.path == swap.named)
    #expect(!source.octets.contains(Self.stranger))
    #expect(parts.digests.isEmpty)
  }

  /// An octet that is written while its file is read, and hidden by setting the date back.
  @Test("a file that is written to while it is read is not sealed")
  func theFileThatIsBeingRead() throws {
    let file = folder.path + "/in/attachments/a.bin"
    let source = MeddledSource(try FolderSource(CaseFolder.scan(folder.path + "/in"))) {
      let handle = try #require(FileHandle(forUpdatingAtPath: file))
      try handle.seek(toOffset: 8 << 20)
      try handle.write(contentsOf: Data([7]))
      try handle.close()
      try Self.date(file)
    }
    #expect(throws: SourceChanged.self) { try seal(source) }
    #expect(parts.digests.isEmpty)
  }

  @Test("a folder swapped between scan and reading is not sealed", arguments: [true, false])
  func theWholeFolderBetweenScanAndReading(byLink: Bool) throws {
    let scan = try CaseFolder.scan(folder.path + "/in")
    try swapAll(byLink)
    #expect(throws: SourceChanged.self) { try seal(FolderSource(scan)) }
    #expect(parts.digests.isEmpty)
  }

  /// What was opened before is read on: it is the case that was scanned.
  @Test("of a folder swapped while it is read the first one is sealed", arguments: [true, false])
  func theWholeFolderWhileItIsRead(byLink: Bool) throws {
    let source = MeddledSource(try FolderSource(CaseFolder.scan(folder.path + "/in"))) { try swapAll(byLink) }
    _ = try seal(source)
    #expect(source.octets == Self.files.map(\.data))
  }

  private func swapAll(_ byLink: Bool) throws {
    try Self.move("in", to: "away", in: folder.path)
    if byLink { symlink(folder.path + "/foreign", folder.path + "/in") }
    if !byLink { try Self.move("foreign", to: "in", in: folder.path) }
  }
}

/// Does something once, after the first piece of the first attachment was read.
private final class MeddledSource: CaseSource {
  private let source: any CaseSource
  private var meddle: (() throws -> Void)?
  /// Of each file, as far as it was read.
  private(set) var octets: [Data] = []

  init(_ source: any CaseSource, meddle: @escaping () throws -> Void) {
    self.source = source
    self.meddle = meddle
  }

  func next() throws -> CaseSourceFile? {
    let file = try source.next()
    if file != nil { octets.append(Data()) }
    return file
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try source.read(into: buffer)
    octets[octets.count - 1].append(contentsOf: buffer[..<count])
    if octets.count == 2, let meddle {
      self.meddle = nil
      try meddle()
    }
    return count
  }
}
