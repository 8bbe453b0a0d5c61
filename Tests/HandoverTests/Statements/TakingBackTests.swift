import Base
import Foundation
import Testing

@testable import Handover

/// Recall, withdrawal, and what is said beside the ordinary way: from the log alone, and alike at both ends.
@Suite("Taking a case back: who wins where they cross, what is locked, what can be said afterwards")
struct TakingBackTests {
  private static func state(_ writer: LogSample.Writer) throws -> TransferState {
    try #require(TransferState(folding: writer.entries))
  }

  private static func flag(_ name: String, _ value: Bool) -> [String: JSONValue] { [name: .bool(value)] }

  @Test("before an acceptance a recall is the sender's to decide, and what the receiver says after it counts no more")
  func early() throws {
    for way in [[], [.opened], [.opened, .clarificationAsked], [.returned]] as [[StatementType]] {
      var writer = try Said.log(way)
      try writer.add(.recalled, bySender: true, body: Self.flag("unconditional", false))
      try writer.add(.accepted, bySender: false)
      let state = try Self.state(writer)
      #expect(state.people.stage == .recalled && state.isLocked && state.isStopped)
      #expect(state.illegal.map(\.statement) == [writer.entries.last?.digest], "\(way)")
    }
  }

  @Test("after an acceptance only the wrong mission or the wrong person is taken back; the rest is asked for")
  func late() throws {
    var late = try Said.log([.accepted])
    try late.add(.recalled, bySender: true, body: Self.flag("unconditional", false))
    var state = try Self.state(late)
    #expect(state.people.stage == .accepted && state.illegal.count == 1 && !state.isLocked)
    try late.add(.recallAsked, bySender: true)
    state = try Self.state(late)
    #expect(state.people.recallAsked == 3 && state.people.stage == .accepted && !state.isLocked)
    var wrong = try Said.log([.accepted, .assigned, .ready, .firstContact])
    try wrong.add(.recalled, bySender: true, body: Self.flag("unconditional", true))
    #expect(try Self.state(wrong).people.stage == .recalled)
  }

  @Test("consent withdrawn to a part stops the versions that may hold it, and nothing else", arguments: [true, false])
  func part(bySender: Bool) throws {
    var writer = try Said.log([.accepted])
    try writer.add(.consentWithdrawn, bySender: bySender, body: Self.flag("part", true))
    var state = try Self.state(writer)
    #expect(state.people.stage == .accepted && !state.isLocked && !state.isStopped && state.people.isPartWithdrawn)
    let versions = { writer.entries.map(\.statement).filter { $0.type.isBundle }.map(\.position) }
    #expect(versions().allSatisfy(state.isTainted))
    #expect(state.people.owesPart == [.sender, .receiver])
    // As long as the newest may hold it nobody can say that it is gone.
    for side in [true, false] {
      var early = writer
      try early.add(.erased, bySender: side, body: Self.flag("part", true))
      #expect(try Self.state(early).illegal.count == 1, "\(side)")
    }
    try writer.add(.update, bySender: true, bundle: LogSample.digest(77), body: ["version": .integer(2)])
    state = try Self.state(writer)
    #expect(state.version == 2 && versions().map(state.isTainted) == [true, false])
    try writer.add(.erased, bySender: true, body: Self.flag("part", true))
    var tooEarly = writer
    try tooEarly.add(.erased, bySender: false, body: Self.flag("part", true))
    #expect(try Self.state(tooEarly).illegal.count == 1)
    try writer.add(.received, bySender: false, bundle: LogSample.digest(77), body: ["epoch": .string("e")])
    try writer.add(.erased, bySender: false, body: Self.flag("part", true))
    state = try Self.state(writer)
    #expect(state.illegal.isEmpty && state.people.owesPart.isEmpty && state.people.gone.isEmpty)
    // Once each; and another part begins anew.
    var again = writer
    try again.add(.erased, bySender: true, body: Self.flag("part", true))
    #expect(try Self.state(again).illegal.count == 1)
    try writer.add(.consentWithdrawn, bySender: true, body: Self.flag("part", true))
    #expect(try Self.state(writer).people.owesPart == [.sender, .receiver])
    try writer.add(.consentWithdrawn, bySender: false, body: Self.flag("part", false))
    #expect(try Self.state(writer).people.stage == .withdrawn)
  }

