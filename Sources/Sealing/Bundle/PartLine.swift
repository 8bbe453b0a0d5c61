import Base
import Dispatch
import Foundation
import Handover
import Synchronization

/// Cuts a stream into parts and seals them, in memory that does not grow with the stream: with two buffers one fills while
/// the other is sealed on another core; and the disk takes in what was sealed before. A stream of less than one part is
/// sealed where it is.
final class PartLine: Sendable {
  private struct State {
    var parts: [Int: Manifest.Part] = [:]
    var failure: (any Error)?
  }

  private let recipients: [Certificate]
  private let files: any PartFiles
  private let state = Mutex(State())
  /// As many at a time as there are cores; the disk is waited for elsewhere.
  private let queue = DispatchQueue(label: "baton.sealing", attributes: .concurrent)
  private let group = DispatchGroup()
  /// Buffers that may be in use at once, and parts that may be on their way to the disk.
  private let free: DispatchSemaphore
  private let room = DispatchSemaphore(value: 4)
  private let pool: PartBufferPool

  /// - Parameter partSize: Octets of content in every part but the last.
  init(recipients: [Certificate], files: any PartFiles, buffers: Int, partSize: Int = SealedPart.contentSize) {
    pool = PartBufferPool(capacity: partSize)
    self.recipients = recipients
    self.files = files
    free = DispatchSemaphore(value: buffers)
  }

  /// Runs `fill`, which writes the stream, and returns the parts in order, all durable.
  func run(_ fill: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws -> [Manifest
    .Part]
  {
    free.wait()
    var current = pool.take()
    var index = 0
    defer { group.wait() }
    do {
      try fill { bytes in
        var rest = bytes
        while !rest.isEmpty {
          if current.count == current.capacity {
            self.sealLater(current, at: index)
            self.free.wait()
            (current, index) = (self.pool.take(), index + 1)
            if let failure = self.state.withLock({ $0.failure }) { throw failure }
          }
          rest = current.take(rest)
        }
      }
    } catch {
      free.signal()
      throw error
    }
    defer { free.signal() }
    try seal(current, at: index)()
    group.wait()
    return try state.withLock { state in
      if let failure = state.failure { throw failure }
      return (0...index).compactMap { state.parts[$0] }
    }
  }

  /// Removes what has been stored: the bundle will not be.
  func discard() {
    for part in state.withLock({ $0.parts.values }) { files.remove(part.sha256) }
  }

  private func sealLater(_ buffer: PartBuffer, at index: Int) {
    room.wait()
    queue.async(group: group) { [self] in
      let sealed = Result { try seal(buffer, at: index) }
      pool.giveBack(buffer)
      free.signal()
      Blocking.queue.async(group: group) { [self] in
        defer { room.signal() }
        do { try sealed.get()() } catch { state.withLock { $0.failure = $0.failure ?? error } }
      }
    }
  }

  /// - Returns: Makes the sealed part durable; the buffer is no longer needed.
  private func seal(_ buffer: PartBuffer, at index: Int) throws -> @Sendable () throws -> Void {
    let content = buffer.memory
    let frame = try SealedPart.seal(content, for: recipients)
    return try frame.before.withUnsafeBytes { before in
      try frame.after.withUnsafeBytes { after in
        let pieces = [before, UnsafeRawBufferPointer(content), after]
        let part = Manifest.Part(
          sha256: SHA256.digest(pieces), bytes: Int64(pieces.reduce(0) { $0 + $1.count }))
        state.withLock { $0.parts[index] = part }
        return try files.write(part.sha256, pieces)
      }
    }
  }
}
