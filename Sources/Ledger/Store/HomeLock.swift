import Base
import Foundation
import Handover

/// The right of one process to work on a home: an exclusive `flock` on its `lock` file, held for life. The
/// kernel lets go of it when the process dies, however it dies.
final class HomeLock: Sendable {
  private let descriptor: Int32

  /// - Throws: `LedgerProblem.homeInUse`, naming the process that holds it; `StorageProblem`.
  init(_ directory: String) throws {
    descriptor = try Self.lock(directory)
    signName()
  }

  /// Unlocks before it closes: a child process between fork and exec still has the descriptor.
  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Apart from `init`: a class whose `init` throws with all its properties set still runs `deinit`, and
  /// would close a second time what another thread may have opened meanwhile.
  private static func lock(_ directory: String) throws -> Int32 {
    let path = directory + "/lock"
    let descriptor = try Disk.open(path, O_RDWR | O_CREAT)
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
    let (reason, holder) = (errno, holder(descriptor))
    close(descriptor)
    guard reason == EWOULDBLOCK else { throw StorageProblem(call: "flock", path: path, errno: reason) }
    throw LedgerProblem.homeInUse(directory: directory, pid: holder)
  }

  /// Writes our pid, for whoever is refused. A full disk costs only the name.
  private func signName() {
    ftruncate(descriptor, 0)
    let name = Array("\(getpid())\n".utf8)
    _ = name.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  private static func holder(_ descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count > 0 else { return nil }
    return Int32(
      String(decoding: bytes[..<count], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
  }
}
