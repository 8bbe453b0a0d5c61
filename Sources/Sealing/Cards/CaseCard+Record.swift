import Base
package import CaseFile
package import Handover

extension CaseCard {
  /// The cards of a case.
  package init(_ record: CaseRecord) {
    self.init(group: GroupCard(record), persons: record.persons.map(PersonCard.init))
  }
}

extension GroupCard {
  fileprivate init(_ record: CaseRecord) {
    let legs = record.values.object("travel").value?.objects("legs").value ?? []
    let stops = [legs.first?.text("from_iata").value].compactMap(\.self) + legs.compactMap { $0.text("to_iata").value }
    let management = record.values.object("case_management").value
    self.init(
      number: record.group.caseGroupID, route: stops, zone: stops.last.flatMap(Airport.find)?.timeZone,
      caseworker: management?.object("caseworker").value?.text("name").value, persons: record.persons.count)
    figures = CaseFigures(
      needsManagement: management?.flag("needs_case_management").value, model: management?.text("model").value,
      categories: record.categories.map(\.rawValue), lateReason: record.lateReason,
      isVitalInterest: record.restsOnVitalInterest)
    flights = legs.compactMap { leg in
      guard let number = leg.text("number").value else { return nil }
      let moments = ["depart", "arrive"].compactMap { leg.text($0).value }
      return Flight(
        number: (leg.text("carrier").value ?? "") + number, days: moments.map { String($0.prefix(10)) })
    }
  }
}

extension PersonCard {
  fileprivate init(_ person: CasePerson) {
    let identity = person.values.object("identity").value
    self.init(
      id: person.personID,
      names: (identity?.objects("names").value ?? []).map(Self.name).filter { !$0.isEmpty },
      sex: identity?.text("sex").value,
      birthYear: identity?.date("birth_date").value?.year,
      alerts: person.alerts.map { $0.type?.rawValue ?? "unknown" },
      numbers: identity.map(Self.numbers) ?? [])
  }

  private static func name(_ values: CaseValues) -> String {
    ["given", "middle", "family", "nickname"].compactMap { values.text($0).value }.joined(separator: " ")
  }

  /// Travel document, with its issuer, and numbers elsewhere, with their system.
  private static func numbers(_ identity: CaseValues) -> [String] {
    let document = identity.object("travel_document").value
    let issuer = "document" + (document?.text("issuer").value ?? "")
    let others = (identity.objects("identifiers").value ?? []).compactMap { other in
      other.text("value").value.flatMap { PersonNumber.of($0, in: other.text("system").value ?? "") }
    }
    return [document?.text("number").value.flatMap { PersonNumber.of($0, in: issuer) }].compactMap(\.self) + others
  }
}
