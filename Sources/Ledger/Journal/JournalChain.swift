import Handover

/// What a check of the journal found.
package enum JournalVerdict: Sendable, Equatable {
  /// Every entry follows from the one before. Compare the head with one noted elsewhere.
  case intact(head: JournalHead)
  /// The first entry that is changed, missing or out of place.
  case broken(number: Int64, reason: String)
}

/// Follows a journal from its first entry.
struct JournalChain {
  private let noted: JournalHead?
  private let hashing: PartHashing
  private var head = JournalHead.empty

  /// - Parameter noted: Where the journal ended at some time before, as somebody wrote it down.
  init(noted: JournalHead? = nil, hashing: @escaping PartHashing) {
    self.noted = noted
    self.hashing = hashing
  }

  /// The number that the next entry must have.
  var next: Int64 { head.number + 1 }

  /// - Returns: A verdict as soon as an entry does not follow.
  mutating func follow(_ entry: JournalEntry) -> JournalVerdict? {
    let next = next
    guard entry.number == next else {
      return .broken(number: next, reason: "entry \(next) is missing; \(entry.number) comes in its place")
    }
    guard entry.hash == Self.hash(head.hash, entry.text, hashing) else {
      return .broken(number: next, reason: "entry \(next), or the one before it, was changed")
    }
    head = JournalHead(number: entry.number, hash: entry.hash)
    if let noted, noted.number == next, noted.hash != entry.hash {
      return .broken(number: next, reason: "entry \(next) is another than the one that was noted")
    }
    return nil
  }

  /// The verdict after the last entry.
  ///
  /// - Parameter expected: The head noted apart from the entries; nil when there is none to compare.
  func end(expecting expected: JournalHead?) -> JournalVerdict {
    for longer in [noted, expected].compactMap(\.self) where longer.number > head.number {
      return .broken(
        number: head.number + 1, reason: "the journal is cut off: it had \(longer.number) entries")
    }
    guard let expected, expected != head else { return .intact(head: head) }
    return .broken(number: head.number, reason: "the journal ends with another entry than was noted")
  }

  /// SHA-256 over the previous hash, a newline, and the text.
  static func hash(_ previous: Digest, _ text: String, _ hashing: PartHashing) -> Digest {
    let hasher = hashing()
    Array("\(previous)\n\(text)".utf8).withUnsafeBytes { hasher.update($0) }
    return hasher.finish()
  }
}
