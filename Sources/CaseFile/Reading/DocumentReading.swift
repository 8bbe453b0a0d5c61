import Base
import Foundation

/// A document of a case, read by its rows: what is right of it, and what was noted.
struct DocumentReading {
  let notes: Notes
  /// Empty when the text is no object.
  let values: CaseValues
  /// Days by which something ages.
  let days: [AgingDay]
  /// Mentions of documents.
  let references: [DocumentReference]
  /// What this version does not know.
  let strangers: [Stranger]

  /// - Parameters:
  ///   - tolerance: What becomes of what this version does not know.
  ///   - circumstances: What is known of the case from its other documents.
  /// - Throws: `CaseProblem` when the text is no JSON.
  init(
    _ json: Data, _ document: CaseDocument, _ tolerance: Tolerance, in circumstances: Set<CaseField.Circumstance> = []
  ) throws(CaseProblem) {
    let text = try CaseText.parse(json, as: document)
    let notes = Notes(text, file: document.file)
    for duplicate in text.duplicates {
      notes.wrong(duplicate.place, .field(.twice(line: duplicate.line)))
    }
    let reader = CaseReader(notes, tolerance, in: circumstances)
    var fields: [String: JSONTree] = [:]
    if case .object(let all) = text.tree {
      fields = reader.read(all, document.section, "").fields
    } else {
      Spot(place: "", notes: notes).mismatch(text.tree, .object(document.section))
    }
    self.notes = notes
    values = CaseValues(fields, document.section)
    (days, references, strangers) = (reader.days, reader.references, reader.strangers)
  }
}
