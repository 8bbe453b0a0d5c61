import Base
import Foundation
import Testing

@testable import Handover

@Suite("Who owes what, by when")
struct DeadlineTests {
  /// Friday 2027-01-15, 09:00 in Lagos.
  private static let friday = Date(timeIntervalSince1970: 1_800_000_000)
  /// Monday 2027-02-01, 13:05.
  private static let arrival = "2027-02-01T13:05:00+01:00"

  private static func log(
    arriving: String? = arrival, _ said: [(StatementType, [String: JSONValue], TimeInterval)] = []
  ) throws -> [LogEntry] {
    var writer = LogSample.Writer()
    try writer.add(
      .submitted, bySender: true,
      body: [
        "to": .string(LogSample.receiver.text), "version": .integer(1),
        "arrival": arriving.map { .string($0) } ?? .null,
      ], at: friday)
    for (type, body, hours) in said {
      try writer.add(type, bySender: Said.isSenders(type), body: body, at: friday + hours * 3600)
    }
    return writer.entries
  }

  private static func said(_ types: [StatementType]) -> [(StatementType, [String: JSONValue], TimeInterval)] {
    types.map { ($0, Said.body($0, asked: 3), 0) }
  }

  private static func owed(
    _ log: [LogEntry], at hours: TimeInterval = 0, policy: ClockPolicy = ClockPolicy(),
    here: MissionID = LogSample.sender
  ) throws -> [Deadline] {
    let state = try #require(TransferState(folding: log))
    return state.deadlines(policy: policy, here: here, at: friday + hours * 3600)
  }

