package import Foundation

/// What `case.json` says: one group of people on their way home.
package struct CaseRecord: Sendable, Equatable {
  /// The only layout this version reads and writes.
  package static let schema = "baton-case/1"

  package let group: CaseGroup
  /// At least one.
  package let persons: [CasePerson]
  package let travel: CaseTravel
  package let caseManagement: Answer<CaseManagement>
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
    let record = Field<CaseRecord>.object(CaseRecord.init)
      .read(text.tree, Spot(place: "", notes: notes))
    record?.crossCheck(notes)
    guard let record, !notes.isWrong else { throw CaseProblem(notes.findings) }
    return CaseReading(record: record, findings: notes.findings)
  }

  /// When the group is planned to arrive: `arrive` of the last leg.
  package var plannedArrival: Date? { lastArrival?.date }

  /// The same as it stands in the case, with the offset of the place.
  package var plannedArrivalText: String? { lastArrival?.text }

  private var lastArrival: Moment? { travel.legs.value?.last?.arrive.value }
}

/// A record, and what its reader should know.
package struct CaseReading: Sendable, Equatable {
  package let record: CaseRecord
  /// Missing and aged; never wrong.
  package let findings: [CaseFinding]
}

extension CaseRecord {
  init?(_ reader: FieldReader) {
    _ = reader.value("schema", .schema)
    let persons = reader.value("persons", .nonEmpty("person", of: .person)) ?? []
    let count = persons.count
    let group = reader.value("group", .object { CaseGroup($0, persons: count) })
    let travel = reader.value("travel", .object { CaseTravel($0) })
    caseManagement = reader.answer("case_management", .expected, .object { CaseManagement($0) })
    attachments =
      reader.answer("attachments", .list(of: .object { CaseAttachment($0) })).value ?? []
    guard let group, let travel, !persons.isEmpty else { return nil }
    self.group = group
    self.persons = persons
    self.travel = travel
  }
}

extension Field where Value == String {
  fileprivate static var schema: Field {
    checked("the schema of a case", "this Baton reads \"\(CaseRecord.schema)\"") {
      $0 == CaseRecord.schema
    }
  }
}

extension Field where Value == CasePerson {
  /// A person; every finding while reading it carries their `person_id`, if it has one.
  fileprivate static var person: Field {
    let object = Field.object { CasePerson($0) }
    return Field(expected: object.expected) { json, spot in
      defer { spot.notes.person = nil }
      if case .object(let fields) = json, case .object(let identity)? = fields["identity"],
        case .string(let id)? = identity["person_id"]
      {
        spot.notes.person = id
      }
      return object.read(json, spot)
    }
  }
}
