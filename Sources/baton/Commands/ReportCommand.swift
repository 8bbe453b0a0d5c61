import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Counts, without any person in them.",
    discussion: """
      By month of arrival and route, or as --by says. A share is of those of whom it is known. What would be a count of one to \
      four is shown as “*”, and so is what would give such a count away; groups of a few cases are put together.
      """, subcommands: [ContinuityCommand.self, IndicatorsCommand.self, TrendsCommand.self])
}

struct ContinuityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "continuity", abstract: "How many people were met by somebody who had read their file.",
    discussion: "Of those who were to have arrived.")
  @OptionGroup var options: ReportOptions

  func run() throws { try options.show(.continuity, empty: "nobody was to have arrived yet") }
}

struct IndicatorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "indicators", abstract: "How the work goes: needs, support in time, returns, recalls.")
  @OptionGroup var options: ReportOptions

  func run() throws { try options.show(.indicators, empty: "no case with a known arrival is known here") }
}

struct TrendsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trends", abstract: "What senders and receivers tell each other of how cases end.",
    discussion: "From what was told sealed, in codes and numbers; no word of it.")
  @OptionGroup var options: ReportOptions

  func run() throws { try options.show(.trends, empty: "no case with a known arrival is known here") }
}

struct ReportOptions: ParsableArguments {
  @OptionGroup var home: HomeOption
  @Option(help: "The first month of arrival, such as 2027-01.") var from: String?
  @Option(help: "The last month of arrival.") var to: String?
  @Option(help: "\(Report.Grouping.allCases.map(\.rawValue).joined(separator: ", ")) (default: route-month).")
  var by: String?
  @Flag(help: "Comma-separated values, for a spreadsheet.") var csv = false
  @OptionGroup var json: JSONFlag

  func show(_ kind: Report.Kind, empty: ShownText) throws {
    let query = [("from", from), ("to", to), ("by", by)].compactMap { key, value in
      value.map { "\(key)=\(Paths.escaped($0))" }
    }
    let path = "/v1/reports/\(kind.rawValue)" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    let report: Report = try home.desk.get(path)
    if json.isOn { return try Terminal.json(report) }
    if csv {
      for line in report.csv { Terminal.say("\(line)") }
      return
    }
    ReportTable.show(report, empty: empty)
  }
}

/// A report for people.
enum ReportTable {
  static func show(_ report: Report, empty: ShownText) {
    guard !report.rows.isEmpty else { return Terminal.say(empty) }
    for row in report.rows { show(row, of: report) }
    if report.undated != 0 {
      Terminal.say("of \(cell(report.undated)) cases nobody knows when the people arrive")
    }
  }

  private static func show(_ row: Report.Row, of report: Report) {
    Terminal.say("\(title(row, report.grouping)): \(cell(row.cases)) cases")
    Terminal.table(
      report.measures.compactMap { measure in
        guard let share = row.shares[measure] else { return nil }
        return ["  " + words(measure), share.percent.map { "\($0) %" } ?? "", count(share)]
      }
        + report.medians.compactMap { key in
          row.medians[key].map { ["  " + words(key) + ", median", amount($0, of: key), ""] }
        })
  }

  private static func title(_ row: Report.Row, _ grouping: Report.Grouping) -> String {
    if row.isRest { return "groups of a few cases, together" }
    guard let group = row.group else { return "all together" }
    switch grouping {
    case .routeMonth: return "\(group[0]), \(group[1]) to \(group[2])"
    case .route: return "\(group[0]) to \(group[1])"
    case .month, .category, .model, .all: return group.joined(separator: " ").replacingOccurrences(of: "_", with: " ")
    }
  }

  private static func count(_ share: SmallCells.Share) -> String {
    share.of == 0 ? "not known of anybody" : "\(cell(share.yes)) of \(cell(share.of))"
  }

  private static func cell(_ number: Int?) -> String { number.map { "\($0)" } ?? "*" }

  private static func amount(_ amount: Double, of key: String) -> String {
    guard !key.hasPrefix("rsi_") else { return String(format: "%.2f", amount) }
    guard !["questions", "appointments_left"].contains(key) else { return String(format: "%.0f", amount) }
    return abs(amount) < 72 ? String(format: "%.0f h", amount) : String(format: "%.1f days", amount / 24)
  }

