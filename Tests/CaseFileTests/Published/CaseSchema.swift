@testable import CaseFile

/// The JSON Schema (2020-12) of a file of a case folder, as the table of fields says it.
struct CaseSchema {
  let section: CaseSection

  var text: String { document.written() + "\n" }

  private var document: OrderedJSON {
    .object(
      [
        ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
        ("$id", .text("urn:baton:schema:v\(CaseTable.version):\(section.name)")),
        ("title", .text(section.name == "case" ? "Case file" : "Case file: \(section.name)")),
      ] + object(section) + [("$defs", .object(definitions))])
  }

  private var definitions: [(String, OrderedJSON)] {
    let forms = section.rows.compactMap(\.field.type.form).uniqued()
    let sections = section.rows.compactMap(\.field.type.section).uniqued()
    return [("reason", reason)]
      + forms.filter { !Self.isAny($0) }.map { ($0.name, .object(form($0))) }
      + sections.map { ($0.name, .object(object($0))) }
  }

  private var reason: OrderedJSON {
    .object([
      ("type", .text("string")), ("enum", .line(MissingReason.allCases.map(\.rawValue))),
      (
        "description",
        .text(
          "Why there is no value. unknown: asked, nobody knows. not_asked: nobody has asked yet. refused: the person"
            + " would not say. withheld: known, not covered by consent. None of them is the same as leaving the field"
            + " out, or as an empty string.")
      ),
    ])
  }

  private func form(_ form: TextForm) -> [(String, OrderedJSON)] {
    let description = ("description", OrderedJSON.text(form.says))
    switch form.shape {
    case .any: return [("type", .text("string")), description]
    case .exactly(let text): return [("const", .text(text)), description]
    case .codes(let codes):
      let meanings = form.codes?.codes.compactMap { code in code.says.map { "\(code.text): \($0)." } } ?? []
      let says = ([form.says] + meanings).joined(separator: " ")
      return [("type", .text("string")), ("enum", .line(codes)), ("description", .text(says))]
    case .pattern(let pattern, let lengths):
      var fields: [(String, OrderedJSON)] = [("type", .text("string")), ("pattern", .text(pattern))]
      if let lengths, lengths.lowerBound > 0 { fields.append(("minLength", .number(lengths.lowerBound))) }
      if let lengths { fields.append(("maxLength", .number(lengths.upperBound))) }
      return fields + [description]
    }
  }

  private func object(_ section: CaseSection) -> [(String, OrderedJSON)] {
    let required = section.fields.filter { $0.need == .required || $0.need == .value }.map(\.key)
    var fields: [(String, OrderedJSON)] = [
      ("type", .text("object")), ("description", .text(section.says)), ("additionalProperties", .flag(false)),
      ("required", .line(required)), ("properties", .object(section.fields.map { ($0.key, property($0)) })),
    ]
    for field in section.fields {
      guard case .requiredWith(let key) = field.need, let other = section[key] else { continue }
      fields += [
        ("if", .object([("required", .line([key])), ("properties", .object([(key, .object(type(other.type)))]))])),
        ("then", .object([("required", .line([field.key]))])),
      ]
    }
    guard let choice = section.choice, choice.need == .required else { return fields }
    return fields + [("anyOf", .list(choice.keys.map { .object([("required", .line([$0]))]) }))]
  }
}

// MARK: - Fields

extension CaseSchema {
  private func property(_ field: CaseField) -> OrderedJSON {
    let description = description(field)
    return .object(value(field) + (description.isEmpty ? [] : [("description", .text(description))]))
  }

  private func value(_ field: CaseField) -> [(String, OrderedJSON)] {
    let value = type(field.type)
    let reason = OrderedJSON.object([("$ref", .text("#/$defs/reason"))])
    let couldBeReason = if case .text(let form) = field.type { form.includesReasons } else { false }
    if field.reasons.isEmpty {
      return couldBeReason ? [("allOf", .list([.object(value), .object([("not", reason)])]))] : value
    }
    return Self.isAny(field) ? value : [("anyOf", .list([.object(value), reason]))]
  }

  private func type(_ type: FieldType) -> [(String, OrderedJSON)] {
    switch type {
    case .flag: [("type", .text("boolean"))]
    case .count(let most): [("type", .text("integer")), ("minimum", .number(0)), ("maximum", .number(most))]
    case .text(let form): Self.isAny(form) ? [("type", .text("string"))] : [("$ref", .text("#/$defs/\(form.name)"))]
    case .object(let section): [("$ref", .text("#/$defs/\(section.name)"))]
    case .list(let element, let atLeastOne):
      [("type", .text("array")), ("items", .object(self.type(element)))]
        + (atLeastOne == nil ? [] : [("minItems", .number(1))])
    }
  }

  private func description(_ field: CaseField) -> String {
    let need: String? =
      switch field.need {
      case .expected: "Expected."
      case .expectedWhen(let any): "Expected " + NeedText.when(any) + "."
      case .requiredWith(let key): "Required where \(key) has a value."
      case .optional, .required, .value: nil
      }
    let caution = field.caution.map { "Shown after a confirmation, unless \($0.unless.key) is \($0.unless.code)." }
    let reasons = Self.isAny(field) && !field.reasons.isEmpty
    return [
      field.says.isEmpty ? "\(field.label)." : field.says, need, caution,
      reasons ? "The four reasons are read as reasons, not as text." : nil,
    ].compactMap(\.self).joined(separator: " ")
  }

  private static func isAny(_ form: TextForm) -> Bool { if case .any = form.shape { true } else { false } }

  private static func isAny(_ field: CaseField) -> Bool {
    if case .text(let form) = field.type { isAny(form) } else { false }
  }
}

/// When a field is expected, in words.
enum NeedText {
  static func when(_ any: Set<CaseField.Circumstance>) -> String {
    let categories = Category.allCases.filter { any.contains(.category($0)) }.map(\.rawValue)
    let texts =
      (any.contains(.severalPersons) ? ["for two persons and more"] : [])
      + (categories.isEmpty ? [] : ["of the category " + categories.joined(separator: " or ")])
    return texts.joined(separator: ", and ")
  }
}
