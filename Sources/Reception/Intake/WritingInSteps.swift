import Base
import Foundation
import Handover
import NIOCore
import Synchronization

/// Gathers what trickles in and gives it to the disk in larger steps: by size, and by time, since on a narrow line a step
/// takes half a minute, too much to lose to a line that falls silent or to a power cut.
final class WritingInSteps: Sendable {
  private let writer: any PartWriter
  private let gathered = Mutex(ByteBuffer())
  /// Held from taking a step until it is written, so that steps are written in their order.
  private let order = Mutex(())
  /// Why a step by the clock failed, for whoever takes the next.
  private let failure = Mutex<(any Error)?>(nil)

  init(_ writer: any PartWriter) { self.writer = writer }

  /// - Returns: Octets gathered now.
  func gather(_ piece: ByteBuffer) -> Int {
    gathered.withLock { gathered in
      gathered.writeImmutableBuffer(piece)
      return gathered.readableBytes
    }
  }

  /// Writes what is gathered.
  ///
  /// - Throws: What the writer does, now or in a step by the clock.
  func write() async throws {
    if let failure = failure.withLock({ $0 }) { throw failure }
    try await Blocking.run { [self] in
      try order.withLock { _ in
        let step = gathered.withLock { gathered in
          defer { gathered = ByteBuffer() }
          return gathered
        }
        if step.readableBytes > 0 { try step.withUnsafeReadableBytes { try writer.write($0) } }
      }
    }
  }

  /// Writes in these intervals until it is cancelled, or a step fails.
  func writeEvery(_ interval: Duration) async {
    while (try? await Task.sleep(for: interval)) != nil {
      guard gathered.withLock({ $0.readableBytes }) > 0 else { continue }
      do { try await write() } catch {
        failure.withLock { $0 = error }
        return
      }
    }
  }
}
