import Base

extension TransferRecord {
  /// The newest version that the receiver has receipted, whether or not the log can be read up to it: what has a receipt
  /// is there and can be opened. Nil when there is none.
  package var newestReceipted: (delivery: DeliveryID, version: Int)? { receipted.last }

  /// The versions that the receiver has receipted, oldest first.
  package var receipted: [(delivery: DeliveryID, version: Int)] {
    versions.filter { fold.receipt(of: $0.delivery, by: receiver) != nil }
  }

  /// The versions that the log has, oldest first.
  package var versions: [(delivery: DeliveryID, version: Int)] {
    fold.versions(by: sender).map { ($0.delivery, $0.number) }
  }
}
