package import Base

/// Countries and areas, by ISO 3166-1.
package enum CountryCodes {
  /// All officially assigned alpha-3 codes.
  package static let all = Set(rows.map(\.code))

  /// Its name in English; `nil` for what is no code.
  package static func name(of code: String) -> String? { rows.first { $0.code == code }?.names.first }

  /// Its name in one of the languages of staff; `nil` for what is no code.
  package static func name(of code: String, in language: Language) -> String? {
    rows.first { $0.code == code }?.name(in: language)
  }

  /// All countries by name.
  package static func names(in language: Language) -> [String] { rows.compactMap { $0.name(in: language) } }

  /// The one country that a text means by its name, or by what its people are called, in English or in another language of
  /// staff; nil where it is none, or may be several.
  static func code(named text: String, in language: Language) -> String? {
    if rows.contains(where: { $0.code == text.uppercased() }) { return text.uppercased() }
    let word = text.foldedWord
    let names = [Language.english, language].uniqued().flatMap { language in
      rows.compactMap { row in row.name(in: language).map { (name: $0.foldedWord, code: row.code) } }
    }
    let exact = names.filter { $0.name == word || $0.name == article(before: word) }.map(\.code).uniqued()
    if !exact.isEmpty { return exact.count == 1 ? exact[0] : nil }
    if let code = otherNames.first(where: { $0.key.foldedWord == word })?.value {
      return word == "congolese" ? nil : code
    }
    // Dominican, of one country or the other; Guinea Bis, which is not all of the name.
    guard !names.contains(where: { $0.name.hasPrefix(word) }) else { return nil }
    let people = names.filter {
      $0.name.count > 3 && word.hasPrefix($0.name) && endings.contains(word.dropFirst($0.name.count))
    }
    guard let longest = people.map(\.name.count).max() else { return nil }
    let found = people.filter { $0.name.count == longest }.map(\.code).uniqued()
    return found.count == 1 ? found[0] : nil
  }

  /// What makes a people's name of that of a country, in English and French.
  private static let endings: Set<Substring> = [
    "n", "an", "ian", "en", "ne", "nne", "ane", "ien", "ienne", "enne", "ese", "i", "er", "ais", "aise", "ois", "oise",
  ]

  /// The one country that a text means, by its code, its two letters or its name; nil where it is none, or several.
  package static func country(meaning text: String) -> (code: String, short: String)? {
    let codes = codes(meaning: text)
    guard codes.count == 1, let row = rows.first(where: { $0.code == codes[0] }) else { return nil }
    return (row.code, row.short)
  }

  /// What a text means that is no code, named with its country: by two letters, by its name in English, French or Arabic,
  /// by what its people are called; what is only spelt alike comes last.
  static func hint(for text: String) -> Hint {
    let meant = codes(meaning: text)
    let near = meant.isEmpty ? nearest(text) : meant
    guard !near.isEmpty else { return .form(words: "write three capitals, such as ETH, GIN, NGA or SEN") }
    return .near(near.prefix(3).map { Hint.Candidate(code: $0, says: name(of: $0)) })
  }

  /// Codes that a text means; empty when it is no name that is known.
  static func codes(meaning text: String) -> [String] {
    let upper = text.uppercased()
    if let row = rows.first(where: { $0.code == upper || $0.short == upper }) { return [row.code] }
    let word = text.foldedWord
    if let code = names[word] ?? names[article(before: word)] { return [code] }
    // Nigerian, sénégalaise: a name and an ending. The longest name counts: Guinea-Bissau before Guinea.
    let people = names.keys.filter { $0.count > 3 && word.hasPrefix($0) && word.count - $0.count <= 5 }
    return people.max { $0.count < $1.count }.flatMap { names[$0] }.map { [$0] } ?? []
  }

  private static func nearest(_ text: String) -> [String] {
    let word = text.foldedWord
    let named = word.count > 3 ? Nearest.to(word, among: names.keys).compactMap { names[$0] } : []
    return named.isEmpty ? Nearest.to(text, among: rows.map(\.code)) : named.uniqued()
  }

  private static func article(before word: String) -> String {
    for article in ["the", "la", "le", "les"] where word.hasPrefix(article) {
      return String(word.dropFirst(article.count))
    }
    return word
  }

  // MARK: The table

  private struct Row {
    let code: String
    let short: String
    /// In English, French and Arabic.
    let names: [String]

    func name(in language: Language) -> String? {
      let index = [Language.english, .french, .arabic].firstIndex(of: language)
      return index.flatMap { names.indices.contains($0) ? names[$0] : nil }
    }
  }

  private static let rows = CountryTable.countries.withUTF8Buffer { octets in
    octets.split(separator: UInt8(ascii: "\n")).map { line in
      let text = String(decoding: line, as: UTF8.self)
      return Row(
        code: String(text.prefix(3)), short: String(text.dropFirst(4).prefix(2)),
        names: text.dropFirst(7).split(separator: "|").map(String.init))
    }
  }

  /// Names that the list does not have: older ones, short ones, and those of people whose name has another stem.
  private static let otherNames = [
    "ivory coast": "CIV", "ivorian": "CIV", "ivoirien": "CIV", "drc": "COD", "rdc": "COD", "dr congo": "COD",
    "democratic republic of the congo": "COD", "zaire": "COD", "republic of the congo": "COG", "swaziland": "SWZ",
    "burma": "MMR", "turkey": "TUR", "czech republic": "CZE", "cabo verde": "CPV", "palestine": "PSE", "syria": "SYR",
    "uk": "GBR", "england": "GBR", "great britain": "GBR", "usa": "USA", "nigerien": "NER", "malian": "MLI",
    "chadian": "TCD", "tchadien": "TCD", "marocain": "MAR", "moroccan": "MAR", "centrafrique": "CAF", "car": "CAF",
    "burkinabe": "BFA", "beninese": "BEN", "togolese": "TGO", "congolese": "COD", "leonean": "SLE",
  ]

  /// Folded name to code.
  private static let names: [String: String] = {
    var names = Dictionary(
      rows.flatMap { row in row.names.map { ($0.foldedWord, row.code) } }
    ) { first, _ in first }
    for (name, code) in otherNames { names[name.foldedWord] = code }
    return names
  }()
}

extension Sequence where Element: Hashable {
  /// Each element once, in the order of its first standing.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
