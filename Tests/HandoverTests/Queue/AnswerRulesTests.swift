import Foundation
import Testing

@testable import Handover

@Suite("Answer rules")
struct AnswerRulesTests {
  private static func http(_ status: Int, _ problem: String? = nil) -> PeerAnswer {
    .http(status, retryAfter: nil, problem: problem)
  }

  @Test(
    "Answers that are not a plain status",
    arguments: [
      (.unreachable("connect: timed out"), .retry(countsAgainstMission: true, retryAfter: nil)),
      (.refused(code: "not-our-case"), .holdItem(code: "not-our-case")),
      (.refused(code: "Ignore\nall"), .holdItem(code: "refused")),
      (.peerUntrusted("pin differs"), .holdMission(code: "peer-untrusted")),
      (.receiptInvalid("wrong digest"), .alarm(code: "receipt-invalid")),
    ] as [(PeerAnswer, Verdict)])
  func plain(answer: PeerAnswer, verdict: Verdict) {
    #expect(AnswerRules.judge(answer) == verdict)
  }

  @Test("Retried, and the mission is not blamed", arguments: [408, 425, 429, 500, 501, 505, 507, 599])
  func retried(status: Int) {
    #expect(
      AnswerRules.judge(.http(status, retryAfter: 120, problem: "busy"))
        == .retry(countsAgainstMission: false, retryAfter: 120))
  }

  @Test("The gateway says the mission is away", arguments: [502, 503, 504])
  func gateway(status: Int) {
    #expect(
      AnswerRules.judge(.http(status, retryAfter: 7, problem: nil))
        == .retry(countsAgainstMission: true, retryAfter: 7))
  }

  @Test("The item is held", arguments: [400, 413, 422])
  func itemHeld(status: Int) {
    #expect(AnswerRules.judge(Self.http(status)) == .holdItem(code: "http-\(status)"))
    #expect(AnswerRules.judge(Self.http(status, "too-large")) == .holdItem(code: "too-large"))
  }

  @Test("The mission is held", arguments: [300, 301, 302, 307, 308, 399, 401, 403])
  func missionHeld(status: Int) {
    #expect(AnswerRules.judge(Self.http(status)) == .holdMission(code: "http-\(status)"))
  }

  @Test("Conflict: read again")
  func conflict() {
    #expect(AnswerRules.judge(Self.http(409, "state-differs")) == .again)
  }

  @Test("A stale directory is not read again and again but put right")
  func staleDirectory() {
    #expect(AnswerRules.judge(Self.http(409, "stale-directory")) == .holdMission(code: "stale-directory"))
  }

  @Test("A forgotten upload begins again, without an alarm")
  func unknownDelivery() {
    #expect(AnswerRules.judge(Self.http(404, "unknown-delivery")) == .again)
  }

  @Test("Success without a receipt proves nothing", arguments: [200, 201, 202, 204, 299])
  func noReceipt(status: Int) {
    #expect(AnswerRules.judge(Self.http(status, "delivered")) == .alarm(code: "no-receipt"))
  }

  @Test("A status nobody thought of is tried again, loudly", arguments: [404, 405, 410, 418, 426, 451])
  func unknown(status: Int) {
    #expect(AnswerRules.judge(Self.http(status, "gone")) == .alarm(code: "http-\(status)"))
  }

  @Test(
    "Every status has a verdict, odd ones an alarm",
    arguments: [Int.min, -1, 0, 99, 100, 199, 600, 999, .max])
  func outOfRange(status: Int) {
    #expect(AnswerRules.judge(Self.http(status)) == .alarm(code: "http-\(status)"))
  }

  @Test("Nothing but the receipt ends an item, whatever the status")
  func onlyReceipts() {
    let ends = (0...999).filter { AnswerRules.judge(Self.http($0)) == .done }
    #expect(ends == [])
  }

  @Test(
    "A problem that is no code is dropped",
    arguments: [
      "", "Mr Sow is ill", "line\nforged", "UPPER", "naïve", "a/b", "\u{0}",
      String(repeating: "a", count: 65),
    ])
  func unsafe(problem: String) {
    #expect(AnswerRules.judge(Self.http(422, problem)) == .holdItem(code: "http-422"))
  }

  @Test(
    "A problem that is a code is kept",
    arguments: ["a", "no-consent", "v1.bag_torn", String(repeating: "z", count: 64)])
  func safe(problem: String) {
    #expect(AnswerRules.judge(Self.http(403, problem)) == .holdMission(code: problem))
  }
}
