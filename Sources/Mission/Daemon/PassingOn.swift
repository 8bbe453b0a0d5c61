import Foundation
import Handover
import Logging

/// Follows the logs for cases that were taken back, and takes back what was handed on of them: also what came in while this
/// mission was down, could not sign, or died in between.
struct PassingOn {
  let store: any HandoverStore
  let casework: Casework
  let logger: Logger
  /// Up to which statement the logs were looked at: from the first, at each start.
  private var number: Int64 = 0
  /// Taken back, and not passed on yet.
  private var owing: Set<TransferID> = []
  /// How often each of them has failed. Once is nothing: two at once find one another's work done.
  private var failures: [TransferID: Int] = [:]

  init(store: any HandoverStore, casework: Casework, logger: Logger) {
    self.store = store
    self.casework = casework
    self.logger = logger
  }

  mutating func look(at now: Date) async {
    do {
      while case let grown = try await store.grown(after: number, limit: 1000), grown.number > number {
        for transfer in grown.transfers where try await store.hasStop(transfer) { owing.insert(transfer) }
        number = grown.number
      }
    } catch { return logger.error("logs not followed", metadata: ["error": "\(error)"]) }
    for transfer in owing {
      do {
        try await casework.passOn(transfer, at: now)
        owing.remove(transfer)
        failures[transfer] = nil
      } catch {
        failures[transfer, default: 0] += 1
        guard failures[transfer] == 2 else { continue }
        logger.error("not passed on", metadata: ["transfer": "\(transfer)", "error": "\(error)"])
      }
    }
  }
}
