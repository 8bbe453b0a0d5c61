extension CaseSection {
  static let consent = CaseSection(
    "consent", "What the person agreed to have handed over, to whom, and how that was established.",
    [
      CaseField(
        "scope", .list(of: .code(.compartment)), .expected, label: "What may be handed over",
        example: ["core", "medical"], "Compartments the consent covers."),
      CaseField(
        "recipients", .list(of: .id), .expected, label: "Who may receive it", example: ["post-return-mission"],
        "Who may receive the case."),
      CaseField("purpose", .text, .expected, label: "What for", example: "assistance"),
      CaseField(
        "language", .language, .expected, label: "Explained in", example: "amh", "Language it was explained in."),
      CaseField(
        "interpreter", .flag, .expected, label: "With an interpreter", example: true,
        "Whether an interpreter was there."),
      CaseField("obtained_from", .code(.consentSource), .expected, label: "Given by", example: "person"),
      CaseField("capacity", .code(.consentCapacity), .expected, label: "In what capacity", example: "adult"),
      CaseField(
        "method", .code(.consentMethod), .expected, label: "How", example: "thumbprint",
        "A tick without a document is a value of its own."),
      CaseField(
        "date", .date, .expected, label: "On", example: "2026-11-18",
        ages: CaseField.Aging(what: .consent, measure: .days(365))),
      CaseField(
        "doc_ref", .document, .expected, label: "Document", example: "d1", "doc_id of the attachment that shows it."),
      CaseField(
        "withheld_from", .list(of: .id), label: "Withheld from", example: ["police"], "Who must not see it."),
      CaseField(
        "expires", .date, label: "Holds until", example: "2027-12", "Last day it holds.",
        ages: CaseField.Aging(what: .consent)),
      CaseField(
        "withdrawn_at", .moment, label: "Withdrawn on", example: "2027-01-04T10:00:00+02:00",
        "When the person took it back; such a case is refused.",
        stops: [CaseField.Stop(reason: nil, fault: .consent(.withdrawn))]),
    ])
  static let legalBasis = CaseSection(
    "legalBasis",
    "What stands in the place of consent where a life is in danger and the person cannot be asked. It opens no door that"
      + " the person has closed: who has refused, has withdrawn or has withheld is not handed over.",
    [
      CaseField("basis", .code(.legalBasis), .value, label: "Legal basis", example: "vital_interest"),
      CaseField(
        "scope", .list(of: .code(.compartment), atLeastOne: .compartment), .value, label: "What it covers",
        example: ["core", "medical"], "Compartments without which the life cannot be saved."),
      CaseField(
        "reason", .text, .value, label: "Reason", example: "unconscious after the crossing",
        "What the danger is, and why the person cannot be asked."),
      CaseField("supervisor", .text, .value, label: "Decided by", example: "J. L.", "Who answers for it."),
      CaseField("date", .date, label: "Decided on", example: "2026-11-18"),
    ])
}
