import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import Mustache
import Synchronization

extension Pages {
  /// The first screens of those who hand over and of those who receive, and the search.
  func addLists(to router: Router<BoardContext>) {
    router.get("/cases") { request, context in try await sending(request, context) }
    router.get("/arrivals") { request, context in try await arrivals(request, context) }
    // Its text in the body, since an address may be kept where nobody thinks of it.
    router.post("/find") { request, context in try await find(request, context) }
  }

  /// Rows on a page: more than anybody looks through, and few enough for a narrow line.
  private static let most = 50

  private func sending(_ request: Request, _ context: BoardContext) async throws -> Response {
    let list = ListRequest("/cases", request, outgoing: true)
    let (rows, values) = try await shown(list, context)
    let sent = try rows.map { words in
      words.row.merging(["who": words.whoWillBeThere(nil), "line": try stepLine(words)]) { $1 }
    }
    return try page(
      "sending", title: "nav_sending",
      values.merging([
        "rows": sent, "may_hand_in": try own(context).person.may(.handIn), "is_whole": list.part == .open,
      ]) { $1 }, context)
  }

  private func stepLine(_ words: CaseWords) throws -> MustacheTemplate {
    let sentences = words.moments.words
    return try stepLines.line("\(sentences.language.rawValue) \(words.stepMarks)") {
      library.render(PageValues(["t": sentences, "steps": words.steps]), withTemplate: "steps") ?? ""
    }
  }

  private func arrivals(_ request: Request, _ context: BoardContext) async throws -> Response {
    let (rows, values) = try await shown(ListRequest("/arrivals", request, outgoing: false), context)
    let moments = moments(context)
    // Whom nobody has met stands above every day.
    let stranded = rows.filter { $0.view.stranding != nil }
    let days = Dictionary(grouping: rows.filter { $0.view.stranding == nil }) { $0.arrival.map(moments.day) ?? .max }
      .sorted { $0.key < $1.key }
    let shown: [[String: Any]] = days.map { day, rows in
      [
        "name": day == .max ? moments.words["day_unknown"] : moments.named(day: day),
        "near": Self.near(day - moments.today, moments.words),
        "several": day == .max ? false : "/day?on=\(Moments.written(day: day))&way=in" as Any,
        "rows": rows.map(\.row),
      ]
    }
    return try page(
      "arrivals", title: "nav_arrivals",
      values.merging([
        "days": shown, "is_empty": rows.isEmpty, "has_stranded": !stranded.isEmpty,
        "stranded": [
          "rows": stranded.map { $0.row.merging(["when": ($0.arrival.map(moments.signed)).orFalse]) { $1 } }
        ],
      ]) { $1 }, context)
  }

  private func find(_ request: Request, _ context: BoardContext) async throws -> Response {
    let form = try await BoardForm(request, context)
    let (own, moments) = (try own(context), moments(context))
    let text = form["q"].trimmingCharacters(in: .whitespacesAndNewlines)
    let found = try await own.find(text)
    let rows = try await words(found.lines, own, moments)
    let names = desk.places.names()
    return try page(
      "found", title: "title_found",
      [
        "q": text.visible, "may_read": own.person.may(.readCases), "has_rows": !rows.isEmpty,
        "rows": rows.map { $0.row.merging(["when": ($0.arrival.map(moments.signed)).orFalse]) { $1 } },
        "said": Self.said(found, names, moments.words),
        "slip_missions": Self.calls(found.slip, names, own, moments.words),
      ], context)
  }

  /// What a search has come to, in one sentence.
  private static func said(_ found: CasePage, _ names: [MissionID: String], _ words: Sentences) -> String {
    guard found.total == 0 else { return words.counted("found", found.total) }
    guard let slip = found.slip else { return words["found_nobody"] }
    if slip.isMistyped { return words["slip_mistyped"] }
    let missions = slip.missions.map { (names[$0] ?? $0.text).visible.isolated }
    return missions.isEmpty
      ? words["slip_nowhere"] : words("slip_elsewhere", ["missions": missions.joined(separator: " · ")])
  }

  /// Whom to call at the missions at which a slip's case may be.
  private static func calls(
    _ slip: SlipCodeView?, _ names: [MissionID: String], _ own: PersonalDesk, _ words: Sentences
  ) throws -> [[String: Any]] {
    let lines = Dictionary(try own.missions().map { ($0.mission, $0.dutyContact) }) { first, _ in first }
    return (slip?.missions ?? []).map { mission in
      let (name, line) = ((names[mission] ?? mission.text).visible, lines[mission] ?? "")
      return [
        "id": mission.text, "name": name,
        "call": line.isEmpty
          ? words("slip_no_line", ["mission": name])
          : words("on_duty_at", ["mission": name, "line": line.visible.isolated]),
      ]
    }
  }

