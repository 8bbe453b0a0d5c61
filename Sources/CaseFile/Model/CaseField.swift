/// One field of a case: a row of the table (`CaseTable`).
///
/// The reader, its findings, the JSON Schema, the page of fields and the tests of each field follow from the rows; a new
/// optional field is one row more (Protocol/decisions/0016).
package struct CaseField: Sendable {
  /// Its name in `case.json`.
  package let key: String
  package let type: FieldType
  /// What its absence means.
  package let need: Need
  /// What people call it, in English. The key of its labels is `labelKey`.
  package let label: String
  /// A value it may have; an object's stands in the rows of its section.
  package let example: Example
  /// What it says, in sentences; empty when the label says it all.
  package let says: String
  /// Since which version of the layout it exists.
  package let since: Int
  /// What stops a case when this field says it.
  let stops: [Stop]
  /// How it ages, when it is the last day of something.
  let ages: Aging?
  /// What is the case when the list has more than one element.
  let whenSeveral: Circumstance?

  init(
    _ key: String, _ type: FieldType, _ need: Need = .optional, label: String, example: Example = .ofSection,
    _ says: String = "", since: Int = 1, stops: [Stop] = [], ages: Aging? = nil, whenSeveral: Circumstance? = nil
  ) {
    self.key = key
    self.type = type
    self.need = need
    self.label = label
    self.example = example
    self.says = says
    self.since = since
    self.stops = stops
    self.ages = ages
    self.whenSeveral = whenSeveral
  }

  /// What may stand in place of a value.
  package var reasons: [MissingReason] { need == .value ? [] : MissingReason.allCases }
}

extension CaseField {
  /// How much the absence of a field matters.
  package enum Need: Sendable, Equatable {
    /// It may be absent.
    case optional
    /// Its absence is `missing`: the case travels, the receiver is told.
    case expected
    /// The same, in a case of which this is true; otherwise it may be absent.
    case expectedWhen(Circumstance)
    /// Its absence is `wrong`; a reason may stand in place of a value.
    case required
    /// It must be there and hold a value; a reason will not do. Without it the object around it is not read.
    case value
  }

  /// What makes more of a case necessary.
  package enum Circumstance: Sendable {
    case severalPersons
  }

  /// An answer that stops a case.
  struct Stop: Sendable {
    /// The reason that stops it; `nil`: a value does.
    let reason: MissingReason?
    let message: String
    let advice: String
  }

  /// The last day of something that is needed on the day of arrival.
  struct Aging: Sendable {
    /// What is over then, with its article.
    let what: String
    let advice: String
  }

  /// A value a field may have.
  package enum Example: Sendable {
    case text(String)
    case flag(Bool)
    case list([String])
    /// The examples of the rows it is made of; once, in a list.
    case ofSection
  }
}

extension CaseField.Example: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral {
  package init(stringLiteral text: String) { self = .text(text) }
  package init(booleanLiteral flag: Bool) { self = .flag(flag) }
  package init(arrayLiteral texts: String...) { self = .list(texts) }
}
