import CaseFile
import Foundation
import Handover

/// Reads a compartment's content: parts → zstd → tar → bag, and checks every layer on the way.
/// Source: specification §4.4.
struct BagReader {
  let manifest: Manifest
  let compartment: Manifest.Compartment
  let progress: @Sendable (Int64) -> Void

  /// A tag file holds at most this many octets.
  private static let tagLimit = 8 << 20

  /// - Parameter sink: Takes the payload. Not committed here.
  func read(_ stream: PartStream, into sink: any CaseSink) throws {
    let inflated = try Inflated(limit: compartment.content.bytes) { try stream.next() }
    let tar = try TarReader(input: inflated.next)
    var payload = BagManifest()
    var oxum = (bytes: Int64(0), files: 0)
    var tags: [String: Data] = [:]
    while let file = try tar.next() {
      if file.path.hasPrefix("data/") {
        payload.add(file.path, try copy(file, from: tar, to: sink))
        oxum = (oxum.bytes + file.size, oxum.files + 1)
      } else {
        tags[file.path] = try tar.contents(file, atMost: Self.tagLimit)
      }
    }
    try inflated.finish()
    try check(tags, payload, oxum: oxum)
  }

  private func copy(_ file: CaseSourceFile, from tar: TarReader, to sink: any CaseSink) throws -> Digest {
    let path = String(file.path.dropFirst("data/".count))
    guard path == "case.json" || path.hasPrefix("attachments/"), PortableName.problem(in: path) == nil else {
      throw SealProblem(.archive, .unsafePath, "a payload file with a name that is not allowed")
    }
    try sink.begin(CaseSourceFile(path: path, size: file.size))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    let hasher = SHA256()
    var copied: Int64 = 0
    while case let count = try tar.read(into: buffer), count > 0 {
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      hasher.update(piece)
      try sink.write(piece)
      copied += Int64(count)
      progress(Int64(count))
    }
    guard copied == file.size else { throw SealProblem(.archive, .malformed, "a file shorter than it says") }
    try sink.end()
    return hasher.finish()
  }

  private func check(_ tags: [String: Data], _ payload: BagManifest, oxum: (bytes: Int64, files: Int)) throws {
    let names = BagManifest.names
    guard Set(tags.keys) == [names.declaration, names.info, names.payload, names.tags],
      let info = tags[names.info], let payloadText = tags[names.payload], let tagText = tags[names.tags],
      tags[names.declaration] == Data(BagManifest.declaration.utf8)
    else { throw SealProblem(.bag, .bagInvalid, "the bag's tag files are not the four that belong there") }
    guard SHA256.digest(tagText) == compartment.content.tagmanifest else {
      throw SealProblem(.bag, .bagDisagrees, "the bag is not the one the manifest was signed for")
    }
    var tagManifest = BagManifest()
    for (name, data) in tags where name != names.tags { tagManifest.add(name, SHA256.digest(data)) }
    try tagManifest.check(tagText, name: names.tags)
    try payload.check(payloadText, name: names.payload)
    guard let text = String(validating: info, as: UTF8.self) else {
      throw SealProblem(.bag, .bagInvalid, "bag-info.txt is not UTF-8")
    }
    try BagInfo.check(text, manifest, compartment: compartment.id, oxum: oxum)
  }
}

/// A zstd stream as it inflates, to the octet count that was signed and no further.
private final class Inflated {
  private let reader: ArchiveReader
  private let limit: Int64
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
  private var count: Int64 = 0
  private var opened = false

  init(limit: Int64, input: @escaping () throws -> UnsafeRawBufferPointer) throws {
    reader = try ArchiveReader(.zstd, input: input)
    self.limit = limit
  }

  deinit { buffer.deallocate() }

  func next() throws -> UnsafeRawBufferPointer {
    if !opened {
      guard try reader.nextEntry() != nil else { throw SealProblem(.archive, .malformed, "an empty stream") }
      opened = true
    }
    let read = try reader.read(into: buffer)
    count += Int64(read)
    guard count <= limit else {
      throw SealProblem(.archive, .bomb, "inflates beyond the \(limit) octets that were signed")
    }
    return UnsafeRawBufferPointer(rebasing: buffer[..<read])
  }

  /// Reads what follows the end of the archive, which may only be zeros, to the end of the stream.
  func finish() throws {
    while case let rest = try next(), !rest.isEmpty {
      guard rest.allSatisfy({ $0 == 0 }) else {
        throw SealProblem(.archive, .malformed, "something follows the end of the archive")
      }
    }
    guard count == limit else {
      throw SealProblem(.archive, .malformed, "inflates to \(count) octets where \(limit) were signed")
    }
  }
}
