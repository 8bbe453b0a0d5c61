import Base
import Foundation

/// What somebody searches for.
package struct CaseSearch: Sendable {
  /// Each way in which it may be meant; in each the ways of writing every word.
  fileprivate let readings: [[[Needle]]]

  package init(_ text: String) {
    var readings = NameWord.readings(of: text).map { words in
      words.map { word in
        word.spellings.map { Needle("\u{1}\($0)" + ($0.count > 1 ? "" : "\u{3}"), weight: 2) }
          + word.sounds.map { Needle("\u{2}\($0)\u{3}", weight: 1) }
      }
    }
    let number = PersonNumber.plain(text)
    if number.count >= 4, number.contains(where: \.isNumber) {
      readings.append([[Needle("\u{4}\(number)", weight: 9)]])
    }
    self.readings = readings
  }
}

extension CaseSearch {
  /// Whether it is this person that is meant, and not only somebody of the case.
  package func finds(_ person: PersonCard) -> Bool {
    var (book, rng) = (SearchBook(), SystemRandomNumberGenerator())
    let alone = GroupCard(number: "", route: [], caseworker: nil, persons: 1)
    book.set(
      CaseCard(group: alone, persons: [person]), for: TransferID(at: Date(timeIntervalSince1970: 0), using: &rng))
    return !book.scores(self).isEmpty
  }
}

private struct Needle: Sendable {
  /// In UTF-8, with a zero at its end.
  let text: [CChar]
  let weight: Int

  init(_ text: String, weight: Int) {
    self.text = text.utf8CString.map(\.self)
    self.weight = weight
  }
}

/// All that is searched, in one piece of memory that `strstr` goes through: a run for each person and each group, each after
/// a 5. In a run spellings stand behind a 1, sounds between 2 and 3, numbers behind a 4; a zero ends it all.
struct SearchBook {
  private var bytes: [UInt8] = [0]
  /// Where each run begins, and whose it is; nil once it was replaced.
  private var starts: [Int] = []
  private var owners: [TransferID?] = []
  private var runs: [TransferID: Range<Int>] = [:]
  private var replaced = 0

  /// Sets what is searched of a transfer, in place of what was.
  mutating func set(_ card: CaseCard?, for transfer: TransferID) {
    if let old = runs.removeValue(forKey: transfer) {
      for run in old { owners[run] = nil }
      replaced += old.count
    }
    if let card { add(Self.texts(card).map { Array($0.utf8) }, for: transfer) }
    if replaced > 1000, replaced > owners.count / 2 { compact() }
  }

  private mutating func add(_ texts: [[UInt8]], for transfer: TransferID) {
    let first = starts.count
    for text in texts {
      starts.append(bytes.count - 1)
      owners.append(transfer)
      bytes[bytes.count - 1] = 5
      bytes += text
      bytes.append(0)
    }
    runs[transfer] = first..<starts.count
  }

  private mutating func compact() {
    var fresh = SearchBook()
    for (transfer, range) in runs {
      let texts = range.map { run in
        Array(bytes[starts[run] + 1..<end(of: run)])
      }
      fresh.add(texts, for: transfer)
    }
    self = fresh
  }

  private func end(of run: Int) -> Int { run + 1 < starts.count ? starts[run + 1] : bytes.count - 1 }

  private static func texts(_ card: CaseCard) -> [String] {
    [text(card.group.caseworker.map { [$0] } ?? [], numbers: [PersonNumber.plain(card.group.number)])]
      + card.persons.map { person in
        text(person.names, numbers: person.numbers.map { String($0.split(separator: ":").last ?? "") })
      }
  }

  private static func text(_ names: [String], numbers: [String]) -> String {
    let words = names.flatMap(NameWord.index)
    return Set(words.flatMap(\.spellings)).map { "\u{1}\($0)\u{3}" }.joined()
      + Set(words.flatMap(\.sounds)).map { "\u{2}\($0)\u{3}" }.joined() + numbers.map { "\u{4}\($0)" }.joined()
  }

  /// How well each transfer answers a search. One answers when all words of a reading are in one of its runs.
  func scores(_ search: CaseSearch) -> [TransferID: Int] {
    var scores: [TransferID: Int] = [:]
    for words in search.readings {
      var found: [Int: Int]?
      for needles in words {
        let hits = hits(needles)
        found =
          found.map { known in
            known.filter { hits[$0.key] != nil }.merging(hits.filter { known[$0.key] != nil }, uniquingKeysWith: +)
          } ?? hits
      }
      for (run, score) in found ?? [:] {
        if let owner = owners[run] { scores[owner] = max(scores[owner] ?? 0, score) }
      }
    }
    return scores
  }

  /// The runs that one of `needles` is in, and the weight of the best.
  private func hits(_ needles: [Needle]) -> [Int: Int] {
    var hits: [Int: Int] = [:]
    bytes.withUnsafeBufferPointer { memory in
      guard let base = memory.baseAddress else { return }
      for needle in needles {
        var place = 0
        while let run = next(needle, from: place, in: base) {
          hits[run] = max(hits[run] ?? 0, needle.weight)
          place = end(of: run)
        }
      }
    }
    return hits
  }

  /// The next run that a needle is in, at or after an octet.
  private func next(_ needle: Needle, from place: Int, in base: UnsafePointer<UInt8>) -> Int? {
    let offset: Int? = (base + place).withMemoryRebound(to: CChar.self, capacity: bytes.count - place) { text in
      strstr(text, needle.text).map { UnsafePointer($0) - text + place }
    }
    guard let offset else { return nil }
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
