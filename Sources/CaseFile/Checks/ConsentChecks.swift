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
    let message: String
    let advice: String
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
  private static let door =
    "; only where a life is in danger and the person cannot be asked, state legal_basis with reason and supervisor"

  /// There is a record.
  private static let recorded = ConsentRule(yields: true) { consent, _ in
    guard consent.record == nil else { return nil }
    return Objection(
      place: "consent", message: "nothing is recorded of what this person agreed to",
      advice: "ask, and record the consent with its document" + door)
  }

  /// It has not ended by the day of handing in.
  private static let inForce = ConsentRule(yields: true) { consent, occasion in
    guard let last = consent.record?.date("expires").value, last.end <= occasion.now else { return nil }
    return Objection(
      place: "consent.expires", message: "this consent has ended: it held until \(last.text)",
      advice: "ask again, and record the new consent instead of this one" + door)
  }

  /// It covers the core of the case, without which nothing can travel.
  private static let covering = ConsentRule(yields: true) { consent, _ in
    guard let record = consent.record else { return nil }
    let scope = record.texts("scope")
    if scope.value?.contains(Compartment.core.rawValue) == true { return nil }
    let message =
      switch scope {
      case .missing(.refused): "the person would not say what may be handed over, so nothing may"
      case .absent, .missing: "the consent does not say what may be handed over"
      case .given([]): "the consent covers nothing: its scope is empty"
      case .given: "the consent does not cover the core of the case, so no part of it can go"
      }
    return Objection(
      place: "consent.scope", message: message,
      advice: "ask what may be handed over, and list it; without \"core\" the case stays here" + door)
  }

  /// It names this mission, or its kind.
  private static let naming = ConsentRule(yields: true) { consent, occasion in
    guard let record = consent.record else { return nil }
    let named = record.texts("recipients").value ?? []
    guard !named.isEmpty else {
      return Objection(
        place: "consent.recipients", message: "the consent does not say who may receive the case",
        advice: "ask, and list them, such as \"\(Receiver.postReturnMission)\"" + door)
    }
    guard let receiver = occasion.receiver, !named.contains(where: receiver.isMeant(by:)) else { return nil }
    let isThird = !receiver.isOwn && named.contains(Receiver.postReturnMission)
    return Objection(
      place: "consent.recipients",
      message: isThird
        ? "\(receiver.id) belongs to another organisation (\(receiver.organisation)): sharing with it needs a consent that "
          + "names it"
        : "the consent does not let \(receiver.id) receive the case",
      advice:
        "send it to a mission that the consent names; or ask the person, and add \"\(receiver.id)\" to the recipients"
        + door)
  }

  /// It does not forbid this mission.
  private static let notWithheld = ConsentRule(yields: false) { consent, occasion in
    guard let receiver = occasion.receiver,
      let word = consent.record?.texts("withheld_from").value?.first(where: receiver.isMeant(byBan:))
    else { return nil }
    return Objection(
      place: "consent.withheld_from",
      message: "the person does not want this receiver to know: the case is withheld from \"\(word)\"",
      advice: "do not send it to \(receiver.id); choose another mission with the person")
  }

  /// Whoever is called an adult is not a child, and the other way round.
  private static let fittingAge = ConsentRule(yields: true) { consent, occasion in
    guard let capacity = consent.record?.text("capacity").value, let age = Majority(consent, occasion.now) else {
      return nil
    }
    let message: String
    switch (capacity, age) {
    case ("adult", .minor), ("supported_adult", .minor):
      message = "the person was a child when they consented, and the consent calls them an adult"
    case ("child_with_assent", .adult), ("child_without_assent", .adult):
      message = "the person was an adult when they consented, and the consent calls them a child"
    default: return nil
    }
    return Objection(
      place: "consent.capacity", message: message,
      advice: "correct birth_date or capacity; for a child a parent, guardian or best interests panel must consent"
        + door)
  }

  /// A child, or somebody who cannot decide, did not consent alone; nobody decided for an adult who can.
  private static let givenBySomebodyWhoMay = ConsentRule(yields: true) { consent, _ in
    guard let record = consent.record, let capacity = record.text("capacity").value,
      let source = record.text("obtained_from").value
    else { return nil }
    let message: String
    switch (capacity, source == "person") {
    case ("adult", false): message = "somebody else consented for an adult who can decide"
    case ("child_with_assent", true), ("child_without_assent", true): message = "a child consented alone"
    case ("none", true): message = "the person consented, and is said to have no capacity to"
    default: return nil
    }
    return Objection(
      place: "consent.obtained_from", message: message,
      advice: "correct obtained_from or capacity, or ask whoever may decide, and record that consent" + door)
  }

  /// A vital interest says why, and who answers for it.
  private static let statedReason = ConsentRule(yields: false) { consent, _ in
    guard let interest = consent.vitalInterest else { return nil }
    if !interest.scope.contains(.core) {
      return Objection(
        place: "legal_basis.scope", message: "a vital interest that does not cover the core hands nothing over",
        advice: "list \"core\", and of the rest only what saves the life")
    }
    let blank = [("reason", interest.reason), ("supervisor", interest.supervisor)].first { !$0.1.isReadable }
    return blank.map { key, _ in
      Objection(
        place: "legal_basis.\(key)", message: "without a \(key) this is no legal basis",
        advice: key == "reason" ? "write what the danger is, and why the person cannot be asked" : "name who decided")
    }
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
        notes.wrong("persons[\(index)].\(objection.place)", objection.message, objection.advice)
      }
    }
    notes.person = nil
  }
}
