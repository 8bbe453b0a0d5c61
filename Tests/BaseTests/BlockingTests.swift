import Base
import Dispatch
import Testing

@Suite("Work that blocks")
struct BlockingTests {
  @Test("What waits for the disk or for a slow reader keeps nothing else from running", .timeLimit(.minutes(2)))
  func everyWaiterHasAThread() async throws {
    let waiters = 60
    let arrived = DispatchGroup()
    for _ in 0..<waiters { arrived.enter() }
    let metOthers = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<waiters {
        group.addTask {
          try await Blocking.run {
            arrived.leave()
            return arrived.wait(timeout: .now() + .seconds(20)) == .success
          }
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(metOthers == waiters)
  }
}
