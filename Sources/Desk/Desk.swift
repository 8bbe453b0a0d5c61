package import Foundation
package import Handover
import Hummingbird
import NIOCore

/// What staff can do through the local API, and what they can see.
package struct StaffDesk: Sendable {
  let store: any HandoverStore
  let counter: any CaseCounter
  let control: any QueueControl
  let mission: MissionID
  let status: @Sendable () async throws -> DaemonView
  let proveJournal: @Sendable () async throws -> JournalView
  let now: @Sendable () -> Date

  package init(
    store: any HandoverStore, counter: any CaseCounter, control: any QueueControl, mission: MissionID,
    status: @escaping @Sendable () async throws -> DaemonView,
    proveJournal: @escaping @Sendable () async throws -> JournalView, now: @escaping @Sendable () -> Date
  ) {
    self.store = store
    self.counter = counter
    self.control = control
    self.mission = mission
    self.status = status
    self.proveJournal = proveJournal
    self.now = now
  }

  func addRoutes(to router: Router<BasicRequestContext>) {
    addTransferRoutes(to: router)
    addQueueRoutes(to: router)
    router.get("/v1/status") { _, _ in try DeskAnswers.json(await status()) }
    router.post("/v1/journal/verify") { _, _ in try DeskAnswers.json(await proveJournal()) }
  }

  /// Notes in the journal who did what through this desk.
  func note(_ action: String, transfer: TransferID? = nil, subject: String? = nil, detail: [String: String] = [:])
    async throws
  {
    try await store.note(
      JournalEvent(
        at: now(), actor: "staff", action: action, transfer: transfer, subject: subject, detail: detail))
  }
}
