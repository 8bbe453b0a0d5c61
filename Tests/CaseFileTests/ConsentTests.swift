import Base
import Foundation
import Testing

@testable import CaseFile

/// What handing in makes of a case.
enum HandingIn {
  static let now = CaseCheckTests.now
  static let lagos = Receiver(id: "ng-lagos", name: "Lagos office", country: "NGA", organisation: "IOM", isOwn: true)
  /// Of another organisation.
  static let partner = Receiver(
    id: "ng-shelter", name: "Shelter", country: "NGA", organisation: "Women's Shelter", isOwn: false)

  /// - Parameter parts: Files of other compartments, by name.
  static func cleared(
    _ json: String, _ parts: KeyValuePairs<String, String> = [:], for receiver: Receiver? = lagos, now: Date = now
  ) throws -> ClearedCase {
    let documents = [("case.json", json)] + parts.map { ($0.key, $0.value) }
    return try ClearedCase(documents.map { ($0.0, Data($0.1.utf8)) }, for: receiver, now: now)
  }

  /// Findings of one kind, whether the case is let in or not.
  static func findings(
    _ kind: CaseFinding.Kind, _ json: String, for receiver: Receiver? = lagos, now: Date = now
  ) throws -> [CaseFinding] {
    let data = Data(json.utf8)
    let contents = CaseContents(try CaseRecord.read(data).record)
    return contents.judged(Occasion(now: now, receiver: receiver), data).findings.filter { $0.kind == kind }
  }

  /// The sample with one piece of the consent replaced, or of the identity.
  static func json(_ old: String, _ new: String) throws -> String { try Sample.json(replacing: old, with: new) }

