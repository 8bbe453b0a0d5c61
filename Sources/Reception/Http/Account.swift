import Handover
import PeerProtocol

/// Draws up what this mission and a caller share.
struct AccountReader {
  let store: any HandoverStore

  func account(of caller: MissionID) async throws -> PeerAccount {
    var heads: [PeerAccount.Head] = []
    var previous: TransferID?
    while case let page = try await store.logEnds(with: caller, after: previous, limit: 100), let last = page.last {
      heads += page.map(PeerAccount.Head.init)
      previous = last.transfer
    }
    let open = try await store.unfinished(from: caller).map(\.delivery)
    return PeerAccount(epoch: store.epoch, transfers: heads, open: open)
  }
}
