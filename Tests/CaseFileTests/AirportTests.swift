import Foundation
import Testing

@testable import CaseFile

@Suite("Airports")
struct AirportTests {
  @Test(
    "an airport is found with its country, time zone and city",
    arguments: [
      ("LOS", "NGA", "Africa/Lagos", "Lagos"), ("ADD", "ETH", "Africa/Addis_Ababa", "Addis Ababa"),
      ("MJI", "LBY", "Africa/Tripoli", "Tripoli"), ("CKY", "GIN", "Africa/Conakry", "Conakry"),
      ("BJL", "GMB", "Africa/Banjul", "Banjul"), ("PRN", "XKX", "Europe/Belgrade", "Lipjan"),
    ])
  func found(code: String, country: String, zone: String, city: String) throws {
    let airport = try #require(Airport.find(code))
    #expect(airport == Airport(code: code, country: country, timeZone: zone, city: city))
  }

  @Test("what is no airport is not found", arguments: ["", "los", "LOSX", "ZZZ", "LO", "L\nS", "\n\n\n", "ÀB", "QQQ"])
  func notFound(code: String) { #expect(Airport.find(code) == nil) }

  @Test("each airport of the list is found by its code, the first and the last as well")
  func all() {
    let all = Airport.all
    #expect(all.count > 7_500)
    #expect(all.map(\.code) == all.map(\.code).sorted())
    #expect(Set(all.map(\.code)).count == all.count)
    #expect(all.allSatisfy { !$0.city.isEmpty && Airport.find($0.code) == $0 })
  }

  @Test("each has a country that is one, and a time zone that this machine knows")
  func places() {
    #expect(Set(Airport.all.map(\.country)).subtracting(CountryCodes.all).subtracting(["XKX"]) == [])
    for zone in Set(Airport.all.map(\.timeZone)) { #expect(TimeZone(identifier: zone) != nil, "\(zone)") }
  }

  @Test(
    "what was meant is named",
    arguments: [
      ("los", "\"LOS\" (Lagos)"), ("Lagos", "\"LOS\" (Lagos, NGA)"), ("addis ababa", "\"ADD\""), ("nowhere", "LOS"),
    ])
  func advice(text: String, right: String) { #expect(Airport.hint(for: text).english.contains(right)) }
}
