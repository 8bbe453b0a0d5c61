import Base
import Foundation
import Handover
import Synchronization

/// One part on its way to the disk, hashed as it comes.
final class DiskPartWriter: PartWriter {
  private struct State: ~Copyable {
    /// Used under the lock only.
    nonisolated(unsafe) let hasher: any PartHasher
    var written: Int64
    /// Set when something went wrong, all is done or a newer request has taken over; nothing more is taken.
    var isOver = false
  }

  private let files: DiskPartFiles
  private let name: HalfParts.Name
  private let part: Manifest.Part
  private let path: String
  private let descriptor: Int32
  private let state: Mutex<State>

  /// - Parameter offset: Octets that are here already; nil begins anew.
  /// - Throws: `OffsetMismatch`; `StorageProblem`.
  init(_ files: DiskPartFiles, _ name: HalfParts.Name, _ part: Manifest.Part, from offset: Int64?) throws {
    self.files = files
    self.name = name
    self.part = part
    path = files.half.path(name)
    let hasher = files.hashing()
    descriptor = try Self.open(path, from: offset, hasher)
    state = Mutex(State(hasher: hasher, written: offset ?? 0))
  }

  /// Apart from `init`: a class whose `init` throws with all its properties set still runs `deinit`.
  private static func open(_ path: String, from offset: Int64?, _ hasher: any PartHasher) throws -> Int32 {
    if let offset, offset > 0, !Disk.exists(path) { throw OffsetMismatch(have: 0) }
    let descriptor = try Disk.open(path, O_RDWR | O_CREAT | (offset == nil ? O_TRUNC : 0))
    do {
      let here = try hasher.update(readingAll: descriptor, path: path)
      guard here == offset ?? 0 else { throw OffsetMismatch(have: here) }
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  func write(_ piece: UnsafeRawBufferPointer) throws {
    try state.withLock { state in
      try Self.go(&state)
      guard Int64(piece.count) <= part.bytes - state.written else {
        files.half.remove(name)
        throw SealProblem(.part, .tooLarge, "more than the \(part.bytes) octets announced for part \(part.sha256)")
      }
      try put(piece)
      state.hasher.update(piece)
      state.written += Int64(piece.count)
      state.isOver = false
    }
  }

  /// On a full disk nothing of the part stays: the room is for receipts.
  private func put(_ piece: UnsafeRawBufferPointer) throws {
    do { try Disk.write(descriptor, piece, path: path) } catch let problem as StorageProblem where problem.isFull {
      files.half.remove(name)
      throw problem
    }
  }

  /// Under the lock to its end: whoever asks meanwhile what is here waits for the part to be there.
  func finish() throws {
    try state.withLock { state in
      try Self.go(&state)
      defer { files.half.remove(name) }
      guard state.written == part.bytes else {
        throw mismatch("\(state.written) octets of \(part.bytes) came of part \(part.sha256)")
      }
      let found = state.hasher.finish()
      guard found == part.sha256 else { throw mismatch("part \(part.sha256) came as \(found)") }
      try files.publish(
        part.sha256, synchronize: { try Disk.synchronizeData(descriptor, path: path) },
        move: { try Disk.move(path, to: $0) })
    }
  }

  func pause() throws -> Int64 {
    try state.withLock { state in
      try Self.go(&state)
      try files.noting { try Disk.synchronizeData(descriptor, path: path) }
      return state.written
    }
  }

  /// A newer request takes over: nothing more is written here once this has returned.
  func end() { state.withLock { $0.isOver = true } }

  private func mismatch(_ what: String) -> SealProblem { SealProblem(.part, .digestMismatch, what) }

  /// Over, until the step that now begins says otherwise.
  private static func go(_ state: inout State) throws {
    guard !state.isOver else {
      throw SealProblem(.part, .superseded, "the part was given up, finished, or taken over by a newer request")
    }
    state.isOver = true
  }
}
