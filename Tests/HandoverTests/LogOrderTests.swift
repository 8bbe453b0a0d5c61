import Base
import Foundation
import Testing

@testable import Handover

/// Both missions come to the same state, whatever order the statements reached them in.
@Suite("Causal order: any order of arrival, one order of reading")
struct LogOrderTests {
  /// Six statements: refused, sent again in a second version, a late answer to the first, received.
  private static func story() throws -> [LogEntry] {
    var writer = try LogSample.submitted()
    try writer.add(.refused, bySender: false, body: ["code": .string("bag-invalid")])
    try writer.add(
      .update, bySender: true, bundle: LogSample.secondDelivery, body: ["version": .integer(2)])
    try writer.add(.refused, bySender: false, seen: 1)
    try writer.add(
      .received, bySender: false, bundle: LogSample.secondDelivery, body: ["epoch": .string("e")])
    // The sender gave up before the receipt came: the two do not know of each other.
    try writer.add(.undelivered, bySender: true, bundle: LogSample.secondDelivery, seen: 2)
    return writer.entries
  }

  private static func digests(_ entries: [LogEntry]) -> [Digest] { entries.map(\.digest) }

  @Test("all 720 orders of a log of six give the same state")
  func everyPermutation() throws {
    let story = try Self.story()
    let state = try #require(TransferState(folding: story))
    #expect(state.read == story.count)
    #expect(state.handed == .delivered(epoch: "e"))
    let order = Self.digests(CausalOrder.readable(story, sender: LogSample.sender))
    var others = 0
    for arrival in LogSample.permutations(story) {
      let read = Self.digests(CausalOrder.readable(arrival, sender: LogSample.sender))
      if TransferState(folding: arrival) != state || read != order { others += 1 }
    }
    #expect(others == 0)
  }

  @Test("whatever is missing, the rest gives one state in any order, and all of it once it has come")
  func everyGap() throws {
    let story = try Self.story()
    let whole = TransferState(folding: story)
    for missing in story.indices {
      var partial = story
      let late = partial.remove(at: missing)
      let state = TransferState(folding: partial)
      for arrival in LogSample.permutations(partial) {
        #expect(TransferState(folding: arrival) == state, "without statement \(missing)")
      }
      #expect(TransferState(folding: partial + [late]) == whole)
    }
  }

  @Test("long logs of two missions that write at random", arguments: 1...40 as ClosedRange<UInt64>)
  func randomLogs(seed: UInt64) throws {
    var rng = QueueSample.SplitMix64(seed: seed)
    let log = try Self.randomLog(using: &rng)
    let order = CausalOrder.readable(log, sender: LogSample.sender)
    #expect(order.count == log.count, "nothing is missing, so all can be read")
    Self.expectCausal(order)
    for _ in 0..<10 {
      let arrival = log.shuffled(using: &rng)
      #expect(Self.digests(CausalOrder.readable(arrival, sender: LogSample.sender)) == Self.digests(order))
      // A part of what has come is read as far as it goes, and reads as the whole begins for each author.
      let part = Array(arrival.prefix(log.count / 2))
      Self.expectCausal(CausalOrder.readable(part, sender: LogSample.sender))
    }
  }

  /// Thirty statements; each author has seen some of what the other had written by then.
  private static func randomLog(using rng: inout QueueSample.SplitMix64) throws -> [LogEntry] {
    var entries: [LogEntry] = []
    var written = [0, 0]
    var seen = [0, 0]
    for number in 0..<30 {
      let author = number == 0 ? 0 : Int.random(in: 0...1, using: &rng)
      seen[author] = Int.random(in: seen[author]...written[1 - author], using: &rng)
      written[author] += 1
      let type: StatementType = number == 0 ? .submitted : try StatementType("note")
      entries.append(
        try LogSample.entry(
          type, by: author == 0 ? LogSample.sender : LogSample.receiver, seq: written[author],
          seen: seen[author], body: ["to": .string(LogSample.receiver.text)]))
    }
    return entries
  }

  /// Every author's numbers run from 1, and nobody has seen what has not been read.
  private static func expectCausal(_ order: [LogEntry]) {
    var read: [MissionID: Int] = [:]
    var breaches = 0
    for statement in order.map(\.statement) {
      let other = statement.author == LogSample.sender ? LogSample.receiver : LogSample.sender
      if statement.seq != read[statement.author, default: 0] + 1 { breaches += 1 }
      if statement.seen > read[other, default: 0] { breaches += 1 }
      read[statement.author] = statement.seq
    }
    #expect(breaches == 0)
  }

  @Test("what stands behind a gap waits")
  func gap() throws {
    let first = try LogSample.entry(.submitted, by: LogSample.sender, seq: 1, seen: 0)
    let third = try LogSample.entry(.undelivered, by: LogSample.sender, seq: 3, seen: 0)
    #expect(Self.digests(CausalOrder.readable([third, first], sender: LogSample.sender)) == [first.digest])
    #expect(CausalOrder.readable([third], sender: LogSample.sender) == [])
  }

  @Test("what has seen something that is not here waits")
  func unseen() throws {
    let first = try LogSample.entry(.submitted, by: LogSample.sender, seq: 1, seen: 0)
    let answer = try LogSample.entry(.received, by: LogSample.receiver, seq: 1, seen: 2)
    #expect(Self.digests(CausalOrder.readable([answer, first], sender: LogSample.sender)) == [first.digest])
  }

  @Test("where neither had seen the other, the sender's goes first")
  func concurrent() throws {
    let first = try LogSample.entry(.submitted, by: LogSample.sender, seq: 1, seen: 0)
    let second = try LogSample.entry(.undelivered, by: LogSample.sender, seq: 2, seen: 0)
    let answer = try LogSample.entry(.received, by: LogSample.receiver, seq: 1, seen: 1)
    let order = CausalOrder.readable([answer, second, first], sender: LogSample.sender)
    #expect(Self.digests(order) == Self.digests([first, second, answer]))
  }

  @Test("two that wait for each other are never read")
  func deadlock() throws {
    let ours = try LogSample.entry(.submitted, by: LogSample.sender, seq: 1, seen: 1)
    let theirs = try LogSample.entry(.received, by: LogSample.receiver, seq: 1, seen: 1)
    #expect(CausalOrder.readable([ours, theirs], sender: LogSample.sender) == [])
  }
}
