import CaseFile
import Foundation
import Handover

/// Puts files of a case into a bag inside a tar inside a zstd frame, as they come.
final class BagWriter {
  /// How the tar is put into its frame.
  enum Form {
    case compressed(isSlow: Bool)
    /// Stored, so that the size of what is sealed follows from the tar's alone.
    case stored
  }

  private let info: BagInfo
  private let tar: TarWriter
  /// Nil where the tar is compressed.
  private let frame: StoredFrame?
  private var payload = BagManifest()
  private var tags = BagManifest()
  private var oxum = (bytes: Int64(0), files: 0)
  private var path = ""
  private var bytes: Int64 = 0
  private var tagManifest = Data()

  /// - Parameter output: Takes the frame.
  init(_ info: BagInfo, _ form: Form, output: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
    self.info = info
    switch form {
    case .compressed(let isSlow):
      frame = nil
      tar = try TarWriter(compressed: true, isSlow: isSlow, output: output)
    case .stored:
      let stored = StoredFrame(output: output)
      frame = stored
      tar = try TarWriter(compressed: false) { try stored.write($0) }
    }
    try addTag(BagManifest.names.declaration, BagManifest.declaration)
  }

  func begin(_ file: CaseSourceFile) throws {
    path = "data/" + file.path
    try tar.begin(path, size: file.size)
    oxum = (oxum.bytes + file.size, oxum.files + 1)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws { try tar.write(bytes) }

  func end(_ digest: Digest) { payload.add(path, digest) }

  /// Ends the bag.
  ///
  /// - Returns: Octets of its tar.
  func close() throws -> Int64 {
    // Payload-Oxum must be known before the payload is read, so bag-info.txt comes after it.
    try addTag(BagManifest.names.info, info.text(oxum: oxum))
    try addTag(BagManifest.names.payload, payload.text)
    tagManifest = Data(tags.text.utf8)
    try tar.file(BagManifest.names.tags, tagManifest)
    bytes = try tar.finish()
    return bytes
  }

  /// Ends the frame of a bag that has ended.
  ///
  /// - Parameter size: What a stored tar is extended to, with zeros.
  /// - Returns: Octets of tar, and the digest of the tag manifest.
  func finish(paddedTo size: Int64) throws -> Manifest.Content {
    if let frame {
      try frame.zeros(size - bytes)
      try frame.finish()
      bytes = size
    }
    return Manifest.Content(bytes: bytes, tagmanifest: SHA256.digest(tagManifest))
  }

  private func addTag(_ name: String, _ text: String) throws {
    let data = Data(text.utf8)
    try tar.file(name, data)
    tags.add(name, SHA256.digest(data))
  }
}

/// What the tars of a bundle's compartments beside the core are extended to, so that their sizes tell little. Source:
/// specification §4.3.
enum CompartmentSize {
  private static let classes: [Int64] = [16 << 10, 32 << 10, 64 << 10]

  /// - Parameter tars: Octets of each.
  /// - Returns: Those up to 64 KiB all alike, whichever of them holds something; a larger one by itself.
  static func padded(_ tars: [Int64]) -> [Int64] {
    let largest = classes[classes.count - 1]
    let common = classes.first { size in tars.allSatisfy { min($0, largest) <= size } } ?? largest
    return tars.map { $0 <= largest ? common : padme($0) }
  }

  /// Padmé (Nikitin et al., PoPETs 2019, §4.3): at most 12 % more, and of all sizes below 2^n few are left.
  static func padme(_ size: Int64) -> Int64 {
    guard size > 2 else { return size }
    let exponent = 63 - size.leadingZeroBitCount
    let bits = exponent - (63 - Int64(exponent).leadingZeroBitCount + 1)
    let mask = bits > 0 ? Int64(1) << bits - 1 : 0
    return (size + mask) & ~mask
  }
}
