extension CaseSection {
  static let need = CaseSection(
    "need", "Something the person needs.",
    [
      CaseField("domain", .code(.needDomain), .value, label: "Domain", example: "shelter"),
      CaseField("need", .text, .value, label: "Need", example: "a room for three nights"),
      CaseField("urgency", .code(.urgency), label: "Urgency", example: "on_arrival"),
    ])

  static let service = CaseSection(
    "service", "Something that was done for the person.",
    [
      CaseField("type", .code(.needDomain), .value, label: "Domain", example: "legal"),
      CaseField("what", .text, label: "What", example: "help with the identity card"),
      CaseField("provider", .text, label: "Provider", example: "legal aid clinic"),
      CaseField("date", .date, label: "On", example: "2026-11"),
      CaseField("outcome", .text, label: "Outcome", example: "card applied for"),
      CaseField(
        "referral_open", .flag, label: "Not finished", example: true, "Whether somebody has still to answer."),
    ])

  static let expectations = CaseSection(
    "expectations", "What the person was told, was promised and hopes for.",
    [
      CaseField("info_given", .list(of: .information), label: "Information given"),
      CaseField(
        "reintegration_info_level", .code(.informationLevel), label: "Knows of reintegration", example: "basic"),
      CaseField("stated_expectations", .text, label: "Hopes for", example: "to open a shop"),
      CaseField(
        "promises_made", .text, label: "Promises", example: "none", "What somebody promised, and who."),
      CaseField(
        "waiting_time_days", .count(upTo: 10_000), label: "Days waited", example: 94,
        "Days from the wish to return to the departure."),
    ])

  static let information = CaseSection(
    "information", "One talk in which the person was told something.",
    [
      CaseField("topic", .text, .value, label: "About", example: "reception on arrival"),
      CaseField("date", .date, label: "On", example: "2026-12-01"),
      CaseField("language", .language, label: "Language", example: "amh"),
    ])

  static let vulnerability = CaseSection(
    "vulnerability", "What a screening of the person found.",
    [
      CaseField("screened_on", .date, label: "Screened on", example: "2026-10-30"),
      CaseField("tool", .text, label: "With which tool", example: "IOM vulnerability screening"),
      CaseField("level", .code(.riskLevel), label: "Level", example: "high"),
      CaseField(
        "specific_needs", .list(of: .code(.specificNeed)), label: "Specific needs", example: ["DS-PM"],
        "UNHCR's codes; the two letters of a group where no code of it fits."),
      CaseField(
        "protection_concerns", .list(of: .text), label: "Protection concerns", example: ["debts at home"]),
    ])
}
