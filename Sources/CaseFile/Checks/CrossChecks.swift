import Base
import Foundation

/// Checks that need more than one field.
extension CaseRecord {
  func crossCheck(_ notes: Notes) {
    let hasAllPersons = notes.isComplete("persons")
    if hasAllPersons {
      checkGroup(notes)
      checkReferences(notes)
    }
    if notes.isComplete("attachments") { checkDocuments(notes, hasAllPersons: hasAllPersons) }
    if notes.isComplete("travel.legs") {
      checkLegs(notes)
      if hasAllPersons { checkAge(notes) }
    }
  }

  private var personIDs: [String] { persons.map(\.personID) }

  private func checkGroup(_ notes: Notes) {
    noteRepeats(of: personIDs, notes) { ("persons[\($0)].identity.person_id", "person") }
    if group.groupType == .individual, persons.count > 1 {
      notes.wrong(
        "group.group_type", "an individual case has one person, and this one \(persons.count)",
        "write family or companions, or hand the persons in one by one")
    }
  }

  private func checkReferences(_ notes: Notes) {
    func check(_ id: String?, _ place: String) {
      guard let id, !personIDs.contains(id) else { return }
      notes.wrong(
        place, "there is no person \"\(id)\" in this case",
        Nearest.advice(for: id, among: personIDs))
    }
    check(group.headPersonID, "group.head_person_id")
    let links = notes.isComplete("group.links") ? group.links : []
    for (index, link) in links.enumerated() {
      check(link.a, "group.links[\(index)].a")
      check(link.b, "group.links[\(index)].b")
      if link.a == link.b {
        notes.wrong(
          "group.links[\(index)]", "this links a person to themselves", "name two persons")
      }
    }
    guard notes.isComplete("attachments") else { return }
    for (index, attachment) in attachments.enumerated() {
      check(attachment.person, "attachments[\(index)].person")
    }
  }

  private func checkDocuments(_ notes: Notes, hasAllPersons: Bool) {
    let ids = attachments.map(\.documentID)
    noteRepeats(of: ids, notes) { ("attachments[\($0)].doc_id", "document") }
    let files = attachments.map { PathKey($0.file) }
    noteRepeats(of: files, notes) { ("attachments[\($0)].file", "file") }
    guard hasAllPersons else { return }
    for (index, person) in persons.enumerated() {
      guard let id = person.consentDocument, !ids.contains(id) else { continue }
      notes.person = person.personID
      notes.wrong(
        "persons[\(index)].consent.doc_ref", "there is no document \"\(id)\" in this case",
        Nearest.advice(for: id, among: ids))
      notes.person = nil
    }
  }

  private func noteRepeats<ID: Hashable>(
    of ids: [ID], _ notes: Notes, _ describe: (Int) -> (place: String, word: String)
  ) {
    var seen: Set<ID> = []
    for (index, id) in ids.enumerated() where !seen.insert(id).inserted {
      let (place, word) = describe(index)
      notes.wrong(place, "another \(word) has the same value", "give each \(word) its own")
    }
  }

  private func checkLegs(_ notes: Notes) {
    var last: (date: Date, place: String)?
    for (index, leg) in legs.enumerated() {
      for (key, moment) in [("depart", leg.depart.value), ("arrive", leg.arrive.value)] {
        guard let moment else { continue }
        let place = "travel.legs[\(index)].\(key)"
        if let last, moment.date < last.date {
          notes.wrong(
            place, "this is before \(last.place)", "check the dates, the offsets and the order")
        }
        last = (moment.date, place)
      }
    }
  }
}
