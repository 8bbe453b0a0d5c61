import Foundation
import Testing

@testable import CaseFile

@Suite("A case with every field")
struct FullCaseTests {
  let record: CaseRecord
  let findings: [CaseFinding]

  init() throws {
    let reading = try CaseRecord.read(Data(FullCase.json.utf8))
    record = reading.record
    findings = reading.findings
  }

  @Test("has no findings") func clean() { #expect(findings.isEmpty) }

  @Test("says who the group is")
  func group() {
    #expect(record.group.caseGroupID == "G-1")
    #expect(record.group.groupType == .family)
    #expect(record.group.headPersonID == .given("p1"))
    #expect(record.group.links == .given([CaseGroup.Link(a: "p1", b: "p2", relation: .parent)]))
    #expect(record.group.keepTogether == .given(true))
  }

  @Test("says who the persons are")
  func identity() throws {
    let identity = record.persons[0].identity
    let name = try #require(identity.names.value?.first)
    #expect(name.given == .given("Almaz"))
    #expect(name.middle == .given("Haile"))
    #expect(name.family == .given("Bekele"))
    #expect(name.nickname == .given("Al"))
    #expect(name.script == .given("Latn"))
    #expect(identity.personID == "p1")
    #expect(identity.sex == .given(.female))
    #expect(identity.birthDate.map(\.text) == .given("1990-02-03"))
    #expect(identity.birthDateEstimated == .given(true))
    #expect(identity.nationality == .given(["ETH", "ERI"]))
    #expect(identity.interpreterNeeded == .given(true))
    #expect(
      identity.identifiers
        == .given([CaseIdentity.Identifier(system: "registration", value: "26-1")]))
    #expect(identity.genderIdentity == .given("woman"))
    #expect(identity.literacy == .given(.basic))
    #expect(identity.maritalStatus == .given(.married))
    let language = try #require(identity.languages.value?.first)
    #expect(language.code == "amh")
    #expect(language.speaks == .given(true))
    #expect(language.reads == .given(false))
  }

  @Test("says what they travel on")
  func document() throws {
    let document = try #require(record.persons[0].identity.travelDocument.value)
    #expect(document.type == .given(.passport))
    #expect(document.number == .given("EP1"))
    #expect(document.issuer == .given("ETH"))
    #expect(document.issued.value?.text == "2024-01")
    #expect(document.expiry.value?.text == "2029-01")
  }

  @Test("says what they agreed to")
  func consent() throws {
    let consent = try #require(record.persons[0].consent.value)
    #expect(consent.scope == .given([.core, .medical]))
    #expect(consent.recipients == .given(["post-return-mission"]))
    #expect(consent.purpose == .given("assistance"))
    #expect(consent.language == .given("amh"))
    #expect(consent.interpreter == .given(true))
    #expect(consent.obtainedFrom == .given(.person))
    #expect(consent.capacity == .given(.adult))
    #expect(consent.method == .given(.thumbprint))
    #expect(consent.date.value?.text == "2026-12-20")
    #expect(consent.documentReference == .given("d1"))
    #expect(consent.withheldFrom == .given(["police"]))
    #expect(consent.expires.value?.text == "2027-12")
    #expect(consent.withdrawnAt == .missing(.unknown))
    #expect(record.persons[1].consent == .missing(.notAsked))
  }

  @Test("says how they travel")
  func travel() throws {
    let leg = try #require(record.travel.legs.value?.first)
    #expect(leg.fromIATA == .given("MJI"))
    #expect(leg.toIATA == .given("ADD"))
    #expect(leg.carrier == .given("ET"))
    #expect(leg.number == .given("453"))
    #expect(leg.depart.value?.text == "2027-02-03T22:10:00+02:00")
    #expect(leg.arrive.value?.text == "2027-02-04T05:25:00+03:00")
    #expect(record.travel.returnType == .given(.assistedVoluntary))
    #expect(record.travel.pointOfEntry == .given("ADD"))
    #expect(record.travel.escort == .given(.nurse))
    #expect(record.travel.specialAssistance == .given(["WCHR"]))
    #expect(record.travel.finalDestinationPcode == .given("ET0408"))
    let reception = try #require(record.travel.reception.value)
    #expect(reception.metBy == .given("a caseworker"))
    #expect(reception.shelter == .given("transit centre"))
    #expect(reception.onwardTransport == .given("bus"))
    #expect(reception.until.value?.text == "2027-02-07T12:00:00+03:00")
  }

  @Test("says how the case is managed")
  func management() throws {
    let management = try #require(record.caseManagement.value)
    #expect(management.needsCaseManagement == .given(true))
    #expect(management.model == .given(.intensive))
    #expect(management.basis.value?.mediumOrLongTerm == .given(true))
    #expect(management.basis.value?.riskMediumOrHigh == .given(false))
    #expect(management.categories == .given([.child, .medical]))
    #expect(management.riskLevel == .given(.medium))
    #expect(management.opened.value?.text == "2026-10")
    #expect(management.caseworker.value?.name == .given("S. B."))
    #expect(management.caseworker.value?.phone == .given("+218910000101"))
    #expect(management.caseworker.value?.email == .given("s@example.org"))
    #expect(management.supervisor.value?.phone == .absent)
    #expect(management.dutyContact.value?.name == .absent)
    #expect(management.summary == .given("A summary."))
    let action = try #require(management.openActions.value?.first)
    #expect(action.what == "call")
    #expect(action.due.value?.text == "2027-02")
    #expect(action.owner == .given("caseworker"))
  }

  @Test("says what is attached")
  func attachment() throws {
    let attachment = try #require(record.attachments.first)
    #expect(attachment.file == "attachments/consent.pdf")
    #expect(attachment.documentID == "d1")
    #expect(attachment.person == .given("p1"))
    #expect(attachment.type == .consent)
    #expect(attachment.language == .given("am"))
    #expect(attachment.sha256.value?.count == 64)
    #expect(attachment.mediaType == .given("application/pdf"))
    #expect(attachment.originalHeldBy == .given("ly-tripoli"))
    #expect(attachment.compartment == .given(.core))
  }

  @Test("answers map without changing what they are")
  func map() {
    #expect(Answer.given(2).map { "\($0)" } == .given("2"))
    #expect(Answer<Int>.missing(.refused).map { "\($0)" } == .missing(.refused))
    #expect(Answer<Int>.absent.map { "\($0)" } == .absent)
    #expect(Answer.given(2).reason == nil)
    #expect(Answer<Int>.missing(.withheld).value == nil)
  }
}
