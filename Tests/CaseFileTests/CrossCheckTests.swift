import Base
import Foundation
import Testing

@testable import CaseFile

@Suite("Checks across fields")
struct CrossCheckTests {
  private static let two =
    "[\(Sample.person()), \(Sample.person(Sample.identity.replacingOccurrences(of: "p1", with: "p2")))]"

  private func group(_ rest: String, type: String = "family") -> String {
    #"{"case_group_id": "G1", "group_type": "\#(type)", "keep_together": true, \#(rest)}"#
  }

  @Test(
    "persons that are named must exist",
    arguments: [
      (#""head_person_id": "p3", "links": []"#, "group.head_person_id"),
      (
        #""head_person_id": "p1", "links": [{"a": "px", "b": "p2", "relation": "spouse"}]"#,
        "group.links[0].a"
      ),
      (
        #""head_person_id": "p1", "links": [{"a": "p1", "b": "P2", "relation": "spouse"}]"#,
        "group.links[0].b"
      ),
      (
        #""head_person_id": "p1", "links": [{"a": "p1", "b": "p1", "relation": "sibling"}]"#,
        "group.links[0]"
      ),
    ])
  func groupReferences(rest: String, place: String) {
    let json = Sample.json(group: group(rest), persons: Self.two)
    #expect(Sample.places(.wrong, json) == [place])
  }

  @Test("an attachment's person and a consent's document must exist")
  func references() throws {
    let person = try Sample.json(replacing: #""person": "p1""#, with: #""person": "p11""#)
    #expect(Sample.places(.wrong, person) == ["attachments[0].person"])
    let document = try Sample.json(replacing: #""doc_ref": "d1""#, with: #""doc_ref": "d2""#)
    let finding = try #require(Sample.findings(document).first)
    #expect(finding.place == "persons[0].consent.doc_ref")
    #expect(finding.person == "p1")
    #expect(finding.advice.contains("d1"))
  }

  @Test("ids and files stand once")
  func repeats() {
    let same = "[\(Sample.person()), \(Sample.person())]"
    let links = #""head_person_id": "p1", "links": []"#
    #expect(
      Sample.places(.wrong, Sample.json(group: group(links), persons: same))
        == ["persons[1].identity.person_id"])
    let twice = Sample.json(attachments: "[\(Sample.attachment), \(Sample.attachment)]")
    #expect(Sample.places(.wrong, twice) == ["attachments[1].doc_id", "attachments[1].file"])
  }

  @Test("an individual case has one person")
  func individual() {
    let json = Sample.json(
      group: group(#""head_person_id": "p1", "links": []"#, type: "individual"), persons: Self.two)
    #expect(Sample.places(.wrong, json) == ["group.group_type"])
  }

  @Test(
    "legs run forward in time",
    arguments: [
      ("2027-01-19T08:40:00+02:00", "2027-01-19T08:00:00+02:00", ["travel.legs[0].arrive"]),
      ("2027-01-19T08:40:00+02:00", "2027-01-19T08:00:00+01:00", []),
    ])
  func legs(depart: String, arrive: String, places: [String]) {
    let json = Sample.json(travel: #"{"legs": [{"depart": "\#(depart)", "arrive": "\#(arrive)"}]}"#)
    #expect(Sample.places(.wrong, json) == places)
  }

  @Test("a leg that leaves before the one before it arrived is wrong; the last arrival counts")
  func secondLeg() throws {
    let legs = #"[{"arrive": "2027-01-19T12:00:00Z"}, {"depart": "2027-01-19T11:00:00Z"}]"#
    #expect(
      Sample.places(.wrong, Sample.json(travel: #"{"legs": \#(legs)}"#))
        == ["travel.legs[1].depart"])
    let fine = #"[{"arrive": "2027-01-19T12:00:00Z"}, {"arrive": "2027-01-20T11:00:00Z"}]"#
    let json = Sample.json(travel: #"{"legs": \#(fine)}"#)
    let record = try CaseRecord.read(Data(json.utf8)).record
    #expect(record.plannedArrivalText == "2027-01-20T11:00:00Z")
    let open = #"[{"arrive": "2027-01-19T12:00:00Z"}, {"arrive": "unknown"}]"#
    let other = Sample.json(travel: #"{"legs": \#(open)}"#)
    #expect(try CaseRecord.read(Data(other.utf8)).record.plannedArrival == nil)
  }

  @Test(
    "a mistake in one place does not accuse another",
    arguments: [
      ("attachments[0].doc_id", ["attachments[0].doc_id"]), ("attachments", ["attachments"]),
      ("persons[0].identity.person_id", ["persons[0].identity.person_id"]),
      ("persons[1]", ["persons[1]"]), ("travel.legs[0]", ["travel.legs[0]"]),
      ("group.links[0].a", ["group.links[0].a"]), ("group.links[0]", ["group.links[0]"]),
    ])
  func noAccusations(place: String, places: [String]) throws {
    #expect(Sample.places(.wrong, try FullCase.json(place, .number("1"))) == places)
  }

  @Test("attachments may be absent, and then no document can be referred to")
  func noAttachments() throws {
    for value in [nil, JSONTree.array([]), .string("withheld")] {
      let json = try FullCase.json("attachments", value)
      #expect(Sample.places(.wrong, json) == ["persons[0].consent.doc_ref"])
    }
  }

  @Test("a refused consent stops the case; one that was not asked for does not")
  func refused() throws {
    func findings(_ consent: String) -> [CaseFinding] {
      Sample.findings(Sample.json(persons: "[" + Sample.person(Sample.identity, consent) + "]"))
    }
    let found = findings(#""refused""#)
    #expect(found.map(\.kind) == [.wrong])
    #expect(found.first?.place == "persons[0].consent")
    #expect(found.first?.advice.contains("do not hand the case over") == true)
    for reason in ["unknown", "not_asked", "withheld"] {
      #expect(findings("\"\(reason)\"").isEmpty)
    }
  }

  @Test("a withdrawn consent stops the case")
  func withdrawn() throws {
    let json = try Sample.json(
      replacing: #""method": "signed""#,
      with: #""method": "signed", "withdrawn_at": "2026-12-24T10:00:00Z""#)
    #expect(Sample.places(.wrong, json) == ["persons[0].consent.withdrawn_at"])
  }

  @Test(
    "a document that is over at arrival has aged",
    arguments: [
      ("2027-01-18", true), ("2027-01-19", false), ("2026", true), ("2027", false),
      ("2026-12", true), ("2027-01", false),
    ])
  func expiry(date: String, aged: Bool) throws {
    let document = #""travel_document": {"type": "passport", "number": "1", "expiry": "\#(date)"}"#
    let json = try Sample.json(
      replacing: #""sex": "female""#, with: #""sex": "female", \#(document)"#)
    let places = ["persons[0].identity.travel_document.expiry"]
    #expect(Sample.places(.aged, json) == (aged ? places : []))
    #expect(Sample.findings(json).allSatisfy { $0.person == "p1" })
  }

  @Test(
    "a consent that is a year old when the journey begins has aged", arguments: [("2026-01-19", false), ("2025", true)])
  func oldConsent(date: String, aged: Bool) throws {
    let json = try Sample.json(replacing: "\"date\": \"2026-11-20\"", with: "\"date\": \"\(date)\"")
    #expect(Sample.places(.aged, json) == (aged ? ["persons[0].consent.date"] : []))
  }

  @Test("a consent that is over at arrival has aged")
  func consentExpiry() throws {
    let json = try Sample.json(
      replacing: #""method": "signed""#, with: #""method": "signed", "expires": "2026-12-31""#)
    #expect(Sample.places(.aged, json) == ["persons[0].consent.expires"])
  }

  @Test("an arrival that has passed has aged; without one, today counts")
  func clock() throws {
    let record = try CaseRecord.read(Data(Sample.json().utf8)).record
    let arrival = try #require(record.plannedArrival)
    #expect(CaseContents(record).aged(now: arrival).isEmpty)
    #expect(
      CaseContents(record).aged(now: arrival.addingTimeInterval(1)).map(\.place) == ["travel.legs[0].arrive"])
    let json = Sample.json(
      persons:
        "[\(Sample.person(Sample.identity.replacingOccurrences(of: #""sex": "female""#, with: #""travel_document": {"expiry": "2020"}"#)))]",
      travel: "{}")
    let other = try CaseRecord.read(Data(json.utf8))
    #expect(!other.findings.contains { $0.kind == .aged })
    #expect(
      CaseContents(other.record).aged(now: arrival).map(\.place)
        == ["persons[0].identity.travel_document.expiry"])
  }
}
