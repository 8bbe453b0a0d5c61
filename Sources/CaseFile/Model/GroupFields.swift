extension CaseSection {
  static let group = CaseSection(
    "group", "The people of the case, as a group.",
    [
      CaseField(
        "case_group_id", .id, .value, label: "Case number", example: "G-1",
        "The sending mission's identifier of this case group."),
      CaseField(
        "group_type", .code(.groupType), .value, label: "Group", example: "family",
        "What holds the group together; an individual case has exactly one person."),
      CaseField(
        "head_person_id", .id, .expectedWhen([.severalPersons]), label: "Head of the group", example: "p1",
        "person_id of the person who speaks for the group."),
      CaseField(
        "links", .list(of: .link), .expectedWhen([.severalPersons]), label: "Relations", "Who is what to whom."),
      CaseField(
        "keep_together", .flag, .expectedWhen([.severalPersons]), label: "Keep together", example: true,
        "Whether the group must not be separated."),
    ])

  static let link = CaseSection(
    "link", "One relation: a is <relation> of b.",
    [
      CaseField("a", .id, .value, label: "This person", example: "p1", "person_id of one person."),
      CaseField("b", .id, .value, label: "of that person", example: "p2", "person_id of the other."),
      CaseField("relation", .code(.relation), .value, label: "is", example: "parent", "What a is to b."),
    ])
}
