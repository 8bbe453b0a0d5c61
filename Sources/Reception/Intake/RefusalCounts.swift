import Foundation
import Handover
import Synchronization

/// Keeps what another mission can write into the journal bounded: of refusals that are alike (who, what, code) one an hour
/// is listed, and the others are counted. A mission can cause some dozens an hour at most, one for each code.
final class RefusalCounts: Sendable {
  private struct Kind: Hashable {
    let action: String
    let actor: String
    let code: ProblemCode
    let layer: Layer
  }

  private struct Count {
    var since: Date
    var repeated = 0
  }

  /// Seconds for which refusals like the first are counted.
  static let span: TimeInterval = 3600

  private let counts = Mutex<[Kind: Count]>([:])

  /// What to write of a refusal; nil when it is only counted.
  func event(_ action: String, _ actor: String, _ problem: SealProblem, subject: String, now: Date) -> JournalEvent? {
    let kind = Kind(action: action, actor: actor, code: problem.code, layer: problem.layer)
    let before: Int? = counts.withLock { counts in
      if let count = counts[kind], abs(now.timeIntervalSince(count.since)) < Self.span {
        counts[kind]?.repeated += 1
        return nil
      }
      defer { counts[kind] = Count(since: now) }
      return counts[kind]?.repeated ?? 0
    }
    return before.map { Self.event(kind, subject: subject, repeated: $0, now: now) }
  }

  /// What is still to be said of refusals whose hour is over.
  func ended(now: Date) -> [JournalEvent] {
    counts.withLock { counts in
      let over = counts.filter { abs(now.timeIntervalSince($0.value.since)) >= Self.span }
      for kind in over.keys { counts[kind] = nil }
      return over.filter { $0.value.repeated > 0 }.map {
        Self.event($0.key, subject: nil, repeated: $0.value.repeated, now: now)
      }
    }
  }

  /// - Parameter repeated: How many like it went before unlisted.
  private static func event(_ kind: Kind, subject: String?, repeated: Int, now: Date) -> JournalEvent {
    var detail = ["code": kind.code.rawValue, "layer": kind.layer.rawValue]
    if repeated > 0 { detail["repeated"] = "\(repeated)" }
    return JournalEvent(at: now, actor: kind.actor, action: kind.action, subject: subject, detail: detail)
  }
}
