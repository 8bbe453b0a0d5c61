import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

extension Pages {
  /// The reports desk: counts in which nobody can be found, as bars that can be read in black and white, as tables, and as values for
  /// a spreadsheet; and how many caseworkers so many cases need.
  func addReports(to router: Router<BoardContext>) {
    router.get("/reports") { request, context in try await report(request, context) }
    router.get("/reports/values.csv") { request, context in try await values(request, context) }
    router.get("/reports/plan") { request, context in try plan(request, context) }
  }

  /// Rows of one report on a page: what is older is asked for by months.
  private static let most = 40

  private func asked(_ request: Request) throws -> AskedReport {
    let query = request.uri.queryParameters
    return try AskedReport(
      kind: query.get("kind") ?? Report.Kind.continuity.rawValue, by: query.get("by"), from: query.get("from"),
      to: query.get("to"))
  }

  private func report(_ request: Request, _ context: BoardContext) async throws -> Response {
    let own = try own(context)
    let words = Sentences.of(context.language)
    let (asked, problem) = try readable(request)
    let (report, unreadable) = try await own.report(asked)
    let names = desk.places.names()
    let rows = Array(report.rows.reversed().prefix(Self.most))
    let drawing = ReportDrawing(report: report, words: words, names: names)
    return try page(
      "reports", title: "nav_reports",
      [
        "problem": problem.orFalse,
        "kinds": Self.choices(Report.Kind.allCases.map(\.rawValue), asked.kind.rawValue, words, "report"),
        "groupings": Self.choices(Report.Grouping.allCases.map(\.rawValue), asked.grouping.rawValue, words, "grouping"),
        "from": asked.from ?? "", "to": asked.to ?? "", "means": words["report_means_\(asked.kind.rawValue)"],
        "csv": "/reports/values.csv?kind=\(asked.kind.rawValue)&by=\(asked.grouping.rawValue)"
          + (asked.from.map { "&from=\($0)" } ?? "") + (asked.to.map { "&to=\($0)" } ?? ""),
        "columns": drawing.columns, "has_columns": !drawing.columns.isEmpty, "columns_name": drawing.headline,
        "columns_width": "\(drawing.columns.count * ReportDrawing.columnWidth)",
        "rows": rows.map(drawing.section), "has_rows": !rows.isEmpty, "is_cut": report.rows.count > rows.count,
        "unreadable": unreadable.isEmpty ? false : "\(unreadable.count)",
        "undated": report.undated == 0
          ? false : words("report_undated", ["count": report.undated.map { "\($0)" } ?? "*"]),
      ], context, status: problem == nil ? .ok : .badRequest)
  }

  /// What was asked for; or what there is without it, and why not.
  private func readable(_ request: Request) throws -> (AskedReport, String?) {
    do { return (try asked(request), nil) } catch let error as DeskError {
      return (try AskedReport(kind: Report.Kind.continuity.rawValue, by: nil, from: nil, to: nil), error.error.visible)
    }
  }

  private static func choices(_ values: [String], _ chosen: String, _ words: Sentences, _ group: String) -> [[String:
    Any]]
  {
    values.map { ["value": $0, "label": words["\(group)_\($0)"], "chosen": $0 == chosen] }
  }

  private func values(_ request: Request, _ context: BoardContext) async throws -> Response {
    let asked = try asked(request)
    let (report, _) = try await own(context).report(asked)
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8",
        .contentDisposition: "attachment; filename=\"\(asked.kind.rawValue).csv\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: report.csv.joined(separator: "\r\n") + "\r\n")))
  }

  // MARK: Planner

  private func plan(_ request: Request, _ context: BoardContext) throws -> Response {
    try own(context).require(.seeReports)
    let words = Sentences.of(context.language)
    let query = request.uri.queryParameters
    let typed = Dictionary(
      uniqueKeysWithValues: Workload.Stage.allCases.map { ($0, query.get($0.rawValue) ?? "0") })
    let capacity = query.get("capacity") ?? "30"
    let counts = typed.compactMapValues { Int($0.isEmpty ? "0" : $0) }.filter { (0...1_000_000).contains($0.value) }
    let hours = Double(capacity).flatMap { $0 > 0 && $0 <= 168 ? $0 : nil }
    let isRight = counts.count == typed.count && hours != nil
    let plan = Workload(isRight ? counts : [:], capacity: hours ?? 30)
    let most = Workload.Stage.allCases.map { Double(counts[$0] ?? 0) * $0.hours }.max() ?? 0
    return try page(
      "plan", title: "title_plan",
      [
        "problem": isRight ? false : words["plan_wrong"], "capacity": capacity.visible,
        "stages": Workload.Stage.allCases.map { stage in
          let spent = Double(counts[stage] ?? 0) * stage.hours
          return [
            "key": stage.rawValue, "label": words["plan_\(stage.rawValue)"], "each": ReportDrawing.number(stage.hours),
            "value": (typed[stage] ?? "").visible, "hours": ReportDrawing.number(spent),
            "bar": "\(most > 0 ? Int(spent / most * 100) : 0)",
          ] as [String: Any]
        },
        "has_plan": isRight && plan.cases > 0, "cases": "\(plan.cases)", "hours": ReportDrawing.number(plan.hours),
        "caseworkers": ReportDrawing.number(plan.caseworkers), "headcount": "\(plan.headcount)",
        "ratio": plan.ratio.map { "1:\(ReportDrawing.number($0))" } ?? "",
      ], context, status: isRight ? .ok : .badRequest)
  }
}

