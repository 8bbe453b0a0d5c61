import Base

/// An airport, by its IATA code.
package struct Airport: Sendable, Equatable {
  /// IATA code, three capitals.
  package let code: String
  /// ISO 3166-1 alpha-3, or `XKX` for Kosovo.
  package let country: String
  /// Identifier in the IANA time zone database, such as `Africa/Lagos`.
  package let timeZone: String
  /// The city it serves, in English; the airport's own name where no city is known.
  package let city: String

  /// The airport with this code, `nil` when the list has none.
  ///
  /// Some thirteen lines of the list are looked at.
  package static func find(_ code: String) -> Airport? {
    let wanted = Array(code.utf8)
    guard wanted.count == 3 else { return nil }
    return AirportTable.airports.withUTF8Buffer { octets in
      var range = octets.startIndex..<octets.endIndex
      while !range.isEmpty {
        let line = line(of: octets, around: range.lowerBound + range.count / 2)
        let found = octets[line.lowerBound..<min(line.lowerBound + 3, line.upperBound)]
        if found.elementsEqual(wanted) { return Airport(octets[line]) }
        range =
          found.lexicographicallyPrecedes(wanted)
          ? min(line.upperBound + 1, range.upperBound)..<range.upperBound : range.lowerBound..<line.lowerBound
      }
      return nil
    }
  }

  /// All airports, read anew for who asks.
  package static var all: [Airport] { matching { _ in true } }

  /// The airports of some countries, in the order of their codes.
  ///
  /// - Parameter countries: ISO 3166-1 alpha-3.
  package static func all(in countries: Set<String>) -> [Airport] {
    matching { countries.contains(String(decoding: $0.dropFirst(3).prefix(3), as: UTF8.self)) }
  }

  /// The one airport that a text means: its code in whatever letters, or a city that has no other; nil where there is none, or
  /// several.
  package static func only(by text: String) -> Airport? {
    let served = serving(text)
    let found = find(text.uppercased()).map { code in served.filter { $0 != code } + [code] } ?? served
    return found.count == 1 ? found[0] : nil
  }

  /// Airports whose city has this name, ASCII capitals aside, in the order of their codes.
  static func serving(_ city: String) -> [Airport] {
    let wanted = city.utf8.map(\.asciiLowercased)
    return matching { $0.dropFirst(9).lazy.map(\.asciiLowercased).elementsEqual(wanted) }
  }

  /// The airports that may be meant by a code in small letters or the name of a city: first those in the first of these
  /// countries; three at most.
  ///
  /// - Parameter countries: ISO 3166-1 alpha-3.
  package static func meant(by text: String, in countries: [String]) -> [Airport] {
    let found = find(text.uppercased()).map { [$0] } ?? serving(text)
    let ranked = found.enumerated().sorted { a, b in
      let ranks = [a, b].map { countries.firstIndex(of: $0.element.country) ?? countries.count }
      return (ranks[0], a.offset) < (ranks[1], b.offset)
    }
    return ranked.prefix(3).map(\.element)
  }

  /// What may be meant by a text that is no airport's code.
  static func hint(for text: String) -> Hint {
    if let airport = find(text.uppercased()) { return .near([Hint.Candidate(code: airport.code, says: airport.city)]) }
    let near = serving(text).prefix(3).map { Hint.Candidate(code: $0.code, says: "\($0.city), \($0.country)") }
    return near.isEmpty ? .form(words: "write the three capitals of the ticket, such as TIP, LOS or ADD") : .near(near)
  }
}

// MARK: - Lines of the table

extension Airport {
  private static let newline = UInt8(ascii: "\n")

  /// - Parameter line: Of `AirportTable.airports`.
  private init(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
    func text(_ from: Int, _ count: Int) -> String {
      String(decoding: line.dropFirst(from).prefix(count), as: UTF8.self)
    }
    code = text(0, 3)
    country = text(3, 3)
    timeZone = Self.zones[Int(text(6, 3)) ?? 0]
    city = text(9, line.count)
  }

  private static let zones = AirportTable.zones.withUTF8Buffer { octets in
    octets.split(separator: newline).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func matching(_ isWanted: (Slice<UnsafeBufferPointer<UInt8>>) -> Bool) -> [Airport] {
    AirportTable.airports.withUTF8Buffer { octets in
      octets.split(separator: newline).filter(isWanted).map { Airport($0) }
    }
  }

  /// The line that holds an octet, without its end.
  private static func line(of octets: UnsafeBufferPointer<UInt8>, around index: Int) -> Range<Int> {
    let start = octets[..<index].lastIndex(of: newline).map { $0 + 1 } ?? octets.startIndex
    let end = octets[index...].firstIndex(of: newline) ?? octets.endIndex
    return start..<max(start, end)
  }
}
