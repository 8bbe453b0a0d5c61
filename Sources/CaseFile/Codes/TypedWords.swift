package import Base

extension TextForm {
  /// What somebody means who types a word in place of a code, or a date as people write it; nil where that is of this form as
  /// it stands, where it means nothing here, and where it may mean several things: nothing is guessed.
  package func meaning(of text: String, in language: Language) -> String? {
    guard problem(text) != nil else { return nil }
    let meant: String? =
      switch name {
      case TextForm.country.name, TextForm.nationality.name: CountryCodes.code(named: text, in: language)
      case TextForm.language.name: LanguageCodes.code(named: text, in: language)
      case TextForm.airport.name: Airport.only(by: text)?.code
      case TextForm.phone.name: text.filter { !" -–./()".contains($0) }
      case TextForm.date.name: TypedDate.only(in: text)
      default: nil
      }
    return meant.flatMap { problem($0) == nil ? $0 : nil }
  }

  /// What a code of this form stands for, in words; nil where that is not known, or it is no code.
  package func words(for code: String, in language: Language) -> String? {
    switch name {
    case TextForm.country.name, TextForm.nationality.name: CountryCodes.name(of: code, in: language)
    case TextForm.language.name: LanguageCodes.name(of: code, in: language)
    case TextForm.airport.name:
      Airport.find(code).map { "\($0.city), \(CountryCodes.name(of: $0.country, in: language) ?? $0.country)" }
    default: nil
    }
  }
}

/// A date as people write it, with the name of a month, or with the day first, or the month.
package enum TypedDate {
  /// What a text can mean, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; of two readings both, the day first; empty where it is no date.
  package static func readings(of text: String) -> [String] {
    let parts = text.split { !$0.isLetter && !$0.isNumber }
    let numbers = parts.compactMap(number)
    let words = parts.filter { number($0) == nil && !fillers.contains($0.foldedWord) }
    guard numbers.count + words.count <= 4, let year = numbers.first(where: { $0.digits == 4 })?.value,
      numbers.count(where: { $0.digits == 4 }) == 1
    else { return [] }
    let others = numbers.filter { $0.digits != 4 }
    guard others.allSatisfy({ (1...2).contains($0.digits) }) else { return [] }
    let small = others.map(\.value)
    if !words.isEmpty {
      guard let month = month(words.map(\.foldedWord).joined()), small.count <= 1 else { return [] }
      return dates([(year, month, small.first)])
    }
    switch small.count {
    case 0: return dates([(year, nil, nil)])
    case 1: return dates([(year, small[0], nil)])
    case 2 where numbers[0].digits == 4: return dates([(year, small[0], small[1])])
    case 2: return dates([(year, small[1], small[0]), (year, small[0], small[1])])
    default: return []
    }
  }

  /// The one thing that a text can mean.
  static func only(in text: String) -> String? {
    let found = readings(of: text)
    return found.count == 1 ? found[0] : nil
  }

  /// Each once, of those that exist.
  private static func dates(_ found: [(year: Int, month: Int?, day: Int?)]) -> [String] {
    found.map { date in
      let parts: [(number: Int?, digits: Int)] = [(date.year, 4), (date.month, 2), (date.day, 2)]
      return parts.compactMap { part in
        part.number.map { String(repeating: "0", count: max(0, part.digits - "\($0)".count)) + "\($0)" }
      }.joined(separator: "-")
    }.filter { PartialDate($0) != nil }.uniqued()
  }

  /// Digits of any script, and the ending of an ordinal number.
  private static func number(_ text: Substring) -> (value: Int, digits: Int)? {
    let digits = text.prefix { $0.isNumber }
    guard !digits.isEmpty, ["", "st", "nd", "rd", "th", "er"].contains(text.dropFirst(digits.count).lowercased()) else {
      return nil
    }
    let values = digits.compactMap(\.wholeNumberValue)
    guard values.count == digits.count, values.count <= 4, values.allSatisfy({ $0 < 10 }) else { return nil }
    return (values.reduce(0) { $0 * 10 + $1 }, values.count)
  }

  /// The month whose name a word is, or begins like; nil where several do.
  private static func month(_ word: String) -> Int? {
    let exact = months.indices.filter { months[$0].contains(word) }
    let near = word.count < 3 ? [] : months.indices.filter { months[$0].contains { $0.hasPrefix(word) } }
    let found = exact.isEmpty ? near : exact
    return found.count == 1 ? found[0] + 1 : nil
  }

  private static let fillers: Set = ["of", "de", "the", "le", "من"]

  /// In English, French and Arabic, as they are said in Egypt and Libya, in the Levant, and in the Maghreb.
  private static let months = [
    "January janvier يناير كانونالثاني جانفي", "February février فبراير شباط فيفري", "March mars مارس آذار",
    "April avril أبريل إبريل نيسان أفريل", "May mai مايو أيار ماي", "June juin يونيو حزيران جوان",
    "July juillet يوليو تموز جويلية", "August août أغسطس آب أوت", "September septembre سبتمبر أيلول",
    "October octobre أكتوبر تشرينالأول", "November novembre نوفمبر تشرينالثاني", "December décembre ديسمبر كانونالأول",
  ].map { $0.split(separator: " ").map(\.foldedWord) }
}
