import Base
import Foundation
import Handover
import HandoverTesting
import Ledger
import PeerProtocol
import Synchronization
import Testing

@testable import Courier

/// Lines that break, and how a delivery goes on.
extension BundleDeliveryTests {
  @Test("after a broken line only what is missing is sent, from the octet on at which it broke, after a moment")
  func brokenLine() async throws {
    let peer = FakePeer { seen, before in
      seen.method == .put && seen.body.count == 300 && before == 0 ? .breaks(after: 120) : .usual
    }
    let (item, _) = try await house.submit([500, 400, 300])
    let dispatcher = house.dispatcher(peer) { ($0.firstOffer, $0.partsInParallel) = (0, 1) }
    try await house.running(dispatcher) {
      #expect(try await house.untilCode(item) == "broke-off")
      house.clock.advance(1)
      dispatcher.wake()
      try await house.untilSettled([item])
    }
    #expect(peer.seen(.put, "/v1/").map(\.body.count) == [500, 400, 300])
    #expect(peer.seen(.patch, "/v1/").map(\.body.count) == [180])
    #expect(peer.seen(.patch, "/v1/").map(\.offset) == [120])
  }

  @Test(
    "after a broken line a question after the part alone is enough, where the peer answers it",
    arguments: [120, 0, nil, 300, 9999])
  func brokenLineAskedByPart(offset: Int64?) async throws {
    let peer = FakePeer { seen, before in
      if seen.method == .head { return offset.map { .response(CurlResponse(status: 204, uploadOffset: $0)) } ?? .usual }
      return seen.method == .put && seen.body.count == 300 && before == 0
        ? .breaks(after: offset == 0 ? 0 : 120) : .usual
    }
    let (item, _) = try await house.submit([500, 300, 200])
    let dispatcher = house.dispatcher(peer) { ($0.firstOffer, $0.partsInParallel) = (0, 1) }
    try await house.running(dispatcher) {
      _ = try await house.untilCode(item)
      house.clock.advance(60)
      dispatcher.wake()
      try await house.untilSettled([item])
    }
    // Offered at first, and for the receipt; in between only where the answer says nothing that can be.
    let isAnswered = offset.map { $0 < 300 } ?? false
    #expect(peer.seen(.post, "/v1/bundles").count == (isAnswered ? 2 : 3))
    #expect(peer.seen(.head, "/v1/bundles").count == 1)
    #expect(peer.seen(.patch, "/v1/").map(\.offset) == (offset == 0 ? [] : [120]))
    #expect(peer.seen(.put, "/v1/").map(\.body.count) == (offset == 0 ? [500, 300, 300, 200] : [500, 300, 200]))
  }

  @Test("a line that breaks in every part brings a case over all the same; the breaker stays closed")
  func breaksForEver() async throws {
    let peer = FakePeer { seen, _ in
      let isPart = seen.method == .put || seen.method == .patch
      return isPart && seen.body.count > 5000 ? .breaks(after: 5000) : .usual
    }
    let (item, manifest) = try await house.submit([12_000, 23_000])
    let dispatcher = house.dispatcher(peer) { ($0.firstOffer, $0.partsInParallel) = (0, 1) }
    try await house.running(dispatcher) {
      try await house.events.until("the receipt") { _ in
        house.clock.advance(1)
        dispatcher.wake()
        return house.isSettled(item)
      }
      #expect(try await dispatcher.obstructed().isEmpty)
    }
    let parts = peer.seen(.put, "/v1/") + peer.seen(.patch, "/v1/")
    let brought = parts.reduce(0) { $0 + min($1.body.count, 5000) }
    #expect(Int64(brought) == manifest.sealedBytes, "nothing is sent twice")
    let outcomes = try await house.ledger.attempts(of: item).map(\.outcome)
    #expect(outcomes.first == "received")
    #expect(Set(outcomes.dropFirst()) == ["broke-off"])
  }

  @Test("a line that takes octets and never brings one over counts as broken, and is waited for longer each time")
  func noProgress() async throws {
    let peer = FakePeer { seen, _ in
      // What the machine at the other end acknowledges, its daemon never sees.
      seen.method == .put ? .failsAfter(5000, .unreachable("reset")) : .usual
    }
    let (item, _) = try await house.submit([50_000])
    let dispatcher = house.dispatcher(peer) { ($0.firstOffer, $0.partsInParallel) = (0, 1) }
    try await house.running(dispatcher) {
      try await house.events.until("a failure that counts") { _ in
        house.clock.advance(1)
        dispatcher.wake()
        return try await house.ledger.attempts(of: item).first?.outcome == "unreachable"
      }
    }
    // More may have begun before the first of them was seen.
    let outcomes = try await house.ledger.attempts(of: item).compactMap(\.outcome).reversed()
    let counting = outcomes.drop { $0 == "broke-off" }
    #expect(outcomes.count - counting.count == 3)
    #expect(Set(counting) == ["unreachable"])
    #expect(try await house.ledger.queueItem(item)?.failures == counting.count)
  }

