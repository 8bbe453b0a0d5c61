import Foundation
import Handover
import NIOCore
import Synchronization
import Testing

@testable import Reception

@Suite("What trickles in, on its way to the disk")
struct WritingInStepsTests {
  /// Tells what is written, and fails from then on when it is told to.
  private final class Writer: PartWriter {
    let written: AsyncStream<String>
    private let tell: AsyncStream<String>.Continuation
    let problem = Mutex<SealProblem?>(nil)

    init() { (written, tell) = AsyncStream.makeStream() }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
      if let problem = problem.withLock({ $0 }) {
        tell.yield("nothing")
        throw problem
      }
      tell.yield(String(decoding: bytes, as: UTF8.self))
    }
    func finish() {}
    func pause() -> Int64 { 0 }
  }

  private let writer = Writer()

  @Test("is written by the clock when nothing more comes")
  func silence() async {
    let steps = WritingInSteps(writer)
    #expect(steps.gather(ByteBuffer(string: "what ")) == 5)
    #expect(steps.gather(ByteBuffer(string: "came")) == 9)
    let clock = Task { await steps.writeEvery(.milliseconds(1)) }
    defer { clock.cancel() }
    var written = writer.written.makeAsyncIterator()
    #expect(await written.next() == "what came")
  }

  @Test("is not written twice, and nothing is written where nothing came")
  func once() async throws {
    let steps = WritingInSteps(writer)
    for piece in ["a", "b"] {
      _ = steps.gather(ByteBuffer(string: piece))
      try await steps.write()
      try await steps.write()
    }
    var written = writer.written.makeAsyncIterator()
    #expect(await [written.next(), written.next()] == ["a", "b"])
  }

  @Test("a step by the clock that fails is told to whoever takes the next")
  func failure() async {
    let steps = WritingInSteps(writer)
    writer.problem.withLock { $0 = SealProblem(.part, .superseded, "x") }
    _ = steps.gather(ByteBuffer(string: "a"))
    await steps.writeEvery(.milliseconds(1))
    writer.problem.withLock { $0 = nil }
    let problem = await #expect(throws: SealProblem.self) { try await steps.write() }
    #expect(problem?.code == .superseded)
  }
}
