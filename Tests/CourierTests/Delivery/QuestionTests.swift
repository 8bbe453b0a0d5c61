import Foundation
import Handover
import PeerProtocol
import Synchronization
import Testing

@testable import Courier

@Suite("Short questions to other missions")
struct QuestionTests {
  @Test("a mission is asked one thing at a time: the next question takes the connection of the one before")
  func oneAtATime() async throws {
    let house = try House()
    let under = Mutex((now: 0, most: 0))
    let peer = FakePeer { _, _ in
      under.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      for _ in 0..<20 { await Task.yield() }
      under.withLock { $0.now -= 1 }
      return .response(.problem(404, "malformed"))
    }
    let (dispatcher, them) = (house.dispatcher(peer), house.them)
    try await withThrowingTaskGroup(of: Data?.self) { group in
      for _ in 1...4 {
        group.addTask { try await dispatcher.note(of: them) }
        group.addTask { try await dispatcher.list(of: them, within: 3) }
      }
      for try await answer in group { #expect(answer == nil) }
    }
    #expect(peer.seen.count == 8)
    #expect(under.withLock { $0.most } == 1)
  }
}
