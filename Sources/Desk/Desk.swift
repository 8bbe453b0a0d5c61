package import Foundation
package import Handover
import Hummingbird
import NIOCore

/// What staff can do through the local API, and what they can see.
package struct StaffDesk: Sendable {
  let store: any HandoverStore
  let counter: any CaseCounter
  let casework: Casework
  let control: any QueueControl
  let documents: DocumentService
  /// The missions of the directory in force.
  let missions: @Sendable () -> [MissionProfileView]
  let mission: MissionID
  /// How long what is owed may take.
  let clocks: @Sendable () -> ClockPolicy
  let status: @Sendable () async throws -> DaemonView
  let unfinished: @Sendable () async throws -> [UnfinishedView]
  let proveJournal: @Sendable (_ noted: String?) async throws -> JournalView
  let now: @Sendable () -> Date

  package init(
    store: any HandoverStore, counter: any CaseCounter, casework: Casework, control: any QueueControl,
    documents: DocumentService, missions: @escaping @Sendable () -> [MissionProfileView],
    mission: MissionID, clocks: @escaping @Sendable () -> ClockPolicy = { ClockPolicy() },
    status: @escaping @Sendable () async throws -> DaemonView,
    unfinished: @escaping @Sendable () async throws -> [UnfinishedView] = { [] },
    proveJournal: @escaping @Sendable (_ noted: String?) async throws -> JournalView,
    now: @escaping @Sendable () -> Date
  ) {
    self.store = store
    self.counter = counter
    self.casework = casework
    self.control = control
    self.documents = documents
    self.missions = missions
    self.mission = mission
    self.clocks = clocks
    self.status = status
    self.unfinished = unfinished
    self.proveJournal = proveJournal
    self.now = now
  }

  func addRoutes(to router: Router<BasicRequestContext>) {
    addTransferRoutes(to: router)
    addQueueRoutes(to: router)
    addCaseworkRoutes(to: router)
    addReportRoutes(to: router)
    addMissionRoutes(to: router)
    router.get("/v1/status") { _, _ in try DeskAnswers.json(await status()) }
    router.get("/v1/unfinished") { _, _ in try DeskAnswers.json(await unfinished()) }
    router.get("/v1/journal") { request, _ in
      let limit = request.uri.queryParameters.get("limit").flatMap(Int.init) ?? 50
      let found = try await store.journalListing(limit: min(limit, 10_000))
      return try DeskAnswers.json(found.values, unreadable: found.unreadable)
    }
    router.post("/v1/journal/verify") { request, _ in
      try DeskAnswers.json(await proveJournal(request.uri.queryParameters.get("noted")))
    }
  }

  func view(_ record: TransferRecord, queued: QueueView? = nil) -> TransferView {
    TransferView(record, here: mission, queued: queued, policy: clocks(), at: now())
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
