/// The consonants of a word, as Latin letters that stand for what is written in many ways: `Youssef`, `Yusuf`, `يوسف` and
/// `ዩሱፍ` are all `ysf`.
///
/// A vowel counts at the beginning only, as `a`, whichever it is. A word with a single consonant keeps its glides, since
/// `h` alone would be Hawa, Haya and Hui. What can be read in two ways has two sounds.
enum NameSound {
  /// - Parameter word: Folded by `NameToken`.
  /// - Returns: At least two letters each; empty where nothing can be said.
  static func sounds(_ word: String) -> [String] {
    guard let first = word.unicodeScalars.first else { return [] }
    let readings: [[NameLetter]] =
      switch first.value {
      case 0x61...0x7A: LatinLetters.readings(word)
      case 0x0600...0x06FF: ArabicLetters.readings(word)
      case 0x1200...0x137F: [EthiopicLetters.letters(word)]
      default: []
      }
    return readings.compactMap(sound).reduce(into: []) { all, sound in
      if !all.contains(sound) { all.append(sound) }
    }
  }

  private static func sound(_ letters: [NameLetter]) -> String? {
    let opening = letters.prefix(while: \.isWeak)
    // Whoever begins with y or w begins with a consonant; after another vowel both belong to it.
    let beginsWithVowel = opening.first.map { $0 == .vowel || $0 == .softVowel || $0 == .roundVowel } ?? false
    var rest = beginsWithVowel ? letters.dropFirst(opening.count) : letters[...]
    var sound = beginsWithVowel ? "a" : ""
    if let glide = rest.first, glide == .y || glide == .w {
      sound = glide == .y ? "y" : "w"
      rest = rest.dropFirst()
    }
    let isShort = rest.filter { !$0.isWeak }.count + (beginsWithVowel ? 0 : sound.count) < 2
    var last: NameLetter?
    for letter in rest {
      defer { last = letter }
      guard let character = letter.text(short: isShort) else { continue }
      if let last, last == letter || isShort && last.text(short: true) == character { continue }
      sound += character
    }
    // In names with `Abd` what follows is the article in any of its sounds.
    if sound.hasPrefix("abdl"), sound.count > 4 { sound.remove(at: sound.index(sound.startIndex, offsetBy: 3)) }
    return sound.count < 2 ? nil : sound
  }
}

/// A letter of any script, by its sound.
enum NameLetter: Equatable {
  case consonant(Character)
  /// Glides; as consonants they count only where a word begins.
  case y, w
  /// Vowels like i, like u, and any other.
  case softVowel, roundVowel, vowel
  /// Nothing: a sign that carries a vowel within a word.
  case silent

  var isWeak: Bool { if case .consonant = self { false } else { true } }

  /// - Parameter short: Whether the glides count.
  func text(short: Bool) -> String? {
    switch self {
    case .consonant(let character): String(character)
    case .y, .softVowel: short ? "y" : nil
    case .w, .roundVowel: short ? "w" : nil
    case .vowel, .silent: nil
    }
  }
}

/// Latin letters as English, French, Italian and Somali spellings use them.
private enum LatinLetters {
  static func readings(_ word: String) -> [[NameLetter]] {
    let word = word.filter { $0.isASCII && $0.isLetter }
    var spellings = [word]
    // In Somali x is a deep h, and c a vowel's beginning.
    if word.hasPrefix("x") { spellings.append("h" + word.dropFirst()) }
    if word.hasPrefix("c") { spellings.append(String(word.dropFirst())) }
    var readings = spellings.map { letters($0, th: "t") }
    if word.contains("th") { readings += spellings.map { letters($0, th: "s") } }
    // A last h is spoken, or only written.
    if word.hasSuffix("h") { readings += readings.map { $0.last == .consonant("h") ? Array($0.dropLast()) : $0 } }
    return readings
  }

