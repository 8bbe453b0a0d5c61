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
    try await store.forEachTransfer { record in
      guard record.sender == caller || record.receiver == caller else { return }
      heads.append(Account.Head(record))
    }
    let open = try await store.unfinished(from: caller).map(\.delivery)
    return Account(epoch: store.epoch, transfers: heads, open: open)
  }
}
