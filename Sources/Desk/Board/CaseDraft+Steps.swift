import CaseFile
import Foundation

/// The list of sections above a form: how far each of them is, and the way to it.
extension CaseDraft {
  /// A line for each section, and below each person one for each part of what is said of them.
  func steps() -> [[String: Any]] {
    documents.flatMap { document -> [[String: Any]] in
      let root = Self.root(document)
      guard document.compartment == .core else {
        let name = words.code("compartment", document.compartment.rawValue)
        return [step(name.prefix(1).uppercased() + name.dropFirst(), root)]
      }
      return document.section.fields.filter { !Self.left.contains($0.key) }.flatMap { field -> [[String: Any]] in
        guard field.key == "persons", let section = field.type.section else { return [step(label(field), field.key)] }
        return (0..<max(1, count(of: field.key))).map { index in
          let place = "\(field.key)[\(index)]"
          let inner = section.fields.map { step(label($0), Self.inner(place, $0.key)) }
          return step(title(field, field.key, index), place, inner)
        }
      }
    }
  }

  private func step(_ label: String, _ place: String, _ inner: [[String: Any]] = []) -> [String: Any] {
    ["label": label, "to": Self.id(place), "state": state(of: place), "inner": inner, "has_inner": !inner.isEmpty]
  }

  /// What of a section is to put right, is not said, or was typed at all.
  private func state(of place: String) -> String {
    let found = findings.filter { Self.isIn(place, $0.key) }.flatMap(\.value)
    let (wrong, unsaid) = (found.count { $0.kind == .wrong }, found.count { $0.kind == .missing })
    if wrong > 0 { return words("step_wrong", ["count": "\(wrong)"]) }
    guard saysSomething(where: { Self.isIn(place, $0) }) else { return words["step_nothing"] }
    if unsaid > 0 { return words("step_unsaid", ["count": "\(unsaid)"]) }
    return words[findings.isEmpty ? "step_begun" : "step_said"]
  }

  /// Whether a field, or what was found in it, is the one of a place or inside it.
  static func isIn(_ place: String, _ other: String) -> Bool {
    other == place || place.hasSuffix(":") && other.hasPrefix(place) || other.hasPrefix(place + ".")
      || other.hasPrefix(place + "[")
  }

  /// Whether somebody has said something in one of these fields.
  func saysSomething(where isMeant: (String) -> Bool) -> Bool {
    form.names.contains { isMeant($0) && Self.isSaid($0, in: form) }
  }
}

/// What becomes of a form before it is read.
extension CaseDraft {
  static let groupType = "group.group_type"

  /// Whether somebody has said something in a field: how long a list is, and what the program fills in, nobody has said.
  static func isSaid(_ name: String, in form: BoardForm) -> Bool {
    !name.hasSuffix(".count") && !form[name].isEmpty && !name.hasSuffix("].identity.person_id") && name != groupType
  }

  /// Whether something is said that is for one role, and kept nowhere.
  static func saysApart(_ form: BoardForm) -> Bool {
    form.names.contains { isApart($0) && !$0.hasSuffix(".count") && !form[$0].isEmpty }
  }

  /// An element of a list as a button names it: `persons[1]`, of the list `persons` the second.
  static func element(_ text: String) -> (list: String, index: Int)? {
    guard text.hasSuffix("]"), let start = text.lastIndex(of: "["),
      let index = Int(text[text.index(after: start)...].dropLast()), index >= 0
    else { return nil }
    return (String(text[..<start]), index)
  }

  /// Without an element of a list.
  static func removing(_ index: Int, from list: String, in form: BoardForm) -> BoardForm {
    form.keeping((0..<length(of: list, in: form)).filter { $0 != index }, of: list)
  }

  /// Without elements of lists in which nothing is said, so that what is found in one after them is found where it stands.
  static func tidied(_ form: BoardForm) -> BoardForm {
    let said = form.names.filter { isSaid($0, in: form) }.reduce(into: Set<Substring>()) { elements, name in
      for end in name.indices where name[end] == "]" { elements.insert(name[...end]) }
    }
    let lists = form.names.filter { $0.hasSuffix(".count") && !isApart($0) }.map { String($0.dropLast(6)) }
    // The innermost first: their names say in which element of the others they stand.
    return lists.sorted { $0.count > $1.count }.reduce(form) { form, list in
      let kept = (0..<length(of: list, in: form)).filter { said.contains("\(list)[\($0)]") }
      return form.keeping(kept, of: list)
    }
  }

  private static func length(of list: String, in form: BoardForm) -> Int {
    min(max(Int(form["\(list).count"]) ?? 1, 0), most)
  }

  /// With what has one obvious answer: a number for each person that has none, and that one person is no group.
  ///
  /// - Parameter others: Numbers that something is attached to already: of whoever was taken out, nobody new has it.
  static func completed(_ form: BoardForm, adding: String? = nil, besides others: [String] = []) -> BoardForm {
    let persons = max(1, length(of: "persons", in: form)) + (adding == "persons" ? 1 : 0)
    let places = (0..<persons).map { "persons[\($0)].identity.person_id" }
    var taken = Set(places.map { form[$0] } + others)
    var fields: [(name: String, value: String)] = []
    for place in places where form[place].allSatisfy(\.isWhitespace) {
      let number = (1...).lazy.map { "p\($0)" }.first { !taken.contains($0) } ?? ""
      taken.insert(number)
      fields.append((place, number))
    }
    if persons == 1, form[groupType].isEmpty { fields.append((groupType, GroupType.individual.rawValue)) }
    return fields.isEmpty ? form : form.with(fields)
  }
}

extension CaseDraft {
  /// What one `case.json` says otherwise than the one before it; nil where either cannot be read.
  static func changes(from older: Data, to newer: Data) -> [CaseDifference]? {
    let (old, new) = (contents(older), contents(newer))
    guard let old, let new else { return nil }
    return old.changes(to: new)
  }

  private static func contents(_ core: Data) -> CaseContents? {
    try? CaseContents(ofReceived: [(name: CaseTable.core.file, text: core)])
  }
}
