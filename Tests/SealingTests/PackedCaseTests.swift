import Base
import CaseFile
import Foundation
import Handover
import HandoverTesting
import Testing

@testable import Sealing

@Suite("A case folder packed into one file")
struct PackedCaseTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// The paths that come out, and what stands in them.
  private func unpacked(_ files: [SampleCase.File], in order: [String], within: String = "case/") throws -> [(
    path: String, text: String
  )] {
    for file in files { try folder.write("in/\(within)\(file.path)", file.data) }
    let packed = folder.path + "/packed.tar.gz"
    let tar = Foundation.Process()
    tar.executableURL = URL(fileURLWithPath: "/bin/tar")
    tar.arguments = ["-C", folder.path + "/in", "-czf", packed] + order.map { within + $0 }
    try tar.run()
    tar.waitUntilExit()
    try #require(tar.terminationStatus == 0)
    let file = try AnonymousFile(in: folder.path, cipher: MomentaryCipher())
    try file.append(Data(contentsOf: URL(fileURLWithPath: packed)))
    let source = try PackedCase(file)
    var found: [(path: String, text: String)] = []
    while let next = try source.next() { found.append((next.path, try text(of: source))) }
    return found
  }

  private func text(of source: PackedCase) throws -> String {
    var (data, piece) = (Data(), [UInt8](repeating: 0, count: 7))
    while case let count = try piece.withUnsafeMutableBytes({ try source.read(into: $0) }), count > 0 {
      data.append(contentsOf: piece[..<count])
    }
    return String(decoding: data, as: UTF8.self)
  }

  @Test(
    "Its documents come first, in whatever order they were packed, and at whatever depth", arguments: ["", "case/"])
  func order(within: String) throws {
    let files = SampleCase.files([SampleCase.attachment], health: SampleCase.health)
    let found = try unpacked(
      files, in: ["attachments/report.pdf", "medical.json", "attachments/a.pdf", "case.json"], within: within)
    #expect(found.map(\.path) == ["case.json", "medical.json", "attachments/report.pdf", "attachments/a.pdf"])
    for (path, text) in found {
      #expect(text == files.first { $0.path == path }.map { String(decoding: $0.data, as: UTF8.self) }, "\(path)")
    }
  }

  @Test("A document's name among the attachments makes no document of it")
  func attachment() throws {
    let files = SampleCase.files([("attachments/medical.json", Data("{}".utf8))])
    let found = try unpacked(files, in: ["attachments", "case.json"], within: "")
    #expect(found.map(\.path) == ["case.json", "attachments/medical.json"])
  }

  @Test("Two folders packed together are not a case, and are told apart by name")
  func two() throws {
    try folder.write("in/a/case.json", Data("{}".utf8))
    let error = try #require(throws: ServiceError.self) {
      _ = try unpacked([("b/case.json", Data("{}".utf8))], in: ["a", "b"], within: "")
    }
    #expect(error.lines.joined().contains("more than one case.json"))
  }

  @Test("what is uploaded lies on the disk under a key of the moment, and is read from anywhere")
  func hidden() throws {
    let file = try AnonymousFile(in: folder.path, cipher: MomentaryCipher())
    let text = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 7) })
    for start in stride(from: 0, to: text.count, by: 333) {
      try file.append(text[start..<min(start + 333, text.count)])
    }
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").first { number in
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(number)")
      return target?.hasPrefix(folder.path + "/upload-") == true
    }
    let onDisk = try Data(contentsOf: URL(fileURLWithPath: "/proc/self/fd/\(try #require(open))"))
    #expect(onDisk.count == text.count && onDisk.range(of: text[700..<764]) == nil)
    for offset in [0, 1, 15, 16, 17, 99_990] {
      var piece = [UInt8](repeating: 0, count: 100)
      let count = try piece.withUnsafeMutableBytes { try file.read(into: $0, at: Int64(offset)) }
      #expect(Data(piece[..<count]) == text[offset..<min(offset + 100, text.count)])
    }
  }

  /// What is wrong with a packed file; nil where nothing is.
  private func fault(_ packed: Data) throws -> ServiceError? {
    let file = try AnonymousFile(in: folder.path, cipher: MomentaryCipher())
    try file.append(packed)
    do {
      let source = try PackedCase(file)
      while try source.next() != nil { _ = try text(of: source) }
      return nil
    } catch let error as ServiceError { return error }
  }

  @Test("A zip may have names in any writing, whatever language the machine speaks")
  func names() throws {
    let names = ["attachments/تقرير.pdf", "attachments/የሕክምና.pdf", "attachments/carte d’identité.pdf"]
    let file = try AnonymousFile(in: folder.path, cipher: MomentaryCipher())
    let zip = Zip.of([("case/case.json", "{}")] + names.map { ("case/" + $0, $0) })
    try file.append(zip)
    let source = try PackedCase(file)
    var found: [String] = []
    while let next = try source.next() {
      found.append(next.path)
      if next.path != "case.json" { #expect(try text(of: source) == next.path) }
    }
    #expect(found == ["case.json"] + names)
    let damaged = Zip.of([("case.json", "{}"), ("attachments/x", "x")], damaging: true)
    #expect(try fault(damaged) == .handIn(.packed(.nameNotUTF8)))
  }

  @Test(
    "What is passed over counts with all else: neither litter nor folders are a way to make a small file large",
    arguments: ["__MACOSX/x", "case/.DS_Store", "case/._a"])
  func litter(path: String) throws {
    let core = try TarWriter.header("case/case.json", size: 0)
    let large = try TarWriter.header(path, size: PackedCase.limit + 1)
    #expect(try fault(core + large) == .handIn(.packed(.tooLarge)))
    // So many of nothing.
    let small = try TarWriter.header(path, size: 0)
    let many = (0...3 * CaseLimits.files).reduce(into: core) { tar, _ in tar += small }
    #expect(try fault(many + Data(count: 1024)) == .handIn(.packed(.tooLarge)))
    #expect(try fault(core + small + Data(count: 1024)) == nil)
  }

  @Test("It is unpacked once, and not again what comes out")
  func filters() throws {
    var packed = try TarWriter.header("case/case.json", size: 0) + Data(count: 1024)
    packed = try gzip(packed)
    #expect(try fault(packed) == nil)
    #expect(try fault(gzip(packed)) == .handIn(.packed(.unreadable)))
  }

  private func gzip(_ data: Data) throws -> Data {
    let path = folder.path + "/packed"
    try data.write(to: URL(fileURLWithPath: path))
    let gzip = Foundation.Process()
    gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
    gzip.arguments = ["-f", path]
    try gzip.run()
    gzip.waitUntilExit()
    return try Data(contentsOf: URL(fileURLWithPath: path + ".gz"))
  }

  @Test("A file gives out no more than it says it has, and is damaged where it has more or less", arguments: [-5, 5])
  func falseSizes(by more: Int) throws {
    let text = "twelve octets"
    let zip = Zip.of([("case.json", "{}"), ("attachments/a.pdf", text)], sizesOff: more)
    let file = try AnonymousFile(in: folder.path, cipher: MomentaryCipher())
    try file.append(zip)
    var (given, piece) = (0, [UInt8](repeating: 0, count: 7))
    #expect(throws: ServiceError.handIn(.packed(.unreadable))) {
      let source = try PackedCase(file)
      while try source.next() != nil {
        given = 0
        while case let count = try piece.withUnsafeMutableBytes({ try source.read(into: $0) }), count > 0 {
          given += count
        }
      }
    }
    #expect(given <= text.utf8.count + more)
  }
}

