import Foundation
import Handover

/// An attempt's result in the words of the queue's rules.
struct AttemptEnding: Sendable {
  /// Nil when it says nothing about the mission.
  let verdict: Verdict?
  /// For the attempt's row, logs and metrics.
  let code: String
  /// One sentence for the operator.
  let text: String
  /// Whether our own proxy was in the way.
  private(set) var isOfProxy = false
  /// Whether it has brought the delivery forward before the line broke.
  private(set) var isForward = false
  /// Set when nothing has failed: the next try is so many seconds away, whatever went before.
  let pause: TimeInterval?

  /// Seconds, at least, between two attempts at what the peer has and is opening.
  private static let openingPause: TimeInterval = 15
  /// Seconds until a delivery goes on that a line has brought forward before it broke.
  private static let brokenPause: TimeInterval = 0.25

  /// - Parameter now: What this machine's clock says.
  init(_ result: AttemptResult, now: Date) {
    switch result {
    case .settled: self.init(.done, "delivered", "delivered")
    case .opening(let seconds):
      self.init(
        .retry(countsAgainstMission: false, retryAfter: seconds), "opening", "the peer is opening it",
        pause: max(seconds, Self.openingPause))
    case .obstacle(let obstacle):
      let verdict: Verdict =
        obstacle.holdsItem
        ? .holdItem(code: obstacle.code) : .retry(countsAgainstMission: false, retryAfter: nil)
      self.init(verdict, obstacle.code, obstacle.text)
    case .brokeOff(let text):
      self.init(
        .retry(countsAgainstMission: false, retryAfter: nil), "broke-off",
        "the line broke, and it goes on from there: \(text)", pause: Self.brokenPause)
      isForward = true
    case .cancelled: self.init(nil, "cancelled", "the daemon stopped in it", pause: 0)
    case .answered(let answer):
      let verdict = AnswerRules.judge(answer)
      let (code, words) = Self.words(answer)
      let text = ClockDoubt.add(to: words, now: now)
      self.init(verdict == .again ? Self.askedInVain(answer) : verdict, code, text)
      if case .proxy = answer { isOfProxy = true }
    }
  }

  /// What an answer means that has been asked for again already: another document in our place does not go away.
  private static func askedInVain(_ answer: PeerAnswer) -> Verdict {
    if case .http(_, _, ProblemCode.conflict.rawValue?) = answer {
      return .holdItem(code: ProblemCode.conflict.rawValue)
    }
    return .retry(countsAgainstMission: false, retryAfter: nil)
  }

  private init(_ verdict: Verdict?, _ code: String, _ text: String, pause: TimeInterval? = nil) {
    self.verdict = verdict
    switch verdict {
    case .holdItem(let its), .holdMission(let its), .alarm(let its): self.code = its
    case .retry, .done, .again, nil: self.code = code
    }
    self.text = text
    self.pause = pause
  }

  var isAlarm: Bool { if case .alarm = verdict { true } else { false } }

  /// Moves the item on. An operator's hold, placed meanwhile, stays.
  func apply(
    to item: inout QueueItem, at now: Date, policy: QueuePolicy, using rng: inout some RandomNumberGenerator
  ) {
    let operatorHold = item.hold.flatMap { $0.isByOperator ? $0 : nil }
    if let pause {
      if isForward { item.cameForward() }
      item.nextAttempt = now.addingTimeInterval(min(pause, policy.retryAfterMax))
    } else if let verdict {
      item.attemptEnded(verdict, text: text, at: now, policy: policy, using: &rng)
    }
    item.quarantineIfPoisoned(policy: policy)
    item.hold = operatorHold ?? item.hold
  }

  private static func words(_ answer: PeerAnswer) -> (code: String, text: String) {
    switch answer {
    case .unreachable(let text): ("unreachable", text)
    case .proxy(let text): ("proxy", text)
    case .http(let status, _, let problem):
      (
        "http-\(status)",
        problem.flatMap(ProblemCode.init(rawValue:)).map { "the other mission says: \($0.meaning)" }
          ?? "The peer answers \(status)."
      )
    case .refused(let code):
      (
        "refused",
        ProblemCode(rawValue: code).map { "the other mission says: \($0.meaning)" } ?? "The peer has refused it."
      )
    case .peerUntrusted(let text): ("peer-untrusted", text)
    case .receiptInvalid(let text): ("receipt-invalid", text)
    }
  }
}
