import Base
import Foundation
import Handover
import HandoverTesting
import Ledger
import Logging
import NIOCore
import PeerProtocol
import Synchronization
import Testing

@testable import Mission
@testable import Reception
@testable import Sealing

/// With real keys, ledger and files: deliveries that begin and do not end.
@Suite("Unfinished deliveries: bounded, shown, and ended by rule")
struct UnfinishedTests {
  private let offices: Offices
  private let senders: [MissionSeals]
  private let intake: Intake
  private let ledger: SQLiteLedger
  private let files: DiskPartFiles
  private let clock = Clock()
  private let upkeep: UnfinishedUpkeep
  private let whole: (manifest: Manifest, offer: Offer)

  /// Both clocks, which a test may let disagree.
  private final class Clock: Sendable {
    private let time = Mutex((wall: Offices.now, monotonic: 0.0))
    var wall: Date { time.withLock { $0.wall } }
    /// What other missions say: by default the same.
    var others: Date? { said.withLock { $0 }.map { wall + $0 } }
    let said = Mutex<Double?>(0)
    var monotonic: Double { time.withLock { $0.monotonic } }
    func advance(_ seconds: Double) { time.withLock { $0 = ($0.wall + seconds, $0.monotonic + seconds) } }
    func jump(_ seconds: Double) { time.withLock { $0.wall += seconds } }
  }

