@testable import CaseFile

/// The page of fields for people, Markdown, as the table of fields says it.
struct FieldPage {
  let documents: [CaseDocument]

  var text: String {
    let forms = documents.flatMap { $0.section.rows.compactMap(\.field.type.form) }.uniqued()
    let parts = [intro] + documents.flatMap(document) + [texts(forms)] + codes(forms)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var intro: String {
    """
    # The fields of a case

    Written from the table of fields in `Sources/CaseFile/Model`, and compared with it by a test; not to be edited by hand. The
    same table makes the JSON Schema of each document in [schemas/v1](schemas/v1).

    A case folder has one file a compartment: `case.json`, which every case has, and one more for each compartment in which
    something is said. Persons are named in `case.json` alone; the other files refer to them by `person_id`, and to documents of
    their own and of `case.json` by `doc_id`.

    A field is **wanted** in one of these ways:

    | | when it is not there | may hold a reason |
    | --- | --- | --- |
    | a value | the case is refused | no |
    | required | the case is refused | yes |
    | expected | it is reported as missing; the case travels, and the receiver is told | yes |
    | expected of … | the same, in a case of two persons and more, or of a category that is named | yes |
    | with … | the case is refused, where the other field has a value | yes |
    | – | nothing | yes |

    A *reason* stands in place of a value: `unknown` (asked, nobody knows), `not_asked` (nobody has asked yet), `refused` (the
    person would not say), `withheld` (known, not covered by consent). None of them is the same as leaving the field out, or as
    an empty string. *Since* is the version of the layout that has the field first.
    """
  }

  private func document(_ document: CaseDocument) -> [String] {
    let sections = ([document.section] + document.section.rows.compactMap(\.field.type.section)).uniqued()
    return ["## `\(document.file)`: compartment \(document.compartment.rawValue)"]
      + sections.map { section($0, in: document) }
  }

  private func section(_ section: CaseSection, in document: CaseDocument) -> String {
    let places = document.section.rows.filter { $0.field.type.section === section }.map { row in
      "`\((row.field.type.isList ? row.place + "[0]" : row.place).replacing("[0]", with: "[]"))`"
    }
    let head = places.isEmpty ? "" : "### \(places.joined(separator: ", "))\n\n\(section.says)\n\n"
    let rows = section.fields.map { field in
      [
        "`\(field.key)`", field.label, kind(field.type), need(field), example(field), "\(field.since)", says(field),
      ]
    }
    return head + table(["field", "label", "type", "wanted", "example", "since", "says"], rows)
  }

  private func kind(_ type: FieldType) -> String {
    switch type {
    case .flag: "true or false"
    case .count(let most): "number, 0 to \(most)"
    case .text(let form): form.codes == nil ? form.name : "code: \(form.name)"
    case .object(let section): section.name
    case .list(let element, let atLeastOne): (atLeastOne == nil ? "list of " : "list, not empty, of ") + kind(element)
    }
  }

  private func need(_ field: CaseField) -> String {
    switch field.need {
    case .value: "a value"
    case .required: "required"
    case .expected: "expected"
    case .expectedWhen(let any): "expected " + NeedText.when(any).replacing("the category ", with: "")
    case .requiredWith(let key): "with `\(key)`"
    case .optional: "–"
    }
  }

  private func example(_ field: CaseField) -> String {
    switch field.example {
    case .text(let text): "`\(text)`"
    case .flag(let flag): "`\(flag)`"
    case .count(let count): "`\(count)`"
    case .list(let texts): texts.map { "`\($0)`" }.joined(separator: ", ")
    case .ofSection: ""
    }
  }

  /// What it says, and when it ages or is not shown at once.
  private func says(_ field: CaseField) -> String {
    let aging: String? = field.ages.map { aging in
      switch aging.measure {
      case .lastDay: "Aged when it is over at the planned arrival."
      case .days(let days): "Aged when it is more than \(days) days before the journey."
      }
    }
    let caution = field.caution.map { "Shown after a confirmation, unless `\($0.unless.key)` is `\($0.unless.code)`." }
    return [field.says, aging, caution].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func texts(_ forms: [TextForm]) -> String {
    let rows = forms.filter { $0.codes == nil }.map { form in
      [
        form.name, form.says, form.longest.map { "\($0)" } ?? "",
        form.refuses.filter { !$0.isEmpty }.map { "`\(shown($0))`" }.joined(separator: " "),
      ]
    }
    return "## Texts\n\n" + table(["type", "what it is", "at most, bytes", "for example not"], rows)
  }

  private func codes(_ forms: [TextForm]) -> [String] {
    let rows = forms.compactMap(\.codes).map { list in
      let codes = list.codes.map { code in "`\(code.text)`" + (code.says.map { " (\($0))" } ?? "") }
      return [list.name, codes.joined(separator: ", ")]
    }
    return ["## Codes\n\n" + table(["code", "valid"], rows)]
  }

  private func shown(_ text: String) -> String { text.replacing("\n", with: "\\n") }

  private func table(_ head: [String], _ rows: [[String]]) -> String {
    let lines = [head, head.map { _ in "---" }] + rows
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }
}
