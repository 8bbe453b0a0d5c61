/// Country calling codes: what an international phone number begins with.
package enum PhonePrefix {
  /// Countries whose numbers begin like this one, ISO 3166-1 alpha-3 or `XKX`; several share some codes, and numbers of no
  /// country have none. `nil` when there is no such code.
  /// - Parameter phone: E.164, with its `+`.
  package static func countries(of phone: String) -> [String]? {
    let digits = phone.dropFirst()
    // No code begins with another one.
    return (1...3).lazy.compactMap { table[String(digits.prefix($0))] }.first
  }

  private static let table = Dictionary(
    uniqueKeysWithValues: "\(PhonePrefixTable.prefixes)".split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      return (words[0], Array(words.dropFirst()))
    })
}

/// Scripts of ISO 15924.
enum ScriptCodes {
  /// Code to name.
  static let names = Dictionary(
    uniqueKeysWithValues: "\(ScriptTable.scripts)".split(separator: "\n").map { line in
      (String(line.prefix(4)), String(line.dropFirst(5)))
    })

  /// Names the code that is meant: by its name, by its capitals, by likeness.
  static func hint(for text: String) -> Hint {
    let lower = text.lowercased()
    let meant = names.filter { $0.key.lowercased() == lower || $0.value.lowercased() == lower }.keys.sorted()
    let near = meant.isEmpty ? Nearest.to(text, among: names.keys.sorted()) : meant
    return near.isEmpty
      ? .form(words: "write it like Latn, Arab or Ethi") : .near(near.map { Hint.Candidate(code: $0) })
  }
}
