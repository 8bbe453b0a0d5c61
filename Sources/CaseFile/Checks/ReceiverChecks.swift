import Base

/// Whether a case is meant for the mission it is handed in for. None of this is surely a mistake: somebody may return to
/// a country that is not their own. So it goes when somebody says that it is right.
extension CaseRecord {
  func checkReceiver(_ receiver: Receiver, _ notes: Notes) {
    checkNationality(receiver, notes)
    checkEntry(receiver, notes)
  }

  /// The journey ends in the receiver's country: at its point of entry, or where that is no airport, with its last leg.
  private func checkEntry(_ receiver: Receiver, _ notes: Notes) {
    let ends = [("travel.point_of_entry", pointOfEntry), ("travel.legs[\(legs.count - 1)].to_iata", legs.last?.to)]
    let known = ends.lazy.compactMap { place, code in code.flatMap(Airport.find).map { (place, $0) } }.first
    guard let (place, airport) = known, airport.country != receiver.country else { return }
    notes.add(
      .misfit, place,
      "the journey ends in \(airport.city) (\(airport.country)), and the case goes to \(receiver.shown)",
      "look whether \(receiver.id) is the right mission; if it is, say so with --yes")
  }

  /// Somebody in the case has the receiver's country. Said only where everybody's nationality is known.
  private func checkNationality(_ receiver: Receiver, _ notes: Notes) {
    let known = persons.map(\.nationalities)
    guard !known.contains([]), !known.joined().contains(receiver.country) else { return }
    let countries = Set(known.joined()).sorted().joined(separator: ", ")
    notes.add(
      .misfit, "persons[0].identity.nationality",
      "nobody in this case is of the country of \(receiver.shown): they are of \(countries)",
      "look whether \(receiver.id) is the right mission; if it is, say so with --yes")
  }
}
