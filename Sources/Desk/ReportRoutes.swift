import Base
import Handover
import Hummingbird

extension StaffDesk {
  /// `GET /v1/reports/KIND`: counts; `from` and `to` are months of arrival such as `2027-02`, `by` is how they are grouped.
  func addReportRoutes(to router: Router<DeskContext>) {
    router.get("/v1/reports/:kind") { request, context in
      let query = request.uri.queryParameters
      let asked = try AskedReport(
        kind: context.parameters.get("kind") ?? "", by: query.get("by"), from: query.get("from"), to: query.get("to"))
      let (report, unreadable) = try await report(asked)
      return try DeskAnswers.json(report, unreadable: unreadable)
    }
  }

  func report(_ asked: AskedReport) async throws -> (report: Report, unreadable: [Unreadable]) {
    try await reports.report(asked.kind, by: asked.grouping, months: (asked.from, asked.to), at: now())
  }
}

/// Which report somebody wants to see.
struct AskedReport {
  let kind: Report.Kind
  let grouping: Report.Grouping
  let from: String?
  let to: String?

  /// - Throws: `DeskError` for what there is not.
  init(kind: String, by: String?, from: String?, to: String?) throws {
    guard let known = Report.Kind(rawValue: kind) else {
      throw DeskError(404, "“\(kind)” is no report; there are: \(Self.list(Report.Kind.allCases.map(\.rawValue)))")
    }
    guard let grouping = Report.Grouping(rawValue: by ?? Report.Grouping.routeMonth.rawValue) else {
      throw DeskError(
        400,
        "reports are not made by “\(by ?? "")”; they are by: \(Self.list(Report.Grouping.allCases.map(\.rawValue)))")
    }
    self.kind = known
    self.grouping = grouping
    (self.from, self.to) = (try Self.month(from), try Self.month(to))
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  private static func month(_ text: String?) throws -> String? {
    guard let text, !text.isEmpty else { return nil }
    guard let date = PartialDate(text), date.month != nil, date.day == nil else {
      throw DeskError(400, "“\(text)” is no month: write 2027-02")
    }
    return text
  }
}