  @Test("a version that had not seen the withdrawal of a part may hold it, whichever comes first")
  func crossingPart() throws {
    var writer = try Said.log([.accepted])
    try writer.add(.consentWithdrawn, bySender: false, body: Self.flag("part", true))
    try writer.add(.update, bySender: true, bundle: LogSample.digest(77), body: ["version": .integer(2)], seen: 1)
    let state = try Self.state(writer)
    #expect(state.version == 2)
    #expect(writer.entries.map(\.statement).filter { $0.type.isBundle }.map(\.position).allSatisfy(state.isTainted))
  }

  @Test("the withdrawal of a part that waits behind a gap stops every version meanwhile")
  func waitingPart() throws {
    var writer = try Said.log([.accepted])
    try writer.add(.alert, bySender: true)
    try writer.add(.consentWithdrawn, bySender: true, body: Self.flag("part", true))
    let gap = writer.entries.filter { $0.statement.type != .alert }
    let state = try #require(TransferState(folding: gap))
    #expect(state.waits.count == 1 && !state.isStopped)
    #expect(gap.map(\.statement).filter { $0.type.isBundle }.map(\.position).allSatisfy(state.isTainted))
  }

  @Test("a request is answered: refused, the case stays; agreed, it is recalled", arguments: [true, false])
  func answered(agreed: Bool) throws {
    var writer = try Said.log([.accepted, .recallAsked])
    try writer.add(.recallAnswered, bySender: false, body: Self.flag("agreed", agreed))
    let state = try Self.state(writer)
    #expect(state.people.stage == (agreed ? .recalled : .accepted))
    #expect(state.people.recallAsked == nil && state.isLocked == agreed)
    try writer.add(.destroyed, bySender: false)
    #expect(try Self.state(writer).illegal.isEmpty == agreed)
  }

  /// A recall and an acceptance neither of which had seen the other, with what the receiver said before it.
  private static func crossing(unconditional: Bool, before: [StatementType] = [.opened]) throws -> LogSample.Writer {
    var writer = try Said.log(before)
    try writer.add(.recalled, bySender: true, body: flag("unconditional", unconditional), seen: 1)
    try writer.add(.accepted, bySender: false, seen: 1)
    return writer
  }

  @Test(
    "where they cross, the acceptance wins and the recall is a request; reading stays locked until its author lets it")
  func crossed() throws {
    for before in [[], [.opened], [.opened, .clarificationAsked]] as [[StatementType]] {
      var writer = try Self.crossing(unconditional: false, before: before)
      var state = try Self.state(writer)
      #expect(state.illegal == [] && state.people.stage == .accepted, "\(before)")
      #expect(state.people.recallAsked == 2 && state.isLocked && !state.isStopped)
      try writer.add(.recallAnswered, bySender: false, body: Self.flag("agreed", false))
      state = try Self.state(writer)
      #expect(state.people.recallAsked == nil && state.isLocked, "the word of who accepted opens nothing")
      try writer.add(.corrected, bySender: true, body: ["said": .integer(2)])
      state = try Self.state(writer)
      #expect(state.illegal == [] && !state.isLocked && state.people.stage == .accepted)
    }
  }

  @Test("an unconditional recall wins against an acceptance that had not seen it")
  func unconditional() throws {
    let state = try Self.state(Self.crossing(unconditional: true))
    #expect(state.people.stage == .recalled && state.isStopped && state.people.crossed == nil)
  }

  @Test("an acceptance that had seen the recall is void, and one that lies about it opens nothing")
  func lying() throws {
    var honest = try Said.log([.opened])
    try honest.add(.recalled, bySender: true, body: Self.flag("unconditional", false))
    try honest.add(.accepted, bySender: false, seen: 2)
    #expect(try Self.state(honest).people.stage == .recalled)
    #expect(try Self.state(Self.crossing(unconditional: false)).isLocked)
  }

