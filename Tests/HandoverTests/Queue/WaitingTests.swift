import Base
import Foundation
import Testing

@testable import Handover

@Suite("Why is this waiting?")
struct WaitingTests {
  private typealias Q = QueueSample
  private let policy = QueueSample.policy
  private let now = QueueSample.morning

  private func explain(_ item: QueueItem, _ lane: Lane? = nil, after: TimeInterval = 0)
    -> WaitExplanation
  {
    Waiting.explain(item, lane: lane, now: now + after, policy: policy)
  }

  @Test("An item on hold")
  func heldItem() throws {
    var item = try Q.item()
    item.hold = HoldReason(code: "http-422", text: "The manifest is not readable.")
    #expect(explain(item).reason == "It is on hold (http-422): The manifest is not readable.")
    #expect(explain(item).advice.contains("baton release one"))
    item.hold = .byOperator("waiting for consent")
    #expect(explain(item).reason == "An operator holds it: waiting for consent")
    #expect(explain(item).until == nil)
  }

  @Test(
    "What cannot succeed as it is sealed is never to be released",
    arguments: ["part-unreadable", "case-invalid", "bag-invalid", "too-large", "tampered"])
  func heldForContent(_ code: String) throws {
    var item = try Q.item()
    item.hold = HoldReason(code: code, text: "No.")
    let advice = explain(item).advice
    #expect(advice.contains("new transfer") && advice.contains("baton retire"))
    #expect(!advice.contains("baton release"))
  }

  @Test(
    "What can be put right beside the sealed case is to be released then",
    arguments: ["unsupported-format", "wrong-recipient", "conflict", "part-missing", "http-400"])
  func heldForOtherReasons(_ code: String) throws {
    var item = try Q.item()
    item.hold = HoldReason(code: code, text: "No.")
    #expect(explain(item).advice.contains("baton release one"))
  }

  @Test(
    "Of a mission for which something is held, nothing is promised of it: it goes only when somebody lets it go",
    arguments: Language.allCases)
  func holding(language: Language) throws {
    let mission = try Q.mission()
    let terms = Terms(language) { $1 }
    for reason in [WaitReason.answersAgain(mission, after: 90), .silent(mission, 90)] {
      let (free, holds) = (WaitExplanation(reason), WaitExplanation(reason).holding(1))
      let standing = WaitReason.standing(1, language).description
      #expect(!free.words(terms).advice.description.contains(standing))
      #expect(holds.words(terms).advice.description.hasPrefix(standing))
    }
    let back = WaitExplanation(.answersAgain(mission, after: 90)).holding(2).advice
    #expect(back == "2 items are held: they go only when somebody lets them go.")
  }

