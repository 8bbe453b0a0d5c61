/// The table of fields: everything a case may say, a row a field.
///
/// Whoever adds a row writes the published schema and the page of fields anew:
/// `BATON_WRITE_FIELDS=1 swift test --filter PublishedFieldTests`.
///
/// - Note: Source: Protocol/decisions/0016.
package enum CaseTable {
  /// The layout this version reads and writes; every row says since which it exists.
  package static let version = 1

  /// The files of a case folder that are made of rows.
  package static let documents = [CaseDocument(file: CaseText.name, compartment: .core, section: .core)]
}

/// A file of a case folder that is made of rows: one compartment.
package struct CaseDocument: Sendable {
  package let file: String
  package let compartment: Compartment
  package let section: CaseSection
}

extension CaseSection {
  /// `case.json`.
  static let core = CaseSection(
    "case",
    "case.json of a case folder. A field that is not required may be left out, or hold one of four reasons instead of"
      + " a value. Where the description says \"Expected.\", leaving it out is reported as missing. What a schema cannot"
      + " say (references, order of legs, files, keys that stand twice, dates that exist) `baton case check` says.",
    [
      CaseField("schema", .text(.schema), .value, label: "Layout", example: .text(CaseRecord.schema), "The layout."),
      CaseField(
        "persons", .list(of: .object(.person), atLeastOne: "person"), .value, label: "Persons", "At least one.",
        whenSeveral: .severalPersons),
      CaseField("group", .object(.group), .value, label: "Group"),
      CaseField("travel", .object(.travel), .value, label: "Travel", "May be an empty object."),
      CaseField("case_management", .object(.management), .expected, label: "Case management"),
      CaseField(
        "attachments", .list(of: .attachment), label: "Attachments", "One entry for each file below attachments/."),
    ])
}
