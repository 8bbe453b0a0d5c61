import Base
import Foundation
import Testing

@testable import Handover

/// A few staff, as they stand in statements, and bodies that fit.
enum Said {
  static let ada = String(repeating: "a", count: 32)
  static let ben = String(repeating: "b", count: 32)
  static let moment: JSONValue = .string("2027-01-15T08:30:00+01:00")

  /// A body that fits a kind.
  static func body(
    _ type: StatementType, _ state: String = "arrived", asked: Int = 2, flag: Bool = true
  ) -> [String: JSONValue] {
    switch type {
    case .recalled: ["unconditional": .bool(flag)]
    case .consentWithdrawn, .erased: ["part": .bool(!flag)]
    case .recallAnswered: ["agreed": .bool(flag)]
    case .corrected: ["said": .integer(Int64(asked))]
    case .onwardReceived: ["onward": .integer(Int64(asked))]
    case .clarificationGiven: ["asked": .integer(Int64(asked))]
    case .assigned, .reassigned: ["primary": .string(ada), "backup": .string(ben)]
    case .movement: ["state": .string(state), "moment": moment]
    case .firstContact: ["moment": moment]
    default: [:]
    }
  }

  static func isSenders(_ type: StatementType) -> Bool {
    StatementKind.of(type)?.party == .sender
  }

  /// Ways to many states, each of what may be said there.
  static let ways: [[StatementType]] = [
    [], [.opened], [.opened, .clarificationAsked], [.returned], [.accepted], [.accepted, .assigned],
    [.accepted, .assigned, .ready], [.accepted, .firstContact], [.accepted, .closed], [.accepted, .closed, .completed],
    [.accepted, .recallAsked], [.accepted, .onward], [.recalled], [.accepted, .recalled], [.consentWithdrawn],
    [.recalled, .destroyed], [.accepted, .closed, .alert], [.movement], [.returned, .returnAcknowledged],
    [.opened, .clarificationAsked, .clarificationGiven], [.accepted, .onward, .onwardReceived],
  ]

  /// A delivered bundle and then `types`, each by the side whose it is.
  static func log(_ types: [StatementType]) throws -> LogSample.Writer {
    var writer = try LogSample.submitted()
    try writer.add(.received, bySender: false)
    for type in types { try writer.add(type, bySender: isSenders(type), body: body(type, asked: 3)) }
    return writer
  }
}

@Suite("The conversation: what people say moves a transfer, and what they may not say does not")
struct ConversationTests {
  private static func state(_ types: [StatementType]) throws -> TransferState {
    try #require(TransferState(folding: Said.log(types).entries))
  }

  @Test(
    "from the receipt to the end, step by step",
    arguments: [
      ([], .delivered), ([.opened], .underReview), ([.opened, .clarificationAsked], .clarification),
      ([.opened, .clarificationAsked, .clarificationGiven], .underReview), ([.accepted], .accepted),
      ([.opened, .clarificationAsked, .accepted], .accepted), ([.returned], .returned),
      ([.returned, .returnAcknowledged], .returned), ([.accepted, .assigned], .assigned),
      ([.accepted, .assigned, .assignmentDeclined], .accepted), ([.accepted, .assigned, .reassigned], .assigned),
      ([.accepted, .assigned, .ready], .ready), ([.accepted, .firstContact], .inProgress),
      ([.accepted, .assigned, .ready, .firstContact, .outcome], .inProgress),
      ([.accepted, .assigned, .ready, .firstContact, .outcome, .closed, .completed], .completed),
    ] as [([StatementType], HandoverStage)])
  func story(types: [StatementType], stage: HandoverStage) throws {
    let state = try Self.state(types)
    #expect(state.people.stage == stage)
    #expect(state.illegal == [])
  }

