import Base
package import Foundation
package import Handover
package import Sealing
import Synchronization

/// A bundle as one file: an uncompressed tar, the same bytes as a small HTTP delivery. Source: specification §4.5.
package enum CarryFile {
  /// Seals a case into a file, which appears only when it is whole: it is written once, and waited for once.
  ///
  /// - Parameter content: Octets, at most, of the bag's tar.
  package static func seal(
    _ source: any CaseSource, _ order: BundleOrder, expires: Date, identity: MissionIdentity, directory: Directory,
    division: Division?, content: Int64, to target: String, progress: @escaping @Sendable (Int64) -> Void
  ) throws -> SignedManifest {
    guard !FileManager.default.fileExists(atPath: target) else { throw HomeProblem.occupied(target) }
    let writer = try CarryWriter(target)
    let sealer = BundleSealer(identity: identity, directory: directory, files: writer, progress: progress)
    let place = try sealer.place(
      for: order, expires: expires, division: division, content: content, step: Int(TarWriter.block))
    try writer.keep(place.room)
    let bundle = try sealer.seal(source, order, expires: expires, division: division, place: place)
    try writer.finish(manifest: bundle.entry.der)
    return bundle
  }

  /// The parts in a carry file, or in a tar of parts alone.
  package static func parts(in file: String) throws -> any PartSource { try index(file).parts }

  /// A bundle in a carry file; its parts are read where they are.
  package struct Bundle {
    package let manifest: Data
    let parts: CarriedParts

    /// - Returns: Nil for a part that is not there, or not as its name says.
    package func part(_ digest: Digest) throws -> Data? {
      guard let place = parts.place(of: digest) else { return nil }
      let bytes = try DurableFile.read(place, atMost: place.bytes ?? 0)
      return SHA256.digest(bytes) == digest ? bytes : nil
    }
  }

  /// - Returns: Nil where there is none in it.
  package static func bundle(in file: String) throws -> Bundle? {
    let (manifest, parts) = try index(file)
    return manifest.map { Bundle(manifest: $0, parts: parts) }
  }

  /// What is in a carry file, without reading the parts.
  static func index(_ file: String) throws -> (manifest: Data?, parts: CarriedParts) {
    var (manifest, places): (Data?, [Digest: PartPlace]) = (nil, [:])
    try members(of: file) { entry, reader in
      if entry.path == OfferTar.manifestName {
        manifest = try reader.contents(entry, atMost: BundleVerifier.manifestLimit)
      } else if let digest = OfferTar.partDigest(entry.path) {
        places[digest] = PartPlace(path: file, offset: reader.offset, bytes: entry.size)
      }
    }
    guard let status = try? FileStatus(file),
      places.values.allSatisfy({ $0.offset + ($0.bytes ?? 0) <= status.bytes })
    else { throw SealProblem(.envelope, .malformed, "its end is missing") }
    return (manifest, CarriedParts(places: places))
  }

  /// What was said, with the sealed halves that came along.
  package static func statements(in file: String) throws -> StatementsTar {
    var (statements, sealed): ([Data], [Digest: Data]) = ([], [:])
    try members(of: file) { entry, reader in
      if OfferTar.isStatement(entry.path) {
        statements.append(try reader.contents(entry, atMost: StatementVerifier.limit))
      } else if let digest = OfferTar.halfDigest(entry.path) {
        sealed[digest] = try reader.contents(entry, atMost: Int(SealedReference.limit))
      }
    }
    return StatementsTar(statements: statements, sealed: sealed)
  }

  private static func members(of file: String, _ body: (CaseSourceFile, TarReader) throws -> Void) throws {
    // Before it is opened: a pipe would keep us waiting.
    guard let status = try? FileStatus(file), status.isRegular else {
      throw SealProblem(.envelope, .malformed, "it is no regular file")
    }
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StorageProblem(call: "open", path: file, errno: errno) }
    defer { close(descriptor) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    var limits = TarReader.Limits()
    limits.files = max(limits.files, 2 * OfferTar.carriedLimit)
    let reader = try TarReader(limits: limits) {
      let count = try Disk.read(descriptor, into: buffer, path: file)
      return UnsafeRawBufferPointer(rebasing: buffer[..<count])
    } skip: { count in
      guard lseek(descriptor, off_t(count), SEEK_CUR) >= 0 else {
        throw StorageProblem(call: "lseek", path: file, errno: errno)
      }
    }
    while let entry = try reader.next() { try body(entry, reader) }
  }
}

/// The parts in a carry file, read where they are.
struct CarriedParts: PartSource {
  let places: [Digest: PartPlace]

  func place(of digest: Digest) -> PartPlace? { places[digest] }
}

/// A carry file being written: parts in whatever order they are sealed, behind the place kept for the manifest.
private final class CarryWriter: PartFiles {
  private let file: TempFile
  private let target: String
  /// Where the next part goes.
  private let end = Mutex<Int64>(0)

  init(_ target: String) throws {
    self.target = target
    let temporary = TempFile.temporary(for: target)
    unlink(temporary)
    file = try TempFile(temporary, for: target)
  }

  /// Keeps a place for a manifest of at most so many octets. Before the first part.
  func keep(_ room: Int) throws { end.withLock { $0 = TarWriter.block + Int64(room) } }

  func write(_ digest: Digest, _ pieces: [UnsafeRawBufferPointer]) throws -> @Sendable () throws -> Void {
    let size = pieces.reduce(0) { $0 + Int64($1.count) }
    let taken = TarWriter.block + TarWriter.padded(size)
    let start = end.withLock { end in
      defer { end += taken }
      return end
    }
    try put(OfferTar.partName(digest), size, pieces, at: start)
    // The disk works on it while the next parts are sealed; `finish` waits for all of it.
    return { [file] in file.beginWriteOut(from: start, count: taken) }
  }

  /// A member of the tar. What fills it up is a hole, which reads as zeros.
  private func put(_ name: String, _ size: Int64, _ pieces: [UnsafeRawBufferPointer], at start: Int64) throws {
    try TarWriter.header(name, size: size).withUnsafeBytes { try file.write($0, at: start) }
    var offset = start + TarWriter.block
    for piece in pieces {
      try file.write(piece, at: offset)
      offset += Int64(piece.count)
    }
  }

  /// Puts the manifest in its place, and the file in its own.
  func finish(manifest: Data) throws {
    try manifest.withUnsafeBytes { try put(OfferTar.manifestName, Int64($0.count), [$0], at: 0) }
    let ending = Data(count: 2 * Int(TarWriter.block))
    try ending.withUnsafeBytes { try file.write($0, at: end.withLock { $0 }) }
    try file.synchronize()
    try file.move(to: target)
    try Disk.synchronizeDirectory((target as NSString).deletingLastPathComponent)
  }

  func has(_ digest: Digest) -> Bool { false }
  func path(of digest: Digest) -> String { target }
  /// The whole file goes when the sealing has failed.
  func remove(_ digest: Digest) {}
  var free: Int64 { Disk.free(target) }
}
