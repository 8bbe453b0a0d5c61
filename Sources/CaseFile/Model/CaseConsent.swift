/// What a person agreed to have handed over, to whom, and how that was established.
///
/// - Note: Source: design, 2-case-file.md, "Consent, as checks that run".
package struct CaseConsent: Sendable, Equatable {
  /// Compartments the consent covers.
  package let scope: Answer<[Compartment]>
  /// Who may receive the case.
  package let recipients: Answer<[String]>
  package let purpose: Answer<String>
  /// ISO 639-3 of the language it was explained in.
  package let language: Answer<String>
  /// Whether an interpreter was there.
  package let interpreter: Answer<Bool>
  package let obtainedFrom: Answer<ConsentSource>
  package let capacity: Answer<ConsentCapacity>
  package let method: Answer<ConsentMethod>
  package let date: Answer<PartialDate>
  /// `doc_id` of the attachment that shows it.
  package let documentReference: Answer<String>
  /// Who must not see it.
  package let withheldFrom: Answer<[String]>
  /// Last day it holds. Past at arrival, it has aged.
  package let expires: Answer<PartialDate>
  /// When the person took it back. A case with a withdrawn consent is wrong.
  package let withdrawnAt: Answer<Moment>
}

extension CaseConsent {
  init?(_ reader: FieldReader) {
    scope = reader.answer("scope", .expected, .list(of: .code))
    recipients = reader.answer("recipients", .expected, .list(of: .id))
    purpose = reader.answer("purpose", .expected, .text)
    language = reader.answer("language", .expected, .language)
    interpreter = reader.answer("interpreter", .expected, .bool)
    obtainedFrom = reader.answer("obtained_from", .expected, .code)
    capacity = reader.answer("capacity", .expected, .code)
    method = reader.answer("method", .expected, .code)
    date = reader.answer("date", .expected, .date)
    documentReference = reader.answer("doc_ref", .expected, .id)
    withheldFrom = reader.answer("withheld_from", .list(of: .id))
    expires = reader.answer("expires", .date)
    withdrawnAt = reader.answer("withdrawn_at", .moment)
    if withdrawnAt.value != nil {
      reader.notes.wrong(
        JSONText.join(reader.place, "withdrawn_at"), "the person has withdrawn this consent",
        "do not hand the case over; ask for a new consent, and record it instead of this one")
    }
  }

  /// Notes a refusal. Of any other field it says why a value is missing; of the consent it says no to handing over.
  static func noteRefusal(_ consent: Answer<CaseConsent>, _ person: FieldReader) {
    guard consent.reason == .refused else { return }
    person.notes.wrong(
      JSONText.join(person.place, "consent"), "the person has refused",
      "do not hand the case over; if the person agrees after all, record that consent")
  }
}