  @Test(
    "what is not possible where it stands is kept with its reason, and moves nothing",
    arguments: [
      ([.outcome], .delivered), ([.accepted, .outcome], .accepted), ([.accepted, .accepted], .accepted),
      ([.accepted, .returned], .accepted), ([.returned, .accepted], .returned), ([.assigned], .delivered),
      ([.accepted, .ready], .accepted), ([.clarificationAsked], .delivered),
      ([.opened, .clarificationGiven], .underReview),
      ([.accepted, .assigned, .assigned], .assigned), ([.completed], .delivered), ([.returnAcknowledged], .delivered),
      ([.accepted, .closed, .firstContact], .closed), ([.accepted, .reassigned], .accepted),
    ] as [([StatementType], HandoverStage)])
  func notPossible(types: [StatementType], stage: HandoverStage) throws {
    let writer = try Said.log(types)
    let state = try #require(TransferState(folding: writer.entries))
    #expect(state.people.stage == stage)
    #expect(state.illegal.map(\.statement) == [writer.entries.last?.digest])
    let last = try #require(types.last)
    #expect(state.illegal.first?.reason == (last == .firstContact ? .overAndQuiet : .stage(last, at: stage)))
  }

  @Test("nothing can be said of a case that has not come, but that it is taken back, an alert, and its journey")
  func notDelivered() throws {
    let early: [StatementType] = [.movement, .recalled, .consentWithdrawn, .alert]
    for type in StatementKind.people.map(\.type) where !early.contains(type) {
      var writer = try LogSample.submitted()
      try writer.add(type, bySender: Said.isSenders(type), body: Said.body(type))
      let state = try #require(TransferState(folding: writer.entries))
      #expect(state.illegal.count == 1, "\(type)")
      #expect(state.people == HandoverTrack(), "\(type)")
    }
  }

  @Test("the wrong side says nothing that counts", arguments: StatementKind.people.map(\.type))
  func wrongSide(type: StatementType) throws {
    guard StatementKind.of(type)?.party != .either else { return }
    var couldBeSaid = 0
    // Among them ways to a place where the right side could say it.
    for way in Said.ways {
      var (right, wrong) = (try Said.log(way), try Said.log(way))
      let before = try #require(TransferState(folding: right.entries))
      try right.add(type, bySender: Said.isSenders(type), body: Said.body(type, asked: 3))
      try wrong.add(type, bySender: !Said.isSenders(type), body: Said.body(type, asked: 3))
      if try #require(TransferState(folding: right.entries)).illegal.isEmpty { couldBeSaid += 1 }
      let state = try #require(TransferState(folding: wrong.entries))
      #expect(state.people == before.people, "\(type) after \(way)")
      #expect(state.illegal.count == 1)
    }
    #expect(couldBeSaid > 0)
  }

  @Test(
    "a role that may not say it, or is none, says nothing that counts", arguments: ["daemon", "caseworker", "chief"])
  func wrongRole(role: String) throws {
    var writer = try Said.log([])
    try writer.add(.accepted, bySender: false, staff: Staff(role: role, id: Said.ada))
    let state = try #require(TransferState(folding: writer.entries))
    #expect(state.people.stage == .delivered)
    #expect(state.illegal.count == 1)
  }

  @Test("a body that does not fit, from before it was refused, is kept and moves nothing")
  func oddBody() throws {
    var writer = try Said.log([.accepted])
    try writer.add(.assigned, bySender: false, body: ["primary": .string("A name")])
    let state = try #require(TransferState(folding: writer.entries))
    #expect(state.people.stage == .accepted)
    #expect(state.people.caseworkers == nil)
    #expect(state.illegal.first?.reason == .body(.unfit("primary", .staff)))
  }

  @Test("a caseworker and who stands in are known, also after a change, and no longer once declined")
  func caseworkers() throws {
    let named = HandoverTrack.Caseworkers(primary: Said.ada, backup: Said.ben)
    #expect(try Self.state([.accepted, .assigned]).people.caseworkers == named)
    var writer = try Said.log([.accepted, .assigned])
    try writer.add(.reassigned, bySender: false, body: ["primary": .string(Said.ben)])
    let state = try #require(TransferState(folding: writer.entries))
    #expect(state.people.caseworkers == HandoverTrack.Caseworkers(primary: Said.ben, backup: nil))
    #expect(try Self.state([.accepted, .assigned, .assignmentDeclined]).people.caseworkers == nil)
  }

  @Test("nobody stands in for themselves")
  func ownBackup() throws {
    var writer = try Said.log([.accepted])
    try writer.add(
      .assigned, bySender: false, body: ["primary": .string(Said.ada), "backup": .string(Said.ada)])
    #expect(try #require(TransferState(folding: writer.entries)).people.stage == .accepted)
  }

