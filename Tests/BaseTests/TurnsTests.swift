import Base
import Synchronization
import Testing

@Suite("One at a time of each key")
struct TurnsTests {
  private final class Done: Sendable {
    let numbers = Mutex<[Int]>([])
  }

  private struct Failed: Error {}

  @Test("those of one key go one after the other, each once; another key goes beside them")
  func order() async throws {
    let (turns, done) = (Turns<String>(), Done())
    await turns.take("a") {
      #expect(await turns.take("b") { 7 } == 7, "another key")
      for number in 0..<3 {
        Task { await turns.take("a") { done.numbers.withLock { $0.append(number) } } }
      }
      // Each has had its chance to get in.
      for _ in 0..<100 { await Task.yield() }
      #expect(done.numbers.withLock { $0 } == [])
    }
    while done.numbers.withLock({ $0.count }) < 3 { await Task.yield() }
    #expect(Set(done.numbers.withLock { $0 }) == [0, 1, 2])
  }

  @Test("whoever fails leaves")
  func failing() async throws {
    let turns = Turns<String>()
    await #expect(throws: Failed.self) { try await turns.take("a") { throw Failed() } }
    #expect(await turns.take("a") { 1 } == 1)
  }
}
