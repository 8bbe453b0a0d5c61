import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import Mustache

extension Language {
  /// Which way it is written: a property of the page.
  var direction: String { self == .arabic ? "rtl" : "ltr" }

  /// What it calls itself.
  var name: String {
    switch self {
    case .english: "English"
    case .french: "Français"
    case .arabic: "العربية"
    }
  }

  /// Which form a word has after a number. Source: Unicode CLDR, "Language Plural Rules".
  func plural(_ count: Int) -> String {
    switch (self, count, count % 100) {
    case (.english, 1, _), (.french, 0...1, _), (.arabic, 1, _): "one"
    case (.arabic, 0, _): "zero"
    case (.arabic, 2, _): "two"
    case (.arabic, _, 3...10): "few"
    case (.arabic, _, 11...99): "many"
    default: "other"
    }
  }

  /// All forms that it has.
  var plurals: [String] { self == .arabic ? ["zero", "one", "two", "few", "many", "other"] : ["one", "other"] }

  /// Whatever was chosen, else what the browser asks for first that there is, else English.
  static func wanted(by request: Request, cookie: String?) -> Language {
    if let chosen = cookie.flatMap(Language.init) { return chosen }
    let wishes = (request.headers[.acceptLanguage] ?? "").split(separator: ",").prefix(10)
    return wishes.lazy.compactMap { Language(rawValue: String($0.trimmingPrefix { $0 == " " }.prefix(2))) }.first
      ?? .english
  }
}

/// All that the board words itself, in one language. A key that there is no sentence for shows as itself, and fails tests.
struct Sentences: Sendable, MustacheParent {
  let language: Language
  private let table: [String: String]

  static func of(_ language: Language) -> Sentences {
    switch language {
    case .english: english
    case .french: french
    case .arabic: arabic
    }
  }

  private static let english = Sentences(language: .english, table: EnglishSentences.all)
  private static let french = Sentences(language: .french, table: FrenchSentences.all)
  private static let arabic = Sentences(language: .arabic, table: ArabicSentences.all)

  subscript(_ key: String) -> String {
    assert(table[key] != nil, "no sentence “\(key)” in \(language.rawValue)")
    return table[key] ?? key
  }

  /// A sentence with something put into it, where `{name}` stands.
  func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
    values.reduce(self[key]) { $0.replacing("{\($1.key)}", with: $1.value) }
  }

  /// A sentence about so many, in the form that the number asks for.
  func counted(_ key: String, _ count: Int) -> String {
    self("\(key)_\(language.plural(count))", ["count": "\(count)"])
  }

  var keys: Set<String> { Set(table.keys) }

  /// - Returns: Nil where there is none: what a table of codes does not know is shown as it came.
  func maybe(_ key: String) -> String? { table[key] }

  func child(named key: String) -> Any? { self[key] }

  /// A code in words: its sentence, or else the code with spaces.
  func code(_ group: String, _ code: String) -> String {
    table["\(group)_\(code)"] ?? code.replacing("_", with: " ")
  }

  /// What codes are called on the board, for sentences that are worded elsewhere.
  var terms: Terms { Terms(language) { code($0.rawValue, $1) } }

  /// What is wrong, and what to do.
  func problem(_ problem: AccountProblem) -> String {
    switch problem {
    case .notSignedIn: self["problem_not_signed_in"]
    case .tooManyTries(let wait): self("problem_too_many", ["minutes": "\(max(1, Int((wait / 60).rounded(.up))))"])
    case .wrongCode: self["problem_code"]
    case .usedCode: self["problem_code_used"]
    case .clock(let seconds):
      self(seconds > 0 ? "problem_clock_ahead" : "problem_clock_behind", ["time": Moments.span(abs(seconds), self)])
    case .noSession: self["problem_no_session"]
    case .deadLink: self["problem_dead_link"]
    case .password(let objection):
      self(
        "problem_password_\(objection)",
        ["least": "\(Passwords.lengths.lowerBound)", "most": "\(Passwords.lengths.upperBound)"])
    case .passwordsDiffer: self["problem_passwords_differ"]
    case .wrongPassword: self["problem_wrong_password"]
    case .noSecondFactor: self["problem_no_second_factor"]
    case .nothingToSetUp: self["problem_nothing_to_set_up"]
    case .login(let text): self("problem_login", ["login": text])
    case .takenLogin: self["problem_taken"]
    case .takenUser: self["problem_taken_user"]
    case .takenIdentity: self["problem_taken_identity"]
    case .machine: self["problem_machine"]
    case .noMachine: self["problem_no_machine"]
    case .right(let right): self("problem_right", ["right": right.rawValue])
    case .days(let days):
      self("problem_days", ["days": "\(days)", "most": "\(AccountDesk.tokenDays.upperBound)"])
    case .absence: self["problem_absence"]
    case .noRole: self["problem_no_role"]
    case .noName: self["problem_no_name"]
    case .unknownAccount: self["problem_no_account"]
    case .lastAdministrator: self["problem_last_administrator"]
    }
  }
}
