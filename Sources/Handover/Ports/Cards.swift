import Base
package import Foundation

/// A piece of a case's cards as the ledger keeps it: sealed, all of one length.
package struct CardRow: Sendable, Equatable {
  package let transfer: TransferID
  package let delivery: DeliveryID
  /// From 0 within the delivery.
  package let row: Int
  /// Of the data key: `2027-01`.
  package let month: String
  /// AES-256-GCM: nonce, ciphertext, tag.
  package let sealed: Data

  package init(transfer: TransferID, delivery: DeliveryID, row: Int, month: String, sealed: Data) {
    self.transfer = transfer
    self.delivery = delivery
    self.row = row
    self.month = month
    self.sealed = sealed
  }
}

/// A month's data key, sealed to the mission's own core key.
package struct CardKey: Sendable, Equatable {
  package let month: String
  /// DER of an AuthEnvelopedData.
  package let sealed: Data

  package init(month: String, sealed: Data) {
    self.month = month
    self.sealed = sealed
  }

  /// The month that a moment is in, in UTC.
  package static func month(_ now: Date) -> String { String(Timestamp(now).text.prefix(7)) }
}

/// What the store keeps of cards, and of who has read what. Rows come in with the bundle they are of (`submit`,
/// `publish`), in its transaction; a newer version's take the place of an older one's.
package protocol CardStore: Sendable {
  /// Of every month that has cards.
  func cardKeys() async throws -> [CardKey]

  /// - Returns: The month's key as it is kept: the first one stays.
  func addCardKey(_ key: CardKey) async throws -> CardKey

  /// The cards of a transfer, in order; empty when there are none.
  func cards(of transfer: TransferID) async throws -> [CardRow]

  /// Puts cards in place of what there may be of their transfer.
  func putCards(_ rows: [CardRow], of transfer: TransferID) async throws

  /// Removes a transfer's cards so that nothing of them stays in the database's files, and the keys of past months that
  /// have no card any more.
  func removeCards(of transfer: TransferID, at now: Date) async throws

  /// Notes that somebody here has opened a delivery.
  func noteReading(of delivery: DeliveryID, at now: Date) async throws

  /// Whether anybody here has.
  func isRead(_ delivery: DeliveryID) async throws -> Bool

  /// The transfers whose logs have grown after `number`, oldest growth first, at most `limit` statements' worth.
  ///
  /// - Returns: And up to where that goes; `number` itself when nothing has grown.
  func grown(after number: Int64, limit: Int) async throws -> (transfers: [TransferID], number: Int64)
}

extension CardStore {
  /// All transfers whose logs have grown after `number`, each once: of statements that stand among one another, a page at a time
  /// would look at the same transfer for each of them.
  package func allGrown(after number: Int64) async throws -> (transfers: [TransferID], number: Int64) {
    var (transfers, seen, end): ([TransferID], Set<TransferID>, Int64) = ([], [], number)
    while case let grown = try await grown(after: end, limit: 1000), grown.number > end {
      transfers += grown.transfers.filter { seen.insert($0).inserted }
      end = grown.number
    }
    return (transfers, end)
  }
}

/// Seals and opens cards: with the month's data key, each bound to its transfer, delivery and row.
package protocol CardSealing: Sendable {
  /// - Throws: when the month's key cannot be made or kept.
  func rows(of card: CaseCard, transfer: TransferID, delivery: DeliveryID, at now: Date) async throws -> [CardRow]

  /// What rows of one transfer say; nil when they do not all open.
  func open(_ rows: [CardRow]) -> CaseCard?
}

/// Lists and searches by what the cards say. Its answers go to the screen of whoever asked, and nowhere else.
package protocol CaseListing: Sendable {
  /// A page of what `filter` lets through, in its order; whom nobody has met comes first.
  ///
  /// - Parameter previous: The last transfer of the page before; nil for the first page.
  func page(_ filter: CaseFilter, after previous: TransferID?, limit: Int) async throws -> CasePage

  /// Whoever has a name or number like `text`, the likeliest first.
  func find(_ text: String, limit: Int) async throws -> CasePage

  /// The days on which somebody comes, each once: by a flight, those of its departures and arrivals.
  func days(of flight: String?) async throws -> [String]

  /// The other transfers by which somebody of a transfer's case is known here, whoever they came from.
  func known(_ transfer: TransferID) async throws -> KnownCases

  /// One transfer; nil when there is no such.
  func line(_ transfer: TransferID) async throws -> CaseLine?

  /// The cases of others that people here are at, with what stands for whoever looks after each.
  func lookedAfter() async throws -> [TransferID: String]

  /// Somebody here has opened what has come of a transfer.
  func noteReading(of transfer: TransferID, at now: Date) async throws

  /// What is kept and not shown any more, of which the card has somebody who is looked for: it was taken back and is not destroyed yet.
  /// The lines say no name either.
  func hidden(_ search: CaseSearch) async throws -> [CaseLine]

  /// The transfers of the case that the sender numbers so, newest first; also of what is kept and not shown any more.
  func transfers(numbered number: String) async throws -> [TransferID]
}

/// What a list is to hold.
package struct CaseFilter: Sendable, Equatable {
  package enum Order: Sendable {
    /// Soonest arrival first; without one last.
    case arrival
    /// Newest transfer first.
    case newest
  }

  /// True: what this mission sends; false: what it gets; nil: both.
  package var outgoing: Bool?
  /// Only what has its receipt, or only what has none.
  package var isReceipted: Bool?
  /// Only what nobody here has opened.
  package var unread = false
  /// Only what something is owed of that has fallen due.
  package var late = false
  /// Only those whom nobody has met: they arrived and nobody was there, or did not come.
  package var isStranded = false
  /// Only what goes soon, since its time is over.
  package var isGoing = false
  /// Only what people are still at, or something is owed of.
  package var isUnderWay = false
  /// Only what this mission owes something of.
  package var isOwedHere = false
  /// First and last day of arrival, as the place counts it: `2027-01-14`.
  package var from: String?
  package var to: String?
  /// Only what flies so, on a day from `from` to `to`.
  package var flight: String?
  package var order = Order.newest

  package init() {}
}
