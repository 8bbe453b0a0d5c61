import Base
import Foundation

/// Something that cannot be, or hardly can: a slip of the pen that no form of a field shows.
///
/// It is `wrong` where there is no other explanation, and `doubtful` where there may be one.
struct PlausibilityRule: Sendable {
  struct Finding {
    let place: String
    /// `person_id` of whom it is about.
    var person: String?
    let fault: CaseFault
  }

  let kind: CaseFinding.Kind
  let find: @Sendable (CaseRecord, Occasion) -> [Finding]

  /// A rule about each person by themself.
  private static func each(
    _ kind: CaseFinding.Kind,
    _ find: @escaping @Sendable (CasePerson, _ place: String, CaseRecord, Occasion) -> [Finding]
  ) -> PlausibilityRule {
    PlausibilityRule(kind: kind) { record, occasion in
      record.persons.enumerated().flatMap { index, person in
        find(person, "persons[\(index)]", record, occasion).map {
          Finding(place: $0.place, person: person.personID, fault: $0.fault)
        }
      }
    }
  }

  static let all: [PlausibilityRule] = people + relations + journey
}

// MARK: - People

extension PlausibilityRule {
  /// Nobody is older than this, in years.
  private static let oldest = 110

  private static let people: [PlausibilityRule] = [
    names, emptyLists, birthAfterArrival, veryOld, consentDate, documentDates, lateDocument,
  ]

  /// A name says something, and nothing but letters and the signs between them.
  private static let names = each(.wrong) { person, place, _, _ in
    (person.identity?.objects("names").value ?? []).enumerated().flatMap { index, name in
      ["given", "middle", "family", "nickname"].compactMap { key in
        guard let text = name.text(key).value else { return nil }
        let at = "\(place).identity.names[\(index)].\(key)"
        if text.unicodeScalars.contains(where: \.isControl) {
          return Finding(place: at, fault: .person(.nameWithControl))
        }
        if text.hasPiledMarks { return Finding(place: at, fault: .person(.nameWithMarks)) }
        return text.isReadable ? nil : Finding(place: at, fault: .person(.nameWithoutLetter))
      }
    }
  }

  /// What everybody has is not an empty list.
  private static let emptyLists = each(.missing) { person, place, _, _ in
    ["nationality", "languages"].compactMap { key in
      guard person.identity?.count(key) == 0 else { return nil }
      return Finding(place: "\(place).identity.\(key)", fault: .person(.emptyList))
    }
  }

  private static let birthAfterArrival = each(.wrong) { person, place, record, occasion in
    guard let birth = person.birth, birth.start > record.plannedArrival ?? occasion.now else { return [] }
    let fault: PersonFault = record.plannedArrival == nil ? .bornInFuture(birth.text) : .bornAfterArrival(birth.text)
    return [Finding(place: "\(place).identity.birth_date", fault: .person(fault))]
  }

  private static let veryOld = each(.doubtful) { person, place, _, occasion in
    guard let birth = person.birth, birth.adding(years: oldest).end <= occasion.now else { return [] }
    return [Finding(place: "\(place).identity.birth_date", fault: .person(.veryOld(years: oldest)))]
  }

  /// Seconds by which the day begins earlier than in UTC where it begins first (UTC+14).
  private static let firstMorning: TimeInterval = 14 * 3600

  private static let consentDate = each(.wrong) { person, place, record, occasion in
    guard let date = Consent(of: person).record?.date("date").value else { return [] }
    let at = "\(place).consent.date"
    if date.start > occasion.now + firstMorning {
      return [Finding(place: at, fault: .person(.consentInFuture(date.text)))]
    }
    if let arrival = record.plannedArrival, date.start > arrival {
      return [Finding(place: at, fault: .person(.consentAfterArrival))]
    }
    guard let birth = person.birth, date.end <= birth.start else { return [] }
    return [Finding(place: at, fault: .person(.consentBeforeBirth))]
  }

  private static let documentDates = each(.wrong) { person, place, _, _ in
    guard let document = person.identity?.object("travel_document").value else { return [] }
    let (issued, expiry) = (document.date("issued").value, document.date("expiry").value)
    var found: [Finding] = []
    if let issued, let expiry, expiry.end <= issued.start {
      found.append(
        Finding(place: "\(place).identity.travel_document.expiry", fault: .person(.documentEndsFirst)))
    }
    if let issued, let birth = person.birth, issued.end <= birth.start {
      found.append(
        Finding(place: "\(place).identity.travel_document.issued", fault: .person(.documentBeforeBirth)))
    }
    return found
  }

  private static let lateDocument = each(.doubtful) { person, place, record, _ in
    guard let issued = person.identity?.object("travel_document").value?.date("issued").value,
      let arrival = record.plannedArrival, issued.start > arrival
    else { return [] }
    return [Finding(place: "\(place).identity.travel_document.issued", fault: .person(.documentAfterArrival))]
  }
}

// MARK: - Relations

extension PlausibilityRule {
  /// Years between a parent and a child that nobody has to ask about.
  private static let generation = 12

