import Base
package import Foundation
package import Handover

extension SQLiteLedger {
  package func cardKeys() async throws -> [CardKey] { try await read { try $0.cardKeys() } }

  package func addCardKey(_ key: CardKey) async throws -> CardKey { try await write { try $0.addCardKey(key) } }

  package func cards(of transfer: TransferID) async throws -> [CardRow] {
    try await read { try $0.cards(of: transfer) }
  }

  package func putCards(_ rows: [CardRow], of transfer: TransferID) async throws {
    if try await write({ try $0.putCards(rows, of: transfer) }) { try await truncateLog() }
  }

  package func removeCards(of transfer: TransferID, at now: Date) async throws {
    let month = CardKey.month(now)
    try await write { try $0.removeCards(of: transfer, keeping: month) }
    try await truncateLog()
  }

  package func noteReading(of delivery: DeliveryID, at now: Date) async throws {
    try await write { try $0.noteReading(of: delivery, at: now) }
  }

  package func isRead(_ delivery: DeliveryID) async throws -> Bool { try await read { try $0.isRead(delivery) } }

  package func grown(after number: Int64, limit: Int) async throws -> (transfers: [TransferID], number: Int64) {
    try await read { try $0.grown(after: number, limit: limit) }
  }
}
