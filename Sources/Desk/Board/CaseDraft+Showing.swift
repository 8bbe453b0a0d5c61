import Base
import CaseFile
import Foundation
import Handover

/// The form of a case, as its template is filled.
extension CaseDraft {
  /// The form, a part for each section; what is for one role comes last.
  func parts() -> [[String: Any]] {
    documents.flatMap { document -> [[String: Any]] in
      let root = Self.root(document)
      let fields = document.section.fields.filter { !Self.left.contains($0.key) }
        .map { view($0, Self.inner(root, $0.key)) }
      guard document.compartment != .core else { return fields }
      let name = words.code("compartment", document.compartment.rawValue)
      var part = blank(root, name.prefix(1).uppercased() + name.dropFirst())
      part["is_group"] = true
      part["says"] = words["part_sealed"]
      part["fields"] = fields
      part["is_open"] = saysSomething(where: { $0.hasPrefix(root) }) || findings.keys.contains { $0.hasPrefix(root) }
      return [part]
    }
  }

  /// Of whom something is said apart: those that the case names.
  var persons: [(id: String, name: String)] {
    (0..<count(of: "persons")).compactMap { index in
      let id = form["persons[\(index)].identity.person_id"]
      return id.isEmpty ? nil : (id, ([id] + name(ofPerson: index)).joined(separator: " "))
    }
  }

  private func name(ofPerson index: Int) -> [String] {
    ["given", "family"].map { form["persons[\(index)].identity.names[0].\($0)"] }.filter { !$0.isEmpty }
  }

  /// A person as the form has them: number and name.
  func called(_ id: String) -> String { persons.first { $0.id == id }?.name ?? id }

  /// What an element of a list is called: its number, and of a person the name.
  func title(_ field: CaseField, _ place: String, _ index: Int) -> String {
    (["\(label(field)) \(index + 1)"] + (place == "persons" ? name(ofPerson: index) : [])).joined(separator: " ")
      .visible
  }

  /// What was found in a field: what to do, or what may have been meant, to be taken.
  func problem(_ finding: CaseFinding) -> [String: Any] {
    let (said, meant) = (finding.said(in: words), finding.meant(in: ends.countries, words))
    let text = meant.isEmpty ? "\(said.message): \(said.advice)" : said.message
    return [
      "text": text.visible,
      "meant": meant.map {
        ["take": "\(Self.place(of: finding)) \($0.code)".visible, "label": words("take", ["what": $0.label]).visible]
      },
    ]
  }

  func label(_ field: CaseField) -> String { field.label(in: words.language) }

  /// What every field has, whatever it is.
  private func blank(_ place: String, _ label: String) -> [String: Any] {
    [
      "place": place, "id": Self.id(place), "label": label, "says": false, "value": "", "problems": [],
      "is_group": false,
      "is_list": false, "is_line": false, "is_text": false, "is_moment": false, "is_choice": false, "is_ticks": false,
      "was_empty": wasEmpty(place), "offered": [], "fields": [], "items": [], "choices": [], "count": "0",
      "expected": false, "example": false, "reasons": [], "has_reasons": false, "add": "", "is_open": false,
      "means": false, "list": false, "more": false, "more_id": "", "folded": [], "rows": "3",
    ]
  }

  private func view(_ field: CaseField, _ place: String) -> [String: Any] {
    var view = blank(place, label(field))
    view.merge([
      "says": field.says.isEmpty ? false : CaseFinding.plain(field.says(in: words.language), words),
      "value": Self.shown(form[place]), "rows": field.key == "summary" ? "3" : "1",
      "problems": (findings[place] ?? []).filter { $0.fault != .field(.unsaid) }.map(problem),
      "expected": mark(field, place).orFalse, "example": example(field), "reasons": reasons(field, place),
      "has_reasons": !field.reasons.isEmpty,
      "add": words("add_another", ["what": label(field)]), "is_open": isOpen(field, place),
    ]) { $1 }
    switch field.type {
    case .flag:
      choose([("true", words["yes"]), ("false", words["no"])], field, place, &view)
    case .count: view["is_line"] = true
    case .text(let form):
      fill(form, field, place, &view)
    case .object(let section):
      view["is_group"] = true
      view.merge(fields(section, place, label(field))) { $1 }
    case .list(.object(let section), let least):
      let count = max(counts[place] ?? 0, least == nil ? 0 : 1)
      view["is_list"] = true
      view["count"] = "\(count)"
      view["items"] = (0..<count).map { index -> [String: Any] in
        let (element, title) = ("\(place)[\(index)]", title(field, place, index))
        return [
          "title": title, "item": Self.id(element), "element": element,
          "remove": (count > 1 || least == nil ? words("remove_one", ["what": title]) : nil).orFalse,
        ].merging(fields(section, element, title)) { $1 }
      }
    case .list(let element, _):
      fill(each: element, field, place, &view)
    }
    return view
  }

