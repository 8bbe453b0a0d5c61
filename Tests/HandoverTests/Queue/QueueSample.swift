import Base
import Foundation
import Testing

@testable import Handover

/// What the queue tests share: a fixed morning, short makers, and a generator with a seed.
enum QueueSample {
  static let policy = QueuePolicy()
  /// Some morning. No test reads a clock.
  static let morning = Date(timeIntervalSinceReferenceDate: 800_000_000)
  static let day: TimeInterval = 86400
  static let hour: TimeInterval = 3600

  /// A mission by the name of its place.
  static func mission(_ name: String = "tripoli") throws -> MissionID {
    try MissionID("ly-\(name)")
  }

  /// Any transfer.
  static func transfer() throws -> TransferID { try TransferID("01a2010d-794a-70dd-88a1-afeb0a91ab06") }

  static func item(
    _ id: String = "one", to mission: String = "tripoli", kind: QueueItem.Kind = .bundle,
    bytes: Int64 = 5 << 20, priority: Int = 0, arrivesIn: TimeInterval? = nil,
    age: TimeInterval = 0, attempts: Int = 0, failures: Int = 0, nextIn: TimeInterval = 0
  ) throws -> QueueItem {
    QueueItem(
      id: id, transfer: try transfer(), mission: try Self.mission(mission), kind: kind, bytes: bytes,
      priority: priority,
      arrival: arrivesIn.map { Timestamp(morning + $0) }, created: morning - age, attempts: attempts,
      failures: failures,
      nextAttempt: morning + nextIn)
  }

  static func lane(_ mission: String = "tripoli", policy: QueuePolicy = policy) throws -> Lane {
    Lane(mission: try Self.mission(mission), policy: policy)
  }

  /// A lane whose breaker has just opened.
  static func openLane(_ mission: String = "tripoli", at now: Date = morning) throws -> Lane {
    var lane = try lane(mission)
    var rng = SplitMix64(seed: 1)
    for _ in 0..<policy.breakerCohort {
      lane.started()
      lane.connectionFailed(at: now, policy: policy, using: &rng)
    }
    return lane
  }

  /// Steele, Lea and Flood's SplitMix64: small, fast, and the same on every machine.
  struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
