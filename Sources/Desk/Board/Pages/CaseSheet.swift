import Base
import CaseFile
import Foundation
import Handover

/// What a case says, section by section, as the table of fields has it. What is not said is shown as such.
struct CaseSheet {
  let words: Sentences
  let moments: Moments
  let transfer: TransferID
  /// Of whoever reads.
  let roles: [AccountRole]

  /// What has a place of its own on the page, wherever it stands in the case.
  private static let elsewhere: Set = ["schema", "requires", "attachments", "alerts"]

  func sections(_ record: CaseRecord) -> [[String: Any]] { sections(record.values, CaseTable.core.section, under: nil) }

  /// The file of a compartment.
  func sections(_ part: CasePart) -> [[String: Any]] {
    sections(part.values, part.document.section, under: words.code("compartment", part.document.compartment.rawValue))
  }

  private func sections(_ values: CaseValues, _ table: CaseSection, under compartment: String?) -> [[String: Any]] {
    answers(values, table).compactMap { answer -> [String: Any]? in
      var rows: [[String: Any]] = []
      write(answer, table, depth: 0, around: nil, &rows)
      guard !rows.isEmpty else { return nil }
      // The section's own name is its heading.
      if rows[0]["is_heading"] as? Bool == true { rows.removeFirst() }
      let name = [compartment, label(answer.field)].compactMap(\.self).joined(separator: " · ")
      return ["name": name, "rows": rows]
    }
  }

  private func answers(_ values: CaseValues, _ section: CaseSection) -> [FieldAnswer] {
    values.answers(of: section).filter { !Self.elsewhere.contains($0.field.key) }
  }

  // MARK: Rows

  private func label(_ field: CaseField) -> String { field.label(in: words.language) }

  // MARK: What has changed

  /// A place of two versions as the form has it (`Travel · Flights 1 · Arrives`), and what each says there as people read it.
  func changed(_ change: CaseDifference) -> (place: String, before: String?, after: String?) {
    let way = CasePlace.way(change.place)
    guard let field = way.last?.field else { return (change.place, change.before, change.after) }
    let names = way.map { [label($0.field), String($0.element)].filter { !$0.isEmpty }.joined(separator: " ") }
    return (
      names.joined(separator: " · "), change.before.map { shown($0, field) }, change.after.map { shown($0, field) }
    )
  }

