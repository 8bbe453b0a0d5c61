import Base
import Foundation

/// What a person agreed to, and what stands in its place where a life is in danger.
struct Consent {
  let person: CasePerson
  /// What is recorded of it; `nil` where there is nothing but a reason, or nothing at all.
  let record: CaseValues?
  let vitalInterest: VitalInterest?

  init(of person: CasePerson) {
    self.person = person
    record = person.values.object("consent").value
    vitalInterest = person.values.object("legal_basis").value.map(VitalInterest.init)
  }

  /// What may be handed over of this person.
  var covered: Set<Compartment> {
    Set((record?.texts("scope").value ?? []).compactMap(Compartment.init)).union(vitalInterest?.scope ?? [])
  }
}

extension CaseRecord {
  /// Whether somebody in it is handed over without a consent, since a life is in danger.
  package var restsOnVitalInterest: Bool { persons.contains { Consent(of: $0).vitalInterest != nil } }
}

/// The one door beside consent: a life is in danger, and the person cannot be asked.
struct VitalInterest {
  let scope: Set<Compartment>
  /// Empty when it says nothing that can be read.
  let reason: String
  let supervisor: String

  init(_ values: CaseValues) {
    scope = Set((values.texts("scope").value ?? []).compactMap(Compartment.init))
    reason = values.text("reason").value ?? ""
    supervisor = values.text("supervisor").value ?? ""
  }
}

/// When and for whom a case is judged.
struct Occasion {
  let now: Date
  /// Nil where it is not known yet: rules about it say nothing then.
  let receiver: Receiver?
}

/// One thing that must be true of a person's consent before their case is handed in.
struct ConsentRule: Sendable {
  struct Objection {
    /// Of the person, such as `consent.scope`.
    let place: String
    let fault: ConsentFault
  }

  /// Whether a vital interest opens the door that this rule closes. What a person has said no to it does not.
  let yields: Bool
  let objection: @Sendable (Consent, Occasion) -> Objection?

  /// All of them. That a person has refused, or has withdrawn the consent, the table of fields says.
  static let all = [
    recorded, inForce, covering, naming, notWithheld, fittingAge, givenBySomebodyWhoMay, statedReason,
  ]
}

// MARK: - The rules

extension ConsentRule {
  /// There is a record.
  private static let recorded = ConsentRule(yields: true) { consent, _ in
    guard consent.record == nil else { return nil }
    return Objection(place: "consent", fault: .unrecorded)
  }

  /// It has not ended by the day of handing in.
  private static let inForce = ConsentRule(yields: true) { consent, occasion in
    guard let last = consent.record?.date("expires").value, last.end <= occasion.now else { return nil }
    return Objection(place: "consent.expires", fault: .ended(last: last.text))
  }

  /// It covers the core of the case, without which nothing can travel.
  private static let covering = ConsentRule(yields: true) { consent, _ in
    guard let record = consent.record else { return nil }
    let scope = record.texts("scope")
    if scope.value?.contains(Compartment.core.rawValue) == true { return nil }
    let fault: ConsentFault =
      switch scope {
      case .missing(.refused): .scopeRefused
      case .absent, .missing: .scopeUnsaid
      case .given([]): .scopeEmpty
      case .given: .scopeWithoutCore
      }
    return Objection(place: "consent.scope", fault: fault)
  }

  /// It names this mission, or its kind.
  private static let naming = ConsentRule(yields: true) { consent, occasion in
    guard let record = consent.record else { return nil }
    let named = record.texts("recipients").value ?? []
    guard !named.isEmpty else {
      return Objection(place: "consent.recipients", fault: .noRecipients(example: Receiver.postReturnMission))
    }
    guard let receiver = occasion.receiver, !named.contains(where: receiver.isMeant(by:)) else { return nil }
    let isThird = !receiver.isOwn && named.contains(Receiver.postReturnMission)
    return Objection(
      place: "consent.recipients",
      fault: isThird
        ? .otherOrganisation(receiver: receiver.id, organisation: receiver.organisation)
        : .notForReceiver(receiver.id))
  }

