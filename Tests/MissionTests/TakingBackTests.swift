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
  private let offices: Offices
  private let sender: Site
  private let receiver: Site
  private let third: Site
  private let sealed: SignedManifest
  private let parts: [(digest: Digest, bytes: Data)]
  private var transfer: TransferID { sealed.manifest.transfer }

  /// Tripoli has handed in a case for Lagos; nothing of it has come there.
  init() async throws {
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
    try await sender.ledger.submit(
      Submission(
        sealed,
        item: QueueItem(
          id: sealed.delivery.text, transfer: transfer, mission: sealed.manifest.to, kind: .bundle,
          bytes: sealed.manifest.sealedBytes, created: Offices.now)))
  }

  private var whole: Offer { Offer(directory: nil, manifest: sealed.entry.der, parts: parts) }
  private var question: Offer { Offer(directory: nil, manifest: sealed.entry.der, parts: []) }

  private func say(_ type: StatementType, at site: Site, _ fields: [String: String] = [:]) async throws -> LogEntry {
    _ = try await site.casework.say(
      Saying(type: type, staff: Code("s-4"), role: nil, fields: fields), about: transfer, at: Offices.now)
    return try #require(try await site.ledger.log(transfer).last { $0.statement.author == site.seals.mission })
  }

  /// Brings a statement to the other side, with its sealed half if that is still there.
  @discardableResult
  private func carry(_ entry: LogEntry, from: Site, to: Site) async throws -> (
    result: StatementResults.Result?, code: ProblemCode?
  ) {
    var halves: [Digest: Data] = [:]
    if let reference = entry.statement.sealed {
      halves[reference.sha256] = try? SealedHalves(files: from.files, seals: from.seals).file(reference)
    }
    let tar = StatementsTar(statements: [entry.der], sealed: halves)
    let result = try await StatementIntake(intake: to.intake).take(tar, from: from.seals.mission).results.first
    return (result?.result, result?.problem)
  }

  private func recall(_ code: String = "other") async throws -> LogEntry {
    try await say(
      .recalled, at: sender, ["unconditional": "\(code == "wrong_person")", "code": code, "text": "Another zaqaryeba."])
  }

  private func receive() async throws -> LogEntry {
    guard case .receipt(let receipt) = try await receiver.intake.take(whole, from: sender.seals.mission) else {
      throw StoreProblem.notFound("a receipt")
    }
    _ = try await sender.ledger.settle(sealed.delivery.text, attempt: nil, answer: receipt, at: Offices.now)
    return receipt
  }

  private func expectRefused(_ offer: Offer) async throws {
    guard case .refusal(let refusal) = try await receiver.intake.take(offer, from: sender.seals.mission) else {
      return #expect(Bool(false), "it was taken")
    }
    #expect(refusal.statement.body["code"]?.string == ProblemCode.recalled.rawValue)
    for part in parts { #expect(!receiver.files.has(part.digest)) }
  }

  private func alike() async throws {
    let states = try await [sender, receiver].asyncMap { site in
      TransferState(folding: try await site.ledger.log(transfer))
    }
    #expect(states[0] != nil && states[0] == states[1])
  }

  @Test("a recall that comes before its bundle holds against it, however often and by whatever way it comes")
  func before() async throws {
    let recall = try await recall()
    #expect(try await carry(recall, from: sender, to: receiver).result == .stored)
    for offer in [whole, question, whole] { try await expectRefused(offer) }
    try await receiver.sweep()
    try await expectRefused(whole)
    let refusals = try await receiver.ledger.log(transfer).filter { $0.statement.type == .refused }
    #expect(refusals.count == 1)
    for refusal in refusals { try await carry(refusal, from: receiver, to: sender) }
    try await alike()
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
    #expect(try await carry(recall(), from: sender, to: receiver).result == .stored)
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
    #expect(try await carry(recall(), from: sender, to: receiver).result == .stored)
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
    let receipt = try await receive()
    try await carry(say(.opened, at: receiver), from: receiver, to: sender)
    let asked = try await say(.clarificationAsked, at: receiver, ["text": "Which zaqaryeba?"])
    try await carry(asked, from: receiver, to: sender)
    let half = try Data(contentsOf: URL(filePath: receiver.files.path(of: try #require(asked.statement.sealed).sha256)))
    #expect(try await carry(recall("wrong_person"), from: sender, to: receiver).result == .stored)
    let record = try #require(try await receiver.ledger.transfer(transfer))
    #expect(record.isLocked)
    let told = try await receiver.casework.conversation(of: transfer, at: Offices.now).values
    #expect(told.first { $0.type == .clarificationAsked }?.unsaid != nil)
    #expect(told.first { $0.type == .recalled }?.said != nil)

    let destroyed = try await say(.destroyed, at: receiver, ["unreachable": "one print at the clinic"])
    try await carry(destroyed, from: receiver, to: sender)
    let said = try await sender.casework.conversation(of: transfer, at: Offices.now).values.last {
      $0.type == .destroyed
    }?.said
    #expect(said?["unreachable"]?.lines == ["one print at the clinic"])
    try await carry(say(.erased, at: sender), from: sender, to: receiver)
    for site in [receiver, sender] {
      for octets in parts.map(\.bytes) + [half] { #expect(try site.holds(octets.prefix(300).suffix(200)) == false) }
    }
    // A repetition, a stick, a restart, and the statement once more with its half.
    for offer in [whole, question] {
      guard case .receipt(let again) = try await receiver.intake.take(offer, from: sender.seals.mission) else {
        return #expect(Bool(false), "parts are asked for")
      }
      #expect(again.der == receipt.der)
    }
    // Also when the certificate of whoever signed it has ended since.
    let later = Intake(
      store: receiver.ledger, files: receiver.files, seals: receiver.seals, settings: receiver.intake.settings,
      logger: receiver.intake.logger, now: { Offices.now + 3 * 365 * 86_400 })
    guard case .receipt(let again) = try await later.take(question, from: sender.seals.mission) else {
      return #expect(Bool(false), "parts are asked for")
    }
    #expect(again.der == receipt.der)
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
    for site in [receiver, sender] { try await site.sweep() }
    let tar = StatementsTar(
      statements: [asked.der], sealed: [try #require(asked.statement.sealed).sha256: half])
    #expect(
      try await StatementIntake(intake: sender.intake).take(tar, from: receiver.seals.mission).results.first?.result
        == .alreadyHad)
    for site in [receiver, sender] {
      for octets in parts.map(\.bytes) + [half] { #expect(try site.holds(octets.prefix(300).suffix(200)) == false) }
      for entry in try await site.ledger.log(transfer) where !entry.statement.type.isBundle {
        #expect(try site.seals.verifyStatement(entry.der, now: Offices.now).digest == entry.digest)
      }
      #expect(try await site.ledger.verifyJournal() == .intact(head: site.ledger.journalHead()))
    }
    try await alike()
    #expect(try #require(TransferState(folding: try await sender.ledger.log(transfer))).people.gone.count == 2)
  }

  @Test("what dies between the marking and the removing is removed by the next start, from wherever it was set aside")
  func died() async throws {
    _ = try await receive()
    try await carry(recall("wrong_person"), from: sender, to: receiver)
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
    _ = try await receive()
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
    try await carry(recall("wrong_person"), from: sender, to: receiver)
    _ = try await say(.destroyed, at: receiver)
    #expect(receiver.files.has(shared.sha256))
    for part in old.parts.dropLast() { #expect(!receiver.files.has(part.sha256)) }
  }

  @Test("a statement that was made before, and comes after, is taken without its words")
  func afterwards() async throws {
    _ = try await receive()
    let opened = try await say(.opened, at: receiver)
    let asked = try await say(.clarificationAsked, at: receiver, ["text": "Which?"])
    let withdrawn = try await say(.consentWithdrawn, at: receiver)
    try await carry(opened, from: receiver, to: sender)
    let erased = try await say(.erased, at: receiver)
    // Its half is gone before it was delivered: it passes once the other mission knows why.
    #expect(try await carry(asked, from: receiver, to: sender).code == .sealedMissing)
    for entry in [withdrawn, erased, asked] {
      #expect(try await carry(entry, from: receiver, to: sender).result == .stored)
    }
    try await alike()
    let view = try await sender.casework.conversation(of: transfer, at: Offices.now).values.first {
      $0.type == .clarificationAsked
    }
    #expect(view?.said == nil && view?.unsaid != nil)
  }

  @Test("nobody takes back what another mission sends, and nobody fills a disk with cases that never come")
  func strangers() async throws {
    let body: [String: JSONValue] = ["unconditional": .bool(true)]
    let statement = { (seals: MissionSeals, transfer: TransferID) throws -> LogEntry in
      try seals.sign(
        Statement(
          type: .recalled, transfer: transfer, bundle: nil, author: seals.mission,
          staff: Staff(role: "supervisor", id: String(repeating: "a", count: 32)),
          position: LogPosition(seq: 2, seen: 0), at: Timestamp(Offices.now), body: .object(body)))
    }
    #expect(try await carry(statement(third.seals, transfer), from: third, to: receiver).result == .stored)
    _ = try await receive()
    #expect(try await carry(statement(third.seals, transfer), from: third, to: receiver).code == .wrongSender)
    #expect(try #require(try await receiver.ledger.transfer(transfer)).isLocked == false)
    var rng = SystemRandomNumberGenerator()
    var codes: [ProblemCode?] = []
    for _ in 0..<66 {
      let entry = try statement(third.seals, TransferID(at: Offices.now, using: &rng))
      codes.append(try await carry(entry, from: third, to: receiver).code)
    }
    #expect(codes.prefix(64).allSatisfy { $0 == nil } && codes.last == .rateLimited, "\(codes)")
  }

  @Test("consent withdrawn to a part before its bundle came keeps that bundle out, and lets the next version in")
  func partBefore() async throws {
    let withdrawn = try await say(
      .consentWithdrawn, at: sender, ["compartment": "medical", "text": "Not the nurse's zaqaryeba."])
    #expect(try await carry(withdrawn, from: sender, to: receiver).result == .stored)
    for offer in [whole, question] { try await expectRefused(offer) }
    let state = try #require(TransferState(folding: try await receiver.ledger.log(transfer)))
    #expect(!state.isLocked && state.people.isPartWithdrawn && state.handed == .refused(code: "recalled"))
    #expect(try await receiver.casework.withdrawnParts(of: transfer) == ["medical"])
    // Nobody who reads the log learns which part.
    #expect(!String(decoding: withdrawn.der, as: UTF8.self).contains("medical"))
    // Where the half cannot be read it may be any part.
    receiver.files.remove(try #require(withdrawn.statement.sealed).sha256)
    #expect(try await receiver.casework.withdrawnParts(of: transfer).count == BodyField.compartments.count)
  }

  /// Signed by a mission as it likes, whatever its own program would say.
  private func signed(
    _ type: StatementType, by site: Site, of other: TransferID? = nil, seq: Int, seen: Int = 1,
    role: String = "supervisor",
    at: Date = Offices.now, _ body: [String: JSONValue] = [:]
  ) throws -> LogEntry {
    try site.seals.sign(
      Statement(
        type: type, transfer: other ?? transfer, bundle: nil, author: site.seals.mission,
        staff: Staff(role: role, id: String(repeating: "a", count: 32)), position: LogPosition(seq: seq, seen: seen),
        at: Timestamp(at), body: .object(body)))
  }

  @Test("whatever is wrong with a statement has one outcome: refused with its code, or kept, flagged and not applied")
  func badStatements() async throws {
    _ = try await receive()
    var rng = SystemRandomNumberGenerator()
    let unknown = TransferID(at: Offices.now, using: &rng)
    #expect(
      try await carry(signed(.alert, by: sender, of: unknown, seq: 2), from: sender, to: receiver).code
        == .unknownDelivery)
    #expect(try await carry(signed(.alert, by: third, seq: 1), from: third, to: receiver).code == .wrongSender)
    #expect(try await carry(signed(.alert, by: sender, seq: 2), from: sender, to: third).code == .unknownDelivery)
    // By a role that may not: kept, and shown with the reason.
    let byNobody = try signed(.recalled, by: sender, seq: 2, role: "caseworker", ["unconditional": .bool(true)])
    #expect(try await carry(byNobody, from: sender, to: receiver).result == .stored)
    let told = try await receiver.casework.conversation(of: transfer, at: Offices.now).values.last
    #expect(told?.illegal?.contains("supervisor") == true, "\(told?.illegal ?? "")")
    #expect(try #require(try await receiver.ledger.transfer(transfer)).isLocked == false)
    // With a gap, out of order, replayed, and another at a place that is taken.
    let moved: [String: JSONValue] = ["state": .string("departed"), "moment": .string("2027-01-15T10:00:00Z")]
    let (alarm, move) = (try signed(.alert, by: sender, seq: 3), try signed(.movement, by: sender, seq: 4, moved))
    #expect(try await carry(move, from: sender, to: receiver).result == .stored)
    var state = try #require(TransferState(folding: try await receiver.ledger.log(transfer)))
    #expect(state.waits.count == 1 && state.movement.stage == .planned)
    #expect(try await carry(alarm, from: sender, to: receiver).result == .stored)
    #expect(try await carry(alarm, from: sender, to: receiver).result == .alreadyHad)
    #expect(try await carry(signed(.outcome, by: sender, seq: 3), from: sender, to: receiver).code == .conflict)
    state = try #require(TransferState(folding: try await receiver.ledger.log(transfer)))
    #expect(state.waits.isEmpty && state.movement.stage == .departed && state.illegal.count == 1)
    // From the future: what was said holds, when it was is its author's word.
    let late = try signed(.alert, by: sender, seq: 5, at: Offices.now + 366 * 86_400)
    #expect(try await carry(late, from: sender, to: receiver).result == .stored)
    // By a signer that was revoked since.
    let revoked = try offices.authority.revoke(sender.seals.mission, passphrase: nil, now: Offices.now)
    let home = offices.home("ng-lagos")
    _ = try home.install(revoked.der, expectedRoot: nil, now: Offices.now)
    let knowing = Intake(
      store: receiver.ledger, files: receiver.files, seals: try home.seals(passphrase: nil, now: Offices.now),
      settings: receiver.intake.settings, logger: receiver.intake.logger, now: { Offices.now })
    let tar = StatementsTar(statements: [try signed(.alert, by: sender, seq: 6).der])
    let refused = try await StatementIntake(intake: knowing).take(tar, from: sender.seals.mission).results
    #expect(refused.map(\.problem) == [.revoked])
    #expect(try await receiver.ledger.log(transfer).count == 6)
  }

  @Test("a recall that comes too late fails loudly, and leaves both sides alike")
  func tooLate() async throws {
    _ = try await receive()
    try await carry(say(.accepted, at: receiver), from: receiver, to: sender)
    let error = await #expect(throws: ServiceError.self) { try await recall() }
    #expect(error?.description.contains("accepted") == true && error?.description.contains("baton ask-back") == true)
    #expect(try await sender.ledger.log(transfer).count == 3)
    try await carry(say(.recallAsked, at: sender, ["text": "Please."]), from: sender, to: receiver)
    try await carry(
      say(.recallAnswered, at: receiver, ["agreed": "false"]), from: receiver, to: sender)
    try await alike()
  }
}

extension Sequence {
  fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
    var values: [T] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}
