import Handover

/// `GET /v1/account`: how far the log of each transfer shared with the caller goes here, and what is still arriving.
struct Account: Encodable {
  struct Head: Encodable {
    let transfer: TransferID
    /// The highest `seq` without a gap, per mission.
    let heads: [String: Int]

    init(_ record: TransferRecord) {
      transfer = record.id
      var heads: [String: Int] = [:]
      for mission in [record.sender, record.receiver] {
        let numbers = Set(record.log.filter { $0.statement.author == mission }.map(\.statement.seq))
        var head = 0
        while numbers.contains(head + 1) { head += 1 }
        heads[mission.text] = head
      }
      self.heads = heads
    }
  }

  let epoch: String
  let transfers: [Head]
  let open: [DeliveryID]
}

/// Draws up what this mission and a caller share.
struct AccountReader {
  let store: any HandoverStore

  func account(of caller: MissionID) async throws -> Account {
    var heads: [Account.Head] = []
    var offered: [DeliveryID] = []
    try await store.forEachTransfer { record in
      guard record.sender == caller || record.receiver == caller else { return }
      heads.append(Account.Head(record))
      guard record.sender == caller else { return }
      offered += record.log.filter { $0.statement.isBundle }.map(\.digest)
    }
    return Account(epoch: store.epoch, transfers: heads, open: try await open(offered))
  }

  private func open(_ deliveries: [DeliveryID]) async throws -> [DeliveryID] {
    var open: [DeliveryID] = []
    for delivery in deliveries {
      let arrival = try await store.arrival(delivery)
      if arrival?.isArriving ?? false { open.append(delivery) }
    }
    return open
  }
}

extension Statement {
  /// Whether it is a bundle's manifest.
  fileprivate var isBundle: Bool { type == .submitted || type == .update }
}

extension Arrival {
  fileprivate var isArriving: Bool { if case .arriving = state { true } else { false } }
}
