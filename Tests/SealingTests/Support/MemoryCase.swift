import Foundation
import Handover
import Sealing

/// Files in memory as a source.
final class MemorySource: CaseSource {
  private var files: ArraySlice<SampleCase.File>
  private var rest = Data()
  /// Called before each read; lets a test change its mind under way.
  var onRead: (inout Data) throws -> Void = { _ in }

  init(_ files: [SampleCase.File]) { self.files = files[...] }

  func next() -> CaseSourceFile? {
    guard let file = files.popFirst() else { return nil }
    rest = file.data
    return CaseSourceFile(path: file.path, size: Int64(file.data.count))
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try onRead(&rest)
    let count = min(buffer.count, rest.count)
    rest.prefix(count).withUnsafeBytes { buffer.copyMemory(from: $0) }
    rest = rest.dropFirst(count)
    return count
  }
}

/// Keeps an opened case in memory.
final class MemorySink: CaseSink {
  private(set) var files: [SampleCase.File] = []
  private(set) var isCommitted = false
  /// Octets of plaintext that were handed over.
  private(set) var octets = 0

  func begin(_ file: CaseSourceFile) { files.append((file.path, Data())) }

  func write(_ bytes: UnsafeRawBufferPointer) {
    octets += bytes.count
    files[files.count - 1].data.append(contentsOf: bytes)
  }

  func end() {}
  func commit() { isCommitted = true }
}

/// A folder that is gone when the test is over.
final class TestFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "baton-sealing-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ data: Data) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  /// Every file below, by its path.
  func contents(of folder: String) throws -> [String: Data] {
    let root = "\(path)/\(folder)"
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(root)/\(name)", isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      contents[name] = try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(name)"))
    }
    return contents
  }
}