  @Test("of two questions each has its answer; the review goes on when none is open")
  func twoQuestions() throws {
    var writer = try Said.log([.opened, .clarificationAsked, .clarificationAsked])
    for (asked, open, stage) in [(4, [3], .clarification), (4, [3], .clarification), (3, [], .underReview)]
      as [(Int, [Int], HandoverStage)]
    {
      try writer.add(.clarificationGiven, bySender: true, body: ["asked": .integer(Int64(asked))])
      let state = try #require(TransferState(folding: writer.entries))
      #expect(state.people.questions == open)
      #expect(state.people.stage == stage)
    }
    #expect(try #require(TransferState(folding: writer.entries)).illegal.count == 1)
  }

  @Test("after the acceptance there are questions too, and nothing waits for their answers")
  func questionsInHand() throws {
    var writer = try Said.log([.opened, .clarificationAsked, .accepted])
    func expect(_ open: [Int], at stage: HandoverStage, illegal: Int = 0) throws {
      let state = try #require(TransferState(folding: writer.entries))
      #expect(state.people.questions == open && state.people.stage == stage)
      #expect(state.illegal.count == illegal)
    }
    // What was asked before is open still.
    try expect([3], at: .accepted)
    try writer.add(.assigned, bySender: false, body: Said.body(.assigned))
    try writer.add(.clarificationAsked, bySender: false)
    try expect([3, 6], at: .assigned)
    try writer.add(.clarificationGiven, bySender: true, body: ["asked": .integer(3)])
    try expect([6], at: .assigned)
    try writer.add(.corrected, bySender: false, body: ["said": .integer(6)])
    try expect([], at: .assigned)
    try writer.add(.clarificationGiven, bySender: true, body: ["asked": .integer(6)])
    try expect([], at: .assigned, illegal: 1)
    try writer.add(.clarificationAsked, bySender: false)
    try writer.add(.closed, bySender: false)
    try expect([], at: .closed, illegal: 1)
    try writer.add(.clarificationAsked, bySender: false)
    try expect([], at: .closed, illegal: 2)
  }

  @Test("an answer is possible only where something was asked")
  func nothingAsked() throws {
    func answers(_ types: [StatementType]) throws -> Bool {
      let state = try #require(TransferState(folding: Said.log(types).entries))
      return state.possible(for: LogSample.sender).contains { $0.type == .clarificationGiven }
    }
    #expect(try !answers([.opened, .accepted]))
    #expect(try answers([.opened, .accepted, .clarificationAsked]))
  }

  @Test("a receipt that stands for an older version lets people speak; an update takes back nothing they said")
  func updates() throws {
    var writer = try LogSample.submitted()
    try writer.add(.update, bySender: true, bundle: LogSample.secondDelivery, body: ["version": .integer(2)])
    try writer.add(.received, bySender: false, bundle: LogSample.delivery)
    try writer.add(.accepted, bySender: false)
    var state = try #require(TransferState(folding: writer.entries))
    #expect(state.handed == .submitted)
    #expect(state.people.stage == .accepted)
    try writer.add(
      .update, bySender: true, bundle: LogSample.digest(9), body: ["version": .integer(3)])
    state = try #require(TransferState(folding: writer.entries))
    #expect(state.people.stage == .accepted)
  }

  /// Accepted, assigned, ready, and then a second version.
  private static func changed(after types: [StatementType] = [.accepted, .assigned, .ready]) throws -> LogSample.Writer
  {
    var writer = try Said.log(types)
    try writer.add(.update, bySender: true, bundle: LogSample.secondDelivery, body: ["version": .integer(2)])
    return writer
  }

  @Test("whoever was ready is so no more once the case has changed, until they say it of what it is now")
  func readyOfOlder() throws {
    var writer = try Self.changed()
    func expect(_ stage: HandoverStage, ofOlder: Bool) throws {
      let state = try #require(TransferState(folding: writer.entries))
      #expect(state.people.stage == stage && state.people.isReadyOfOlder == ofOlder)
      #expect((state.people.ready != nil) == (stage == .ready) && state.illegal == [])
    }
    try expect(.assigned, ofOlder: true)
    // Said across the change, and so of what was before it.
    try writer.add(.ready, bySender: false, bundle: LogSample.delivery, seen: 1)
    try expect(.assigned, ofOlder: true)
    try writer.add(.ready, bySender: false, bundle: LogSample.secondDelivery)
    try expect(.ready, ofOlder: false)
    try writer.add(.ready, bySender: false, bundle: LogSample.secondDelivery)
    try expect(.ready, ofOlder: false)
  }

