extension CaseSection {
  static let person = CaseSection(
    "person", "One person.", subject: ["identity", "person_id"],
    [
      CaseField("identity", .object(.identity), .value, label: "Identity"),
      CaseField(
        "consent", .object(.consent), .expected, label: "Consent",
        "Whoever has refused is not handed over.",
        stops: [
          // Of any other field it says why a value is missing; of the consent it says no to handing over.
          CaseField.Stop(reason: .refused, fault: .consent(.refused))
        ]),
      CaseField("legal_basis", .object(.legalBasis), label: "Legal basis instead of consent"),
      CaseField(
        "contacts", .list(of: .personalContact), label: "Contacts", "Whom to reach, and who must not learn of it."),
      CaseField("alerts", .list(of: .alert), label: "Alerts", "Dangers; shown before everything else."),
      CaseField("needs", .list(of: .need), label: "Needs"),
      CaseField("services_given", .list(of: .service), label: "Services given"),
      CaseField("expectations", .object(.expectations), label: "What was said and expected"),
      CaseField("vulnerability", .object(.vulnerability), label: "Vulnerability"),
    ])

  static let identity = CaseSection(
    "identity", "Who a person is.",
    [
      CaseField(
        "person_id", .id, .value, label: "Number in this case", example: "p1",
        "Identifier of the person within the case group."),
      CaseField(
        "names", .list(of: .object(.name), atLeastOne: .name), .required, label: "Names",
        "One entry for each way of writing."),
      CaseField("sex", .code(.sex), .expected, label: "Sex", example: "female", "As registered."),
      CaseField(
        "birth_date", .date, .expected, label: "Date of birth", example: "1990-02-03", "As far as it is known."),
      CaseField(
        "birth_date_estimated", .flag, .expected, label: "Date of birth is estimated", example: true),
      CaseField("nationality", .list(of: .nationality), .expected, label: "Nationality", example: ["ETH", "ERI"]),
      CaseField("languages", .list(of: .spokenLanguage), .expected, label: "Languages"),
      CaseField("interpreter_needed", .flag, .expected, label: "Needs an interpreter", example: true),
      CaseField("identifiers", .list(of: .identifier), label: "Numbers elsewhere"),
      CaseField("travel_document", .object(.travelDocument), label: "Travel document"),
      CaseField(
        "gender_identity", .text, label: "Gender identity", example: "woman", "In the person's own words."),
      CaseField("literacy", .code(.literacy), label: "Reads and writes", example: "basic"),
      CaseField("marital_status", .code(.maritalStatus), label: "Marital status", example: "married"),
    ])

  static let name = CaseSection(
    "name", "One name in one script; at least one of given, middle, family, nickname.",
    choice: Choice(
      keys: ["given", "middle", "family", "nickname"], fault: .nameless),
    [
      CaseField("given", .text, label: "Given name", example: "Almaz"),
      CaseField("middle", .text, label: "Middle name", example: "Haile"),
      CaseField("family", .text, label: "Family name", example: "Bekele"),
      CaseField("nickname", .text, label: "Called", example: "Al", "Name the person is called by."),
      CaseField("script", .text(.script), label: "Script", example: "Latn"),
    ])

  static let spokenLanguage = CaseSection(
    "spokenLanguage", "A language and how far it carries.",
    [
      CaseField("code", .language, .value, label: "Language", example: "amh"),
      CaseField("speaks", .flag, label: "Speaks it", example: true, "Whether the person speaks it."),
      CaseField("reads", .flag, label: "Reads it", example: false, "Whether the person reads it."),
    ])

  static let identifier = CaseSection(
    "identifier", "A number another system knows the person by.",
    [
      CaseField("system", .id, .value, label: "System", example: "registration", "The other system."),
      CaseField("value", .id, .value, label: "Number", example: "26-1", "The number."),
    ])

  static let travelDocument = CaseSection(
    "travelDocument", "A passport, or what stands in for one.",
    [
      CaseField("type", .code(.travelDocumentType), .expected, label: "Kind", example: "passport"),
      CaseField("number", .id, .expected, label: "Number", example: "EP1"),
      CaseField("issuer", .nationality, label: "Issued by", example: "ETH", "Issuing state."),
      CaseField("issued", .date, label: "Issued on", example: "2024-01"),
      CaseField(
        "expiry", .date, .expected, label: "Valid until", example: "2029-01", "Last day it is valid.",
        ages: CaseField.Aging(what: .travelDocument)),
    ])
}
