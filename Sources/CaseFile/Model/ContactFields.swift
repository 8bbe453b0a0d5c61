extension CaseSection {
  static let personalContact = CaseSection(
    "personalContact", "Somebody in the person's life, the person included, and what may be said to them.",
    [
      CaseField("name", .text, .expected, label: "Name", example: "Adaeze"),
      CaseField("relation", .code(.contactRelation), .expected, label: "Is to the person", example: "sibling"),
      CaseField(
        "phone", .phone, label: "Phone", example: "+2348030000417",
        caution: CaseField.Caution(
          unless: (key: "safe_to_call", code: SafeToCall.yes.rawValue),
          says: "Calling this number may put somebody in danger. Read when and how before you call.")),
      CaseField(
        "safe_to_call", .code(.safeToCall), .requiredWith("phone"), label: "Safe to call", example: "only_if",
        "Whether calling is safe for the person and for who answers. Anything but yes means: ask before calling."),
      CaseField("channel", .code(.contactChannel), label: "Channel", example: "call"),
      CaseField("language", .language, label: "Language", example: "eng"),
      CaseField(
        "safe_hours", .text, label: "Safe hours", example: "after 18:00, not on Fridays", "When calling is safe."),
      CaseField(
        "aware_of_return", .flag, .expected, label: "Knows of the return", example: false,
        "Whether this person knows that the other returns."),
      CaseField(
        "may_know", .list(of: .text), label: "May be told", example: ["that she is well"],
        "What this person may be told; nothing else may be."),
      CaseField(
        "say_as", .text, label: "Say who calls", example: "a friend from school",
        "As whom or what the caller gives themselves out."),
    ])

  static let alert = CaseSection(
    "alert", "A danger that everybody must know of who has to do with the person.",
    [
      CaseField("type", .code(.alertType), .value, label: "Danger", example: "do_not_contact"),
      CaseField("text", .text, label: "What to do", example: "She calls; nobody calls her."),
      CaseField(
        "min_role", .code(.role), label: "From this role on", example: "caseworker",
        "Who may read the text at least; that there is an alert everybody sees."),
      CaseField("valid_until", .date, label: "Until", example: "2027-06", "Last day of the danger, if it has one."),
    ])
}
