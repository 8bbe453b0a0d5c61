import Base
import Foundation
import Testing

@testable import Handover

/// The moments that statements state: a slip of the year is asked about, and silences no clock.
@Suite("A moment that cannot be, or is hardly meant")
struct StatedMomentTests {
  private static let now = LogSample.morning
  private static let day: TimeInterval = 86_400
  /// 17 days from now.
  private static let arrival = now + 17 * day

  private static func text(_ days: TimeInterval) -> JSONValue { .string(Timestamp(now + days * day).text) }

  private static func movement(_ state: String, _ days: TimeInterval) -> [String: JSONValue] {
    ["state": .string(state), "moment": text(days)]
  }

  private static func statement(
    _ type: StatementType, _ body: [String: JSONValue], at: Date = now
  ) throws -> Statement {
    try LogSample.entry(type, by: LogSample.receiver, seq: 2, seen: 1, body: body, at: at).statement
  }

  @Test(
    "the journey: what has been has come, what is planned is still to come, and both lie near the arrival",
    arguments: [
      ("arrived", 0, nil, nil), ("arrived", 0.04, nil, nil), ("arrived", 0.05, nil, .toCome),
      ("arrived", 365 * 45, nil, .toCome), ("departed", 1, nil, .toCome), ("no_show", 1, nil, .toCome),
      ("arrived_unmet", 1, nil, .toCome), ("arrived", -366, nil, .longAgo), ("arrived", 0, 0.9, nil),
      ("arrived", 0, 3, .notAsPlanned), ("arrived", -3, 0, .notAsPlanned), ("arrived_unmet", 0, 13, .notAsPlanned),
      ("no_show", -1.1, 0, .notAsPlanned), ("departed", -1.9, 0, nil), ("departed", -2.1, 0, .notAsPlanned),
      ("arrived", 0, 15, .farFromArrival), ("departed", -20, 0, .farFromArrival), ("confirmed", 17, 17, nil),
      ("confirmed", 400, nil, nil), ("confirmed", 400, 17, .farFromArrival), ("confirmed", 1096, nil, .yearsAway),
      ("confirmed", -2, nil, .over), ("confirmed", -0.5, nil, nil), ("postponed", 30, nil, nil),
      ("postponed", 1096, nil, .yearsAway), ("cancelled", -366, nil, .longAgo),
    ] as [(String, TimeInterval, TimeInterval?, StatedMoment.Doubt?)])
  func journey(state: String, days: TimeInterval, arrival: TimeInterval?, doubt: StatedMoment.Doubt?) throws {
    let moments = try Self.statement(.movement, Self.movement(state, days)).moments()
    let known = arrival.map { Self.now + $0 * Self.day }
    #expect(moments.map { $0.doubt(arrival: known, at: Self.now) } == [doubt])
  }

  @Test(
    "a first contact has been, and not before the people were there; how long after says nothing",
    arguments: [(0, -60, nil), (0, 2, .beforeArrival), (0, 0.5, nil), (1, 0, .toCome), (-400, -500, .longAgo)]
      as [(TimeInterval, TimeInterval, StatedMoment.Doubt?)])
  func contact(days: TimeInterval, arrival: TimeInterval, doubt: StatedMoment.Doubt?) throws {
    let moments = try Self.statement(.firstContact, ["moment": Self.text(days)]).moments()
    #expect(moments.map { $0.doubt(arrival: Self.now + arrival * Self.day, at: Self.now) } == [doubt])
  }

  @Test(
    "every moment of every kind is held to it, in the open half and in the sealed one", arguments: StatementKind.people)
  func all(kind: StatementKind) throws {
    let (open, half) = ([kind.fields, kind.sealed]).map { fields in
      fields.reduce(into: [String: JSONValue]()) { members, field in
        if case .moment = field.form { members[field.key] = .string("2072-06-14T13:05:00+01:00") }
      }
    }.pair
    let body = open.merging(kind.type == .movement ? ["state": .string("arrived")] : [:]) { first, _ in first }
    let moments = try Self.statement(kind.type, body).moments(and: half)
    #expect(moments.count == open.count + half.count)
    #expect(moments.allSatisfy { $0.doubt(arrival: nil, at: Self.now) == .toCome })
  }

