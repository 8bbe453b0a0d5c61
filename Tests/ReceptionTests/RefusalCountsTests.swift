import Foundation
import Handover
import Testing

@testable import Reception

@Suite("What others can write into the journal")
struct RefusalCountsTests {
  private let start = Date(timeIntervalSince1970: 1_800_000_000)
  private let problem = SealProblem(.manifest, .conflict, "x")

  @Test("of a thousand alike one is listed an hour, and the others are counted")
  func repeated() {
    let counts = RefusalCounts()
    let note = { (second: Double) in
      counts.event("statement.refused", "ly-tripoli", problem, subject: "s", now: start + second)
    }
    let first = (0..<1000).compactMap { note(Double($0)) }
    #expect(first.map(\.detail) == [["code": "conflict", "layer": "manifest"]])
    #expect(counts.ended(now: start + 3599).isEmpty)
    #expect(note(3600)?.detail["repeated"] == "999")
    #expect(note(3700) == nil)
    let ended = counts.ended(now: start + 9000)
    #expect(ended.map { $0.detail["repeated"] } == ["1"])
    #expect(ended.first?.subject == nil)
    #expect(counts.ended(now: start + 99_999).isEmpty)
  }

  @Test("another mission, another code and another action have their own")
  func kinds() {
    let counts = RefusalCounts()
    let other = SealProblem(.signature, .badSignature, "x")
    let events = ["ly-tripoli", "et-addis"].flatMap { actor in
      ["offer.refused", "statement.refused"].flatMap { action in
        [problem, other].map { counts.event(action, actor, $0, subject: "s", now: start) }
      }
    }
    #expect(events.allSatisfy { $0 != nil })
    #expect(counts.event("offer.refused", "et-addis", other, subject: "s", now: start - 60) == nil, "a clock set back")
  }
}
