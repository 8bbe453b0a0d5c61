import Base
package import Foundation
package import Handover
package import Logging

/// Tells people and programs outside what there is to tell, one notice at a time on each way, until it has got through. What it has
/// begun lies in the store: a death loses nothing, and sends at most the one that was on its way a second time, under its id.
package struct NoticeRunner: Sendable {
  /// Octets of an answer that are taken: nobody reads it.
  static let answer = 64 << 10
  /// Seconds for one attempt, all in all.
  static let patience: TimeInterval = 30
  /// Notices that wait for one way, at most; the rest stays in the logs.
  static let most = 10_000

  package struct Ways: Sendable {
    package var mail: MailServer?
    package var hooks: [Webhook]
    /// What the mails' sender is called.
    package var name: String

    package init(mail: MailServer?, hooks: [Webhook], name: String) {
      (self.mail, self.hooks, self.name) = (mail, hooks, name)
    }

    /// All of them, by name.
    package var lanes: [Code] { (mail == nil ? [] : [Notice.mail]) + hooks.map(\.lane) }
  }

  /// A mail in somebody's language.
  package typealias Words = @Sendable (MailContent, NoticeWishes) -> (subject: String, text: String)

  private let store: any NoticeStore
  private let transport: any PeerTransport
  package let ways: Ways
  private let words: Words
  /// What somebody wants to be told; nil where they want nothing, or are not there any more.
  private let wishes: @Sendable (Code) async throws -> NoticeWishes?
  /// Makes of what a mail is about what stands in its `Message-ID`.
  private let fingerprint: @Sendable (String) -> String
  private let now: @Sendable () -> Date
  private let logger: Logger

  package init(
    store: any NoticeStore, transport: any PeerTransport, ways: Ways, words: @escaping Words,
    wishes: @escaping @Sendable (Code) async throws -> NoticeWishes?,
    fingerprint: @escaping @Sendable (String) -> String, now: @escaping @Sendable () -> Date = { Date() },
    logger: Logger
  ) {
    (self.store, self.transport, self.ways, self.words) = (store, transport, ways, words)
    (self.wishes, self.fingerprint, self.now, self.logger) = (wishes, fingerprint, now, logger)
  }

  /// Until cancelled.
  package func run() async {
    await withTaskGroup { group in
      for lane in ways.lanes { group.addTask { await serve(lane) } }
    }
  }

  /// Seconds between two looks at a way on which nothing waits.
  private static let step = Duration.seconds(2)

  private func serve(_ lane: Code) async {
    while !Task.isCancelled {
      do {
        if let hook = hook(lane) {
          try await store.followStatements(lane, only: hook.only, most: Self.most, at: now())
        }
        if try await tellNext(lane) { continue }
      } catch { logger.error("notices not looked at", metadata: ["lane": "\(lane)", "error": "\(error)"]) }
      try? await Task.sleep(for: Self.step)
    }
  }

  private func hook(_ lane: Code) -> Webhook? { ways.hooks.first { $0.lane == lane } }

  /// - Returns: Whether there was something to tell.
  package func tellNext(_ lane: Code) async throws -> Bool {
    guard let notice = try await store.beginNotice(lane, pause: NoticeRules.pause, at: now()) else { return false }
    var outcome = await attempt(notice)
    // The daemon is stopping: nobody knows how it would have ended.
    if Task.isCancelled, outcome != .told { outcome = .interrupted }
    var (failures, asked): (Int, TimeInterval?) = (notice.tries, nil)
    if case .failed(let why, let retryAfter) = outcome {
      logger.notice("not told", metadata: ["lane": "\(lane)", "why": "\(why)"])
      // Asked only here: it counts all that waits.
      failures = 1 + (try await store.noticeLanes().first { $0.lane == lane }?.failures ?? 0)
      asked = retryAfter
    }
    var rng = SystemRandomNumberGenerator()
    let wait = NoticeRules.wait(failures: failures, retryAfter: asked, using: &rng)
    try await store.endNotice(notice, outcome, next: now() + wait, at: now())
    return true
  }

  private func attempt(_ notice: Notice) async -> NoticeOutcome {
    do {
      switch notice.content {
      case .statement(let told):
        guard let hook = hook(notice.lane) else { return .pointless }
        return await send(hook, notice.id, try Webhook.body(told, id: notice.id))
      case .mail(let staff, let content):
        guard let wishes = try await wishes(staff) else { return .pointless }
        return await send(content, to: wishes, id: notice.id)
      }
    } catch { return .failed(why: "\(error)", retryAfter: nil) }
  }

  private func send(_ hook: Webhook, _ id: String, _ body: Data) async -> NoticeOutcome {
    do { return Webhook.outcome(try await transport.perform(hook.request(id, body, at: now()))) } catch {
      return .failed(why: "\(error)", retryAfter: nil)
    }
  }

  private func send(_ content: MailContent, to wishes: NoticeWishes, id: String) async -> NoticeOutcome {
    guard let server = ways.mail else { return .pointless }
    let (subject, text) = words(content, wishes)
    let message = MailMessage(
      name: ways.name, from: server.from, to: wishes.address, id: fingerprint(id), date: now(), subject: subject,
      text: text)
    do { return MailServer.outcome(try await transport.perform(server.request(message))) } catch {
      return .failed(why: "\(error)", retryAfter: nil)
    }
  }
}

extension NoticeRunner: NoticeTrying {
  /// Sends a test at once, past what waits.
  package func tryOut(_ lane: Code, to wishes: NoticeWishes?) async -> NoticeOutcome {
    let id = "test-\(UUID().uuidString.lowercased())"
    if let hook = hook(lane) {
      guard let body = try? Webhook.test(id: id, at: now()) else { return .pointless }
      return await send(hook, id, body)
    }
    guard lane == Notice.mail, let wishes else { return .pointless }
    return await send(MailContent(.test, []), to: wishes, id: id)
  }

  package var lanes: [Code] { ways.lanes }
}
