extension CaseSection {
  static let child = part("child", "child.json of a case folder: what protects a child.", person: childPerson)

  static let childPerson = CaseSection(
    "childPerson", "One child. Of one that is unaccompanied or separated, bid or bid_exception is expected.",
    choice: Choice(
      keys: ["bid", "bid_exception"], need: .expected(of: .uasc),
      fault: .noDetermination),
    subject: ["person_id"],
    [
      personReference,
      CaseField(
        "status", .code(.childStatus), .expected(of: .child, .uasc), label: "Travels", example: "unaccompanied",
        tells: .codes(["unaccompanied", "separated"], .category(.uasc))),
      CaseField(
        "care_arrangement", .object(.careArrangement), .expected(of: .child, .uasc), label: "Care after arrival"),
      CaseField("bia", .object(.bestInterestsAssessment), .expected(of: .uasc), label: "Best interests assessment"),
      CaseField("bid", .object(.bestInterestsDetermination), label: "Best interests determination"),
      CaseField("bid_exception", .object(.bidException), label: "Why there is no determination"),
      CaseField("guardian_consent", .object(.guardianConsent), .expected(of: .uasc), label: "Guardian's consent"),
      CaseField("escort", .object(.childEscort), .expected(of: .uasc), label: "Escort"),
      CaseField("handover", .object(.childHandover), .expected(of: .uasc), label: "Handover"),
      CaseField("tracing", .object(.tracing), .expected(of: .uasc), label: "Family tracing"),
      CaseField(
        "child_views", .text, .expected(of: .uasc), label: "What the child says", example: "wants to live with the aunt"
      ),
      CaseField(
        "child_assent", .flag, .expected(of: .uasc), label: "The child agrees", example: true,
        "Whether the child agrees to the return."),
    ])

  static let careArrangement = CaseSection(
    "careArrangement", "Who looks after the child after arrival.",
    [
      CaseField("type", .code(.careType), .expected, label: "Kind of care", example: "relatives"),
      CaseField("with", .text, .expected, label: "With whom", example: "aunt in Kindia"),
      CaseField("verified_on", .date, label: "Verified on", example: "2026-11-20"),
      CaseField("until", .date, label: "Arranged until", example: "2027-08"),
    ])

  static let bestInterestsAssessment = CaseSection(
    "bestInterestsAssessment", "Best interests assessment (BIA).",
    [
      CaseField("date", .date, .expected, label: "Done on", example: "2026-10-05"),
      CaseField("by", .text, label: "Done by", example: "child protection officer"),
      CaseField("summary", .text, .expected, label: "Result", example: "return is in the child's interest"),
      CaseField("doc_ref", .document, label: "Document", example: "d2"),
    ])

  static let bestInterestsDetermination = CaseSection(
    "bestInterestsDetermination", "Best interests determination (BID).",
    [
      CaseField("decision", .text, .expected, label: "Decision", example: "return to the aunt"),
      CaseField("date", .date, .expected, label: "Decided on", example: "2026-11-25"),
      CaseField("panel", .text, .expected, label: "Panel", example: "three members"),
      CaseField("doc_ref", .document, .expected, label: "Document", example: "d2"),
    ])

  static let bidException = CaseSection(
    "bidException", "Why no best interests determination was made.",
    [
      CaseField("reason", .text, .value, label: "Reason", example: "returns together with both parents"),
      CaseField("decided_by", .text, .expected, label: "Decided by", example: "J. L."),
      CaseField("date", .date, label: "Decided on", example: "2026-11-25"),
    ])

  static let guardianConsent = CaseSection(
    "guardianConsent", "The consent of whoever has the care of the child.",
    [
      CaseField("given", .flag, .expected, label: "Given", example: true),
      CaseField("guardian", .text, .expected, label: "Guardian", example: "Fanta C."),
      CaseField("relation", .code(.contactRelation), label: "Is to the child", example: "aunt_uncle"),
      CaseField("date", .date, label: "On", example: "2026-11-28"),
      CaseField("doc_ref", .document, .expected, label: "Document", example: "d2"),
    ])

  static let childEscort = CaseSection(
    "childEscort", "Who travels with the child.",
    [
      CaseField("name", .text, .expected, label: "Name", example: "R. M."),
      CaseField("organisation", .text, label: "Organisation", example: "IOM"),
      CaseField("phone", .phone, label: "Phone", example: "+218910000120"),
    ])

  static let childHandover = CaseSection(
    "childHandover", "To whom the child is handed over, and how that is proved.",
    [
      CaseField("to_person", .text, .expected, label: "To whom", example: "Fanta C."),
      CaseField(
        "id_doc", .text, .expected, label: "Identity document", example: "CNI 00417",
        "Kind and number of the document to be shown."),
      CaseField("place", .text, .expected, label: "Where", example: "arrivals, Conakry"),
      CaseField(
        "signed_doc", .document, label: "Signed handover", example: "d2", "doc_id of the form that was signed."),
    ])

  static let tracing = CaseSection(
    "tracing", "The search for the family.",
    [
      CaseField("status", .code(.tracingStatus), .expected, label: "State", example: "verified"),
      CaseField("verified_by", .text, label: "Verified by", example: "social welfare office, Kindia"),
      CaseField("date", .date, label: "On", example: "2026-11-20"),
    ])
}
