import Base
import Foundation
import Testing

@testable import Handover

@Suite("Store rules: what a store decides by inside its transaction")
struct StoreRuleTests {
  private static let parties = Parties(sender: LogSample.sender, receiver: LogSample.receiver)

  private static func known(_ version: Int, _ parties: Parties = parties) -> KnownTransfer {
    KnownTransfer(parties, version: version, delivery: LogSample.delivery)
  }

  /// A bundle at a place of the log.
  private static func bundle(_ version: Int, seq: Int, _ delivery: DeliveryID = LogSample.delivery) throws
    -> SignedManifest
  {
    let first = try LogSample.manifest()
    let manifest = Manifest(
      transfer: first.transfer, version: version, position: LogPosition(seq: seq, seen: 0), from: first.from,
      to: first.to, created: first.created, priority: .emergency, arrival: Timestamp(LogSample.morning + 60),
      expires: first.expires, compartments: first.compartments)
    return SignedManifest(manifest: manifest, json: Data(), der: Data(count: 24), delivery: delivery)
  }

  @Test("of our own bundles only a newer version at the next place is stored")
  func next() throws {
    try Self.bundle(1, seq: 1).checkNext(after: nil, last: 0)
    try Self.bundle(3, seq: 5).checkNext(after: Self.known(2), last: 4)
    for (version, seq) in [(2, 5), (1, 5), (3, 4), (3, 6)] {
      #expect(throws: StoreProblem.self) { try Self.bundle(version, seq: seq).checkNext(after: Self.known(2), last: 4) }
    }
  }

  @Test("a bundle comes in between the missions that are known, and takes no other version's number")
  func fits() throws {
    try Self.bundle(1, seq: 1).checkFits(nil)
    try Self.bundle(2, seq: 2, LogSample.secondDelivery).checkFits(Self.known(3))
    try Self.bundle(2, seq: 2).checkFits(Self.known(2))
    #expect(throws: StoreProblem.self) {
      try Self.bundle(2, seq: 2, LogSample.secondDelivery).checkFits(Self.known(2))
    }
    let turned = Parties(sender: LogSample.receiver, receiver: LogSample.sender)
    #expect(throws: StoreProblem.self) { try Self.bundle(2, seq: 2).checkFits(Self.known(1, turned)) }
  }

  @Test("a mission says no more of a transfer than it may, and seals no more", arguments: [0, 1] as [Int64])
  func volume(more: Int64) throws {
    let half = SealedReference(sha256: LogSample.digest(8), bytes: 900, content: LogSample.digest(9))
    let entry = try LogSample.entry(
      .accepted, by: LogSample.receiver, seq: 1, seen: 1, body: [SealedReference.key: half.value])
    let octets = Int64(entry.der.count)
    #expect(LogVolume(octets: 1000 - octets + more).takes(entry, ceiling: 1000) == (more == 0))
    #expect(LogVolume(octets: .max - octets).takes(entry, ceiling: nil))
    #expect(LogVolume(sealed: LogLimits.sealedOctets - 900 + more).takes(entry, ceiling: nil) == (more == 0))
  }

  @Test("what was signed for another place, transfer or mission is not stored")
  func signed() throws {
    let entry = try LogSample.entry(.received, by: LogSample.receiver, seq: 2, seen: 1)
    let position = LogPosition(seq: 2, seen: 1)
    try entry.checkSigned(for: position, of: LogSample.transfer, by: LogSample.receiver)
    var rng = QueueSample.SplitMix64(seed: 3)
    let other = TransferID(at: LogSample.morning, using: &rng)
    for (position, transfer, author) in [
      (LogPosition(seq: 3, seen: 1), LogSample.transfer, LogSample.receiver),
      (LogPosition(seq: 2, seen: 2), LogSample.transfer, LogSample.receiver),
      (position, other, LogSample.receiver), (position, LogSample.transfer, LogSample.sender),
    ] {
      #expect(throws: StoreProblem.self) { try entry.checkSigned(for: position, of: transfer, by: author) }
    }
  }

  @Test("a receipt lets the bundle go, an undelivered buries it, and nothing else touches the queue")
  func effects() throws {
    func effect(_ type: StatementType, _ body: [String: JSONValue] = [:]) throws -> Statement.Effect {
      try LogSample.entry(type, by: LogSample.receiver, seq: 1, seen: 1, body: body).statement.effect
    }
    #expect(try effect(.received, ["epoch": .string("e")]) == .letsGo(epoch: "e"))
    #expect(try effect(.received) == .letsGo(epoch: nil))
    #expect(try effect(.undelivered) == .buries(LogSample.delivery))
    for kind in StatementKind.table where ![.received, .undelivered].contains(kind.type) {
      #expect(try effect(kind.type) == .nothing)
    }
  }

  @Test("an answer speaks of the bundle that its item carries")
  func answers() throws {
    let receipt = try LogSample.entry(.received, by: LogSample.receiver, seq: 1, seen: 1).statement
    try receipt.checkAnswers(LogSample.delivery, item: "i")
    try receipt.checkAnswers(nil, item: "i")
    #expect(throws: StoreProblem.self) { try receipt.checkAnswers(LogSample.secondDelivery, item: "i") }
  }

  @Test(
    "a log goes as far as no number is missing",
    arguments: [([], 0), ([1, 2, 3], 3), ([1, 2, 4], 2), ([2], 0)] as [([Int], Int)])
  func ends(numbers: [Int], end: Int) { #expect(LogEnds.end(of: numbers) == end) }

  @Test("deliveries begin while their number, the disk, and half of it for one mission with others under way allow it")
  func arrivals() throws {
    let limits = ArrivalLimits(deliveries: 3, room: 1000)
    func check(_ deliveries: Int, theirs: Int64, coming: Int64, _ missing: Int64) throws {
      try limits.check(
        ArrivalTraffic(deliveries: deliveries, theirs: theirs, coming: coming), missing: missing)
    }
    try check(0, theirs: 0, coming: 0, 1000)
    try check(2, theirs: 300, coming: 800, 200)
    #expect(throws: ArrivalRefused.tooMany(limit: 3)) { try check(3, theirs: 0, coming: 0, 1) }
    #expect(throws: ArrivalRefused.noRoom) { try check(0, theirs: 0, coming: 1, 1000) }
    #expect(throws: ArrivalRefused.noRoom) { try check(1, theirs: 301, coming: 301, 200) }
  }

  @Test("an item carries its bundle's urgency and arrival, and weighs what travels")
  func items() throws {
    let bundle = try Self.bundle(1, seq: 1)
    let item = QueueItem(sending: bundle)
    #expect(item.id == bundle.delivery.text && item.mission == LogSample.receiver && item.kind == .bundle)
    #expect(item.bytes == bundle.manifest.sealedBytes + 24 && item.priority == Priority.emergency.rank)
    #expect(item.arrival == bundle.manifest.arrival && item.created == bundle.manifest.created.date)
    let entry = try LogSample.entry(.received, by: LogSample.receiver, seq: 1, seen: 1)
    let said = QueueItem(sending: entry, to: LogSample.sender, priority: 1, arrival: nil, at: LogSample.morning)
    #expect(said.id == entry.digest.text && said.kind == .statement && said.mission == LogSample.sender)
    #expect(said.bytes == Int64(entry.der.count) && said.priority == 1)
  }
}
