package import Base

/// Languages people speak.
///
/// Only the form of a code is checked (three small letters). ISO 639-3 has some 7 900 codes and
/// changes every year; a list of ours would refuse somebody's mother tongue. The small list
/// below serves hints, and those who type a name in place of a code.
package enum LanguageCodes {
  private struct Row {
    let code: String
    /// In English, French and Arabic; of each the first is the one that is shown.
    let names: [[String]]

    func names(in language: Language) -> [String] {
      switch language {
      case .english: names[0]
      case .french: names[1]
      case .arabic: names[2]
      }
    }
  }

  /// ISO 639-3, and names in English, French and Arabic, between bars.
  private static let lines: StaticString = """
    eng|English|Anglais|الإنجليزية
    fra|French|Français|الفرنسية
    ara|Arabic|Arabe|العربية
    amh|Amharic|Amharique|الأمهرية
    orm|Oromo,Afaan Oromo|Oromo|الأورومية
    tir|Tigrinya|Tigrinya,Tigrigna|التيغرينية
    som|Somali|Somali|الصومالية
    hau|Hausa|Haoussa|الهوسا
    yor|Yoruba|Yoruba|اليوروبا
    ibo|Igbo|Igbo|الإيغبو
    wol|Wolof|Wolof|الولوفية
    ful|Fula,Fulani,Fulah,Fulfulde|Peul,Peulh|الفولانية
    fuf|Pular|Poular|البولار
    mnk|Mandinka|Mandinka|الماندينكا
    sus|Susu|Soussou|السوسو
    bam|Bambara|Bambara|البامبارا
    bin|Edo,Bini|Edo|الإيدو
    pcm|Nigerian Pidgin,Pidgin|Pidgin nigérian|البيجن النيجيرية
    por|Portuguese|Portugais|البرتغالية
    swa|Swahili,Kiswahili|Swahili|السواحيلية
    dje|Zarma,Djerma|Zarma,Djerma|الزرما
    kau|Kanuri|Kanouri|الكانوري
    aar|Afar|Afar|العفرية
    spa|Spanish|Espagnol|الإسبانية
    ita|Italian|Italien|الإيطالية
    urd|Urdu|Ourdou|الأردية
    ben|Bengali,Bangla|Bengali|البنغالية
    pus|Pashto|Pachto|البشتو
    kri|Krio|Krio|الكريو
    tem|Temne|Temné|التمني
    men|Mende|Mendé|المندي
    dyu|Dyula|Dioula|الديولا
    snk|Soninke|Soninké|السوننكية
    srr|Serer|Sérère|السرير
    mos|Mossi,Moore|Mooré,Mossi|الموسي
    twi|Twi|Twi|التوي
    ewe|Ewe|Éwé|الإيوي
    fon|Fon|Fon|الفون
    lin|Lingala|Lingala|اللينغالا
    kin|Kinyarwanda|Kinyarwanda|الكينيارواندا
    tig|Tigre|Tigré|التغري
    sag|Sango|Sango|السانغو
    """

  private static let rows = "\(lines)".split(separator: "\n").map { line in
    let parts = line.split(separator: "|")
    return Row(
      code: String(parts[0]), names: parts.dropFirst().map { $0.split(separator: ",").map(String.init) })
  }

  /// Two letters of ISO 639-1 that people type instead.
  private static let short = [
    "en": "eng", "fr": "fra", "ar": "ara", "am": "amh", "om": "orm", "ti": "tir", "so": "som", "ha": "hau", "yo": "yor",
    "ig": "ibo", "wo": "wol", "ff": "ful", "bm": "bam", "pt": "por", "sw": "swa",
  ]

  /// Folded name, in whatever language, to code.
  private static let hints = rows.reduce(into: short) { hints, row in
    for name in row.names.joined() { hints[name.foldedWord] = row.code }
  }

  /// Three small Latin letters.
  static func hasForm(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy(\.isASCIISmall)
  }

  /// Names the nearest code, if the hint list knows one.
  static func hint(for text: String) -> Hint {
    let (lower, word) = (text.lowercased(), text.foldedWord)
    let near = hints[word] ?? Nearest.to(word, among: hints.keys).first.flatMap { hints[$0] }
    if let meant = near ?? (hasForm(lower) ? lower : nil) { return .near([Hint.Candidate(code: meant)]) }
    return .form(words: "write three small letters, such as eng, fra, ara, amh")
  }

  /// The one language that a name means in English or in another language of staff; nil where it is none of the list, or several.
  static func code(named text: String, in language: Language) -> String? {
    let word = text.foldedWord.withoutArticle
    let found = Set(
      rows.filter { row in
        (row.names(in: .english) + row.names(in: language)).contains { $0.foldedWord.withoutArticle == word }
      }.map(\.code))
    return found.count == 1 ? found.first : nil
  }

  /// What a language is called; nil where the list has it not.
  static func name(of code: String, in language: Language) -> String? {
    rows.first { $0.code == code }?.names(in: language).first
  }

  /// The languages of the list by name.
  package static func names(in language: Language) -> [String] { rows.compactMap { $0.names(in: language).first } }
}

extension String {
  /// Without the Arabic article.
  fileprivate var withoutArticle: String { hasPrefix("ال") ? String(dropFirst(2)) : self }
}
