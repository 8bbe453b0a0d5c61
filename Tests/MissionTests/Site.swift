import Foundation
import Handover
import Logging
import PeerProtocol

@testable import Ledger
@testable import Mission
@testable import Reception
@testable import Sealing

/// One mission as it stands on its machine.
struct Site {
  let home: String
  let seals: MissionSeals
  let ledger: SQLiteLedger
  let files: DiskPartFiles
  let intake: Intake
  let casework: Casework
}

extension Site {
  init(_ home: MissionHome, _ directory: Data) throws {
    _ = try home.install(directory, expectedRoot: nil, now: Offices.now)
    self.home = home.path
    let seals = try home.seals(passphrase: nil, now: Offices.now)
    self.seals = seals
    ledger = try SQLiteLedger.open(at: home.path, mission: seals.mission, now: Offices.now, ballast: 0) { SHA256() }
    files = try DiskPartFiles(directory: home.path) { SHA256() }
    var settings = ReceptionSettings()
    settings.reserve = 0
    intake = Intake(
      store: ledger, files: files, seals: seals, settings: settings,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), now: { Offices.now })
    let pseudonyms = Pseudonyms(key: Data(repeating: 7, count: 32))
    casework = Casework(
      store: ledger, files: files, seals: seals, pseudonym: { pseudonyms.of($0, in: $1) }, queued: {})
  }

  /// What a restart does with what lies on the disk.
  func sweep() async throws {
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    try await Sweeping(ledger: ledger, files: files, reserve: 0, logger: logger).run()
  }

  /// Whether octets stand in any file of the home.
  func holds(_ octets: Data) throws -> Bool {
    for name in try FileManager.default.subpathsOfDirectory(atPath: home) {
      let data = (try? Data(contentsOf: URL(filePath: home + "/" + name))) ?? Data()
      if data.range(of: octets) != nil { return true }
    }
    return false
  }
}
