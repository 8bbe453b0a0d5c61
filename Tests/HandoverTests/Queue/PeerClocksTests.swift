import Foundation
import Testing

@testable import Handover

@Suite("What other missions say the time is")
struct PeerClocksTests {
  private let noon = Date(timeIntervalSince1970: 1_800_000_000)
  private let missions = ["gm-banjul", "et-addis", "ng-lagos", "ne-niamey"].compactMap { try? MissionID($0) }

  @Test("nobody has said anything: no time, and no difference")
  func silence() {
    let clocks = PeerClocks()
    #expect(clocks.time(monotonic: 5) == nil)
    #expect(clocks.difference(wall: noon, monotonic: 5) == nil)
  }

  @Test("what one has said goes on with the monotonic clock")
  func carriedOn() {
    let clocks = PeerClocks()
    clocks.heard(noon, from: missions[0], monotonic: 100)
    #expect(clocks.time(monotonic: 3700) == noon + 3600)
    #expect(clocks.difference(wall: noon + 3600 + 599, monotonic: 3700) == nil)
    #expect(clocks.difference(wall: noon + 3600 + 601, monotonic: 3700) == 601)
    #expect(clocks.difference(wall: noon - 86_400, monotonic: 100) == -86_400)
  }

  @Test(
    "one that is wrong does not make others believe it is later",
    arguments: [([0, 9e6], 0), ([0, 5, 9e6], 5), ([0, 1, 2, 9e6], 1), ([9e6], 9e6)] as [([TimeInterval], TimeInterval)])
  func median(said: [TimeInterval], isTime: TimeInterval) {
    let clocks = PeerClocks()
    for (mission, offset) in zip(missions, said) { clocks.heard(noon + offset, from: mission, monotonic: 0) }
    #expect(clocks.time(monotonic: 0) == noon + isTime)
    #expect(clocks.count == said.count)
  }
}
