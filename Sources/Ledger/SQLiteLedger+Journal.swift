package import Handover

extension SQLiteLedger {
  package func note(_ event: JournalEvent) async throws {
    try await write { [hashing] in try $0.db.note(event, hashing: hashing) }
  }

  package func journalListing(limit: Int) async throws -> Listing<JournalEntry> {
    try await read { try $0.db.journal(limit: limit) }
  }

  /// Where the journal ends now: to be printed, and kept where this mission cannot rewrite it.
  package func journalHead() async throws -> JournalHead {
    try await read { try $0.db.journalHead() }
  }

  /// Checks the whole journal of the open store.
  ///
  /// - Parameter noted: A head that was printed earlier; nil when there is none to compare.
  package func verifyJournal(noted: JournalHead? = nil) async throws -> JournalVerdict {
    try await read { [hashing] in try $0.db.verifyJournal(noted: noted, hashing: hashing) }
  }
}
