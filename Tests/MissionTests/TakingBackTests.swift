import Base
import Foundation
import Handover
import HandoverTesting
import Logging
import NIOCore
import PeerProtocol
import Synchronization
import Testing

@testable import Ledger
@testable import Mission
@testable import Reception
@testable import Sealing

/// With real keys, ledgers and files at both ends: a case that is taken back before, while and after it comes.
@Suite("Taking back: nothing of it is asked for, kept or read, whatever comes first; and erased is erased")
struct CaseTakenBackTests {
  private let it: SealedCase
  private var offices: Offices { it.offices }
  private var sender: Site { it.sender }
  private var receiver: Site { it.receiver }
  private var third: Site { it.third }
  private var sealed: SignedManifest { it.sealed }
  private var parts: [(digest: Digest, bytes: Data)] { it.parts }
  private var transfer: TransferID { it.transfer }
  private var whole: Offer { it.whole }
  private var question: Offer { it.question }

  /// Tripoli has handed in a case for Lagos; nothing of it has come there.
  init() async throws {
    it = try SealedCase()
    try await it.submit()
  }

  private func say(_ type: StatementType, at site: Site, _ fields: [String: String] = [:]) async throws -> LogEntry {
    try await site.say(type, of: transfer, fields)
  }

  private func recall(_ code: String = "other") async throws -> LogEntry {
    try await say(
      .recalled, at: sender, ["unconditional": "\(code == "wrong_person")", "code": code, "text": "Another zaqaryeba."])
  }

