package import Foundation

/// The answer to "why is this waiting?".
package struct WaitExplanation: Sendable, Codable, Equatable {
  /// What keeps it, in plain words.
  package let reason: String
  /// When something happens by itself; `nil` when that depends on others.
  package let until: Date?
  /// What the reader can do.
  package let advice: String

  package init(reason: String, until: Date?, advice: String) {
    self.reason = reason
    self.until = until
    self.advice = advice
  }
}

/// Explains a waiting item to an operator at three in the morning.
package enum Waiting {
  /// The one thing that keeps this item now; what a person must decide comes before what passes by
  /// itself.
  package static func explain(
    _ item: QueueItem, lane: Lane?, suspension: Suspension? = nil, now: Date, policy: QueuePolicy
  ) -> WaitExplanation {
    let lane = lane ?? Lane(mission: item.mission, policy: policy)
    return byItem(item, policy: policy)
      ?? suspension.map { WaitExplanation(reason: $0.reason, until: nil, advice: $0.advice) }
      ?? explain(lane, now: now)
      ?? byBackoff(item, lane: lane, now: now, policy: policy)
      ?? bySlots(item, lane: lane)
  }

  private static func byItem(_ item: QueueItem, policy: QueuePolicy) -> WaitExplanation? {
    if let hold = item.hold {
      let by = hold.isByOperator ? "An operator holds it" : "It is on hold (\(hold.code))"
      return WaitExplanation(reason: by + because(hold), until: nil, advice: advice(for: hold, of: item))
    }
    guard let why = Poison.verdict(for: item, policy: policy) else { return nil }
    let last = item.lastReject.map { " (\($0))" } ?? ""
    return WaitExplanation(
      reason: "It is set aside so that the others can go: \(why)\(last).", until: nil,
      advice: "Look at its attempts. To try again: baton requeue \(item.id)")
  }

  private static func advice(for hold: HoldReason, of item: QueueItem) -> String {
    if hold.isByOperator { return "Ask whoever holds it; only they should let it go: baton release \(item.id)" }
    if hold.code == HoldReason.awaitingApproval {
      return "A supervisor other than whoever handed it in: baton approve \(item.id.prefix(12)), or on the board"
    }
    guard item.kind == .bundle, hold.isOfContent else {
      return "Put right what it says, then: baton release \(item.id)"
    }
    let mend = hold.code == HoldReason.signatureEnded ? "Hand the folder in again" : "Mend the folder and hand it in"
    return "The sealed case cannot be changed. \(mend) as a new transfer with baton send; then give this one up: "
      + "baton retire \(item.id). Do not release it: if it went after all, it would be there twice"
  }

  /// What keeps everything for a mission; nil when nothing does.
  package static func explain(_ lane: Lane, now: Date) -> WaitExplanation? {
    if let hold = lane.hold { return held(lane, by: hold) }
    switch lane.breaker {
    case .closed: return nil
    case .open(let since, let probeAt, _):
      if let trouble = lane.proxyTrouble {
        return WaitExplanation(
          reason: "\(lane.mission) cannot be asked for \(span(since, now)): \(trouble).", until: probeAt,
          advice: proxyAdvice)
      }
      return WaitExplanation(
        reason: "\(lane.mission) has not answered for \(span(since, now)).", until: probeAt,
        advice: "Baton asks again by itself, and nothing is lost. If the person arrives before the"
          + " line is back, call the mission or carry the bundle by hand: baton export --bundle")
    case .halfOpen(let since):
      return WaitExplanation(
        reason: "\(lane.mission) answers again after \(span(since, now)); one item goes first.",
        until: nil, advice: "Nothing to do. The others follow as soon as that one is through.")
    }
  }

  private static let proxyAdvice =
    "It is the proxy on this side (courier.proxy), not the mission: ask whoever runs it. Baton asks again by itself, and"
    + " nothing is lost"

  private static func because(_ hold: HoldReason) -> String { hold.text.isEmpty ? "" : ": \(hold.text)" }

  private static func held(_ lane: Lane, by hold: HoldReason) -> WaitExplanation {
    if hold.isByOperator {
      return WaitExplanation(
        reason: "An operator holds everything for \(lane.mission)\(because(hold))", until: nil,
        advice: "Ask who placed the hold, then: baton release --mission \(lane.mission)")
    }
    return WaitExplanation(
      reason: "Everything for \(lane.mission) is on hold (\(hold.code)): \(hold.text)",
      until: lane.holdProbeAt,
      advice: "Certificates, directory and permissions need a person, here or there. Call the"
        + " mission. Baton asks again every hour and goes on by itself.")
  }

  private static func byBackoff(
    _ item: QueueItem, lane: Lane, now: Date, policy: QueuePolicy
  ) -> WaitExplanation? {
    guard !item.isDue(at: now, policy: policy) else { return nil }
    if item.attempts > 0, item.failures == 0 {
      return WaitExplanation(
        reason: "Its line broke, or \(item.mission) is busy with it; it goes on from where it was.",
        until: item.nextAttempt,
        advice: "Nothing to do.")
    }
    if let trouble = lane.proxyTrouble {
      return WaitExplanation(
        reason: "It waits for its next try: \(trouble).", until: item.nextAttempt, advice: proxyAdvice)
    }
    let tries = item.attempts == 1 ? "1 attempt" : "\(item.attempts) attempts"
    let since = item.firstFailure.map { ", failing for \(span($0, now))" } ?? ""
    return WaitExplanation(
      reason: "It waits for its next try after \(tries)\(since).", until: item.nextAttempt,
      advice: "Nothing to do if that is soon enough. To try now: baton requeue \(item.id)")
  }

  private static func bySlots(_ item: QueueItem, lane: Lane) -> WaitExplanation {
    let reason =
      lane.inFlight >= Int(lane.window)
      ? "\(lane.inFlight) items are on their way to \(lane.mission), as many as the line carries."
      : "It is ready and starts when more urgent items have gone."
    return WaitExplanation(
      reason: reason, until: nil,
      advice: "Nothing to do. Sooner arrivals go first.")
  }

  static func span(_ start: Date, _ end: Date) -> String { ClockDoubt.span(end.timeIntervalSince(start)) }
}