  /// A text: chosen, picked as day and time, or written.
  private func fill(_ form: TextForm, _ field: CaseField, _ place: String, _ view: inout [String: Any]) {
    if field.key == "person_id", Self.isApart(place) {
      (view["says"], view["example"]) = (false, false)
      choose(persons.map { ($0.id, $0.name) }, field, place, &view)
    } else if form.name == "documentReference" {
      view["example"] = words["draft_documents"]
      let files = ends.files.all.filter { !$0.isOut && $0.typed?.isWhole ?? true }
      choose(
        files.map {
          ($0.document, [$0.document, words.code("code", $0.type), $0.person ?? ""].joined(separator: " · "))
        },
        field, place, &view, picked: attachedConsent(place))
    } else if let codes = form.codes {
      choose(codes.codes.map { ($0.text, name($0)) }, field, place, &view)
    } else if Self.isMoment(form), Self.isClockReading(self.form[place]) {
      view["is_moment"] = true
      // Of what is no flight the clock is that of the last airport.
      if place.hasPrefix("travel.legs[") { view["example"] = words["clock_of_airport"] }
    } else {
      name(form, [self.form[place]], &view)
      // A line of a form has no end of a line in it.
      view[field.key == "summary" || self.form[place].contains("\n") ? "is_text" : "is_line"] = true
    }
  }

