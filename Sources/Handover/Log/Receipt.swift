package import Base

/// What a `received` statement says of one bundle: verified, addressed to us, opened, its core valid, durable.
/// It never says that a person has read or accepted it. Source: specification §5.3.
package struct Receipt: Sendable, Codable, Equatable {
  package let delivery: DeliveryID
  /// Octets of all parts, as they travelled.
  package let bytes: Int64
  package let parts: Int
  /// The store that holds the bundle; changes when it is restored from a backup.
  package let epoch: String

  package init(manifest: Manifest, delivery: DeliveryID, epoch: String) {
    self.delivery = delivery
    bytes = manifest.sealedBytes
    parts = manifest.parts.count
    self.epoch = epoch
  }

  package var body: JSONValue {
    .object([
      "delivery": .string(delivery.text), "bytes": .integer(bytes), "parts": .integer(Int64(parts)),
      "epoch": .string(epoch),
    ])
  }

  /// Checks a receipt against the bundle it must speak of.
  ///
  /// - Parameter manifest: The bundle's manifest, as the statement it is in the log.
  /// - Throws: `ReceiptProblem`, naming what does not agree. The signature has been checked before.
  package static func check(_ statement: Statement, for manifest: some Logged) throws(ReceiptProblem) {
    let (sent, delivery) = (manifest.statement, manifest.digest)
    guard statement.type == .received else { throw .notAReceipt(statement.type.text) }
    guard statement.author.text == sent.body["to"]?.string else { throw .wrongAuthor(statement.author) }
    guard statement.transfer == sent.transfer else { throw .wrongTransfer(statement.transfer) }
    guard statement.bundle == delivery, statement.body["delivery"]?.string == delivery.text else {
      throw .wrongDelivery
    }
    for size in ["bytes", "parts"] {
      guard let value = sent.body[size]?.integer, statement.body[size]?.integer == value else { throw .wrongSize }
    }
  }
}

/// Why a signed statement is no receipt for the bundle in hand.
package enum ReceiptProblem: Error, Sendable, CustomStringConvertible {
  case notAReceipt(String)
  case wrongAuthor(MissionID)
  case wrongTransfer(TransferID)
  case wrongDelivery, wrongSize

  package var description: String {
    switch self {
    case .notAReceipt(let type): "a “\(type)” statement came in place of a receipt"
    case .wrongAuthor(let mission): "the receipt is signed by \(mission), not by the mission it was sent to"
    case .wrongTransfer(let transfer): "the receipt speaks of another transfer, \(transfer)"
    case .wrongDelivery: "the receipt speaks of another bundle"
    case .wrongSize: "the receipt names another size or number of parts than the bundle has"
    }
  }
}

extension Statement {
  /// Whether its receiver refuses the bundle of a manifest with it.
  package func isRefusal(of manifest: some Logged) -> Bool {
    type == .refused && author.text == manifest.statement.body["to"]?.string
      && transfer == manifest.statement.transfer && bundle == manifest.digest
  }
}
