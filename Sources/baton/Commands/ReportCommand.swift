import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Counts, without any person in them.", subcommands: [ContinuityCommand.self])
}

struct ContinuityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "continuity", abstract: "How many people were met by somebody who had read their file.",
    discussion: """
      By month of arrival and route, of those who were to have arrived. A share is of those of whom it is known. What would \
      be a count of one to four is shown as “<5”, and so is what would give such a count away.
      """)
  @OptionGroup var home: HomeOption
  @Option(help: "The first month of arrival, such as 2027-01.") var from: String?
  @Option(help: "The last month of arrival.") var to: String?
  @Flag(help: "Comma-separated values, for a spreadsheet.") var csv = false
  @OptionGroup var json: JSONFlag

  func run() throws {
    let query = [("from", from), ("to", to)].compactMap { key, value in value.map { "\(key)=\(Paths.escaped($0))" } }
    let path = "/v1/reports/continuity" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    let report: Continuity = try home.desk.get(path)
    if json.isOn { return try Terminal.json(report) }
    if csv { return ContinuityTable.csv(report) }
    guard !report.rows.isEmpty else { return Terminal.say("nobody was to have arrived yet") }
    for row in report.rows { ContinuityTable.show(row) }
    if report.undated != 0 {
      Terminal.say(
        "of \(report.undated.map { "\($0)" } ?? "fewer than 5") transfers nobody knows when the people arrive")
    }
  }
}

private enum ContinuityTable {
  static func show(_ row: Continuity.Row) {
    let title = row.route.map { "\($0.month), \($0.from) to \($0.to)" } ?? "all together"
    Terminal.say("\(title): \(row.arrivals.map { "\($0)" } ?? "<5") arrivals")
    Terminal.table(
      Continuity.Measure.allCases.compactMap { measure in
        guard let share = row.shares[measure.rawValue] else { return nil }
        return ["  " + measure.words, share.percent.map { "\($0) %" } ?? "", count(share)]
      }
        + Continuity.Lead.allCases.compactMap { lead in
          row.leads[lead.rawValue].map { ["  \(lead.rawValue) before the landing, median", hours($0), ""] }
        })
  }

  private static func count(_ share: SmallCells.Share) -> String {
    share.of == 0 ? "not known of anybody" : "\(cell(share.yes)) of \(cell(share.of))"
  }

  private static func cell(_ number: Int?) -> String { number.map { "\($0)" } ?? "<5" }

  private static func hours(_ hours: Double) -> String {
    abs(hours) < 72 ? String(format: "%.0f h", hours) : String(format: "%.1f days", hours / 24)
  }

  /// A row a measure: whoever makes tables of it turns it as they need. Ids, months and numbers only: nothing to escape.
  static func csv(_ report: Continuity) {
    Terminal.say("month,from,to,measure,yes,of")
    for row in report.rows {
      let route = row.route.map { "\($0.month),\($0.from),\($0.to)" } ?? "all,all,all"
      for measure in Continuity.Measure.allCases {
        guard let share = row.shares[measure.rawValue] else { continue }
        Terminal.say("\(route),\(measure.rawValue),\(cell(share.yes)),\(cell(share.of))")
      }
    }
  }
}

extension Continuity.Measure {
  fileprivate var words: String {
    switch self {
    case .receiptInTime: "receipt within the limit"
    case .delivered: "file delivered before the landing"
    case .accepted: "accepted before the landing"
    case .named: "caseworker named before the landing"
    case .ready: "file read, reception planned before it"
    case .met: "met at the airport"
    case .noShow: "did not come"
    case .contact: "first contact within three days"
    case .outcome: "outcome told"
    case .completed: "closed, and known to the sender"
    case .asked: "questions asked"
    case .returned: "returned"
    }
  }
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
      ["cases for each", plan.ratio.map { "1:\(number($0))" } ?? ""],
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
