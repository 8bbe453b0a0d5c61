import Base
package import Foundation

/// What `case.json` says: one group of people on their way home.
package struct CaseRecord: Sendable, Equatable {
  /// The only layout this version reads and writes.
  package static let schema = "baton-case/\(CaseTable.version)"

  /// All that is said, by name; what follows are views of it.
  package let values: CaseValues
  package let group: CaseGroup
  /// At least one.
  package let persons: [CasePerson]
  /// The flights, in the order of travel; empty when nothing is said of them.
  package let legs: [CaseLeg]
  /// In the order of the file; empty when there are none.
  package let attachments: [CaseAttachment]

  /// Reads `case.json` strictly and notes everything at once.
  /// - Parameter json: UTF-8, at most `JSONLimits.bytes`, nested at most `JSONLimits.depth` deep.
  /// - Returns: The record and what is missing in it or has aged by its own dates.
  /// - Throws: `CaseProblem` when anything is wrong; it lists what is missing as well.
  package static func read(_ json: Data) throws(CaseProblem) -> CaseReading {
    let text = try CaseText.parse(json)
    let notes = Notes(text)
    for duplicate in text.duplicates {
      notes.wrong(
        duplicate.place, "this field stands twice (again in line \(duplicate.line))",
        "keep one of them")
    }
    let record = record(text.tree, notes)
    record?.crossCheck(notes)
    guard let record, !notes.isWrong else { throw CaseProblem(notes.findings) }
    return CaseReading(record: record, findings: notes.findings)
  }

  /// What can be judged of a case, though some of it may be wrong; `nil` when that is too little.
  private static func record(_ tree: JSONTree, _ notes: Notes) -> CaseRecord? {
    guard case .object(let fields) = tree else {
      Spot(place: "", notes: notes).mismatch(tree, .object(.core))
      return nil
    }
    return CaseRecord(CaseValues(CaseReader(notes).read(fields, .core, "").fields, .core))
  }

  private init?(_ values: CaseValues) {
    let persons = (values.objects("persons").value ?? []).compactMap(CasePerson.init)
    guard let group = values.object("group").value.flatMap(CaseGroup.init),
      let travel = values.object("travel").value, !persons.isEmpty
    else { return nil }
    self.values = values
    self.group = group
    self.persons = persons
    legs = (travel.objects("legs").value ?? []).map(CaseLeg.init)
    attachments = (values.objects("attachments").value ?? []).compactMap(CaseAttachment.init)
  }

  /// When the group is planned to arrive: `arrive` of the last leg.
  package var plannedArrival: Date? { legs.last?.arrive.value?.date }

  /// The same as it stands in the case, with the offset of the place.
  package var plannedArrivalText: String? { legs.last?.arrive.value?.text }
}

/// A record, and what its reader should know.
package struct CaseReading: Sendable, Equatable {
  package let record: CaseRecord
  /// Missing and aged; never wrong.
  package let findings: [CaseFinding]
}
