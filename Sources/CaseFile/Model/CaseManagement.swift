/// How the case is managed, by whom, and what is still to be done.
package struct CaseManagement: Sendable, Equatable {
  /// Why the case needs management.
  package struct Basis: Sendable, Equatable {
    package let mediumOrLongTerm: Answer<Bool>
    package let riskMediumOrHigh: Answer<Bool>
  }

  /// A member of staff who can be reached.
  package struct Contact: Sendable, Equatable {
    package let name: Answer<String>
    /// E.164.
    package let phone: Answer<String>
    package let email: Answer<String>
  }

  /// Something promised or begun.
  package struct OpenAction: Sendable, Equatable {
    package let what: String
    package let due: Answer<PartialDate>
    package let owner: Answer<String>
  }

  package let needsCaseManagement: Answer<Bool>
  package let model: Answer<ManagementModel>
  package let basis: Answer<Basis>
  package let categories: Answer<[Category]>
  package let riskLevel: Answer<RiskLevel>
  package let opened: Answer<PartialDate>
  package let caseworker: Answer<Contact>
  package let supervisor: Answer<Contact>
  /// Who answers when the caseworker is away.
  package let dutyContact: Answer<Contact>
  package let summary: Answer<String>
  package let openActions: Answer<[OpenAction]>
}

extension CaseManagement {
  init?(_ reader: FieldReader) {
    needsCaseManagement = reader.answer("needs_case_management", .expected, .bool)
    model = reader.answer("model", .expected, .code)
    basis = reader.answer("basis", .expected, .object(Basis.init))
    categories = reader.answer("categories", .expected, .list(of: .code))
    riskLevel = reader.answer("risk_level", .expected, .code)
    opened = reader.answer("opened", .expected, .date)
    caseworker = reader.answer("caseworker", .expected, .object(Contact.init))
    supervisor = reader.answer("supervisor", .expected, .object(Contact.init))
    dutyContact = reader.answer("duty_contact", .expected, .object(Contact.init))
    summary = reader.answer("summary", .expected, .text)
    openActions = reader.answer("open_actions", .expected, .list(of: .object(OpenAction.init)))
  }
}

extension CaseManagement.Basis {
  init?(_ reader: FieldReader) {
    mediumOrLongTerm = reader.answer("medium_long_term", .expected, .bool)
    riskMediumOrHigh = reader.answer("risk_medium_high", .expected, .bool)
  }
}

extension CaseManagement.Contact {
  init?(_ reader: FieldReader) {
    name = reader.answer("name", .text)
    phone = reader.answer("phone", .phone)
    email = reader.answer("email", .email)
  }
}

extension CaseManagement.OpenAction {
  init?(_ reader: FieldReader) {
    let what = reader.value("what", .text)
    due = reader.answer("due", .date)
    owner = reader.answer("owner", .text)
    guard let what else { return nil }
    self.what = what
  }
}
