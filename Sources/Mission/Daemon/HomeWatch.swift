import Base
import Courier
import Foundation
import Handover
import Logging
import Reception
import Sealing

/// Follows what changes in a mission's home, or by the clock, while its daemon runs: a directory that
/// `baton mission install` has put there, and the day on which this mission's next TLS certificate takes over.
struct HomeWatch {
  private let home: MissionHome
  private let seals: MissionSeals
  private let engine: RenewableEngine
  private let settings: CurlSettings
  private let reception: ReceptionServer
  private let reserve: Int64
  private let logger: Logger
  private var directory: Data
  private var certificates: [Fingerprint]
  /// Why the next certificate could not be taken at the last look: said once, though it is tried at every one.
  private var obstacle: String?
  /// What was wrong with the disk at the last look.
  private var diskTrouble: Set<String> = []
  /// What kept the mission from signing at the last look.
  private var suspension: Suspension?

  init(
    home: MissionHome, seals: MissionSeals, tls: TLSCredential, engine: RenewableEngine,
    settings: CurlSettings, reception: ReceptionServer, reserve: Int64, logger: Logger
  ) {
    self.home = home
    self.seals = seals
    self.engine = engine
    self.settings = settings
    self.reception = reception
    self.reserve = reserve
    self.logger = logger
    directory = seals.directory.der
    certificates = tls.fingerprints
    tellSuspension(now: Date())
    tellDisk()
  }

  /// Takes over what is new since the last look. Blocks.
  mutating func look(now: Date) {
    takeDirectory(now: now)
    tellSuspension(now: now)
    tellDisk()
    do {
      try renewTLS(now: now)
      obstacle = nil
    } catch {
      if obstacle != "\(error)" { logger.error("next TLS certificate not taken", metadata: ["error": "\(error)"]) }
      obstacle = "\(error)"
    }
  }

  private mutating func tellSuspension(now: Date) {
    let found = seals.suspension(now: now)
    defer { suspension = found }
    if let found, suspension == nil {
      logger.error(
        "this mission neither signs, sends nor receives",
        metadata: ["reason": "\(found.reason)", "advice": "\(found.advice)"])
    } else if found == nil, suspension != nil {
      logger.notice("this mission's certificates hold again")
    }
  }

  private mutating func tellDisk() {
    let found = DiskState(home.path)?.warnings(reserve: reserve, home: home.path) ?? []
    for trouble in found where !diskTrouble.contains(trouble.code) {
      logger.error("disk", metadata: ["trouble": "\(trouble.what)", "advice": "\(trouble.advice)"])
    }
    diskTrouble = Set(found.map(\.code))
  }

  private mutating func takeDirectory(now: Date) {
    guard let installed = try? DurableFile.read(home.directoryFile), installed != directory else { return }
    directory = installed
    do throws(SealProblem) {
      guard try seals.adopt(directory: installed, now: now) else { return }
      logger.notice("directory taken", metadata: ["version": "\(seals.directory.version)"])
    } catch {
      logger.error("directory in the home not taken", metadata: ["error": "\(error)"])
    }
  }

  private mutating func renewTLS(now: Date) throws {
    // Without a valid one the present one stays: what it can still do, it shall do.
    guard (try? seals.identity.current(.tls, now: now)) != nil else { return }
    let tls = try TLSCredential(seals: seals, now: now)
    guard tls.fingerprints != certificates else { return }
    let nextEngine = try CurlEngine(identity: tls.client, settings: settings)
    try reception.renew(tls.server)
    engine.renew(nextEngine)
    certificates = tls.fingerprints
    logger.notice("next TLS certificate taken", metadata: ["certificate": "\(tls.fingerprints[0])"])
  }
}
