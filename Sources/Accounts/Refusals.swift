import Foundation
import Handover
import Synchronization

/// Refused sign-ins on their way to the journal. They are written together, every few seconds and before somebody reads it:
/// so that one for a name that exists takes as long as one for a name that does not, and nobody fills the journal by trying
/// names.
final class Refusals: Sendable {
  enum Step: String, Sendable { case password, code, token }

  struct Kind: Hashable, Sendable {
    /// Nil for all names that nobody has.
    let staff: Code?
    let step: Step
  }

  struct Count: Sendable {
    var tries = 0
    var last: Date
  }

  private let counts = Mutex<[Kind: Count]>([:])

  func add(_ staff: Code?, _ step: Step, at now: Date, tries: Int = 1) {
    counts.withLock { counts in
      var count = counts[Kind(staff: staff, step: step)] ?? Count(last: now)
      (count.tries, count.last) = (count.tries + tries, now)
      counts[Kind(staff: staff, step: step)] = count
    }
  }

  /// What has gathered, which is not kept here any more.
  func take() -> [Kind: Count] {
    counts.withLock { counts in
      defer { counts = [:] }
      return counts
    }
  }
}

extension AccountDesk {
  /// Writes into the journal who was refused since the last time: one entry for each account and step. What cannot be
  /// written now is written the next time.
  package func noteRefusals() async throws {
    var left = refusals.take()
    defer { for (kind, count) in left { refusals.add(kind.staff, kind.step, at: count.last, tries: count.tries) } }
    for (kind, count) in left.sorted(by: { $0.value.last < $1.value.last }) {
      try await journal.note(
        JournalEvent(
          at: count.last, actor: kind.staff?.text ?? "nobody", action: "account.refused",
          detail: ["step": kind.step.rawValue, "tries": "\(count.tries)"]))
      left[kind] = nil
    }
  }
}
