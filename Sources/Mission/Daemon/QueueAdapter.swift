import Courier
import Foundation
import Handover
import Sealing

/// The operators' verbs on a running courier.
struct QueueAdapter: QueueControl {
  let dispatcher: Dispatcher
  let store: any HandoverStore
  let seals: MissionSeals
  let holds: MissionHolds

  func queue() async throws -> [QueueView] {
    var views: [QueueView] = []
    for entry in await dispatcher.snapshot() {
      if let view = try await view(entry) { views.append(view) }
    }
    return views
  }

  func entry(_ item: String) async throws -> QueueView? {
    guard let entry = await dispatcher.entry(item) else { return nil }
    return try await view(entry)
  }

  /// Nil when the item has been settled meanwhile.
  private func view(_ entry: QueueEntry) async throws -> QueueView? {
    let transfer = try await store.transfer(ofItem: entry.item.id)
    guard let waiting = try? await dispatcher.explain(entry.item.id) else { return nil }
    return QueueView(entry.item, transfer: transfer, sending: entry.isSending, sent: entry.sent, waiting: waiting)
  }

  func hold(_ item: String, _ text: String) async throws { try await told { try await dispatcher.hold(item, text) } }
  func release(_ item: String) async throws { try await told { try await dispatcher.release(item) } }
  func requeue(_ item: String) async throws { try await told { try await dispatcher.requeue(item) } }
  func quarantine(_ item: String, _ text: String) async throws {
    try await told { try await dispatcher.quarantine(item, text) }
  }

  private func told(_ verb: () async throws -> Void) async throws {
    do { try await verb() } catch let problem as DispatchProblem { throw DeskError(409, "\(problem)") }
  }

  func holdMission(_ mission: MissionID, _ text: String) async throws {
    // A slip of the pen would hold nothing, and nobody would know.
    _ = try seals.currentDirectory.mission(mission)
    try await Blocking.run { [holds] in try holds.hold(mission, text) }
    await dispatcher.holdMission(mission, text)
  }
  func releaseMission(_ mission: MissionID) async throws {
    if holds.load()[mission] == nil { _ = try seals.currentDirectory.mission(mission) }
    try await Blocking.run { [holds] in try holds.release(mission) }
    await dispatcher.releaseMission(mission)
  }
}