  /// Ng-lagos receives; 100 MiB are free above its reserve, and a mission may have three unfinished deliveries.
  init() throws {
    let offices = try Offices()
    self.offices = offices
    let homes = try ["ly-tripoli", "et-addis", "ng-lagos"].map { try offices.open($0) }
    let directory = try Data(contentsOf: URL(filePath: offices.authority.directoryFile))
    for home in homes { _ = try home.install(directory, expectedRoot: nil, now: Offices.now) }
    senders = try homes.prefix(2).map { try $0.seals(passphrase: nil, now: Offices.now) }
    let receiver = try homes[2].seals(passphrase: nil, now: Offices.now)
    ledger = try SQLiteLedger.open(at: homes[2].path, mission: receiver.mission, now: Offices.now, ballast: 0) {
      SHA256()
    }
    files = try DiskPartFiles(directory: homes[2].path) { SHA256() }
    var settings = ReceptionSettings()
    settings.reserve = 50 << 20
    settings.unfinished = 3
    let clock = clock
    intake = Intake(
      store: ledger, files: WatchedFiles(files: files, room: 150 << 20), seals: receiver, settings: settings,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), now: { clock.wall })
    upkeep = UnfinishedUpkeep(intake: intake, monotonic: { clock.monotonic }, othersTime: { clock.others })
    let sealed = try SmallCase.seal(offices, senders[0], to: offices.folder.path + "/bundle")
    let parts = DirectoryParts(bundle: offices.folder.path + "/bundle")
    whole = (
      sealed.manifest,
      Offer(
        directory: nil, manifest: sealed.entry.der,
        parts: try sealed.manifest.parts.map(\.sha256).map {
          ($0, try Data(contentsOf: URL(filePath: parts.path(of: $0))))
        })
    )
  }

  /// An offer of a case that nobody has: a full part, `first`, and a last one that never comes.
  private func offer(
    by seals: MissionSeals, first: Data = Data(count: 8 << 20), sending: Bool = false, bytes: Int64 = 1 << 20
  ) throws -> Offer {
    var rng = SystemRandomNumberGenerator()
    let transfer = TransferID(at: Offices.now, using: &rng)
    let parts = [
      Manifest.Part(sha256: SHA256.digest(first), bytes: Int64(first.count)),
      Manifest.Part(sha256: SHA256.digest(Data(transfer.text.utf8)), bytes: bytes),
    ]
    let content = Manifest.Content(bytes: 20 << 20, tagmanifest: SHA256.digest(Data()))
    let manifest = Manifest(
      transfer: transfer, version: 1, position: LogPosition(seq: 1, seen: 0), from: seals.mission,
      to: whole.manifest.to, created: Timestamp(Offices.now), priority: .routine, arrival: nil,
      expires: Timestamp(Offices.now + 1e6),
      compartments: [
        .init(id: "c1", recipients: whole.manifest.compartments[0].recipients, content: content, parts: parts)
      ])
    let signer = try seals.identity.signer(now: Offices.now)
    let der = try SignedData.sign(JSON.encode(manifest), key: signer.key, certificate: signer.certificate)
    return Offer(directory: nil, manifest: der, parts: sending ? [(parts[0].sha256, first)] : [])
  }

  private func refusal(of offer: Offer, from seals: MissionSeals) async -> ProblemCode? {
    do {
      _ = try await intake.take(offer, from: seals.mission)
      return nil
    } catch { return (error as? SealProblem)?.code }
  }

  /// Lets so many seconds pass, looking every quarter of an hour.
  private func pass(_ seconds: Double) async {
    var left = seconds
    while left > 0 {
      clock.advance(min(left, 900))
      left -= 900
      await upkeep.look()
    }
  }

  private static let day = 86_400.0

  @Test("one more than a mission may have is refused and nothing of it kept; another mission's is not")
  func count() async throws {
    let offers = try (1...4).map {
      try offer(by: senders[0], first: Data([UInt8($0)]) + Data(count: 8 << 20), sending: true)
    }
    for offer in offers.prefix(3) { #expect(await refusal(of: offer, from: senders[0]) == nil) }
    #expect(await refusal(of: offers[3], from: senders[0]) == .rateLimited)
    #expect(!files.has(offers[3].parts[0].digest))
    #expect(await refusal(of: offers[0], from: senders[0]) == nil)
    #expect(try await refusal(of: offer(by: senders[1]), from: senders[1]) == nil)
    // Refused for now: nothing that a mission could fill the journal with.
    #expect(try await ledger.journal(limit: 9).count { !$0.text.contains("statement.submitted") } == 0)
    let views = try await upkeep.views()
    #expect(views.map(\.partsHere).sorted() == [0, 1, 1, 1])
    #expect(views.map(\.parts) == [2, 2, 2, 2])
    #expect(views.map(\.bytesHere).reduce(0, +) == 3 * 8_388_609)
    #expect(try await AccountReader(store: ledger).account(of: senders[0].mission).open.count == 3)
    #expect(try await AccountReader(store: ledger).account(of: senders[1].mission).open.count == 1)
  }

  @Test(
    "what its sender gives up on the way ends at once: its manifest stands in the log, and nothing else of it stays")
  func givenUp() async throws {
    let offer = try offer(by: senders[0], sending: true)
    #expect(await refusal(of: offer, from: senders[0]) == nil)
    let delivery = SHA256.digest(offer.manifest)
    let manifest = try #require(try await ledger.arrival(delivery)).manifest
    let said = try senders[0].sign(
      Statement(
        type: .undelivered, transfer: manifest.transfer, bundle: delivery, author: senders[0].mission, staff: .daemon,
        position: LogPosition(seq: 2, seen: 0), at: Timestamp(Offices.now),
        body: .object(["reason": .string("withdrawn")])))
    for expected in [StatementResults.Result.stored, .alreadyHad] {
      let results = try await StatementIntake(intake: intake).take(
        StatementsTar(statements: [said.der]), from: senders[0].mission
      ).results
      #expect(results.map(\.result) == [expected])
    }
    let log = try await ledger.log(manifest.transfer)
    #expect(Set(log.map(\.statement.type)) == [.submitted, .undelivered, .refused] && log.count == 3)
    let state = try #require(TransferState(folding: log))
    #expect(state.handed == .undelivered(reason: "withdrawn") && state.waits.isEmpty && state.illegal.isEmpty)
    #expect(!files.has(offer.parts[0].digest))
    #expect(try await ledger.unfinished(from: nil).isEmpty)
    // The sender hears of it, as of any other word.
    #expect(try await ledger.page(QueueFilter(), after: nil, limit: 9).values.map(\.kind) == [.statement])
  }

  @Test("what is on its way must fit the disk together, not each alone")
  func room() async throws {
    #expect(try await refusal(of: large(by: senders[0], parts: 5), from: senders[0]) == nil)
    #expect(try await refusal(of: large(by: senders[0], parts: 5), from: senders[0]) == .noSpace)
    #expect(try await refusal(of: large(by: senders[1], parts: 5), from: senders[1]) == nil)
    #expect(try await refusal(of: large(by: senders[1], parts: 3), from: senders[1]) == .noSpace)
    #expect(await refusal(of: whole.offer, from: senders[0]) == nil, "what comes whole is in no way")
  }

  /// Announces so many full parts of 8 MiB.
  private func large(by seals: MissionSeals, parts count: Int) throws -> Offer {
    var rng = SystemRandomNumberGenerator()
    let transfer = TransferID(at: Offices.now, using: &rng)
    let manifest = Manifest(
      transfer: transfer, version: 1, position: LogPosition(seq: 1, seen: 0), from: seals.mission,
      to: whole.manifest.to, created: Timestamp(Offices.now), priority: .routine, arrival: nil,
      expires: Timestamp(Offices.now + 1e6),
      compartments: [
        .init(
          id: "c1", recipients: whole.manifest.compartments[0].recipients,
          content: .init(bytes: Int64(count) << 23, tagmanifest: SHA256.digest(Data())),
          parts: (1...count).map { .init(sha256: SHA256.digest(Data("\(transfer) \($0)".utf8)), bytes: 8 << 20) })
      ])
    let signer = try seals.identity.signer(now: Offices.now)
    let der = try SignedData.sign(JSON.encode(manifest), key: signer.key, certificate: signer.certificate)
    return Offer(directory: nil, manifest: der, parts: [])
  }

  @Test("a part that would eat into the reserve waits at its sender, also one that was admitted when there was room")
  func partAtReserve() async throws {
    let offer = try offer(by: senders[0])
    #expect(await refusal(of: offer, from: senders[0]) == nil)
    let short = Intake(
      store: ledger, files: WatchedFiles(files: files, room: intake.settings.reserve + 8 << 20 - 1),
      seals: intake.seals,
      settings: intake.settings, logger: intake.logger, now: { Offices.now })
    let (body, coming) = AsyncStream.makeStream(of: ByteBuffer.self)
    coming.finish()
    let problem = await #expect(throws: SealProblem.self) {
      try await PartReceiver(intake: short).receive(
        SHA256.digest(Data(count: 8 << 20)), of: SHA256.digest(offer.manifest), from: senders[0].mission,
        .init(announced: 8 << 20), body: body)
    }
    #expect(problem?.code == .noSpace)
    #expect(files.halves.isEmpty)
  }

  @Test("while this mission's certificates do not hold nothing is let go, and nothing is said of it")
  func suspended() async throws {
    #expect(try await refusal(of: offer(by: senders[0]), from: senders[0]) == nil)
    let home = offices.home("ng-lagos")
    let revoked = try offices.authority.revoke(whole.manifest.to, passphrase: nil, now: Offices.now)
    _ = try home.install(revoked.der, expectedRoot: nil, now: Offices.now)
    let lines = Lines()
    let clock = clock
    let resting = Intake(
      store: ledger, files: files, seals: try home.seals(passphrase: nil, now: Offices.now), settings: intake.settings,
      logger: lines.logger, now: { clock.wall })
    let keeper = UnfinishedUpkeep(intake: resting, monotonic: { clock.monotonic }, othersTime: { clock.others })
    for _ in 0..<(15 * 24) {
      clock.advance(3600)
      await keeper.look()
    }
    #expect(lines.list == [])
    #expect(try await ledger.unfinished(from: nil).count == 1)
  }

  /// Collects what is logged.
  private final class Lines: Sendable {
    private let all = Mutex<[String]>([])
    var list: [String] { all.withLock { $0 } }
    var logger: Logger { Logger(label: "test") { [self] _ in Handler(lines: self) } }

    private struct Handler: LogHandler {
      let lines: Lines
      var metadata: Logger.Metadata = [:]
      var logLevel = Logger.Level.notice

      subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
      }

      func log(event: LogEvent) { lines.all.withLock { $0.append("\(event.message)") } }
    }
  }

  @Test("what brings nothing forward for 14 days is let go, its sender told; offered again, it is received")
  func letGo() async throws {
    let (sender, shared) = (senders[0], Data([7]) + Data(count: 8 << 20))
    let question = Offer(directory: nil, manifest: whole.offer.manifest, parts: [])
    #expect(await refusal(of: question, from: sender) == nil)
    let (alone, both) = (
      try offer(by: sender, sending: true), try offer(by: sender, first: shared, sending: true)
    )
    for offer in [alone, both] { #expect(await refusal(of: offer, from: sender) == nil) }
    await pass(10 * Self.day)
    #expect(try await refusal(of: offer(by: senders[1], first: shared), from: senders[1]) == nil)
    await pass(3.9 * Self.day)
    #expect(try await ledger.unfinished(from: nil).count == 4)
    await pass(0.2 * Self.day)
    #expect(try await ledger.unfinished(from: nil).map(\.from) == [senders[1].mission])
    #expect(!files.has(alone.parts[0].digest))
    #expect(files.has(both.parts[0].digest), "another delivery names it")
    let log = try await ledger.log(whole.manifest.transfer)
    #expect(log.map(\.statement.type) == [.submitted, .refused])
    #expect(log.last?.statement.body["code"]?.string == "part-missing")
    let queue = try await ledger.queue()
    #expect(queue.count == 3)
    #expect(queue.allSatisfy { $0.mission == sender.mission && $0.kind == .statement })
    guard case .receipt = try await intake.take(whole.offer, from: sender.mission) else {
      Issue.record("it was not received")
      return
    }
  }

  @Test("a clock that jumps ends nothing, and what brings something forward stays")
  func jumps() async throws {
    let started = try offer(by: senders[0])
    #expect(await refusal(of: started, from: senders[0]) == nil)
    await pass(7200)
    clock.jump(20 * Self.day)
    await upkeep.look()
    clock.advance(1800)
    await upkeep.look()
    #expect(try await ledger.unfinished(from: nil).count == 1)
    clock.jump(-20 * Self.day)
    await pass(13 * Self.day)
    try Data(count: 8 << 20).withUnsafeBytes { try files.store(SHA256.digest(Data(count: 8 << 20)), [$0]) }
    await pass(2 * Self.day)
    #expect(try await ledger.unfinished(from: nil).map(\.here) == [8 << 20])
    await pass(12 * Self.day)
    #expect(try await ledger.unfinished(from: nil).count == 1)
    await pass(3 * Self.day)
    #expect(try await ledger.unfinished(from: nil).isEmpty)
  }

  @Test(
    "a clock that is ahead from the start ends nothing while no other mission's says the same", arguments: [nil, -60.0])
  func ahead(days: Double?) async throws {
    clock.said.withLock { $0 = days.map { $0 * Self.day } }
    #expect(try await refusal(of: offer(by: senders[0]), from: senders[0]) == nil)
    await pass(15 * Self.day)
    #expect(try await ledger.unfinished(from: nil).count == 1)
    clock.said.withLock { $0 = 0 }
    await pass(3600)
    #expect(try await ledger.unfinished(from: nil).isEmpty)
  }

  @Test("parts of what has a receipt are never let go, and what is all here is opened at last")
  func receipted() async throws {
    let question = Offer(directory: nil, manifest: whole.offer.manifest, parts: [])
    #expect(await refusal(of: question, from: senders[0]) == nil)
    for part in whole.offer.parts { try part.bytes.withUnsafeBytes { try files.store(part.digest, [$0]) } }
    await pass(30 * Self.day)
    #expect(try await ledger.log(whole.manifest.transfer).map(\.statement.type) == [.submitted, .received])
    // Another delivery that names the same part, and never ends.
    let part = try #require(whole.offer.parts.first)
    #expect(try await refusal(of: offer(by: senders[0], bytes: 5), from: senders[0]) == nil)
    await pass(30 * Self.day)
    #expect(files.has(part.digest))
    #expect(try await ledger.unfinished(from: nil).isEmpty)
  }
}
