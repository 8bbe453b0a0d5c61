import Accounts
import Base
import Courier
import Desk
import Foundation
import Handover
import Ledger
import Logging
import Reception
import Sealing

/// The services of a running mission, and what they stand on.
struct DaemonParts: Sendable {
  let ledger: SQLiteLedger
  let files: DiskPartFiles
  let seals: MissionSeals
  let reception: ReceptionServer
  let dispatcher: Dispatcher
  let engine: RenewableEngine
  let desk: DeskServer
  /// Nil where none is configured.
  let board: BoardServer?
  let boardAddress: String?
  let accounts: AccountDesk
  let address: String
  let reserve: Int64
  let homeWatch: HomeWatch
  let unfinished: UnfinishedUpkeep
  let logger: Logger
  /// What the ledger has lost.
  let loss: String?
  let retention: Retention
  let typedFiles: TypedFolder
  let passingOn: PassingOn
  let keys: KeyNotes
  let missingCards: MissingCards
  let oldCoreKeys: OldCoreKeys
  let sealingAnew: SealingAnew
  /// Nil where nobody outside is told anything.
  let notices: NoticeRunner?
  let noticeMaker: NoticeMaker?
  /// The way to mail servers and other programs.
  let outside: CurlEngine?

  static func open(home: MissionHome, configuration: BatonConfiguration, logger: Logger) async throws -> DaemonParts {
    try home.checkOwner()
    let passphrase = try configuration.passphrase()
    let now = Date()
    let seals = try home.seals(passphrase: passphrase, now: now)
    // Without a key a mission could neither open what it has nor ever sign again; without a valid certificate it can read.
    for use in CertificateUse.allCases {
      do { _ = try seals.identity.shown(use, now: now) } catch { throw HomeProblem.noUsableKey(error) }
    }
    strengthenKeys(of: home, passphrase, logger)
    let tls = try TLSCredential(seals: seals, now: now)
    let ledger = try SQLiteLedger.open(at: home.path, mission: seals.mission, now: now) { SHA256() }
    let files = try DiskPartFiles(directory: home.path) { SHA256() }
    let loss = try await ledger.lostEntries(at: now)
    if let loss {
      logger.critical("the ledger has lost entries: baton doctor", metadata: ["lost": "\(loss)"])
    }
    // A part that no book knows any more may be of a case with a receipt.
    let reserve = loss == nil ? configuration.reserve : 0
    try await Sweeping(ledger: ledger, files: files, reserve: reserve, logger: logger).run()
    try await Recheck(ledger: ledger, files: files, logger: logger).runIfNeeded()
    try await MissionHolds(home: home).move(to: ledger, now: now)
    let record = try await ledger.journal(limit: 1).first?.at
    let clock = HomeClock(home: home, issued: seals.currentDirectory.document.issued.date, record: record)
    if let doubt = clock.doubt(at: now) {
      logger.error("this machine's clock is wrong", metadata: ["said": "\(doubt)"])
    }
    let typing = StaffVault(.typed, identity: { seals.identity }, now: { Date() })
    return try DaemonAssembly(
      home: home, configuration: configuration, logger: logger, seals: seals, tls: tls,
      ledger: ledger, files: files, homeClock: clock, loss: loss,
      cards: try await CardVault.open(seals: seals, store: ledger), typing: typing,
      typedFiles: TypedFolder(home.path, sealing: typing) { files.free >= configuration.reserve }
    ).parts()
  }

  /// Locks keys anew that earlier versions have locked too lightly. Where that fails everything goes on: they open.
  private static func strengthenKeys(of home: MissionHome, _ passphrase: String?, _ logger: Logger) {
    guard let passphrase else { return }
    do {
      let count = try home.keys.strengthen(passphrase: passphrase)
      if count > 0 { logger.notice("private keys locked anew", metadata: ["keys": "\(count)"]) }
    } catch { logger.error("private keys not locked anew", metadata: ["error": "\(error)"]) }
  }

  /// Holds the ledger open until the services above it have stopped, and looks after the home: takes what is new in
  /// it, sets the ballast aside again once there is room, and ends the daemon when a sync has failed, since nothing it
  /// believes to be on the disk can be trusted then.
  func keepOpen() async throws {
    async let _: Void = missingCards.make()
    async let _: Void = foldLogs()
    // Not waited for at the end: whoever does not answer would keep the daemon from stopping.
    let gathering = Task { await gatherKeys() }
    defer { gathering.cancel() }
    do { try await accounts.sealFactors() } catch {
      logger.error("second factors of an earlier version not sealed", metadata: ["error": "\(error)"])
    }
    do { try await watch() } catch is CancellationError {
      try? await accounts.noteRefusals()
      try? await ledger.keepHead()
      throw CancellationError()
    }
  }

  /// Once after each start, of what an earlier version has left: nothing waits for it.
  private func foldLogs() async {
    do { try await ledger.catchUpAll() } catch { logger.error("logs not folded", metadata: ["error": "\(error)"]) }
  }

