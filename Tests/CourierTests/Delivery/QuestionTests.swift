import Foundation
import Handover
import PeerProtocol
import Synchronization
import Testing

@testable import Courier

@Suite("Questions for another mission's keys")
struct QuestionTests {
  @Test("whoever asks while somebody else does hears the same; it is asked again afterwards")
  func once() async throws {
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
      for _ in 1...8 { group.addTask { try await dispatcher.note(of: them) } }
      for try await answer in group { #expect(answer == nil) }
    }
    #expect(under.withLock { $0.most } == 1)
    let before = peer.seen.count
    #expect(try await dispatcher.note(of: them) == nil)
    #expect(peer.seen.count == before + 1)
  }
}
