extension CaseSection {
  static let travel = CaseSection(
    "travel", "How the group travels, and who waits for it.",
    [
      CaseField(
        "return_type", .code(.returnType), .expected, label: "Kind of return", example: "AVR"),
      CaseField(
        "legs", .list(of: .object(.leg), atLeastOne: .leg), .expected, label: "Flights", "In the order of travel."),
      CaseField(
        "point_of_entry", .text, .expected, label: "Point of entry", example: "ADD",
        "Airport code, or a place in words."),
      CaseField("escort", .code(.escort), label: "Escort", example: "nurse", "Who travels along."),
      CaseField(
        "special_assistance", .list(of: .code(.serviceRequest)), label: "Special assistance", example: ["WCHR"],
        "IATA special service requests, such as WCHR."),
      CaseField(
        "final_destination_pcode", .text(.pcode), label: "Final destination", example: "ET0408", "OCHA P-code."),
      CaseField("reception", .object(.reception), label: "Reception"),
    ])

  static let leg = CaseSection(
    "leg", "One flight.",
    [
      CaseField("from_iata", .airport, .expected, label: "From", example: "MJI"),
      CaseField("to_iata", .airport, .expected, label: "To", example: "ADD"),
      CaseField("carrier", .text, .expected, label: "Airline", example: "ET"),
      CaseField("number", .text, .expected, label: "Flight number", example: "453"),
      CaseField("depart", .moment, .expected, label: "Departs", example: "2027-02-03T22:10:00+02:00"),
      CaseField(
        "arrive", .moment, .expected, label: "Arrives", example: "2027-02-04T05:25:00+03:00",
        "Of the last leg: the planned arrival."),
    ])

  static let reception = CaseSection(
    "reception", "Who meets the group, and what follows.",
    [
      CaseField("met_by", .text, label: "Met by", example: "a caseworker", "Who waits."),
      CaseField("shelter", .text, label: "Shelter", example: "transit centre", "Where the group sleeps."),
      CaseField("onward_transport", .text, label: "Onward transport", example: "bus", "How it travels on."),
      CaseField(
        "until", .moment, label: "Arranged until", example: "2027-02-07T12:00:00+03:00",
        "How long this is arranged for."),
    ])
}
