package import Foundation
package import Handover

extension SQLiteLedger {
  package func append(_ entry: LogEntry, at now: Date) async throws -> Appended {
    try await write { try $0.append(entry, at: now) }
  }

  package func log(_ transfer: TransferID) async throws -> [LogEntry] {
    try await read { try $0.log(transfer) }
  }

  package func transfer(_ id: TransferID) async throws -> TransferRecord? {
    try await read { try $0.transfer(id) }
  }

  package func transfers(after previous: TransferID?, limit: Int) async throws -> [TransferRecord] {
    try await read { try $0.transfers(after: previous, limit: limit) }
  }

  package func transfers(named text: String, limit: Int) async throws -> [TransferID] {
    try await read { try $0.transfers(named: text, limit: limit) }
  }

  package func manifest(_ delivery: DeliveryID) async throws -> LogEntry? {
    try await read { try $0.manifestEntry(delivery) }
  }
}
