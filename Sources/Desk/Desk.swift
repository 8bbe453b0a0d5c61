package import Accounts
import Base
package import Foundation
package import Handover
import Hummingbird
import NIOCore

/// What staff can do through the local API, and what they can see.
package struct StaffDesk: Sendable {
  let store: any HandoverStore & NoticeStore & TypedStore
  let counter: any CaseCounter
  let casework: Casework
  let cases: any CaseListing
  let control: any QueueControl
  let retention: Retention
  let reports: ReportBook
  let documents: DocumentService
  let carrying: any Carrying
  /// The missions of the directory in force.
  let missions: @Sendable () -> [MissionProfileView]
  let mission: MissionID
  /// How long what is owed may take.
  let clocks: @Sendable () -> ClockPolicy
  package let status: @Sendable () async throws -> DaemonView
  let unfinished: @Sendable () async throws -> [UnfinishedView]
  let proveJournal: @Sendable (_ noted: String?) async throws -> JournalView
  package let accounts: AccountDesk
  /// Seals what somebody has typed and not handed in.
  let typing: any StaffSealing
  /// Keeps what they have attached to it.
  let typedFiles: any TypedFileStore
  /// Opens what is sealed for the roles of those who have unlocked their key.
  let unlocking: any StaffUnlocking
  let rules: any RuleKeeping
  /// Lets people in by way of a provider; nil where none is configured.
  let openID: OpenIDDesk?
  /// Who this mission and the others are.
  let places: Places
  /// What stands in statements for one of the mission's staff.
  let pseudonym: @Sendable (Code, TransferID) throws -> String
  /// How the installation is, with what the daemon says of itself.
  let health: @Sendable (DaemonView) async -> [HealthFinding]
  /// Which of the other missions answer now, within a few seconds.
  let reach: @Sendable () async -> [HealthFinding]
  /// What was found when they were last asked.
  let reached = Reached()
  /// Tries out the ways on which people and programs outside are told something; nil where there is none.
  let notices: (any NoticeTrying)?
  /// When each was last tried out.
  let trials = Trials()
  /// Makes room for what is being uploaded.
  let spool: @Sendable () throws -> AnonymousFile
  /// Where people call the board; nil where there is none.
  let boardAddress: String?
  let now: @Sendable () -> Date
  let readings = Readings()
  let loads = Loads()

  package init(
    store: any HandoverStore & NoticeStore & TypedStore, counter: any CaseCounter, casework: Casework,
    cases: any CaseListing,
    control: any QueueControl, retention: Retention, reports: ReportBook, documents: DocumentService,
    carrying: any Carrying, missions: @escaping @Sendable () -> [MissionProfileView],
    mission: MissionID, clocks: @escaping @Sendable () -> ClockPolicy = { ClockPolicy() },
    status: @escaping @Sendable () async throws -> DaemonView,
    unfinished: @escaping @Sendable () async throws -> [UnfinishedView] = { [] },
    proveJournal: @escaping @Sendable (_ noted: String?) async throws -> JournalView,
    accounts: AccountDesk, typing: any StaffSealing, typedFiles: any TypedFileStore, unlocking: any StaffUnlocking,
    rules: any RuleKeeping,
    openID: OpenIDDesk? = nil,
    places: Places,
    pseudonym: @escaping @Sendable (Code, TransferID) throws -> String,
    health: @escaping @Sendable (DaemonView) async -> [HealthFinding] = { _ in [] },
    reach: @escaping @Sendable () async -> [HealthFinding] = { [] }, notices: (any NoticeTrying)? = nil,
    spool: @escaping @Sendable () throws -> AnonymousFile, boardAddress: String? = nil,
    now: @escaping @Sendable () -> Date
  ) {
    self.store = store
    self.counter = counter
    self.casework = casework
    self.cases = cases
    self.control = control
    self.retention = retention
    self.reports = reports
    self.documents = documents
    self.carrying = carrying
    self.missions = missions
    self.mission = mission
    self.clocks = clocks
    self.status = status
    self.unfinished = unfinished
    self.proveJournal = proveJournal
    self.accounts = accounts
    self.typing = typing
    self.typedFiles = typedFiles
    self.unlocking = unlocking
    self.rules = rules
    self.openID = openID
    self.places = places
    self.pseudonym = pseudonym
    self.health = health
    self.reach = reach
    self.notices = notices
    self.spool = spool
    self.boardAddress = boardAddress
    self.now = now
  }

  func addRoutes(to router: Router<DeskContext>) {
    addTransferRoutes(to: router)
    addListRoutes(to: router)
    addQueueRoutes(to: router)
    addCaseworkRoutes(to: router)
    addReportRoutes(to: router)
    addRetentionRoutes(to: router)
    addSubjectRoutes(to: router)
    addMissionRoutes(to: router)
    addCarryRoutes(to: router)
    addAccountRoutes(to: router)
    addMetricsRoutes(to: router)
    addNoticeRoutes(to: router)
    router.get("/v1/status") { _, _ in try DeskAnswers.json(await status()) }
    router.get("/v1/unfinished") { _, _ in try DeskAnswers.json(await unfinished()) }
    router.get("/v1/journal") { request, _ in
      let limit = request.uri.queryParameters.get("limit").flatMap(Int.init) ?? 50
      try await accounts.noteRefusals()
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

  /// On this mission's clock: `2027-01-14`.
  var today: String { String(Timestamp(now(), in: places.zone).text.prefix(10)) }

  /// Notes in the journal who did what through this desk.
  func note(
    _ action: String, transfer: TransferID? = nil, subject: String? = nil, detail: [String: String] = [:],
    by actor: String? = nil
  ) async throws {
    try await store.note(
      JournalEvent(
        at: now(), actor: actor ?? Caller.current.actor, action: action, transfer: transfer, subject: subject,
        detail: detail))
  }
}

/// What people call this mission and the others.
package struct Places: Sendable {
  /// This mission's name, and the zone its clocks go by.
  package let name: String
  package let zone: TimeZone
  /// All missions of the directory, by id.
  package let names: @Sendable () -> [MissionID: String]

  package init(name: String, zone: TimeZone, names: @escaping @Sendable () -> [MissionID: String]) {
    self.name = name
    self.zone = zone
    self.names = names
  }
}
