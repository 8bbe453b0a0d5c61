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
  var files = DraftFiles.none
}

/// A case as somebody types it in: fields named by their place in `case.json`, such as `persons[0].identity.sex`, and of what is
/// for one role behind its compartment: `medical:persons[0].escort`. What is asked for, and in which way, follows from the table
/// of fields.
struct CaseDraft {
  /// `case.json`, and what whoever types may read and write besides.
  let documents: [CaseDocument]
  let form: BoardForm
  /// Elements of each list, by its place.
  let counts: [String: Int]
  let words: Sentences
  /// What the menu of reasons in place of a value is called, behind its field's name: no field has that key, as one has `reason`.
  static let whyNot = "why_not"
  let ends: DraftEnds
  /// What was found, by its place.
  let findings: [String: [CaseFinding]]
  /// Whether the form would be longer than it may be; then nothing was added to it.
  let isFull: Bool

  /// Fields that a form may have in all, with those that hold others: a family of twelve with two of everything has half as
  /// many.
  static let most = 3000
  /// Octets of such a form, every octet of its names and texts written as three.
  static let octets = 2 << 20
  /// What a form does not ask for: documents come with a packed folder, and the program itself says the rest.
  static let left: Set = ["schema", "attachments", "requires", "parts_withheld"]

  /// - Parameters:
  ///   - ends: Who sends it and who is to get it.
  ///   - documents: What is asked for.
  init(
    _ form: BoardForm, adding: String?, words: Sentences, findings: [CaseFinding] = [], ends: DraftEnds = DraftEnds(),
    documents: [CaseDocument] = [CaseTable.core]
  ) {
    self.documents = documents
    self.form = form
    self.words = words
    self.ends = ends
    self.findings = Dictionary(grouping: findings) { Self.field(of: Self.place(of: $0)) }
    var wanted: [String: Int] = [:]
    for name in form.names where name.hasSuffix(".count") {
      wanted[String(name.dropLast(6))] = max(0, Int(form[name]) ?? 0)
    }
    var more = wanted
    if let adding { more[adding, default: 0] = min(more[adding, default: 0], Self.most) + 1 }
    let fits = Extent(more, documents)
    isFull = fits.isCut
    counts = (fits.isCut && adding != nil ? Extent(wanted, documents) : fits).counts
  }

  /// How many elements of each list there is room for.
  private struct Extent {
    /// By the list's place.
    private(set) var counts: [String: Int] = [:]
    /// Whether more were wanted.
    private(set) var isCut = false
    private var left = CaseDraft.most

    init(_ wanted: [String: Int], _ documents: [CaseDocument]) {
      for document in documents { walk(document.section, CaseDraft.root(document), wanted) }
    }

    private mutating func walk(_ section: CaseSection, _ place: String, _ wanted: [String: Int]) {
      for field in section.fields where !CaseDraft.left.contains(field.key) {
        let inner = CaseDraft.inner(place, field.key)
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

  // MARK: Places

  /// What fields of a document begin with.
  static func root(_ document: CaseDocument) -> String {
    document.compartment == .core ? "" : "\(document.compartment.rawValue):"
  }

  /// Whether a field is of what is for one role.
  static func isApart(_ name: String) -> Bool { name.contains(":") }

  static func inner(_ place: String, _ key: String) -> String {
    place.isEmpty || place.hasSuffix(":") ? place + key : "\(place).\(key)"
  }

  /// As an attribute `id` may be.
  static func id(_ place: String) -> String {
    "f-" + place.replacing("[", with: "-").replacing("]", with: "").replacing(".", with: "-").replacing(":", with: "-")
  }

  // MARK: Reading

  /// The documents of the case as they were typed; of those for one role what somebody has said something in.
  ///
  /// - Parameter base: As for `json`.
  func texts(keeping base: [String: Any] = [:]) throws -> [(name: String, text: Data)] {
    let apart = try documents.filter { $0.compartment != .core }.compactMap { document in
      try part(document).map { (name: document.file, text: $0) }
    }
    return [(name: CaseTable.core.file, text: try json(keeping: base))] + apart
  }

  /// A document for one role; nil where of nobody anything is said.
  private func part(_ document: CaseDocument) throws -> Data? {
    guard var tree = object(document.section, Self.root(document)), let persons = tree["persons"] as? [[String: Any]]
    else {
      return nil
    }
    let said = persons.filter { !$0.keys.allSatisfy { $0 == "person_id" } }
    guard !said.isEmpty else { return nil }
    tree["persons"] = said
    tree["schema"] = CaseRecord.schema
    return try JSONSerialization.data(withJSONObject: tree, options: [.sortedKeys])
  }

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
      let inner = CaseDraft.inner(place, field.key)
      if let value = value(field, inner) { members[field.key] = value }
    }
    return members.isEmpty ? nil : members
  }

  private func value(_ field: CaseField, _ place: String) -> Any? {
    let reason = form["\(place).\(Self.whyNot)"]
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
    case .text(let form):
      return text.isEmpty ? attachedConsent(place) : Self.isMoment(form) ? moment(text, place) : meant(text, form)
    case .object(let section): return object(section, place) ?? (wasEmpty(place) ? [String: Any]() : nil)
    case .list(.object(let section), _):
      let items = (0..<(counts[place] ?? 0)).compactMap { object(section, "\(place)[\($0)]") }
      return items.isEmpty && !wasEmpty(place) ? nil : items
    case .list(let element, _):
      let chosen =
        element.form?.codes == nil
        ? Self.items(of: text, element.form).map { meant($0, element.form) } : form.all(place)
      let items = chosen.filter { !$0.isEmpty }.map { $0 == DraftEnds.receiver ? ends.to?.id.text ?? $0 : $0 }
      return items.isEmpty && !wasEmpty(place) ? nil : items
    }
  }

  /// What was attached as a person's consent shows it, where nothing else was chosen.
  func attachedConsent(_ place: String) -> String? {
    guard place.hasSuffix("].consent.doc_ref"), form[place].isEmpty else { return nil }
    return ends.files.consent(of: form["\(place.dropLast(".consent.doc_ref".count)).identity.person_id"])
  }

  /// What was typed, or the code that it means.
  private func meant(_ text: String, _ form: TextForm?) -> String {
    form?.meaning(of: text, in: words.language) ?? text
  }

  /// What stands in the lines of a field; where names are typed in place of codes also between commas.
  static func items(of text: String, _ form: TextForm?) -> [String] {
    let isNamed = suggestions(form) != nil
    return text.split { $0 == "\n" || isNamed && ",;،".contains($0) }
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  /// Whether the case said that there is nothing in it, which is not to say nothing of it.
  func wasEmpty(_ place: String) -> Bool { form["\(place).empty"] == "yes" }

  // MARK: Moments

  static func isMoment(_ form: TextForm) -> Bool { form.name == "moment" }

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
    let typed = form[airportField(of: place)].trimmingCharacters(in: .whitespaces)
    return Airport.only(by: typed).flatMap { TimeZone(identifier: $0.timeZone) }
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
}
