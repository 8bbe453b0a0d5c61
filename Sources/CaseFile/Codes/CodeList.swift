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
  /// What a code counts as that a newer Baton has and this one does not know.
  let unknown: Unknown

  /// The strictest that an unknown code can be taken for.
  enum Unknown: Sendable {
    /// This code.
    case code(String)
    /// Nothing: of a list of what is allowed it is left out.
    case nothing
    /// The person has refused what the object around it says.
    case refusal
    /// Itself: whoever asks for a code that they know does not find it.
    case itself
  }

  init(_ name: String, _ meaning: String, unknown: Unknown = .itself, _ codes: [Code]) {
    self.name = name
    self.meaning = meaning
    self.codes = codes
    self.unknown = unknown
  }

  /// The codes that the program itself must tell apart.
  init<Known: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ meaning: String, unknown: Unknown = .itself, _ known: Known.Type,
    says: (Known) -> String? = { _ in nil }
  ) {
    self.init(name, meaning, unknown: unknown, known.allCases.map { Code($0.rawValue, says($0)) })
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

  /// Whose key opens it at the receiving mission; nil for the core, which the mission's own key opens.
  package var role: CompartmentRole? {
    switch self {
    case .core: nil
    case .medical: .medical
    case .mhpss: .mhpss
    case .child: .child
    case .protectionTrafficking, .protectionGBV: .protection
    }
  }
}

/// Whom a compartment key belongs to: members of staff who do one kind of work.
package enum CompartmentRole: String, CaseIterable, Sendable, Codable {
  case medical, mhpss, child, protection

  /// - Parameter name: Of a role, or of a compartment that it opens.
  package init?(named name: String) {
    guard let role = CompartmentRole(rawValue: name) ?? Compartment(rawValue: name)?.role else { return nil }
    self = role
  }
}

/// What makes more of a case necessary; each asks for the file of a compartment.
package enum Category: String, CaseIterable, Sendable {
  case child
  /// An unaccompanied or separated child.
  case uasc
  case medical
  case trafficking
  case gbv
  case mentalHealth = "mental_health"

  /// Where what it asks for stands.
  package var compartment: Compartment {
    switch self {
    case .child, .uasc: .child
    case .medical: .medical
    case .trafficking: .protectionTrafficking
    case .gbv: .protectionGBV
    case .mentalHealth: .mhpss
    }
  }
}

extension CodeList {
  /// What a case may ask of its readers.
  static let feature = CodeList(
    "feature", "a feature",
    [Code("compartments", "the files of other compartments must be read together with case.json")])

  static let groupType = CodeList(
    "groupType", "a group type", unknown: .code(GroupType.family.rawValue), GroupType.self)
  static let compartment = CodeList("compartment", "a compartment", unknown: .nothing, Compartment.self)

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

  static let managementModel = CodeList(
    "managementModel", "a case management model", unknown: .code("intensive"), ["generalist", "intensive"])

  /// What makes more information necessary; each asks for fields of its own.
  static let category = CodeList("category", "a category", Category.self) { category in
    switch category {
    case .uasc: "an unaccompanied or separated child"
    case .gbv: "gender-based violence"
    case .child, .medical, .trafficking, .mentalHealth: nil
    }
  }

  /// How great the danger to the person is judged to be.
  static let riskLevel = CodeList("riskLevel", "a risk level", unknown: .code("high"), ["low", "medium", "high"])

  /// Why a case is handed in late. Ours: no published list has it.
  static let lateReason = CodeList(
    "lateReason", "a reason for being late", unknown: .nothing,
    ["short_notice", "consent_late", "documents_late", "person_decided_late", "workload", "technical", "other"])

  static let consentSource = CodeList(
    "consentSource", "a source of consent", unknown: .refusal, ["person", "parent", "guardian", "best_interests_panel"])

  static let consentCapacity = CodeList(
    "consentCapacity", "a capacity", unknown: .refusal,
    ["adult", "none", "supported_adult", "child_with_assent", "child_without_assent"])

  static let consentMethod = CodeList(
    "consentMethod", "a method of consent", unknown: .refusal,
    [
      "signed", "thumbprint", "recorded_voice", "witnessed_verbal",
      Code("tick_without_document", "a tick in a form, with no document behind it"),
    ])

  /// What lets a case be handed over without consent.
  static let legalBasis = CodeList(
    "legalBasisCode", "a legal basis",
    [Code("vital_interest", "a life is in danger, and the person cannot be asked")])

  static let attachmentType = CodeList(
    "attachmentType", "an attachment type",
    [
      "consent", Code("bia", "best interests assessment"), Code("bid", "best interests determination"), "tracing",
      Code("medif", "medical information form for the airline"), "prescription", "identity", "handover", "photo",
      "other", "guardian_consent", "fit_to_travel", "medical_report", "travel_doc",
    ])
}
