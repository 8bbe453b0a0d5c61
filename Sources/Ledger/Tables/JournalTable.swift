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

  func note(_ event: JournalEvent, hashing: PartHashing) throws {
    let head = try journalHead()
    let entry = try JournalEntry(after: head, event, hashing: hashing)
    try run(
      "INSERT INTO journal(number, text, hash) VALUES (?, ?, ?)", [entry.number, entry.text, entry.hash.text])
    try setMeta(Self.headKey, JournalHead(number: entry.number, hash: entry.hash).description)
  }

  /// The newest entries, newest first.
  func journal(limit: Int) throws -> [JournalEntry] {
    try rows("SELECT * FROM journal ORDER BY number DESC LIMIT ?", [max(0, limit)]).map(journalEntry)
  }

  /// Checks the whole journal, entry by entry.
  func verifyJournal(noted: JournalHead?, hashing: @escaping PartHashing) throws -> JournalVerdict {
    var chain = JournalChain(noted: noted, hashing: hashing)
    let cursor = try Row.fetchCursor(self, sql: "SELECT * FROM journal ORDER BY number")
    while let row = try cursor.next() {
      guard let entry = try? journalEntry(row) else {
        return .broken(number: row["number"], reason: "its hash is no SHA-256")
      }
      if let verdict = chain.follow(entry) { return verdict }
    }
    return chain.end(expecting: try journalHead())
  }

  private func journalEntry(_ row: Row) throws -> JournalEntry {
    JournalEntry(number: row["number"], text: row["text"], hash: try row.digest("hash"))
  }
}
