import Base
import Foundation
import Handover
import HandoverTesting
import Ledger
import PeerProtocol
import Synchronization
import Testing

@testable import Courier

@Suite("A bundle's way: offer, missing parts, receipt", .timeLimit(.minutes(5)))
struct BundleDeliveryTests {
  let house: House

  init() throws { house = try House() }

  @Test("a small bundle takes one round trip; its receipt is stored, and it leaves the queue")
  func small() async throws {
    let peer = FakePeer()
    let (item, manifest) = try await house.submit()
    try await house.running(house.dispatcher(peer)) { try await house.untilSettled([item]) }
    #expect(peer.seen.map(\.path) == ["/v1/bundles"])
    #expect(try await house.ledger.queue().isEmpty)
    let log = try await house.ledger.log(manifest.transfer)
    #expect(log.map(\.statement.type) == [.submitted, .received])
    #expect(try await house.ledger.attempts(of: item).map(\.outcome) == ["received"])
  }

  @Test(
    "where a part takes its time, or is too small to say how wide the line is, parts go one after the other",
    arguments: [(quick: 0.0, telling: Int64(0)), (quick: 60, telling: 501)])
  func narrowLine(quick: Double, telling: Int64) async throws {
    let (item, _) = try await house.submit(Array(repeating: 500, count: 9))
    let peer = FakePeer()
    let dispatcher = house.dispatcher(peer) {
      ($0.firstOffer, $0.quickPart, $0.tellingPart) = (0, quick, telling)
    }
    try await house.running(dispatcher) { try await house.untilSettled([item]) }
    #expect(peer.seen(.put, "/v1/bundles/").count == 9)
    #expect(peer.mostAtOnce == 1)
  }

  @Test("one whose own signature has ended is held alone; the mission stays open", arguments: [true, false])
  func signatureEnded(isOurs: Bool) async throws {
    house.seals.isSignatureEnded.withLock { $0 = isOurs }
    let peer = FakePeer { _, _ in .response(.problem(403, "expired")) }
    let (item, _) = try await house.submit()
    let dispatcher = house.dispatcher(peer)
    #expect(try await house.ending(of: item, in: dispatcher) == (isOurs ? "signature-ended" : "expired"))
    #expect(try await dispatcher.obstructed().isEmpty == isOurs)
  }

  @Test("a large one: manifest, then each part once and at most four at a time, then the manifest again")
  func large() async throws {
    let peer = FakePeer()
    let (item, _) = try await house.submit(Array(repeating: 500, count: 13))
    try await house.running(house.dispatcher(peer) { ($0.firstOffer, $0.tellingPart) = (0, 0) }) {
      try await house.untilSettled([item])
    }
    #expect(peer.seen(.post, "/v1/bundles").map { $0.offer?.parts.count } == [0, 0])
    #expect(peer.seen(.put, "/v1/bundles/").count == 13)
    #expect((2...4).contains(peer.mostAtOnce))
    let bytes = house.events.list.compactMap { event -> Int64? in
      if case .bytes(_, let sent, _) = event { sent } else { nil }
    }
    #expect(bytes.last == 6500)
    #expect(bytes.allSatisfy { $0 <= 6500 })
  }

  @Test(
    "the signed answer may come with the last part: then the bundle is not offered once more", arguments: [true, false])
  func answerWithLastPart(isReceipt: Bool) async throws {
    let (item, manifest) = try await house.submit([500])
    let delivery = TestSHA256.digest(try JSON.encode(manifest))
    let usual = FakePeer()
    let peer = FakePeer { seen, _ in
      guard seen.method == .put else { return .response(usual.usual(seen)) }
      return .response(
        isReceipt
          ? usual.answer(manifest, delivery)
          : usual.answer(manifest, delivery, type: .refused, status: 422, spoil: ["code": .string("tampered")]))
    }
    let dispatcher = house.dispatcher(peer) { $0.firstOffer = 0 }
    try await house.running(dispatcher) {
      if isReceipt { try await house.untilSettled([item]) } else { _ = try await house.untilCode(item) }
    }
    #expect(peer.seen.map(\.method) == [.post, .put])
    let log = try await house.ledger.log(manifest.transfer)
    #expect(log.map(\.statement.type) == [.submitted, isReceipt ? .received : .refused])
  }

  @Test("the first offer carries the parts that fit")
  func firstOffer() async throws {
    let peer = FakePeer()
    let (item, _) = try await house.submit([60_000, 50_000, 2000])
    try await house.running(house.dispatcher(peer)) { try await house.untilSettled([item]) }
    #expect(peer.seen(.post, "/v1/bundles").map { $0.offer?.parts.count } == [2, 0])
    #expect(peer.seen(.put, "/v1/bundles/").map(\.body.count) == [60_000])
  }

  @Test("while the receiver opens the bundle it is asked again, after what it says")
  func opening() async throws {
    let usual = FakePeer()
    let peer = FakePeer { [house] seen, before in
      let whole = usual.usual(seen)
      guard before < 3, let tar = seen.offer else { return .response(whole) }
      return .response(.missing(house.seals.digest(tar.manifest), [], retryAfter: before == 0 ? nil : 5))
    }
    let (item, _) = try await house.submit()
    try await house.running(house.dispatcher(peer)) { try await house.untilSettled([item]) }
    #expect(house.clock.slept == [2, 5, 5])
    #expect(peer.seen(.post, "/v1/bundles").map { $0.offer?.parts.count } == [2, 0, 0, 0])
  }

