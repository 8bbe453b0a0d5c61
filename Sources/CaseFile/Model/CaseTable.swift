import Base

/// The table of fields: everything a case may say, a row a field.
///
/// Whoever adds a row writes the published schema and the page of fields anew:
/// `BATON_WRITE_FIELDS=1 swift test --filter PublishedFieldTests`.
///
/// - Note: Source: Protocol/decisions/0016.
package enum CaseTable {
  /// The layout this version reads and writes; every row says since which it exists.
  package static let version = 1

  /// The files of a case folder that are made of rows, in the order in which they travel: `case.json`, without which there
  /// is no case, and one for each other compartment that has something to say.
  package static let documents = [
    CaseDocument(.core, .core), CaseDocument(.medical, .medical), CaseDocument(.mhpss, .mhpss),
    CaseDocument(.child, .child), CaseDocument(.protectionTrafficking, .trafficking),
    CaseDocument(.protectionGBV, .gbv),
  ]

  /// `case.json`.
  package static let core = documents[0]

  /// What a document of the core may be, in the order in which it is offered.
  package static let coreAttachments = CodeList.attachmentType.codes.map(\.text).filter {
    Compartment.ofDocuments($0) == .core
  }

  /// Whether a file of this name may be that of a compartment which a newer Baton knows.
  package static func mayBeDocument(_ file: String) -> Bool {
    let name = file.utf8.dropLast(5)
    return file.hasSuffix(".json") && document(named: file) == nil && (1...64).contains(name.count)
      && name.allSatisfy { $0.isASCIISmall || $0.isASCIIDigit || $0 == UInt8(ascii: "_") }
  }

  /// The document that has this name in a case folder.
  package static func document(named file: String) -> CaseDocument? { documents.first { $0.file == file } }
}

/// A file of a case folder that is made of rows: one compartment.
package struct CaseDocument: Sendable {
  package let compartment: Compartment
  package let section: CaseSection
  /// Its name in the case folder.
  package let file: String

  init(_ compartment: Compartment, _ section: CaseSection) {
    self.compartment = compartment
    self.section = section
    file = compartment == .core ? CaseText.name : compartment.rawValue + ".json"
  }

  /// Octets it may have.
  package var limit: Int { compartment == .core ? JSONLimits.bytes : JSONLimits.partBytes }
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
      .requires,
      CaseField(
        "persons", .list(of: .object(.person), atLeastOne: .person), .value, label: "Persons", "At least one.",
        tells: .several(.severalPersons)),
      CaseField("group", .object(.group), .value, label: "Group"),
      CaseField("travel", .object(.travel), .value, label: "Travel", "May be an empty object."),
      CaseField("case_management", .object(.management), .expected, label: "Case management"),
      CaseField(
        "attachments", .list(of: .attachment), label: "Attachments", "One entry for each file below attachments/."),
      CaseField(
        "parts_withheld", .flag, label: "Parts are withheld", example: true,
        "Whether parts of the case stayed with the sender for want of consent. Which ones is not said: that there is such a"
          + " part is what was not consented to. Baton sets it when it leaves something out."),
    ])
}
