import Accounts
import Base
import CaseFile
import Courier
import Desk
import Foundation
import Handover
import Ledger
import Logging
import Reception
import Sealing

/// Joins what was opened of a home to the services of a daemon: who uses what is decided here, and nowhere else.
struct DaemonAssembly {
  let home: MissionHome
  let configuration: BatonConfiguration
  let logger: Logger
  let seals: MissionSeals
  let tls: TLSCredential
  let ledger: SQLiteLedger
  let files: DiskPartFiles
  let homeClock: HomeClock
  /// What the ledger has lost; nil when nothing.
  let loss: String?
  let cards: CardVault
  /// Seals what staff type and do not hand in.
  let typing: StaffVault
  let typedFiles: TypedFolder

  func parts() throws -> DaemonParts {
    let reception = try receptionSettings()
    let courier = courierSettings()
    let engine = RenewableEngine(try CurlEngine(identity: tls.client, settings: courier.curl))
    let dispatcher = Dispatcher(
      store: ledger, files: files, seals: seals, transport: engine, settings: courier,
      clock: .system, logger: logger)
    let control = QueueAdapter(dispatcher: dispatcher, seals: seals)
    let clocks = PolicyWatch(file: home.policyFile, seals: seals, logger: logger)
    let index = CaseIndex(
      store: ledger, sealing: cards, mission: seals.mission, clocks: { clocks.policy.clocks },
      missions: { [seals] in seals.others }, isBehind: loss != nil, underWay: { try await control.underWay() })
    let pseudonyms = try Pseudonyms(home: home)
    let casework = makeCasework(dispatcher, index, clocks, pseudonyms)
    let retention = Retention(
      store: ledger, casework: casework, index: index, policy: { clocks.policy.clocks },
      othersTime: { await dispatcher.othersTime() })
    let intake = makeIntake(reception, dispatcher, casework)
    let upkeep = UnfinishedUpkeep(
      intake: intake, monotonic: CourierClock.system.monotonic, othersTime: { await dispatcher.othersTime() })
    let keys = KeyNotes(home: home, seals: seals, courier: dispatcher)
    try DurableFile.makeDirectory((home.socket as NSString).deletingLastPathComponent)
    let server = try ReceptionServer(
      intake: intake, documents: OwnDocuments(shelf: documents, mission: seals.mission), keys: keys,
      credentials: tls.server, version: Daemon.version)
    let watch = HomeWatch(
      home: home, seals: seals, tls: tls, engine: engine, settings: courier.curl,
      reception: server, reserve: configuration.reserve, logger: logger)
    let address = "\(reception.host):\(reception.port)"
    let settings = try configuration.boardSettings(home)
    let published = DocumentService(seals: seals, shelf: documents, courier: dispatcher)
    let counter = makeCounter(casework, dispatcher, index, clocks, keys, published)
    let notices = try noticeRunner()
    let staff = try staffDesk(
      casework, pseudonyms, dispatcher, control, index, intake, upkeep, clocks, retention, counter, published,
      notices?.runner,
      address: address,
      board: settings?.address)
    let maker = try notices?.runner.ways.mail.map { _ in
      try noticeMaker(staff, index, clocks, pseudonyms)
    }
    let desk = DeskServer(desk: staff, socket: home.socket, logger: logger)
    let board = settings.map { BoardServer(settings: $0, desk: staff, logger: logger) }
    return DaemonParts(
      ledger: ledger, files: files, seals: seals, reception: server, dispatcher: dispatcher, engine: engine, desk: desk,
      board: board, boardAddress: settings?.address, accounts: staff.accounts, address: address,
      reserve: configuration.reserve, homeWatch: watch, unfinished: upkeep, logger: logger, loss: loss,
      retention: retention, typedFiles: typedFiles,
      passingOn: PassingOn(store: ledger, casework: casework, logger: logger),
      keys: keys,
      missingCards: MissingCards(store: ledger, files: files, seals: seals, cards: cards, index: index, logger: logger),
      oldCoreKeys: OldCoreKeys(home: home, seals: seals, ledger: ledger),
      sealingAnew: SealingAnew(store: ledger, counter: counter, logger: logger),
      notices: notices?.runner, noticeMaker: maker, outside: notices?.engine)
  }

