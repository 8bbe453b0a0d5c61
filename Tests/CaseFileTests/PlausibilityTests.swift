import Base
import Foundation
import Testing

@testable import CaseFile

@Suite("What cannot be, and what hardly can")
struct PlausibilityTests {
  /// One slip in a case that is otherwise right.
  struct Slip: CustomTestStringConvertible, Sendable {
    let what: String
    let kind: CaseFinding.Kind
    let place: String
    let json: String
    var testDescription: String { what }
  }

  private static func identity(_ change: String) -> String {
    // What stands first in an object and again later would stand twice.
    Sample.json(persons: "[\(Sample.person(change))]")
  }

  private static func replaced(_ old: String, _ new: String) -> String {
    identity(Sample.identity.replacingOccurrences(of: old, with: new))
  }

  private static func consented(_ date: String) -> String {
    Sample.json(
      persons: "[\(Sample.person(Sample.identity, Sample.consent.replacingOccurrences(of: "2026-11-20", with: date)))]")
  }

  private static func document(_ dates: String) -> String {
    replaced(
      #""sex": "female""#, #""sex": "female", "travel_document": {"type": "passport", "number": "1", \#(dates)}"#)
  }

  private static func legs(_ legs: String..., entry: String = "LOS") -> String {
    let whole = legs.enumerated().map { index, leg in
      let ends = leg.split(separator: "-")
      let day = 10 + index
      return #"{"from_iata": "\#(ends[0])", "to_iata": "\#(ends[1])", "depart": "2027-01-\#(day)T08:00:00Z", "#
        + #""arrive": "2027-01-\#(day)T12:00:00Z"}"#
    }
    return Sample.json(travel: #"{"point_of_entry": "\#(entry)", "legs": [\#(whole.joined(separator: ","))]}"#)
  }

  private static func flight(_ number: String) -> String {
    legs("MJI-LOS").replacing(#""depart""#, with: #""number": "\#(number)", "depart""#)
  }

  private static func related(_ relation: String, _ first: String, _ second: String, back: String? = nil) -> String {
    let persons = [("p1", first), ("p2", second)].map { id, birth in
      Sample.person(
        Sample.identity.replacingOccurrences(of: "\"p1\"", with: "\"\(id)\"")
          .replacingOccurrences(of: "1998-05", with: birth), "\"unknown\"")
    }
    let links =
      [#"{"a": "p1", "b": "p2", "relation": "\#(relation)"}"#]
      + (back.map { [#"{"a": "p2", "b": "p1", "relation": "\#($0)"}"#] } ?? [])
    return Sample.json(
      group: """
        {"case_group_id": "G1", "group_type": "family", "head_person_id": "p1", "keep_together": true,
        "links": [\(links.joined(separator: ","))]}
        """, persons: "[\(persons.joined(separator: ","))]", attachments: "[]")
  }

  private static let person = "persons[0].identity"

  static let slips = [
    Slip(what: "born after arrival", kind: .wrong, place: "\(person).birth_date", json: replaced("1998-05", "2028")),
    Slip(what: "born in 1900", kind: .doubtful, place: "\(person).birth_date", json: replaced("1998-05", "1900")),
    Slip(what: "an empty name", kind: .wrong, place: "\(person).names[0].given", json: replaced("Ada", "")),
    Slip(what: "a name of signs", kind: .wrong, place: "\(person).names[0].family", json: replaced("Obi", " - ")),
    Slip(what: "NUL in a name", kind: .wrong, place: "\(person).names[0].given", json: replaced("Ada", #"A\u0000da"#)),
    Slip(
      what: "a name of control characters", kind: .wrong, place: "\(person).names[0].given",
      json: replaced("Ada", #"\u0001\u001b"#)),
    Slip(
      what: "a name of marks piled up", kind: .wrong, place: "\(person).names[0].given",
      json: replaced("Ada", "A" + String(repeating: "\u{301}", count: 3000))),
    Slip(what: "no nationality", kind: .missing, place: "\(person).nationality", json: replaced(#"["NGA"]"#, "[]")),
    Slip(
      what: "no language", kind: .missing, place: "\(person).languages",
      json: replaced(#"[{"code": "eng", "speaks": true, "reads": true}]"#, "[]")),
    Slip(
      what: "consent after an arrival", kind: .wrong, place: "persons[0].consent.date",
      json: consented("2026-11-20").replacing("2027-01-19T", with: "2026-11-18T")),
    Slip(
      what: "consent in the future", kind: .wrong, place: "persons[0].consent.date", json: consented("2026-12-02")),
    Slip(
      what: "consent in a month to come", kind: .wrong, place: "persons[0].consent.date", json: consented("2026-12")),
    Slip(what: "consent before birth", kind: .wrong, place: "persons[0].consent.date", json: consented("1998-04")),
    Slip(
      what: "a document that ends before it begins", kind: .wrong, place: "\(person).travel_document.expiry",
      json: document(#""issued": "2028-05", "expiry": "2028-04""#)),
    Slip(
      what: "a document older than the person", kind: .wrong, place: "\(person).travel_document.issued",
      json: document(#""issued": "1998-04", "expiry": "2028-04""#)),
    Slip(
      what: "a document issued after arrival", kind: .doubtful, place: "\(person).travel_document.issued",
      json: document(#""issued": "2027-02", "expiry": "2028-04""#)),
    Slip(
      what: "a parent younger than the child", kind: .wrong, place: "group.links[0]",
      json: related("parent", "2010", "1990")),
    Slip(
      what: "a child older than the parent", kind: .wrong, place: "group.links[0]",
      json: related("child", "1990", "2010")),
    Slip(
      what: "a grandparent younger than the grandchild", kind: .wrong, place: "group.links[0]",
      json: related("grandparent", "2010", "1990")),
    Slip(
      what: "a grandchild older than the grandparent", kind: .wrong, place: "group.links[0]",
      json: related("grandchild", "1990", "2010")),
    Slip(
      what: "a parent nine years older", kind: .doubtful, place: "group.links[0]",
      json: related("parent", "1990", "1999")),
    Slip(
      what: "each the parent of the other", kind: .wrong, place: "group.links[1]",
      json: related("parent", "unknown", "unknown", back: "parent")),
    Slip(
      what: "parent and child at once", kind: .wrong, place: "group.links[1]",
      json: related("child", "unknown", "unknown", back: "child")),
    Slip(what: "a flight to where it began", kind: .wrong, place: "travel.legs[1]", json: legs("MJI-LOS", "LOS-LOS")),
    Slip(
      what: "flights that do not join", kind: .doubtful, place: "travel.legs[1].from_iata",
      json: legs("MJI-CAI", "ADD-LOS")),
    Slip(what: "an entry nobody reaches", kind: .wrong, place: "travel.point_of_entry", json: legs("MJI-CAI")),
    Slip(
      what: "a flight with the name of its airline", kind: .doubtful, place: "travel.legs[0].number",
      json: flight("BURAQUZ4821")),
    Slip(
      what: "a flight of three days", kind: .doubtful, place: "travel.legs[0].arrive",
      json: Sample.json().replacingOccurrences(of: "2027-01-19T08:40", with: "2027-01-16T08:40")),
  ]

  @Test("each slip is found where it stands, as grave as it is sure", arguments: slips)
  func slip(slip: Slip) throws {
    let found = try HandingIn.findings(slip.kind, slip.json, for: nil)
    let finding = try #require(found.first { $0.place == slip.place }, "\(found)")
    #expect(finding.line != nil && !finding.message.isEmpty && !finding.advice.isEmpty)
    #expect((finding.person == "p1") == slip.place.hasPrefix("persons"))
  }

  @Test("a consent is of today wherever the day has begun", arguments: [(9, false), (10, true)])
  func daysBegin(hours: Double, isRight: Bool) throws {
    // 00:53 in UTC: the next day begins first at ten in the morning there.
    let found = try HandingIn.findings(
      .wrong, Self.consented("2026-12-01"), for: nil, now: HandingIn.now.addingTimeInterval(hours * 3600))
    #expect(found.isEmpty == isRight, "\(found)")
  }

  @Test(
    "what may be right is let be",
    arguments: [
      ("twins of a young mother", related("parent", "1985", "1997")),
      ("a sibling younger", related("sibling", "2010", "1990")),
      ("ages not known", related("parent", "unknown", "1990")),
      ("ages known by year", related("parent", "1978", "1990-05")),
      ("flights that join", legs("MJI-CAI", "CAI-LOS")), ("an entry on the way", legs("MJI-LOS", "LOS-ABV")),
      ("a flight by its number", flight("4821")), ("a flight with its airline", flight("uz 4821A")),
      ("a flight of an airline of three letters", flight("ETH453")),
      ("an entry by road", legs("MJI-CAI", entry: "Sèmè-Kraké by road")),
      ("a consent of today", consented("2026-11-30")),
      ("a consent of this month", consented("2026-11")),
      ("a name in Arabic", replaced("Ada", "محمد علي")), ("a name with signs", replaced("Obi", "N'Diaye-Sow")),
      ("a name of one letter", replaced("Ada", "E.")), ("a name with joiners", replaced("Ada", "نی‌ما")),
    ])
  func fine(what: String, json: String) throws {
    let kinds: [CaseFinding.Kind] = [.wrong, .doubtful]
    let found = try kinds.flatMap { try HandingIn.findings($0, json, for: nil) }
    #expect(!found.contains { $0.kind == .doubtful || $0.kind == .wrong && !$0.place.hasSuffix("consent") }, "\(found)")
  }
}
