import Foundation
import GRDB
import Handover

extension Database {
  /// The key under which `meta` keeps how long the journal is and how it ends.
  private static let headKey = "journal"

  /// Where the journal ends. Kept apart from the entries, so that cut-off ones are missed.
  func journalHead() throws -> JournalHead {
    try meta(Self.headKey).flatMap(JournalHead.init) ?? .empty
  }

  /// The hash of an entry; nil when there is none, or it cannot be read.
  func journalHash(_ number: Int64) throws -> Digest? {
    try row("SELECT hash FROM journal WHERE number = ?", [number]).flatMap { try? $0.digest("hash") }
  }

  func note(_ event: JournalEvent, hashing: PartHashing) throws {
    let head = try journalHead()
    let entry = try JournalEntry(after: head, event, hashing: hashing)
    try run(
      "INSERT INTO journal(number, text, hash) VALUES (?, ?, ?)", [entry.number, entry.text, entry.hash.text])
    try setMeta(Self.headKey, JournalHead(number: entry.number, hash: entry.hash).description)
  }

  /// The newest entries, newest first.
  func journal(limit: Int) throws -> Listing<JournalEntry> {
    let found = try rows("SELECT * FROM journal ORDER BY number DESC LIMIT ?", [max(0, limit)])
    return Listing(
      found.map { row in
        Result { try journalEntry(row) }.mapError { error in
          Unreadable("journal entry \((try? row.value("number") as Int64) ?? 0)", Row.why(error))
        }
      })
  }

  /// Checks the whole journal, entry by entry.
  func verifyJournal(noted: JournalHead?, hashing: @escaping PartHashing) throws -> JournalVerdict {
    var chain = JournalChain(noted: noted, hashing: hashing)
    let cursor = try Row.fetchCursor(self, sql: "SELECT * FROM journal ORDER BY number")
    while let row = try cursor.next() {
      guard let entry = try? journalEntry(row) else {
        let number: Int64? = try? row.value("number")
        return .broken(
          number: number ?? chain.next, reason: "it cannot be read: its hash is no SHA-256, or a page is damaged")
      }
      if let verdict = chain.follow(entry) { return verdict }
    }
    return chain.end(expecting: try journalHead())
  }

  private func journalEntry(_ row: Row) throws -> JournalEntry {
    JournalEntry(number: try row.value("number"), text: try row.value("text"), hash: try row.digest("hash"))
  }
}
