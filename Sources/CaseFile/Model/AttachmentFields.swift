extension CaseSection {
  static let attachment = CaseSection(
    "attachment", "A document; its bytes stand in a file of the case folder.",
    rows(file: "attachments/consent.pdf", "d1") + [
      CaseField(
        "compartment", .code(.compartment), .expected, label: "Compartment", example: "core",
        "Whose it is. A document of another compartment than the core stands in that compartment's file.")
    ])

  /// The same in the file of a compartment, whose it is.
  static let partAttachment = CaseSection(
    "partAttachment", "A document of this compartment; its bytes stand in a file of the case folder.",
    rows(file: "attachments/report.pdf", "d2"))

  private static func rows(file: String, _ number: String) -> [CaseField] {
    [
      CaseField(
        "file", .text(.attachmentPath), .value, label: "File", example: .text(file),
        "Path relative to the case folder."),
      CaseField(
        "doc_id", .id, .value, label: "Number in this case", example: .text(number),
        "Identifier of the document within the case, all its compartments together."),
      CaseField("type", .code(.attachmentType), .value, label: "Kind", example: "consent", "What it is."),
      CaseField(
        "person", .id, label: "Person", example: "p1", "person_id; left out when it is about the group."),
      CaseField("language", .text(.documentLanguage), label: "Language", example: "am"),
      CaseField(
        "sha256", .text(.sha256), label: "Digest",
        example: "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f", "SHA-256 of the file."),
      CaseField("media_type", .text(.mediaType), label: "Media type", example: "application/pdf"),
      CaseField(
        "original_held_by", .id, label: "Original kept by", example: "ly-tripoli", "Who keeps the original on paper."),
    ]
  }
}
