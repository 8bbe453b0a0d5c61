import Foundation
import Handover
import HandoverTesting
import Ledger

/// A directory that goes away with the last reference to it.
final class Scratch: Sendable {
  let path: String

  /// - Parameter inMemory: On a file system without a disk, where there is one: enough to outlive a process.
  init(inMemory: Bool = false) throws {
    let isThere = inMemory && access("/dev/shm", W_OK) == 0
    let parent = isThere ? "/dev/shm" : FileManager.default.temporaryDirectory.path
    path = "\(parent)/baton-ledger-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}

let testHashing: PartHashing = { TestSHA256() }

/// The ballast of test stores: small, so that copies are cheap.
let testBallast: Int64 = 64 << 10

func openLedger(_ directory: String, mission: String = "ly-tripoli", ballast: Int64 = testBallast) throws
  -> SQLiteLedger
{
  try SQLiteLedger.open(
    at: directory, mission: MissionID(mission), now: Date(timeIntervalSince1970: 1_795_000_000),
    ballast: ballast, hashing: testHashing)
}

/// A store, two missions and their documents.
func makeWorld(_ store: any HandoverStore) throws -> ContractWorld {
  try ContractWorld(store: store, here: MissionID("ly-tripoli"), there: MissionID("ne-niamey"))
}

/// Octets and permissions of a file.
func status(_ path: String) -> (size: Int64, mode: mode_t)? {
  var status = stat()
  return lstat(path, &status) == 0 ? (Int64(status.st_size), status.st_mode & 0o777) : nil
}

/// Regular files below `directory`, relative to it, sorted.
func files(in directory: String) -> [String] {
  (FileManager.default.subpaths(atPath: directory) ?? []).filter {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: directory + "/" + $0, isDirectory: &isDirectory)
      && !isDirectory.boolValue
  }.sorted()
}
