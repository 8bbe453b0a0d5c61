import Base
import Foundation
import Handover
import Sealing

/// Takes one file out of a case that is being opened, and no more of it: every octet has passed its part's tag, and the
/// whole was verified when it came.
final class Taking: CaseSink {
  struct Enough: Error {}

  private let path: String
  private let most: Int64
  private let output: ((UnsafeRawBufferPointer) throws -> Void)?
  private var isIn = false
  private(set) var isTaken = false
  private(set) var data = Data()

  /// - Parameter output: Where it goes; without it, it is gathered.
  init(_ path: String, atMost most: Int64, output: ((UnsafeRawBufferPointer) throws -> Void)? = nil) {
    self.path = path
    self.most = most
    self.output = output
  }

  func begin(_ file: CaseSourceFile) throws {
    isIn = file.path == path
    guard !isIn || file.size <= most else { throw ServiceError.reading(.tooLargeToShow) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    guard isIn else { return }
    if let output { try output(bytes) } else { data.append(contentsOf: bytes) }
  }

  func end() throws {
    guard isIn else { return }
    isTaken = true
    throw Enough()
  }

  func commit() {}
}

/// A case without documents.
final class TextAlone: CaseSource {
  private let text: Data
  private var offset: Int?

  init(_ text: Data) { self.text = text }

  func next() -> CaseSourceFile? {
    guard offset == nil else { return nil }
    offset = 0
    return CaseSourceFile(path: "case.json", size: Int64(text.count))
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let start = offset ?? 0
    let count = min(buffer.count, text.count - start)
    text.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + count])) }
    offset = start + count
    return count
  }
}
