extension CaseSection {
  static let management = CaseSection(
    "caseManagement", "How the case is managed, by whom, and what is still to be done.",
    [
      CaseField(
        "needs_case_management", .flag, .expected, label: "Needs case management", example: true),
      CaseField("model", .code(.managementModel), .expected, label: "Model", example: "intensive"),
      CaseField("basis", .object(.basis), .expected, label: "Why"),
      CaseField(
        "categories", .list(of: .code(.category)), .expected, label: "Categories",
        example: ["child", "uasc", "medical", "mental_health", "trafficking", "gbv"],
        "What makes more information necessary, and the file of a compartment."),
      CaseField(
        "risk_level", .code(.riskLevel), .expected, label: "Risk", example: "medium",
        "How great the danger to the person is judged to be."),
      CaseField("opened", .date, .expected, label: "Opened", example: "2026-10"),
      CaseField("caseworker", .object(.contact), .expected, label: "Caseworker"),
      CaseField("supervisor", .object(.contact), .expected, label: "Supervisor"),
      CaseField(
        "duty_contact", .object(.contact), .expected, label: "On duty",
        "Who answers when the caseworker is away."),
      CaseField(
        "summary", .text, .expected, label: "Summary", example: "A summary.", "The case in a few sentences."),
      CaseField(
        "late_reason", .code(.lateReason), label: "Handed in late because", example: "short_notice",
        "Why less time is left before the arrival than the two missions have agreed on."),
      CaseField("open_actions", .list(of: .openAction), .expected, label: "Still to do"),
    ])

  static let basis = CaseSection(
    "basis", "Why the case needs management.",
    [
      CaseField("medium_long_term", .flag, .expected, label: "For a longer time", example: true),
      CaseField("risk_medium_high", .flag, .expected, label: "Medium or high risk", example: false),
    ])

  static let contact = CaseSection(
    "contact", "A member of staff who can be reached.",
    [
      CaseField("name", .text, label: "Name", example: "S. B."),
      CaseField("phone", .phone, label: "Phone", example: "+218910000101"),
      CaseField("email", .email, label: "E-mail", example: "s@example.org"),
    ])

  static let openAction = CaseSection(
    "openAction", "Something promised or begun.",
    [
      CaseField("what", .text, .value, label: "What", example: "call", "What is to be done."),
      CaseField("due", .date, label: "Until", example: "2027-02"),
      CaseField("owner", .text, label: "Who", example: "caseworker", "Who does it."),
    ])
}
