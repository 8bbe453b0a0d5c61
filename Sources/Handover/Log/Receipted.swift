import Base

extension TransferRecord {
  /// The newest version that the receiver has receipted, whether or not the log can be read up to it: what has a receipt
  /// is there and can be opened. Nil when there is none.
  package var newestReceipted: (delivery: DeliveryID, version: Int)? { receipted.last }

  /// The versions that the receiver has receipted, oldest first.
  package var receipted: [(delivery: DeliveryID, version: Int)] {
    let receipted = Set(
      log.map(\.statement).filter { $0.type == .received && $0.author == receiver }.compactMap(\.bundle))
    return versions.filter { receipted.contains($0.delivery) }
  }

  /// The versions that the log has, oldest first.
  package var versions: [(delivery: DeliveryID, version: Int)] {
    log.filter { $0.statement.type.isBundle && $0.statement.author == sender }
      .map { ($0.digest, Int($0.statement.body["version"]?.integer ?? 0)) }
      .sorted { $0.version < $1.version }
  }
}
