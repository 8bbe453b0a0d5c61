/// How the group travels, and who waits for it.
package struct CaseTravel: Sendable, Equatable {
  /// One flight.
  package struct Leg: Sendable, Equatable {
    /// IATA airport codes; they give the time zones.
    package let fromIATA: Answer<String>
    package let toIATA: Answer<String>
    package let carrier: Answer<String>
    package let number: Answer<String>
    package let depart: Answer<Moment>
    package let arrive: Answer<Moment>
  }

  /// Who meets the group, and what follows.
  package struct Reception: Sendable, Equatable {
    package let metBy: Answer<String>
    package let shelter: Answer<String>
    package let onwardTransport: Answer<String>
    /// How long this reception is arranged for.
    package let until: Answer<Moment>
  }

  package let returnType: Answer<ReturnType>
  /// In the order of travel.
  package let legs: Answer<[Leg]>
  /// Where the group enters the country: an airport code or a place in words.
  package let pointOfEntry: Answer<String>
  package let escort: Answer<Escort>
  /// IATA special service requests, such as `WCHR`.
  package let specialAssistance: Answer<[String]>
  /// OCHA P-code.
  package let finalDestinationPcode: Answer<String>
  package let reception: Answer<Reception>
}

extension CaseTravel {
  init?(_ reader: FieldReader) {
    returnType = reader.answer("return_type", .expected, .code)
    legs = reader.answer("legs", .expected, .nonEmpty("leg", of: .object(Leg.init)))
    pointOfEntry = reader.answer("point_of_entry", .expected, .text)
    escort = reader.answer("escort", .code)
    specialAssistance = reader.answer("special_assistance", .list(of: .serviceRequest))
    finalDestinationPcode = reader.answer("final_destination_pcode", .pcode)
    reception = reader.answer("reception", .object(Reception.init))
  }
}

extension CaseTravel.Leg {
  init?(_ reader: FieldReader) {
    fromIATA = reader.answer("from_iata", .expected, .airport)
    toIATA = reader.answer("to_iata", .expected, .airport)
    carrier = reader.answer("carrier", .expected, .text)
    number = reader.answer("number", .expected, .text)
    depart = reader.answer("depart", .expected, .moment)
    arrive = reader.answer("arrive", .expected, .moment)
  }
}

extension CaseTravel.Reception {
  init?(_ reader: FieldReader) {
    metBy = reader.answer("met_by", .text)
    shelter = reader.answer("shelter", .text)
    onwardTransport = reader.answer("onward_transport", .text)
    until = reader.answer("until", .moment)
  }
}
