import Base
import Foundation
import Handover
import Logging
import Sealing

/// Makes, once after each start, the cards of received cases that have none: of those that came before there were cards, or
/// whose cards could not be made or do not open. It also fills the lists, so that nobody waits for that.
struct MissingCards: Sendable {
  let store: any HandoverStore
  let files: any PartFiles
  let seals: MissionSeals
  let cards: any CardSealing
  let index: CaseIndex
  let logger: Logger

  func make() async {
    do {
      try await index.follow()
      for (transfer, delivery) in await index.lacking() where !Task.isCancelled { try await make(transfer, delivery) }
    } catch { logger.error("cards not looked at", metadata: ["error": "\(error)"]) }
  }

  /// What cannot be opened stays without: whoever reads it is told why.
  private func make(_ transfer: TransferID, _ delivery: DeliveryID) async throws {
    guard let entry = try await store.manifest(delivery) else { return }
    let (files, seals) = (files, seals)
    let card = try? await Blocking.run {
      try seals.verifier.verify(entry.der, from: nil, now: entry.statement.at.date).examine(files)
    }
    guard let card else { return logger.warning("no cards made", metadata: ["transfer": "\(transfer)"]) }
    let rows = try await cards.rows(of: card, transfer: transfer, delivery: delivery, at: Date())
    try await store.putCards(rows, of: transfer)
    try await index.take(transfer)
  }
}