  @Test("one that opens for ever is left alone for a while; that is no failure")
  func openingForEver() async throws {
    let peer = FakePeer { [house] seen, _ in
      .response(.missing(house.seals.digest(seen.offer?.manifest ?? Data()), [], retryAfter: 20))
    }
    let (item, _) = try await house.submit()
    let code = try await house.ending(of: item, in: house.dispatcher(peer))
    #expect(code == "opening")
    #expect(house.clock.slept == [20, 20, 20])
    let stored = try #require(await house.ledger.queueItem(item))
    #expect(stored.firstFailure == nil && stored.hold == nil)
    #expect(stored.nextAttempt == house.clock.now + 20)
  }

  @Test("a part damaged on the way goes once more, alone")
  func damagedPart() async throws {
    let peer = FakePeer { seen, before in
      seen.method == .put && seen.body.count == 400 && before == 0
        ? .response(.problem(422, "digest-mismatch")) : .usual
    }
    let (item, _) = try await house.submit([500, 400, 300])
    try await house.running(house.dispatcher(peer) { $0.firstOffer = 0 }) {
      try await house.untilSettled([item])
    }
    #expect(peer.seen(.put, "/v1/").map(\.body.count).sorted() == [300, 400, 400, 500])
  }

  @Test("a part that never arrives undamaged holds the item")
  func hopelessPart() async throws {
    let peer = FakePeer { seen, _ in
      seen.method == .put ? .response(.problem(422, "digest-mismatch")) : .usual
    }
    let (item, _) = try await house.submit([500])
    let code = try await house.ending(of: item, in: house.dispatcher(peer) { $0.firstOffer = 0 })
    #expect(code == "digest-mismatch")
    #expect(peer.seen(.put, "/v1/").count == 2)
    #expect(try await house.ledger.queueItem(item)?.hold?.code == "digest-mismatch")
  }

  @Test("a part acknowledged is not sent again, whatever the peer says")
  func acknowledged() async throws {
    let peer = FakePeer { [house] seen, _ in
      guard let tar = seen.offer, let manifest = try? JSON.decode(Manifest.self, from: tar.manifest) else {
        return .usual
      }
      return .response(.missing(house.seals.digest(tar.manifest), manifest.parts.map(\.sha256.text)))
    }
    let (item, _) = try await house.submit([500, 400])
    let code = try await house.ending(of: item, in: house.dispatcher(peer) { $0.firstOffer = 0 })
    #expect(code == "opening")
    #expect(peer.seen(.put, "/v1/").count == 2)
  }

  @Test("409 is asked again once; a conflict then holds the item, anything else waits")
  func conflict() async throws {
    let peer = FakePeer { _, before in before == 0 ? .response(.problem(409, "conflict")) : .usual }
    let first = try await house.submit().item
    try await house.running(house.dispatcher(peer)) { try await house.untilSettled([first]) }
    #expect(peer.seen.count == 2)
    peer.change { _, _ in .response(.problem(409, "conflict")) }
    let second = try await house.submit().item
    let code = try await house.ending(of: second, in: house.dispatcher(peer))
    #expect(code == "conflict")
    #expect(peer.seen.count == 4)
    peer.change { _, _ in .response(.problem(409, "another")) }
    let (third, _) = try await house.submit()
    #expect(try await house.ending(of: third, in: house.dispatcher(peer)) == "http-409")
  }

  @Test(
    "a peer that asks for parts of another bundle, or names another, gets nothing", arguments: [true, false])
  func foreignParts(isPart: Bool) async throws {
    let peer = FakePeer { [house] seen, _ in
      let zero = house.seals.digest(Data())
      let delivery = isPart ? house.seals.digest(seen.offer?.manifest ?? Data()) : zero
      return .response(.missing(delivery, isPart ? [zero.text] : []))
    }
    let (item, _) = try await house.submit()
    let code = try await house.ending(of: item, in: house.dispatcher(peer))
    #expect(code == "no-receipt")
    #expect(peer.seen.count == 1)
  }

  @Test("a part that is gone from our disk holds the item")
  func lostPart() async throws {
    let peer = FakePeer { seen, _ in seen.method == .put ? .failure(.fileChanged) : .usual }
    let (item, _) = try await house.submit()
    let code = try await house.ending(of: item, in: house.dispatcher(peer) { $0.firstOffer = 0 })
    #expect(code == "part-unreadable")
    #expect(try await house.ledger.queueItem(item)?.hold?.code == "part-unreadable")
  }

  @Test("a part that is gone before it could go with the offer holds the item, and nothing is sent")
  func lostSmallPart() async throws {
    let peer = FakePeer()
    let (item, manifest) = try await house.submit()
    house.files.remove(manifest.parts[1].sha256)
    #expect(try await house.ending(of: item, in: house.dispatcher(peer)) == "part-unreadable")
    #expect(try await house.ledger.queueItem(item)?.hold?.code == "part-unreadable")
    #expect(peer.seen.isEmpty)
  }
}