/// A zip whose files are stored as they are (APPNOTE.TXT §4.3), with names in UTF-8, said so.
private enum Zip {
  /// - Parameters:
  ///   - damaging: The last name is made what is no UTF-8, and does not say that it is.
  ///   - sizesOff: By how much the last file's size before packing is said wrongly.
  static func of(_ files: [(name: String, text: String)], damaging: Bool = false, sizesOff: Int = 0) -> Data {
    var (local, central) = (Data(), Data())
    for (index, file) in files.enumerated() {
      let isLast = index == files.count - 1
      var name = Data(file.name.utf8)
      if damaging, isLast { name[name.count - 1] = 0xff }
      let contents = Data(file.text.utf8)
      let fields = row(
        octets(damaging && isLast ? 0 : 0x0800, 2), octets(0, 2), octets(0, 4), octets(Int(crc(contents)), 4),
        octets(contents.count, 4), octets(contents.count + (isLast ? sizesOff : 0), 4), octets(name.count, 2))
      central += row(
        octets(0x0201_4b50, 4), octets(20, 2), octets(20, 2), fields, octets(0, 12), octets(local.count, 4), name)
      local += row(octets(0x0403_4b50, 4), octets(20, 2), fields, octets(0, 2), name, contents)
    }
    let end = row(
      octets(0x0605_4b50, 4), octets(0, 4), octets(files.count, 2), octets(files.count, 2), octets(central.count, 4),
      octets(local.count, 4), octets(0, 2))
    return row(local, central, end)
  }

  private static func row(_ parts: Data...) -> Data { Data(parts.joined()) }

  private static func octets(_ value: Int, _ count: Int) -> Data {
    Data((0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 })
  }

  private static func crc(_ data: Data) -> UInt32 {
    ~data.reduce(UInt32.max) { sum, octet in
      (0..<8).reduce(sum ^ UInt32(octet)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
    }
  }
}
