/// Finds the valid word a mistyped one was meant to be.
enum Nearest {
  /// Up to three candidates, nearest first; empty when nothing is near.
  ///
  /// Near means: at most a third of the word (never less than one letter) has to change,
  /// case and the choice of `-`, `_` or space aside, or one begins with the other.
  static func to(_ word: String, among candidates: some Sequence<String>) -> [String] {
    let wanted = plain(word)
    guard !wanted.isEmpty, wanted.count <= 64 else { return [] }
    let scored = candidates.compactMap { candidate -> (Int, String)? in
      let other = plain(candidate)
      let isPrefix = wanted.count > 1 && (other.starts(with: wanted) || wanted.starts(with: other))
      let score = isPrefix ? 0 : distance(wanted, other)
      return score <= max(1, wanted.count / 3) ? (score, candidate) : nil
    }
    return scored.sorted { $0 < $1 }.prefix(3).map(\.1)
  }

  /// What the word means, or else the nearest candidates, or all of them when they are few and none is near.
  static func hint(for word: String, among candidates: [String]) -> Hint {
    let meant = meaning(word, among: candidates)
    let near = meant.isEmpty ? to(word, among: candidates) : meant
    if !near.isEmpty { return .near(near.map { Hint.Candidate(code: $0) }) }
    return candidates.count <= 24 ? .valid(candidates) : .schema
  }

  /// The same word written another way, or words of the same meaning.
  private static func meaning(_ word: String, among candidates: [String]) -> [String] {
    let same = candidates.filter { plain($0) == plain(word) }
    return same.isEmpty ? EverydayWords.codes(for: word, among: candidates) : same
  }

  private static func plain(_ word: String) -> [Character] {
    Array(word.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " })
  }

  /// How many characters to insert, delete, replace or swap with their neighbour make one of the
  /// other (optimal string alignment).
  static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var before: [Int] = []
    var row = Array(0...second.count)
    for i in first.indices {
      var next = [i + 1]
      for j in second.indices {
        let replaced = row[j] + (first[i] == second[j] ? 0 : 1)
        var best = min(replaced, row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          best = min(best, before[j - 1] + 1)
        }
        next.append(best)
      }
      (before, row) = (row, next)
    }
    return row[second.count]
  }
}
