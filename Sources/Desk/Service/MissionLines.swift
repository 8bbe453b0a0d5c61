import Base
import Foundation
import Handover
import Synchronization

/// How it stands with each mission: what the courier knows, what is held, and whether it answers. Lines and health say the same of it.
struct MissionLines: Sendable {
  let status: DaemonView
  let counts: [QueueCount]
  /// Of the other missions, whether each answers.
  let reached: [HealthFinding]

  /// One mission's.
  struct Line: Sendable {
    enum State: String { case good, stopped, unreachable, held }

    let waiting: Int
    let held: Int
    /// What the courier knows to be in the way.
    let obstacle: WaitExplanation?
    /// That it did not answer, or not as it should, though the courier knows of nothing.
    let unreached: HealthFinding?

    var state: State { obstacle != nil ? .stopped : unreached != nil ? .unreachable : held > 0 ? .held : .good }

    /// Whether a person, or what the mission answered, keeps everything back, so that letting go changes something.
    var mayRelease: Bool {
      switch obstacle?.why {
      case .missionHeldByPerson, .missionHeld: true
      default: false
      }
    }

    var isHeldByPerson: Bool { if case .missionHeldByPerson = obstacle?.why { true } else { false } }
  }

  /// Whether it could be asked whether it answers: not where this mission's own keys do not open.
  func isAsked(_ mission: MissionID) -> Bool { reached.contains { $0.mission == mission } }

  func line(of mission: MissionID) -> Line {
    let count = counts.first { $0.mission == mission }
    let obstacle = status.missions.first { $0.mission == mission }?.why
    return Line(
      waiting: count?.waiting ?? 0, held: count?.held ?? 0, obstacle: obstacle,
      unreached: reached.first { $0.mission == mission && $0.level != .good })
  }
}

/// Which missions answered when they were last asked. A page that is loaded again within half a minute asks nobody anew.
final class Reached: Sendable {
  private static let fresh: TimeInterval = 30
  private let last = Mutex<(found: [HealthFinding], at: Date)?>(nil)

  func now(_ desk: StaffDesk) async -> [HealthFinding] {
    let now = desk.now()
    if let last = last.withLock({ $0 }), (0..<Self.fresh).contains(now.timeIntervalSince(last.at)) {
      return last.found
    }
    let found = await desk.reach()
    note(found, at: now)
    return found
  }

  func note(_ found: [HealthFinding], at now: Date) { last.withLock { $0 = (found, now) } }
}