  @Test("withdrawn consent wins against everything, whoever says it, also at the end", arguments: [true, false])
  func withdrawn(bySender: Bool) throws {
    for way in Said.ways where way.last != .consentWithdrawn {
      var writer = try Said.log(way)
      try writer.add(.consentWithdrawn, bySender: bySender)
      let state = try Self.state(writer)
      #expect(state.people.stage == .withdrawn && state.isLocked && state.isStopped, "\(way)")
    }
  }

  @Test("what was said before somebody saw it goes on, and changes nothing about it")
  func unseen() throws {
    var writer = try Said.log([.accepted, .assigned])
    try writer.add(.consentWithdrawn, bySender: true, seen: 1)
    try writer.add(.ready, bySender: false, seen: 1)
    let state = try Self.state(writer)
    #expect(state.illegal == [] && state.people.stage == .withdrawn)
  }

  @Test("a recall that waits behind a gap locks and stops at once; one by the wrong mission does not")
  func gap() throws {
    var entries = try Said.log([.opened]).entries
    entries.append(
      try LogSample.entry(.recalled, by: LogSample.sender, seq: 3, seen: 1, body: Self.flag("unconditional", false)))
    let state = try #require(TransferState(folding: entries))
    #expect(state.people.stage == .underReview && state.waits.count == 1 && state.isLocked && state.isStopped)
    var wrong = try Said.log([.opened]).entries
    wrong.append(
      try LogSample.entry(.recalled, by: LogSample.receiver, seq: 9, seen: 1, body: Self.flag("unconditional", true)))
    #expect(try #require(TransferState(folding: wrong)).isLocked == false)
  }

  @Test("a recall that comes before its bundle holds against it; a stranger's does not")
  func beforeTheBundle() throws {
    let parties = Parties(sender: LogSample.sender, receiver: LogSample.receiver)
    let recall = try LogSample.entry(
      .recalled, by: LogSample.sender, seq: 2, seen: 0, body: Self.flag("unconditional", false))
    #expect(FoldedLog(folding: [recall.head]).isStopped(parties))
    #expect(FoldedLog(folding: [recall.head, try LogSample.submitted().entries[0].head]).isStopped(parties))
    let strange = try LogSample.entry(
      .recalled, by: MissionID("et-addis"), seq: 2, seen: 0, body: Self.flag("unconditional", true))
    #expect(!FoldedLog(folding: [strange.head]).isStopped(parties))
    #expect(!FoldedLog(folding: [strange.head, try LogSample.submitted().entries[0].head]).isStopped(parties))
  }

  @Test("each mission states once that nothing is left there")
  func gone() throws {
    var writer = try Said.log([.recalled, .destroyed])
    #expect(try Self.state(writer).people.gone == [.receiver])
    try writer.add(.erased, bySender: true)
    #expect(try Self.state(writer).people.gone == [.sender, .receiver])
    try writer.add(.destroyed, bySender: false)
    #expect(try Self.state(writer).illegal.count == 1)
  }

  @Test("an alert is possible also of a case that is over, and opens it again for a contact")
  func alerts() throws {
    var writer = try Said.log([.accepted, .firstContact, .closed, .completed])
    try writer.add(.firstContact, bySender: false, body: Said.body(.firstContact))
    #expect(try Self.state(writer).illegal.count == 1)
    try writer.add(.alert, bySender: true)
    #expect(try Self.state(writer).people.alerts.count == 1)
    try writer.add(.firstContact, bySender: false, body: Said.body(.firstContact))
    let state = try Self.state(writer)
    #expect(state.people.stage == .inProgress && state.people.alerts == [] && state.illegal.count == 1)
  }

  @Test("what was handed on keeps the case open until somebody has confirmed it, or it is taken back")
  func onward() throws {
    var writer = try Said.log([.accepted, .onward])
    try writer.add(.closed, bySender: false)
    #expect(try Self.state(writer).illegal.count == 1)
    try writer.add(.onwardReceived, bySender: false, body: ["onward": .integer(9)])
    #expect(try Self.state(writer).illegal.count == 2)
    try writer.add(.onwardReceived, bySender: false, body: ["onward": .integer(3)])
    try writer.add(.closed, bySender: false)
    #expect(try Self.state(writer).people.stage == .closed)
  }

