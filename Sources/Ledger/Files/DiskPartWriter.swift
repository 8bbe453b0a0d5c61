import Foundation
import Handover
import Synchronization

/// One part on its way to the disk, hashed as it comes.
final class DiskPartWriter: PartWriter {
  private struct State: ~Copyable {
    /// Used under the lock only.
    nonisolated(unsafe) let hasher: any PartHasher
    var written: Int64 = 0
    /// Set when something went wrong or all is done; nothing more is taken.
    var isOver = false
  }

  private let files: DiskPartFiles
  private let file: TempFile
  private let digest: Digest
  private let bytes: Int64
  private let state: Mutex<State>

  init(_ files: DiskPartFiles, _ file: TempFile, _ digest: Digest, _ bytes: Int64) {
    self.files = files
    self.file = file
    self.digest = digest
    self.bytes = bytes
    state = Mutex(State(hasher: files.hashing()))
  }

  func write(_ piece: UnsafeRawBufferPointer) throws {
    try state.withLock { state in
      try Self.go(&state)
      guard Int64(piece.count) <= bytes - state.written else {
        throw SealProblem(.part, .tooLarge, "more than the \(bytes) octets announced for part \(digest)")
      }
      try file.write(piece)
      state.hasher.update(piece)
      state.written += Int64(piece.count)
      state.isOver = false
    }
  }

  func finish() throws {
    try state.withLock { state in
      try Self.go(&state)
      guard state.written == bytes else {
        throw SealProblem(
          .part, .digestMismatch, "\(state.written) octets of \(bytes) came of part \(digest)")
      }
      let found = state.hasher.finish()
      guard found == digest else {
        throw SealProblem(.part, .digestMismatch, "part \(digest) came as \(found)")
      }
    }
    try files.publish(file, as: digest)
  }

  /// Over, until the step that now begins says otherwise.
  private static func go(_ state: inout State) throws {
    guard !state.isOver else {
      throw SealProblem(.part, .malformed, "the part was already given up or finished")
    }
    state.isOver = true
  }
}
