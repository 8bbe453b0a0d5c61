import Base
import Foundation
import Handover

/// Files written whole or not at all: temp → write → fdatasync → rename → fsync(directory).
enum DurableFile {
  /// - Parameter mode: 0400 for private keys, 0600 or 0644 for the rest.
  static func write(_ data: Data, to path: String, mode: mode_t) throws {
    try write(data, to: path, mode: mode, isSynced: true)
  }

  /// The same for what can be had again, without waiting for the disk.
  static func writeUnsynced(_ data: Data, to path: String, mode: mode_t) throws {
    try write(data, to: path, mode: mode, isSynced: false)
  }

  private static func write(_ data: Data, to path: String, mode: mode_t, isSynced: Bool) throws {
    try TempFile.replace(path, mode: mode, isSynced: isSynced) { file in try data.withUnsafeBytes { try file.write($0) }
    }
  }

  /// Makes a directory that only its owner may enter, with its parents.
  static func makeDirectory(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StorageProblem(call: "mkdir", path: path, errno: errno == 0 ? EACCES : errno)
    }
  }

  /// What is at a place, but one octet more than `limit` at the most.
  static func read(_ place: PartPlace, atMost limit: Int64) throws -> Data {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: place.path))
    try file.seek(toOffset: UInt64(place.offset))
    return try file.read(upToCount: Int(min(place.bytes ?? .max, limit + 1))) ?? Data()
  }

  static func read(_ path: String) throws -> Data {
    do { return try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw StorageProblem(
        call: "reading", path: path, errno: access(path, F_OK) == 0 ? EACCES : ENOENT)
    }
  }
}
