/// Protection after trafficking.
///
/// - Note: Source: names and values of IOM's Human Trafficking Case Data Standard (HTCDS) 2.0, CC BY 4.0; see
///   Protocol/code-lists/README.md. Fields with small letters are ours.
extension CaseSection {
  static let trafficking = part(
    "protection_trafficking",
    "protection_trafficking.json of a case folder: what protects a person who was, or may have been, trafficked. Names in"
      + " capitals are those of the Human Trafficking Case Data Standard.", person: traffickingPerson)

  static let traffickingPerson = CaseSection(
    "traffickingPerson", "What is known of one person's trafficking.", subject: ["person_id"],
    [
      personReference,
      CaseField(
        "TraffickingStatus", .code(.traffickingStatus), .expected(of: .trafficking), label: "Status", example: "Actual"),
      CaseField(
        "TraffickingStatusDecisionMakingOrg", .text, label: "Status decided by", example: "national referral mechanism"),
      CaseField(
        "TypeOfExploitation", .list(of: .code(.exploitation)), .expected(of: .trafficking), label: "Exploitation",
        example: ["ForcedLabour"]),
      CaseField(
        "TypeOfLabourExploitation", .list(of: .code(.labourExploitation)), label: "Kind of labour",
        example: ["DomesticWork"]),
      CaseField(
        "TypeOfSexExploitation", .list(of: .code(.sexExploitation)), label: "Kind of sexual exploitation",
        example: ["Prostitution"]),
      CaseField(
        "MethodsOfControl", .list(of: .code(.controlMethod)), .expected(of: .trafficking), label: "Methods of control",
        example: ["DebtBondage", "WithholdsDocuments"]),
      CaseField("LocationOfRecruitment", .text, label: "Recruited in", example: "Edo State"),
      CaseField("LocationOfExploitation", .text, label: "Exploited in", example: "Sabha"),
      CaseField(
        "legal_status", .text, .expected(of: .trafficking), label: "Legal status", example: "temporary permit",
        "Recognition, permits, proceedings in which the person is a witness."),
      CaseField(
        "perpetrator_risk", .object(.perpetratorRisk), .expected(of: .trafficking), label: "Danger from perpetrators"),
    ])

  static let perpetratorRisk = CaseSection(
    "perpetratorRisk", "What those who exploited the person can still do.",
    [
      CaseField("level", .code(.riskLevel), .expected, label: "Level", example: "high"),
      CaseField("at_destination", .flag, .expected, label: "At the destination", example: true),
      CaseField("text", .text, label: "What is known", example: "a cousin works for them"),
    ])
}

/// Protection after gender-based violence. There is no field for what happened: who helps need not read it.
extension CaseSection {
  static let gbv = part(
    "protection_gbv",
    "protection_gbv.json of a case folder: what a person needs after gender-based violence. What happened has no field.",
    person: gbvPerson)

  static let gbvPerson = CaseSection(
    "gbvPerson", "What one person needs.", subject: ["person_id"],
    [
      personReference,
      CaseField(
        "consent_ref", .document, .expected(of: .gbv), label: "Consent to this part", example: "d2",
        "doc_id of the document that shows the person's consent to hand over this part."),
      CaseField(
        "services_received", .list(of: .service), .expected(of: .gbv), label: "Services received"),
      CaseField("immediate_needs", .list(of: .need), .expected(of: .gbv), label: "Needs at once"),
      CaseField(
        "safety_plan", .text, .expected(of: .gbv), label: "Safety plan", example: "stays at the shelter for a month"),
      CaseField(
        "disclosure_preferences", .text, .expected(of: .gbv), label: "Who may be told",
        example: "only the female caseworker"),
    ])
}