  @Test("a ready that crosses a new version is of the version that its author had, whichever is read first")
  func readyAcross() throws {
    var writer = try Self.changed(after: [.accepted, .assigned])
    try writer.add(.ready, bySender: false, bundle: LogSample.delivery, seen: 1)
    for log in LogSample.permutations(Array(writer.entries.suffix(2))).map({ writer.entries.dropLast(2) + $0 }) {
      let state = try #require(TransferState(folding: Array(log)))
      #expect(state.people.stage == .assigned && state.people.isReadyOfOlder && state.people.ready == nil)
    }
  }

  @Test("a change ends nobody's being ready once the people have arrived, or somebody is in contact with them")
  func changedTooLate() throws {
    for types in [[.movement], [.firstContact], [.firstContact, .closed]] as [[StatementType]] {
      let state = try #require(
        TransferState(folding: Self.changed(after: [.accepted, .assigned, .ready] + types).entries))
      #expect(state.people.ready != nil && !state.people.isReadyOfOlder, "\(types)")
    }
  }

  @Test("another caseworker has not said to be ready, whatever the one before has said")
  func readyOfAnother() throws {
    for (primary, stage) in [(Said.ben, HandoverStage.assigned), (Said.ada, .ready)] {
      var writer = try Said.log([.accepted, .assigned, .ready])
      try writer.add(.reassigned, bySender: false, body: ["primary": .string(primary)])
      let state = try #require(TransferState(folding: writer.entries))
      #expect(state.people.stage == stage && !state.people.isReadyOfOlder && state.illegal == [])
    }
    var writer = try Self.changed()
    try writer.add(.reassigned, bySender: false, body: ["primary": .string(Said.ben)])
    #expect(try #require(TransferState(folding: writer.entries)).people.isReadyOfOlder == false)
  }

  @Test("a question that had no answer when the case was closed is known to have none")
  func unanswered() throws {
    #expect(try Self.state([.accepted, .clarificationAsked, .closed]).people.unanswered == [3])
    #expect(try Self.state([.accepted, .closed]).people.unanswered == [])
  }

  @Test("the journey goes its own way, whoever tells of it and wherever the handover stands")
  func journey() throws {
    var writer = try LogSample.submitted()
    for (bySender, stage) in [(true, "confirmed"), (true, "departed"), (false, "no_show"), (false, "arrived")] {
      try writer.add(.movement, bySender: bySender, body: Said.body(.movement, stage))
      let state = try #require(TransferState(folding: writer.entries))
      #expect(state.movement.stage.rawValue == stage)
      #expect(state.movement.moment?.text == Said.moment.string)
      #expect(state.people.stage == .submitted)
      #expect(state.illegal == [])
    }
    try writer.add(.movement, bySender: true, body: Said.body(.movement, "departed"))
    let state = try #require(TransferState(folding: writer.entries))
    #expect(state.movement.stage == .arrived)
    #expect(state.illegal.count == 1)
  }

  @Test("every stage of the journey but the first can be reached, and nobody is planned anew")
  func journeyTable() {
    let reached = MovementStage.allCases.reduce(into: Set<MovementStage>()) { $0.formUnion($1.next) }
    #expect(reached == Set(MovementStage.allCases).subtracting([.planned]))
  }

  @Test("what can be said now is what the fold would take", arguments: [true, false])
  func possible(bySender: Bool) throws {
    for way in Said.ways {
      let writer = try Said.log(way)
      let state = try #require(TransferState(folding: writer.entries))
      let possible = state.possible(for: bySender ? LogSample.sender : LogSample.receiver).map(\.type)
      let taken = try StatementKind.people.map(\.type).filter { type in
        try (1...6).contains { place in
          var next = writer
          try next.add(type, bySender: bySender, body: Said.body(type, asked: place))
          return try #require(TransferState(folding: next.entries)).illegal.isEmpty
        }
      }
      #expect(Set(possible) == Set(taken), "after \(way)")
    }
  }
}
