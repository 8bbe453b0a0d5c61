extension CaseField.Need {
  /// Expected in a case of one of these categories.
  static func expected(of categories: Category...) -> CaseField.Need {
    .expectedWhen(Set(categories.map { .category($0) }))
  }
}

extension CaseField {
  static let requires = CaseField(
    "requires", .list(of: .code(.feature)), label: "Requires", example: ["compartments"],
    "What a reader must be able to do before anybody acts on the case. Who cannot says so.")
}

extension CaseSection {
  /// The file of a compartment: what it says of each person that it concerns, and its documents.
  static func part(_ name: String, _ says: String, person: CaseSection) -> CaseSection {
    CaseSection(
      name, says,
      [
        CaseField("schema", .text(.schema), .value, label: "Layout", example: .text(CaseRecord.schema), "The layout."),
        .requires,
        CaseField(
          "persons", .list(of: .object(person), atLeastOne: .person), .value, label: "Persons",
          "Those whom it concerns, each once; who they are stands in case.json."),
        CaseField(
          "attachments", .list(of: .partAttachment), label: "Attachments",
          "Documents of this compartment; their files stand below attachments/ like all others."),
      ])
  }

  static let personReference = CaseField(
    "person_id", .id, .value, label: "Person", example: "p1", "person_id of a person of case.json.")
}
