import Foundation
import Handover
import Logging
import PeerProtocol
import Testing

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

  /// Says something in the name of one of its staff; the statement as it was signed.
  @discardableResult
  func say(
    _ type: StatementType, of transfer: TransferID, _ fields: [String: String] = [:], at now: Date = Offices.now
  ) async throws -> LogEntry {
    _ = try await casework.say(
      Saying(type: type, staff: Code("s-4"), role: nil, fields: fields), about: transfer, at: now)
    return try #require(try await newest(of: transfer))
  }

  /// Brings one of its statements to another mission, with the sealed half if that is still here.
  @discardableResult
  func carry(_ entry: LogEntry, to other: Site) async throws -> (
    result: StatementResults.Result?, code: ProblemCode?
  ) {
    var halves: [Digest: Data] = [:]
    if let reference = entry.statement.sealed {
      halves[reference.sha256] = try? SealedHalves(files: files, seals: seals).file(reference)
    }
    let tar = StatementsTar(statements: [entry.der], sealed: halves)
    let result = try await StatementIntake(intake: other.intake).take(tar, from: seals.mission).results.first
    return (result?.result, result?.problem)
  }

  /// The newest statement of its own in a log.
  func newest(of transfer: TransferID) async throws -> LogEntry? {
    try await ledger.log(transfer).last { $0.statement.author == seals.mission }
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

/// A small case that Tripoli has sealed for Lagos and has in its store, with the homes of both and of a third mission: nothing
/// is handed in yet, and nothing has come.
struct SealedCase {
  let offices: Offices
  let sender: Site
  let receiver: Site
  let third: Site
  let sealed: SignedManifest
  let parts: [(digest: Digest, bytes: Data)]

  var transfer: TransferID { sealed.manifest.transfer }
  /// With all parts, and with none: a question.
  var whole: Offer { Offer(directory: nil, manifest: sealed.entry.der, parts: parts) }
  var question: Offer { Offer(directory: nil, manifest: sealed.entry.der, parts: []) }

  init() throws {
    let offices = try Offices()
    self.offices = offices
    let homes = try ["ly-tripoli", "ng-lagos", "et-addis"].map { try offices.open($0) }
    let directory = try Data(contentsOf: URL(filePath: offices.authority.directoryFile))
    sender = try Site(homes[0], directory)
    receiver = try Site(homes[1], directory)
    third = try Site(homes[2], directory)
    let bundle = offices.folder.path + "/bundle"
    sealed = try SmallCase.seal(offices, sender.seals, to: bundle)
    let folder = DirectoryParts(bundle: bundle)
    parts = try sealed.manifest.parts.map(\.sha256).map {
      ($0, try Data(contentsOf: URL(filePath: folder.path(of: $0))))
    }
    for part in parts { try part.bytes.withUnsafeBytes { try sender.files.store(part.digest, [$0]) } }
  }

  /// Hands it in, with what is kept beside it.
  func submit(cards: [CardRow] = [], copy: [Digest] = []) async throws {
    try await sender.ledger.submit(
      Submission(
        sealed,
        item: QueueItem(
          id: sealed.delivery.text, transfer: transfer, mission: sealed.manifest.to, kind: .bundle,
          bytes: sealed.manifest.sealedBytes, created: Offices.now), cards: cards, copy: copy))
  }

  /// Both missions fold what they have of it to the same.
  func expectAlike() async throws {
    let sent = TransferState(folding: try await sender.ledger.log(transfer))
    let received = TransferState(folding: try await receiver.ledger.log(transfer))
    #expect(sent != nil && sent == received)
  }

  /// The receiver takes all of it, and the sender its receipt.
  func receive() async throws -> LogEntry {
    guard case .receipt(let receipt) = try await receiver.intake.take(whole, from: sender.seals.mission) else {
      throw StoreProblem.notFound("a receipt")
    }
    _ = try await sender.ledger.settle(sealed.delivery.text, attempt: nil, answer: receipt, at: Offices.now)
    return receipt
  }
}
