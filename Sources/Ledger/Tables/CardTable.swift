import Foundation
import GRDB
import Handover

extension Books {
  func cardKeys() throws -> [CardKey] {
    try rows("SELECT month, sealed FROM card_key").map {
      CardKey(month: try $0.value("month"), sealed: try $0.value("sealed"))
    }
  }

  /// - Returns: The key of that month as it is kept: the first one stays.
  func addCardKey(_ key: CardKey) throws -> CardKey {
    try run("INSERT INTO card_key(month, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING", [key.month, key.sealed])
    let kept = try row("SELECT sealed FROM card_key WHERE month = ?", [key.month])
    return CardKey(month: key.month, sealed: try kept?.value("sealed") ?? key.sealed)
  }

  /// Puts cards in place of what there is of their transfer.
  ///
  /// - Returns: Whether older ones went.
  func putCards(_ cards: [CardRow], of transfer: TransferID) throws -> Bool {
    let gone = try run("DELETE FROM card WHERE transfer = ?", [transfer.text]) > 0
    for card in cards {
      try run(
        "INSERT INTO card(transfer, delivery, row, month, sealed) VALUES (?, ?, ?, ?, ?)",
        [card.transfer.text, card.delivery.text, card.row, card.month, card.sealed])
    }
    return gone
  }

  func cards(of transfer: TransferID) throws -> [CardRow] {
    try rows("SELECT * FROM card WHERE transfer = ? ORDER BY row", [transfer.text]).map { row in
      CardRow(
        transfer: transfer, delivery: try row.digest("delivery"), row: try row.value("row"),
        month: try row.value("month"), sealed: try row.value("sealed"))
    }
  }

  /// - Parameter month: Whose key stays, though it may have no card.
  func removeCards(of transfer: TransferID, keeping month: String) throws {
    try run("DELETE FROM card WHERE transfer = ?", [transfer.text])
    try run(
      "DELETE FROM card_key WHERE month < ? AND NOT EXISTS (SELECT 1 FROM card WHERE card.month = card_key.month)",
      [month])
  }

  func noteReading(of delivery: DeliveryID, at now: Date) throws {
    try run("INSERT INTO reading(delivery, at) VALUES (?, ?) ON CONFLICT DO NOTHING", [delivery.text, now.stored])
  }

  func isRead(_ delivery: DeliveryID) throws -> Bool {
    try row("SELECT 1 FROM reading WHERE delivery = ?", [delivery.text]) != nil
  }

  func grown(after number: Int64, limit: Int) throws -> (transfers: [TransferID], number: Int64) {
    let found = try rows(
      "SELECT number, transfer FROM statement WHERE number > ? ORDER BY number LIMIT ?", [number, limit])
    var seen: Set<String> = []
    let transfers = try found.map { try $0.value("transfer") as String }.filter { seen.insert($0).inserted }
    return (transfers.compactMap { try? TransferID($0) }, try found.last?.value("number") ?? number)
  }
}
