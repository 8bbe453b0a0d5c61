import Foundation
import Testing

@testable import Reception

@Suite("Patience: waiting for work that goes on by itself")
struct PatienceTests {
  struct Broken: Error {}

  @Test("a value that comes in time is the answer")
  func inTime() async throws {
    #expect(try await Patience.value(of: Task { 7 }, within: 60) == 7)
  }

  @Test("an error that comes in time is thrown")
  func errorInTime() async {
    await #expect(throws: Broken.self) { try await Patience.value(of: Task { throw Broken() }, within: 60) }
  }

  @Test("work that takes longer is left to go on, and its value can still be had")
  func late() async throws {
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    let work = Task<Int, any Error> {
      for await _ in gate { break }
      return 7
    }
    #expect(try await Patience.value(of: work, within: 0.01) == nil)
    open.yield()
    #expect(try await work.value == 7)
    #expect(try await Patience.value(of: work, within: 60) == 7)
  }
}
