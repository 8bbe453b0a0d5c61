import Handover

/// `GET /v1/account`: how far the log of each transfer shared with the caller goes here, and what is still arriving.
struct Account: Encodable {
  struct Head: Encodable {
    let transfer: TransferID
    /// The highest `seq` without a gap, per mission; one with none is left out.
    let heads: [String: Int]

    init(_ log: LogEnds) {
      transfer = log.transfer
      heads = Dictionary(uniqueKeysWithValues: log.ends.map { ($0.key.text, $0.value) })
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
    var previous: TransferID?
    while case let page = try await store.logEnds(with: caller, after: previous, limit: 100), let last = page.last {
      heads += page.map(Account.Head.init)
      previous = last.transfer
    }
    let open = try await store.unfinished(from: caller).map(\.delivery)
    return Account(epoch: store.epoch, transfers: heads, open: open)
  }
}
