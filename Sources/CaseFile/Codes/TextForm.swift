import Base

/// A form that texts of a case may have: a phone number, a date, one code of a list.
///
/// A class because it is shared and compared by identity: many rows hold a text of one form.
package final class TextForm: Sendable {
  /// What a JSON Schema can say of a form.
  package enum Shape: Sendable {
    case any
    case exactly(String)
    case codes([String])
    /// An expression of ECMA 262; also the least and the greatest length, where there are such.
    case pattern(String, ClosedRange<Int>? = nil)
  }

  /// Its name in the schema and the page of fields, such as `phone`.
  package let name: String
  /// What is expected, with its article: "a phone number (E.164)".
  package let expected: String
  /// The same, for who wrote no text at all.
  let asked: String
  /// What it is, and by which standard.
  package let says: String
  package let shape: Shape
  /// The codes, if it is one of a list.
  package let codes: CodeList?
  /// Octets of UTF-8 beyond which no text is of this form; `nil` when only the size of `case.json` bounds it.
  package let longest: Int?
  /// Texts that are almost of this form, and refused.
  package let refuses: [String]
  /// Whether a text that is wrong here may be right to a newer Baton, since it is in a list that grows.
  let mayBeNewer: @Sendable (String) -> Bool
  /// Gives what is wrong with a text, or `nil` when it is of this form.
  let problem: @Sendable (String) -> FieldFault?

  init(
    _ name: String, _ expected: String, asked: String? = nil, _ says: String, shape: Shape, codes: CodeList? = nil,
    longest: Int? = nil, refuses: [String], mayBeNewer: @escaping @Sendable (String) -> Bool = { _ in false },
    problem: @escaping @Sendable (String) -> FieldFault?
  ) {
    self.name = name
    self.expected = expected
    self.asked = asked ?? expected
    self.says = says
    self.shape = shape
    self.codes = codes
    self.longest = longest
    self.refuses = refuses
    self.mayBeNewer = mayBeNewer
    self.problem = problem
  }

  /// A form that is kept or not, with the same advice whenever it is not.
  convenience init(
    _ name: String, _ expected: String, _ says: String, shape: Shape, longest: Int? = nil, refuses: [String],
    advice: String, holds: @escaping @Sendable (String) -> Bool
  ) {
    self.init(
      name, expected, asked: "\(expected), as a string", says, shape: shape, longest: longest, refuses: refuses
    ) { text in
      holds(text) ? nil : .otherForm(String(text.prefix(80)), form: name, named: expected, .form(words: advice))
    }
  }

  /// One code of a list; of any other the nearest valid ones are named.
  convenience init(_ list: CodeList) {
    let valid = list.texts
    self.init(
      list.name, list.meaning, "One of a closed list.", shape: .codes(valid), codes: list,
      refuses: ["", "no such code", valid[0] + "x"], mayBeNewer: Self.hasForm(ofCode:)
    ) { text in
      if valid.contains(text) { return nil }
      return .otherForm(
        String(text.prefix(80)), form: list.name, named: list.meaning, Nearest.hint(for: text, among: valid))
    }
  }

  /// 1 to 64 ASCII letters, digits, `_` and `-`.
  static func hasForm(ofCode text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  /// Three ASCII capitals.
  static func isThreeCapitals(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy(\.isASCIICapital)
  }

  /// Whether a reason could be taken for a text of this form.
  package var includesReasons: Bool { MissingReason.allCases.contains { problem($0.rawValue) == nil } }
}
