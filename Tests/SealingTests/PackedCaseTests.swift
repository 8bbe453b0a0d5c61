import Base
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
    let file = try AnonymousFile(in: folder.path)
    try Data(contentsOf: URL(fileURLWithPath: packed)).withUnsafeBytes { try file.append($0) }
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
}
