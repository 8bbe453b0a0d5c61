import Base
package import Foundation

/// What the documents of a case say: `case.json`, and the files of other compartments beside it.
package struct CaseContents: Sendable, Equatable {
  package let record: CaseRecord
  /// In the order in which they were read; one for each compartment at most.
  package private(set) var parts: [CasePart] = []
  /// Files of compartments that this version does not know, by name. What they say and list it cannot tell.
  package private(set) var unknownFiles: [String] = []
  private let tolerance: Tolerance

  /// - Parameter tolerance: What becomes of what this version does not know.
  package init(_ record: CaseRecord, _ tolerance: Tolerance = .none) {
    self.record = record
    self.tolerance = tolerance
  }

  /// Counts the file of a compartment that this version does not know, if a file of this name can be one and such files are
  /// tolerated.
  package mutating func count(_ file: String) {
    if tolerance == .ofNewer, CaseTable.mayBeDocument(file) { unknownFiles.append(file) }
  }

  /// What this version does not know, in the order of the documents.
  package var strangers: [Stranger] { record.strangers + parts.flatMap(\.strangers) }

  /// Features without which nobody may act on the case, and which this version does not have.
  package var missingFeatures: [String] { strangers.filter { $0.kind == .feature }.map(\.text) }

  /// Reads the file of a compartment and takes it in.
  /// - Returns: What is missing in it or has aged; never wrong.
  /// - Throws: `CaseProblem` when anything is wrong with it; it is not taken in.
  package mutating func add(_ json: Data, as document: CaseDocument) throws(CaseProblem) -> [CaseFinding] {
    let (part, findings) = try CasePart.read(json, document, tolerance, beside: self)
    parts.append(part)
    return findings
  }

  /// A document that was listed, and the list's place.
  struct Listed {
    let attachment: CaseAttachment
    /// The document that lists it.
    let file: String
    /// Such as `attachments[2]`.
    let place: String
  }

  /// All attachments, in the order of the documents that list them.
  package var attachments: [CaseAttachment] { record.attachments + parts.flatMap(\.attachments) }

  var listed: [Listed] {
    let lists = [(CaseText.name, record.attachments)] + parts.map { ($0.document.file, $0.attachments) }
    return lists.flatMap { file, attachments in
      attachments.enumerated().map { Listed(attachment: $1, file: file, place: "attachments[\($0)]") }
    }
  }
}

/// What the file of one compartment says.
package struct CasePart: Sendable, Equatable {
  package let document: CaseDocument
  package let values: CaseValues
  /// What it says of each person that it concerns; `person_id` says who.
  package let persons: [CaseValues]
  package let attachments: [CaseAttachment]
  /// Days by which something in it ages.
  let days: [AgingDay]
  /// What this version does not know of what it says.
  let strangers: [Stranger]

  /// Reads the file of a compartment strictly and notes everything at once.
  /// - Parameter contents: The case that it belongs to, as far as it has been read; without it the file is read by itself.
  /// - Throws: `CaseProblem` when anything is wrong.
  static func read(
    _ json: Data, _ document: CaseDocument, _ tolerance: Tolerance = .none, beside contents: CaseContents?
  ) throws(CaseProblem) -> (CasePart, [CaseFinding]) {
    let categories = contents?.record.categories ?? []
    let reading = try DocumentReading(json, document, tolerance, in: Set(categories.map { .category($0) }))
    let part = CasePart(reading, document)
    if let contents { part.crossCheck(reading, beside: contents) }
    guard !reading.notes.isWrong else { throw CaseProblem(reading.notes.findings) }
    return (part, reading.notes.findings)
  }

  private init(_ reading: DocumentReading, _ document: CaseDocument) {
    self.document = document
    values = reading.values
    persons = values.objects("persons").value ?? []
    attachments = CaseAttachment.all(in: values)
    days = reading.days
    strangers = reading.strangers
  }
}

extension CaseDocument: Equatable {
  package static func == (first: CaseDocument, second: CaseDocument) -> Bool { first.compartment == second.compartment }
}
