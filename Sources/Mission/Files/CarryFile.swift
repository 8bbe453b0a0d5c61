import Base
package import Foundation
package import Handover
import Sealing

/// A bundle as one file: an uncompressed tar, the same bytes as a small HTTP delivery. Source: specification §4.5.
package enum CarryFile {
  /// Unpacks into a bundle's folder, part by part.
  static func unpack(_ file: String, into folder: String) throws {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StorageProblem(call: "open", path: file, errno: errno) }
    defer { close(descriptor) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    let reader = try TarReader {
      let count = try Disk.read(descriptor, into: buffer, path: file)
      return UnsafeRawBufferPointer(rebasing: buffer[..<count])
    }
    try DurableFile.makeDirectory(folder + "/parts")
    do {
      while let entry = try reader.next() { try take(entry, from: reader, into: folder) }
    } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw error
    }
  }

  private static func take(_ entry: CaseSourceFile, from reader: TarReader, into folder: String) throws {
    guard entry.path == OfferTar.manifestName || isPart(entry.path) else { return }
    let contents = try reader.contents(entry, atMost: SealedPart.contentSize + SealedPart.overhead)
    try contents.write(to: URL(fileURLWithPath: "\(folder)/\(entry.path)"), options: .withoutOverwriting)
  }

  private static func isPart(_ path: String) -> Bool {
    guard path.hasPrefix("parts/"), path.hasSuffix(".p7m") else { return false }
    return (try? Digest(String(path.dropFirst(6).dropLast(4)))) != nil
  }

  /// Writes a bundle as one file, which appears only when it is whole.
  package static func pack(manifest: Data, _ parts: [Digest], files: any PartFiles, to target: String) throws {
    guard !FileManager.default.fileExists(atPath: target) else { throw HomeProblem.occupied(target) }
    try TempFile.replace(target) { file in
      let tar = try TarWriter(compressed: false) { try file.write($0) }
      try tar.file(OfferTar.manifestName, manifest)
      for part in parts { try tar.file(OfferTar.partName(part), DurableFile.read(files.path(of: part))) }
      _ = try tar.finish()
    }
  }
}
