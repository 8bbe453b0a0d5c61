import Base
import CaseFile
import Foundation
import Handover

/// What a case says, section by section, as the table of fields has it. What is not said is shown as such.
struct CaseSheet {
  let words: Sentences
  let transfer: TransferID
  /// Of whoever reads.
  let roles: [AccountRole]

  /// Sections that have a place of their own on the page.
  private static let elsewhere: Set = ["schema", "attachments", "alerts"]

  func sections(_ record: CaseRecord) -> [[String: Any]] {
    let table = CaseTable.core.section
    return record.values.answers(of: table).filter { !Self.elsewhere.contains($0.field.key) }.map { answer in
      var rows: [[String: Any]] = []
      write(answer, table, depth: 0, around: nil, &rows)
      // The section's own name is its heading.
      return ["name": label(answer.field), "key": answer.field.key, "rows": Array(rows.dropFirst())]
    }
  }

  // MARK: Rows

  private func label(_ field: CaseField) -> String { field.label(in: words.language.rawValue) }

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
    for answer in values.answers(of: section) { write(answer, section, depth: depth + 1, around: values, &rows) }
  }

  private func shown(_ text: String, _ field: CaseField) -> String {
    guard field.type.form?.codes != nil else { return text }
    return words.code("code", text)
  }

  /// The rule before a number that is not known to be safe to call; nil where it is, and for all else.
  private func caution(_ field: CaseField, _ around: CaseValues?) -> String? {
    guard let caution = field.caution else { return nil }
    return around?.text(caution.unless.key).value == caution.unless.code ? nil : caution.says
  }

  // MARK: Alerts, findings, attachments

  /// What nobody may overlook, a line each, with whom it is about where there are several.
  func alerts(_ record: CaseRecord) -> [String] {
    record.persons.flatMap { person in
      (person.values.objects("alerts").value ?? []).map { alert in
        let kind = words.code("code", alert.text("type").value ?? "")
        let rest = [mayRead(alert) ? alert.text("text").value : nil, record.persons.count > 1 ? person.personID : nil]
          .compactMap(\.self)
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
      [
        "kind": words["finding_\(finding.kind.rawValue)"], "place": finding.place.visible,
        "message": finding.message.visible, "advice": finding.advice.visible,
      ]
    }
  }

  func attachments(_ record: CaseRecord) -> [[String: Any]] {
    let all = record.values.objects("attachments").value ?? []
    return all.compactMap { values in
      guard let id = values.text("doc_id").value else { return nil }
      let path = id.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      return [
        "href": "/case/\(transfer)/attachment/\(path)", "id": id.visible,
        "type": words.code("code", values.text("type").value ?? ""),
        "person": values.text("person").value?.visible ?? false,
        "language": values.text("language").value?.visible ?? false,
      ]
    }
  }
}
