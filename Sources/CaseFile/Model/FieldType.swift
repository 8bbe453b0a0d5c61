/// What kind of value a field holds.
package enum FieldType: Sendable {
  /// True or false.
  case flag
  /// A whole number from zero to this one.
  case count(upTo: Int)
  /// A text of some form: a name, a date, a country, one code of a list.
  case text(TextForm)
  /// A list of values of one kind.
  /// - Parameter atLeastOne: What one element is, when the list must not be empty.
  indirect case list(of: FieldType, atLeastOne: FieldFault.Element?)
  /// An object with rows of its own.
  case object(CaseSection)

  package var expected: Expected {
    switch self {
    case .flag: .flag
    case .count(let most): .count(most: most)
    case .text(let form): .form(form.name, words: form.expected)
    case .list(let element, _): .list(of: element.expected)
    case .object: .object
    }
  }

  /// The same, for who wrote a value of another kind.
  var asked: Expected {
    if case .text(let form) = self { .form(form.name, words: form.asked) } else { expected }
  }

  /// The section an object, or each object of a list, is made of.
  package var section: CaseSection? {
    switch self {
    case .flag, .count, .text: nil
    case .list(let element, _): element.section
    case .object(let section): section
    }
  }

  /// The form of a text, or of each text of a list.
  package var form: TextForm? {
    switch self {
    case .flag, .count, .object: nil
    case .text(let form): form
    case .list(let element, _): element.form
    }
  }

  package var isList: Bool { if case .list = self { true } else { false } }
}

/// What rows of the table are written with.
extension FieldType {
  static let text = FieldType.text(.any)
  static let id = FieldType.text(.id)
  /// `doc_id` of a document of the case.
  static let document = FieldType.text(.documentReference)
  /// A nationality: a country, or what travel documents write of people who have none.
  static let nationality = FieldType.text(.nationality)
  static let country = FieldType.text(.country)
  static let language = FieldType.text(.language)
  static let airport = FieldType.text(.airport)
  static let phone = FieldType.text(.phone)
  static let email = FieldType.text(.email)
  /// A date as far as it is known, `PartialDate`.
  static let date = FieldType.text(.date)
  /// A date and time with offset, `Moment`.
  static let moment = FieldType.text(.moment)

  static func code(_ list: CodeList) -> FieldType { .text(TextForm(list)) }
  static func list(of element: FieldType) -> FieldType { .list(of: element, atLeastOne: nil) }
  static func list(of section: CaseSection) -> FieldType { .list(of: .object(section)) }
}