  /// In which of its parts a case has changed, each once.
  func changedParts(_ changes: [CaseDifference]) -> [String] {
    changes.map { change in
      let names = CasePlace.way(change.place).prefix(2).map { label($0.field) }
      return (names.isEmpty ? change.place : names.joined(separator: " · ")).visible
    }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func row(
    _ label: String, depth: Int, value: String? = nil, absent: String? = nil, guardWords: String? = nil
  ) -> [String: Any] {
    [
      "label": label.visible, "depth": "\(min(depth, 4))", "is_heading": value == nil && absent == nil,
      "lines": (value ?? "").split(separator: "\n").map { String($0).visible }, "has_value": value != nil,
      "absent": absent.orFalse, "guarded": guardWords.orFalse,
    ]
  }

  private func write(
    _ answer: FieldAnswer, _ section: CaseSection, depth: Int, around: CaseValues?, _ rows: inout [[String: Any]]
  ) {
    let label = label(answer.field)
    switch answer.content {
    case .absent:
      guard isAsked(answer.field) else { return }
      rows.append(row(label, depth: depth, absent: words["absent"]))
    case .missing(let reason):
      rows.append(row(label, depth: depth, absent: words["reason_\(reason.rawValue)"]))
    case .given(let content): write(content, answer.field, label, depth, around, &rows)
    }
  }

  /// Whether its absence is something to be seen.
  private func isAsked(_ field: CaseField) -> Bool {
    switch field.need {
    case .optional: false
    default: true
    }
  }

  private func write(
    _ content: FieldAnswer.Content, _ field: CaseField, _ label: String, _ depth: Int, _ around: CaseValues?,
    _ rows: inout [[String: Any]]
  ) {
    switch content {
    case .flag(let flag): rows.append(row(label, depth: depth, value: words[flag ? "yes" : "no"]))
    case .count(let count): rows.append(row(label, depth: depth, value: "\(count)"))
    case .text(let text):
      rows.append(row(label, depth: depth, value: shown(text, field), guardWords: caution(field, around)))
    case .texts(let texts):
      rows.append(row(label, depth: depth, value: texts.map { shown($0, field) }.joined(separator: "\n")))
    case .object(let values): write(values, field, label, depth, &rows)
    case .objects(let list):
      for (index, values) in list.enumerated() {
        write(values, field, list.count > 1 ? "\(label) \(index + 1)" : label, depth, &rows)
      }
    }
  }

  private func write(
    _ values: CaseValues, _ field: CaseField, _ label: String, _ depth: Int, _ rows: inout [[String: Any]]
  ) {
    guard let section = field.type.section else { return }
    rows.append(row(label, depth: depth))
    for answer in answers(values, section) { write(answer, section, depth: depth + 1, around: values, &rows) }
  }

  private func shown(_ text: String, _ field: CaseField) -> String {
    if field.type.form?.codes != nil { return words.code("code", text) }
    if field.type.form?.name == "moment", let moment = try? Timestamp(text) { return moments.signed(moment) }
    return text
  }

  /// The rule before a number that is not known to be safe to call; nil where it is, and for all else.
  private func caution(_ field: CaseField, _ around: CaseValues?) -> String? {
    guard let caution = field.caution else { return nil }
    return around?.text(caution.unless.key).value == caution.unless.code ? nil : caution.says(in: words.language)
  }

  // MARK: For paper

  /// Some fields of a section, a line each, with all that is in them.
  func facts(_ values: CaseValues?, _ section: CaseSection?, _ keys: [String]) -> [[String: Any]] {
    guard let values, let section else { return [] }
    return values.answers(of: section).filter { keys.contains($0.field.key) }.compactMap { answer -> [String: Any]? in
      guard let fact = fact(answer, around: values), !fact.isEmpty else { return nil }
      return ["label": label(answer.field), "text": fact]
    }
  }

  /// Elements of a list, a line each.
  func each(_ list: [CaseValues]?, _ section: CaseSection?) -> [String] {
    guard let section else { return [] }
    return (list ?? []).map { summary($0, section) }
  }

  private func summary(_ values: CaseValues, _ section: CaseSection) -> String {
    values.answers(of: section).filter { $0.field.key != "script" }.compactMap { answer -> String? in
      guard let fact = fact(answer, around: values), !fact.isEmpty else { return nil }
      // What is yes or no, or a word of a list, says nothing without its name.
      let isWord = if case .flag = answer.field.type { true } else { answer.field.type.form?.codes != nil }
      return isWord ? "\(label(answer.field)): \(fact)" : fact
    }.joined(separator: " · ")
  }

  private func fact(_ answer: FieldAnswer, around values: CaseValues) -> String? {
    switch answer.content {
    case .absent: nil
    case .missing(let reason): words["reason_\(reason.rawValue)"]
    case .given(.flag(let flag)): words[flag ? "yes" : "no"]
    case .given(.count(let count)): "\(count)"
    // Paper cannot ask before it shows a number.
    case .given(.text(let text)):
      caution(answer.field, values) == nil ? shown(text, answer.field).visible.isolated : words["not_on_paper"]
    case .given(.texts(let texts)): texts.map { shown($0, answer.field).visible.isolated }.joined(separator: ", ")
    case .given(.object(let inner)): answer.field.type.section.map { summary(inner, $0) }
    case .given(.objects(let list)):
      answer.field.type.section.map { section in list.map { summary($0, section) }.joined(separator: "; ") }
    }
  }

  // MARK: Alerts, findings, attachments

  /// What nobody may overlook, a line each, with whom it is about where there are several.
  func alerts(_ record: CaseRecord) -> [String] {
    record.persons.flatMap { person in
      (person.values.objects("alerts").value ?? []).map { alert in
        let kind = words.code("code", alert.text("type").value ?? "")
        let rest = [
          mayRead(alert) ? alert.text("text").value : nil, alert.text("valid_until").value.map { "≤ \($0)" },
          record.persons.count > 1 ? person.personID : nil,
        ].compactMap(\.self)
        return ([kind] + rest).joined(separator: " · ").visible
      }
    }
  }

  /// That there is an alert everybody sees; what it says may be for some alone.
  private func mayRead(_ alert: CaseValues) -> Bool {
    guard let least = alert.text("min_role").value, !["logistics", "caseworker"].contains(least) else { return true }
    return roles.contains { $0 == .supervisor || $0.rawValue == least }
  }

  func findings(_ findings: [CaseFinding]) -> [[String: Any]] {
    findings.map { finding in
      let said = finding.said(in: words)
      return [
        "kind": words["finding_\(finding.kind.rawValue)"], "place": finding.place(in: words.language),
        "message": said.message.visible, "advice": said.advice.visible,
      ]
    }
  }

  func attachments(_ all: [CaseAttachment]) -> [[String: Any]] {
    all.map { attachment in
      let path = attachment.documentID.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      return [
        "href": "/case/\(transfer)/attachment/\(path)", "id": attachment.documentID.visible,
        "type": words.code("code", attachment.type ?? "").visible, "person": (attachment.person?.visible).orFalse,
        "original": (attachment.originalHeldBy?.visible).orFalse,
      ]
    }
  }
}

/// A place in a case, such as `travel.legs[1].arrive`, or `medical.json: ` and one in that file.
enum CasePlace {
  /// The fields that lead there, as far as they are known, each with what its element of a list is known by.
  static func way(_ place: String) -> [(field: CaseField, element: Substring)] {
    guard let colon = place.range(of: ": "),
      let document = CaseTable.document(named: String(place[..<colon.lowerBound]))
    else { return way(place, in: CaseTable.core.section) }
    return way(String(place[colon.upperBound...]), in: document.section)
  }

