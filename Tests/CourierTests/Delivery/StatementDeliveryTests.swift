import Base
import Foundation
import Handover
import HandoverTesting
import Ledger
import PeerProtocol
import Synchronization
import Testing

@testable import Courier

@Suite("A statement's way", .timeLimit(.minutes(5)))
struct StatementDeliveryTests {
  let house: House

  init() throws { house = try House() }

  /// Delivers a bundle, then issues a statement about it; the peer answers as said.
  func deliver(
    _ answer: @escaping @Sendable (FakePeer, FakePeer.Seen) -> CurlResponse
  ) async throws -> String {
    let usual = FakePeer()
    let peer = FakePeer { seen, _ in
      seen.path == "/v1/statements" ? .response(answer(usual, seen)) : .usual
    }
    let (bundle, manifest) = try await house.submit()
    let dispatcher = house.dispatcher(peer)
    return try await house.running(dispatcher) {
      try await house.untilSettled([bundle])
      let statement = try await house.issue(manifest.transfer)
      try await house.add(statement, to: dispatcher)
      try await house.events.until("an end") { events in
        events.contains { event in
          switch event {
          case .settled(statement, _, _), .waiting(statement, _, _), .held(statement, _): true
          default: false
          }
        }
      }
      return statement
    }
  }

  @Test("stored, or had already: it leaves the queue", arguments: ["stored", "already-had"])
  func taken(result: String) async throws {
    let item = try await deliver { $0.statements($1, result) }
    #expect(house.isSettled(item))
    #expect(try await house.ledger.queue().isEmpty)
    #expect(try await house.ledger.attempts(of: item).map(\.outcome) == ["delivered"])
  }

  @Test("refused: held with the code")
  func refused() async throws {
    let item = try await deliver { $0.statements($1, "refused", code: "bad-signature") }
    #expect(try await house.ledger.queueItem(item)?.hold?.code == "bad-signature")
  }

  @Test("refused for what passes: tried again")
  func early() async throws {
    let item = try await deliver { $0.statements($1, "refused", code: "unknown-delivery") }
    let stored = try #require(await house.ledger.queueItem(item))
    #expect(stored.hold == nil && stored.firstFailure != nil)
  }