  @Test("an offset that the peer corrects is gone on from, once")
  func corrected() async throws {
    let peer = FakePeer { [house] seen, before in
      guard seen.method == .post, before == 1, let tar = seen.offer,
        let manifest = try? JSON.decode(Manifest.self, from: tar.manifest)
      else { return seen.method == .put ? .breaks(after: 5000) : .usual }
      let part = manifest.parts[0].sha256.text
      return .response(.missing(house.seals.digest(tar.manifest), [part], have: [part: 7000]))
    }
    let (item, _) = try await house.submit([12_000])
    let dispatcher = house.dispatcher(peer) { $0.firstOffer = 0 }
    try await house.running(dispatcher) {
      _ = try await house.untilCode(item)
      house.clock.advance(1)
      dispatcher.wake()
      try await house.untilSettled([item])
    }
    #expect(peer.seen(.patch, "/v1/").map(\.offset) == [7000, 5000])
  }

  @Test(
    "a 409 to a part that makes no sense is asked about once, and told as what it is", arguments: [nil, -5, 99_999])
  func senseless(offset: Int64?) async throws {
    let peer = FakePeer { seen, _ in
      seen.method == .put || seen.method == .patch
        ? .response(CurlResponse(status: 409, uploadOffset: offset)) : .usual
    }
    let (item, _) = try await house.submit([12_000])
    let code = try await house.ending(of: item, in: house.dispatcher(peer) { $0.firstOffer = 0 })
    #expect(code == "asks-again")
    #expect(peer.seen.map(\.method) == [.post, .put, .post, .put])
    let said = try #require(try await house.ledger.attempts(of: item).first?.detail)
    #expect(said.contains("gm-banjul asks for parts and does not take them"), "\(said)")
    #expect(try await house.ledger.queueItem(item)?.hold == nil)
  }

  @Test("a part that is damaged where it was resumed begins anew, once")
  func damagedHalf() async throws {
    let peer = FakePeer { seen, _ in
      switch seen.method {
      case .put: seen.offset == nil && seen.body.count == 12_000 ? .breaks(after: 5000) : .usual
      case .patch: .response(.problem(422, "digest-mismatch"))
      default: .usual
      }
    }
    let (item, _) = try await house.submit([12_000])
    let dispatcher = house.dispatcher(peer) { $0.firstOffer = 0 }
    try await house.running(dispatcher) {
      _ = try await house.untilCode(item)
      peer.change { seen, _ in seen.method == .patch ? .response(.problem(422, "digest-mismatch")) : .usual }
      house.clock.advance(1)
      dispatcher.wake()
      try await house.untilSettled([item])
    }
    #expect(peer.seen(.patch, "/v1/").count == 1)
    #expect(peer.seen(.put, "/v1/").map(\.body.count) == [12_000, 12_000])
  }

  @Test("of a case that was taken back its manifest still goes, and no part of it", arguments: [0, 100_000])
  func takenBack(firstOffer: Int64) async throws {
    let (item, manifest) = try await house.submit([500])
    let (us, seals, now) = (house.us, house.seals, house.clock.now)
    _ = try await house.ledger.issue(manifest.transfer, at: now) { position in
      try seals.sign(
        Statement(
          type: .recalled, transfer: manifest.transfer, bundle: nil, author: us,
          staff: Staff(role: "supervisor", id: "s1"), position: position, at: Timestamp(now),
          body: .object(["unconditional": .bool(true), "code": .string("other")])))
    }
    let peer = FakePeer()
    let code = try await house.ending(of: item, in: house.dispatcher(peer) { $0.firstOffer = firstOffer })
    #expect(code == "recalled")
    #expect(peer.seen(.post, "/v1/bundles").map { $0.offer?.parts.count } == [0])
    #expect(peer.seen(.put, "/v1/").isEmpty && peer.seen(.patch, "/v1/").isEmpty)
  }

  @Test("a small bundle that broke off on its way is asked for, not sent again")
  func smallBrokeOff() async throws {
    let peer = FakePeer { seen, before in
      seen.method == .post && before == 0 ? .failsAfter(5000, .unreachable("reset")) : .usual
    }
    let (item, _) = try await house.submit([20_000])
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      #expect(try await house.untilCode(item) == "broke-off")
      house.clock.advance(1)
      dispatcher.wake()
      try await house.untilSettled([item])
    }
    #expect(peer.seen(.post, "/v1/bundles").map { $0.offer?.parts.count } == [1, 0, 0])
  }

  @Test("a small bundle that broke off is asked for also after tries that found no line; the breaker counts anew")
  func smallBrokeOffThenNoLine() async throws {
    let peer = FakePeer { seen, before in
      guard seen.method == .post, before < 5 else { return .usual }
      return before == 2 ? .failsAfter(9000, .unreachable("reset")) : .failure(.unreachable("refused"))
    }
    let (item, _) = try await house.submit([20_000])
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      try await house.events.until("through") { _ in
        let lane = try await dispatcher.page().values.first?.lane
        #expect(lane?.outOfReachSince == nil)
        house.clock.advance(600)
        dispatcher.wake()
        return house.isSettled(item)
      }
    }
    #expect(peer.seen(.post, "/v1/bundles").map { $0.offer?.parts.count } == [1, 1, 1, 0, 0, 0, 0])
  }
}