  /// A list of texts: ticked, or written.
  private func fill(each element: FieldType, _ field: CaseField, _ place: String, _ view: inout [String: Any]) {
    guard let codes = element.form?.codes else {
      let items = Self.items(of: form.all(place).joined(separator: "\n"), element.form)
      if Self.suggestions(element.form) != nil {
        view["is_line"] = true
        view["value"] = items.joined(separator: ", ").visible
        return name(element.form, items, &view)
      }
      view["is_text"] = true
      return offer(field, place, &view)
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

  /// The list of suggestions for a field in which names are typed in place of codes; nil for any other.
  static func suggestions(_ form: TextForm?) -> String? {
    ["country": "countries", "nationality": "countries", "language": "languages", "airport": "airports"][
      form?.name ?? ""]
  }

  /// What was typed, with what it is taken for, and what is suggested.
  private func name(_ form: TextForm?, _ typed: [String], _ view: inout [String: Any]) {
    guard let form else { return }
    view["list"] = Self.suggestions(form).orFalse
    let means = typed.compactMap { text -> String? in
      let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
      let meaning = form.meaning(of: text, in: words.language)
      if form.name == "partialDate" { return meaning.map { Self.long($0, words) } }
      return form.words(for: meaning ?? text, in: words.language).map { "\(meaning ?? text) – \($0)" }
    }
    view["means"] = (means.isEmpty ? nil : means.joined(separator: "; ").visible).orFalse
  }

  /// A date, and the same with the name of its month; that alone where a line runs from right to left, in which signs between
  /// numbers turn them round.
  static func long(_ date: String, _ words: Sentences) -> String {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    let months = words["months_long"].split(separator: " ").map(String.init)
    guard parts.count > 1, months.indices.contains(parts[1] - 1) else { return date }
    let named = (parts.dropFirst(2).map(String.init) + [months[parts[1] - 1], "\(parts[0])"]).joined(separator: " ")
    return words.language.direction == "rtl" ? named : "\(date) (\(named))"
  }

  /// What is suggested where names are typed: once for all fields.
  func suggestions(_ airports: [Airport]) -> [[String: Any]] {
    func list(_ id: String, _ options: [(value: String, label: String?)]) -> [String: Any] {
      ["id": id, "options": options.map { ["value": $0.value, "label": $0.label.orFalse] }]
    }
    return [
      list("countries", CountryCodes.names(in: words.language).map { ($0, nil) }),
      list("languages", LanguageCodes.names(in: words.language).map { ($0, nil) }),
      list("airports", airports.map { ($0.code, $0.city) }),
    ]
  }

  /// A code, and what it means where it does not say that itself.
  private func name(_ code: CodeList.Code) -> String {
    words.maybe("code_\(code.text)") ?? code.says.map { "\(code.text): \($0)" } ?? words.code("code", code.text)
  }

  /// What is inside a section: what stands open of it, and at its end, folded, what is rarely said and was not.
  private func fields(_ section: CaseSection, _ place: String, _ name: String) -> [String: Any] {
    let isRare = { (field: CaseField) in !isShown(field, of: section, Self.inner(place, field.key)) }
    let folded = section.fields.filter(isRare)
    return [
      "fields": section.fields.filter { !isRare($0) }.map { view($0, Self.inner(place, $0.key)) },
      "folded": folded.map { view($0, Self.inner(place, $0.key)) }, "more_id": Self.id(place) + "-more",
      "more": (folded.isEmpty ? nil : words("more_about", ["what": name, "count": "\(folded.count)"])).orFalse,
    ]
  }

  /// Whether a field is shown with its section: what holds others is a heading of its own, so that a danger is not overlooked;
  /// of the rest what is asked of everybody, what was typed, and what is wrong. A section that asks for nothing is shown whole.
  private func isShown(_ field: CaseField, of section: CaseSection, _ place: String) -> Bool {
    field.holdsFields || mark(field, place) != nil || section.choice?.keys.contains(field.key) == true
      || section.choice == nil && !section.fields.contains { !$0.holdsFields && $0.need != .optional }
      || Self.isApart(place) && field.need != .optional || isTouched(place)
  }

  /// Whether what is inside a field is shown at once: what is asked of everybody, what was typed, and what is wrong.
  private func isOpen(_ field: CaseField, _ place: String) -> Bool {
    mark(field, place) != nil || counts[place] ?? 0 > 0 || isTouched(place)
  }

  /// Whether something was typed in a field or in what is inside it, or found there.
  private func isTouched(_ place: String) -> Bool {
    findings.keys.contains { Self.isIn(place, $0) } || wasEmpty(place) || saysSomething(where: { Self.isIn(place, $0) })
  }

  /// - Parameter picked: What counts as chosen, where nobody has chosen anything.
  private func choose(
    _ choices: [(String, String)], _ field: CaseField, _ place: String, _ view: inout [String: Any],
    picked: String? = nil
  ) {
    let chosen = picked ?? form[place]
    let all = [("", "–")] + choices + field.reasons.map { ("reason \($0.rawValue)", words["reason_\($0.rawValue)"]) }
    view["is_choice"] = true
    view["has_reasons"] = false
    view["choices"] = (all + Self.others([chosen], than: all)).map { value, label in
      ["value": value.visible, "label": label.visible, "chosen": chosen == value] as [String: Any]
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

  /// How much a field is asked for; nil where it may be left out without a word.
  private func mark(_ field: CaseField, _ place: String) -> String? {
    let key = place.split(separator: "]").last.map(String.init) ?? place
    switch field.need {
    case _ where key == ".consent": return words["needed_or_basis"]
    // What is not said in them nobody has agreed to.
    case _ where [".consent.scope", ".consent.recipients"].contains(key): return words["needed"]
    case .value, .required: return words["needed"]
    case .expected: return words["expected"]
    case .expectedWhen(let any) where !any.isDisjoint(with: circumstances): return words["expected"]
    default: return nil
    }
  }

  /// What makes more of the case necessary, as far as it was typed.
  private var circumstances: Set<CaseField.Circumstance> {
    let categories = form.all("case_management.categories").compactMap(Category.init).map(
      CaseField.Circumstance.category)
    return Set(categories + (count(of: "persons") > 1 ? [.severalPersons] : []))
  }

  private func example(_ field: CaseField) -> Any {
    if field.type.form?.name == "partialDate" { return words["such_as_dates"] }
    if field.type.form.flatMap(Self.suggestions) != nil, let form = field.type.form {
      let codes =
        switch field.example {
        case .text(let text): [text]
        case .list(let texts): texts
        default: [String]()
        }
      let names = codes.map { form.name == "airport" ? $0 : form.words(for: $0, in: words.language) ?? $0 }
      return words(field.type.isList ? "several_such_as" : "such_as", ["example": names.joined(separator: ", ")])
    }
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
        "chosen": form["\(place).\(Self.whyNot)"] == reason.rawValue,
      ]
    }
  }
}

extension CaseField {
  /// Whether it is an object, or a list of such.
  var holdsFields: Bool { type.section != nil }
}
