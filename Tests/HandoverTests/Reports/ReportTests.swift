import Base
import Foundation
import Testing

@testable import Handover

@Suite("Reports: how many people were met by somebody who had read their file, and what else is counted")
struct ReportTests {
  /// Friday 2027-01-15, 09:00 in Lagos.
  private static let friday = LogSample.morning
  private static let landing = "2027-02-01T13:05:00+01:00"
  private static let later = friday + 300 * 86_400

  /// - Parameter said: What, and after how many hours.
  private static func facts(
    _ said: [(StatementType, TimeInterval)], of kind: Report.Kind = .continuity, arriving: String? = landing,
    at now: Date = later, to receiver: String = "ng-lagos", figures: CaseFigures? = nil,
    halves: [StatementType: [String: JSONValue]] = [:]
  ) throws -> CaseFacts? {
    var writer = LogSample.Writer()
    try writer.add(
      .submitted, bySender: true,
      body: [
        "to": .string(LogSample.receiver.text), "version": .integer(1),
        "arrival": arriving.map { .string($0) } ?? .null,
      ], at: friday)
    for (type, hours) in said {
      // The journey's end as it was planned.
      var body = Said.body(type, asked: 3)
      if type == .movement { body["moment"] = .string(landing) }
      if type == .update { body = ["version": .integer(2), "arrival": .string(landing)] }
      try writer.add(type, bySender: Said.isSenders(type), body: body, at: friday + hours * 3600)
    }
    let record = TransferRecord(
      id: LogSample.transfer, sender: LogSample.sender, receiver: try MissionID(receiver), arrival: nil,
      created: friday,
      version: 1, delivery: LogSample.delivery, log: writer.entries.map(\.head), item: nil, attempts: 1)
    let trace = try #require(
      CaseTrace(record, writer.entries.map(\.head), at: now) { statement in
        halves[statement.type].map(SealedHalf.init(said:))
      })
    return CaseFacts(kind, trace, figures, receiptLimit: 4 * 3600, at: now)
  }

  private static let whole: [(StatementType, TimeInterval)] = [
    (.received, 1), (.accepted, 30), (.assigned, 50), (.ready, 60), (.movement, 413), (.firstContact, 430),
    (.outcome, 500), (.closed, 600), (.completed, 610),
  ]

  // MARK: Continuity

  @Test("a handover as it should be counts in everything")
  func good() throws {
    let facts = try #require(try Self.facts(Self.whole))
    #expect(facts.month == "2027-02")
    let no: Set<String> = ["no_show", "asked", "returned"]
    for measure in Report.Kind.continuity.measures {
      #expect(facts.measures[measure] == !no.contains(measure), "\(measure)")
    }
    // From Friday 09:00 to Monday 13:05, 17 days later.
    let hours = try #require(facts.amounts["submitted"])
    #expect(abs(hours - (17 * 24 + 4 + 5.0 / 60)) < 0.01, "\(hours)")
  }

  @Test("a caseworker who is named after the landing was not named before it")
  func tooLate() throws {
    let facts = try #require(try Self.facts([(.received, 5), (.accepted, 30), (.assigned, 17 * 24 + 10)]))
    let told = facts.measures
    #expect(told["named"] == false && told["accepted"] == true && told["ready"] == false)
    #expect(told["receipt_in_time"] == false)
    #expect(told["met"] == nil, "nobody has said how the journey ended")
    #expect(told["contact"] == false && told["outcome"] == false)
  }

  @Test("who was ready for what was planned before was not ready for the arrival")
  func changedSince() throws {
    let before = Array(Self.whole.prefix(4))
    let said = before + [(.update, 100)] + Self.whole.dropFirst(4)
    let changed = try #require(try Self.facts(said))
    #expect(changed.measures["ready"] == false && changed.amounts["ready"] == nil)
    #expect(changed.measures["accepted"] == true)
  }

  @Test("what may still come is not known, and who has not arrived yet is not counted")
  func open() throws {
    let landing = try Timestamp(Self.landing).date
    #expect(try Self.facts([(.received, 1)], at: landing - 60) == nil)
    let told = try #require(try Self.facts([(.received, 1)], at: landing + 3600)).measures
    #expect(told["contact"] == nil && told["outcome"] == nil && told["named"] == false)
  }

  @Test("a case that was returned is not one that nobody was named for")
  func returned() throws {
    let told = try #require(try Self.facts([(.received, 1), (.returned, 5)])).measures
    #expect(told["returned"] == true && told["named"] == nil)
  }

  @Test("counts, shares and medians by hand")
  func byHand() throws {
    let good = try #require(try Self.facts(Self.whole))
    let bad = try #require(try Self.facts([(.received, 1)]))
    let undated = try #require(try Self.facts([(.received, 1)], arriving: nil))
    let all = Array(repeating: good, count: 10) + Array(repeating: bad, count: 6) + Array(repeating: undated, count: 5)
    let report = Report(.continuity, all)
    #expect(report.undated == 5 && report.rows.map(\.group) == [["2027-02", "ly-tripoli", "ng-lagos"], nil])
    for row in report.rows {
      #expect(row.cases == 16)
      let named = try #require(row.shares["named"])
      #expect(named.yes == 10 && named.of == 16 && named.percent == 63)
      // Of those six nobody knows.
      #expect(row.shares["met"]?.yes == 10 && row.shares["met"]?.of == 10)
      #expect(row.medians["ready"].map { $0.rounded() } == 352)
    }
    #expect(Report(.continuity, []).rows.isEmpty)
  }

  // MARK: Indicators and trends

  private static let intensive = CaseFigures(
    needsManagement: true, model: "intensive", categories: ["medical", "uasc"], lateReason: "short_notice",
    isVitalInterest: true)
  private static let generalist = CaseFigures(needsManagement: false, model: "generalist")

  @Test("indicators of the study's Annex 2 by hand: needs, models, support in time, returns by code, vital interest")
  func indicators() throws {
    let supported = try #require(try Self.facts(Self.whole, of: .indicators, figures: Self.intensive))
    let months: [(StatementType, TimeInterval)] = [
      (.received, 1), (.accepted, 30), (.movement, 413), (.firstContact, 413 + 50 * 24),
    ]
    let later = try #require(try Self.facts(months, of: .indicators, figures: Self.generalist))
    let returned = try #require(
      try Self.facts(
        [(.received, 1), (.returned, 5)], of: .indicators, halves: [.returned: ["code": .string("incomplete")]]))
    let all =
      Array(repeating: supported, count: 8) + Array(repeating: later, count: 7) + Array(repeating: returned, count: 5)
    let row = try #require(Report(.indicators, all, by: .all).rows.first)
    #expect(row.group == nil && row.cases == 20)
    let counts: [String: (Int, Int)] = [
      "needs_management": (8, 15), "generalist": (7, 15), "intensive": (8, 15), "in_work": (7, 20),
      "supported_1": (8, 15), "supported_3": (15, 15), "supported_6": (15, 15), "receipt_in_time": (20, 20),
      "late": (8, 15), "late.short_notice": (8, 15), "returned": (5, 20), "returned.incomplete": (5, 20),
      "recalled": (0, 20), "loop_1": (8, 20), "loop_2": (8, 20), "vital_interest": (8, 15), "onward_received": (0, 0),
    ]
    for (measure, count) in counts {
      #expect(row.shares[measure]?.yes == count.0 && row.shares[measure]?.of == count.1, "\(measure) \(row.shares)")
    }
    // Eight were met 12.9 hours after the landing, seven 50 days later.
    #expect(row.medians["contact_after"].map { $0.rounded() } == 18, "\(row.medians)")
  }

  @Test("by category a case stands in each of its own; by model and month in one")
  func groupings() throws {
    let both = try #require(try Self.facts(Self.whole, of: .indicators, figures: Self.intensive))
    let none = try #require(try Self.facts(Self.whole, of: .indicators, figures: Self.generalist))
    let unknown = try #require(try Self.facts(Self.whole, of: .indicators))
    let all = [both, none, unknown].flatMap { Array(repeating: $0, count: 6) }
    func groups(_ grouping: Report.Grouping) -> [[String]?] { Report(.indicators, all, by: grouping).rows.map(\.group) }
    #expect(groups(.category) == [["medical"], ["none"], ["uasc"], ["unknown"], nil])
    #expect(groups(.model) == [["generalist"], ["intensive"], ["unknown"], nil])
    #expect(groups(.month) == [["2027-02"], nil] && groups(.route) == [["ly-tripoli", "ng-lagos"], nil])
    #expect(groups(.all) == [nil])
    #expect(Report(.indicators, all, by: .category).rows.map(\.cases) == [6, 6, 6, 6, 18])
    // All but three have it: that would say who the three are.
    let almost = Array(repeating: both, count: 20) + Array(repeating: none, count: 3)
    let medical = try #require(Report(.indicators, almost, by: .category).rows.first { $0.group == ["medical"] })
    #expect(medical.cases == nil && medical.shares["asked"]?.of == nil)
  }

  @Test("trends by hand: indices, who needs a mentor, satisfaction; nothing that anybody has worded")
  func trends() throws {
    func told(_ index: Double, _ satisfied: Bool) throws -> CaseFacts {
      try #require(
        try Self.facts(
          Self.whole, of: .trends,
          halves: [
            .outcome: [
              "text": .string("Ada zaqaryeba has a stall"), "assistance_type": .string("zaqaryeba"),
              "rsi_composite": .number(index), "satisfied_caseworker": .bool(satisfied),
              "challenges": .array(satisfied ? [] : [.string("zaqaryeba")]),
            ]
          ]))
    }
    let silent = try #require(try Self.facts([(.received, 1)], of: .trends))
    let all =
      try (0..<6).map { _ in try told(0.4, false) } + (0..<9).map { _ in try told(0.5, true) }
      + Array(repeating: silent, count: 5)
    let report = Report(.trends, all)
    let row = try #require(report.rows.last)
    let counts: [String: (Int, Int)] = [
      "outcome": (15, 20), "mentor": (6, 15), "satisfied_caseworker": (9, 15), "challenges": (6, 15),
      "satisfied_assistance": (0, 0), "returned": (0, 20),
    ]
    for (measure, count) in counts {
      #expect(row.shares[measure]?.yes == count.0 && row.shares[measure]?.of == count.1, "\(measure)")
    }
    #expect(row.medians["rsi_composite"] == 0.5)
    #expect(!String(decoding: try JSON.encode(report), as: UTF8.self).contains("zaqaryeba"))
    #expect(!report.csv.joined().contains("zaqaryeba"))
  }

  @Test("below a half, and only where an index was told, a person is to have a mentor", arguments: [0.49, 0.5, 2])
  func mentor(index: Double) {
    let half = SealedHalf(said: ["rsi_composite": .number(index)])
    #expect(OutcomeFigures(half).needsMentor == (index == 0.49 ? true : index == 0.5 ? false : nil))
    #expect(OutcomeFigures(SealedHalf(said: [:])).needsMentor == nil)
  }

  @Test("a code that is none of the table's is counted as unknown: it may be anything")
  func strangeCode() throws {
    let facts = try #require(
      try Self.facts(
        [(.received, 1), (.returned, 5)], of: .trends, halves: [.returned: ["code": .string("ada-obi")]]))
    #expect(facts.measures["returned.unknown"] == true && facts.measures.count { $0.key.contains("ada") } == 0)
  }

  // MARK: Small cells

  @Test("three people make no report; a route of three goes with others, and no sum gives it away")
  func few() throws {
    let one = try #require(try Self.facts(Self.whole))
    let small = Report(.continuity, Array(repeating: one, count: 3))
    #expect(small.rows.count == 1 && small.rows[0].cases == nil && small.rows[0].medians.isEmpty)
    #expect(small.rows[0].shares.values.allSatisfy { $0.yes == nil && $0.of == nil || $0.of == 0 })
    let other = try #require(try Self.facts(Self.whole, to: "et-addis"))
    let third = try #require(try Self.facts(Self.whole, to: "gn-conakry"))
    let all = Array(repeating: one, count: 3) + Array(repeating: other, count: 9) + Array(repeating: third, count: 20)
    let report = Report(.continuity, all, by: .route)
    #expect(report.rows.map(\.group) == [["ly-tripoli", "gn-conakry"], nil, nil])
    #expect(report.rows.map(\.isRest) == [false, true, false] && report.rows.map(\.cases) == [20, 12, 32])
  }

  private typealias Count = SmallCells.Count

  @Test("a count of one to four is not given, nor what is left of it; a second one goes so that the sum stays")
  func small() throws {
    let shown = SmallCells.shown(
      [[Count(yes: 3, of: 20)], [Count(yes: 10, of: 20)], [Count(yes: 9, of: 30)]], total: [Count(yes: 22, of: 70)])
    #expect(shown.rows.map { $0[0].yes } == [nil, nil, 9], "22 − 9 − 10 would give it away")
    #expect(shown.rows.map { $0[0].of } == [20, 20, 30] && shown.total[0].yes == 22)
    let alone = SmallCells.shown([[Count(yes: 18, of: 20)]], total: [Count(yes: 18, of: 20)])
    #expect(alone.rows[0][0].yes == nil && alone.rows[0][0].percent == nil && alone.total[0].yes == nil)
    // How many it is known of is told no more than the rest.
    let known = SmallCells.shown(
      [[Count(yes: 0, of: 3)], [Count(yes: 5, of: 10)], [Count(yes: 6, of: 12)]], total: [Count(yes: 11, of: 25)])
    #expect(known.rows.map { $0[0].of } == [nil, nil, 12] && known.rows.map { $0[0].yes } == [nil, nil, 6])
    let two = SmallCells.shown(
      [[Count(yes: 1, of: 30)], [Count(yes: 2, of: 30)], [Count(yes: 9, of: 30)]], total: [Count(yes: 12, of: 90)])
    #expect(two.rows.map { $0[0].yes } == [nil, nil, nil] && two.total[0].yes == 12, "two that are three together")
    let many = SmallCells.shown(
      [[Count(yes: 3, of: 30)], [Count(yes: 4, of: 30)], [Count(yes: 9, of: 30)]], total: [Count(yes: 16, of: 90)])
    #expect(many.rows.map { $0[0].yes } == [nil, nil, 9] && many.total[0].yes == 16)
    #expect(SmallCells.count(4) == nil && SmallCells.count(0) == 0 && SmallCells.count(5) == 5)
    #expect(SmallCells.median([1, 2, 3, 4]) == nil && SmallCells.median([5, 1, 2, 3, 4, 6]) == 3.5)
  }

  @Test("of the reasons of one thing none follows from the thing and the others")
  func reasons() {
    let row = [Count(yes: 10, of: 40), Count(yes: 3, of: 40), Count(yes: 7, of: 40)]
    let other = [Count(yes: 12, of: 40), Count(yes: 6, of: 40), Count(yes: 6, of: 40)]
    let third = [Count(yes: 20, of: 50), Count(yes: 10, of: 50), Count(yes: 10, of: 50)]
    let total = [Count(yes: 42, of: 130), Count(yes: 19, of: 130), Count(yes: 23, of: 130)]
    let shown = SmallCells.shown([row, other, third], total: total, blocks: [[1, 2]])
    #expect(shown.rows.map { $0.map(\.yes) } == [[10, nil, nil], [12, nil, nil], [20, 10, 10]])
    #expect(shown.total.map(\.yes) == [42, 19, 23])
  }

  /// What somebody with a pencil finds out from a column: left-out numbers that can have one value only.
  @Test("whatever is counted, nobody with a pencil finds a number of one to four")
  func pencil() {
    var rng = QueueSample.SplitMix64(seed: 11)
    for _ in 0..<2000 {
      let counts = (0..<Int.random(in: 1...5, using: &rng)).map { _ in
        let of = Int.random(in: 0...14, using: &rng)
        return Count(yes: Int.random(in: 0...of, using: &rng), of: of)
      }
      let sum = Count(yes: counts.reduce(0) { $0 + $1.yes }, of: counts.reduce(0) { $0 + $1.of })
      let shown = SmallCells.shown(counts.map { [$0] }, total: [sum])
      for part in [\SmallCells.Share.yes, \.of] {
        let cells = shown.rows.map { $0[0][keyPath: part] }
        for cell in cells + [shown.total[0][keyPath: part]] { #expect(cell.map { !(1...4).contains($0) } ?? true) }
        guard let total = shown.total[0][keyPath: part] else { continue }
        let left = total - cells.reduce(0) { $0 + ($1 ?? 0) }
        let hidden = cells.count { $0 == nil }
        #expect(hidden != 1 && !(1...4).contains(left), "\(counts)")
      }
    }
  }

  @Test("a table of values is one line a measure, and nothing in it is a formula")
  func csv() throws {
    let one = try #require(try Self.facts(Self.whole))
    let lines = Report(.continuity, Array(repeating: one, count: 6)).csv
    #expect(lines.first == "month,from,to,measure,yes,of,median")
    #expect(lines.contains("2027-02,ly-tripoli,ng-lagos,cases,,6,"))
    #expect(lines.contains("all,all,all,named,6,6,"))
    #expect(lines.contains("2027-02,ly-tripoli,ng-lagos,ready,,,352.08"))
  }
}
