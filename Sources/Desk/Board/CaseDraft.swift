import Base
import CaseFile
import Foundation
import Handover

/// The two missions of a case that is typed in.
struct DraftEnds: Sendable {
  /// Stands in a form for the mission that the case goes to, whichever is chosen.
  static let receiver = "@to"

  /// Who is to get it; nil where none was chosen yet.
  var to: (id: MissionID, name: String)?
  /// Where the journey begins and ends, ISO 3166-1 alpha-3.
  var countries: [String] = []
}

/// A case as somebody types it in: fields named by their place in `case.json`, such as `persons[0].identity.sex`. What is
/// asked for, and in which way, follows from the table of fields.
struct CaseDraft {
  private let form: BoardForm
  /// Elements of each list, by its place.
  private let counts: [String: Int]
  private let words: Sentences
  private let ends: DraftEnds
  /// What was found, by its place.
  private let findings: [String: [CaseFinding]]
  /// Whether the form would be longer than it may be; then nothing was added to it.
  let isFull: Bool

  /// Fields that a form may have in all, with those that hold others: a family of twelve with two of everything has half as
  /// many.
  static let most = 3000
  /// Octets of such a form, every octet of its names and texts written as three.
  static let octets = 2 << 20
  /// What a form does not ask for: documents come with a packed folder, and the program itself says the rest.
  static let left: Set = ["schema", "attachments", "requires", "parts_withheld"]

  /// - Parameter ends: Who sends it and who is to get it.
  init(
    _ form: BoardForm, adding: String?, words: Sentences, findings: [CaseFinding] = [], ends: DraftEnds = DraftEnds()
  ) {
    self.form = form
    self.words = words
    self.ends = ends
    self.findings = Dictionary(grouping: findings) { Self.field(of: $0.place) }
    var wanted: [String: Int] = [:]
    for name in form.names where name.hasSuffix(".count") {
      wanted[String(name.dropLast(6))] = max(0, Int(form[name]) ?? 0)
    }
    var more = wanted
    if let adding { more[adding, default: 0] = min(more[adding, default: 0], Self.most) + 1 }
    let fits = Extent(more)
    isFull = fits.isCut
    counts = (fits.isCut && adding != nil ? Extent(wanted) : fits).counts
  }

  /// How many elements of each list there is room for.
  private struct Extent {
    /// By the list's place.
    private(set) var counts: [String: Int] = [:]
    /// Whether more were wanted.
    private(set) var isCut = false
    private var left = CaseDraft.most

    init(_ wanted: [String: Int]) { walk(CaseTable.core.section, "", wanted) }

    private mutating func walk(_ section: CaseSection, _ place: String, _ wanted: [String: Int]) {
      for field in section.fields where !CaseDraft.left.contains(field.key) {
        let inner = place.isEmpty ? field.key : "\(place).\(field.key)"
        left -= 1
        switch field.type {
        case .object(let section): walk(section, inner, wanted)
        case .list(.object(let section), let least):
          let fewest = least == nil ? 0 : 1
          let asked = max(wanted[inner] ?? 0, fewest)
          var count = 0
          while count < asked, count < fewest || left > section.fields.count {
            walk(section, "\(inner)[\(count)]", wanted)
            count += 1
          }
          counts[inner] = count
          if count < asked { isCut = true }
        default: break
        }
      }
    }
  }

  // MARK: Reading

  /// `case.json` as it was typed. Whether it is right is for the reader of cases to say.
  ///
  /// - Parameter base: What a form does not ask for is as it is there.
  func json(keeping base: [String: Any] = [:]) throws -> Data {
    var tree = object(CaseTable.core.section, "") ?? [:]
    tree["schema"] = CaseRecord.schema
    for (key, value) in base where Self.left.contains(key) { tree[key] = value }
    // The form shows both, so that both are there, though nothing may be said in them.
    for key in ["group", "travel"] where tree[key] == nil { tree[key] = [String: Any]() }
    return try JSONSerialization.data(withJSONObject: tree, options: [.sortedKeys])
  }

