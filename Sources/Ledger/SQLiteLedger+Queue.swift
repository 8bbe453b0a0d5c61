package import Foundation
package import Handover

extension SQLiteLedger {
  package func claim(_ selection: Selection, by node: StoreNode, until end: Date) async throws -> [Claim] {
    try await write { try $0.claim(selection, by: node, until: end) }
  }

  package func renew(_ node: StoreNode, until end: Date) async throws {
    try await write { try $0.renew(node, until: end) }
  }

  package func finish(
    _ claim: Claim, outcome: String, detail: String, at now: Date, change: @escaping @Sendable (inout QueueItem) -> Void
  ) async throws -> QueueItem? {
    try await write { try $0.finish(claim, outcome, detail, at: now, change) }
  }

  package func cameForward(_ claim: Claim) async throws {
    try await write { try $0.cameForward(claim) }
  }

  package func recover(
    _ node: StoreNode, at now: Date, change: @escaping @Sendable (inout QueueItem) -> Void
  ) async throws -> [QueueItem] {
    try await write { try $0.recover(node, at: now, change) }
  }

  package func nextDue() async throws -> Date? { try await read { try $0.nextDue() } }

  package func change(
    _ item: String, at now: Date, _ body: @escaping @Sendable (inout QueueItem) throws -> Void
  ) async throws -> QueueItem {
    try await write { books in
      guard var changed = try books.liveItem(item).map(books.item) else {
        throw StoreProblem.notFound("\(item) is not in the queue any more")
      }
      try body(&changed)
      try books.write(changed, at: now)
      return changed
    }
  }

  package func missionCameBack(_ mission: MissionID, at now: Date) async throws {
    try await write { try $0.missionCameBack(mission, at: now) }
  }

  package func queueItem(_ id: String) async throws -> QueueItem? {
    try await read { books in try books.liveItem(id).map(books.item) }
  }

  package func page(_ filter: QueueFilter, after previous: String?, limit: Int) async throws -> Page<QueueItem> {
    try await read { try $0.page(filter, after: previous, limit: limit) }
  }

  package func queueCounts() async throws -> [QueueCount] { try await read { try $0.queueCounts() } }

  package func queueAges(at now: Date, limits: [TimeInterval]) async throws -> [QueueAges] {
    try await read { try $0.queueAges(at: now, limits: limits) }
  }

  package func overdue(created: Date, arrival: Date, except missions: [MissionID], limit: Int) async throws
    -> [QueueItem]
  {
    try await read { try $0.overdue(created: created, arrival: arrival, except: missions, limit: limit) }
  }

  package func takeLate(created: Date, except missions: [MissionID], limit: Int) async throws -> [QueueItem] {
    try await write { try $0.takeLate(created: created, except: missions, limit: limit) }
  }

  package func heldMissions() async throws -> [MissionID: String] { try await read { try $0.heldMissions() } }

  package func holdMission(_ mission: MissionID, _ reason: String?, at now: Date) async throws {
    try await write { try $0.holdMission(mission, reason, at: now) }
  }
}
