import Base
import Foundation
import Handover
import PeerProtocol
import Testing

@testable import Ledger
@testable import Mission
@testable import Reception
@testable import Sealing

/// What a repetition, a backup or a death could bring back.
extension RetentionTests {
  @Test("what was destroyed is not asked for, taken or kept again, by whatever way it comes")
  func comesAgain() async throws {
    let before = try await halves(receiver.site)
    let said = try await receiver.site.ledger.log(transfer).filter { $0.statement.author == sender.site.seals.mission }
    let alarm = try #require(said.first { $0.statement.type == .alert })
    let half = try Data(
      contentsOf: URL(filePath: sender.site.files.path(of: try #require(alarm.statement.sealed).sha256)))
    try await pass(24)
    try await pass(32)
    for parts in [[], parts] {
      let offer = Offer(directory: nil, manifest: sealed.entry.der, parts: parts)
      guard case .receipt = try await receiver.site.intake.take(offer, from: sender.site.seals.mission) else {
        return #expect(Bool(false), "parts are asked for")
      }
      for part in sealed.manifest.parts { #expect(!receiver.site.files.has(part.sha256)) }
    }
    let problem = await #expect(throws: SealProblem.self) {
      try await PartReceiver(intake: receiver.site.intake).have(
        parts[0].digest, of: sealed.delivery, from: sender.site.seals.mission)
    }
    #expect(problem?.code == .unknownDelivery)
    let tar = StatementsTar(
      statements: [alarm.der], sealed: [try #require(alarm.statement.sealed).sha256: half])
    _ = try await StatementIntake(intake: receiver.site.intake).take(tar, from: sender.site.seals.mission)
    try await receiver.site.sweep()
    try await expectGone(receiver, before)
  }

  @Test(
    "an older ledger that is put in place brings nothing back: what is stated to be gone goes again, without a word")
  func restored() async throws {
    let before = try await halves(receiver.site)
    let backup = offices.folder.path + "/backup"
    try FileManager.default.copyItem(atPath: receiver.site.home, toPath: backup)
    try await pass(24)
    try await pass(32)
    let stated = try #require(
      try await receiver.site.ledger.log(transfer).last { $0.statement.author == receiver.site.seals.mission })
    let half = try? Data(
      contentsOf: URL(filePath: receiver.site.files.path(of: try #require(stated.statement.sealed).sha256)))
    #expect(half != nil)
    // The backup, with what the other mission gives back of this one's own words.
    let ledger = try SQLiteLedger.open(
      at: backup, mission: receiver.site.seals.mission, now: clock.now, ballast: 0
    ) { SHA256() }
    let files = try DiskPartFiles(directory: backup) { SHA256() }
    let old = Site(receiver.site, home: backup, ledger: ledger, files: files)
    let keeper = try await Keeper(old, clock, others: { [clock] in clock.now })
    #expect(try await keeper.index.find("Ada Obi", limit: 10).lines.count == 1)
    // One that knows itself to be behind shows nothing of what its time is over for.
    let vault = keeper.vault
    let behind = CaseIndex(
      store: ledger, sealing: vault, mission: old.seals.mission, now: { [clock] in clock.now }, isBehind: true,
      underWay: { [] })
    #expect(try await behind.find("Ada Obi", limit: 10).lines.isEmpty)
    _ = try await ledger.append(stated, at: clock.now)
    #expect(try await keeper.index.find("Ada Obi", limit: 10).lines.isEmpty)
    #expect(try await keeper.retention.look(at: clock.now).isEmpty)
    try await expectGone(keeper, before)
    #expect(try await self.stated(keeper) == 1)
  }

  @Test("whichever step of a destruction was the last before the power went: the next start and look finish it, once")
  func died() async throws {
    let before = try await halves(receiver.site)
    try await pass(24)
    clock.move(to: Offices.now + 32 * Self.day)
    let log = try await receiver.site.ledger.log(transfer)
    let places = Dictionary(log.map { ($0.statement.author, $0.statement.seq) }, uniquingKeysWith: max)
    // Marked, and nothing else: the cards stand in the write-ahead log of a process that is gone.
    for removed in [0, 1] {
      let copy = offices.folder.path + "/dead-\(removed)"
      let ledger = receiver.site.ledger
      let gone = try await ledger.write { [transfer] in
        try $0.erase(transfer, .ended(upTo: places), at: Offices.now)
      }
      for digest in gone.prefix(removed) { receiver.site.files.remove(digest) }
      try FileManager.default.copyItem(atPath: receiver.site.home, toPath: copy)
      let again = try SQLiteLedger.open(at: copy, mission: ledger.mission, now: clock.now, ballast: 0) { SHA256() }
      let files = try DiskPartFiles(directory: copy) { SHA256() }
      let site = Site(receiver.site, home: copy, ledger: again, files: files)
      try await site.sweep()
      let keeper = try await Keeper(site, clock, others: { [clock] in clock.now })
      for card in cards { #expect(try site.holds(card) == false) }
      for octets in parts.map(\.bytes) + before { #expect(try site.holds(octets.prefix(300).suffix(200)) == false) }
      // Shown anew, since nothing says that it was: then it is stated.
      for days in [32.0, 40] {
        clock.move(to: Offices.now + days * Self.day)
        #expect(try await keeper.retention.look(at: clock.now).isEmpty)
      }
      #expect(try await stated(keeper) == 1)
      try await expectGone(keeper, before)
      clock.move(to: Offices.now + 32 * Self.day)
    }
  }
}

extension Site {
  /// The same mission with another disk.
  fileprivate init(_ other: Site, home: String, ledger: SQLiteLedger, files: DiskPartFiles) {
    let pseudonyms = Pseudonyms(key: Data(repeating: 7, count: 32))
    self.init(
      home: home, seals: other.seals, ledger: ledger, files: files,
      intake: Intake(
        store: ledger, files: files, seals: other.seals, settings: other.intake.settings, logger: other.intake.logger,
        now: other.intake.now),
      casework: Casework(
        store: ledger, files: files, seals: other.seals, pseudonym: { pseudonyms.of($0, in: $1) }, queued: {}))
  }
}
