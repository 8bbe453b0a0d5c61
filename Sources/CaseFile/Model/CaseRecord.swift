import Base
package import Foundation

/// What `case.json` says: one group of people on their way home.
///
/// - Note: What stands in the files of other compartments is `CasePart`; all of it together `CaseContents`.
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
  /// An airport's code, or a place in words.
  let pointOfEntry: String?
  /// In the order of the file; empty when there are none.
  package let attachments: [CaseAttachment]
  /// Days by which something in it ages.
  let days: [AgingDay]
  /// What this version does not know of what it says; empty of what has been read without tolerance.
  package let strangers: [Stranger]

  /// Reads `case.json` strictly and notes everything at once.
  /// - Parameters:
  ///   - json: UTF-8, at most `JSONLimits.bytes`, nested at most `JSONLimits.depth` deep.
  ///   - tolerance: What becomes of what this version does not know.
  /// - Returns: The record and what is missing in it or has aged by its own dates.
  /// - Throws: `CaseProblem` when anything is wrong; it lists what is missing as well.
  package static func read(_ json: Data, _ tolerance: Tolerance = .none) throws(CaseProblem) -> CaseReading {
    let reading = try DocumentReading(json, CaseTable.core, tolerance)
    let record = CaseRecord(reading)
    record?.crossCheck(reading)
    guard let record, !reading.notes.isWrong else { throw CaseProblem(reading.notes.findings) }
    return CaseReading(record: record, findings: reading.notes.findings)
  }

  /// Reads `case.json` as `read` does, and gives what can be judged of it though some of it is wrong.
  ///
  /// - Returns: The record, of which a group that cannot be read is left out; `nil` when what is left would be judged wrongly,
  ///   since persons of it are missing. Everything that was found.
  /// - Throws: `CaseProblem` when the text is no JSON.
  static func examine(_ json: Data) throws(CaseProblem) -> (record: CaseRecord?, findings: [CaseFinding]) {
    let reading = try DocumentReading(json, CaseTable.core, .none)
    let whole = CaseRecord(reading)
    whole?.crossCheck(reading)
    let record = whole ?? CaseRecord(reading, orGroup: .unread)
    return (reading.notes.isComplete("persons") ? record : nil, reading.notes.findings)
  }

  /// - Parameter other: Stands in for a group that cannot be read.
  /// - Returns: What can be judged of a case, though some of it may be wrong; `nil` when that is too little.
  private init?(_ reading: DocumentReading, orGroup other: CaseGroup? = nil) {
    let values = reading.values
    let persons = (values.objects("persons").value ?? []).compactMap(CasePerson.init)
    guard let group = values.object("group").value.flatMap(CaseGroup.init) ?? other,
      let travel = values.object("travel").value, !persons.isEmpty
    else { return nil }
    self.values = values
    self.group = group
    self.persons = persons
    legs = (travel.objects("legs").value ?? []).map(CaseLeg.init)
    pointOfEntry = travel.text("point_of_entry").value
    attachments = CaseAttachment.all(in: values)
    days = reading.days
    strangers = reading.strangers
  }

  /// What makes more of the case necessary.
  package var categories: [Category] {
    (values.object("case_management").value?.texts("categories").value ?? []).compactMap(Category.init)
  }

  /// Why it is handed in late, where it says so.
  package var lateReason: String? { values.object("case_management").value?.text("late_reason").value }

  /// Whether its receiver needs more time than usual: an unaccompanied child, a medical escort, intensive case management.
  package var needsNotice: Bool {
    let escort = values.object("travel").value?.text("escort").value
    return categories.contains(.uasc) || ["nurse", "doctor"].contains(escort ?? "")
      || values.object("case_management").value?.text("model").value == "intensive"
  }

  /// When the journey begins: `depart` of the first leg.
  package var plannedDeparture: Date? { legs.first?.depart.value?.date }

  /// When the group is planned to arrive: `arrive` of the last leg.
  package var plannedArrival: Date? { legs.last?.arrive.value?.date }

  /// The same as it stands in the case, with the offset of the place.
  package var plannedArrivalText: String? { legs.last?.arrive.value?.text }
}

/// A record, and what its reader should know.
package struct CaseReading: Sendable {
  package let record: CaseRecord
  /// Missing and aged; never wrong.
  package let findings: [CaseFinding]
}