/// A report in words and bars.
struct ReportDrawing {
  let report: Report
  let words: Sentences
  let names: [MissionID: String]

  static let columnWidth = 64
  /// Months that one picture shows.
  private static let most = 12

  /// Whole numbers without a point.
  static func number(_ number: Double) -> String {
    number == number.rounded() ? String(format: "%.0f", number) : String(format: "%.1f", number)
  }

  /// The measure that the picture over the months shows.
  private var measure: String {
    switch report.kind {
    case .continuity: "named"
    case .indicators: "supported_1"
    case .trends: "outcome"
    }
  }

  var headline: String { words["measure_\(measure)"] }

  /// A column a month, the oldest first; none where the report is not by month.
  var columns: [[String: Any]] {
    guard report.grouping == .month else { return [] }
    let rows = report.rows.filter { $0.group != nil }.suffix(Self.most)
    return rows.enumerated().map { place, row in
      let percent = row.shares[measure]?.percent
      let height = percent ?? 0
      return [
        "x": "\(place * Self.columnWidth + 12)", "middle": "\(place * Self.columnWidth + Self.columnWidth / 2)",
        "y": "\(120 - height)", "height": "\(height)", "above": "\(114 - height)",
        "percent": percent.map { "\($0) %" } ?? "*", "name": row.group?.first ?? "",
      ]
    }
  }

  func section(_ row: Report.Row) -> [String: Any] {
    [
      "name": title(row), "cases": words("report_cases", ["count": cell(row.cases)]),
      "measures": report.measures.compactMap { measure in row.shares[measure].map { line(measure, $0) } },
      "medians": report.medians.compactMap { key in
        row.medians[key].map { ["name": name(key), "value": amount($0, of: key)] as [String: Any] }
      },
    ]
  }

  private func line(_ measure: String, _ share: SmallCells.Share) -> [String: Any] {
    let percent = share.percent
    return [
      "name": name(measure), "inner": measure.contains("."), "bar": percent.map { "\($0)" } ?? "0",
      "percent": percent.map { "\($0) %" } ?? "",
      "count": share.of == 0
        ? words["report_nobody"] : words("report_of", ["yes": cell(share.yes), "of": cell(share.of)]),
    ]
  }

  private func cell(_ number: Int?) -> String { number.map { "\($0)" } ?? "*" }

  private func title(_ row: Report.Row) -> String {
    if row.isRest { return words["report_rest"] }
    guard let group = row.group else { return words["report_all"] }
    let missions = group.map { text in (try? MissionID(text)).flatMap { names[$0] }?.visible ?? text }
    switch report.grouping {
    case .routeMonth: return words("report_route_month", ["month": group[0], "from": missions[1], "to": missions[2]])
    case .route: return words("report_route", ["from": missions[0], "to": missions[1]])
    case .month, .all: return group.joined()
    case .category, .model: return code(group[0])
    }
  }

  private func name(_ key: String) -> String {
    let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
    return parts.count == 2 ? words("report_because", ["reason": code(parts[1])]) : words["measure_\(key)"]
  }

  private func code(_ code: String) -> String {
    switch code {
    case "unknown": words["report_unknown"]
    case "none": words["report_none"]
    default: words.maybe("word_\(code)") ?? words.code("code", code).visible
    }
  }

  private func amount(_ amount: Double, of key: String) -> String {
    if key.hasPrefix("rsi_") { return String(format: "%.2f", amount) }
    if ["questions", "appointments_left"].contains(key) { return Self.number(amount) }
    return abs(amount) < 72
      ? words("hours", ["count": String(format: "%.0f", amount)])
      : words("report_days", ["count": String(format: "%.1f", amount / 24)])
  }
}
