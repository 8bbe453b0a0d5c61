import Foundation
import Testing

@testable import Handover

@Suite("Queue policy")
struct QueuePolicyTests {
  @Test("The defaults are those of decision 0017")
  func defaults() {
    let policy = QueuePolicy()
    #expect((policy.windowStart, policy.windowMax, policy.totalMax) == (2, 4, 16))
    #expect(policy.missionShare == 0.6)
    #expect(policy.smallBundle == 1_048_576)
    #expect(policy.breakerCohort == 3)
    #expect((policy.probeFirst, policy.probeMax, policy.probeJitter) == (60, 900, 0.2))
    #expect((policy.noticeAfter, policy.alarmAfter, policy.escalateAfter) == (1800, 14400, 432_000))
    #expect((policy.backoffBase, policy.backoffCap, policy.quickPhase) == (5, 300, 1800))
    #expect((policy.middleCap, policy.middlePhase) == (3600, 86400))
    #expect((policy.slowWait, policy.slowJitter) == (14400, 0.2))
    #expect((policy.pullDivisor, policy.pullFloor, policy.retryAfterMax) == (8, 30, 21600))
    #expect((policy.poisonCrashes, policy.poisonRejects) == (3, 5))
    #expect(policy.missionHoldProbe == 3600)
    #expect(DeliveryOrder.undated == 1_209_600)
    #expect((policy.deadAfterArrival, policy.deadAfterCreated) == (2_592_000, 3_888_000))
    #expect(policy.faults == [])
  }

  @Test("60 % of the slots, at least one", arguments: [(16, 9), (10, 6), (5, 3), (1, 1), (0, 1)])
  func share(total: Int, slots: Int) {
    var policy = QueuePolicy()
    policy.totalMax = total
    #expect(policy.slotsPerMission == slots)
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout QueuePolicy) -> Void

    init(_ word: String, _ change: @escaping @Sendable (inout QueuePolicy) -> Void) {
      self.testDescription = word
      self.change = change
    }
  }

  static let faults = [
    Fault("windowStart") { $0.windowStart = 0 },
    Fault("windowMax") { $0.windowMax = 1 },
    Fault("totalMax") { $0.totalMax = 2 },
    Fault("missionShare") { $0.missionShare = 0 },
    Fault("missionShare") { $0.missionShare = .nan },
    Fault("breakerCohort") { $0.breakerCohort = 0 },
    Fault("probeMax") { $0.probeMax = 59 },
    Fault("probeJitter") { $0.probeJitter = 1 },
    Fault("slowJitter") { $0.slowJitter = -0.1 },
    Fault("backoffCap") { $0.backoffCap = 4 },
    Fault("middleCap") { $0.middleCap = 299 },
    Fault("slowWait") { $0.slowWait = 0 },
    Fault("pullDivisor") { $0.pullDivisor = 0.5 },
    Fault("pullFloor") { $0.pullFloor = 0 },
    Fault("missionHoldProbe") { $0.missionHoldProbe = -1 },
    Fault("poison limits") { $0.poisonRejects = 0 },
    Fault("alarmAfter") { $0.alarmAfter = 60 },
  ]

  @Test("A senseless value is named", arguments: faults)
  func named(fault: Fault) throws {
    var policy = QueuePolicy()
    fault.change(&policy)
    #expect(policy.faults.count == 1)
    #expect(try #require(policy.faults.first).contains(fault.testDescription))
  }
}
