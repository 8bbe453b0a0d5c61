/// One person of a case.
package struct CasePerson: Sendable, Equatable {
  /// Who the person is.
  package let identity: CaseIdentity
  /// What the person agreed to; its absence is a warning today.
  package let consent: Answer<CaseConsent>
}

extension CasePerson {
  init?(_ reader: FieldReader) {
    let identity = reader.value("identity", .object { CaseIdentity($0) })
    let consent = reader.answer("consent", .expected, .object { CaseConsent($0) })
    CaseConsent.noteRefusal(consent, reader)
    self.consent = consent
    guard let identity else { return nil }
    self.identity = identity
  }
}

/// Who a person is.
package struct CaseIdentity: Sendable, Equatable {
  /// One name in one script; a person may have several.
  package struct Name: Sendable, Equatable {
    package let given: Answer<String>
    package let middle: Answer<String>
    package let family: Answer<String>
    package let nickname: Answer<String>
    /// ISO 15924, such as `Latn`.
    package let script: Answer<String>
  }

  /// A language and how far it carries.
  package struct Language: Sendable, Equatable {
    /// ISO 639-3.
    package let code: String
    package let speaks: Answer<Bool>
    package let reads: Answer<Bool>
  }

  /// A number some other system knows the person by.
  package struct Identifier: Sendable, Equatable {
    package let system: String
    package let value: String
  }

  /// Identifier of the person within the case group.
  package let personID: String
  package let names: Answer<[Name]>
  package let sex: Answer<Sex>
  package let birthDate: Answer<PartialDate>
  package let birthDateEstimated: Answer<Bool>
  /// ISO 3166-1 alpha-3.
  package let nationality: Answer<[String]>
  package let languages: Answer<[Language]>
  package let interpreterNeeded: Answer<Bool>
  package let identifiers: Answer<[Identifier]>
  package let travelDocument: Answer<TravelDocument>
  package let genderIdentity: Answer<String>
  package let literacy: Answer<Literacy>
  package let maritalStatus: Answer<MaritalStatus>
}

extension CaseIdentity {
  init?(_ reader: FieldReader) {
    let id = reader.value("person_id", .id)
    names = reader.answer("names", .required, .nonEmpty("name", of: .object(Name.init)))
    sex = reader.answer("sex", .expected, .code)
    birthDate = reader.answer("birth_date", .expected, .date)
    birthDateEstimated = reader.answer("birth_date_estimated", .expected, .bool)
    nationality = reader.answer("nationality", .expected, .list(of: .country))
    languages = reader.answer("languages", .expected, .list(of: .object(Language.init)))
    interpreterNeeded = reader.answer("interpreter_needed", .expected, .bool)
    identifiers = reader.answer("identifiers", .list(of: .object(Identifier.init)))
    travelDocument = reader.answer("travel_document", .object(TravelDocument.init))
    genderIdentity = reader.answer("gender_identity", .text)
    literacy = reader.answer("literacy", .code)
    maritalStatus = reader.answer("marital_status", .code)
    guard let id else { return nil }
    personID = id
  }
}

extension CaseIdentity.Name {
  init?(_ reader: FieldReader) {
    given = reader.answer("given", .text)
    middle = reader.answer("middle", .text)
    family = reader.answer("family", .text)
    nickname = reader.answer("nickname", .text)
    script = reader.answer("script", .script)
    if [given, middle, family, nickname].allSatisfy({ $0 == .absent }) {
      reader.notes.wrong(
        reader.place, "this name has no part that is a name",
        "give at least one of given, middle, family, nickname, or say why it is not known")
    }
  }
}

extension CaseIdentity.Language {
  init?(_ reader: FieldReader) {
    let code = reader.value("code", .language)
    speaks = reader.answer("speaks", .bool)
    reads = reader.answer("reads", .bool)
    guard let code else { return nil }
    self.code = code
  }
}

extension CaseIdentity.Identifier {
  init?(_ reader: FieldReader) {
    let system = reader.value("system", .id)
    let value = reader.value("value", .id)
    guard let system, let value else { return nil }
    self.init(system: system, value: value)
  }
}