  @Test("A poisoned item")
  func poison() throws {
    var item = try Q.item()
    (item.identicalRejects, item.lastReject) = (5, "receipt-invalid")
    let why = explain(item)
    #expect(
      why.reason
        == "It is set aside so that the others can go: rejected 5 times alike (receipt-invalid).")
    #expect(why.advice.contains("baton requeue one"))
  }

  @Test("A held mission")
  func heldMission() throws {
    var lane = try Q.lane()
    lane.holdMission(code: "http-403", text: "Our certificate is refused.", at: now, policy: policy)
    let why = explain(try Q.item(), lane)
    #expect(why.reason == "Everything for ly-tripoli is on hold (http-403): Our certificate is refused.")
    #expect(why.until == now + 3600)
    lane.holdByOperator(text: "office moves", at: now)
    #expect(explain(try Q.item(), lane).reason == "An operator holds everything for ly-tripoli: office moves")
    #expect(explain(try Q.item(), lane).until == nil)
  }

  @Test("A mission out of reach: since when, when next, and the way by hand")
  func open() throws {
    let lane = try Q.openLane()
    let why = explain(try Q.item(), lane, after: 5 * Q.hour)
    #expect(why.reason == "ly-tripoli has not answered for 5 hours.")
    #expect(why.until == lane.mayStart(at: now).until)
    #expect(why.advice.contains("nothing is lost"))
    #expect(why.advice.contains("baton export --bundle"))
  }

  @Test("A proxy of ours in the way: it is named, and the mission is not said to be silent")
  func proxy() throws {
    var lane = try Q.openLane()
    lane.found(proxyTrouble: "the proxy p:3128 answers 407")
    let why = explain(try Q.item(), lane, after: 5 * Q.hour)
    #expect(why.reason == "ly-tripoli cannot be asked for 5 hours: the proxy p:3128 answers 407.")
    #expect(why.advice.contains("not the mission"))
    var early = try Q.lane()
    early.found(proxyTrouble: "the proxy p:3128 answers 407")
    let first = explain(try Q.item(attempts: 1, failures: 1, nextIn: 600), early)
    #expect(first.reason == "It waits for its next try: the proxy p:3128 answers 407.")
    lane.probeSucceeded()
    #expect(lane.proxyTrouble == nil)
  }

  @Test("A mission on trial")
  func halfOpen() throws {
    var lane = try Q.openLane()
    lane.probeSucceeded()
    let why = explain(try Q.item(), lane, after: Q.day)
    #expect(why.reason == "ly-tripoli answers again after 1 day.")
  }

  @Test("Back-off, with the time of the next try")
  func backoff() throws {
    var item = try Q.item(attempts: 1, failures: 1, nextIn: 600)
    #expect(explain(item).reason == "It waits for its next try after 1 attempt.")
    #expect(explain(item).until == now + 600)
    (item.attempts, item.firstFailure) = (7, now - 2 * Q.hour)
    #expect(explain(item).reason == "It waits for its next try after 7 attempts, failing for 2 hours.")
  }

  @Test("A line that broke after bringing something forward is no failure")
  func brokenLine() throws {
    let item = try Q.item(attempts: 3, nextIn: 1)
    #expect(explain(item).reason.hasPrefix("Its line broke"))
    #expect(explain(item).until == now + 1)
  }

  @Test("A full window, and simply its turn")
  func slots() throws {
    var lane = try Q.lane()
    #expect(explain(try Q.item(), lane).reason.hasPrefix("It is ready"))
    #expect(explain(try Q.item(), nil).reason.hasPrefix("It is ready"))
    lane.started()
    lane.started()
    #expect(explain(try Q.item(), lane).reason.hasPrefix("2 items are on their way to ly-tripoli"))
  }

  @Test("What a person must decide comes before what passes by itself")
  func precedence() throws {
    var item = try Q.item(attempts: 3, nextIn: 600)
    var lane = try Q.openLane()
    #expect(explain(item, lane).reason.contains("has not answered"))
    lane.holdByOperator(text: "x", at: now)
    #expect(explain(item, lane).reason.contains("holds everything"))
    item.crashes = 3
    #expect(explain(item, lane).reason.contains("set aside"))
    item.hold = .byOperator("y")
    #expect(explain(item, lane).reason.contains("holds it"))
  }

  @Test("It agrees with the selection: what is not chosen alone has a reason, and until is ahead")
  func agrees() throws {
    let item = try Q.item(nextIn: 60)
    let selection = Selection(lanes: [:], inFlight: InFlight(), now: now, policy: policy)
    #expect(selection.choose([item]) == [])
    #expect(try #require(explain(item).until) > now)
  }

  @Test(
    "Time as a person says it",
    arguments: [
      (-5, "less than a minute"), (59, "less than a minute"), (60, "1 minute"), (3599, "59 minutes"),
      (3600, "1 hour"), (86399, "23 hours"), (86400, "1 day"), (30 * 86400, "30 days"),
      (1e300, "1000000 days"),
    ] as [(TimeInterval, String)])
  func span(seconds: TimeInterval, text: String) {
    #expect(ClockDoubt.span(seconds) == text)
  }

  private static let reasons: [WaitReason] = [
    .heldByPerson("flood (s-4)", item: "one"), .awaitsApproval("", item: "one"),
    .held(HoldReason(code: "http-400", text: "No."), item: "one"),
    .heldForContent(HoldReason(code: "tampered", text: "No."), item: "one"), .crashed(3, last: nil, item: "one"),
    .rejected(5, last: "http-400", item: "one"), .missionHeldByPerson(LogSample.receiver, "moves"),
    .missionHeld(LogSample.receiver, HoldReason(code: "expired", text: "No.")),
    .proxyFails(LogSample.receiver, 7200, "407"), .silent(LogSample.receiver, 3 * 86400),
    .answersAgain(LogSample.receiver, after: 60), .goesOn(LogSample.receiver), .waitsForProxy("407"),
    .triesAgain(2, 3600, item: "one"), .lineFull(4, LogSample.receiver), .ready,
    .onItsWay(LogSample.receiver, 10, of: 20, isPausing: true),
  ]

  @Test("Each reason has words in every language, and names commands only where they are typed", arguments: reasons)
  func languages(reason: WaitReason) {
    let all = Language.allCases.map { language in
      let (page, typed) = (reason.words(Terms(language) { $1 }), reason.words(.commands(language)))
      #expect(!"\(page.reason)\(page.advice)".contains("baton "), "\(page)")
      #expect(page.reason == typed.reason && page.advice.description.count > 5)
      return "\(page.reason)"
    }
    #expect(Set(all).count == Language.allCases.count, "\(all)")
  }

  @Test("An explanation can be sent to the command line")
  func codable() throws {
    let why = explain(try Q.item(nextIn: 60))
    let data = try JSONEncoder().encode(why)
    #expect(try JSONDecoder().decode(WaitExplanation.self, from: data) == why)
  }
}

extension LanePermission {
  fileprivate var until: Date? {
    if case .no(let until) = self { until } else { nil }
  }
}