  private func object(_ section: CaseSection, _ place: String) -> [String: Any]? {
    var members: [String: Any] = [:]
    for field in section.fields where !Self.left.contains(field.key) {
      let inner = place.isEmpty ? field.key : "\(place).\(field.key)"
      if let value = value(field, inner) { members[field.key] = value }
    }
    return members.isEmpty ? nil : members
  }

  private func value(_ field: CaseField, _ place: String) -> Any? {
    let reason = form["\(place).reason"]
    if !reason.isEmpty, field.reasons.contains(where: { $0.rawValue == reason }) { return reason }
    let typed = field.type.isList ? form.all(place).joined(separator: "\n") : form[place]
    let text = typed.trimmingCharacters(in: .whitespacesAndNewlines)
    if text.hasPrefix("reason "), let reason = MissingReason(rawValue: String(text.dropFirst(7))),
      field.reasons.contains(reason)
    {
      return reason.rawValue
    }
    switch field.type {
    case .flag: return ["true": true, "false": false][text]
    case .count: return Int(text) ?? (text.isEmpty ? nil : text)
    case .text(let form): return text.isEmpty ? nil : Self.isMoment(form) ? moment(text, place) : text
    case .object(let section): return object(section, place) ?? (wasEmpty(place) ? [String: Any]() : nil)
    case .list(.object(let section), _):
      let items = (0..<(counts[place] ?? 0)).compactMap { object(section, "\(place)[\($0)]") }
      return items.isEmpty && !wasEmpty(place) ? nil : items
    case .list(let element, _):
      let chosen =
        element.form?.codes == nil
        ? text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } : form.all(place)
      let items = chosen.filter { !$0.isEmpty }.map { $0 == DraftEnds.receiver ? ends.to?.id.text ?? $0 : $0 }
      return items.isEmpty && !wasEmpty(place) ? nil : items
    }
  }

  /// Whether the case said that there is nothing in it, which is not to say nothing of it.
  private func wasEmpty(_ place: String) -> Bool { form["\(place).empty"] == "yes" }

  // MARK: Moments

  private static func isMoment(_ form: TextForm) -> Bool { form.name == "moment" }

  /// Whether a browser's field for day and time can show it.
  static func isClockReading(_ text: String) -> Bool {
    text.isEmpty || text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d/) != nil
  }

  /// Day and time as they are read from a ticket, with the offset of the place that they are of. What cannot be brought into
  /// that form is left as it was typed: the reader of cases says what is wrong with it.
  func moment(_ text: String, _ place: String) -> String {
    guard let zone = zone(of: place), let clock = try? Timestamp(text.replacing(" ", with: "T") + ":00Z") else {
      return text
    }
    let near = clock.date - TimeInterval(zone.secondsFromGMT(for: clock.date))
    return Timestamp(clock.date - TimeInterval(zone.secondsFromGMT(for: near)), in: zone).text
  }

  /// Where the airport stands by whose clock a moment is written.
  func airportField(of place: String) -> String {
    let leg = "\(place.prefix { $0 != "]" })]"
    return switch place.split(separator: ".").last {
    case "depart": "\(leg).from_iata"
    case "arrive": "\(leg).to_iata"
    default: "travel.legs[\(count(of: "travel.legs") - 1)].to_iata"
    }
  }

  /// The clock by which a moment is written: that of the airport in whose line it stands; of what comes after the journey,
  /// that of the last one.
  private func zone(of place: String) -> TimeZone? {
    let code = form[airportField(of: place)].trimmingCharacters(in: .whitespaces).uppercased()
    return Airport.find(code).flatMap { TimeZone(identifier: $0.timeZone) }
  }

  /// As it stands in a field: its lines stay lines.
  static func shown(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(\.visible).joined(separator: "\n")
  }

  // MARK: Lists

  /// How many elements a list has.
  func count(of place: String) -> Int { counts[place] ?? 0 }

  /// The last element of a list; nil where it has none.
  func last(of place: String) -> String? { count(of: place) > 0 ? "\(place)[\(count(of: place) - 1)]" : nil }

  // MARK: Showing

  /// The form, a part for each section.
  func parts() -> [[String: Any]] {
    CaseTable.core.section.fields.filter { !Self.left.contains($0.key) }.map { view($0, $0.key, level: 3) }
  }

  /// What was found in a field: what to do, or what may have been meant, to be taken.
  func problem(_ finding: CaseFinding) -> [String: Any] {
    let (said, meant) = (finding.said(in: words), finding.meant(in: ends.countries))
    let text = meant.isEmpty ? "\(said.message): \(said.advice)" : said.message
    return [
      "text": text.visible,
      "meant": meant.map {
        ["take": "\(finding.place) \($0.code)".visible, "label": words("take", ["what": $0.label]).visible]
      },
    ]
  }

  private func label(_ field: CaseField) -> String { field.label(in: words.language) }

  private func view(_ field: CaseField, _ place: String, level: Int) -> [String: Any] {
    let found = (findings[place] ?? []).map(problem)
    var view: [String: Any] = [
      "place": place, "id": Self.id(place), "label": label(field),
      "says": field.says.isEmpty ? false : field.says(in: words.language),
      "value": Self.shown(form[place]), "problems": found, "is_group": false, "is_list": false, "is_line": false,
      "is_text": false, "is_moment": false,
      "is_choice": false, "is_ticks": false, "was_empty": wasEmpty(place), "offered": [], "fields": [], "items": [],
      "choices": [],
      "count": "0",
      "heading": "h\(min(level, 6))",
      "expected": mark(field), "example": example(field), "reasons": reasons(field, place),
      "has_reasons": !field.reasons.isEmpty,
      "add": words("add_another", ["what": label(field)]), "is_open": isOpen(field, place),
    ]
    switch field.type {
    case .flag:
      choose([("true", words["yes"]), ("false", words["no"])], field, place, &view)
    case .count: view["is_line"] = true
    case .text(let form):
      if form.name == "documentReference" {
        // A form takes no documents: there is the one that a case had, or a reason why there is none.
        view["example"] = words["draft_documents"]
        choose([], field, place, &view)
      } else if let codes = form.codes {
        choose(codes.codes.map { ($0.text, name($0)) }, field, place, &view)
      } else if Self.isMoment(form), Self.isClockReading(self.form[place]) {
        view["is_moment"] = true
        // Of what is no flight the clock is that of the last airport.
        if place.hasPrefix("travel.legs[") { view["example"] = words["clock_of_airport"] }
      } else {
        // A line of a form has no end of a line in it.
        view[field.key == "summary" || self.form[place].contains("\n") ? "is_text" : "is_line"] = true
      }
    case .object(let section):
      view["is_group"] = true
      view["fields"] = section.fields.map { self.view($0, "\(place).\($0.key)", level: level + 1) }
    case .list(.object(let section), let least):
      let count = max(counts[place] ?? 0, least == nil ? 0 : 1)
      view["is_list"] = true
      view["count"] = "\(count)"
      view["items"] = (0..<count).map { index in
        [
          "title": "\(label(field)) \(index + 1)", "item": Self.id("\(place)[\(index)]"),
          "fields": section.fields.map { self.view($0, "\(place)[\(index)].\($0.key)", level: level + 1) },
        ] as [String: Any]
      }
    case .list(let element, _):
      guard let codes = element.form?.codes else {
        view["is_text"] = true
        offer(field, place, &view)
        break
      }
      let chosen = form.all(place)
      view["is_ticks"] = true
      let all = codes.codes.map { ($0.text, name($0)) }
      view["choices"] = (all + Self.others(chosen, than: all)).enumerated().map { index, code in
        [
          "value": code.0.visible, "label": code.1.visible, "chosen": chosen.contains(code.0),
          "id": "\(Self.id(place))-\(index)",
        ] as [String: Any]
      }
    }
    return view
  }

  /// A code, and what it means where it does not say that itself.
  private func name(_ code: CodeList.Code) -> String {
    words.maybe("code_\(code.text)") ?? code.says.map { "\(code.text): \($0)" } ?? words.code("code", code.text)
  }

  /// Whether what is inside a field is shown at once: what is asked of everybody, what was typed, and what is wrong.
  private func isOpen(_ field: CaseField, _ place: String) -> Bool {
    if mark(field) is String { return true }
    let isIn = { (other: String) in other.hasPrefix(place + ".") || other.hasPrefix(place + "[") || other == place }
    return counts[place] ?? 0 > 0 || findings.keys.contains(where: isIn)
      || form.names.contains {
        isIn($0) && !$0.hasSuffix(".count") && !$0.hasSuffix(".empty") && !form[$0].isEmpty
      }
  }

  private func choose(_ choices: [(String, String)], _ field: CaseField, _ place: String, _ view: inout [String: Any]) {
    let all = [("", "–")] + choices + field.reasons.map { ("reason \($0.rawValue)", words["reason_\($0.rawValue)"]) }
    view["is_choice"] = true
    view["has_reasons"] = false
    view["choices"] = (all + Self.others([form[place]], than: all)).map { value, label in
      ["value": value.visible, "label": label.visible, "chosen": form[place] == value] as [String: Any]
    }
  }

  /// Who may receive a case is ticked rather than typed: the mission that it goes to, and those of its kind.
  private func offer(_ field: CaseField, _ place: String, _ view: inout [String: Any]) {
    let lines = form.all(place).flatMap { $0.split(separator: "\n").map(String.init) }
    let receiver = ends.to?.id.text ?? DraftEnds.receiver
    var offered: [(value: String, label: String, names: [String])] = []
    if field.key == "recipients", case .list(let kinds) = field.example {
      let label = ends.to.map { words("recipient_named", ["mission": $0.name]) } ?? words["recipient_receiver"]
      offered =
        [(DraftEnds.receiver, label, [receiver, DraftEnds.receiver])]
        + kinds.map { ($0, words["recipient_kind"], [$0]) }
    }
    let names = offered.flatMap(\.names)
    view["offered"] = offered.enumerated().map { index, one in
      [
        "value": one.value, "label": one.label.visible, "chosen": lines.contains(where: one.names.contains),
        "id": "\(Self.id(place))-\(index)",
      ] as [String: Any]
    }
    view["value"] = Self.shown(lines.filter { !names.contains($0) }.joined(separator: "\n"))
    if !offered.isEmpty { view["example"] = words["recipient_others"] }
  }

  /// What was chosen and is not offered is shown as it came: nothing that stood there is lost by being looked at.
  private static func others(_ chosen: [String], than offered: [(String, String)]) -> [(String, String)] {
    chosen.filter { one in !offered.contains { $0.0 == one } }.map { ($0, $0) }
  }

  private func mark(_ field: CaseField) -> Any {
    switch field.need {
    case .value, .required: words["needed"]
    case .expected: words["expected"]
    default: false
    }
  }

  private func example(_ field: CaseField) -> Any {
    if case .text(let text) = field.example, field.type.form?.codes == nil {
      return words("such_as", ["example": text])
    }
    if case .list(let texts) = field.example, field.type.form?.codes == nil {
      return words("one_a_line", ["example": texts.joined(separator: ", ")])
    }
    return false
  }

  private func reasons(_ field: CaseField, _ place: String) -> [[String: Any]] {
    field.reasons.map { reason in
      [
        "value": reason.rawValue, "label": words["reason_\(reason.rawValue)"],
        "chosen": form["\(place).reason"] == reason.rawValue,
      ]
    }
  }

  /// As an attribute `id` may be.
  static func id(_ place: String) -> String {
    "f-" + place.replacing("[", with: "-").replacing("]", with: "").replacing(".", with: "-")
  }
}
