import Foundation
import Testing

@testable import Base

@Suite("A file that appears whole or not at all")
struct TempFileTests {
  @Test("is written by two at once, each its own; whoever is done last is what stays, and nothing else does")
  func twoAtOnce() throws {
    let folder = NSTemporaryDirectory() + "baton-temp-" + UUID().uuidString
    try Disk.makeDirectory(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let target = folder + "/note"
    func write(_ text: String, meanwhile: () throws -> Void = {}) throws {
      try TempFile.replace(target) { file in
        try Array(text.utf8).withUnsafeBytes { try file.write($0) }
        try meanwhile()
      }
    }
    try write("first") {
      try write("second")
      #expect(try String(contentsOfFile: target, encoding: .utf8) == "second")
    }
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "first")
    #expect(try Disk.names(in: folder) == ["note"])
  }
}