  /// Nil where no way outside is configured.
  private func noticeRunner() throws -> (runner: NoticeRunner, engine: CurlEngine)? {
    let ways = try configuration.notices.ways(name: "Baton \(try home.profile().name)")
    guard !ways.lanes.isEmpty else { return nil }
    let engine = try CurlEngine(trust: .system, settings: CurlSettings(silence: 30))
    let address = configuration.board.address
    let runner = NoticeRunner(
      store: ledger, transport: engine, ways: ways, words: { MailWords.words($0, $1, board: address) },
      wishes: { [ledger] staff in
        try await ledger.accounts().first { $0.staff == staff && !$0.isDisabled }?.notices
      },
      fingerprint: { [mission = seals.mission] in
        String(Digest(bytes: [UInt8](SHA256.bytes(Data("\(mission) \($0)".utf8)))).text.prefix(40))
      }, logger: logger)
    return (runner, engine)
  }

  private func noticeMaker(
    _ staff: StaffDesk, _ index: CaseIndex, _ clocks: PolicyWatch, _ pseudonyms: Pseudonyms
  ) throws -> NoticeMaker {
    NoticeMaker(
      store: ledger, index: index,
      condition: { [ledger] in
        let status = try await staff.status()
        return NoticeMaker.Condition(
          status: status, journalHead: "\(try await ledger.journalHead())",
          failingLanes: status.notices.filter { !$0.isWell }.map(\.lane))
      },
      pseudonym: { pseudonyms.of($0, in: $1) }, policy: { clocks.policy.clocks }, mission: seals.mission,
      zone: TimeZone(identifier: try home.profile().timeZone) ?? .gmt, patience: configuration.policy.alarmAfter)
  }

  private var documents: DocumentFolder { home.published }

  /// How many people who look at what comes are there on a day; nil where the mission keeps no accounts for that.
  private static func pool(_ accounts: [Account], on day: String) -> Int? {
    let all = accounts.filter { account in
      !account.isDisabled && account.roles.contains { $0.speaksAs.contains(.focal) }
    }
    return all.isEmpty ? nil : all.count { $0.isInPool(on: day) }
  }

  /// Seconds for which it is said that another mission's store was restored.
  private static let shownFor: TimeInterval = 30 * 86_400

  private func makeCasework(
    _ dispatcher: Dispatcher, _ index: CaseIndex, _ clocks: PolicyWatch, _ pseudonyms: Pseudonyms
  ) -> Casework {
    Casework(
      store: ledger, files: files, seals: seals,
      policy: Casework.Policy(
        fourEyes: { clocks.policy.fourEyes },
        isOutside: { [seals] in (try? Receiver($0, in: seals.currentDirectory, from: seals.mission).isOwn) != true }),
      pseudonym: { pseudonyms.of($0, in: $1) }, queued: { dispatcher.wake() },
      handedOn: { try await index.handedOn($0) }, stopped: { await dispatcher.breakOff($0) })
  }

  private func makeIntake(_ reception: ReceptionSettings, _ dispatcher: Dispatcher, _ casework: Casework) -> Intake {
    Intake(
      store: ledger, files: files, seals: seals, settings: reception, cards: cards, logger: logger, now: { Date() },
      onStop: { transfer in
        Task {
          await dispatcher.breakOff(transfer)
          // What cannot be passed on now is when the log is looked at next.
          try? await casework.passOn(transfer, at: Date())
        }
      })
  }

  private func makeCounter(
    _ casework: Casework, _ dispatcher: Dispatcher, _ index: CaseIndex, _ clocks: PolicyWatch, _ keys: KeyNotes,
    _ published: DocumentService
  ) -> CounterAdapter {
    CounterAdapter(
      store: ledger, files: files, seals: seals, reserve: configuration.reserve, policy: configuration.policy,
      cards: cards, index: index, rules: { clocks.policy },
      withdrawn: { try await casework.withdrawnParts(of: $0) }, queued: { dispatcher.wake() }, keys: keys, home: home,
      isNarrow: { await dispatcher.isNarrow(to: $0) },
      terms: { await published.terms(of: $0, now: Date()) })
  }