  @Test(
    "that a bundle was given up is no news to whoever never heard of it, unless the bundle is on its way again",
    arguments: [false, true])
  func moot(isRevived: Bool) async throws {
    let usual = FakePeer()
    let peer = FakePeer { seen, _ in
      if seen.path == "/v1/statements" {
        return .response(usual.statements(seen, "refused", code: "unknown-delivery"))
      }
      return seen.offer?.parts.isEmpty == true ? .response(.problem(422, "key-retired")) : .failure(.unreachable("x"))
    }
    let (bundle, manifest) = try await house.submit()
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      _ = try await house.untilCode(bundle)
      try await dispatcher.hold(bundle, "wrong mission")
      if isRevived { try await dispatcher.holdMission(house.them, "wait") }
      try await dispatcher.retire(bundle)
      let said = try #require(try await house.ledger.log(manifest.transfer).last).digest.text
      if isRevived {
        try await dispatcher.revive(bundle)
        try await dispatcher.releaseMission(house.them)
        #expect(try await house.untilCode(said) == "bundle-first")
      } else {
        try await house.untilSettled([said])
        #expect(peer.seen.suffix(2).map(\.path) == ["/v1/bundles", "/v1/statements"])
        #expect(peer.seen.suffix(2).first?.offer?.parts.isEmpty == true)
        // Put back, it takes what was said along.
        try await dispatcher.revive(bundle)
        #expect(try await Set(house.ledger.queue().map(\.id)) == [bundle, said])
      }
    }
  }

  @Test("a bundle that waits for others is shown before what was said after it; a recall needs no such thing")
  func shownFirst() async throws {
    let peer = FakePeer { seen, _ in seen.offer?.parts.isEmpty == false ? .hang : .usual }
    try await house.submit()
    let dispatcher = house.dispatcher(peer) { $0.policy.windowStart = 1 }
    try await house.running(dispatcher) {
      try await house.events.until("the first is on the line") { _ in !peer.seen.isEmpty }
      let (_, manifest) = try await house.submit()
      let alert = try await house.issue(manifest.transfer, "alert")
      try await house.add(alert, to: dispatcher)
      try await house.untilSettled([alert])
      // Then there may be room for the bundle itself.
      #expect(peer.seen.dropFirst().prefix(2).map(\.path) == ["/v1/bundles", "/v1/statements"])
      #expect(peer.seen.dropFirst().first?.offer?.parts.isEmpty == true)
      let recall = try await house.issue(manifest.transfer, "recalled")
      try await house.add(recall, to: dispatcher)
      try await house.untilSettled([recall])
      #expect(peer.seen.count { $0.offer?.parts.isEmpty == true } == 1)
    }
  }

  @Test("what is on the line is not shown once more, and what is held not at all", arguments: [false, true])
  func notShown(isHeld: Bool) async throws {
    let peer = FakePeer { seen, _ in seen.offer?.parts.isEmpty == false ? .hang : .usual }
    let (bundle, manifest) = try await house.submit()
    let dispatcher = house.dispatcher(peer)
    if isHeld { try await dispatcher.hold(bundle, "wrong mission") }
    try await house.running(dispatcher) {
      if !isHeld { try await house.events.until("it is on the line") { _ in !peer.seen.isEmpty } }
      let alert = try await house.issue(manifest.transfer, "alert")
      try await house.add(alert, to: dispatcher)
      try await house.untilSettled([alert])
      #expect(!peer.seen.contains { $0.offer?.parts.isEmpty == true })
    }
  }

  @Test(
    "what was destroyed before it was delivered goes without its words; what is only lost stands still",
    arguments: [true, false])
  func withoutHalf(isErased: Bool) async throws {
    let peer = FakePeer()
    let (bundle, manifest) = try await house.submit()
    let dispatcher = house.dispatcher(peer)
    let (us, seals, now) = (house.us, house.seals, house.clock.now)
    let reference = SealedReference(sha256: TestSHA256.digest([1]), bytes: 9, content: TestSHA256.digest([2]))
    try await house.running(dispatcher) {
      try await house.untilSettled([bundle])
      let said = try await house.ledger.issue(manifest.transfer, at: now) { position in
        try seals.sign(
          Statement(
            type: .clarificationAsked, transfer: manifest.transfer, bundle: nil, author: us,
            staff: Staff(role: "caseworker", id: "s1"), position: position, at: Timestamp(now),
            body: .object([SealedReference.key: reference.value])))
      }.digest.text
      if isErased { _ = try await house.ledger.erase(manifest.transfer, .takenBack, at: now) }
      try await house.add(said, to: dispatcher)
      if isErased {
        try await house.untilSettled([said])
      } else {
        #expect(try await house.untilCode(said) == "part-unreadable")
      }
    }
    #expect(peer.seen(.post, "/v1/statements").count == (isErased ? 1 : 0))
  }

  /// The places in the log of what each request brought, in its order.
  private func brought(_ peer: FakePeer, _ transfer: TransferID) async throws -> [[Int]] {
    let places = Dictionary(
      uniqueKeysWithValues: try await house.ledger.log(transfer).map { ($0.der, $0.statement.seq) })
    return try peer.seen(.post, "/v1/statements").map { seen in
      try JSON.decode([Data].self, from: seen.body).compactMap { places[$0] }
    }
  }

  /// Whether the line to the other mission holds for statements.
  private final class Line: Sendable {
    let isUp = Mutex(false)

    var peer: FakePeer {
      FakePeer { [self] seen, _ in
        seen.path != "/v1/statements" || isUp.withLock { $0 } ? .usual : .failure(.unreachable("cut"))
      }
    }
  }

  private func untilNothingWaits() async throws {
    try await house.events.until("nothing waits") { [ledger = house.ledger] _ in
      try await ledger.queueCounts().allSatisfy { $0.waiting == 0 }
    }
  }

  @Test("what waits of a transfer goes together, in the order in which it was said, also after a line that broke")
  func together() async throws {
    let line = Line()
    let peer = line.peer
    let (bundle, manifest) = try await house.submit()
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      try await house.untilSettled([bundle])
      let first = try await house.issue(manifest.transfer)
      try await house.add(first, to: dispatcher)
      _ = try await house.untilCode(first)
      try await dispatcher.holdMission(house.them, "wait")
      // Due at once, while the first waits to be tried again.
      for _ in 0..<2 { _ = try await house.issue(manifest.transfer) }
      line.isUp.withLock { $0 = true }
      try await dispatcher.releaseMission(house.them)
      try await untilNothingWaits()
    }
    #expect(try await brought(peer, manifest.transfer) == [[2], [2, 3, 4]])
  }

  @Test("of several that are picked at once the first brings all")
  func turns() async throws {
    let peer = FakePeer()
    let (bundle, manifest) = try await house.submit()
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      try await house.untilSettled([bundle])
      try await dispatcher.holdMission(house.them, "wait")
      let said = [try await house.issue(manifest.transfer), try await house.issue(manifest.transfer)]
      try await dispatcher.releaseMission(house.them)
      try await untilNothingWaits()
      try await house.untilSettled(said)
    }
    #expect(try await brought(peer, manifest.transfer) == [[2, 3]])
  }

  @Test("what takes a case back waits for nothing, and takes nothing along")
  func alone() async throws {
    let line = Line()
    let peer = line.peer
    let (bundle, manifest) = try await house.submit()
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      try await house.untilSettled([bundle])
      let words = try await house.issue(manifest.transfer)
      try await house.add(words, to: dispatcher)
      _ = try await house.untilCode(words)
      line.isUp.withLock { $0 = true }
      let recall = try await house.issue(manifest.transfer, "recalled")
      try await house.add(recall, to: dispatcher)
      try await house.untilSettled([recall])
    }
    #expect(try await brought(peer, manifest.transfer) == [[2], [3]])
  }

  @Test("an answer that does not name it proves nothing")
  func unnamed() async throws {
    let item = try await deliver { _, _ in .json(200, ["results": [String]()]) }
    #expect(!house.isSettled(item))
    #expect(try await house.ledger.queueItem(item)?.hold == nil)
  }
}
