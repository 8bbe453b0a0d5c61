import Base
package import Foundation
package import Handover

extension SQLiteLedger {
  package func erase(_ transfer: TransferID, _ extent: ErasureExtent, at now: Date) async throws -> [Digest] {
    let gone = try await write { try $0.erase(transfer, extent, at: now) }
    // Cards and drafts stand in the log of writes, too.
    try await truncateLog()
    return gone
  }

  package func isErased(_ transfer: TransferID) async throws -> Bool { try await read { try $0.isErased(transfer) } }

  package func isErased(_ half: Digest, of transfer: TransferID) async throws -> Bool {
    try await read { try $0.isErased(half, of: transfer) }
  }

  package func isErased(delivery: DeliveryID) async throws -> Bool {
    try await read { try $0.isErased(delivery: delivery) }
  }

  package func erasedFiles() async throws -> Set<Digest> { try await read { try $0.erasedFiles() } }

  package func erasedWithRest() async throws -> [TransferID] { try await read { try $0.erasedWithRest() } }

  package func noteShown(_ transfers: [TransferID], at now: Date) async throws {
    try await write { books in for transfer in transfers { try books.noteShown(transfer, at: now) } }
  }

  package func keep(_ transfer: TransferID, _ hold: Keeping.Hold?) async throws {
    try await write { try $0.keep(transfer, hold) }
  }
}
