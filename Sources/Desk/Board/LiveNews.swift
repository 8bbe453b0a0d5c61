import Accounts
import Foundation
import Handover
import Synchronization

/// Tells open pages that something was said: one look at the logs for all of them, and none while nobody watches.
actor LiveNews {
  enum News: Sendable {
    /// The logs go up to `number` now; these have grown.
    case grown(number: Int64, Set<TransferID>)
    /// Nothing new; the line stands.
    case nothing
  }

  /// How often the logs are looked at while somebody watches, and how often somebody is told that nothing is new.
  private static let step = Duration.milliseconds(400)
  private static let beat = 50
  /// Open pages of one session, and of all: a browser opens six connections for one place.
  static let ofOne = 4
  static let ofAll = 512

  private let store: any HandoverStore & NoticeStore
  private var watchers: [Int: (owner: Digest, continuation: AsyncStream<News>.Continuation)] = [:]
  private var latest = 0
  private var number: Int64 = 0
  private var isStopped = false
  /// Wakes the loop for the first who watches.
  private let (rings, ring) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

  init(store: any HandoverStore & NoticeStore) { self.store = store }

  /// How far the logs go.
  func current() async throws -> Int64 { try await store.lastStatement() }

  /// - Parameter owner: The session that it is for.
  /// - Returns: Nil where there are too many; ends when the daemon stops.
  func watch(_ owner: Digest) async -> (id: Int, news: AsyncStream<News>)? {
    let last = try? await store.lastStatement()
    guard watchers.count < Self.ofAll, watchers.values.count(where: { $0.owner == owner }) < Self.ofOne else {
      return nil
    }
    let (news, continuation) = AsyncStream<News>.makeStream(bufferingPolicy: .bufferingNewest(64))
    guard !isStopped else {
      continuation.finish()
      return (0, news)
    }
    // Whoever watches from here on looks by themselves at what was before.
    if watchers.isEmpty { number = max(number, last ?? number) }
    latest += 1
    watchers[latest] = (owner, continuation)
    ring.yield()
    return (latest, news)
  }

  func leave(_ id: Int) { watchers.removeValue(forKey: id)?.continuation.finish() }

  /// Until cancelled: then everybody is told that it is over, so that no page holds the daemon up.
  func run() async {
    for await _ in rings { await look() }
    isStopped = true
    for id in watchers.keys { leave(id) }
  }

  private func look() async {
    var quiet = 0
    while !watchers.isEmpty, !Task.isCancelled {
      try? await Task.sleep(for: Self.step)
      quiet += 1
      if let news = await grown() {
        tell(news)
        quiet = 0
      } else if quiet >= Self.beat {
        tell(.nothing)
        quiet = 0
      }
    }
  }

  private func grown() async -> News? {
    guard let last = try? await store.lastStatement(), last > number,
      let grown = try? await store.allGrown(after: number)
    else { return nil }
    number = grown.number
    return .grown(number: grown.number, Set(grown.transfers))
  }

  private func tell(_ news: News) { for watcher in watchers.values { watcher.continuation.yield(news) } }
}
