import Base
import Foundation
import Handover
import Synchronization

/// How it stands with each mission: what the courier knows, what is held, and whether it answers. Lines and health say the same of it.
struct MissionLines: Sendable {
  let status: DaemonView
  let counts: [QueueCount]
  /// How old what waits is, in the classes of `ages`.
  let ages: [QueueAges]
  /// The tries of the last day.
  let tries: [RecentAttempt]
  /// Of the other missions, whether each answers.
  let reached: [HealthFinding]
  /// Number and hash of the journal's newest entry.
  let journalHead: String?

  /// Where each class of age ends, in seconds, and the sentence that it goes by; the last is of all that is older.
  static let ages: [(limit: TimeInterval, name: String)] = [
    (3600, "age_hour"), (day, "age_day"), (7 * day, "age_week"),
  ]
  static let oldest = "age_older"
  static let day: TimeInterval = 86_400

  /// The tries of one mission in each of the last 24 hours, the newest last.
  func hours(of mission: MissionID, at now: Date) -> [(tries: Int, failed: Int)] {
    tries.filter { $0.mission == mission }.reduce(into: Array(repeating: (0, 0), count: 24)) { hours, attempt in
      let hour = 23 - Int(now.timeIntervalSince(attempt.began) / 3600)
      guard hours.indices.contains(hour) else { return }
      hours[hour].0 += 1
      hours[hour].1 += attempt.isFailed ? 1 : 0
    }
  }

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
