import Foundation
import Handover
import Logging

/// Seals anew what waits because its receiver has retired a key that it was sealed for: a case with nothing apart, which the daemon
/// can open, goes by itself; all else waits for somebody who may read it. Source: decision 0057.
struct SealingAnew {
  let store: any HandoverStore
  let counter: CounterAdapter
  let logger: Logger
  /// Items that failed: said once, though they are tried at every look.
  private var failed: Set<String> = []

  init(store: any HandoverStore, counter: CounterAdapter, logger: Logger) {
    self.store = store
    self.counter = counter
    self.logger = logger
  }

  mutating func look() async {
    for item in await waiting() {
      do {
        guard try await counter.sealAnew(item.transfer) else { continue }
        logger.notice("sealed anew: its receiver has retired a key", metadata: ["transfer": "\(item.transfer)"])
      } catch {
        guard failed.insert(item.id).inserted else { continue }
        logger.error("not sealed anew", metadata: ["transfer": "\(item.transfer)", "error": "\(error)"])
      }
    }
  }

  private func waiting() async -> [QueueItem] {
    guard let counts = try? await store.queueCounts(), counts.contains(where: { $0.held > 0 }) else { return [] }
    var (found, last): ([QueueItem], String?) = ([], nil)
    while let page = try? await store.page(QueueFilter(), after: last, limit: 500) {
      found += page.values.filter { $0.kind == .bundle && $0.hold?.code == ProblemCode.keyRetired.rawValue }
      guard let next = page.last else { break }
      last = next
    }
    return found
  }
}
