import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover

/// How much of a list is shown, and how.
struct ListOptions: ParsableArguments {
  @Option(help: "At most so many lines (default: 100; with --json all).") var limit: Int?
  @OptionGroup var json: JSONFlag

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit is at least 1") }
  }

  /// Shows a list of the daemon's, page by page.
  func show(_ client: DeskClient, _ query: [String: String], empty: ShownText) throws {
    let wanted = limit ?? (json.isOn ? Int.max : 100)
    var (lines, total, next): ([CaseLine], Int, TransferID?) = ([], 0, nil)
    repeat {
      var query = query.merging(["limit": "\(min(wanted - lines.count, 500))"]) { $1 }
      query["after"] = next?.text
      let text = query.sorted { $0.key < $1.key }.map { "\($0.key)=\(Paths.escaped($0.value))" }.joined(separator: "&")
      let page: CasePage = try client.get("/v1/cases?\(text)")
      lines += page.lines
      (total, next) = (page.total, page.next)
    } while next != nil && lines.count < wanted
    if json.isOn { return try Terminal.json(lines) }
    CaseTable.show(lines, total: total, empty: empty)
  }
}

/// Cases as a table of 80 columns, or as many as the terminal has.
enum CaseTable {
  static func show(_ lines: [CaseLine], total: Int, empty: ShownText) {
    guard !lines.isEmpty else { return Terminal.say(empty) }
    let rows = [["ID", "ARRIVAL", "CASE", "WHO", "MISSION", "STATE"]] + lines.map(row)
    Terminal.table(
      rows,
      // Which case it is and where it stands is what the list is for: a line is rather too long than without.
      cutting: [(Column.who, 16), (Column.mission, 11), (Column.who, 12), (Column.mission, 6), (Column.who, 6)],
      emphasis: [.none] + lines.map(emphasis))
    if lines.count < total {
      Terminal.say("\(total - lines.count) more: narrow the list, or ask for more with --limit")
    }
  }

  private enum Column {
    static let (who, mission) = (3, 4)
  }

  private static func row(_ line: CaseLine) -> [String] {
    let view = line.view
    return [
      line.short, arrival(line), line.group?.number ?? "", who(line),
      view.outgoing ? "→\(view.to)" : "←\(view.from)",
      state(line),
    ]
  }

  /// Its minute at its place, whose code follows: `19 Jan 13:05 LOS`; where that is far off, the year instead; in UTC where
  /// the place is not known.
  private static func arrival(_ line: CaseLine) -> String {
    guard let arrival = line.view.arrival else { return "not given" }
    let text = line.group?.local(arrival) ?? Timestamp(arrival.date).text
    let place = line.group?.place ?? "UTC"
    let month = Int(text.dropFirst(5).prefix(2)).map { months[$0 - 1] } ?? ""
    let isNear = abs(arrival.date.timeIntervalSinceNow) < 300 * 86_400
    return "\(text.dropFirst(8).prefix(2)) \(month) \(isNear ? text.dropFirst(11).prefix(5) : text.prefix(4)) \(place)"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The first person, and how many more there are.
  private static func who(_ line: CaseLine) -> String {
    switch line.card {
    case .unreadable: return "cannot be read: open the case"
    case .none: return ""
    case .read:
      // Somebody is in danger, or is one: what it is says the case.
      let mark = line.persons.contains { !$0.alerts.isEmpty } ? "! " : ""
      let name = mark + (line.persons.first.map(name) ?? "")
      return line.persons.count > 1 ? "\(name) +\(line.persons.count - 1)" : name
    }
  }

  private static func name(_ person: PersonCard) -> String { person.names.first ?? "(no name)" }

  /// Where it stands, after what must not wait and before what is to be read: `ALERT assigned · unread LATE`.
  private static func state(_ line: CaseLine) -> String {
    let (view, marks) = (line.view, line.marks)
    func words(_ all: KeyValuePairs<CaseLine.Mark, String>) -> [String] {
      all.filter { marks.contains($0.key) }.map(\.value)
    }
    let instead = words([
      .takenBack: "taken back", .givenUp: "given up", .awaitsApproval: "to be approved",
      .journeyCancelled: "cancelled journey",
    ]).first
    let stage = view.state == "delivered" || view.receipted != nil ? Stages.handover(view) : view.state
    let unread = words([.unread: "unread", .changed: "changed"]).first
    // Of what nobody has decided anything about that is all there is to say.
    let isFresh = instead == nil && [nil, .delivered].contains(view.handover)
    let news = unread == "unread" && isFresh ? "new" : unread
    let stands = [isFresh && news != nil ? nil : instead ?? stage, news].compactMap(\.self).joined(separator: " · ")
    return
      (unmet(view) + words([.alert: "ALERT", .askedBack: "ASKED BACK", .yourTurn: "YOUR TURN"]) + [stands]
      + words([.late: "LATE", .goes: "GOES"])).joined(separator: " ")
  }

  private static func unmet(_ view: TransferView) -> [String] {
    view.stranding.map { [$0.stage == .noShow ? "DID NOT COME" : "NOBODY THERE"] } ?? []
  }

  private static func emphasis(_ line: CaseLine) -> Terminal.Emphasis {
    let isUrgent = line.marks.contains { [.stranded, .alert, .askedBack, .yourTurn, .late].contains($0) }
    if isUrgent || ["held", "dead", "unreadable"].contains(line.view.state) || line.card == .unreadable {
      return .alarming
    }
    return !line.view.outgoing && !line.isRead ? .strong : .none
  }

  /// Who it is about, for one case shown alone.
  static func details(_ line: CaseLine) -> [[String]] {
    var rows: [[String]] = []
    if line.card == .unreadable { rows.append(["case", "cannot be read: open the case (`baton read`)"]) }
    if let group = line.group {
      rows.append(["case", group.number])
      if !group.route.isEmpty { rows.append(["route", group.route.joined(separator: " - ")]) }
      if let caseworker = group.caseworker { rows.append(["sender's caseworker", caseworker]) }
    }
    for person in line.persons {
      let facts =
        [person.sex, person.birthYear.map { "born \($0)" }].compactMap(\.self) + person.alerts.map { "! \($0)" }
      rows.append(["person", (person.names + facts).joined(separator: ", ")])
    }
    return rows
  }
}
