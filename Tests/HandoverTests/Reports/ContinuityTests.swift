import Base
import Foundation
import Testing

@testable import Handover

@Suite("How many people were met by somebody who had read their file")
struct ContinuityTests {
  /// Friday 2027-01-15, 09:00 in Lagos.
  private static let friday = LogSample.morning
  private static let landing = "2027-02-01T13:05:00+01:00"
  private static let later = friday + 120 * 86_400

  /// - Parameter said: What, and after how many hours.
  private static func facts(
    arriving: String? = landing, at now: Date = later, _ said: [(StatementType, TimeInterval)]
  ) throws -> TransferFacts? {
    var writer = LogSample.Writer()
    try writer.add(
      .submitted, bySender: true,
      body: [
        "to": .string(LogSample.receiver.text), "version": .integer(1),
        "arrival": arriving.map { .string($0) } ?? .null,
      ], at: friday)
    for (type, hours) in said {
      // The journey's end as it was planned.
      var body = Said.body(type)
      if type == .movement { body["moment"] = .string(landing) }
      try writer.add(type, bySender: Said.isSenders(type), body: body, at: friday + hours * 3600)
    }
    let record = TransferRecord(
      id: LogSample.transfer, sender: LogSample.sender, receiver: LogSample.receiver, arrival: nil, created: friday,
      version: 1, delivery: LogSample.delivery, log: writer.entries.map(\.head), item: nil, attempts: 1)
    return TransferFacts(record, policy: ClockPolicy(), here: LogSample.sender, at: now)
  }

  private static let whole: [(StatementType, TimeInterval)] = [
    (.received, 1), (.accepted, 30), (.assigned, 50), (.ready, 60), (.movement, 413), (.firstContact, 430),
    (.outcome, 500), (.closed, 600), (.completed, 610),
  ]

  @Test("a handover as it should be counts in everything")
  func good() throws {
    let facts = try #require(try Self.facts(Self.whole))
    #expect(facts.route?.month == "2027-02")
    let no: Set<Continuity.Measure> = [.noShow, .asked, .returned]
    for measure in Continuity.Measure.allCases {
      #expect(facts.measures[measure] == !no.contains(measure), "\(measure)")
    }
    // From Friday 09:00 to Monday 13:05, 17 days later.
    let hours = try #require(facts.leads[.submitted])
    #expect(abs(hours - (17 * 24 + 4 + 5.0 / 60)) < 0.01, "\(hours)")
  }

  @Test("a caseworker who is named after the landing was not named before it")
  func tooLate() throws {
    let facts = try #require(try Self.facts([(.received, 5), (.accepted, 30), (.assigned, 17 * 24 + 10)]))
    #expect(facts.measures[.named] == false && facts.measures[.accepted] == true && facts.measures[.ready] == false)
    #expect(facts.measures[.receiptInTime] == false)
    #expect(facts.measures[.met] == nil, "nobody has said how the journey ended")
    #expect(facts.measures[.contact] == false && facts.measures[.outcome] == false)
  }

  @Test("what may still come is not known, and who has not arrived yet is not counted")
  func open() throws {
    let landing = try Timestamp(Self.landing).date
    #expect(try Self.facts(at: landing - 60, [(.received, 1)]) == nil)
    let facts = try #require(try Self.facts(at: landing + 3600, [(.received, 1)]))
    #expect(facts.measures[.contact] == nil && facts.measures[.outcome] == nil && facts.measures[.named] == false)
  }

  @Test("a case that was returned is not one that nobody was named for")
  func returned() throws {
    let facts = try #require(try Self.facts([(.received, 1), (.returned, 5)]))
    #expect(facts.measures[.returned] == true && facts.measures[.named] == nil)
  }

  @Test("counts, shares and medians by hand")
  func byHand() throws {
    let good = try #require(try Self.facts(Self.whole))
    let bad = try #require(try Self.facts([(.received, 1)]))
    let undated = try #require(try Self.facts(arriving: nil, [(.received, 1)]))
    let all = Array(repeating: good, count: 10) + Array(repeating: bad, count: 6) + Array(repeating: undated, count: 5)
    let report = Continuity(all)
    #expect(report.undated == 5 && report.rows.count == 2)
    for row in report.rows {
      #expect(row.arrivals == 16)
      let named = try #require(row.shares["named"])
      #expect(named.yes == 10 && named.of == 16 && named.percent == 63)
      // Of those six nobody knows.
      #expect(row.shares["met"]?.yes == 10 && row.shares["met"]?.of == 10)
      #expect(row.leads["ready"].map { $0.rounded() } == 352)
    }
    #expect(Continuity([]).rows.isEmpty)
  }

  @Test("a count of one to four is not given, nor what is left of it, nor a sum that gives it away")
  func small() throws {
    typealias Count = SmallCells.Count
    let shown = SmallCells.shown(
      [[Count(yes: 3, of: 20)], [Count(yes: 10, of: 20)]], total: [Count(yes: 13, of: 40)])
    #expect(shown.rows[0][0].yes == nil && shown.rows[0][0].of == 20)
    #expect(shown.rows[1][0].yes == 10)
    #expect(shown.total[0].yes == nil, "13 − 10 would give it away")
    let rest = SmallCells.shown([[Count(yes: 18, of: 20)]], total: [Count(yes: 18, of: 20)])
    #expect(rest.rows[0][0].yes == nil && rest.rows[0][0].percent == nil)
    let few = SmallCells.shown([[Count(yes: 0, of: 4)]], total: [Count(yes: 0, of: 4)])
    #expect(few.rows[0][0].of == nil)
    let two = SmallCells.shown(
      [[Count(yes: 1, of: 30)], [Count(yes: 2, of: 30)], [Count(yes: 9, of: 30)]], total: [Count(yes: 12, of: 90)])
    #expect(two.total[0].yes == nil, "two that are three together")
    let many = SmallCells.shown(
      [[Count(yes: 3, of: 30)], [Count(yes: 4, of: 30)], [Count(yes: 9, of: 30)]], total: [Count(yes: 16, of: 90)])
    #expect(many.total[0].yes == 16)
    #expect(SmallCells.count(4) == nil && SmallCells.count(0) == 0 && SmallCells.count(5) == 5)
    #expect(SmallCells.median([1, 2, 3, 4]) == nil && SmallCells.median([5, 1, 2, 3, 4, 6]) == 3.5)
  }
}