  @Test(
    "each step of the conversation starts the next clock",
    arguments: [
      ([], [.receipt]), ([.received], [.review, .acceptance, .arrival]),
      ([.received, .opened], [.acceptance, .arrival]),
      ([.received, .opened, .clarificationAsked], [.answer, .acceptance, .arrival]),
      ([.received, .returned], [.acknowledgement]), ([.received, .returned, .returnAcknowledged], []),
      ([.received, .accepted], [.assignment, .arrival, .contact]),
      ([.received, .accepted, .assigned], [.readiness, .arrival, .contact]),
      ([.received, .accepted, .assigned, .clarificationAsked], [.answer, .readiness, .arrival, .contact]),
      ([.received, .accepted, .clarificationAsked, .consentWithdrawn], [.erasure, .erasure]),
      ([.received, .accepted, .assigned, .ready], [.arrival, .contact]),
      ([.received, .accepted, .firstContact], [.outcome]),
      ([.received, .accepted, .firstContact, .outcome], [.closure]),
      ([.received, .accepted, .closed], [.completion]), ([.received, .accepted, .closed, .completed], []),
      ([.recalled], [.receipt, .erasure]), ([.received, .recalled], [.destruction, .erasure]),
      ([.received, .recalled, .destroyed], [.erasure]), ([.received, .consentWithdrawn], [.erasure, .erasure]),
    ] as [([StatementType], [Deadline.What])])
  func steps(types: [StatementType], owed: [Deadline.What]) throws {
    let log = try Self.log(Self.said(types))
    #expect(
      try Self.owed(log).map(\.what).sorted(by: { $0.rawValue < $1.rawValue })
        == owed.sorted { $0.rawValue < $1.rawValue })
  }

  @Test("both missions, and any order of the log, reckon alike")
  func alike() throws {
    let log = try Self.log(Self.said([.received, .opened, .clarificationAsked]))
    let ours = try Self.owed(log, at: 100)
    #expect(ours == (try Self.owed(log.reversed(), at: 100, here: LogSample.receiver)))
    #expect(!ours.isEmpty)
  }

  @Test("soonest first, by the side that owes it and the role that can do it")
  func who() throws {
    let log = try Self.log(Self.said([.received, .opened, .clarificationAsked]))
    let owed = try Self.owed(log)
    #expect(owed.map(\.what) == [.answer, .acceptance, .arrival])
    #expect(owed.map(\.owedBy) == [LogSample.sender, LogSample.receiver, LogSample.receiver])
    #expect(owed.map(\.role) == [.caseworker, .supervisor, .caseworker])
    // One working day from Friday morning is Monday morning.
    #expect(owed.first?.due == Self.friday + 72 * 3600)
  }

  @Test("who arrives soon is looked at sooner")
  func soon() throws {
    let log = try Self.log(arriving: "2027-01-17T13:05:00+01:00", Self.said([.received]))
    let review = try #require(try Self.owed(log).first { $0.what == .review })
    #expect(review.due == Self.friday + 4 * 3600)
  }

  @Test("what comes after its limit is not late before anybody could do it")
  func notice() throws {
    let log = try Self.log(arriving: "2027-01-15T20:00:00+01:00", Self.said([.received]))
    let acceptance = try #require(try Self.owed(log, at: 1).first { $0.what == .acceptance })
    #expect(acceptance.due == Self.friday + 4 * 3600 && !acceptance.isLate)
    #expect(try Self.owed(log, at: 5).first { $0.what == .acceptance }?.isLate == true)
  }

  @Test("whoever was ready owes it anew once the case has changed, since then, and no more once the journey has ended")
  func readyAgain() throws {
    let said = Self.said([.received, .accepted, .assigned, .ready])
    let update = (StatementType.update, ["version": JSONValue.integer(2), "arrival": .string(Self.arrival)], 300.0)
    #expect(try !Self.owed(Self.log(said)).contains { $0.what == .readiness })
    let owed = try #require(try Self.owed(Self.log(said + [update]), at: 301).first { $0.what == .readiness })
    #expect(owed.owedBy == LogSample.receiver && owed.role == .caseworker && owed.since == Self.friday + 300 * 3600)
    let ended = try Self.log(said + [update, Self.journey("no_show")])
    #expect(try !Self.owed(ended, at: 414).contains { $0.what == .readiness })
  }

  @Test("an outcome that was taken back after the end is owed since then, and whoever completes it is not done")
  func outcomeAgain() throws {
    let contact = (StatementType.firstContact, Said.body(.firstContact), 0.0)
    let log = try Self.log(
      Self.said([.received, .accepted]) + [
        contact, (.outcome, [:], 1), (.closed, [:], 2), (.corrected, Said.body(.corrected, asked: 4), 3),
      ])
    let owed = try #require(try Self.owed(log, at: 4).first { $0.what == .outcome })
    #expect(owed.since == Self.friday + 3 * 3600 && owed.owedBy == LogSample.receiver)
  }

  @Test("late is due before now, and others are told step by step")
  func late() throws {
    let log = try Self.log()
    #expect(try Self.owed(log, at: 4).map(\.isLate) == [false])
    let late = try #require(try Self.owed(log, at: 5).first)
    #expect(late.isLate)
    #expect(late.escalated == [.init(mission: LogSample.sender, role: .supervisor)])
    #expect(
      try Self.owed(log, at: 30).first?.escalated == [
        .init(mission: LogSample.sender, role: .supervisor), .init(mission: LogSample.receiver, role: .duty),
      ])
  }

  @Test("who has landed before anybody accepted is looked after by who is on duty")
  func landed() throws {
    let log = try Self.log(Self.said([.received]))
    #expect(try Self.owed(log, at: 24 * 18).first { $0.what == .acceptance }?.role == .duty)
  }

  @Test("word of another arrival moves the clocks, a postponed one stops those that count from it")
  func moved() throws {
    let moved: [String: JSONValue] = ["state": .string("confirmed"), "moment": .string("2027-03-01T13:05:00+01:00")]
    let log = try Self.log(Self.said([.received, .accepted]) + [(.movement, moved, 1)])
    let assignment = try #require(try Self.owed(log).first { $0.what == .assignment })
    #expect(assignment.due == (try Timestamp("2027-02-27T13:05:00+01:00").date))
    let postponed = try Self.log(
      Self.said([.received, .accepted]) + [(.movement, ["state": .string("postponed")], 1)])
    let owed = try Self.owed(postponed, at: 24 * 60)
    #expect(owed.contains { $0.what == .assignment } && owed.allSatisfy { $0.due == nil && !$0.isLate })
  }

  /// What somebody says of the journey, 413 hours after the handing in: an hour after the plane was to land.
  private static func journey(_ state: String, at hours: TimeInterval = 413) -> (
    StatementType, [String: JSONValue], TimeInterval
  ) {
    (.movement, ["state": .string(state), "moment": .string("2027-02-01T13:30:00+01:00")], hours)
  }

  @Test(
    "whom nobody has met is owed a first contact at once, and both missions are to know from the first minute",
    arguments: ["arrived_unmet", "no_show"], [[], [.accepted], [.accepted, .assigned, .ready]] as [[StatementType]])
  func stranded(state: String, before: [StatementType]) throws {
    let log = try Self.log(Self.said([.received] + before) + [Self.journey(state)])
    let first = try #require(try Self.owed(log, at: 414).first { $0.what == .contact })
    #expect(first.due == Self.friday + 413 * 3600 && first.isLate && first.owedBy == LogSample.receiver)
    #expect(first.role == (before.contains(.assigned) ? .caseworker : .duty))
    #expect(
      first.escalated == [
        .init(mission: LogSample.receiver, role: .supervisor), .init(mission: LogSample.sender, role: .duty),
      ])
    #expect(TransferState(folding: log)?.stranding(at: Self.friday + 414 * 3600)?.stage.rawValue == state)
  }

  @Test("that ends with a first contact, or when it is taken back, and not because they are said to have arrived")
  func found() throws {
    func isStranded(_ after: [(StatementType, [String: JSONValue], TimeInterval)], state: String = "arrived_unmet")
      throws -> Bool
    {
      let log = try Self.log(Self.said([.received, .accepted]) + [Self.journey(state)] + after)
      return TransferState(folding: log)?.stranding(at: Self.friday + 420 * 3600) != nil
    }
    let contact = (StatementType.firstContact, Said.body(.firstContact), 415.0)
    #expect(try isStranded([]))
    #expect(try isStranded([Self.journey("arrived", at: 414)]))
    #expect(try !isStranded([contact]))
    #expect(try !isStranded([Self.journey("arrived", at: 414), contact]))
    #expect(try !isStranded([(.corrected, Said.body(.corrected, asked: 3), 415)]))
    // The end of the work is nobody's meeting them; only who completes the transfer and knows of it lets it rest.
    #expect(try isStranded([(.closed, [:], 415)]))
    #expect(try !isStranded([(.closed, [:], 415), (.completed, [:], 416)]))
    #expect(try !isStranded([(.closed, [:], 415), contact]))
    // Whoever did not come, and is known to come later, is not lost.
    #expect(try isStranded([], state: "no_show"))
    #expect(try !isStranded([(.movement, ["state": .string("postponed")], 415)], state: "no_show"))
    #expect(try isStranded([Self.journey("arrived_unmet", at: 415)], state: "no_show"))
  }

  @Test("a cancelled journey brings nobody to meet")
  func cancelled() throws {
    let log = try Self.log(Self.said([.received, .accepted]) + [(.movement, ["state": .string("cancelled")], 1)])
    #expect(try Self.owed(log).map(\.what) == [.assignment])
  }

  @Test("what the rules do not allow starts no clock")
  func illegal() throws {
    var types = Self.said([.received])
    types.append((.returned, [:], 5))
    types.append((.returned, [:], 50))
    let log = try Self.log(types)
    #expect(try Self.owed(log, at: 60).first { $0.what == .acknowledgement }?.since == Self.friday + 5 * 3600)
  }

  @Test("without an arrival what counts from it has no end, and all else has")
  func unknownArrival() throws {
    let log = try Self.log(arriving: nil, Self.said([.received]))
    let owed = try Self.owed(log)
    #expect(owed.map(\.what) == [.review, .acceptance, .arrival])
    #expect(owed.map { $0.due == nil } == [false, false, true])
  }

  @Test("an agreement comes before the mission's own limits, and these before the proposed")
  func agreed() throws {
    let log = try Self.log(Self.said([.received]))
    let (hour, two) = (try #require(Limit("1h")), try #require(Limit("2h")))
    let own = ClockPolicy(limits: [.review: [hour], .acceptance: [hour]])
    #expect(try Self.owed(log, policy: own).prefix(2).map(\.due) == [Self.friday + 3600, Self.friday + 3600])
    let agreed = ClockPolicy(limits: [.review: [hour]], agreed: [LogSample.receiver: [.review: [two]]])
    #expect(try Self.owed(log, policy: agreed).first?.due == Self.friday + 7200)
  }

  @Test("the receiver's weekend counts, at the sender as at the receiver")
  func weekend() throws {
    let log = try Self.log(Self.said([.received]))
    let days = WorkingDays(weekend: [5, 6], zone: TimeZone(identifier: "Africa/Lagos"))
    let policy = ClockPolicy(days: [LogSample.receiver: days, LogSample.sender: WorkingDays()])
    let due = try Self.owed(log, policy: policy).first { $0.what == .review }?.due
    // Friday is free: the review counts from Sunday's first moment.
    #expect(due == (try Timestamp("2027-01-18T00:00:00+01:00").date))
    #expect(due == (try Self.owed(log, policy: policy, here: LogSample.receiver).first { $0.what == .review }?.due))
  }
}
