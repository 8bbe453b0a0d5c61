package import Base
import Foundation
package import Handover
import Synchronization

/// The sealed parts in `DIR/parts/<first two hex digits>/<sha256>`, written by way of `DIR/temp`:
/// temp → write → fdatasync → rename → fsync(directory). Readable by this user only. Those that come over a line grow in
/// `DIR/half` instead, until they are whole.
///
/// After a failed fsync (EIO) every later call is refused with that problem: the daemon stops, and checks the
/// parts with `damaged` when it starts again (`needRecheck`).
package final class DiskPartFiles: IncomingPartFiles {
  private struct State {
    var failure: StorageProblem?
    /// Renamed and not yet durable: not there yet, whatever the directory says.
    var pending: Set<Digest> = []
    var count = 0
  }

  let parts: String
  let temp: String
  let orphans: String
  let half: HalfParts
  let hashing: PartHashing
  private let mark: RecheckMark
  private let state = Mutex(State())

  /// Makes the folders that are missing, and durable what an earlier process may have left in between.
  ///
  /// - Parameter directory: The mission's home; it exists.
  /// - Throws: `StorageProblem`.
  package init(directory: String, hashing: @escaping PartHashing) throws {
    parts = directory + "/parts"
    temp = directory + "/temp"
    orphans = directory + "/orphans"
    self.hashing = hashing
    mark = RecheckMark(directory: directory)
    half = try HalfParts(directory + "/half")
    try Disk.makeDirectory(temp)
    try Disk.makeDirectory(parts)
    let folders = Self.prefixes.map { [parts] in "\(parts)/\($0)" }
    for folder in folders { try Disk.makeDirectory(folder) }
    for folder in [directory, parts] + folders { try Disk.synchronizeDirectory(folder) }
  }

  static let prefixes = (0...255).map { String(format: "%02x", $0) }

  package func path(of digest: Digest) -> String { "\(folder(of: digest))/\(digest)" }

  package func has(_ digest: Digest) -> Bool {
    state.withLock { $0.failure == nil && !$0.pending.contains(digest) } && Disk.size(path(of: digest)) != nil
  }

  /// - Throws: `StorageProblem`.
  package func write(_ digest: Digest, _ pieces: [UnsafeRawBufferPointer]) throws -> @Sendable () throws -> Void {
    try check()
    if has(digest) { return {} }
    let file = try TempFile(newTemp())
    for piece in pieces { try file.write(piece) }
    return { [self] in try publish(digest, synchronize: file.synchronize, move: file.move) }
  }

  package func remove(_ digest: Digest) { unlink(path(of: digest)) }

  package var free: Int64 { Disk.free(parts) }

  /// The failed sync after which every call fails; the daemon must stop.
  package var failure: StorageProblem? { state.withLock { $0.failure } }

  /// Makes a written file durable and visible as `digest`. A part that is there already stays as it is.
  func publish(_ digest: Digest, synchronize: () throws -> Void, move: (_ place: String) throws -> Void) throws {
    try check()
    if has(digest) { return }
    try noting {
      try synchronize()
      state.withLock { _ = $0.pending.insert(digest) }
      try move(path(of: digest))
      try Disk.synchronizeDirectory(folder(of: digest))
      state.withLock { _ = $0.pending.remove(digest) }
    }
  }

  /// Runs what writes, and notes a failed sync: it is final. After any other problem the part is simply not there, and can
  /// be written again.
  func noting<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let problem as StorageProblem {
      if problem.errno == EIO, problem.call == "fdatasync" || problem.call == "fsync" {
        mark.leave()
        state.withLock { $0.failure = $0.failure ?? problem }
      }
      throw problem
    }
  }

  /// - Throws: the failure after which nothing here can be trusted.
  func check() throws {
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  /// Whether a sync has failed, of a part or of the ledger, since all parts were last read: call `damaged`.
  package var needRecheck: Bool { mark.isLeft }

  /// All parts have been read, and the damaged ones removed.
  package func rechecked() { mark.remove() }

  private func newTemp() -> String {
    let number = state.withLock { state in
      state.count += 1
      return state.count
    }
    return "\(temp)/\(getpid())-\(number)"
  }

  private func folder(of digest: Digest) -> String { "\(parts)/\(digest.text.prefix(2))" }
}
