import Base
import CaseFile
import Foundation

/// A form that says what a case says already.
extension CaseDraft {
  /// The fields of a form in which a `case.json` stands; nil where it says something that a form cannot show, so that it would
  /// be lost on the way.
  ///
  /// - Parameter tree: As it was read.
  static func fields(of tree: [String: Any]) throws -> [(name: String, value: String)]? {
    var fields: [(name: String, value: String)] = []
    fill(CaseTable.core.section, "", tree, &fields)
    let written = CaseDraft(BoardForm(fields), adding: nil, words: Sentences.of(.english))
    fields = fields.map { name, value in
      let read = String(value.prefix(16))
      return (name, read != value && written.moment(read, name) == value ? read : value)
    }
    let again = CaseDraft(BoardForm(fields), adding: nil, words: Sentences.of(.english))
    let whole = try JSONSerialization.data(withJSONObject: tree, options: [.sortedKeys])
    guard !again.isFull, fields.allSatisfy({ shown($0.value) == $0.value }) else { return nil }
    return try again.json(keeping: tree) == whole ? fields : nil
  }

  private static func fill(
    _ section: CaseSection, _ place: String, _ members: [String: Any], _ fields: inout [(name: String, value: String)]
  ) {
    for field in section.fields where !left.contains(field.key) {
      guard let value = members[field.key] else { continue }
      fill(field, place.isEmpty ? field.key : "\(place).\(field.key)", value, &fields)
    }
  }

  private static func fill(
    _ field: CaseField, _ place: String, _ value: Any, _ fields: inout [(name: String, value: String)]
  ) {
    if let text = value as? String, field.reasons.contains(where: { $0.rawValue == text }) {
      return fields.append(field.isChosen ? (place, "reason \(text)") : ("\(place).\(CaseDraft.whyNot)", text))
    }
    if (value as? [Any])?.isEmpty ?? (value as? [String: Any])?.isEmpty ?? false {
      fields.append(("\(place).empty", "yes"))
    }
    switch field.type {
    case .flag: fields.append((place, value as? Bool == true ? "true" : "false"))
    case .count: fields.append((place, (value as? Int).map(String.init) ?? ""))
    case .text: fields.append((place, value as? String ?? ""))
    case .object(let section): fill(section, place, value as? [String: Any] ?? [:], &fields)
    case .list(.object(let section), _):
      let items = value as? [[String: Any]] ?? []
      fields.append(("\(place).count", "\(items.count)"))
      for (index, item) in items.enumerated() { fill(section, "\(place)[\(index)]", item, &fields) }
    case .list(let element, _):
      let items = value as? [String] ?? []
      guard element.form?.codes == nil else {
        fields += items.map { (place, $0) }
        return
      }
      fields.append((place, items.joined(separator: "\n")))
    }
  }
}

extension CaseField {
  /// Whether a form offers its values in a list, in which the reasons stand as well.
  fileprivate var isChosen: Bool {
    switch type {
    case .flag: true
    case .text(let form): form.codes != nil || form.name == "documentReference"
    case .count, .list, .object: false
    }
  }
}
