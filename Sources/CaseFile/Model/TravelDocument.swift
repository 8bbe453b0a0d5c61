/// A passport, or what stands in for one.
package struct TravelDocument: Sendable, Equatable {
  package let type: Answer<TravelDocumentType>
  package let number: Answer<String>
  /// ISO 3166-1 alpha-3 of the issuing state.
  package let issuer: Answer<String>
  package let issued: Answer<PartialDate>
  /// Last day it is valid. Past at arrival, it has aged.
  package let expiry: Answer<PartialDate>
}

extension TravelDocument {
  init?(_ reader: FieldReader) {
    type = reader.answer("type", .expected, .code)
    number = reader.answer("number", .expected, .id)
    issuer = reader.answer("issuer", .country)
    issued = reader.answer("issued", .date)
    expiry = reader.answer("expiry", .expected, .date)
  }
}
