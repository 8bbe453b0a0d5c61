import Base
package import Foundation
package import Handover
import Synchronization

/// Seals and opens cards. The keys of the months are in memory from the start on; on the disk they lie sealed to the
/// mission's own core key, so that the ledger alone tells nothing.
package final class CardVault: CardSealing {
  /// Octets of each row before it is sealed, whatever is in it.
  package static let rowSize = 2048
  /// Of these, octets that say how much is in it.
  private static let head = 2
  /// Set in the head when the next row goes on with the same card.
  private static let goesOn: UInt16 = 0x8000

  private let seals: MissionSeals
  private let store: any CardStore
  private let keys = Mutex<[String: Data]>([:])

  private init(seals: MissionSeals, store: any CardStore) {
    self.seals = seals
    self.store = store
  }

  /// Opens the keys that there are. One that cannot be opened makes its cards unreadable, and nothing else.
  package static func open(seals: MissionSeals, store: any CardStore) async throws -> CardVault {
    let vault = CardVault(seals: seals, store: store)
    let openers = seals.identity.openers
    for key in try await store.cardKeys() {
      if let opened = try? SealedPart.opened(key.sealed, with: openers) {
        vault.keys.withLock { $0[key.month] = opened }
      }
    }
    return vault
  }

  package func rows(
    of card: CaseCard, transfer: TransferID, delivery: DeliveryID, at now: Date
  ) async throws -> [CardRow] {
    let month = CardKey.month(now)
    let key = try await key(of: month, at: now)
    return try Self.pieces(of: card).enumerated().map { row, piece in
      let context = Self.context(transfer, delivery, row)
      return CardRow(
        transfer: transfer, delivery: delivery, row: row, month: month,
        sealed: try SealedBox.seal(piece, key: key, context: context))
    }
  }

  package func open(_ rows: [CardRow]) -> CaseCard? {
    let keys = keys.withLock { $0 }
    var (cards, current): ([Data], Data) = ([], Data())
    for (number, row) in rows.enumerated() {
      guard let key = keys[row.month],
        let piece = try? SealedBox.open(
          row.sealed, key: key, context: Self.context(row.transfer, row.delivery, number)),
        piece.count == Self.rowSize
      else { return nil }
      let head = UInt16(piece[0]) << 8 | UInt16(piece[1])
      current += piece.dropFirst(Self.head).prefix(Int(head & ~Self.goesOn))
      if head & Self.goesOn == 0 {
        cards.append(current)
        current = Data()
      }
    }
    guard let first = cards.first, current.isEmpty, let group = try? JSON.decode(GroupCard.self, from: first) else {
      return nil
    }
    let persons = cards.dropFirst().compactMap { try? JSON.decode(PersonCard.self, from: $0) }
    return persons.count == group.persons ? CaseCard(group: group, persons: persons) : nil
  }

  /// The group's card, then the persons', each in as many rows as it takes.
  private static func pieces(of card: CaseCard) throws -> [Data] {
    let cards = [try JSON.encode(card.group)] + (try card.persons.map { try JSON.encode($0) })
    return cards.flatMap { text in
      let room = rowSize - head
      return stride(from: 0, to: text.count, by: room).map { start in
        let content = text.dropFirst(start).prefix(room)
        let size = UInt16(content.count) | (start + room < text.count ? goesOn : 0)
        return Data([UInt8(size >> 8), UInt8(size & 0xff)]) + content + Data(count: room - content.count)
      }
    }
  }

  /// What a row is bound to: moved to another transfer, delivery or place it does not open.
  private static func context(_ transfer: TransferID, _ delivery: DeliveryID, _ row: Int) -> Data {
    Data("baton-card/1\n\(transfer)\n\(delivery)\n\(row)".utf8)
  }

  /// The month's key, made when there is none. It is on the disk before anything is sealed with it.
  private func key(of month: String, at now: Date) async throws -> Data {
    if let known = keys.withLock({ $0[month] }) { return known }
    let own = try seals.identity.current(.sealing, now: now).certificate
    let kept = try await store.addCardKey(
      CardKey(month: month, sealed: SealedPart.sealed(SealedBox.random(SealedBox.keySize), for: [own])))
    // Another may have made one at the same moment: the first counts.
    let key = try SealedPart.opened(kept.sealed, with: seals.identity.openers)
    keys.withLock { $0[month] = key }
    return key
  }
}

extension SealedPart {
  /// A short text as an AuthEnvelopedData of its own.
  static func sealed(_ text: Data, for recipients: [Certificate]) throws -> Data {
    var content = [UInt8](text)
    let frame = try content.withUnsafeMutableBytes { try seal($0, for: recipients) }
    return Data(frame.before + content + frame.after)
  }

  /// What `sealed` made.
  static func opened(_ sealed: Data, with openers: [Opener]) throws -> Data {
    var bytes = [UInt8](sealed)
    return try bytes.withUnsafeMutableBytes { memory in
      let range = try open(memory, with: openers)
      return Data(memory[range])
    }
  }
}
