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

/// Puts documents in place of those of a case that have their names, and of none; and leaves files out.
final class PuttingInPlace: CaseSink {
  private let typed: TypedContents
  private let sink: any CaseSink
  private var isBegun = false
  private var isLeftOut = false

  init(_ typed: TypedContents, _ sink: any CaseSink) {
    self.typed = typed
    self.sink = sink
  }

  func begin(_ file: CaseSourceFile) throws {
    if !isBegun {
      isBegun = true
      for (name, text) in typed.documents {
        try sink.begin(CaseSourceFile(path: name, size: Int64(text.count)))
        try text.withUnsafeBytes { try sink.write($0) }
        try sink.end()
      }
    }
    isLeftOut = typed.without.contains(file.path) || typed.documents.contains { $0.name == file.path }
    if !isLeftOut { try sink.begin(file) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws { if !isLeftOut { try sink.write(bytes) } }
  func end() throws { if !isLeftOut { try sink.end() } }
  func commit() throws { try sink.commit() }
}

/// A case as it was typed in: its documents, or the case that they were put into; then the files that were attached.
final class TypedSource: CaseSource {
  private let copy: PackedCase?
  private var documents: ArraySlice<(name: String, text: Data)>
  private var files: ArraySlice<AttachedFile>
  private var isInCopy: Bool
  /// The file that is being read, as far as it has been given out, and what has been read of it and not given out.
  private var current: (file: AttachedFile, offset: Int64)?
  private var piece = Data()

  /// - Parameter copy: The case that the documents stand in already; nil for one of them alone.
  init(_ typed: TypedContents, mending copy: AnonymousFile?) throws {
    self.copy = try copy.map { try PackedCase($0) }
    isInCopy = copy != nil
    documents = copy == nil ? typed.documents[...] : []
    files = typed.files[...]
  }

  func next() throws -> CaseSourceFile? {
    if isInCopy {
      if let file = try copy?.next() { return file }
      isInCopy = false
    }
    if let document = documents.popFirst() {
      (current, piece) = (nil, document.text)
      return CaseSourceFile(path: document.name, size: Int64(document.text.count))
    }
    guard let file = files.popFirst() else { return nil }
    (current, piece) = ((file, 0), Data())
    return CaseSourceFile(path: file.path, size: file.size)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if isInCopy { return try copy?.read(into: buffer) ?? 0 }
    if piece.isEmpty, let (file, offset) = current {
      piece = try file.read(offset)
      current = (file, offset + Int64(piece.count))
    }
    let given = piece.prefix(buffer.count)
    given.withUnsafeBytes { buffer.copyMemory(from: $0) }
    piece = Data(piece.dropFirst(given.count))
    return given.count
  }
}
