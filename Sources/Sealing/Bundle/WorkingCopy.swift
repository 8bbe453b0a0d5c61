package import CaseFile
package import Foundation
package import Handover

/// What the sender keeps of a case that it has handed in, so that it can be shown, mended and sent again: the folder as it
/// was handed in, as a tar in pieces, each sealed to the mission's own core key. The bundle itself it cannot open.
package struct WorkingCopy: Sendable {
  /// Octets of tar in a piece: less than in a part, since many cases are sealed at once.
  static let pieceSize = 1 << 20

  /// The sealed pieces, in order.
  package let pieces: [Digest]

  package init(pieces: [Digest]) { self.pieces = pieces }

  /// Makes a copy of what `body` draws from `source`.
  ///
  /// - Returns: The copy, durable, and what `body` returned.
  /// - Throws: what `body` throws; nothing is left of the copy then.
  package static func make<T>(
    of source: any CaseSource, by identity: MissionIdentity, at now: Date, files: any PartFiles,
    _ body: (any CaseSource) throws -> T
  ) throws -> (WorkingCopy, T) {
    let own = try identity.current(.sealing, now: now).certificate
    let line = PartLine(recipients: [own], files: files, buffers: 1, partSize: pieceSize)
    do {
      var result: T?
      let pieces = try line.run { output in
        let copied = CopiedSource(source, to: try CaseTarSink(output: output))
        result = try body(copied)
        try copied.finish()
      }
      guard let result else { throw SourceChanged(path: "case.json") }
      return (WorkingCopy(pieces: pieces.map(\.sha256)), result)
    } catch {
      line.discard()
      throw error
    }
  }

  /// Opens the copy into `sink`, which is committed only when everything was as it was sealed.
  ///
  /// - Throws: `SealProblem` of layer `.part` or `.opening`; what the sink throws.
  package func open(_ files: any PartFiles, by identity: MissionIdentity, into sink: any CaseSink) throws {
    var rest = pieces[...]
    var current: PieceMemory?
    let source = try CaseTarSource {
      guard let piece = rest.popFirst() else { return UnsafeRawBufferPointer(start: nil, count: 0) }
      let memory = PieceMemory(try Self.read(piece, files))
      // Read until the next call.
      current = memory
      return try memory.opened(with: identity.openers)
    }
    try sink.take(source)
    withExtendedLifetime(current) {}
  }

  private static func read(_ piece: Digest, _ files: any PartFiles) throws -> Data {
    guard files.has(piece), let sealed = try? Data(contentsOf: URL(fileURLWithPath: files.path(of: piece))),
      SHA256.digest(sealed) == piece
    else { throw SealProblem(.part, .partMissing, "a piece of the working copy is gone or damaged") }
    return sealed
  }
}

/// A sealed piece, opened where it lies.
private final class PieceMemory {
  private let memory: UnsafeMutableRawBufferPointer

  init(_ sealed: Data) {
    memory = .allocate(byteCount: sealed.count, alignment: 16)
    memory.copyBytes(from: sealed)
  }

  deinit { memory.deallocate() }

  func opened(with openers: [SealedPart.Opener]) throws -> UnsafeRawBufferPointer {
    let range = try SealedPart.open(memory, with: openers)
    return UnsafeRawBufferPointer(rebasing: memory[range])
  }
}

/// A source that gives everything on, and writes it into a copy.
private final class CopiedSource: CaseSource {
  private let source: any CaseSource
  private let copy: CaseTarSink
  private var isOver = false

  init(_ source: any CaseSource, to copy: CaseTarSink) {
    self.source = source
    self.copy = copy
  }

  func next() throws -> CaseSourceFile? {
    guard let file = try source.next() else {
      isOver = true
      return nil
    }
    try copy.begin(file)
    return file
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try source.read(into: buffer)
    if count > 0 { try copy.write(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
    return count
  }

  /// - Throws: `SourceChanged` when not everything was drawn.
  func finish() throws {
    guard isOver else { throw SourceChanged(path: "case.json") }
    try copy.commit()
  }
}

extension CaseSink {
  /// Takes all of a source, and commits.
  ///
  /// - Throws: `SourceChanged` when a file is not of the size it was said to have.
  package func take(_ source: any CaseSource) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while let file = try source.next() {
      try begin(file)
      var copied: Int64 = 0
      while case let count = try source.read(into: buffer), count > 0 {
        try write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        copied += Int64(count)
      }
      guard copied == file.size else { throw SourceChanged(path: file.path) }
      try end()
    }
    try commit()
  }
}

/// What two versions of a case are compared by: what its documents say, and the digests of its other files.
package final class CaseVersion: CaseSink {
  private var documents: [(form: CaseDocument, text: Data)] = []
  private var files: [String: Digest] = [:]
  private var path = ""
  private var form: CaseDocument?
  private var hasher = SHA256()

  package init() {}

  package func begin(_ file: CaseSourceFile) {
    (path, form, hasher) = (file.path, CaseTable.document(named: file.path), SHA256())
    if let form { documents.append((form, Data())) }
  }

  package func write(_ bytes: UnsafeRawBufferPointer) {
    if form == nil { hasher.update(bytes) } else { documents[documents.count - 1].text.append(contentsOf: bytes) }
  }

  package func end() { if form == nil { files[path] = hasher.finish() } }

  package func commit() {}

  /// What is different in `newer`: first what the documents say, then the files.
  ///
  /// - Throws: `CaseProblem`.
  package func changes(to newer: CaseVersion) throws -> [CaseChange] {
    let said = try contents().changes(to: newer.contents())
      .map { CaseChange(place: $0.place, label: $0.label, before: $0.before, after: $0.after) }
    let paths = Set(files.keys).union(newer.files.keys).sorted()
    return said
      + paths.filter { files[$0] != newer.files[$0] }.map { path in
        CaseChange(
          place: path, label: "File", before: files[path].map { _ in "a file" },
          after: newer.files[path].map { _ in files[path] == nil ? "a file" : "another file" })
      }
  }

  private func contents() throws(CaseProblem) -> CaseContents {
    let core = documents.first { $0.form.compartment == .core }?.text ?? Data()
    var contents = CaseContents(try CaseRecord.read(core, .ofNewer).record, .ofNewer)
    for (form, text) in documents where form.compartment != .core { _ = try contents.add(text, as: form) }
    return contents
  }
}
