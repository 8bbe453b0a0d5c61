import Base
package import Foundation
package import Handover

extension SQLiteLedger {
  package func append(_ entry: LogEntry, within octets: Int64, at now: Date) async throws -> Appended {
    // Written here, not on the ledger's queue: a peer's body may be large.
    let body = try JSON.encode(entry.statement.body)
    return try await write(to: entry.statement.transfer) {
      try $0.append(entry, body: body, ceiling: octets, at: now)
    }
  }

  package func logListing(_ transfer: TransferID) async throws -> Listing<LogEntry> {
    try await read { try $0.log(transfer) }.understood { try $0.entry() }
  }

  package func logHeads(_ transfer: TransferID) async throws -> Listing<LogHead> {
    try await read { try $0.heads(transfer) }.understood { try $0.head() }
  }

  package func transfer(_ id: TransferID) async throws -> TransferRecord? {
    for isAnew in [false, true] {
      let found = try await read { books in
        try books.transferRow(id).map { row in (row, try books.sight(row, isAnew: isAnew)) }
      }
      guard let (row, sight) = found else { return nil }
      if let record = try await sight.record(row, of: mission) { return record }
    }
    return nil
  }

  package func hasStop(_ transfer: TransferID) async throws -> Bool { try await read { try $0.hasStop(transfer) } }

  package func earlyStops(by mission: MissionID) async throws -> Int {
    try await read { try $0.earlyStops(by: mission) }
  }

  package func parties(of transfer: TransferID) async throws -> Parties? {
    try await read { try $0.transferRow(transfer) }.map { Parties(sender: $0.sender, receiver: $0.receiver) }
  }

  /// One turn on the ledger's queue for the page, and one for each log of it: others get theirs in between.
  package func transfers(after previous: String?, limit: Int) async throws -> Page<TransferRecord> {
    let page = try await read { try $0.transferRows(after: previous, limit: limit) }
    var (records, unreadable): ([TransferRecord], [Unreadable]) = ([], [])
    for (_, row) in page {
      switch row {
      case .success(let row): if let record = try await transfer(row.id) { records.append(record) }
      case .failure(let problem): unreadable.append(problem)
      }
    }
    return Page(records, unreadable: unreadable, last: page.last?.id)
  }

  package func transfers(named text: String, limit: Int) async throws -> [TransferID] {
    try await read { try $0.transfers(named: text, limit: limit) }
  }

  package func logEnds(with mission: MissionID, after previous: TransferID?, limit: Int) async throws -> [LogEnds] {
    try await read { try $0.logEnds(with: mission, after: previous, limit: limit) }
  }

  package func manifest(_ delivery: DeliveryID) async throws -> LogEntry? {
    guard let row = try await read({ try $0.statementRow(delivery) }) else {
      return try await arrival(delivery)?.bundle.entry
    }
    let entry = try row.entry()
    return entry.statement.type.isBundle ? entry : nil
  }

  package func manifestHead(_ delivery: DeliveryID) async throws -> LogHead? {
    try await read { try $0.manifestHead(delivery) }?.head()
  }
}
