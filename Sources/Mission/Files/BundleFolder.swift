import Base
package import Foundation
package import Handover
package import Sealing

/// A bundle on disk: a folder with `manifest.p7m` and `parts/`, or a carry file.
package struct BundleOnDisk {
  package let manifest: Data
  package let parts: any PartSource
  /// The names in `parts/` of a folder. In a carry file nothing else can stand.
  private let names: [String]

  /// - Parameter path: A bundle's folder, or a `.baton` carry file.
  package init(_ path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw StorageProblem(call: "opening", path: path, errno: ENOENT)
    }
    let found: Data?
    if isFolder.boolValue {
      parts = DirectoryParts(bundle: path)
      names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/parts")) ?? []
      let file = path + "/manifest.p7m"
      found = Disk.exists(file) ? try DurableFile.read(file) : nil
    } else {
      do {
        let carried = try CarryFile.index(path)
        (parts, found) = (carried.parts, carried.manifest)
        names = carried.parts.places.keys.map { "\($0).p7m" }
      } catch let problem as SealProblem {
        throw HomeProblem.unreadable(path, "it is no carry file, a tar of manifest.p7m and parts/ (\(problem.detail))")
      }
    }
    guard let found else { throw HomeProblem.unreadable(path, "a bundle holds manifest.p7m and parts/") }
    manifest = found
  }

  /// Checks that every part is here and is what was signed, without opening any.
  package func checkParts(_ manifest: Manifest, progress: (Int64) -> Void) throws(SealProblem) {
    for part in manifest.parts {
      guard let place = parts.place(of: part.sha256) else {
        throw SealProblem(.part, .partMissing, "part \(part.sha256) is not here")
      }
      guard let bytes = try? DurableFile.read(place, atMost: part.bytes), Int64(bytes.count) == part.bytes,
        SHA256.digest(bytes) == part.sha256
      else { throw SealProblem(.part, .digestMismatch, "part \(part.sha256) is damaged") }
      progress(part.bytes)
    }
    guard Set(manifest.parts.map { "\($0.sha256).p7m" }).isSuperset(of: names) else {
      throw SealProblem(.part, .foreignPart, "parts/ holds a file that the manifest does not name")
    }
  }
}

/// A bundle as a folder of its manifest and its parts.
package enum BundleFolder {
  /// Where this process seals what becomes `target`.
  package static func temporary(for target: String) -> String { target + ".sealing-\(getpid())" }

  /// Seals a case into a new folder, which appears only when it is whole.
  package static func seal(
    _ source: any CaseSource, _ order: BundleOrder, expires: Date, identity: MissionIdentity, directory: Directory,
    division: Division?, to target: String, progress: @escaping @Sendable (Int64) -> Void
  ) throws -> SignedManifest {
    guard !FileManager.default.fileExists(atPath: target) else { throw HomeProblem.occupied(target) }
    let temporary = temporary(for: target)
    try? FileManager.default.removeItem(atPath: temporary)
    try DurableFile.makeDirectory(temporary + "/parts")
    do {
      let sealer = BundleSealer(
        identity: identity, directory: directory, files: DirectoryParts(bundle: temporary), progress: progress)
      let bundle = try sealer.seal(source, order, expires: expires, division: division)
      try DurableFile.write(bundle.entry.der, to: temporary + "/manifest.p7m", mode: 0o600)
      try Disk.synchronizeDirectory(temporary + "/parts")
      try Disk.move(temporary, to: target)
      try Disk.synchronizeDirectory((target as NSString).deletingLastPathComponent)
      return bundle
    } catch {
      try? FileManager.default.removeItem(atPath: temporary)
      throw error
    }
  }
}
