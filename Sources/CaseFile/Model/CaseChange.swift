import Base

/// One thing that two versions of a case say differently: where it stands (`persons[p1].identity.sex`, elements of lists by what
/// they are known by), what people call it, and what each says; nil where it says nothing of it.
package typealias CaseDifference = (place: String, label: String, before: String?, after: String?)

extension CaseContents {
  /// What `newer` says otherwise, field by field, in the order of the newer case; what is gone comes last.
  package func changes(to newer: CaseContents) -> [CaseDifference] {
    let (old, new) = (lines, newer.lines)
    let before = Dictionary(old.map { ($0.place, $0.text) }) { first, _ in first }
    let places = Set(new.map(\.place))
    let changed: [CaseDifference] = new.compactMap { line in
      guard before[line.place] != line.text else { return nil }
      return (line.place, line.label, before[line.place], line.text)
    }
    return changed + old.filter { !places.contains($0.place) }.map { ($0.place, $0.label, $0.text, nil) }
  }
}

extension CaseContents {
  /// Of `case.json`, and then of the compartments, whose places begin with the name of their file.
  var lines: [CaseValueLine] {
    record.values.lines(at: "")
      + parts.flatMap { part in
        part.values.lines(at: "").map {
          CaseValueLine(place: "\(part.document.file): \($0.place)", label: $0.label, text: $0.text)
        }
      }
  }
}

/// What one field says, as a line.
struct CaseValueLine {
  let place: String
  let label: String
  let text: String
}

extension CaseValues {
  fileprivate func lines(at place: String) -> [CaseValueLine] {
    section.fields.flatMap { field -> [CaseValueLine] in
      guard let json = fields[field.key] else { return [] }
      let place = JSONText.join(place, field.key)
      guard let inner = field.type.section, let objects = Self.objects(json, inner) else {
        return [CaseValueLine(place: place, label: field.label, text: Self.words(json))]
      }
      guard field.type.isList else { return objects.flatMap { $0.lines(at: place) } }
      let names = Self.names(objects)
      return zip(objects, names).flatMap { $0.lines(at: "\(place)[\($1)]") }
    }
  }

  private static func objects(_ json: JSONTree, _ section: CaseSection) -> [CaseValues]? {
    switch json {
    case .object(let fields): [CaseValues(fields, section)]
    case .array(let items):
      items.compactMap { if case .object(let fields) = $0 { CaseValues(fields, section) } else { nil } }
    default: nil
    }
  }

  /// What the elements of a list are known by: the number that each has of its own, or else its place.
  private static func names(_ objects: [CaseValues]) -> [String] {
    let names = objects.map(\.ownName)
    let areTelling = names.allSatisfy { $0 != nil } && Set(names).count == names.count
    return areTelling ? names.compactMap(\.self) : objects.indices.map { "\($0 + 1)" }
  }

  private var ownName: String? {
    if let identity = fields["identity"], case .object(let inner) = identity { return Self.text(inner, ["person_id"]) }
    return Self.text(fields, ["person_id"]) ?? Self.text(fields, ["doc_id"]) ?? Self.text(fields, ["a", "b"])
      ?? Self.text(fields, ["system"])
      ?? Self.text(fields, ["code"])
  }

  private static func text(_ fields: [String: JSONTree], _ keys: [String]) -> String? {
    let texts = keys.compactMap { key in if case .string(let text)? = fields[key] { text } else { nil as String? } }
    return texts.count == keys.count ? texts.joined(separator: "-") : nil
  }

  private static func words(_ json: JSONTree) -> String {
    switch json {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "yes" : "no"
    case .null: ""
    case .array(let items): items.map(words).joined(separator: ", ")
    case .object(let fields):
      fields.sorted { $0.key < $1.key }.map { "\($0.key): \(words($0.value))" }.joined(separator: ", ")
    }
  }
}