  private func expectRefused(_ offer: Offer) async throws {
    guard case .refusal(let refusal) = try await receiver.intake.take(offer, from: sender.seals.mission) else {
      return #expect(Bool(false), "it was taken")
    }
    #expect(refusal.statement.body["code"]?.string == ProblemCode.recalled.rawValue)
    for part in parts { #expect(!receiver.files.has(part.digest)) }
  }

  @Test("a recall that comes before its bundle holds against it, however often and by whatever way it comes")
  func before() async throws {
    let recall = try await recall()
    #expect(try await sender.carry(recall, to: receiver).result == .stored)
    for offer in [whole, question, whole] { try await expectRefused(offer) }
    try await receiver.sweep()
    try await expectRefused(whole)
    let refusals = try await receiver.ledger.log(transfer).filter { $0.statement.type == .refused }
    #expect(refusals.count == 1)
    for refusal in refusals { try await receiver.carry(refusal, to: sender) }
    try await it.expectAlike()
    for part in parts { #expect(try receiver.holds(part.bytes.prefix(200)) == false) }
  }

  @Test("a recall during the upload ends it and discards what has come")
  func during() async throws {
    guard case .missing(let lacking) = try await receiver.intake.take(question, from: sender.seals.mission) else {
      return #expect(Bool(false), "nothing is missing")
    }
    let part = try #require(sealed.manifest.parts.first { $0.sha256 == lacking.missing.first })
    let writer = try receiver.files.writer(part, of: sealed.delivery, from: 0)
    try Data(count: 100).withUnsafeBytes { try writer.write($0) }
    #expect(try await sender.carry(recall(), to: receiver).result == .stored)
    #expect(receiver.files.halfBytes(of: sealed.delivery) == 0)
    #expect(throws: SealProblem.self) { try Data(count: 100).withUnsafeBytes { try writer.write($0) } }
    let problem = await #expect(throws: SealProblem.self) {
      try await PartReceiver(intake: receiver.intake).have(
        part.sha256, of: sealed.delivery, from: sender.seals.mission)
    }
    #expect(problem?.code == .unknownDelivery)
    #expect(try await receiver.ledger.unfinished(from: nil).isEmpty)
    try await expectRefused(question)
  }

  @Test("a part that begins to be written just when the case is taken back is not kept either")
  func through() async throws {
    guard case .missing(let lacking) = try await receiver.intake.take(question, from: sender.seals.mission) else {
      return #expect(Bool(false), "nothing is missing")
    }
    let part = try #require(parts.first { $0.digest == lacking.missing.first })
    let stop = Stop()
    let slow = Intake(
      store: receiver.ledger, files: WatchedFiles(files: receiver.files, beforeWriting: { stop.reach() }),
      seals: receiver.seals, settings: receiver.intake.settings, logger: receiver.intake.logger,
      now: { Offices.now })
    let (body, coming) = AsyncStream.makeStream(of: ByteBuffer.self)
    coming.yield(ByteBuffer(bytes: part.bytes))
    coming.finish()
    let taken = Task { [delivery = sealed.delivery, caller = sender.seals.mission] in
      try await PartReceiver(intake: slow)
        .receive(part.digest, of: delivery, from: caller, .init(announced: nil), body: body)
    }
    while !stop.isReached { try await Task.sleep(for: .milliseconds(1)) }
    #expect(try await sender.carry(recall(), to: receiver).result == .stored)
    stop.goOn()
    let problem = await #expect(throws: SealProblem.self) { try await taken.value }
    #expect(problem?.code == .unknownDelivery)
    #expect(!receiver.files.has(part.digest) && receiver.files.halfBytes(of: sealed.delivery) == 0)
  }

  /// Where a thread stands still until it is told to go on.
  private final class Stop: Sendable {
    private let reached = Mutex(false)
    private let on = DispatchSemaphore(value: 0)

    var isReached: Bool { reached.withLock { $0 } }

    func reach() {
      reached.withLock { $0 = true }
      on.wait()
    }

    func goOn() { on.signal() }
  }

  @Test("after the receipt nothing is read any more; once destroyed, no octet is there and nothing brings one back")
  func destroyed() async throws {
    let receipt = try await it.receive()
    try await receiver.carry(say(.opened, at: receiver), to: sender)
    let asked = try await say(.clarificationAsked, at: receiver, ["text": "Which zaqaryeba?"])
    try await receiver.carry(asked, to: sender)
    let reference = try #require(asked.statement.sealed)
    let half = try Data(contentsOf: URL(filePath: receiver.files.path(of: reference.sha256)))
    #expect(try await sender.carry(recall("wrong_person"), to: receiver).result == .stored)
    let record = try #require(try await receiver.ledger.transfer(transfer))
    #expect(record.isLocked)
    let told = try await receiver.casework.conversation(of: transfer, at: Offices.now).values
    #expect(told.first { $0.type == .clarificationAsked }?.unsaid != nil)
    #expect(told.first { $0.type == .recalled }?.said != nil)

    let destroyed = try await say(.destroyed, at: receiver, ["unreachable": "one print at the clinic"])
    try await receiver.carry(destroyed, to: sender)
    let said = try await sender.casework.conversation(of: transfer, at: Offices.now).values.last {
      $0.type == .destroyed
    }?.said
    #expect(said?["unreachable"]?.lines == ["one print at the clinic"])
    try await sender.carry(say(.erased, at: sender), to: receiver)
    try expectGone(half)
    // A repetition, a stick, a restart, and the statement once more with its half.
    try await expectReceipt(receipt)
    try await expectNoPartTaken()
    for site in [receiver, sender] { try await site.sweep() }
    let tar = StatementsTar(statements: [asked.der], sealed: [reference.sha256: half])
    let again = try await StatementIntake(intake: sender.intake).take(tar, from: receiver.seals.mission).results
    #expect(again.first?.result == .alreadyHad)
    try expectGone(half)
    for site in [receiver, sender] {
      for entry in try await site.ledger.log(transfer) where !entry.statement.type.isBundle {
        #expect(try site.seals.verifyStatement(entry.der, now: Offices.now).digest == entry.digest)
      }
      #expect(try await site.ledger.verifyJournal() == .intact(head: site.ledger.journalHead()))
    }
    try await it.expectAlike()
    #expect(try #require(TransferState(folding: try await sender.ledger.log(transfer))).people.gone.count == 2)
  }

  private func expectGone(_ half: Data) throws {
    for site in [receiver, sender] {
      for octets in parts.map(\.bytes) + [half] { #expect(try site.holds(octets.prefix(300).suffix(200)) == false) }
    }
  }

  /// Whoever offers it again has the receipt, also when the certificate of whoever signed it has ended since.
  private func expectReceipt(_ receipt: LogEntry) async throws {
    let later = Intake(
      store: receiver.ledger, files: receiver.files, seals: receiver.seals, settings: receiver.intake.settings,
      logger: receiver.intake.logger, now: { Offices.now + 3 * 365 * 86_400 })
    for (intake, offer) in [(receiver.intake, whole), (receiver.intake, question), (later, question)] {
      guard case .receipt(let again) = try await intake.take(offer, from: sender.seals.mission) else {
        return #expect(Bool(false), "parts are asked for")
      }
      #expect(again.der == receipt.der)
    }
  }

  private func expectNoPartTaken() async throws {
    for part in parts {
      let (body, coming) = AsyncStream.makeStream(of: ByteBuffer.self)
      coming.yield(ByteBuffer(bytes: part.bytes))
      coming.finish()
      let problem = await #expect(throws: SealProblem.self) {
        try await PartReceiver(intake: receiver.intake)
          .receive(part.digest, of: sealed.delivery, from: sender.seals.mission, .init(announced: nil), body: body)
      }
      #expect(problem?.code == .unknownDelivery)
    }
  }

  @Test("what dies between the marking and the removing is removed by the next start, from wherever it was set aside")
  func died() async throws {
    _ = try await it.receive()
    try await sender.carry(recall("wrong_person"), to: receiver)
    _ = try await receiver.ledger.erase(transfer, .takenBack, at: Offices.now)
    for part in parts { #expect(receiver.files.has(part.digest)) }
    let orphan = receiver.home + "/orphans/\(parts[0].digest)"
    try FileManager.default.createDirectory(atPath: receiver.home + "/orphans", withIntermediateDirectories: true)
    try parts[0].bytes.write(to: URL(filePath: orphan))
    try await receiver.sweep()
    #expect(!FileManager.default.fileExists(atPath: orphan))
    for part in parts { #expect(!receiver.files.has(part.digest)) }
  }

  @Test("a file that another case names as well stays where one of them is destroyed")
  func shared() async throws {
    _ = try await it.receive()
    let old = sealed.manifest
    let shared = try #require(old.parts.last)
    var rng = SystemRandomNumberGenerator()
    let transfer = TransferID(at: Offices.now, using: &rng)
    let coming = Manifest.Part(sha256: SHA256.digest(Data(transfer.text.utf8)), bytes: 8 << 20)
    let other = Manifest(
      transfer: transfer, version: 1, position: LogPosition(seq: 1, seen: 0), from: old.from, to: old.to,
      created: Timestamp(Offices.now), priority: .routine, arrival: nil, expires: Timestamp(Offices.now + 1e6),
      compartments: [
        .init(
          id: Manifest.core, recipients: old.compartments[0].recipients,
          content: .init(bytes: 20 << 20, tagmanifest: SHA256.digest(Data())), parts: [coming, shared])
      ])
    let signer = try sender.seals.identity.signer(now: Offices.now)
    let der = try SignedData.sign(JSON.encode(other), key: signer.key, certificate: signer.certificate)
    guard
      case .missing = try await receiver.intake.take(
        Offer(directory: nil, manifest: der, parts: []), from: sender.seals.mission)
    else { return #expect(Bool(false), "nothing is missing") }
    try await sender.carry(recall("wrong_person"), to: receiver)
    _ = try await say(.destroyed, at: receiver)
    #expect(receiver.files.has(shared.sha256))
    for part in old.parts.dropLast() { #expect(!receiver.files.has(part.sha256)) }
  }

  @Test("a statement that was made before, and comes after, is taken without its words")
  func afterwards() async throws {
    _ = try await it.receive()
    let opened = try await say(.opened, at: receiver)
    let asked = try await say(.clarificationAsked, at: receiver, ["text": "Which?"])
    let withdrawn = try await say(.consentWithdrawn, at: receiver)
    try await receiver.carry(opened, to: sender)
    let erased = try await say(.erased, at: receiver)
    // Its half is gone before it was delivered: it passes once the other mission knows why.
    #expect(try await receiver.carry(asked, to: sender).code == .sealedMissing)
    for entry in [withdrawn, erased, asked] {
      #expect(try await receiver.carry(entry, to: sender).result == .stored)
    }
    try await it.expectAlike()
    let view = try await sender.casework.conversation(of: transfer, at: Offices.now).values.first {
      $0.type == .clarificationAsked
    }
    #expect(view?.said == nil && view?.unsaid != nil)
  }
}
