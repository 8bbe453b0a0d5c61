import Base

/// Languages people speak.
///
/// Only the form of a code is checked (three small letters). ISO 639-3 has some 7 900 codes and
/// changes every year; a list of ours would refuse somebody's mother tongue. The small list
/// below serves hints only.
enum LanguageCodes {
  /// Names and two-letter codes people type instead, small letters.
  private static let hints = [
    "en": "eng", "english": "eng", "fr": "fra", "french": "fra", "ar": "ara", "arabic": "ara",
    "am": "amh", "amharic": "amh", "om": "orm", "oromo": "orm", "ti": "tir", "tigrinya": "tir",
    "so": "som", "somali": "som", "ha": "hau", "hausa": "hau", "yo": "yor", "yoruba": "yor",
    "ig": "ibo", "igbo": "ibo", "wo": "wol", "wolof": "wol", "ff": "ful", "fula": "ful",
    "fulani": "ful", "pular": "fuf", "mandinka": "mnk", "susu": "sus", "bambara": "bam",
    "bm": "bam", "edo": "bin", "pidgin": "pcm", "portuguese": "por", "pt": "por",
    "swahili": "swa", "sw": "swa", "zarma": "dje", "kanuri": "kau", "afar": "aar",
  ]

  /// Three small Latin letters.
  static func hasForm(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy(\.isASCIISmall)
  }

  /// Names the nearest code, if the hint list knows one.
  static func hint(for text: String) -> Hint {
    let lower = text.lowercased()
    let near = hints[lower] ?? Nearest.to(lower, among: hints.keys).first.flatMap { hints[$0] }
    if let meant = near ?? (hasForm(lower) ? lower : nil) { return .near([Hint.Candidate(code: meant)]) }
    return .form(words: "write three small letters, such as eng, fra, ara, amh")
  }
}
