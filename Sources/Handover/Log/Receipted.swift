import Base

extension TransferRecord {
  /// The newest version that the receiver has receipted, whether or not the log can be read up to it: what has a receipt
  /// is there and can be opened. Nil when there is none.
  package var newestReceipted: (delivery: DeliveryID, version: Int)? {
    let receipted = Set(
      log.map(\.statement).filter { $0.type == .received && $0.author == receiver }.compactMap(\.bundle))
    let versions = log.compactMap { head -> (delivery: DeliveryID, version: Int)? in
      guard head.statement.type.isBundle, head.statement.author == sender, receipted.contains(head.digest) else {
        return nil
      }
      return (head.digest, Int(head.statement.body["version"]?.integer ?? 0))
    }
    return versions.max { $0.version < $1.version }
  }
}