  /// Asks for what others have not said of their keys yet, soon after the start and then every minute.
  private func gatherKeys() async {
    while !Task.isCancelled {
      await keys.gather(now: Date())
      try? await Task.sleep(for: .seconds(60))
    }
  }

  private func watch() async throws {
    var (watch, passingOn, sealingAnew) = (homeWatch, passingOn, sealingAnew)
    var directory = seals.directory.version
    var (orphans, heap, head) = (Interval(.seconds(3600)), Interval(.seconds(60)), Interval(.seconds(10)))
    var (sessions, ends, keys) = (Interval(.seconds(3600)), Interval(.seconds(60)), Interval(.seconds(86_400)))
    var retired = Interval(.seconds(10))
    var mails = Interval(.seconds(60))
    var restored = try await ledger.restoredMissions()
    while !Task.isCancelled {
      try await Task.sleep(for: .seconds(1))
      if let failure = ledger.failure ?? files.failure { throw failure }
      let isTrimDue = heap.isDue()
      watch = try await Blocking.run { [watch] in
        var watch = watch
        watch.look(now: Date())
        if isTrimDue { HeapSettings.giveBack() }
        return watch
      }
      if seals.directory.version != directory {
        directory = seals.directory.version
        await dispatcher.directoryTaken()
      }
      await unfinished.look()
      await passingOn.look(at: Date())
      if retention.takeWaking() || ends.isDue() { await letGo() }
      if orphans.isDue() { await giveUpOrphans() }
      if mails.isDue() { await makeNotices() }
      if sessions.isDue() {
        try? await accounts.sweep()
        try? await dropOldTyped()
      }
      try? await self.keys.home.staffKeys.notes.bring(to: ledger)
      if keys.isDue() { await destroyOldKeys() }
      if retired.isDue() { await sealingAnew.look() }
      if head.isDue() {
        try? await accounts.noteRefusals()
        try? await ledger.keepHead()
        await tellRestored(&restored)
      }
      if !ledger.hasBallast, files.free > reserve {
        try? await Blocking.run { [ledger] in try ledger.restoreBallast() }
      }
    }
  }

  /// What nobody has typed at for long goes, with the files that were attached to it.
  private func dropOldTyped() async throws {
    try await ledger.dropTyped(before: Date() - TypedCase.lasting)
    try await typedFiles.keepOnly { try await ledger.typed(of: nil).map { TypedPlace($0.id, of: $0.staff) } }
  }

  /// Something that is done now and then.
  private struct Interval {
    private let length: Duration
    private var next = ContinuousClock.now

    init(_ length: Duration) { self.length = length }

    mutating func isDue() -> Bool {
      guard .now >= next else { return false }
      next = .now + length
      return true
    }
  }

  /// Of ended cases what their time is over for.
  private func letGo() async {
    do {
      for failure in try await retention.look(at: Date()) {
        logger.error(
          "not destroyed, though its time is over",
          metadata: [
            "transfer": "\(failure.transfer)", "error": "\(failure.why)",
          ])
      }
    } catch { logger.error("what has ended not looked at", metadata: ["error": "\(error)"]) }
  }

  private func makeNotices() async {
    do { try await noticeMaker?.look(at: Date()) } catch {
      logger.error("nothing found out to tell", metadata: ["error": "\(error)"])
    }
  }

  private func tellRestored(_ known: inout [MissionID: Date]) async {
    guard let found = try? await ledger.restoredMissions() else { return }
    for (mission, moment) in found where known[mission] != moment {
      logger.error("another mission's store was restored: baton doctor", metadata: ["mission": "\(mission)"])
    }
    known = found
  }

  /// Only where other missions agree what time it is: by a clock that is ahead everything is old.
  private func giveUpOrphans() async {
    guard loss == nil, (try? files.hasOrphans) == true, let theirs = await dispatcher.othersTime() else { return }
    do {
      let count = try await Blocking.run { [files] in try files.giveUpOrphans(now: min(theirs, Date())) }
      if count > 0 { logger.notice("parts removed that no book has known for long", metadata: ["files": "\(count)"]) }
    } catch { logger.error("parts set aside not looked at", metadata: ["error": "\(error)"]) }
  }

  /// Only where other missions agree what time it is: by a clock that is ahead every key is old.
  private func destroyOldKeys() async {
    guard loss == nil, let theirs = await dispatcher.othersTime() else { return }
    do {
      for certificate in try await oldCoreKeys.look(now: min(theirs, Date())) {
        logger.notice("core key destroyed: nothing here is sealed to it", metadata: ["certificate": "\(certificate)"])
      }
    } catch { logger.error("old core keys not looked at", metadata: ["error": "\(error)"]) }
  }

  func close() {
    engine.close()
    outside?.close()
    try? ledger.close()
  }
}

extension BatonConfiguration {
  /// The passphrase of the private keys, from its file.
  func passphrase() throws -> String? { try passphraseFile.map(PassphraseFile.read) }
}