  @Test("by a clock that is ahead nothing more can have been")
  func ahead() throws {
    let said = Self.now + 365 * 46 * Self.day
    let moments = try Self.statement(.movement, Self.movement("arrived", 365 * 45), at: said).moments()
    #expect(moments.map { $0.obstacle(at: Self.now) } == [.toCome])
  }

  // MARK: Clocks

  /// A case that was accepted, and what is said then.
  private static func log(
    arriving: Date = arrival, _ said: [(type: StatementType, body: [String: JSONValue], at: Date)]
  ) throws -> [LogEntry] {
    var writer = LogSample.Writer()
    try writer.add(
      .submitted, bySender: true,
      body: [
        "to": .string(LogSample.receiver.text), "version": .integer(1), "arrival": .string(Timestamp(arriving).text),
      ])
    try writer.add(.received, bySender: false)
    try writer.add(.accepted, bySender: false)
    for one in said { try writer.add(one.type, bySender: false, body: one.body, at: one.at) }
    return writer.entries
  }

  private static func owed(_ log: [LogEntry], after days: TimeInterval) throws -> [Deadline] {
    try #require(TransferState(folding: log)).deadlines(
      policy: ClockPolicy(), here: LogSample.sender, at: now + days * day)
  }

  private static func late(_ log: [LogEntry], after days: TimeInterval) throws -> Set<Deadline.What> {
    Set(try owed(log, after: days).filter(\.isLate).map(\.what))
  }

  @Test(
    "what is stated of a moment that cannot be stops no clock, and moves none",
    arguments: [
      (.movement, movement("arrived", 365 * 45)), (.movement, movement("arrived_unmet", 365 * 45)),
      (.movement, movement("no_show", 365 * 45)), (.movement, movement("confirmed", 365 * 45)),
      (.movement, movement("arrived", 18)), (.firstContact, ["moment": text(365 * 45)]),
    ] as [(StatementType, [String: JSONValue])])
  func silences(type: StatementType, body: [String: JSONValue]) throws {
    let log = try Self.log([(type, body, Self.now)])
    let late = try Self.late(log, after: 21)
    #expect(late.contains(.contact), "\(late)")
    // Whoever says that they are in contact says no word of the journey.
    #expect(late.contains(.arrival) == (type == .movement), "\(late)")
    // Whom nobody has met is to be found as soon as that is said, whenever it is said to have been.
    let isStranded = [.string("arrived_unmet"), .string("no_show")].contains(body["state"])
    let due = isStranded ? Self.now : Self.arrival + 72 * 3600
    #expect(try Self.owed(log, after: 21).first { $0.what == .contact }?.due == due)
  }

  @Test("the same said rightly stops them, also after the slip was taken back")
  func rightly() throws {
    let slip = (type: StatementType.movement, body: Self.movement("arrived", 365 * 45), at: Self.now)
    let landed = Self.arrival + 3600
    let right = (type: StatementType.movement, body: Self.movement("arrived", 17), at: landed)
    let takenBack = (type: StatementType.corrected, body: ["said": JSONValue.integer(3)], at: landed)
    #expect(try !Self.late(Self.log([right]), after: 21).contains(.arrival))
    #expect(try !Self.late(Self.log([slip, takenBack, right]), after: 21).contains(.arrival))
    let met = (type: StatementType.firstContact, body: ["moment": Self.text(18)], at: Self.arrival + 2 * Self.day)
    #expect(try Self.owed(Self.log([right, met]), after: 21).map(\.what) == [.outcome])
  }

  @Test("what was said by a clock that is ahead is owed all the same", arguments: [StatementType.assigned])
  func since(type: StatementType) throws {
    let ahead = Self.now + 365 * 45 * Self.day
    let log = try Self.log([(type, Said.body(type), ahead)])
    let readiness = try #require(try Self.owed(log, after: 17).first { $0.what == .readiness })
    #expect(readiness.isLate && readiness.since == Self.now)
    let both = try Self.log([(.movement, Self.movement("arrived", 365 * 45), ahead)])
    #expect(try Self.late(both, after: 21).isSuperset(of: [.arrival, .contact]))
  }

  @Test("an arrival that a case puts years away is none")
  func planned() throws {
    let log = try Self.log(arriving: Self.now + 365 * 45 * Self.day, [])
    #expect(try Self.owed(log, after: 1).allSatisfy { $0.due == nil })
  }

  @Test("the arrival is the last that was confirmed, also once they have left; what was put off has none")
  func confirmed() throws {
    let confirmed = (type: StatementType.movement, body: Self.movement("confirmed", 27), at: Self.now)
    let departed = (type: StatementType.movement, body: Self.movement("departed", 26), at: Self.now + 26 * Self.day)
    let putOff = (type: StatementType.movement, body: ["state": JSONValue.string("postponed")], at: Self.now)
    func arrival(_ said: [(type: StatementType, body: [String: JSONValue], at: Date)]) throws -> Date? {
      let log = try Self.log(said)
      let state = try #require(TransferState(folding: log))
      return state.arrival(at: Self.now + 26 * Self.day)?.date
    }
    #expect(try arrival([]) == Self.arrival)
    #expect(try arrival([confirmed, departed]) == Self.now + 27 * Self.day)
    #expect(try arrival([confirmed, putOff]) == nil)
    #expect(try arrival([confirmed, putOff, departed]) == Self.arrival)
  }

  @Test(
    "lists go by the last that was said of the arrival; a journey put off to nobody knows when stays where people look for it"
  )
  func listed() throws {
    func listed(_ said: [[String: JSONValue]]) throws -> Date? {
      let log = try Self.log(said.map { (.movement, $0, Self.now) })
      let record = TransferRecord(
        id: LogSample.transfer, sender: LogSample.sender, receiver: LogSample.receiver, arrival: nil,
        created: Self.now, version: 1, delivery: LogSample.delivery, log: log.map(\.head), item: nil, attempts: 1)
      #expect(
        TransferView(record, here: LogSample.sender, queued: nil, at: Self.now).arrival
          == record.expectedArrival(at: Self.now))
      return record.expectedArrival(at: Self.now)?.date
    }
    #expect(try listed([]) == Self.arrival)
    #expect(try listed([Self.movement("postponed", 40)]) == Self.now + 40 * Self.day)
    #expect(try listed([Self.movement("postponed", 40), Self.movement("confirmed", 27)]) == Self.now + 27 * Self.day)
    #expect(try listed([["state": .string("postponed")]]) == Self.arrival)
    #expect(try listed([["state": .string("cancelled")]]) == Self.arrival)
  }

  @Test("it is shown, of the journey and in the log, at both missions")
  func shown() throws {
    let log = try Self.log([(.movement, Self.movement("arrived", 365 * 45), Self.now)])
    let state = try #require(TransferState(folding: log))
    #expect(state.movement.stage == .arrived && state.illegal == [])
    let views = StatementView.views(of: log, state, at: Self.now)
    #expect(views.map(\.doubt) == [nil, nil, nil, .toCome])
    for here in [LogSample.sender, LogSample.receiver] {
      let record = TransferRecord(
        id: LogSample.transfer, sender: LogSample.sender, receiver: LogSample.receiver, arrival: nil,
        created: Self.now, version: 1, delivery: LogSample.delivery, log: log.map(\.head), item: nil, attempts: 1)
      let view = TransferView(record, here: here, queued: nil, at: Self.now)
      #expect(view.movedDoubt == .toCome)
    }
  }
}

extension [[String: JSONValue]] {
  fileprivate var pair: ([String: JSONValue], [String: JSONValue]) { (self[0], self[1]) }
}
