import Base
import Foundation
import GRDB
import GRDBSQLite
import Handover
import Logging
import PeerProtocol
import Testing

@testable import Ledger
@testable import Mission
@testable import Reception
@testable import Sealing

/// With real keys, ledger and files: what a mission in the directory may offer and state, and what it may not.
@Suite("Intake: what a repeated offer gets, and what a hostile mission cannot do")
struct IntakeTests {
  let offices: Offices
  let sender: MissionSeals
  let third: MissionSeals
  let intake: Intake
  let files: DiskPartFiles
  let ledger: SQLiteLedger
  let received: (manifest: Manifest, delivery: DeliveryID, offer: Offer, receipt: LogEntry)

  /// A case of Tripoli's has been received in Lagos.
  init() async throws {
    let offices = try Offices()
    self.offices = offices
    let homes = try ["ly-tripoli", "et-addis", "ng-lagos"].map { try offices.open($0) }
    let directory = try Data(contentsOf: URL(filePath: offices.authority.directoryFile))
    for home in homes { _ = try home.install(directory, expectedRoot: nil, now: Offices.now) }
    sender = try homes[0].seals(passphrase: nil, now: Offices.now)
    third = try homes[1].seals(passphrase: nil, now: Offices.now)
    let receiver = try homes[2].seals(passphrase: nil, now: Offices.now)
    ledger = try SQLiteLedger.open(at: homes[2].path, mission: receiver.mission, now: Offices.now, ballast: 0) {
      SHA256()
    }
    files = try DiskPartFiles(directory: homes[2].path) { SHA256() }
    var settings = ReceptionSettings()
    settings.reserve = 0
    intake = Intake(
      store: ledger, files: files, seals: receiver, settings: settings,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), now: { Offices.now })
    let sealed = try Self.seal(offices, sender)
    guard case .receipt(let receipt) = try await intake.take(sealed.offer, from: sender.mission) else {
      throw HomeProblem.occupied("the case was not received")
    }
    received = (sealed.manifest, sealed.delivery, sealed.offer, receipt)
  }

  static func seal(_ offices: Offices, _ sender: MissionSeals) throws -> (
    manifest: Manifest, delivery: DeliveryID, offer: Offer
  ) {
    let bundle = offices.folder.path + "/bundle"
    let sealed = try SmallCase.seal(offices, sender, to: bundle)
    let files = DirectoryParts(bundle: bundle)
    let parts = try sealed.manifest.parts.map(\.sha256).map { part in
      (digest: part, bytes: try Data(contentsOf: URL(filePath: files.path(of: part))))
    }
    return (sealed.manifest, sealed.delivery, Offer(directory: nil, manifest: sealed.entry.der, parts: parts))
  }

  /// An offer without parts, whose manifest is the received one but for what is given.
  func offer(
    by seals: MissionSeals, transfer: TransferID? = nil, created: Date = Offices.now,
    compartments: [Manifest.Compartment]? = nil
  ) throws -> Offer {
    let old = received.manifest
    let manifest = Manifest(
      transfer: transfer ?? old.transfer, version: 1, position: LogPosition(seq: 1, seen: 0), from: seals.mission,
      to: old.to, created: Timestamp(created), priority: old.priority, arrival: old.arrival, expires: old.expires,
      compartments: compartments ?? old.compartments)
    let signer = try seals.identity.signer(now: Offices.now)
    let der = try SignedData.sign(JSON.encode(manifest), key: signer.key, certificate: signer.certificate)
    return Offer(directory: nil, manifest: der, parts: [])
  }

  func newTransfer() -> TransferID {
    var rng = SystemRandomNumberGenerator()
    return TransferID(at: Offices.now, using: &rng)
  }

  /// - Returns: Why the statement is refused; nil when it is not.
  func state(
    _ type: StatementType, by seals: MissionSeals, body: [String: JSONValue]
  ) async throws -> ProblemCode? {
    let entry = try seals.sign(
      Statement(
        type: type, transfer: received.manifest.transfer, bundle: received.delivery, author: seals.mission,
        staff: .daemon, position: LogPosition(seq: 2, seen: 1), at: Timestamp(Offices.now), body: .object(body)))
    return try await StatementIntake(intake: intake).take(StatementsTar(statements: [entry.der]), from: seals.mission)
      .results.first?.problem
  }

  @Test("what was received and lost since is asked for again; the receipt is the first one")
  func lostSince() async throws {
    let parts = received.manifest.parts.map(\.sha256)
    for part in parts { files.remove(part) }
    let question = Offer(directory: nil, manifest: received.offer.manifest, parts: [])
    guard case .missing(let lacking) = try await intake.take(question, from: sender.mission) else {
      throw HomeProblem.occupied("a receipt for what is gone")
    }
    #expect(lacking.missing == parts)
    guard case .receipt(let again) = try await intake.take(received.offer, from: sender.mission) else {
      throw HomeProblem.occupied("the parts were not taken")
    }
    #expect(again.der == received.receipt.der)
    for part in parts { #expect(files.has(part)) }
    #expect(try await ledger.log(received.manifest.transfer).count == 2)
  }

  @Test("a receiver whose own certificates were revoked signs for nothing new, and repeats the receipts it gave")
  func suspended() async throws {
    let home = offices.home("ng-lagos")
    let revoked = try offices.authority.revoke(received.manifest.to, passphrase: nil, now: Offices.now)
    _ = try home.install(revoked.der, expectedRoot: nil, now: Offices.now)
    let resting = Intake(
      store: ledger, files: files, seals: try home.seals(passphrase: nil, now: Offices.now), settings: intake.settings,
      logger: intake.logger, now: { Offices.now })
    let new = try offer(by: sender, transfer: newTransfer())
    await #expect { try await resting.take(new, from: sender.mission) } throws: { ($0 as? SealProblem)?.code == .busy }
    #expect(try await ledger.log(received.manifest.transfer).count == 2)
    guard case .receipt(let again) = try await resting.take(received.offer, from: sender.mission) else {
      throw HomeProblem.occupied("no receipt for what was received")
    }
    #expect(again.der == received.receipt.der)
  }

  @Test("a bundle that is refused takes no part of another with it")
  func sharedParts() async throws {
    for seals in [sender, third] {
      let answer = try await intake.take(offer(by: seals, transfer: newTransfer()), from: seals.mission)
      guard case .refusal(let refusal) = answer else { throw HomeProblem.occupied("\(answer)") }
      #expect(refusal.statement.body["code"]?.string == ProblemCode.bagDisagrees.rawValue)
    }
    for part in received.manifest.parts { #expect(files.has(part.sha256)) }
  }

  @Test("of a bundle that was refused no part is taken or told of")
  func afterRefusal() async throws {
    let offer = try offer(by: sender, transfer: newTransfer())
    guard case .refusal = try await intake.take(offer, from: sender.mission) else {
      throw HomeProblem.occupied("it was not refused")
    }
    let (delivery, part) = (SHA256.digest(offer.manifest), try #require(received.manifest.parts.first?.sha256))
    await #expect {
      try await PartReceiver(intake: intake).have(part, of: delivery, from: sender.mission)
    } throws: { ($0 as? SealProblem)?.code == .unknownDelivery }
  }

  @Test("a manifest that gives a sound part another size is refused, not asked about again, and the part stays")
  func falseSize() async throws {
    let core = received.manifest.compartments[0]
    let part = core.parts[0]
    let longer = [Manifest.Part(sha256: part.sha256, bytes: part.bytes + 1)] + core.parts.dropFirst()
    let offer = try offer(
      by: sender, transfer: newTransfer(),
      compartments: [.init(id: core.id, recipients: core.recipients, content: core.content, parts: longer)])
    guard case .refusal(let refusal) = try await intake.take(offer, from: sender.mission) else {
      throw HomeProblem.occupied("it was not refused")
    }
    #expect(refusal.statement.body["code"]?.string == ProblemCode.digestMismatch.rawValue)
    #expect(files.has(part.sha256))
  }

  /// An offer with one part of 2000 octets, of which so many are here, and of which so many come before its line breaks.
  private func breakOff(before: Int, came: Int) async throws -> (part: Manifest.Part, delivery: DeliveryID) {
    let part = Data((0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    let listed = Manifest.Part(sha256: SHA256.digest(part), bytes: Int64(part.count))
    let box = received.manifest.compartments[0]
    let offer = try offer(
      by: sender, transfer: newTransfer(),
      compartments: [
        .init(id: box.id, recipients: box.recipients, content: box.content, parts: [listed])
      ])
    let delivery = SHA256.digest(offer.manifest)
    guard case .missing = try await intake.take(offer, from: sender.mission) else {
      throw HomeProblem.occupied("nothing was missing")
    }
    let writer = try files.writer(listed, of: delivery, from: 0)
    try part.prefix(before).withUnsafeBytes { try writer.write($0) }
    _ = try writer.pause()
    let bytes = offices.folder.path + "/broken"
    try DurableFile.makeDirectory(bytes + "/parts")
    let source = DirectoryParts(bundle: bytes)
    try part.withUnsafeBytes { try source.store(listed.sha256, [$0]) }
    let tar = try sender.packOffer(directory: nil, manifest: offer.manifest, parts: [listed.sha256], files: source)
    let start = try #require(tar.range(of: part.prefix(64))?.lowerBound)
    try await intake.salvage(tar[..<(start + came)], from: sender.mission)
    return (listed, delivery)
  }

  @Test("when an offer breaks off, the longer of two halves stays", arguments: [(900, 400), (400, 900)])
  func longerHalf(before: Int, came: Int) async throws {
    let (part, delivery) = try await breakOff(before: before, came: came)
    #expect(try files.have(part, of: delivery) == Int64(max(before, came)))
  }

  @Test("when an offer breaks off in the padding behind a part, the part is here whole")
  func brokenInPadding() async throws {
    let (part, _) = try await breakOff(before: 0, came: 2020)
    #expect(files.has(part.sha256))
  }

  @Test("nobody signs himself into the place of another bundle, or into another's transfer")
  func places() async throws {
    for (seals, later) in [(sender, 1.0), (third, 0)] {
      let offer = try offer(by: seals, created: Offices.now + later)
      let problem = await #expect(throws: SealProblem.self) { try await intake.take(offer, from: seals.mission) }
      #expect(problem?.code == .conflict)
    }
    let log = try await ledger.log(received.manifest.transfer)
    #expect(log.map(\.statement.type) == [.submitted, .received])
    #expect(try await ledger.journal(limit: 10).count { $0.text.contains("offer.refused") } == 2)
  }

  @Test("no receipt speaks of a compartment that nobody here could open")
  func compartments() async throws {
    let bytes = Data("sealed for somebody else".utf8)
    let digest = SHA256.digest(bytes)
    try bytes.withUnsafeBytes { try files.store(digest, [$0]) }
    let core = received.manifest.compartments[0]
    let more = Manifest.Compartment(
      id: "c2", recipients: core.recipients, content: core.content,
      parts: [Manifest.Part(sha256: digest, bytes: Int64(bytes.count))])
    let offer = try offer(by: sender, transfer: newTransfer(), compartments: [core, more])
    let problem = await #expect(throws: SealProblem.self) { try await intake.take(offer, from: sender.mission) }
    #expect(problem?.layer == .recipient && problem?.code == .notForUs)
  }
}
