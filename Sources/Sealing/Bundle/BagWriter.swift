import CaseFile
import Foundation
import Handover

/// Streams the files of a case into a bag inside a tar inside a zstd frame, hashing each octet once.
struct BagWriter {
  let info: BagInfo
  let isSlow: Bool
  let progress: @Sendable (Int64) -> Void

  /// - Parameter output: Takes the compressed stream.
  /// - Returns: Octets of tar, and the digest of the tag manifest.
  func write(_ source: any CaseSource, to output: @escaping (UnsafeRawBufferPointer) throws -> Void) throws
    -> Manifest.Content
  {
    let tar = try TarWriter(compressed: true, isSlow: isSlow, output: output)
    var tags = BagManifest()
    // Payload-Oxum must be known before the payload is read, so bag-info.txt comes after it.
    try addTag(BagManifest.names.declaration, BagManifest.declaration, to: tar, &tags)
    let (payload, oxum) = try writePayload(source, to: tar)
    try addTag(BagManifest.names.info, info.text(oxum: oxum), to: tar, &tags)
    try addTag(BagManifest.names.payload, payload.text, to: tar, &tags)
    let tagManifest = Data(tags.text.utf8)
    try tar.file(BagManifest.names.tags, tagManifest)
    return Manifest.Content(bytes: try tar.finish(), tagmanifest: SHA256.digest(tagManifest))
  }

  private func addTag(_ name: String, _ text: String, to tar: TarWriter, _ tags: inout BagManifest) throws {
    let data = Data(text.utf8)
    try tar.file(name, data)
    tags.add(name, SHA256.digest(data))
  }

  private func writePayload(_ source: any CaseSource, to tar: TarWriter) throws
    -> (BagManifest, (bytes: Int64, files: Int))
  {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    var payload = BagManifest()
    var oxum = (bytes: Int64(0), files: 0)
    while let file = try source.next() {
      let path = "data/" + file.path
      try tar.begin(path, size: file.size)
      let digest = try copy(source, file, to: tar, through: buffer)
      payload.add(path, digest)
      oxum = (oxum.bytes + file.size, oxum.files + 1)
    }
    return (payload, oxum)
  }

  private func copy(
    _ source: any CaseSource, _ file: CaseSourceFile, to tar: TarWriter,
    through buffer: UnsafeMutableRawBufferPointer
  ) throws -> Digest {
    let checked = source as? CheckedSource
    let hasher = checked == nil ? SHA256() : nil
    var copied: Int64 = 0
    while case let count = try source.read(into: buffer), count > 0 {
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      copied += Int64(count)
      guard copied <= file.size else { throw SourceChanged(path: file.path) }
      hasher?.update(piece)
      try tar.write(piece)
      progress(Int64(count))
    }
    guard copied == file.size else { throw SourceChanged(path: file.path) }
    return hasher?.finish() ?? checked?.digest ?? SHA256.digest(Data())
  }
}