  private static let relations: [PlausibilityRule] = [parents, ancestors, closeAges]

  /// No two are each the parent of the other.
  private static let parents = PlausibilityRule(kind: .wrong) { record, _ in
    let parents = record.descents.filter { $0.generations == 1 }
    return parents.enumerated().compactMap { index, one in
      guard parents[..<index].contains(where: { $0.elder == one.younger && $0.younger == one.elder }) else {
        return nil
      }
      return Finding(place: one.place, fault: .person(.parentOfEachOther))
    }
  }

  /// A parent is older than the child. Younger cannot be; only a few years older hardly can.
  private static let ancestors = PlausibilityRule(kind: .wrong) { record, _ in
    record.descents.compactMap { one in
      guard let elder = record.birth(of: one.elder), let younger = record.birth(of: one.younger),
        elder.start >= younger.end
      else { return nil }
      return Finding(place: one.place, fault: .person(.ancestorYounger(generations: one.generations)))
    }
  }

  private static let closeAges = PlausibilityRule(kind: .doubtful) { record, _ in
    record.descents.compactMap { one in
      guard let elder = record.birth(of: one.elder), let younger = record.birth(of: one.younger),
        elder.start < younger.end, elder.adding(years: generation * one.generations).start >= younger.end
      else { return nil }
      let years = generation * one.generations
      return Finding(place: one.place, fault: .person(.ancestorClose(generations: one.generations, years: years)))
    }
  }
}

extension CaseRecord {
  /// Who descends from whom.
  fileprivate struct Descent {
    let elder: String
    let younger: String
    let generations: Int
    let place: String
  }

  fileprivate var descents: [Descent] {
    group.links.enumerated().compactMap { index, link in
      let place = "group.links[\(index)]"
      return switch link.relation {
      case "parent": Descent(elder: link.a, younger: link.b, generations: 1, place: place)
      case "child": Descent(elder: link.b, younger: link.a, generations: 1, place: place)
      case "grandparent": Descent(elder: link.a, younger: link.b, generations: 2, place: place)
      case "grandchild": Descent(elder: link.b, younger: link.a, generations: 2, place: place)
      default: nil
      }
    }
  }

  fileprivate func birth(of id: String) -> PartialDate? { persons.first { $0.personID == id }?.birth }
}

// MARK: - The journey

extension PlausibilityRule {
  /// Hours that no single flight takes.
  private static let longestLeg = 48.0

  private static let journey: [PlausibilityRule] = [circles, joins, entry, longLegs, numbers]

  private static let circles = PlausibilityRule(kind: .wrong) { record, _ in
    record.legs.enumerated().compactMap { index, leg in
      guard let from = leg.from, from == leg.to else { return nil }
      return Finding(place: "travel.legs[\(index)]", fault: .journey(.circle(from)))
    }
  }

  private static let joins = PlausibilityRule(kind: .doubtful) { record, _ in
    zip(record.legs, record.legs.dropFirst()).enumerated().compactMap { index, pair in
      guard let to = pair.0.to, let from = pair.1.from, to != from else { return nil }
      return Finding(
        place: "travel.legs[\(index + 1)].from_iata", fault: .journey(.gap(from: from, before: to)))
    }
  }

  /// Where the group enters by air it lands.
  private static let entry = PlausibilityRule(kind: .wrong) { record, _ in
    let landings = record.legs.map(\.to)
    guard let entry = record.pointOfEntry, Airport.find(entry) != nil, !landings.isEmpty, !landings.contains(nil),
      !landings.contains(entry)
    else { return [] }
    return [Finding(place: "travel.point_of_entry", fault: .journey(.noLanding(entry)))]
  }

  /// The airline's two or three characters, where they stand with it, four digits at most, and a letter. Source: IATA SSIM §2.
  private static let numbers = PlausibilityRule(kind: .doubtful) { record, _ in
    record.legs.enumerated().compactMap { index, leg in
      guard let number = leg.number, number.uppercased().wholeMatch(of: /([A-Z0-9]{2,3} ?)?[0-9]{1,4}[A-Z]?/) == nil
      else {
        return nil
      }
      return Finding(place: "travel.legs[\(index)].number", fault: .journey(.flightNumber(number)))
    }
  }

  private static let longLegs = PlausibilityRule(kind: .doubtful) { record, _ in
    record.legs.enumerated().compactMap { index, leg in
      guard let depart = leg.depart.value, let arrive = leg.arrive.value,
        arrive.date.timeIntervalSince(depart.date) > longestLeg * 3600
      else { return nil }
      return Finding(place: "travel.legs[\(index)].arrive", fault: .journey(.long(hours: Int(longestLeg))))
    }
  }
}

extension CaseRecord {
  func checkPlausibility(_ occasion: Occasion, _ notes: Notes) {
    for rule in PlausibilityRule.all {
      for found in rule.find(self, occasion) {
        notes.person = found.person
        notes.add(rule.kind, found.place, found.fault)
      }
    }
    notes.person = nil
  }
}