  @Test("a slip is taken back by its author, once, and counts no more; a decision is none")
  func slips() throws {
    var writer = try Said.log([.accepted, .firstContact, .outcome])
    try writer.add(.movement, bySender: false, body: Said.body(.movement, "arrived"))
    try writer.add(.corrected, bySender: false, body: ["said": .integer(5)])
    var state = try Self.state(writer)
    #expect(state.movement.stage == .planned && state.movement.moment == nil && state.illegal == [])
    try writer.add(.corrected, bySender: false, body: ["said": .integer(5)])
    #expect(try Self.state(writer).illegal.count == 1)
    try writer.add(.corrected, bySender: false, body: ["said": .integer(4)])
    state = try Self.state(writer)
    #expect(!state.people.hasOutcome && state.illegal.count == 1)
    // Neither the acceptance, nor what the other has said.
    try writer.add(.corrected, bySender: false, body: ["said": .integer(2)])
    try writer.add(.corrected, bySender: true, body: ["said": .integer(3)])
    #expect(try Self.state(writer).illegal.count == 3)
    var asked = try Said.log([.opened, .clarificationAsked])
    try asked.add(.corrected, bySender: false, body: ["said": .integer(3)])
    state = try Self.state(asked)
    #expect(state.people.stage == .underReview && state.people.questions == [])
  }

  @Test("an outcome that was taken back after the end is owed and said anew, once, or the case is opened again")
  func outcomeAfterTheEnd() throws {
    for end in [[.closed], [.closed, .completed]] as [[StatementType]] {
      var writer = try Said.log([.accepted, .firstContact, .outcome] + end)
      try writer.add(.outcome, bySender: false)
      #expect(try Self.state(writer).illegal.map(\.reason) == [.outcomeStands])
      try writer.add(.corrected, bySender: false, body: ["said": .integer(4)])
      #expect(try Self.state(writer).people.owesOutcome)
      var opened = writer
      try opened.add(.firstContact, bySender: false, body: Said.body(.firstContact))
      let again = try Self.state(opened)
      #expect(again.people.stage == .inProgress && !again.people.owesOutcome && again.illegal.count == 1)
      try writer.add(.outcome, bySender: false)
      let state = try Self.state(writer)
      #expect(state.people.hasOutcome && !state.people.owesOutcome && state.illegal.count == 1)
    }
    // Whoever ends a case without one, and was asked, owes none; saying it later is never too late.
    let without = try Self.state(try Said.log([.accepted, .closed]))
    #expect(!without.people.owesOutcome)
    #expect(without.possible(for: LogSample.receiver).contains { $0.type == .outcome })
  }

  @Test("every pair of statements, in both orders, whoever had seen what: the same at both ends")
  func pairs() throws {
    let types = StatementKind.people.map(\.type)
    var differing = 0
    for way in Said.ways {
      let prefix = try Said.log(way)
      let seqs = (
        sender: prefix.entries.count { $0.statement.author == LogSample.sender },
        receiver: prefix.entries.count { $0.statement.author == LogSample.receiver }
      )
      for (first, second) in types.flatMap({ a in types.map { (a, $0) } }) {
        // Which of the two had seen the other: neither, the receiver, the sender.
        for (seenBySender, seenByReceiver) in [(0, 0), (0, 1), (1, 0)] {
          let flag = first.text.count.isMultiple(of: 2)
          let one = try LogSample.entry(
            first, by: LogSample.sender, seq: seqs.sender + 1, seen: seqs.receiver + seenBySender,
            body: Said.body(first, asked: 3, flag: flag))
          let two = try LogSample.entry(
            second, by: LogSample.receiver, seq: seqs.receiver + 1, seen: seqs.sender + seenByReceiver,
            body: Said.body(second, asked: 3, flag: flag))
          let ours = TransferState(folding: prefix.entries + [one, two])
          let theirs = TransferState(folding: [two] + prefix.entries + [one])
          if ours == nil || ours != theirs { differing += 1 }
        }
      }
    }
    #expect(differing == 0)
  }
}
