package import Base

/// One member of the body of a people's statement. There is no form for words: what people word belongs in a sealed half.
package struct BodyField: Sendable {
  package enum Form: Sendable {
    case moment
    /// A pseudonymous staff id (`Staff.isPseudonym`).
    case staff
    /// The `seq` of a statement.
    case place
    /// One of these.
    case word([String])
  }

  package enum Need: Sendable {
    case always, never
    /// Where another member is one of these words.
    case with(String, [String])
  }

  package let key: String
  package let form: Form
  package let need: Need
  package let meaning: String

  package init(_ key: String, _ form: Form, _ need: Need, _ meaning: String) {
    self.key = key
    self.form = form
    self.need = need
    self.meaning = meaning
  }

  /// What is wrong with this member; nil for nothing. Never quotes the body.
  package func problem(in body: JSONValue) -> String? {
    guard let value = body[key] else { return isNeeded(in: body) ? "“\(key)” is missing" : nil }
    return accepts(value) ? nil : "“\(key)” is not \(form.words)"
  }

  private func isNeeded(in body: JSONValue) -> Bool {
    switch need {
    case .always: true
    case .never: false
    case .with(let other, let words): body[other]?.string.map(words.contains) ?? false
    }
  }

  private func accepts(_ value: JSONValue) -> Bool {
    switch form {
    case .moment: value.string.flatMap { try? Timestamp($0) } != nil
    case .staff: value.string.map(Staff.isPseudonym) ?? false
    case .place: value.integer.map { (1...BodyField.places).contains($0) } ?? false
    case .word(let words): value.string.map(words.contains) ?? false
    }
  }

  /// The highest `seq`. Source: specification §4.6.
  package static let places: Int64 = 10_000
}

extension BodyField.Form {
  /// For messages and the registry.
  package var words: String {
    switch self {
    case .moment: "a moment"
    case .staff: "a staff id"
    case .place: "the seq of a statement"
    case .word(let words): "one of " + words.joined(separator: ", ")
    }
  }
}

extension StatementKind {
  /// What does not fit in a body; nil for nothing. Members that the row does not name are left alone: a later version of
  /// the format may have them.
  package func problem(in body: JSONValue) -> String? {
    guard case .object = body else { return "the body is no object" }
    return fields.lazy.compactMap { $0.problem(in: body) }.first
  }
}

extension BodyField {
  static let asked = BodyField("asked", .place, .always, "The `seq` of the question.")
  static let primary = BodyField("primary", .staff, .always, "The caseworker.")
  static let backup = BodyField("backup", .staff, .never, "Who stands in; somebody else.")
  static let state = BodyField(
    "state", .word(MovementStage.allCases.filter { $0 != .planned }.map(\.rawValue)), .always,
    "How the journey stands.")
  static let moved = BodyField(
    "moment", .moment, .with("state", MovementStage.allCases.filter(\.hasMoment).map(\.rawValue)),
    "When it happened; where it is still to come, the arrival that is planned now.")
  static let met = BodyField("moment", .moment, .always, "When it was.")
}

extension Staff {
  /// Whether it has the form of what stands for a person in statements: 128 bits as 32 lower-case hexadecimal digits.
  package static func isPseudonym(_ text: String) -> Bool {
    text.utf8.count == 32
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}
