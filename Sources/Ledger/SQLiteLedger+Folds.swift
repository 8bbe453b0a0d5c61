import Base
import Handover

extension SQLiteLedger {
  /// Runs `body`, which adds to a log. What came late is folded in before this returns: its bringer waits, and nobody else.
  func write<T: Sendable>(
    to transfer: TransferID, _ body: @escaping @Sendable (Books) throws -> T
  ) async throws -> T {
    let (value, isFolded) = try await write { (try body($0), try $0.isFolded(transfer)) }
    // What cannot be kept now is folded by whoever asks for it.
    if !isFolded { _ = try? await catchUp(transfer) }
    return value
  }

  /// Folds a log anew, away from the ledger's queue, and keeps that unless the log has gone on meanwhile: then once more.
  ///
  /// - Returns: False where the log cannot be read whole: nothing is kept of it then.
  func catchUp(_ transfer: TransferID) async throws -> Bool {
    while true {
      let found = try await refolded(transfer)
      guard let number = found.number, found.unreadable.isEmpty else { return found.unreadable.isEmpty }
      if try await write({ try $0.keep(found.fold, of: transfer, upTo: number) }) { return true }
      try Task.checkCancellation()
    }
  }

  /// A log, folded from nothing, and the newest statement that it had then.
  func refolded(_ transfer: TransferID) async throws -> (fold: FoldedLog, number: Int64?, unreadable: [Unreadable]) {
    let (rows, number) = try await read { (try $0.heads(transfer), try $0.newestNumber(transfer)) }
    let log = try await rows.understood { try $0.head() }
    let fold = try await Blocking.run { FoldedLog(folding: log.values) }
    return (fold, number, log.unreadable)
  }

  /// Folds what earlier versions of this program have left: without that it would be folded each time that somebody asks.
  package func catchUpAll() async throws {
    var previous: TransferID?
    while case let some = try await read({ [previous] in try $0.unfolded(after: previous, limit: 64) }),
      let last = some.last
    {
      // So many share a commit.
      await withTaskGroup { group in
        for transfer in some { group.addTask { _ = try? await self.catchUp(transfer) } }
      }
      previous = last
      try Task.checkCancellation()
    }
  }
}
