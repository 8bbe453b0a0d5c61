/// What doctors, nurses and therapists must know.
extension CaseSection {
  static let medical = part(
    "medical", "medical.json of a case folder: what doctors and nurses must know.", person: medicalPerson)

  static let medicalPerson = CaseSection(
    "medicalPerson", "The health of one person.", subject: ["person_id"],
    [
      personReference,
      CaseField("fit_to_travel", .object(.fitToTravel), .expected(of: .medical), label: "Fit to travel"),
      CaseField("medications", .list(of: .medication), .expected(of: .medical), label: "Medicines"),
      CaseField(
        "escort", .code(.escort), .expected(of: .medical), label: "Escort", example: "nurse",
        "Who has to travel along for medical reasons."),
      CaseField(
        "next_appointment", .object(.appointment), .expected(of: .medical), label: "Next appointment"),
      CaseField("conditions", .list(of: .condition), label: "Conditions"),
      CaseField("allergies", .list(of: .allergy), label: "Allergies"),
      CaseField("pregnancy", .object(.pregnancy), label: "Pregnancy"),
      CaseField(
        "equipment", .list(of: .text), label: "Equipment", example: ["oxygen concentrator"],
        "What the person travels with, or needs on the way and on arrival."),
      CaseField(
        "medif_date", .date, label: "MEDIF signed on", example: "2027-01-30",
        "Day of the medical information form for the airline.",
        ages: CaseField.Aging(what: .medif, measure: .days(7))),
      CaseField(
        "infection_precautions", .text, label: "Precautions against infection", example: "mask until seen by a doctor"),
      CaseField(
        "receiving_clinician", .object(.contact), label: "Doctor at the destination", "Who takes the treatment over."),
    ])

  static let fitToTravel = CaseSection(
    "fitToTravel", "A doctor's word on whether the person can travel.",
    [
      CaseField("status", .code(.fitness), .expected, label: "Finding", example: "fit_with_conditions"),
      CaseField(
        "conditions", .text, label: "Under which conditions", example: "with a nurse, insulin at hand"),
      CaseField(
        "date", .date, .expected, label: "Examined on", example: "2027-01-28",
        ages: CaseField.Aging(what: .fitReport, measure: .days(14))),
      CaseField("by", .text, .expected, label: "Examined by", example: "Dr N. T."),
      CaseField(
        "valid_until", .date, label: "Valid until", example: "2027-02-10",
        ages: CaseField.Aging(what: .fitReport)),
      CaseField("doc_ref", .document, label: "Document", example: "d2"),
    ])

  static let medication = CaseSection(
    "medication", "One medicine.",
    [
      CaseField("name", .text, .value, label: "Medicine", example: "Metformin", "Its international name, if known."),
      CaseField("dose", .text, .expected, label: "Dose", example: "850 mg"),
      CaseField("frequency", .text, .expected, label: "How often", example: "twice a day"),
      CaseField(
        "days_supply_on_arrival", .count(upTo: 1_000), .expected, label: "Days it lasts from arrival on", example: 30,
        "0 when the person arrives without it."),
      CaseField("last_dose", .moment, label: "Last dose", example: "2027-02-03T20:00:00+02:00"),
      CaseField(
        "controlled", .flag, label: "Controlled", example: false,
        "Whether carrying it over a border needs papers."),
    ])

  static let appointment = CaseSection(
    "appointment", "A visit that should follow.",
    [
      CaseField("date", .date, .expected, label: "On", example: "2027-02-11"),
      CaseField("place", .text, label: "Where", example: "district hospital"),
      CaseField("purpose", .text, label: "What for", example: "blood sugar, dose of insulin"),
      CaseField("arranged", .flag, label: "Arranged", example: false, "Whether somebody expects the person there."),
    ])

  static let condition = CaseSection(
    "condition", "An illness, an injury or a disability.",
    [
      CaseField("name", .text, .value, label: "Condition", example: "Type 2 diabetes"),
      CaseField("since", .date, label: "Since", example: "2019"),
      CaseField("treated", .flag, label: "Treated", example: true),
      CaseField("note", .text, label: "Note", example: "stable"),
    ])

  static let allergy = CaseSection(
    "allergy", "Something the person must not be given.",
    [
      CaseField("substance", .text, .value, label: "Substance", example: "penicillin"),
      CaseField("reaction", .text, label: "What happens", example: "rash"),
    ])

  static let pregnancy = CaseSection(
    "pregnancy", "A pregnancy.",
    [
      CaseField(
        "weeks", .count(upTo: 45), label: "Weeks", example: 20, "Completed weeks on the day of the note."),
      CaseField("noted_on", .date, label: "Noted on", example: "2027-01-20"),
      CaseField("due", .date, label: "Due", example: "2027-06"),
      CaseField("complications", .text, label: "Complications", example: "none known"),
    ])

  static let mhpss = part(
    "mhpss", "mhpss.json of a case folder: mental health and psychosocial support.", person: mhpssPerson)

  static let mhpssPerson = CaseSection(
    "mhpssPerson", "The mental health of one person.", subject: ["person_id"],
    [
      personReference,
      CaseField("risk", .object(.mentalRisk), .expected(of: .mentalHealth), label: "Risk"),
      CaseField(
        "presentation", .text, .expected(of: .mentalHealth), label: "How it shows", example: "sleeps badly, startles"),
      CaseField(
        "treatment", .text, .expected(of: .mentalHealth), label: "Treatment", example: "eight sessions since October"),
      CaseField(
        "safety_plan", .text, .expected(of: .mentalHealth), label: "Safety plan", example: "calls the duty number"),
      CaseField("therapist_contact", .object(.contact), .expected(of: .mentalHealth), label: "Therapist"),
      CaseField(
        "triggers", .list(of: .text), .expected(of: .mentalHealth), label: "Triggers", example: ["uniforms"],
        "What to keep away from the person."),
    ])

  static let mentalRisk = CaseSection(
    "mentalRisk", "How great the danger is judged to be.",
    [
      CaseField("to_self", .code(.riskLevel), .expected, label: "To the person", example: "medium"),
      CaseField("to_others", .code(.riskLevel), .expected, label: "To others", example: "low"),
      CaseField("assessed_on", .date, label: "Assessed on", example: "2027-01-15"),
    ])
}
