import Base
import CaseFile
import Foundation
import Handover
import Sealing

/// What was looked for in a case that is being opened has been found: no more of it is opened. Every octet has passed its
/// part's tag, and the whole was verified when it came.
struct Enough: Error {}

/// Takes one file out of a case that is being opened.
final class TakingFile: CaseSink {
  private let path: String
  private let output: (UnsafeRawBufferPointer) throws -> Void
  private var isIn = false
  private(set) var isTaken = false

  init(_ path: String, output: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.path = path
    self.output = output
  }

  func begin(_ file: CaseSourceFile) { isIn = file.path == path }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    if isIn { try output(bytes) }
  }

  func end() throws {
    guard isIn else { return }
    isTaken = true
    throw Enough()
  }

  func commit() {}
}

/// Takes the documents out of a case that is being opened: they stand before its attachments.
final class TakingDocuments: CaseSink {
  private(set) var documents: [(name: String, text: Data)] = []
  private var isIn = false

  func begin(_ file: CaseSourceFile) throws {
    guard let document = CaseTable.document(named: file.path) else {
      // A newer Baton may know more documents than this one.
      if CaseTable.mayBeDocument(file.path) {
        isIn = false
        return
      }
      throw Enough()
    }
    guard file.size <= document.limit else { throw ServiceError.reading(.tooLargeToShow) }
    isIn = true
    documents.append((file.path, Data()))
  }

  func write(_ bytes: UnsafeRawBufferPointer) {
    if isIn { documents[documents.count - 1].text.append(contentsOf: bytes) }
  }

  func end() {}
  func commit() {}
}

/// Puts a text in place of one file of a case.
final class PuttingInPlace: CaseSink {
  private let path: String
  private let text: Data
  private let sink: any CaseSink
  private var isIn = false

  init(of path: String, _ text: Data, _ sink: any CaseSink) {
    self.path = path
    self.text = text
    self.sink = sink
  }

  func begin(_ file: CaseSourceFile) throws {
    isIn = file.path == path
    guard isIn else { return try sink.begin(file) }
    try sink.begin(CaseSourceFile(path: path, size: Int64(text.count)))
    try text.withUnsafeBytes { try sink.write($0) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws { if !isIn { try sink.write(bytes) } }
  func end() throws { try sink.end() }
  func commit() throws { try sink.commit() }
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
