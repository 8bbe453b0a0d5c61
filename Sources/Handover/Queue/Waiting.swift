package import Base
package import Foundation

/// The answer to "why is this waiting?".
package struct WaitExplanation: Sendable, Codable, Equatable {
  /// What keeps it, in plain words, in English.
  package let reason: String
  /// When something happens by itself; `nil` when that depends on others.
  package let until: Date?
  /// What the reader can do.
  package let advice: String
  /// The same as a code, for other languages; nil after its way through JSON.
  package let why: WaitReason?
  /// What is to be known besides; English.
  private let besides: String?
  /// Of a mission: the items for it that stand still until somebody acts.
  private let held: Int

  private enum CodingKeys: CodingKey { case reason, until, advice }

  package init(_ why: WaitReason, until: Date? = nil, besides: String? = nil, held: Int = 0) {
    let words = why.words(.commands(.english), held: held)
    reason = words.reason.description
    advice = words.advice.description + (besides.map { ". Besides: \($0)" } ?? "")
    (self.why, self.until, self.besides, self.held) = (why, until, besides, held)
  }

  /// The same of a mission for which so many items are held: they go by nobody's doing but a person's.
  package func holding(_ held: Int) -> WaitExplanation {
    why.map { WaitExplanation($0, until: until, besides: besides, held: held) } ?? self
  }

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    reason = try members.decode(String.self, forKey: .reason)
    until = try members.decodeIfPresent(Date.self, forKey: .until)
    advice = try members.decode(String.self, forKey: .advice)
    (why, besides, held) = (nil, nil, 0)
  }

  /// As whoever reads it speaks.
  package func words(_ terms: Terms) -> (reason: ShownText, advice: ShownText) {
    guard let words = why?.words(terms, held: held) else { return ("\(reason)", "\(advice)") }
    return (words.reason, besides.map { words.advice + ". \($0)" } ?? words.advice)
  }

  package static func == (first: WaitExplanation, second: WaitExplanation) -> Bool {
    (first.reason, first.until, first.advice) == (second.reason, second.until, second.advice)
  }
}

/// What keeps an item, or all for a mission, with what makes it particular. The words stand in `Words`, a switch a language.
package enum WaitReason: Sendable, Equatable {
  /// A person holds the item.
  case heldByPerson(String, item: String)
  /// It waits for a second person.
  case awaitsApproval(String, item: String)
  case held(HoldReason, item: String)
  /// The same for what has been sealed: no further try of it can succeed.
  case heldForContent(HoldReason, item: String)
  /// It did harm: crashes, or rejections alike, so often, and the last of them.
  case crashed(Int, last: String?, item: String)
  case rejected(Int, last: String?, item: String)
  /// Nothing is sent: this mission's own certificate is at fault.
  case suspended(Suspension)
  /// A person holds everything for a mission.
  case missionHeldByPerson(MissionID, String)
  case missionHeld(MissionID, HoldReason)
  /// For so many seconds, by the proxy on this side.
  case proxyFails(MissionID, TimeInterval, String)
  case silent(MissionID, TimeInterval)
  case answersAgain(MissionID, after: TimeInterval)
  /// Its line broke, or the mission is busy with it.
  case goesOn(MissionID)
  case waitsForProxy(String)
  /// After so many attempts, failing for so many seconds.
  case triesAgain(Int, TimeInterval?, item: String)
  case lineFull(Int, MissionID)
  case ready
  /// On its way: octets of octets.
  case onItsWay(MissionID, Int64, of: Int64, isPausing: Bool)
}

/// Explains a waiting item to an operator at three in the morning.
package enum Waiting {
  /// The one thing that keeps this item now; what a person must decide comes before what passes by
  /// itself.
  package static func explain(
    _ item: QueueItem, lane: Lane?, suspension: Suspension? = nil, now: Date, policy: QueuePolicy
  ) -> WaitExplanation {
    let lane = lane ?? Lane(mission: item.mission, policy: policy)
    return byItem(item, policy: policy).map { WaitExplanation($0) }
      ?? suspension.map { WaitExplanation(.suspended($0)) }
      ?? explain(lane, now: now)
      ?? byBackoff(item, lane: lane, now: now, policy: policy)
      ?? WaitExplanation(
        lane.inFlight >= Int(lane.window) ? .lineFull(lane.inFlight, lane.mission) : .ready)
  }

  private static func byItem(_ item: QueueItem, policy: QueuePolicy) -> WaitReason? {
    if let hold = item.hold {
      if hold.isByOperator { return .heldByPerson(hold.text, item: item.id) }
      if hold.code == HoldReason.awaitingApproval { return .awaitsApproval(hold.text, item: item.id) }
      return item.kind == .bundle && hold.isOfContent
        ? .heldForContent(hold, item: item.id) : .held(hold, item: item.id)
    }
    switch Poison.verdict(for: item, policy: policy) {
    case .crashes(let count)?: return .crashed(count, last: item.lastReject, item: item.id)
    case .rejects(let count)?: return .rejected(count, last: item.lastReject, item: item.id)
    case nil: return nil
    }
  }

  /// What keeps everything for a mission; nil when nothing does.
  package static func explain(_ lane: Lane, now: Date) -> WaitExplanation? {
    if let hold = lane.hold {
      return hold.isByOperator
        ? WaitExplanation(.missionHeldByPerson(lane.mission, hold.text))
        : WaitExplanation(.missionHeld(lane.mission, hold), until: lane.holdProbeAt)
    }
    switch lane.breaker {
    case .closed: return nil
    case .open(let since, let probeAt, _):
      let silence = now.timeIntervalSince(since)
      let why =
        lane.proxyTrouble.map { WaitReason.proxyFails(lane.mission, silence, $0) } ?? .silent(lane.mission, silence)
      return WaitExplanation(why, until: probeAt)
    case .halfOpen(let since):
      return WaitExplanation(.answersAgain(lane.mission, after: now.timeIntervalSince(since)))
    }
  }

  private static func byBackoff(
    _ item: QueueItem, lane: Lane, now: Date, policy: QueuePolicy
  ) -> WaitExplanation? {
    guard !item.isDue(at: now, policy: policy) else { return nil }
    let why: WaitReason =
      if item.attempts > 0, item.failures == 0 {
        .goesOn(item.mission)
      } else if let trouble = lane.proxyTrouble {
        .waitsForProxy(trouble)
      } else {
        .triesAgain(item.attempts, item.firstFailure.map { now.timeIntervalSince($0) }, item: item.id)
      }
    return WaitExplanation(why, until: item.nextAttempt)
  }
}
