import CaseFile
import Foundation
import Handover

/// What stands before a sink and judges the payload of a bag as it comes.
protocol BagGate {
  func begin(_ file: CaseSourceFile) throws
  func write(_ bytes: UnsafeRawBufferPointer) throws
  /// - Parameter digest: Of the file that ends here.
  func end(_ digest: Digest) throws
}

/// Reads a compartment's content: parts → zstd → tar → bag, and checks every layer on the way.
/// Source: specification §4.4.
struct BagReader {
  let manifest: Manifest
  let compartment: Manifest.Compartment
  let progress: @Sendable (Int64) -> Void

  /// A tag file holds at most this many octets.
  private static let tagLimit = 8 << 20

  private struct Contents {
    var payload = BagManifest()
    var oxum = (bytes: Int64(0), files: 0)
    var tags: [String: Data] = [:]
  }

  /// - Parameter gate: Takes the payload. Not committed here.
  func read(_ stream: PartStream, into gate: any BagGate) throws {
    let inflated = try InflatedStream(limit: compartment.content.bytes) { try stream.next() }
    let tar = try TarReader(input: inflated.next)
    var contents = Contents()
    let hasher = HashLine()
    while let file = try tar.next() {
      if file.path.utf8.starts(with: "data/".utf8) {
        contents.payload.add(file.path, try copy(file, from: tar, to: gate, hasher))
        contents.oxum = (contents.oxum.bytes + file.size, contents.oxum.files + 1)
      } else {
        guard BagManifest.tagNames.contains(file.path) else {
          throw SealProblem(.bag, .bagInvalid, "a file that is no tag file of a bag of ours")
        }
        contents.tags[file.path] = try tar.contents(file, atMost: Self.tagLimit)
      }
    }
    try inflated.finish()
    try check(contents)
  }

  private func copy(_ file: CaseSourceFile, from tar: TarReader, to gate: any BagGate, _ hasher: HashLine) throws
    -> Digest
  {
    let path = String(decoding: file.path.utf8.dropFirst("data/".utf8.count), as: UTF8.self)
    let isDocument = CaseTable.document(named: path) != nil || CaseTable.mayBeDocument(path)
    let isPlaced = isDocument || path.utf8.starts(with: "attachments/".utf8)
    guard isPlaced, PortableName.problem(in: path) == nil else {
      throw SealProblem(.archive, .unsafePath, "a payload file with a name that is not allowed")
    }
    try gate.begin(CaseSourceFile(path: path, size: file.size))
    hasher.begin(size: file.size)
    var copied: Int64 = 0
    while case let piece = try tar.read(), !piece.isEmpty {
      hasher.update(piece)
      try gate.write(piece)
      copied += Int64(piece.count)
      progress(Int64(piece.count))
    }
    guard copied == file.size else { throw SealProblem(.archive, .malformed, "a file shorter than it says") }
    let digest = hasher.finish()
    try gate.end(digest)
    return digest
  }

  private func check(_ contents: Contents) throws {
    let names = BagManifest.names
    guard let info = contents.tags[names.info], let payloadText = contents.tags[names.payload],
      let tagText = contents.tags[names.tags],
      contents.tags[names.declaration] == Data(BagManifest.declaration.utf8)
    else { throw SealProblem(.bag, .bagInvalid, "a tag file of the bag is missing, or bagit.txt is another") }
    guard SHA256.digest(tagText) == compartment.content.tagmanifest else {
      throw SealProblem(.bag, .bagDisagrees, "the bag is not the one the manifest was signed for")
    }
    var tagManifest = BagManifest()
    for (name, data) in contents.tags where name != names.tags { tagManifest.add(name, SHA256.digest(data)) }
    try tagManifest.check(tagText, name: names.tags)
    try contents.payload.check(payloadText, name: names.payload)
    guard let text = String(validating: info, as: UTF8.self) else {
      throw SealProblem(.bag, .bagInvalid, "bag-info.txt is not UTF-8")
    }
    try BagInfo.check(text, manifest, compartment: compartment.id, oxum: contents.oxum)
  }
}