  private func staffDesk(
    _ casework: Casework, _ pseudonyms: Pseudonyms, _ dispatcher: Dispatcher, _ control: QueueAdapter,
    _ index: CaseIndex, _ intake: Intake, _ upkeep: UnfinishedUpkeep, _ clocks: PolicyWatch, _ retention: Retention,
    _ counter: CounterAdapter, _ published: DocumentService, _ notices: NoticeRunner?,
    address: String,
    board: String?
  ) throws -> StaffDesk {
    let profile = try home.profile()
    return StaffDesk(
      store: ledger, counter: counter, casework: casework, cases: index, control: control,
      retention: retention,
      reports: ReportBook(
        store: ledger, files: files, seals: seals, index: index, policy: { clocks.policy.clocks }),
      documents: published, carrying: CarriedIntake(intake),
      missions: { [seals] in seals.currentDirectory.document.missions.map { MissionProfileView($0.profile) } },
      mission: seals.mission, clocks: { [clocks] in clocks.policy.clocks },
      status: {
        [
          ledger, files, index, seals, homeClock, loss, path = home.path, reserve = configuration.reserve,
          zone = TimeZone(identifier: profile.timeZone) ?? .gmt
        ] in
        let counts = try await ledger.queueCounts()
        let accounts = try await ledger.accounts()
        let unfinished = try await upkeep.count()
        return DaemonView(
          mission: seals.mission, version: Daemon.version, epoch: ledger.epoch, directory: seals.directory.version,
          address: address, freeBytes: files.free, reserveBytes: reserve,
          queued: counts.reduce(0) { $0 + $1.waiting }, held: counts.reduce(0) { $0 + $1.held },
          missions: try await dispatcher.obstructed(),
          unfinished: unfinished.all, stalled: unfinished.stalled, suspension: seals.suspension(now: Date()),
          clock: await dispatcher.clockDoubt ?? homeClock.doubt(at: Date()),
          disk: DiskState(path)?.warnings(reserve: reserve, home: path) ?? [], loss: loss,
          restored: try await ledger.restoredMissions().filter { $0.value > Date() - Self.shownFor }.map(\.key)
            .sorted(),
          late: try await index.late(), drafts: try await ledger.drafts(of: nil).count,
          approvers: clocks.policy.fourEyes.rules.isEmpty || accounts.isEmpty
            ? nil : accounts.count { !$0.isDisabled && $0.roles.contains(.supervisor) },
          pool: Self.pool(accounts, on: String(Timestamp(Date(), in: zone).text.prefix(10))),
          going: try await index.going(),
          notices: try await Self.doing(notices, ledger))
      },
      unfinished: { try await upkeep.views() },
      proveJournal: { [ledger] text in
        let noted = text.flatMap(JournalHead.init)
        guard text == nil || noted != nil else { throw ServiceError.reading(.noHead) }
        return JournalView(try await ledger.verifyJournal(noted: noted), head: try await ledger.journalHead())
      },
      accounts: AccountDesk(
        store: ledger, mission: seals.mission,
        factors: StaffVault(.factor, identity: { [seals] in seals.identity }, now: { Date() }),
        now: { Date() }),
      typing: typing, typedFiles: typedFiles,
      unlocking: UnlockedKeys(home.staffKeys, files: files) { transfer, role in
        (
          try await counter.compartment(role, of: transfer),
          try await counter.documents(of: transfer).first?.text ?? Data()
        )
      },
      rules: clocks,
      openID: try configuration.openID?.desk(),
      places: Places(name: profile.name, zone: TimeZone(identifier: profile.timeZone) ?? .gmt) {
        [seals] in
        seals.currentDirectory.document.missions.reduce(into: [:]) { $0[$1.profile.id] = $1.profile.name }
      },
      pseudonym: { pseudonyms.of($0, in: $1) }, health: health(), reach: reach(), notices: notices,
      spool: { [path = home.path] in try AnonymousFile(in: path, cipher: MomentaryCipher()) }, boardAddress: board,
      now: { Date() })
  }

  /// How the ways that are configured are doing.
  private static func doing(_ notices: NoticeRunner?, _ ledger: SQLiteLedger) async throws -> [NoticeLane] {
    guard let notices else { return [] }
    let known = try await ledger.noticeLanes()
    return notices.lanes.map { lane in known.first { $0.lane == lane } ?? NoticeLane(lane) }
  }

  /// What `baton doctor` looks at, seen by the daemon itself.
  private func health() -> @Sendable (DaemonView) async -> [HealthFinding] {
    { [home, passphraseFile = configuration.passphraseFile] view in
      await Doctor(home: home, passphraseFile: passphraseFile, reachPeers: true).examine(daemon: { view })
    }
  }

  /// A page waits for it: whoever does not answer in three seconds does not answer now.
  private func reach() -> @Sendable () async -> [HealthFinding] {
    { [home, passphraseFile = configuration.passphraseFile] in
      await Doctor(home: home, passphraseFile: passphraseFile, reachPeers: true, patience: 3).reach()
    }
  }

  private func courierSettings() -> CourierSettings {
    var settings = CourierSettings(
      policy: configuration.policy, sendRate: configuration.sendRate, proxy: configuration.proxy)
    settings.silence = configuration.silence
    return settings
  }

  private func receptionSettings() throws -> ReceptionSettings {
    let address = try Address(home.profile().address)
    var settings = ReceptionSettings()
    settings.host = configuration.listenHost ?? address.host
    settings.port = configuration.listenPort ?? address.port
    settings.reserve = configuration.reserve
    settings.unfinished = configuration.unfinished
    return settings
  }
}
