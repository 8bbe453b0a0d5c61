import Courier
import Desk
import Foundation
import Handover
import Ledger
import Logging
import Reception
import Sealing

/// The objects of a running mission, put together.
struct DaemonParts: Sendable {
  let ledger: SQLiteLedger
  let files: DiskPartFiles
  let seals: MissionSeals
  let reception: ReceptionServer
  let dispatcher: Dispatcher
  let engine: RenewableEngine
  let desk: DeskServer
  let address: String
  let reserve: Int64
  let watch: HomeWatch

  static func open(home: MissionHome, configuration: BatonConfiguration, logger: Logger) async throws -> DaemonParts {
    let passphrase = try configuration.passphrase()
    let now = Date()
    let seals = try home.seals(passphrase: passphrase, now: now)
    // Without its keys a mission could neither open what comes nor sign for it.
    for use in [CertificateUse.signing, .sealing] { _ = try seals.identity.current(use, now: now) }
    let tls = try TLSCredential(home: home, seals: seals, passphrase: passphrase, now: now)
    let ledger = try SQLiteLedger.open(at: home.path, mission: seals.mission, now: now) { SHA256() }
    let files = try DiskPartFiles(directory: home.path) { SHA256() }
    let swept = try files.sweep(keeping: await ledger.knownParts())
    if swept.orphans > 0 {
      logger.notice("orphans swept", metadata: ["files": "\(swept.orphans)", "bytes": "\(swept.bytes)"])
    }
    try await Recheck(ledger: ledger, files: files, logger: logger).runIfNeeded()
    return try assemble(home, configuration, logger, seals, tls, passphrase, ledger, files)
  }

  private static func assemble(
    _ home: MissionHome, _ configuration: BatonConfiguration, _ logger: Logger, _ seals: MissionSeals,
    _ tls: TLSCredential, _ passphrase: String?, _ ledger: SQLiteLedger, _ files: DiskPartFiles
  ) throws -> DaemonParts {
    let reception = try receptionSettings(configuration, home)
    let intake = Intake(
      store: ledger, files: files, seals: seals, settings: reception, logger: logger, now: { Date() })
    let holds = MissionHolds(home: home)
    let courier = courierSettings(configuration)
    let engine = RenewableEngine(try CurlEngine(identity: tls.client, settings: courier.curl))
    let dispatcher = Dispatcher(
      store: ledger, files: files, seals: seals, transport: engine, settings: courier,
      heldMissions: holds.load(), clock: .system, logger: logger)
    try DurableFile.makeDirectory((home.socket as NSString).deletingLastPathComponent)
    let server = try ReceptionServer(intake: intake, credential: tls.server, version: Daemon.version)
    let watch = HomeWatch(
      home: home, seals: seals, passphrase: passphrase, tls: tls, engine: engine, settings: courier.curl,
      reception: server, logger: logger)
    let desk = DeskServer(
      desk: staffDesk(configuration, seals, ledger, files, dispatcher, holds, reception), socket: home.socket,
      logger: logger)
    return DaemonParts(
      ledger: ledger, files: files, seals: seals, reception: server, dispatcher: dispatcher, engine: engine, desk: desk,
      address: "\(reception.host):\(reception.port)", reserve: configuration.reserve, watch: watch)
  }

  private static func staffDesk(
    _ configuration: BatonConfiguration, _ seals: MissionSeals, _ ledger: SQLiteLedger, _ files: DiskPartFiles,
    _ dispatcher: Dispatcher, _ holds: MissionHolds, _ reception: ReceptionSettings
  ) -> StaffDesk {
    let counter = CounterAdapter(
      store: ledger, files: files, seals: seals, reserve: configuration.reserve, policy: configuration.policy,
      queued: { await dispatcher.add($0) })
    return StaffDesk(
      store: ledger, counter: counter,
      control: QueueAdapter(dispatcher: dispatcher, store: ledger, seals: seals, holds: holds), mission: seals.mission,
      status: {
        let queue = await dispatcher.snapshot()
        return DaemonView(
          mission: seals.mission, version: Daemon.version, epoch: ledger.epoch, directory: seals.directory.version,
          address: "\(reception.host):\(reception.port)", freeBytes: files.free, reserveBytes: configuration.reserve,
          queued: queue.count, held: queue.count { $0.item.hold != nil }, missions: await dispatcher.obstructed())
      },
      proveJournal: { text in
        let noted = text.flatMap(JournalHead.init)
        guard text == nil || noted != nil else { throw DeskError(400, "a head is a number, a space and a hash") }
        return JournalView(try await ledger.verifyJournal(noted: noted), head: try await ledger.journalHead())
      },
      now: { Date() })
  }

  private static func courierSettings(_ configuration: BatonConfiguration) -> CourierSettings {
    var settings = CourierSettings(
      policy: configuration.policy, sendRate: configuration.sendRate, proxy: configuration.proxy)
    settings.silence = configuration.silence
    return settings
  }

  private static func receptionSettings(_ configuration: BatonConfiguration, _ home: MissionHome) throws
    -> ReceptionSettings
  {
    let address = try Address(home.profile().address)
    var settings = ReceptionSettings()
    settings.host = configuration.listenHost ?? address.host
    settings.port = configuration.listenPort ?? address.port
    settings.reserve = configuration.reserve
    return settings
  }

  /// Holds the ledger open until the services above it have stopped, and looks after the home: takes what is new in
  /// it, sets the ballast aside again once there is room, and ends the daemon when a sync has failed, since nothing it
  /// believes to be on the disk can be trusted then.
  func keepOpen() async throws {
    var watch = watch
    while !Task.isCancelled {
      try await Task.sleep(for: .seconds(1))
      if let failure = ledger.failure ?? files.failure { throw failure }
      watch = try await Blocking.run { [watch] in
        var watch = watch
        watch.look(now: Date())
        return watch
      }
      if !ledger.hasBallast, files.free > reserve {
        try? await Blocking.run { [ledger] in try ledger.restoreBallast() }
      }
    }
  }

  func close() {
    engine.close()
    try? ledger.close()
  }
}

extension BatonConfiguration {
  /// The passphrase of the private keys, from its file.
  func passphrase() throws -> String? {
    guard let passphraseFile else { return nil }
    let text = String(decoding: try DurableFile.read(passphraseFile), as: UTF8.self)
    return text.split(separator: "\n").first.map(String.init)
  }
}
