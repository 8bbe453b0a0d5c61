extension CaseSection {
  static let attachment = CaseSection(
    "attachment", "A document; its bytes stand in a file of the case folder.",
    [
      CaseField(
        "file", .text(.attachmentPath), .value, label: "File", example: "attachments/consent.pdf",
        "Path relative to the case folder."),
      CaseField(
        "doc_id", .id, .value, label: "Number in this case", example: "d1",
        "Identifier of the document within the case."),
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
      CaseField("compartment", .code(.compartment), .expected, label: "Compartment", example: "core"),
    ])
}
