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
      let leg = (travel.legs.value ?? []).count - 1
      if arrival < now {
        notes.add(
          .aged, "travel.legs[\(leg)].arrive", "the planned arrival has passed",
          "correct the date, or tell the receiving mission that the person has arrived")
      }
    } else {
      noteOver(by: now, "already", notes)
    }
    return notes.findings
  }

  private func noteOver(by date: Date, _ when: String, _ notes: Notes) {
    for (index, person) in persons.enumerated() {
      notes.person = person.identity.personID
      if let expiry = person.identity.travelDocument.value?.expiry.value, expiry.end <= date {
        notes.add(
          .aged, "persons[\(index)].identity.travel_document.expiry",
          "the travel document expires on \(expiry.text), \(when)",
          "renew it, or record the document the person will travel on")
      }
      if let expires = person.consent.value?.expires.value, expires.end <= date {
        notes.add(
          .aged, "persons[\(index)].consent.expires",
          "the consent expires on \(expires.text), \(when)", "ask for it again before the journey")
      }
    }
    notes.person = nil
  }
}
