import Base
import Foundation
package import Handover

/// Where a journal ends: what to write down elsewhere and compare. Whoever can rewrite the whole file can
/// rewrite the chain and this with it; a head kept outside the mission's reach is what shows that.
package struct JournalHead: Sendable, Equatable, CustomStringConvertible {
  /// The newest entry's number; 0 when there is none.
  package let number: Int64
  /// The newest entry's hash; 64 zeros when there is none.
  package let hash: Digest

  package init(number: Int64, hash: Digest) {
    self.number = number
    self.hash = hash
  }

  /// The head of an empty journal.
  package static let empty = JournalHead(number: 0, hash: Digest(bytes: [UInt8](repeating: 0, count: 32)))

  /// Reads what `description` wrote.
  package init?(_ text: String) {
    let words = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 2, let number = Int64(Substring(words[0])), let hash = try? Digest(String(Substring(words[1])))
    else { return nil }
    self.init(number: number, hash: hash)
  }

  /// `number hash`, to be printed and compared.
  package var description: String { "\(number) \(hash)" }
}

extension JournalEntry {
  /// The entry that follows `head`.
  init(after head: JournalHead, _ event: JournalEvent, hashing: PartHashing) throws {
    let text = String(decoding: try JSON.encode(event.document), as: UTF8.self)
    self.init(number: head.number + 1, text: text, hash: JournalChain.hash(head.hash, text, hashing))
  }
}

extension JournalEvent {
  /// As the journal writes it: what is not known is left out.
  fileprivate var document: JSONValue {
    var members: [String: JSONValue] = [
      "at": .string(Timestamp(at).text), "actor": .string(actor), "action": .string(action),
    ]
    members["transfer"] = transfer.map { .string($0.text) }
    members["subject"] = subject.map { .string($0) }
    if !detail.isEmpty { members["detail"] = .object(detail.mapValues { .string($0) }) }
    return .object(members)
  }
}