  private static let groups: [(String, Character)] = [
    ("tch", "x"), ("sch", "x"), ("sh", "x"), ("ch", "x"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("ph", "f"),
    ("dj", "j"), ("ts", "s"), ("tz", "s"), ("zh", "j"), ("ck", "k"),
  ]

  private static let single: [Character: Character] = [
    "b": "b", "p": "b", "d": "d", "f": "f", "v": "f", "g": "j", "h": "h", "j": "j", "k": "k", "q": "k", "l": "l",
    "m": "m", "n": "n", "r": "r", "s": "s", "t": "t", "z": "z",
  ]

  private static func letters(_ word: String, th: Character) -> [NameLetter] {
    var letters: [NameLetter] = []
    var rest = word[...]
    if word.hasPrefix("ou"), let next = word.dropFirst(2).first, "aei".contains(next) {
      letters.append(.w)
      rest = rest.dropFirst(2)
    }
    while let character = rest.first {
      if rest.hasPrefix("th") {
        letters.append(.consonant(th))
        rest = rest.dropFirst(2)
      } else if let (text, sound) = groups.first(where: { rest.hasPrefix($0.0) }) {
        letters.append(.consonant(sound))
        rest = rest.dropFirst(text.count)
      } else {
        rest = rest.dropFirst()
        letters += one(character, before: rest.first)
      }
    }
    return letters
  }

  private static func one(_ character: Character, before next: Character?) -> [NameLetter] {
    switch character {
    case "a": [.vowel]
    case "e", "i": [.softVowel]
    case "o", "u": [.roundVowel]
    case "y": [.y]
    case "w": [.w]
    case "c": [.consonant(next.map { "eiy".contains($0) } ?? false ? "s" : "k")]
    case "x": [.consonant("k"), .consonant("s")]
    default: single[character].map { [.consonant($0)] } ?? []
    }
  }
}

private enum ArabicLetters {
  static func readings(_ word: String) -> [[NameLetter]] {
    var readings = [word.unicodeScalars.compactMap { letter($0, tha: "t") }]
    if word.contains("ث") { readings.append(word.unicodeScalars.compactMap { letter($0, tha: "s") }) }
    // At the end an a, or in Egypt an i.
    if word.hasSuffix("ى") { readings += readings.map { $0.dropLast() + [.y] } }
    // Often written for ta marbuta, which is not spoken.
    if word.hasSuffix("ه") { readings += readings.map { Array($0.dropLast()) } }
    return readings
  }

  private static let consonants: [Unicode.Scalar: Character] = [
    "ب": "b", "پ": "b", "ت": "t", "ج": "j", "چ": "x", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z",
    "ژ": "j", "س": "s", "ش": "x", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f", "ڤ": "f", "ق": "k",
    "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
  ]

  private static func letter(_ scalar: Unicode.Scalar, tha: Character) -> NameLetter? {
    switch scalar {
    case "ا", "ع", "ى": .vowel
    case "ي": .y
    case "و": .w
    case "ث": .consonant(tha)
    case "ة", "ء": .silent
    default: consonants[scalar].map { .consonant($0) }
    }
  }
}

/// Each row of the syllabary is a consonant, each of its eight places a vowel. Source: Unicode, block Ethiopic.
private enum EthiopicLetters {
  static func letters(_ word: String) -> [NameLetter] {
    word.unicodeScalars.flatMap { scalar -> [NameLetter] in
      guard (0x1200...0x1357).contains(scalar.value) else { return [] }
      let (row, place) = ((scalar.value - 0x1200) / 8, (scalar.value - 0x1200) % 8)
      let character = rows[Int(row)]
      let vowel: NameLetter? = [1: .roundVowel, 2: .softVowel, 3: .vowel, 4: .softVowel, 6: .roundVowel][place]
      switch character {
      case "'": return [vowel ?? .vowel]
      case "y": return [.y] + (vowel.map { [$0] } ?? [])
      case "w": return [.w] + (vowel.map { [$0] } ?? [])
      default: return [.consonant(character)] + (vowel.map { [$0] } ?? [])
      }
    }
  }

  /// From U+1200, eight code points each; an apostrophe stands for the carriers of vowels.
  private static let rows = Array("hlhmsrsxkkkkbftxhhnn'kkkkw'zjyddjjjjtxbssfb")
}
