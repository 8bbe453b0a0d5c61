import Base
import Foundation
import Testing

@testable import Handover

@Suite("The fold: where a transfer stands")
struct LogStateTests {
  /// One statement after `submitted`, in short.
  struct Step: Sendable {
    let type: StatementType
    let bySender: Bool

    static let received = Step(type: .received, bySender: false)
    static let refused = Step(type: .refused, bySender: false)
    static let undelivered = Step(type: .undelivered, bySender: true)
    /// What the other side has no right to say.
    static let ownReceipt = Step(type: .received, bySender: true)
    static let ownRefusal = Step(type: .refused, bySender: true)
    static let foreignEnd = Step(type: .undelivered, bySender: false)
    static let secondSubmitted = Step(type: .submitted, bySender: true)
  }

  private static func fold(_ steps: [Step]) throws -> TransferState {
    var writer = try LogSample.submitted()
    for step in steps {
      try writer.add(
        step.type, bySender: step.bySender,
        body: ["epoch": "e1", "code": "bomb", "reason": "expired"].mapValues { .string($0) })
    }
    return try #require(TransferState(folding: writer.entries))
  }

  @Test("a submitted bundle is on its way")
  func submitted() throws {
    let state = try Self.fold([])
    #expect(state.handed == .submitted)
    #expect(state.sender == LogSample.sender)
    #expect(state.receiver == LogSample.receiver)
    #expect(state.delivery == LogSample.delivery)
    #expect(state.version == 1)
    #expect(state.read == 1)
  }

  @Test(
    "what is allowed moves it",
    arguments: [
      ([.received], .delivered(epoch: "e1")),
      ([.refused], .refused(code: "bomb")),
      ([.refused, .refused], .refused(code: "bomb")),
      ([.refused, .received], .delivered(epoch: "e1")),
      ([.undelivered], .undelivered(reason: "expired")),
      ([.refused, .undelivered], .undelivered(reason: "expired")),
      // The receipt was on its way when the sender gave up: it holds.
      ([.undelivered, .received], .delivered(epoch: "e1")),
      // It was being refused when the sender gave up, or its receiver was told and let go of it: it stays given up.
      ([.undelivered, .refused], .undelivered(reason: "expired")),
    ] as [([Step], TransferState.Handed)])
  func allowed(steps: [Step], handed: TransferState.Handed) throws {
    let state = try Self.fold(steps)
    #expect(state.handed == handed)
    #expect(state.illegal == [])
    #expect(state.read == steps.count + 1)
  }

  @Test(
    "what is not allowed is kept and flagged, and changes nothing",
    arguments: [
      ([.received, .received], .delivered(epoch: "e1")),
      ([.received, .refused], .delivered(epoch: "e1")),
      ([.received, .undelivered], .delivered(epoch: "e1")),
      ([.undelivered, .undelivered], .undelivered(reason: "expired")),
      ([.ownReceipt], .submitted),
      ([.ownRefusal], .submitted),
      ([.foreignEnd], .submitted),
      ([.secondSubmitted], .submitted),
    ] as [([Step], TransferState.Handed)])
  func illegal(steps: [Step], handed: TransferState.Handed) throws {
    let state = try Self.fold(steps)
    #expect(state.handed == handed)
    #expect(state.illegal.count == 1)
    #expect(state.read == steps.count + 1)
  }

  @Test("an illegal statement is named by its digest, and what follows it still counts")
  func illegalThenLegal() throws {
    var writer = try LogSample.submitted()
    try writer.add(.received, bySender: true)
    let flagged = try #require(writer.entries.last)
    try writer.add(.received, bySender: false)
    let state = try #require(TransferState(folding: writer.entries))
    #expect(state.illegal.map(\.statement) == [flagged.digest])
    #expect(state.handed == .delivered(epoch: ""))
  }

  @Test("a type this program does not know is read, and changes nothing")
  func unknownType() throws {
    var writer = try LogSample.submitted()
    try writer.add(try StatementType("blessed"), bySender: false)
    let state = try #require(TransferState(folding: writer.entries))
    #expect(state.handed == .submitted)
    #expect(state.illegal == [])
    #expect(state.read == 2)
  }

  @Test("an update begins anew; an answer to the older version is true and changes nothing")
  func update() throws {
    var writer = try LogSample.submitted()
    try writer.add(
      .update, bySender: true, bundle: LogSample.secondDelivery, body: ["version": .integer(2)])
    try writer.add(.received, bySender: false, bundle: LogSample.delivery)
    var state = try #require(TransferState(folding: writer.entries))
    #expect(state.version == 2)
    #expect(state.delivery == LogSample.secondDelivery)
    #expect(state.handed == .submitted)
    #expect(state.illegal == [])
    try writer.add(.received, bySender: false, bundle: LogSample.secondDelivery)
    state = try #require(TransferState(folding: writer.entries))
    #expect(state.handed == .delivered(epoch: ""))
  }

