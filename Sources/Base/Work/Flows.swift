import Dispatch
package import Foundation
import Synchronization

/// Bytes from an async producer to a blocking consumer, a few pieces at a time.
package final class Inflow: Sendable {
  private struct State {
    var pieces: [Data] = []
    var producer: CheckedContinuation<Void, any Error>?
    var end: Result<Void, any Error>?
    var abandoned = false
  }

  private let state = Mutex(State())
  private let available = DispatchSemaphore(value: 0)
  private static let capacity = 2

  package init() {}

  /// The consumer went away before the end.
  package struct Abandoned: Error {}

  /// Gives a piece, waiting while the consumer is behind.
  package func push(_ piece: Data) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      let resume: Result<Void, any Error>? = state.withLock { state in
        if state.abandoned { return .failure(Abandoned()) }
        state.pieces.append(piece)
        if state.pieces.count < Self.capacity { return .success(()) }
        state.producer = continuation
        return nil
      }
      available.signal()
      if let resume { continuation.resume(with: resume) }
    }
  }

  /// Ends the flow; with an error, the consumer sees it instead of an end.
  package func finish(_ error: (any Error)? = nil) {
    state.withLock { $0.end = error.map { .failure($0) } ?? .success(()) }
    available.signal()
  }

  /// The next piece, or nil at the end. Blocks.
  package func next() throws -> Data? {
    available.wait()
    let (piece, producer): (Data?, CheckedContinuation<Void, any Error>?) = try state.withLock { state in
      guard !state.pieces.isEmpty else {
        available.signal()
        try state.end?.get()
        return (nil, nil)
      }
      defer { state.producer = nil }
      return (state.pieces.removeFirst(), state.producer)
    }
    producer?.resume()
    return piece
  }

  /// The consumer stops reading: the producer gets an error at its next push.
  package func abandon() {
    let producer = state.withLock { state in
      state.abandoned = true
      defer { state.producer = nil }
      return state.producer
    }
    producer?.resume(throwing: Abandoned())
  }
}

/// Bytes from a blocking producer to an async consumer, a few pieces at a time: the producer's end. Once the consumer's is
/// closed, or nobody has it any more, the next `write` fails, also one that waits for room.
package final class Outflow: Sendable {
  private let continuation: AsyncThrowingStream<Data, any Error>.Continuation
  private let room = DispatchSemaphore(value: 0)
  private let closed = Atomic(false)

  private init(_ continuation: AsyncThrowingStream<Data, any Error>.Continuation) {
    self.continuation = continuation
    for _ in 0..<4 { room.signal() }
    continuation.onTermination = { [weak self] _ in self?.close() }
  }

  /// Both ends of a flow. Whoever keeps the consumer's end keeps the producer waiting.
  package static func ends() -> (flow: Outflow, reader: Reader) {
    let (pieces, continuation) = AsyncThrowingStream.makeStream(of: Data.self)
    let flow = Outflow(continuation)
    return (flow, Reader(pieces, flow))
  }

  private func close() {
    closed.store(true, ordering: .sequentiallyConsistent)
    room.signal()
  }

  /// Gives a piece. Blocks while the consumer is behind.
  ///
  /// - Throws: `Inflow.Abandoned` when the consumer went away.
  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    room.wait()
    if closed.load(ordering: .sequentiallyConsistent) {
      room.signal()
      throw Inflow.Abandoned()
    }
    continuation.yield(Data(bytes))
  }

  package func finish(_ error: (any Error)? = nil) { continuation.finish(throwing: error) }

  /// The consumer's end.
  package final class Reader: Sendable {
    private let pieces: AsyncThrowingStream<Data, any Error>
    private let flow: Outflow

    fileprivate init(_ pieces: AsyncThrowingStream<Data, any Error>, _ flow: Outflow) {
      self.pieces = pieces
      self.flow = flow
    }

    /// The next piece, or nil at the end.
    ///
    /// - Throws: what the producer has ended with.
    package func next() async throws -> Data? {
      var iterator = pieces.makeAsyncIterator()
      let piece = try await iterator.next()
      if piece != nil { flow.room.signal() }
      return piece
    }

    /// Nothing more is wanted: what has come and was not read goes, and the producer ends.
    package func close() {
      flow.close()
      flow.continuation.finish()
    }
  }
}
