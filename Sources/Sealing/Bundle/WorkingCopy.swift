package import CaseFile
package import Foundation
package import Handover

/// What the sender keeps of a case that it has handed in, so that it can be shown, mended and sent again: a bundle for itself.
/// Its core is sealed for the mission's own core key, what is apart from it for its own compartment keys, which the daemon cannot
/// open; what went to the receiver it cannot open at all.
package struct WorkingCopy: Sendable {
  /// Octets of the list of documents that were sealed apart, whatever it says.
  private static let listSize = 128
  /// Stands in it for files that are no documents.
  static let others = "attachments"

  /// The signed manifest, the parts it names, and the sealed list of documents. Of a copy that an earlier version made: sealed
  /// pieces of one tar, in order.
  package let pieces: [Digest]

  package init(pieces: [Digest]) { self.pieces = pieces }

  /// Keeps what was sealed; durable on return.
  ///
  /// - Parameters:
  ///   - apart: The names of the documents that were sealed apart, for the daemon to know what a later version leaves out.
  ///   - own: The mission's core certificate.
  static func keep(
    _ bundle: SignedManifest, apart: [String], for own: Certificate, _ files: any PartFiles
  ) throws -> WorkingCopy {
    let text = Data(apart.sorted().joined(separator: "\n").utf8)
    let list = text + Data(repeating: UInt8(ascii: "\n"), count: max(0, listSize - text.count))
    let manifest = try write(bundle.entry.der, files)
    do {
      return WorkingCopy(
        pieces: [manifest] + bundle.manifest.parts.map(\.sha256) + [try write(SealedPart.seal(list, for: own), files)])
    } catch {
      files.remove(manifest)
      throw error
    }
  }

  private static func write(_ data: Data, _ files: any PartFiles) throws -> Digest {
    let digest = SHA256.digest(data)
    try data.withUnsafeBytes { try files.write(digest, [$0])() }
    return digest
  }

  /// The bundle for the mission itself, verified; nil where an earlier version made the copy.
  ///
  /// - Parameter moment: When it was made.
  /// - Throws: `SealProblem`.
  package func bundle(
    _ files: any PartFiles, by verifier: BundleVerifier, of transfer: TransferID, at moment: Date
  ) throws -> VerifiedBundle? {
    guard let first = pieces.first else { throw Self.gone }
    let manifest = try Self.read(first, files)
    guard SignedData.isSigned(manifest) else { return nil }
    return try verifier.verify(copy: manifest, of: transfer, now: moment)
  }

  /// The names of the documents that were sealed apart, and `attachments` where other files were; nil where an earlier version made the copy.
  package func apart(_ files: any PartFiles, by identity: MissionIdentity) throws -> Set<String>? {
    guard let first = pieces.first, let last = pieces.last else { throw Self.gone }
    guard SignedData.isSigned(try Self.read(first, files)) else { return nil }
    let list = try SealedPart.open(Self.read(last, files), with: identity.openers)
    return Set(String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init))
  }

  private static var gone: SealProblem {
    SealProblem(.part, .partMissing, "a piece of the working copy is gone or damaged")
  }

  /// Opens the copy, which is whole tar in pieces for the core key, into `sink`: as an earlier version made it. It is committed
  /// only when everything was as it was sealed.
  ///
  /// - Throws: `SealProblem` of layer `.part` or `.opening`; what the sink throws.
  package func open(whole files: any PartFiles, by identity: MissionIdentity, into sink: any CaseSink) throws {
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
    else { throw gone }
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
