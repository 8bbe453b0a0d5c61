import Foundation

/// One word of a name as it is searched for: what its ways of writing have in common, across article, hyphen, case,
/// diacritics and script.
///
/// Two words are alike when a spelling is equal or begins alike, or when a sound is equal. Sounds are coarse on purpose: a
/// search that finds one person too many costs a glance, one that misses a child costs more. Nothing is decided by them.
package struct NameWord: Sendable, Equatable {
  /// Letters and digits in small letters without marks, in their own script; without the article, too.
  package let spellings: [String]
  /// The consonants as Latin letters, the same for Latin, Arabic and Ethiopic script; empty for other scripts.
  package let sounds: [String]

  /// The words of a text, articles aside.
  package static func words(of text: String) -> [NameWord] {
    let tokens = NameToken.tokens(of: text)
    let bare = tokens.indices.filter { !tokens[$0].isArticle || $0 == tokens.indices.last }.map { tokens[$0].letters }
    return bare.map { NameWord($0) }
  }

  /// The words of a name as they are kept for a search: also each two neighbours as one, since `Gebre Selassie` is
  /// `Gebreselassie` and `Abd Allah` is `Abdullah`.
  package static func index(of text: String) -> [NameWord] {
    let words = words(of: text)
    return words + zip(words, words.dropFirst()).map { $0.joined(with: $1) }
  }

  /// The ways in which a search may be meant: as it is written, and with each two neighbours as one. `bin`, `ould` and
  /// their like say nothing where other words do.
  package static func readings(of query: String) -> [[NameWord]] {
    let all = words(of: query)
    let telling = all.filter { !$0.spellings.contains(where: particles.contains) }
    let words = telling.isEmpty ? all : telling
    let joined = words.indices.dropLast().map { index in
      words[..<index] + [words[index].joined(with: words[index + 1])] + words[(index + 2)...]
    }
    return ([words] + joined.map(Array.init)).filter { !$0.isEmpty }
  }

  private static let particles: Set<String> = [
    "bin", "ibn", "ben", "bint", "ould", "wuld", "wld", "walad", "بن", "ابن", "بنت", "ولد",
  ]

  init(_ letters: String) {
    let forms = NameToken.withoutArticle(letters).map { [letters, $0] } ?? [letters]
    spellings = forms
    sounds = forms.flatMap(NameSound.sounds).reduce(into: []) { all, sound in
      if !all.contains(sound) { all.append(sound) }
    }
  }

  /// Both as one word; an article that stood stuck to the second is left out.
  private func joined(with next: NameWord) -> NameWord {
    NameWord((spellings.first ?? "") + (next.spellings.last ?? ""))
  }

  /// Whether both may be the same word of somebody's name.
  package func isLike(_ other: NameWord) -> Bool {
    !Set(spellings).isDisjoint(with: other.spellings) || !Set(sounds).isDisjoint(with: other.sounds)
  }
}

/// A run of letters and digits in a name.
struct NameToken {
  let letters: String
  /// Whether it is an article before another word.
  let isArticle: Bool

  static func tokens(of text: String) -> [NameToken] {
    var tokens: [(letters: String, hyphen: Bool)] = []
    var current = String.UnicodeScalarView()
    func end(hyphen: Bool) {
      if !current.isEmpty { tokens.append((String(current), hyphen)) }
      current = String.UnicodeScalarView()
    }
    for scalar in plain(text).unicodeScalars {
      if isLetter(scalar) { current.append(fold(scalar)) } else if !isSilent(scalar) { end(hyphen: isHyphen(scalar)) }
    }
    end(hyphen: false)
    return tokens.map { letters, hyphen in
      NameToken(letters: letters, isArticle: articles.contains(letters) || hyphen && sunArticles.contains(letters))
    }
  }

  private static let articles: Set<String> = ["al", "el", "ال"]
  /// Before some consonants the article takes their sound; only a hyphen tells it from a name.
  private static let sunArticles: Set<String> = [
    "ad", "ar", "as", "ash", "at", "az", "an", "ed", "er", "es", "esh", "et", "ez", "en", "il", "ul", "ur", "ud", "us",
  ]

  /// The word without an article that is written as one with it; nil when there is none.
  static func withoutArticle(_ letters: String) -> String? {
    if letters.hasPrefix("ال"), letters.unicodeScalars.count >= 4 { return String(letters.dropFirst(2)) }
    guard letters.count >= 5, letters.hasPrefix("al") || letters.hasPrefix("el") else { return nil }
    let rest = letters.dropFirst(2)
    return rest.first.map { "aeiou".contains($0) } ?? true ? nil : String(rest)
  }

  /// Small letters taken apart from their marks, and letters that Unicode does not take apart as people write them.
  private static func plain(_ text: String) -> String {
    let small = text.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars
    let spelled = small.map { special[$0] ?? String($0) }.joined()
    return spelled.decomposedStringWithCompatibilityMapping
  }

  private static let special: [Unicode.Scalar: String] = [
    "ç": "s", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ɓ": "b",
    "ɗ": "d", "ƙ": "k", "ɖ": "d", "ŋ": "n", "ɛ": "e", "ɔ": "o",
  ]

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber: true
    default: false
    }
  }

  /// Marks, apostrophes and what stretches a word: they part nothing.
  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .modifierLetter, .format: true
    default: "'’‘`´ʼ.".unicodeScalars.contains(scalar)
    }
  }

  private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .dashPunctuation
  }

  /// One letter for letters that people write for one another.
  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "أ", "إ", "آ", "ٱ": "ا"
    case "ی", "ئ": "ي"
    case "ؤ": "و"
    case "ک": "ك"
    case "گ": "ج"
    case "ہ", "ھ": "ه"
    default: scalar
    }
  }
}
