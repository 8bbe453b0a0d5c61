/// A closed list of codes. They stand in `case.json` as they are here.
package struct CodeList: Sendable {
  /// One code.
  package struct Code: Sendable, ExpressibleByStringLiteral {
    package let text: String
    /// What it means, where the code does not say it; the end of a sentence.
    package let says: String?

    package init(stringLiteral text: String) { self.init(text, nil) }

    init(_ text: String, _ says: String?) {
      self.text = text
      self.says = says
    }
  }

  /// Its name in the schema and the page of fields.
  package let name: String
  /// What one code says, with its article, for messages: "a group type".
  package let meaning: String
  /// In the order in which they are offered.
  package let codes: [Code]

  init(_ name: String, _ meaning: String, _ codes: [Code]) {
    self.name = name
    self.meaning = meaning
    self.codes = codes
  }

  /// The codes that the program itself must tell apart.
  init<Known: RawRepresentable<String> & CaseIterable>(_ name: String, _ meaning: String, _ known: Known.Type) {
    self.init(name, meaning, known.allCases.map { Code($0.rawValue, nil) })
  }

  package var texts: [String] { codes.map(\.text) }
}

/// What holds the people of one case together.
package enum GroupType: String, CaseIterable, Sendable {
  case individual
  case family
  case companions
}

/// Parts of a case that are consented to, sealed and read separately.
package enum Compartment: String, CaseIterable, Sendable {
  case core
  case medical
  case mhpss
  case child
  case protectionTrafficking = "protection_trafficking"
  case protectionGBV = "protection_gbv"
}

extension CodeList {
  static let groupType = CodeList("groupType", "a group type", GroupType.self)
  static let compartment = CodeList("compartment", "a compartment", Compartment.self)

  /// What one person is to another: in `{a, b, relation}`, `a` is this to `b`.
  static let relation = CodeList(
    "relation", "a relation",
    [
      "spouse", "parent", "child", "sibling", "grandparent", "grandchild", "cousin", "guardian", "ward", "companion",
      "other", "aunt_uncle", "niece_nephew",
    ])

  /// Sex as registered; not known is a `MissingReason`.
  static let sex = CodeList("sex", "a sex", ["female", "male", "other"])

  /// Whether a person can read and write.
  static let literacy = CodeList("literacy", "a literacy level", ["none", "basic", "full"])

  static let maritalStatus = CodeList(
    "maritalStatus", "a marital status", ["single", "married", "partnered", "separated", "divorced", "widowed"])

  static let travelDocumentType = CodeList(
    "travelDocumentType", "a type of travel document",
    [
      "passport", "other", "laissez_passer", "emergency_travel_document", "national_id", "refugee_travel_document",
    ])

  /// Under which programme a person returns.
  static let returnType = CodeList(
    "returnType", "a return type",
    [Code("AVR", "assisted voluntary return"), Code("VHR", "voluntary humanitarian return"), "other"])

  /// Who travels along.
  static let escort = CodeList("escort", "an escort", ["none", "nurse", "doctor", "non_medical"])

  static let managementModel = CodeList("managementModel", "a case management model", ["generalist", "intensive"])

  /// What makes more information necessary; each asks for fields of its own.
  static let category = CodeList(
    "category", "a category",
    [
      "child", Code("uasc", "an unaccompanied or separated child"), "medical", "trafficking",
      Code("gbv", "gender-based violence"), "mental_health",
    ])

  /// How great the danger to the person is judged to be.
  static let riskLevel = CodeList("riskLevel", "a risk level", ["low", "medium", "high"])

  static let consentSource = CodeList(
    "consentSource", "a source of consent", ["person", "parent", "guardian", "best_interests_panel"])

  static let consentCapacity = CodeList(
    "consentCapacity", "a capacity",
    ["adult", "none", "supported_adult", "child_with_assent", "child_without_assent"])

  static let consentMethod = CodeList(
    "consentMethod", "a method of consent",
    [
      "signed", "thumbprint", "recorded_voice", "witnessed_verbal",
      Code("tick_without_document", "a tick in a form, with no document behind it"),
    ])

  static let attachmentType = CodeList(
    "attachmentType", "an attachment type",
    [
      "consent", Code("bia", "best interests assessment"), Code("bid", "best interests determination"), "tracing",
      Code("medif", "medical information form for the airline"), "prescription", "identity", "handover", "photo",
      "other", "guardian_consent", "fit_to_travel", "medical_report", "travel_doc",
    ])
}
