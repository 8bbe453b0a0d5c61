import Base
import Foundation
import Handover
import Synchronization

/// A pipe between two threads: one writes, one reads.
final class PipePair: Sendable {
  struct Broken: Error {}

  private let ends: (reading: Int32, writing: Int32)
  private let state = Mutex((spoiled: false, readingOpen: true, writingOpen: true))

  init() throws {
    var descriptors: [Int32] = [-1, -1]
    guard pipe(&descriptors) == 0 else { throw StorageProblem(call: "pipe", path: "", errno: errno) }
    ends = (descriptors[0], descriptors[1])
    signal(SIGPIPE, SIG_IGN)
  }

  deinit {
    closeReading()
    closeWriting()
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(ends.writing, rest.baseAddress, rest.count)
      guard count > 0 else { throw Broken() }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// - Throws: `Broken` at the end of a spoiled pipe.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = Foundation.read(ends.reading, buffer.baseAddress, buffer.count)
    guard count > 0 || (count == 0 && !state.withLock(\.spoiled)) else { throw Broken() }
    return count
  }

  /// What has been written is not whole.
  func spoil() { state.withLock { $0.spoiled = true } }

  func closeReading() {
    state.withLock { state in
      if state.readingOpen { close(ends.reading) }
      state.readingOpen = false
    }
  }

  func closeWriting() {
    state.withLock { state in
      if state.writingOpen { close(ends.writing) }
      state.writingOpen = false
    }
  }
}

/// Work on a thread of its own, with its result.
final class Background: Sendable {
  private let done = DispatchSemaphore(value: 0)
  private let result = Mutex<Result<Void, any Error>>(.success(()))

  init(_ work: @escaping @Sendable () throws -> Void) {
    Thread.detachNewThread { [self] in
      let outcome = Result { try work() }
      result.withLock { $0 = outcome }
      done.signal()
    }
  }

  func wait() -> Result<Void, any Error> {
    done.wait()
    return result.withLock { $0 }
  }
}
