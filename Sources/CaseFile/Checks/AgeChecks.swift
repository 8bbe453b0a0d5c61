import Base
package import Foundation

/// What was right once and is too old.
extension CaseRecord {
  /// Notes what will be over when the group arrives.
  func checkAge(_ notes: Notes) {
    guard let arrival = plannedArrival else { return }
    noteOver(by: arrival, "before the planned arrival", notes)
  }

  /// What has aged by the clock: a planned arrival that has passed, and, when no arrival is
  /// planned, documents and consents that are over today.
  /// - Parameter now: The time of the check.
  /// - Returns: Findings of the kind `aged` only; without lines.
  package func aged(now: Date) -> [CaseFinding] {
    let notes = Notes(nil)
    if let arrival = plannedArrival {
      if arrival < now {
        notes.add(
          .aged, "travel.legs[\(legs.count - 1)].arrive", "the planned arrival has passed",
          "correct the date, or tell the receiving mission that the person has arrived")
      }
    } else {
      noteOver(by: now, "already", notes)
    }
    return notes.findings
  }

  private func noteOver(by date: Date, _ when: String, _ notes: Notes) {
    for (index, person) in persons.enumerated() {
      notes.person = person.personID
      for last in LastDay.ofPersons {
        guard let day = last.day(of: person), day.end <= date else { continue }
        notes.add(
          .aged, "persons[\(index)].\(last.place)", "\(last.aging.what) expires on \(day.text), \(when)",
          last.aging.advice)
      }
    }
    notes.person = nil
  }
}

/// A row of the table that says until when something holds.
private struct LastDay {
  let aging: CaseField.Aging
  /// Keys of the objects around it, and its own.
  let path: [String]
  /// Where it stands within a person.
  let place: String

  /// Rows of a person that age, in the table's order; none of them stands in a list.
  static let ofPersons = CaseSection.person.rows.compactMap { row in
    row.field.ages.map { LastDay(aging: $0, path: row.path.map(\.key), place: row.place) }
  }

  func day(of person: CasePerson) -> PartialDate? {
    var values = person.values
    for key in path.dropLast() {
      guard let inner = values.object(key).value else { return nil }
      values = inner
    }
    return path.last.flatMap { values.date($0).value }
  }
}
