import Base

/// Whether a case is meant for the mission it is handed in for. None of this is surely a mistake: somebody may return to
/// a country that is not their own. So it goes when somebody says that it is right.
extension CaseRecord {
  func checkReceiver(_ receiver: Receiver, _ notes: Notes) {
    checkNationality(receiver, notes)
    checkEntry(receiver, notes)
    checkCategories(receiver, notes)
    checkLanguages(receiver, notes)
  }

  /// What the mission has published that it takes. Of a category that it does not know it has not said so.
  private func checkCategories(_ receiver: Receiver, _ notes: Notes) {
    guard let taken = receiver.categories else { return }
    let others = categories.map(\.rawValue).filter { !taken.contains($0) }
    guard !others.isEmpty else { return }
    notes.add(
      .misfit, "case_management.categories", .receiver(.category(receiver.named, others: others, taken: taken)))
  }

  /// Somebody there can talk with each of them.
  private func checkLanguages(_ receiver: Receiver, _ notes: Notes) {
    guard let spoken = receiver.languages else { return }
    for (index, person) in persons.enumerated() {
      let known = person.spokenLanguages
      guard !known.isEmpty, !known.contains(where: spoken.contains) else { continue }
      notes.add(
        .doubtful, "persons[\(index)].identity.languages",
        .receiver(.language(receiver.named, known: known, spoken: spoken)))
    }
  }

  /// The journey ends in the receiver's country: at its point of entry, or where that is no airport, with its last leg.
  private func checkEntry(_ receiver: Receiver, _ notes: Notes) {
    let ends = [("travel.point_of_entry", pointOfEntry), ("travel.legs[\(legs.count - 1)].to_iata", legs.last?.to)]
    let known = ends.lazy.compactMap { place, code in code.flatMap(Airport.find).map { (place, $0) } }.first
    guard let (place, airport) = known, airport.country != receiver.country else { return }
    notes.add(.misfit, place, .receiver(.entry(receiver.named, city: airport.city, country: airport.country)))
  }

  /// Somebody in the case has the receiver's country. Said only where everybody's nationality is known.
  private func checkNationality(_ receiver: Receiver, _ notes: Notes) {
    let known = persons.map(\.nationalities)
    guard !known.contains([]), !known.joined().contains(receiver.country) else { return }
    let countries = Set(known.joined()).sorted()
    notes.add(
      .misfit, "persons[0].identity.nationality", .receiver(.nationality(receiver.named, countries: countries)))
  }
}
