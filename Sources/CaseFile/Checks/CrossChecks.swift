import Base
import Foundation

/// Checks that need more than one field.
extension CaseRecord {
  func crossCheck(_ reading: DocumentReading) {
    let notes = reading.notes
    let hasAllPersons = notes.isComplete("persons")
    if hasAllPersons {
      checkGroup(notes)
      checkReferences(notes)
    }
    if notes.isComplete("attachments") { checkDocuments(reading) }
    if notes.isComplete("travel.legs") {
      checkLegs(notes)
      AgingMoments(self)?.note(days, notes)
    }
  }

  var personIDs: [String] { persons.map(\.personID) }

  private func checkGroup(_ notes: Notes) {
    notes.noteRepeats(.person, of: personIDs) { "persons[\($0)].identity.person_id" }
    if group.groupType == .individual, persons.count > 1 {
      notes.wrong("group.group_type", .group(.individualOfSeveral(persons.count)))
    }
  }

  private func checkReferences(_ notes: Notes) {
    func check(_ id: String?, _ place: String) {
      guard let id, !personIDs.contains(id) else { return }
      notes.wrong(place, .group(.noSuchPerson(id, Nearest.hint(for: id, among: personIDs))))
    }
    check(group.headPersonID, "group.head_person_id")
    let links = notes.isComplete("group.links") ? group.links : []
    for (index, link) in links.enumerated() {
      check(link.a, "group.links[\(index)].a")
      check(link.b, "group.links[\(index)].b")
      if link.a == link.b { notes.wrong("group.links[\(index)]", .group(.linkToSelf)) }
    }
    guard notes.isComplete("attachments") else { return }
    for (index, attachment) in attachments.enumerated() {
      check(attachment.person, "attachments[\(index)].person")
    }
  }

  private func checkDocuments(_ reading: DocumentReading) {
    let ids = attachments.map(\.documentID)
    reading.notes.noteRepeats(.document, of: ids) { "attachments[\($0)].doc_id" }
    let files = attachments.map { PathKey($0.file) }
    reading.notes.noteRepeats(.file, of: files) { "attachments[\($0)].file" }
    reading.checkReferences(among: ids)
  }

  private func checkLegs(_ notes: Notes) {
    var last: (date: Date, place: String)?
    for (index, leg) in legs.enumerated() {
      for (key, moment) in [("depart", leg.depart.value), ("arrive", leg.arrive.value)] {
        guard let moment else { continue }
        let place = "travel.legs[\(index)].\(key)"
        if let last, moment.date < last.date { notes.wrong(place, .group(.beforeEarlier(place: last.place))) }
        last = (moment.date, place)
      }
    }
  }
}

extension CasePart {
  /// Holds the file of a compartment against what has been read of its case.
  func crossCheck(_ reading: DocumentReading, beside contents: CaseContents) {
    if reading.notes.isComplete("persons") { checkPersons(contents.record.personIDs, reading.notes) }
    if reading.notes.isComplete("attachments") { checkDocuments(reading, contents) }
    AgingMoments(contents.record)?.note(days, reading.notes)
  }

  private func checkPersons(_ known: [String], _ notes: Notes) {
    let ids = persons.compactMap { $0.text("person_id").value }
    notes.noteRepeats(.person, of: ids) { "persons[\($0)].person_id" }
    for (index, id) in ids.enumerated() where !known.contains(id) {
      notes.wrong(
        "persons[\(index)].person_id", .group(.noSuchPersonInCore(id, Nearest.hint(for: id, among: known))))
    }
    guard notes.isComplete("attachments") else { return }
    for (index, attachment) in attachments.enumerated() {
      guard let id = attachment.person, !known.contains(id) else { continue }
      notes.wrong(
        "attachments[\(index)].person", .group(.noSuchPersonInCore(id, Nearest.hint(for: id, among: known))))
    }
  }

  /// A document of another compartment cannot be meant: whoever reads this one may not be able to read that.
  private func checkDocuments(_ reading: DocumentReading, _ contents: CaseContents) {
    let others = contents.attachments
    let ids = attachments.map(\.documentID)
    reading.notes.noteRepeats(.document, of: ids, others: others.map(\.documentID)) { "attachments[\($0)].doc_id" }
    let files = attachments.map { PathKey($0.file) }
    reading.notes.noteRepeats(.file, of: files, others: others.map { PathKey($0.file) }) { "attachments[\($0)].file" }
    reading.checkReferences(among: contents.record.attachments.map(\.documentID) + ids)
  }
}

extension DocumentReading {
  /// Notes each mention of a document that there is not.
  fileprivate func checkReferences(among ids: [String]) {
    let known = Set(ids)
    for reference in references where !known.contains(reference.documentID) {
      notes.person = reference.person
      let hint = Nearest.hint(for: reference.documentID, among: ids)
      notes.wrong(reference.place, .group(.noSuchDocument(reference.documentID, hint)))
    }
    notes.person = nil
  }
}

extension Notes {
  /// - Parameters:
  ///   - others: Values that stand elsewhere already.
  ///   - place: Where the value at an index stands.
  fileprivate func noteRepeats<ID: Hashable>(
    _ what: GroupFault.Numbered, of ids: [ID], others: [ID] = [], _ place: (Int) -> String
  ) {
    var seen = Set(others)
    for (index, id) in ids.enumerated() where !seen.insert(id).inserted {
      wrong(place(index), .group(.repeated(what)))
    }
  }
}
