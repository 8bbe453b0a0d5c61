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

/// Puts documents in place of those of a case that have their names, and of none.
final class PuttingInPlace: CaseSink {
  private let documents: [(name: String, text: Data)]
  private let sink: any CaseSink
  private var isBegun = false
  private var isLeftOut = false

  init(_ documents: [(name: String, text: Data)], _ sink: any CaseSink) {
    self.documents = documents
    self.sink = sink
  }

  func begin(_ file: CaseSourceFile) throws {
    if !isBegun {
      isBegun = true
      for (name, text) in documents {
        try sink.begin(CaseSourceFile(path: name, size: Int64(text.count)))
        try text.withUnsafeBytes { try sink.write($0) }
        try sink.end()
      }
    }
    isLeftOut = documents.contains { $0.name == file.path }
    if !isLeftOut { try sink.begin(file) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws { if !isLeftOut { try sink.write(bytes) } }
  func end() throws { if !isLeftOut { try sink.end() } }
  func commit() throws { try sink.commit() }
}

/// A case without files.
final class DocumentsAlone: CaseSource {
  private var rest: ArraySlice<(name: String, text: Data)>
  private var current = Data()

  init(_ documents: [(name: String, text: Data)]) { rest = documents[...] }

  func next() -> CaseSourceFile? {
    guard let document = rest.popFirst() else { return nil }
    current = document.text
    return CaseSourceFile(path: document.name, size: Int64(current.count))
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let piece = current.prefix(buffer.count)
    piece.withUnsafeBytes { buffer.copyMemory(from: $0) }
    current = Data(current.dropFirst(piece.count))
    return piece.count
  }
}