  static func way(_ place: String, in section: CaseSection) -> [(field: CaseField, element: Substring)] {
    var (section, way): (CaseSection, [(field: CaseField, element: Substring)]) = (section, [])
    for part in place.split(separator: ".") {
      let key = part.prefix { $0 != "[" }
      guard let field = section.fields.first(where: { $0.key == key }) else { break }
      way.append((field, part.dropFirst(key.count + 1).dropLast()))
      guard let inner = field.type.section else { break }
      section = inner
    }
    return way
  }
}

extension CaseFinding {
  /// Where it is, as forms and files on the board have it: `Persons 1 · Consent · Date`.
  func place(in language: Language) -> String {
    let names = names(in: language)
    return (names.isEmpty ? place : names.joined(separator: " · ")).visible
  }

  /// What each step on the way to it is called, with the numbers of elements.
  ///
  /// - Parameter first: What the first element of a list is called; 0 where places count from 1 already.
  func names(in language: Language, from first: Int = 1) -> [String] {
    let section = file.flatMap { CaseTable.document(named: $0)?.section } ?? CaseTable.core.section
    return CasePlace.way(place, in: section).map { field, element in
      let number = Int(element).map { "\($0 + first)" } ?? String(element)
      return [field.label(in: language), number].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}

extension String {
  /// As a piece of a line in which other scripts stand: it disturbs none of them, and a number keeps its sign in front.
  /// Source: Unicode Standard Annex 9, isolates.
  var isolated: String {
    let isWord = unicodeScalars.contains { $0.properties.isAlphabetic }
    return "\(isWord ? "\u{2068}" : "\u{2066}")\(self)\u{2069}"
  }
}