  private static func words(_ key: String) -> String {
    let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return sentences[key] ?? key.replacingOccurrences(of: "_", with: " ") }
    return "  because: " + parts[1].replacingOccurrences(of: "_", with: " ")
  }

  private static let sentences = [
    "receipt_in_time": "receipt within the limit", "delivered": "file delivered before the landing",
    "accepted": "accepted before the landing", "named": "caseworker named before the landing",
    "ready": "file read, reception planned before it", "met": "met at the airport", "no_show": "did not come",
    "contact": "first contact within three days", "outcome": "outcome told",
    "completed": "closed, and known to the sender", "asked": "questions asked", "returned": "returned",
    "submitted": "handed in before the landing", "needs_management": "needs case management",
    "generalist": "generalist model", "intensive": "intensive model", "in_work": "in work now",
    "supported_1": "first contact within a month", "supported_3": "within three months",
    "supported_6": "within six months", "late": "handed in late", "recalled": "recalled",
    "withdrawn": "consent withdrawn",
    "onward": "handed on", "onward_received": "of these, received", "loop_1": "reception planned before the landing",
    "loop_2": "closed, and known to the sender", "vital_interest": "on a vital interest, without consent",
    "satisfied_caseworker": "satisfied with the caseworker", "satisfied_assistance": "satisfied with the assistance",
    "mentor": "index below 0.5: mentoring", "challenges": "something stood in the way",
    "alerted": "an alert was raised",
    "contact_after": "first contact after the landing", "erased_after": "destroyed after it was taken back",
    "rsi_composite": "reintegration index", "rsi_economic": "economic", "rsi_social": "social",
    "rsi_psychosocial": "psychosocial", "appointments_left": "appointments left", "questions": "questions asked",
  ]
}

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "What the work needs.", subcommands: [WorkloadCommand.self])
}

struct WorkloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workload", abstract: "How many caseworkers so many cases need.",
    discussion:
      "Hours a week and case: intake 2, follow-up 0.5, closure 2, intensive follow-up 3, unless --hours says otherwise."
  )
  @Option(help: "Cases in intake.") var intake = 0
  @Option(help: "Cases in follow-up.") var followUp = 0
  @Option(help: "Cases being closed.") var closure = 0
  @Option(help: "Cases in intensive follow-up.") var intensive = 0
  @Option(help: "Hours a week that a caseworker has for cases.") var capacity = 30.0
  @Option(help: "Hours a week and case, such as follow_up=0.75; as often as needed.") var hours: [String] = []
  @OptionGroup var json: JSONFlag

  func validate() throws {
    guard [intake, followUp, closure, intensive].allSatisfy({ (0...1_000_000).contains($0) }) else {
      throw ValidationError("cases are counted from 0 to 1000000")
    }
    guard capacity > 0, capacity <= 168 else { throw ValidationError("a week has hours from above 0 to 168") }
    _ = try ownHours()
  }

  func run() throws {
    let counts: [Workload.Stage: Int] = [
      .intake: intake, .followUp: followUp, .closure: closure, .intensive: intensive,
    ]
    let plan = Workload(counts, hours: try ownHours(), capacity: capacity)
    if json.isOn { return try Terminal.json(plan) }
    Terminal.table([
      ["cases", "\(plan.cases)"], ["hours a week", number(plan.hours)],
      ["caseworkers", "\(number(plan.caseworkers)), so \(plan.headcount)"],
      ["cases for each caseworker", plan.ratio.map(number) ?? ""],
    ])
  }

  private func number(_ number: Double) -> String {
    number == number.rounded() ? String(format: "%.0f", number) : String(format: "%.1f", number)
  }

  private func ownHours() throws -> [Workload.Stage: Double] {
    try hours.reduce(into: [:]) { found, text in
      let halves = text.split(separator: "=", maxSplits: 1)
      guard halves.count == 2, let stage = Workload.Stage(rawValue: String(halves[0])), let hours = Double(halves[1]),
        hours >= 0, hours <= 168
      else {
        let stages = Workload.Stage.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("“\(text)” says no hours: write follow_up=0.75; there are \(stages)")
      }
      found[stage] = hours
    }
  }
}
