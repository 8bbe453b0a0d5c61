import Handover
import Synchronization

/// What is known of the directories that the peers hold.
final class DirectoryExchange: Sendable {
  private struct Asked: Hashable {
    let mission: MissionID
    let version: Int
  }

  private struct State {
    var known: [MissionID: Int] = [:]
    var asked: Set<Asked> = []
  }

  private let state = Mutex(State())

  /// Notes the version that a peer named.
  ///
  /// - Returns: Whether to fetch it now: it is newer than ours, and this peer was not asked for it before.
  func shouldFetch(_ version: Int, from mission: MissionID, ours: Int) -> Bool {
    state.withLock { state in
      state.known[mission] = version
      return version > ours && state.asked.insert(Asked(mission: mission, version: version)).inserted
    }
  }

  /// The question was not answered; it may be asked again.
  func forget(_ version: Int, from mission: MissionID) {
    state.withLock { _ = $0.asked.remove(Asked(mission: mission, version: version)) }
  }

  /// Whether the peer is known to hold an older directory than ours.
  func isBehind(_ mission: MissionID, ours: Int) -> Bool {
    state.withLock { $0.known[mission].map { $0 < ours } ?? false }
  }
}
