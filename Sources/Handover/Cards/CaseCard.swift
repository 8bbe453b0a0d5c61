package import Base
import Foundation

/// What lists and searches know of a case without opening it: a card of the group, and one a person. Sealed it lies in the
/// ledger (`CardRow`); open it is only in the daemon's memory and on the screen of whoever asked.
package struct CaseCard: Sendable, Codable, Equatable {
  package let group: GroupCard
  package let persons: [PersonCard]

  package init(group: GroupCard, persons: [PersonCard]) {
    self.group = group
    self.persons = persons
  }
}

extension CaseCard {
  /// The card of a case that is handed on.
  package func handed(on parent: TransferID?) -> CaseCard {
    var group = group
    group.partOf = parent
    return CaseCard(group: group, persons: persons)
  }
}

/// The group: where it goes, and who looks after it where it comes from.
package struct GroupCard: Sendable, Codable, Equatable {
  /// The sending mission's own number of the case, such as `LY-2026-009001`.
  package let number: String
  /// IATA codes from the first departure to the last arrival; empty when no flight is known.
  package let route: [String]
  /// Time zone of the place of arrival, by its name in the IANA database.
  package let zone: String?
  /// The sender's caseworker, by name.
  package let caseworker: String?
  /// Persons in the case: with fewer cards than that a card is missing.
  package let persons: Int
  /// The transfer by which it came here, where this mission hands it on. On the card of whoever hands on, and nowhere else.
  package var partOf: TransferID?
  /// The flights of the journey; nil on cards of earlier versions.
  package var flights: [Flight]?
  /// What reports count of the case; nil on cards of earlier versions. It stands on no line of a list (`CaseLine`).
  package var figures: CaseFigures?

  /// One leg of a journey by air.
  package struct Flight: Sendable, Codable, Equatable {
    /// Carrier and number, as `number(_:)` makes them equal.
    package let number: String
    /// Of departure and of arrival, each by the clock there: `2027-06-14`.
    package let days: [String]

    package init(number: String, days: [String]) {
      self.number = Self.number(number)
      self.days = days
    }

    /// Letters and digits alone, in capitals, without leading noughts of the number: `UZ 0481` is `UZ481`.
    package static func number(_ text: String) -> String {
      let plain = PersonNumber.plain(text)
      // The carrier has two characters of which one may be a digit (IATA).
      let number = plain.dropFirst(2).drop { $0 == "0" }
      return String(plain.prefix(2) + number)
    }
  }

  package init(number: String, route: [String], zone: String? = nil, caseworker: String?, persons: Int) {
    self.number = number
    self.route = route
    self.zone = zone
    self.caseworker = caseworker
    self.persons = persons
  }

  /// The arrival by the clock of its place, `2027-01-19T13:05`; as it was signed where the place's is not known.
  package func local(_ arrival: Timestamp) -> String { String(self.arrival(arrival).text.prefix(16)) }

  /// Without what lists do not say.
  var listed: GroupCard {
    var listed = self
    listed.figures = nil
    return listed
  }

  /// The same moment on that clock.
  package func arrival(_ arrival: Timestamp) -> Timestamp {
    guard let zone = zone.flatMap(TimeZone.init(identifier:)) else { return arrival }
    return Timestamp(arrival.date, in: zone)
  }

  /// The airport of arrival.
  package var place: String? { route.last }
}

/// One person.
package struct PersonCard: Sendable, Codable, Equatable {
  package let id: String
  /// Each way of writing the name, as it is said, whole.
  package let names: [String]
  package let sex: String?
  package let birthYear: Int?
  /// Kinds of alerts that the case has about the person.
  package let alerts: [String]
  /// Travel document and numbers elsewhere, as `PersonNumber` makes them equal.
  package let numbers: [String]

  package init(
    id: String, names: [String], sex: String? = nil, birthYear: Int? = nil, alerts: [String] = [],
    numbers: [String] = []
  ) {
    self.id = id
    self.names = names
    self.sex = sex
    self.birthYear = birthYear
    self.alerts = alerts
    self.numbers = numbers
  }
}

/// A number that is one person's, or one case's, in the form in which it is the same however it was typed.
package enum PersonNumber {
  /// - Parameter system: Where it is a number.
  /// - Returns: Nil when nothing is left of it.
  package static func of(_ number: String, in system: String) -> String? {
    let number = plain(number)
    return number.isEmpty ? nil : "\(plain(system)):\(number)"
  }

  /// Letters and digits alone, in capitals.
  static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.uppercased().unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }))
  }
}
