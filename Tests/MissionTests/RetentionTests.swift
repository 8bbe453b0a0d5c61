import Base
import Foundation
import Handover
import HandoverTesting
import PeerProtocol
import Synchronization
import Testing

@testable import Ledger
@testable import Mission
@testable import Reception
@testable import Sealing

/// With real keys, ledgers and files at both ends: a case that has ended.
@Suite("Retention: what has ended goes when its time is over, was shown before, and does not come back")
struct RetentionTests {
  static let day: TimeInterval = 86_400

  final class Clock: Sendable {
    let moment = Mutex(Offices.now)
    var now: Date { moment.withLock { $0 } }
    func move(to date: Date) { moment.withLock { $0 = date } }
  }

  /// A mission with its lists, and what keeps them.
  struct Keeper {
    let site: Site
    let vault: CardVault
    let index: CaseIndex
    let retention: Retention

    init(_ site: Site, _ clock: Clock, others: @escaping @Sendable () async -> Date?) async throws {
      self.site = site
      vault = try await CardVault.open(seals: site.seals, store: site.ledger)
      let index = CaseIndex(
        store: site.ledger, sealing: vault, mission: site.seals.mission, now: { clock.now }, underWay: { [] })
      self.index = index
      retention = Retention(
        store: site.ledger, casework: site.casework, index: index, policy: { ClockPolicy() }, othersTime: others)
    }
  }

  let it: SealedCase
  let clock = Clock()
  let sender: Keeper
  let receiver: Keeper
  var offices: Offices { it.offices }
  var sealed: SignedManifest { it.sealed }
  var parts: [(digest: Digest, bytes: Data)] { it.parts }
  var transfer: TransferID { it.transfer }
  let copy: Digest
  /// As they lie sealed in the two ledgers.
  let cards: [Data]
  static let copied = Data("The working copy, sealed to its own mission alone: zaqaryeba.".utf8)

  /// Tripoli has sent a case to Lagos; both have talked about it to the end.
  init() async throws {
    it = try SealedCase()
    let clock = clock
    sender = try await Keeper(it.sender, clock, others: { clock.now })
    receiver = try await Keeper(it.receiver, clock, others: { clock.now })
    let (sent, came) = (try await Self.rows(sender, it.sealed), try await Self.rows(receiver, it.sealed))
    cards = (sent + came).map(\.sealed)
    let copy = SHA256.digest(Self.copied)
    self.copy = copy
    try Self.copied.withUnsafeBytes { try it.sender.files.store(copy, [$0]) }
    try await it.submit(cards: sent, copy: [copy])
    _ = try await it.receive()
    try await it.receiver.ledger.putCards(came, of: it.transfer)
    for (type, bySender) in [
      (.accepted, false), (.firstContact, false), (.alert, true), (.closed, false), (.completed, true),
    ] as [(StatementType, Bool)] { try await say(type, bySender: bySender) }
  }

  static func rows(_ keeper: Keeper, _ sealed: SignedManifest) async throws -> [CardRow] {
    let card = CaseCard(
      group: GroupCard(number: "LY-1", route: ["MJI", "LOS"], caseworker: nil, persons: 1),
      persons: [PersonCard(id: "p1", names: ["Ada Obi"])])
    return try await keeper.vault.rows(
      of: card, transfer: sealed.manifest.transfer, delivery: sealed.delivery, at: Offices.now)
  }

  @discardableResult
  func say(_ type: StatementType, bySender: Bool) async throws -> LogEntry {
    let site = bySender ? sender.site : receiver.site
    let fields: [String: String] =
      switch type {
      case .firstContact: ["moment": "2027-01-14T10:00:00Z", "text": "At the clinic: zaqaryeba."]
      case .alert: ["text": "Somebody asks for her: zaqaryeba."]
      default: [:]
      }
    let entry = try await site.say(type, of: transfer, fields, at: clock.now)
    try await carry(entry, fromSender: bySender)
    return entry
  }

  func carry(_ entry: LogEntry, fromSender: Bool) async throws {
    let (from, to) = fromSender ? (sender.site, receiver.site) : (receiver.site, sender.site)
    try await from.carry(entry, to: to)
  }