  /// The sample with another consent; nil for none.
  static func json(consent: String?, beside: String = "") -> String {
    let rest = consent.map { #", "consent": \#($0)"# } ?? ""
    return Sample.json(persons: #"[{"identity": \#(Sample.identity)\#(rest)\#(beside)}]"#)
  }
}

@Suite("Consent acts: what it does not allow is not handed in")
struct ConsentTests {
  private static let place = "persons[0].consent"

  @Test("the sample is let in as it is")
  func fine() throws {
    let cleared = try HandingIn.cleared(Sample.json())
    #expect(cleared.findings.isEmpty)
    #expect(cleared.documents.map(\.text) == [Data(Sample.json().utf8)])
    #expect(!cleared.stays("attachments/a.pdf"))
  }

  /// Each rule by one case that breaks it and nothing else.
  struct Broken: CustomTestStringConvertible, Sendable {
    let what: String
    let old: String
    let new: String
    let place: String
    let says: String
    var testDescription: String { what }
  }

  private static let broken = [
    Broken(
      what: "scope empty", old: #""scope": ["core"]"#, new: #""scope": []"#, place: "scope", says: "covers nothing"),
    Broken(
      what: "scope refused", old: #""scope": ["core"]"#, new: #""scope": "refused""#, place: "scope",
      says: "would not say"),
    Broken(
      what: "scope unknown", old: #""scope": ["core"]"#, new: #""scope": "unknown""#, place: "scope",
      says: "does not say what"),
    Broken(
      what: "scope without the core", old: #""scope": ["core"]"#, new: #""scope": ["medical"]"#, place: "scope",
      says: "does not cover the core"),
    Broken(
      what: "no recipients", old: #"["post-return-mission"]"#, new: "[]", place: "recipients", says: "who may receive"),
    Broken(
      what: "recipients refused", old: #"["post-return-mission"]"#, new: #""refused""#, place: "recipients",
      says: "who may receive"),
    Broken(
      what: "recipients without this one", old: "post-return-mission", new: "et-addis", place: "recipients",
      says: "does not let ng-lagos"),
    Broken(
      what: "withheld from this one", old: #""method": "signed""#,
      new: #""method": "signed", "withheld_from": ["police", "ng-lagos"]"#, place: "withheld_from", says: "withheld"),
    Broken(
      what: "withheld from its place", old: #""method": "signed""#,
      new: #""method": "signed", "withheld_from": ["Lagos"]"#,
      place: "withheld_from", says: "does not want"),
    Broken(
      what: "withheld from its country", old: #""method": "signed""#,
      new: #""method": "signed", "withheld_from": ["Nigeria"]"#,
      place: "withheld_from", says: "does not want"),
    Broken(
      what: "withheld from everybody", old: #""method": "signed""#,
      new: #""method": "signed", "withheld_from": ["everyone"]"#,
      place: "withheld_from", says: "does not want"),
    Broken(
      what: "ended", old: #""method": "signed""#, new: #""method": "signed", "expires": "2026-11-29""#,
      place: "expires",
      says: "has ended"),
    Broken(
      what: "a child called an adult", old: #""birth_date": "1998-05""#, new: #""birth_date": "2009""#,
      place: "capacity",
      says: "was a child"),
    Broken(
      what: "a child that may decide with support", old: #""capacity": "adult""#,
      new: #""capacity": "child_with_assent""#, place: "capacity", says: "was an adult"),
    Broken(
      what: "somebody decided for an adult", old: #""obtained_from": "person""#, new: #""obtained_from": "parent""#,
      place: "obtained_from", says: "somebody else"),
    Broken(
      what: "no capacity, and consented", old: #""capacity": "adult""#, new: #""capacity": "none""#,
      place: "obtained_from", says: "no capacity"),
  ]

  @Test("each rule refuses, says where and why, and names a way out", arguments: broken)
  func rules(broken: Broken) throws {
    let json = try HandingIn.json(broken.old, broken.new)
    let found = try HandingIn.findings(.wrong, json)
    #expect(
      found.contains { $0.place == "\(Self.place).\(broken.place)" && $0.message.contains(broken.says) }, "\(found)")
    #expect(found.allSatisfy { $0.person == "p1" && $0.line != nil && !$0.advice.isEmpty })
    #expect(throws: CaseProblem.self) { try HandingIn.cleared(json) }
  }

  @Test(
    "no record of a consent is no consent, whatever is said instead",
    arguments: [nil, "unknown", "not_asked", "withheld"])
  func noRecord(reason: String?) throws {
    let found = try HandingIn.findings(.wrong, HandingIn.json(consent: reason.map { "\"\($0)\"" }))
    #expect(found.map(\.place) == [Self.place])
    #expect(found.first?.message.contains("nothing is recorded") == true)
    #expect(found.first?.advice.contains("legal_basis") == true)
    // To fill it in or to say why there is none is no way out, and is not said beside it.
    let problem = #expect(throws: CaseProblem.self) {
      try HandingIn.cleared(HandingIn.json(consent: reason.map { "\"\($0)\"" }))
    }
    #expect(problem?.findings.filter { $0.place == Self.place }.map(\.kind) == [.wrong])
  }

  private func wrong(_ json: String, _ parts: KeyValuePairs<String, String> = [:]) -> Set<String> {
    let problem = #expect(throws: CaseProblem.self) { try HandingIn.cleared(json, parts) }
    return Set((problem?.findings ?? []).filter { $0.kind == .wrong }.map(\.place))
  }

  @Test("what is misspelt and what is not consented to are said together, as far as the case can be read")
  func together() throws {
    let json = Sample.json(
      group: #"{"group_type": "individual"}"#,
      persons: "[\(Sample.person(Sample.identity.replacingOccurrences(of: "female", with: "femal")))]"
    ).replacingOccurrences(of: "post-return-mission", with: "police").replacingOccurrences(of: "1998-05", with: "2031")
    #expect(
      wrong(json) == [
        "group.case_group_id", "persons[0].identity.sex", "persons[0].consent.recipients",
        "persons[0].identity.birth_date", "persons[0].consent.date", "persons[0].consent.capacity",
      ])
  }

  @Test("nothing is judged that follows from what cannot be read")
  func following() throws {
    // A scope of which a word is misspelt has no core in it, and a list of recipients nobody.
    let scope = try HandingIn.json(#""scope": ["core"]"#, #""scope": ["cor"]"#)
    #expect(wrong(scope) == ["persons[0].consent.scope[0]"])
    let recipients = try HandingIn.json(#"["post-return-mission"]"#, #"[" x"]"#)
    #expect(wrong(recipients) == ["persons[0].consent.recipients[0]"])
    // Of persons of whom one is missing nobody knows which is the second.
    let lost = #"[{"identity": {"names": []}}, \#(Sample.person(Sample.identity, nil))]"#
    #expect(!wrong(Sample.json(persons: lost)).contains { $0.hasSuffix("consent") })
    // What is there and cannot be read is not missing besides.
    let medical = try HandingIn.json(#""categories": []"#, #""categories": ["medical"]"#)
    let problem = #expect(throws: CaseProblem.self) { try HandingIn.cleared(medical, ["medical.json": "{}"]) }
    let isMissed = problem?.findings.contains { if case .file(.noPart) = $0.fault { true } else { false } }
    #expect(isMissed == false)
  }

  @Test("a consent holds on its last day, and a date that leaves doubt accuses nobody")
  func inDoubt() throws {
    for (old, new) in [
      (#""method": "signed""#, #""method": "signed", "expires": "2026-11-30""#),
      (#""birth_date": "1998-05""#, #""birth_date": "2008""#),
      (
        #""birth_date": "1998-05", "birth_date_estimated": false"#,
        #""birth_date": "2009", "birth_date_estimated": true"#
      ),
      (#""birth_date": "1998-05""#, #""birth_date": "unknown""#),
    ] {
      #expect(try HandingIn.findings(.wrong, HandingIn.json(old, new)).isEmpty, "\(new)")
    }
  }

  @Test("a child consents with a parent, a guardian or a panel, and not alone")
  func children() throws {
    let child = try HandingIn.json(#""birth_date": "1998-05""#, #""birth_date": "2015""#)
      .replacingOccurrences(of: #""capacity": "adult""#, with: #""capacity": "child_with_assent""#)
    #expect(try HandingIn.findings(.wrong, child).map(\.place) == ["persons[0].consent.obtained_from"])
    let with = child.replacingOccurrences(of: #""obtained_from": "person""#, with: #""obtained_from": "guardian""#)
    #expect(try HandingIn.findings(.wrong, with).isEmpty)
  }

  @Test(
    "a mission is named by its kind, id, name or organisation, however it is written",
    arguments: ["post-return mission", "Post_Return_Mission", "NG-Lagos", "lagos  Office", "iom"])
  func names(word: String) throws {
    #expect(try HandingIn.findings(.wrong, HandingIn.json("post-return-mission", word)).isEmpty)
  }

  @Test("another organisation is a third party: only a consent that names it will do")
  func thirdParty() throws {
    let found = try HandingIn.findings(.wrong, Sample.json(), for: HandingIn.partner)
    #expect(found.map(\.place) == ["persons[0].consent.recipients"])
    #expect(found.first?.message.contains("another organisation") == true)
    let named = try HandingIn.json("post-return-mission", "Women's Shelter")
    #expect(try HandingIn.findings(.wrong, named, for: HandingIn.partner).isEmpty)
  }

  @Test(
    "who else must not know is no matter of the receiver's",
    arguments: ["police", "father", "ng-abuja", "embassy of NG"])
  func othersWithheld(word: String) throws {
    let json = try HandingIn.json(#""method": "signed""#, #""method": "signed", "withheld_from": ["\#(word)"]"#)
    #expect(try HandingIn.findings(.wrong, json).isEmpty)
  }

  @Test("without a receiver, only what concerns none is judged")
  func noReceiver() throws {
    let elsewhere = try HandingIn.json("post-return-mission", "et-addis")
    #expect(try HandingIn.findings(.wrong, elsewhere, for: nil).isEmpty)
    #expect(try !HandingIn.findings(.wrong, HandingIn.json(consent: nil), for: nil).isEmpty)
  }
}

@Suite("A vital interest is the only door beside consent")
struct VitalInterestTests {
  private func json(consent: String?, _ basis: String) -> String {
    HandingIn.json(consent: consent, beside: #", "legal_basis": \#(basis)"#)
  }

  private static let whole =
    #"{"basis": "vital_interest", "scope": ["core", "medical"], "reason": "unconscious", "supervisor": "J. L."}"#

  @Test(
    "it opens what nobody could be asked about", arguments: [nil, "\"unknown\"", #"{"scope": [], "recipients": []}"#])
  func opens(consent: String?) throws {
    #expect(try HandingIn.findings(.wrong, json(consent: consent, Self.whole)).isEmpty)
  }

  @Test("it opens nothing that the person has closed")
  func closed() throws {
    let withheld = #"{"scope": ["core"], "recipients": ["post-return-mission"], "withheld_from": ["ng-lagos"]}"#
    #expect(
      try HandingIn.findings(.wrong, json(consent: withheld, Self.whole)).map(\.place)
        == ["persons[0].consent.withheld_from"])
    for no in ["\"refused\"", #"{"withdrawn_at": "2026-11-24T10:00:00Z"}"#] {
      #expect(!Sample.places(.wrong, json(consent: no, Self.whole)).isEmpty)
    }
  }

  @Test(
    "it says why and who decided, and covers the core",
    arguments: [("unconscious", " ", "reason"), ("J. L.", "…", "supervisor"), (#""core", "#, "", "scope")])
  func stated(old: String, new: String, key: String) throws {
    let basis = Self.whole.replacingOccurrences(of: old, with: new)
    #expect(try HandingIn.findings(.wrong, json(consent: nil, basis)).map(\.place) == ["persons[0].legal_basis.\(key)"])
  }

  @Test("what it does not cover stays here")
  func scope() throws {
    let basis = Self.whole.replacingOccurrences(of: #""core", "medical""#, with: #""core""#)
    let text = json(consent: nil, basis).replacingOccurrences(
      of: #""compartment": "core""#, with: #""compartment": "medical""#)
    #expect(try HandingIn.cleared(text).stays("attachments/a.pdf"))
    let covered = json(consent: nil, Self.whole)
      .replacingOccurrences(of: #""compartment": "core""#, with: #""compartment": "medical""#)
    #expect(try !HandingIn.cleared(covered).stays("attachments/a.pdf"))
  }
}

@Suite("Whether a case fits its receiver")
struct ReceiverTests {
  private static let addis = Receiver(
    id: "et-addis", name: "Addis Ababa", country: "ETH", organisation: "IOM", isOwn: true)

  @Test("nobody of its country, an entry in another: each asks, and neither is wrong")
  func misfits() throws {
    let found = try HandingIn.findings(.misfit, Sample.json(), for: Self.addis)
    #expect(found.map(\.place) == ["persons[0].identity.nationality", "travel.point_of_entry"])
    #expect(found.allSatisfy { $0.message.contains("Addis Ababa (ETH)") && $0.advice.contains("--yes") })
    #expect(try HandingIn.cleared(Sample.json(), for: Self.addis).findings == found)
    #expect(CaseReport(findings: found).exitStatus == 2)
  }

  @Test("where nothing is known nothing is said; where the entry is no airport the last leg counts")
  func unknown() throws {
    let nationality = try HandingIn.json(#"["NGA"]"#, #""unknown""#)
    #expect(
      try HandingIn.findings(.misfit, nationality, for: Self.addis).map(\.place) == ["travel.point_of_entry"])
    let entry = try HandingIn.json(#""point_of_entry": "LOS""#, #""point_of_entry": "by road""#)
    #expect(try HandingIn.findings(.misfit, entry, for: Self.addis).map(\.place).last == "travel.legs[0].to_iata")
    let nowhere = Sample.json(travel: "{}")
    #expect(try HandingIn.findings(.misfit, nowhere, for: Self.addis).count == 1)
  }

  private static func office(_ categories: [String]?, _ languages: [String]? = nil) -> Receiver {
    Receiver(
      id: "ng-lagos", name: "Lagos office", country: "NGA", organisation: "IOM", isOwn: true, categories: categories,
      languages: languages)
  }

  @Test(
    "a category that the mission does not take asks, and is not wrong; of one that says nothing all go",
    arguments: [(["medical"], true), (["medical", "uasc"], false), (nil, false)] as [([String]?, Bool)])
  func categories(taken: [String]?, asks: Bool) throws {
    let json = try Sample.json(replacing: #""categories": []"#, with: #""categories": ["uasc"]"#)
    let found = try HandingIn.findings(.misfit, json, for: Self.office(taken))
    #expect(found.map(\.place) == (asks ? ["case_management.categories"] : []))
    #expect(found.allSatisfy { $0.message.contains("uasc") && $0.advice.contains("--yes") && $0.line != nil })
    #expect(try HandingIn.findings(.misfit, Sample.json(), for: Self.office(["medical"])).isEmpty)
  }

  @Test(
    "whom nobody there can talk with is said, and travels all the same",
    arguments: [(["hau"], true), (["hau", "eng"], false), (nil, false)] as [([String]?, Bool)])
  func languages(spoken: [String]?, warns: Bool) throws {
    let found = try HandingIn.findings(.doubtful, Sample.json(), for: Self.office(nil, spoken))
    #expect(found.map(\.place) == (warns ? ["persons[0].identity.languages"] : []))
    #expect(try HandingIn.cleared(Sample.json(), for: Self.office(nil, spoken)).findings.count == found.count)
  }

  @Test("one in the group is enough")
  func mixed() throws {
    let json = try HandingIn.json(#"["NGA"]"#, #"["NGA", "ETH"]"#)
    #expect(try HandingIn.findings(.misfit, json, for: Self.addis).map(\.place) == ["travel.point_of_entry"])
  }
}
