import Base
import Courier
import Foundation
import Handover
import Sealing

/// The operators' verbs on a running courier.
struct QueueAdapter: QueueControl {
  let dispatcher: Dispatcher
  let seals: MissionSeals

  func page(_ filter: QueueFilter, after previous: String?, limit: Int) async throws -> Page<QueueView> {
    try await dispatcher.page(filter, after: previous, limit: limit).map(view)
  }

  func entry(_ item: String) async throws -> QueueView? { try await dispatcher.entry(item).map(view) }

  private func view(_ entry: QueueEntry) -> QueueView {
    QueueView(entry.item, sending: entry.isSending, sent: entry.sent, waiting: entry.waiting)
  }

  func underWay() async throws -> [QueueView] { try await dispatcher.underWay().map(view) }

  func hold(_ item: String, _ text: String) async throws -> Bool {
    try await dispatcher.hold(item, text)
  }
  func release(_ item: String) async throws { try await dispatcher.release(item) }
  func revive(_ item: String) async throws { try await dispatcher.revive(item) }
  func retire(_ item: String) async throws { try await dispatcher.retire(item) }
  func requeue(_ item: String) async throws { try await dispatcher.requeue(item) }
  func quarantine(_ item: String, _ text: String) async throws -> Bool {
    try await dispatcher.quarantine(item, text)
  }

  func holdMission(_ mission: MissionID, _ text: String) async throws -> Bool {
    // A mistyped id would hold nothing, and nobody would know.
    _ = try seals.currentDirectory.mission(mission)
    return try await dispatcher.holdMission(mission, text)
  }

  func releaseMission(_ mission: MissionID) async throws {
    if await !dispatcher.isHeld(mission) { _ = try seals.currentDirectory.mission(mission) }
    try await dispatcher.releaseMission(mission)
  }
}