  @Test("an update must be the sender's, and newer", arguments: [(false, 2), (true, 1)] as [(Bool, Int64)])
  func badUpdate(bySender: Bool, version: Int64) throws {
    var writer = try LogSample.submitted()
    try writer.add(
      .update, bySender: bySender, bundle: LogSample.secondDelivery, body: ["version": .integer(version)])
    let state = try #require(TransferState(folding: writer.entries))
    #expect(state.illegal.count == 1)
    #expect(state.version == 1)
    #expect(state.delivery == LogSample.delivery)
  }

  @Test("a third mission has no say")
  func thirdMission() throws {
    var entries = try LogSample.submitted().entries
    entries.append(try LogSample.entry(.received, by: MissionID("et-addis"), seq: 1, seen: 1))
    let state = try #require(TransferState(folding: entries))
    #expect(state.handed == .submitted)
    #expect(state.illegal.count == 1)
  }

  @Test("without the bundle's own statement there is no transfer")
  func noSubmitted() throws {
    var writer = try LogSample.submitted()
    try writer.add(.received, bySender: false)
    #expect(TransferState(folding: Array(writer.entries.dropFirst())) == nil)
    #expect(TransferState(folding: []) == nil)
  }

  @Test("a log of 20 000 statements, half of them by missions that have no part in it, is folded in one go")
  func long() throws {
    var writer = try LogSample.submitted()
    let type = try StatementType("noted")
    for _ in 1...9_999 { try writer.add(type, bySender: false) }
    let stranger = try MissionID("et-addis")
    let strange = try (1...10_000).map { try LogSample.entry(type, by: stranger, seq: $0, seen: 0) }
    let state = try #require(TransferState(folding: writer.entries + strange))
    #expect(state.read == 10_000)
    #expect(state.illegal.count == 10_000)
  }

  @Test("an answer that has seen more than is here does not count yet")
  func seenAhead() throws {
    var writer = try LogSample.submitted()
    try writer.add(.received, bySender: false, seen: 2)
    let state = try #require(TransferState(folding: writer.entries))
    #expect(state.handed == .submitted)
    #expect(state.read == 1)
  }
}

@Suite("The delivery track, refined by the queue")
struct LogDeliveryTests {
  private static func state(_ type: StatementType? = nil, bySender: Bool = false) throws -> TransferState {
    var writer = try LogSample.submitted()
    if let type { try writer.add(type, bySender: bySender, body: ["code": .string("bomb")]) }
    return try #require(TransferState(folding: writer.entries))
  }

  @Test("it waits, or is being sent")
  func underWay() throws {
    let item = try QueueSample.item()
    #expect(Delivery(try Self.state(), item: item) == .queued)
    #expect(Delivery(try Self.state(), item: item, sending: true) == .sending)
  }

  @Test("a hold goes before sending")
  func held() throws {
    var item = try QueueSample.item()
    item.hold = HoldReason(code: "http-422", text: "no")
    #expect(Delivery(try Self.state(), item: item, sending: true) == .held(reason: "http-422"))
  }

  @Test("a receipt ends it, whatever the queue still believes")
  func delivered() throws {
    var item = try QueueSample.item()
    item.hold = HoldReason(code: "x", text: "")
    #expect(Delivery(try Self.state(.received), item: item) == .delivered)
  }

  @Test("a refusal holds it, until an operator sends it again")
  func refused() throws {
    #expect(Delivery(try Self.state(.refused)) == .held(reason: "bomb"))
    #expect(Delivery(try Self.state(.refused), item: try QueueSample.item()) == .queued)
  }

  @Test("what was given up is dead, with its reason, until it waits again")
  func dead() throws {
    let state = try Self.state(.undelivered, bySender: true)
    #expect(Delivery(state) == .dead(reason: "unspecified"))
    #expect(Delivery(state, item: try QueueSample.item()) == .queued)
  }

  @Test(
    "each state has one word",
    arguments: [
      (.queued, "queued"), (.sending, "sending"), (.delivered, "delivered"), (.held(reason: "a"), "held"),
      (.dead(reason: "b"), "dead"),
    ] as [(Delivery, String)])
  func words(delivery: Delivery, word: String) {
    #expect(delivery.word == word)
  }
}