  // MARK: Parts of a list

  /// The rows that were asked for, and what stands above and below them.
  private func shown(_ list: ListRequest, _ context: BoardContext) async throws -> (
    rows: [CaseWords], values: [String: Any]
  ) {
    let (own, moments) = (try own(context), moments(context))
    let at = try await live.current()
    let (waiting, typed) = (try await own.countDrafts(), try await own.countTyped())
    let found = try await own.cases(list.filter(list.part, today: moments.today), after: list.after, limit: Self.most)
    var parts: [[String: Any]] = []
    for part in list.parts {
      let count = try await part.isCounted ? own.count(list.filter(part, today: moments.today)) : 0
      parts.append([
        "href": "\(list.path)?show=\(part)", "name": moments.words["part_\(part)"], "current": part == list.part,
        "count": count > 0 ? "\(count)" : false, "is_late": part == .late && count > 0,
      ])
    }
    return (
      try await words(found.lines, own, moments),
      [
        "at": "\(at)", "parts": parts, "q": "", "drafts": waiting == 0 ? false : "\(waiting)",
        "typed": typed == 0 ? false : "\(typed)",
        "here": "\(list.path)?show=\(list.part)" + (list.after.map { "&after=\($0)" } ?? ""),
        "may_read": own.person.may(.readCases), "way": list.outgoing ? "out" : "in", "on": "", "flight": "",
        "unreadable": found.unreadable.isEmpty ? false : "\(found.unreadable.count)",
        "next": found.next.map { "\(list.path)?show=\(list.part)&after=\($0)" }.orFalse,
      ]
    )
  }

  private func words(_ lines: [CaseLine], _ own: PersonalDesk, _ moments: Moments) async throws -> [CaseWords] {
    let (workers, names) = (try await own.caseworkers(of: lines), desk.places.names())
    return lines.map { line in
      CaseWords(
        line: line, moments: moments, names: names, here: desk.mission, caseworker: workers[line.view.transfer])
    }
  }

  private static func near(_ days: Int, _ words: Sentences) -> Any {
    switch days {
    case 0: words["today"]
    case 1: words["tomorrow"]
    case -1: words["yesterday"]
    default: false
    }
  }
}

/// Lines of steps as they are written, each once: many cases stand alike, and of a long list they are most of the work.
final class StepLines: Sendable {
  private let lines = Mutex<[String: MustacheTemplate]>([:])

  /// - Parameters:
  ///   - key: The language, and which steps are done.
  ///   - write: Writes it, escaped.
  func line(_ key: String, _ write: () -> String) throws -> MustacheTemplate {
    if let known = lines.withLock({ $0[key] }) { return known }
    let line = try MustacheTemplate(string: write())
    lines.withLock { $0[key] = line }
    return line
  }
}

/// Which list is wanted, which part of it, and from where on.
private struct ListRequest {
  enum Part: String {
    case open, week, owed, late, new, going, all

    /// Whether people want to know how many there are without looking.
    var isCounted: Bool { self != .open && self != .all }
  }

  let path: String
  let outgoing: Bool
  let part: Part
  let after: TransferID?

  init(_ path: String, _ request: Request, outgoing: Bool) {
    self.path = path
    self.outgoing = outgoing
    let query = request.uri.queryParameters
    part = query.get("show").flatMap(Part.init) ?? .open
    after = query.get("after").flatMap { try? TransferID($0) }
  }

  /// New to us is only what comes from others.
  var parts: [Part] {
    outgoing ? [.open, .owed, .late, .going, .all] : [.open, .week, .new, .owed, .late, .going, .all]
  }

  /// - Parameter today: On this mission's clock: days since 1970.
  func filter(_ part: Part, today: Int) -> CaseFilter {
    var filter = CaseFilter()
    filter.outgoing = outgoing
    filter.order = .arrival
    filter.isUnderWay = part != .all && part != .going
    filter.isGoing = part == .going
    filter.isOwedHere = part == .owed
    filter.late = part == .late
    if part == .week { (filter.from, filter.to) = (Moments.written(day: today), Moments.written(day: today + 6)) }
    if part == .new { (filter.unread, filter.isReceipted) = (true, true) }
    return filter
  }
}
