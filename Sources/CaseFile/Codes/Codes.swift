/// What holds the people of one case together.
package enum GroupType: String, CodeList {
  case individual, family, companions
  package static var meaning: String { "a group type" }
}

/// What one person is to another: in `{a, b, relation}`, `a` is this to `b`.
package enum Relation: String, CodeList {
  case spouse, parent, child, sibling, grandparent, grandchild, cousin, guardian, ward
  case companion, other
  case auntOrUncle = "aunt_uncle"
  case nieceOrNephew = "niece_nephew"
  package static var meaning: String { "a relation" }
}

/// Sex as registered; not known is a `MissingReason`.
package enum Sex: String, CodeList {
  case female, male, other
  package static var meaning: String { "a sex" }
}

/// Whether a person can read and write.
package enum Literacy: String, CodeList {
  case none, basic, full
  package static var meaning: String { "a literacy level" }
}

/// Marital status.
package enum MaritalStatus: String, CodeList {
  case single, married, partnered, separated, divorced, widowed
  package static var meaning: String { "a marital status" }
}

/// What a travel document is.
package enum TravelDocumentType: String, CodeList {
  case passport, other
  case laissezPasser = "laissez_passer"
  case emergencyTravelDocument = "emergency_travel_document"
  case nationalID = "national_id"
  case refugeeTravelDocument = "refugee_travel_document"
  package static var meaning: String { "a type of travel document" }
}

/// Under which programme a person returns: assisted voluntary return, voluntary humanitarian return.
package enum ReturnType: String, CodeList {
  case assistedVoluntary = "AVR"
  case voluntaryHumanitarian = "VHR"
  case other
  package static var meaning: String { "a return type" }
}

/// Who travels along.
package enum Escort: String, CodeList {
  case none, nurse, doctor
  case nonMedical = "non_medical"
  package static var meaning: String { "an escort" }
}

/// How a case is managed.
package enum ManagementModel: String, CodeList {
  case generalist, intensive
  package static var meaning: String { "a case management model" }
}

/// What makes more information necessary; each asks for fields of its own.
package enum Category: String, CodeList {
  case child, uasc, medical, trafficking, gbv
  case mentalHealth = "mental_health"
  package static var meaning: String { "a category" }
}

/// How great the danger to the person is judged to be.
package enum RiskLevel: String, CodeList {
  case low, medium, high
  package static var meaning: String { "a risk level" }
}

/// Parts of a case that are consented to, sealed and read separately.
package enum Compartment: String, CodeList, Codable {
  case core, medical, mhpss, child
  case protectionTrafficking = "protection_trafficking"
  case protectionGBV = "protection_gbv"
  package static var meaning: String { "a compartment" }
}

/// Who gave consent.
package enum ConsentSource: String, CodeList {
  case person, parent, guardian
  case bestInterestsPanel = "best_interests_panel"
  package static var meaning: String { "a source of consent" }
}

/// In what capacity the person consented.
package enum ConsentCapacity: String, CodeList {
  case adult, none
  case supportedAdult = "supported_adult"
  case childWithAssent = "child_with_assent"
  case childWithoutAssent = "child_without_assent"
  package static var meaning: String { "a capacity" }
}

/// How consent was given.
package enum ConsentMethod: String, CodeList {
  case signed, thumbprint
  case recordedVoice = "recorded_voice"
  case witnessed = "witnessed_verbal"
  /// A tick in a form, with no document behind it.
  case tickWithoutDocument = "tick_without_document"
  package static var meaning: String { "a method of consent" }
}

/// What an attachment is.
package enum AttachmentType: String, CodeList {
  case consent, bia, bid, tracing, medif, prescription, identity, handover, photo, other
  case guardianConsent = "guardian_consent"
  case fitToTravel = "fit_to_travel"
  case medicalReport = "medical_report"
  case travelDocument = "travel_doc"
  package static var meaning: String { "an attachment type" }
}
