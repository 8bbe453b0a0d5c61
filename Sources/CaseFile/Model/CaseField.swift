/// One field of a case: a row of the table (`CaseTable`).
///
/// The reader, its findings, the JSON Schema, the page of fields and the tests of each field follow from the rows; a new
/// optional field is one row more (Protocol/decisions/0016).
package struct CaseField: Sendable {
  /// Its name in the document.
  package let key: String
  package let type: FieldType
  /// What its absence means.
  package let need: Need
  /// What people call it, in English; `label(in:)` gives other languages.
  package let label: String
  /// A value it may have; an object's stands in the rows of its section.
  package let example: Example
  /// What it says, in sentences; empty when the label says it all.
  package let says: String
  /// Since which version of the layout it exists.
  package let since: Int
  /// What stops a case when this field says it.
  let stops: [Stop]
  /// How it ages, when it is the day of something.
  let ages: Aging?
  /// What is the case, and makes more of it necessary, by what this field says.
  let tells: Telling?
  /// What whoever wants to see it must confirm first.
  package let caution: Caution?

  init(
    _ key: String, _ type: FieldType, _ need: Need = .optional, label: String, example: Example = .ofSection,
    _ says: String = "", since: Int = 1, stops: [Stop] = [], ages: Aging? = nil, tells: Telling? = nil,
    caution: Caution? = nil
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
    self.tells = tells
    self.caution = caution
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
    /// The same, in a case of which one of these is true; otherwise it may be absent.
    case expectedWhen(Set<Circumstance>)
    /// Its absence is `wrong` where the field of this name has a value; a reason may stand in place of its own. That field
    /// stands before it.
    case requiredWith(String)
    /// Its absence is `wrong`; a reason may stand in place of a value.
    case required
    /// It must be there and hold a value; a reason will not do. Without it the object around it is not read.
    case value
  }

  /// What makes more of a case necessary.
  package enum Circumstance: Sendable, Hashable {
    case severalPersons
    case category(Category)
  }

  /// How a field tells what is the case.
  enum Telling: Sendable {
    /// The list has more than one element.
    case several(Circumstance)
    /// It is the case of these codes, and not of others, whatever has been told before.
    case codes(Set<String>, Circumstance)
  }

  /// A rule that is shown, and confirmed, before a value is.
  package struct Caution: Sendable {
    /// The field beside it, and the code of it with which nothing has to be confirmed.
    package let unless: (key: String, code: String)
    /// The rule, a sentence.
    package let says: String
  }

  /// An answer that stops a case.
  struct Stop: Sendable {
    /// The reason that stops it; `nil`: a value does.
    let reason: MissingReason?
    let fault: CaseFault
  }

  /// The day of something that ages.
  struct Aging: Sendable, Equatable {
    enum Measure: Sendable, Equatable {
      /// It is the last day, and needed on the day of arrival.
      case lastDay
      /// It is the day on which it was made, and it must not be older than so many days when the journey begins.
      case days(Int)
    }

    let what: AgedFault.Thing
    var measure = Measure.lastDay
  }

  /// A value a field may have.
  package enum Example: Sendable {
    case text(String)
    case flag(Bool)
    case count(Int)
    case list([String])
    /// The examples of the rows it is made of; once, in a list.
    case ofSection
  }
}

extension CaseField.Example: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral
{
  package init(stringLiteral text: String) { self = .text(text) }
  package init(booleanLiteral flag: Bool) { self = .flag(flag) }
  package init(integerLiteral count: Int) { self = .count(count) }
  package init(arrayLiteral texts: String...) { self = .list(texts) }
}