  /// Looks at both missions as often as their daemons would, until nothing more happens.
  func look() async throws {
    for keeper in [sender, receiver] { #expect(try await keeper.retention.look(at: clock.now).isEmpty) }
  }

  func pass(_ days: Double) async throws {
    clock.move(to: Offices.now + days * Self.day)
    try await look()
  }

  func halves(_ site: Site) async throws -> [Data] {
    try await site.ledger.log(transfer).compactMap(\.statement.sealed).compactMap {
      try? Data(contentsOf: URL(filePath: site.files.path(of: $0.sha256)))
    }
  }

  func stated(_ keeper: Keeper) async throws -> Int {
    try await keeper.site.ledger.log(transfer).count {
      $0.statement.type == .erased && $0.statement.author == keeper.site.seals.mission
    }
  }

  /// Nothing of the case is in any file of a home, nor on a list; the log is whole and so is the journal.
  func expectGone(_ keeper: Keeper, _ halves: [Data]) async throws {
    let site = keeper.site
    for octets in parts.map(\.bytes) + halves {
      #expect(try site.holds(octets.prefix(300).suffix(200)) == false)
    }
    #expect(try site.holds(Self.copied) == false)
    for card in cards { #expect(try site.holds(card) == false) }
    #expect(try await site.ledger.cards(of: transfer).isEmpty)
    #expect(try await keeper.index.find("Ada Obi", limit: 10).lines.isEmpty)
    let line = try #require(try await keeper.index.line(transfer))
    #expect(line.card == .none && line.group == nil && line.persons.isEmpty && line.view.goes == nil)
    for entry in try await site.ledger.log(transfer) where !entry.statement.type.isBundle {
      #expect(try site.seals.verifyStatement(entry.der, now: Offices.now).digest == entry.digest)
    }
    #expect(try await site.ledger.verifyJournal() == .intact(head: site.ledger.journalHead()))
  }

  @Test("shown for seven days, gone after thirty at both ends, stated once by each; the signed log stays")
  func whole() async throws {
    let (sent, received) = (try await halves(sender.site), try await halves(receiver.site))
    #expect(sent.count == 2 && received.count == 2)
    let card = try #require(try await receiver.site.ledger.cards(of: transfer).first?.sealed)
    #expect(try receiver.site.holds(card))
    #expect(try sender.site.holds(Self.copied))
    try await pass(22)
    #expect(try await receiver.retention.list(at: clock.now).map(\.isGoing) == [false])
    #expect(try await receiver.index.going() == 0)
    try await pass(24)
    for keeper in [sender, receiver] {
      #expect(try await keeper.index.going() == 1)
      let listed = try await keeper.retention.list(at: clock.now)
      #expect(listed.map(\.isShown) == [true] && listed.map(\.isGoing) == [true])
      var filter = CaseFilter()
      filter.isGoing = true
      #expect(try await keeper.index.page(filter, after: nil, limit: 10).lines.map(\.view.transfer) == [transfer])
    }
    try await pass(30.9)
    #expect(try await stated(receiver) == 0)
    for _ in 1...2 { try await pass(32) }
    for (keeper, halves) in [(sender, sent), (receiver, received)] {
      #expect(try await stated(keeper) == 1)
      try await expectGone(keeper, halves)
      #expect(try keeper.site.holds(card) == false)
      #expect(try await keeper.retention.list(at: clock.now).isEmpty)
      let journal = try await keeper.site.ledger.journal(limit: 50).map(\.text)
      #expect(journal.contains { $0.contains("case.erased") && $0.contains("ended") })
    }
    // Each learns it of the other, and both logs fold alike.
    for (keeper, isSender) in [(sender, true), (receiver, false)] {
      let own = try await keeper.site.newest(of: transfer)
      try await carry(try #require(own), fromSender: isSender)
    }
    let states = [
      TransferState(folding: try await sender.site.ledger.log(transfer)),
      TransferState(folding: try await receiver.site.ledger.log(transfer)),
    ]
    #expect(states[0] == states[1] && states[0]?.people.gone == [.sender, .receiver] && states[0]?.illegal == [])
  }

  @Test("nothing goes by this machine's own clock alone, nor without its week on the lists")
  func clocks() async throws {
    let blind = try await Keeper(receiver.site, clock, others: { nil })
    clock.move(to: Offices.now + 90 * Self.day)
    #expect(try await blind.retention.look(at: clock.now).isEmpty)
    clock.move(to: Offices.now + 99 * Self.day)
    #expect(try await blind.retention.look(at: clock.now).isEmpty)
    #expect(try await stated(receiver) == 0)
    #expect(blind.retention.takeWaking())
    let behind = try await Keeper(receiver.site, clock, others: { Offices.now + Self.day })
    _ = try await behind.retention.look(at: clock.now)
    #expect(try await stated(receiver) == 0)
    // A daemon that was down for months shows it before it goes.
    let late = try await Keeper(sender.site, clock, others: { [clock] in clock.now })
    _ = try await late.retention.look(at: clock.now)
    #expect(try await stated(sender) == 0)
    try await pass(105)
    #expect(try await stated(sender) == 0)
    try await pass(107)
    #expect(try await stated(sender) == 1)
  }

  @Test("what somebody keeps stays, and cannot be destroyed by hand; released, it is shown anew")
  func held() async throws {
    try await pass(24)
    try await receiver.retention.hold(transfer, .legal, by: Code("s-9"), at: clock.now)
    try await pass(90)
    for (keeper, count) in [(receiver, 0), (sender, 1)] { #expect(try await stated(keeper) == count) }
    let listed = try #require(try await receiver.retention.list(at: clock.now).first)
    #expect(listed.kept?.reason == .legal && listed.goes == nil && !listed.isGoing)
    let refused = await #expect(throws: ServiceError.self) { try await say(.erased, bySender: false) }
    #expect(refused == .saying(.kept(transfer, .legal)))
    let gone = await #expect(throws: ServiceError.self) {
      try await sender.retention.hold(transfer, .audit, by: Code("s-9"), at: clock.now)
    }
    #expect(gone == .reading(.goneByTime(transfer)))
    try await receiver.retention.release(transfer, by: Code("s-9"), at: clock.now)
    let twice = await #expect(throws: ServiceError.self) {
      try await receiver.retention.release(transfer, by: Code("s-9"), at: clock.now)
    }
    #expect(twice == .reading(.notKept(transfer)))
    try await pass(91)
    #expect(try await stated(receiver) == 0)
    try await pass(99)
    #expect(try await stated(receiver) == 1)
    let journal = try await receiver.site.ledger.journal(limit: 50).map(\.text)
    for action in ["case.kept", "case.let-go"] {
      #expect(journal.contains { $0.contains(action) && $0.contains("legal") && $0.contains("s-9") })
    }
  }

  @Test("nobody destroys by hand what has ended and nobody has taken back")
  func byHand() async throws {
    for bySender in [true, false] {
      let refused = await #expect(throws: ServiceError.self) { try await say(.erased, bySender: bySender) }
      #expect(refused?.description.contains("baton retention") == true)
    }
    #expect(receiver.site.files.has(parts[0].digest))
  }

  @Test("an alert after the end is read, keeps the case, and goes with it once it was taken up and ended again")
  func alerted() async throws {
    try await pass(24)
    try await pass(32)
    for (keeper, isSender) in [(sender, true), (receiver, false)] {
      let own = try await keeper.site.newest(of: transfer)
      try await carry(try #require(own), fromSender: isSender)
    }
    let alarm = try await say(.alert, bySender: true)
    for keeper in [sender, receiver] {
      let told = try await keeper.site.casework.conversation(of: transfer, at: clock.now).values
      let read = try #require(told.last { $0.type == .alert })
      #expect(read.said?["text"]?.string?.contains("zaqaryeba") == true, "\(read.unsaid ?? "")")
      #expect(told.first { $0.type == .alert }?.unsaid == "it was destroyed here")
    }
    try await pass(60)
    #expect(receiver.site.files.has(try #require(alarm.statement.sealed).sha256))
    for (type, bySender) in [(.firstContact, false), (.closed, false), (.completed, true)]
      as [(StatementType, Bool)]
    { try await say(type, bySender: bySender) }
    let again = try await halves(receiver.site)
    for day in [84.0, 92] { try await pass(day) }
    for keeper in [sender, receiver] { #expect(try await stated(keeper) == 2) }
    // But for the two that say what was destroyed, which stay.
    let outliving = try await halves(receiver.site)
    for half in again where !outliving.contains(half) {
      #expect(try receiver.site.holds(half.prefix(300).suffix(200)) == false)
    }
    #expect(!receiver.site.files.has(try #require(alarm.statement.sealed).sha256))
  }
}