  /// It does not forbid this mission.
  private static let notWithheld = ConsentRule(yields: false) { consent, occasion in
    guard let receiver = occasion.receiver,
      let word = consent.record?.texts("withheld_from").value?.first(where: receiver.isMeant(byBan:))
    else { return nil }
    return Objection(place: "consent.withheld_from", fault: .withheldFrom(word: word, receiver: receiver.id))
  }

  /// Whoever is called an adult is not a child, and the other way round.
  private static let fittingAge = ConsentRule(yields: true) { consent, occasion in
    guard let capacity = consent.record?.text("capacity").value, let age = Majority(consent, occasion.now) else {
      return nil
    }
    switch (capacity, age) {
    case ("adult", .minor), ("supported_adult", .minor):
      return Objection(place: "consent.capacity", fault: .childAsAdult)
    case ("child_with_assent", .adult), ("child_without_assent", .adult):
      return Objection(place: "consent.capacity", fault: .adultAsChild)
    default: return nil
    }
  }

  /// A child, or somebody who cannot decide, did not consent alone; nobody decided for an adult who can.
  private static let givenBySomebodyWhoMay = ConsentRule(yields: true) { consent, _ in
    guard let record = consent.record, let capacity = record.text("capacity").value,
      let source = record.text("obtained_from").value
    else { return nil }
    let fault: ConsentFault
    switch (capacity, source == "person") {
    case ("adult", false): fault = .givenForAdult
    case ("child_with_assent", true), ("child_without_assent", true): fault = .givenByChild
    case ("none", true): fault = .givenWithoutCapacity
    default: return nil
    }
    return Objection(place: "consent.obtained_from", fault: fault)
  }

  /// A vital interest says why, and who answers for it.
  private static let statedReason = ConsentRule(yields: false) { consent, _ in
    guard let interest = consent.vitalInterest else { return nil }
    if !interest.scope.contains(.core) {
      return Objection(place: "legal_basis.scope", fault: .vitalWithoutCore)
    }
    if !interest.reason.isReadable { return Objection(place: "legal_basis.reason", fault: .vitalWithoutReason) }
    if interest.supervisor.isReadable { return nil }
    return Objection(place: "legal_basis.supervisor", fault: .vitalWithoutSupervisor)
  }
}

/// Whether somebody was of age when they consented; only where the dates leave no doubt.
private enum Majority {
  case minor
  case adult

  /// Years. Source: Convention on the Rights of the Child, article 1.
  private static let age = 18
  /// Years that an estimated date of birth may be off.
  private static let estimate = 2

  init?(_ consent: Consent, _ now: Date) {
    guard let identity = consent.person.identity, let birth = consent.person.birth else { return nil }
    let slack = identity.flag("birth_date_estimated").value == true ? Self.estimate : 0
    let day = consent.record?.date("date").value
    // The first and the last day on which they may have come of age.
    let first = birth.adding(years: Self.age - slack).start
    let last = birth.adding(years: Self.age + slack).end - 86_400
    if first >= day?.end ?? now {
      self = .minor
    } else if last <= day?.start ?? now {
      self = .adult
    } else {
      return nil
    }
  }
}

extension StringProtocol {
  /// Whether there is anything in it that can be read: a letter or a digit of any script.
  var isReadable: Bool {
    unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }
}

// MARK: - A whole case

extension CaseRecord {
  /// Notes whose consent does not let the case be handed in.
  func checkConsent(_ occasion: Occasion, _ notes: Notes) {
    for (index, person) in persons.enumerated() {
      notes.person = person.personID
      let consent = Consent(of: person)
      for rule in ConsentRule.all where !rule.yields || consent.vitalInterest == nil {
        guard let objection = rule.objection(consent, occasion) else { continue }
        notes.wrong("persons[\(index)].\(objection.place)", .consent(objection.fault))
      }
    }
    notes.person = nil
  }
}
