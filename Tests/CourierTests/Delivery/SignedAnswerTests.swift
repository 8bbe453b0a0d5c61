import Base
import Foundation
import Handover
import Ledger
import Testing

@testable import Courier

@Suite("Signed answers: nothing lets go but a true receipt", .timeLimit(.minutes(5)))
struct SignedAnswerTests {
  let house: House

  init() throws { house = try House() }

  /// A peer that takes everything and answers with what `answer` makes of it.
  func peer(
    _ answer: @escaping @Sendable (FakePeer, Manifest, DeliveryID) -> CurlResponse
  ) -> FakePeer {
    let maker = FakePeer()
    return FakePeer { [house] seen, _ in
      guard let tar = seen.offer, let manifest = try? JSON.decode(Manifest.self, from: tar.manifest) else {
        return .usual
      }
      return .response(answer(maker, manifest, house.seals.digest(tar.manifest)))
    }
  }

  enum Spoiled: CaseIterable {
    case forged, otherAuthor, otherBytes, otherDelivery, otherType, torn
  }

  @Test("a receipt that proves nothing is an alarm; the bundle stays", arguments: Spoiled.allCases)
  func spoiled(how: Spoiled) async throws {
    let us = house.us
    let peer = peer { peer, manifest, delivery in
      switch how {
      case .forged: peer.answer(manifest, delivery, spoil: ["forged": .bool(true)])
      case .otherAuthor: peer.answer(manifest, delivery, author: us)
      case .otherBytes: peer.answer(manifest, delivery, spoil: ["bytes": .integer(1)])
      case .otherDelivery: peer.answer(manifest, manifest.parts[0].sha256)
      case .otherType: peer.answer(manifest, delivery, type: .refused)
      case .torn: CurlResponse(status: 200, contentType: "application/pkcs7-mime", body: Data("{".utf8))
      }
    }
    let (item, manifest) = try await house.submit()
    let code = try await house.ending(of: item, in: house.dispatcher(peer))
    #expect(code == "receipt-invalid")
    #expect(try await house.ledger.queueItem(item)?.hold == nil)
    #expect(try await house.ledger.log(manifest.transfer).map(\.statement.type) == [.submitted])
    #expect(try await house.ledger.journal(limit: 5).contains { $0.text.contains("receipt.invalid") })
  }

  @Test("success without a signature is no receipt")
  func unsigned() async throws {
    let peer = FakePeer { _, _ in .response(CurlResponse(status: 200, contentType: "application/json")) }
    let (item, _) = try await house.submit()
    let code = try await house.ending(of: item, in: house.dispatcher(peer))
    #expect(code == "no-receipt")
    #expect(try await house.ledger.queueItem(item) != nil)
  }

  @Test("five invalid receipts in a row set the item aside, and the others flow")
  func poison() async throws {
    let maker = FakePeer()
    let (bad, badManifest) = try await house.submit()
    let peer = FakePeer { [house] seen, _ in
      guard let tar = seen.offer, tar.manifest == (try? JSON.encode(badManifest)) else { return .usual }
      return .response(
        maker.answer(badManifest, house.seals.digest(tar.manifest), spoil: ["forged": .bool(true)]))
    }
    let dispatcher = house.dispatcher(peer)
    let good = try await house.running(dispatcher) {
      for round in 1...5 {
        try await house.events.until("round \(round)") { events in
          events.count { if case .attemptStarted(bad, _, _) = $0 { true } else { false } } == round
            && events.count { if case .waiting(bad, _, _) = $0 { true } else { false } } >= min(round, 4)
        }
        if round < 5 {
          house.clock.advance(3600)
          dispatcher.wake()
        }
      }
      try await house.events.until("quarantine") {
        $0.contains(.held(item: bad, code: HoldReason.poisonCode))
      }
      let good = try await house.submit().item
      try await house.add(good, to: dispatcher)
      try await house.untilSettled([good])
      return good
    }
    #expect(house.isSettled(good) && !house.isSettled(bad))
    #expect(try await house.ledger.queueItem(bad)?.hold?.code == HoldReason.poisonCode)
    #expect(try await house.ledger.journal(limit: 20).contains { $0.text.contains("item.quarantined") })
  }

  @Test("a signed refusal goes into the log and holds the item with its code")
  func refusal() async throws {
    let peer = peer { peer, manifest, delivery in
      peer.answer(manifest, delivery, type: .refused, status: 422, spoil: ["code": .string("bag-invalid")])
    }
    let (item, manifest) = try await house.submit()
    let code = try await house.ending(of: item, in: house.dispatcher(peer))
    #expect(code == "bag-invalid")
    #expect(try await house.ledger.queueItem(item)?.hold?.code == "bag-invalid")
    #expect(try await house.ledger.log(manifest.transfer).map(\.statement.type) == [.submitted, .refused])
    #expect(try await house.ledger.attempts(of: item).map(\.outcome) == ["bag-invalid"])
  }

  @Test(
    "a signed refusal whose code is none is an alarm, and gets into no log",
    arguments: ["", "\u{1B}[2J", "bag-invalid\n", "What Ada told us"])
  func wordedRefusal(code: String) async throws {
    let peer = peer { peer, manifest, delivery in
      peer.answer(manifest, delivery, type: .refused, status: 422, spoil: ["code": .string(code)])
    }
    let (item, manifest) = try await house.submit()
    #expect(try await house.ending(of: item, in: house.dispatcher(peer)) == "receipt-invalid")
    #expect(try await house.ledger.log(manifest.transfer).map(\.statement.type) == [.submitted])
    let alarm = try #require(try await house.ledger.journal(limit: 1).first?.text)
    #expect(alarm.contains("receipt.invalid") && !alarm.contains("gives no code"), "\(alarm)")
  }

  @Test("a refusal by somebody else, or of something else, is an alarm")
  func foreignRefusal() async throws {
    let other = try MissionID("ng-lagos")
    let peer = peer { peer, manifest, delivery in
      peer.answer(manifest, delivery, type: .refused, status: 422, author: other)
    }
    let (item, _) = try await house.submit()
    let code = try await house.ending(of: item, in: house.dispatcher(peer))
    #expect(code == "receipt-invalid")
  }

  @Test("a receipt that cannot be stored lets go of nothing")
  func ledgerFails() async throws {
    let peer = FakePeer { [house] _, _ in
      try? house.ledger.close()
      return .usual
    }
    let (item, _) = try await house.submit()
    let code = try await house.ending(of: item, in: house.dispatcher(peer))
    #expect(code == "ledger")
    #expect(!house.isSettled(item))
  }

  @Test("a receipt that contradicts the log is an alarm")
  func contradiction() async throws {
    let (item, manifest) = try await house.submit()
    let other = FakePeer().answer(manifest, manifest.parts[0].sha256)
    _ = try await house.ledger.append(
      house.seals.verifyStatement(other.body, now: house.clock.now), at: house.clock.now)
    let code = try await house.ending(of: item, in: house.dispatcher(FakePeer()))
    #expect(code == "receipt-invalid")
  }
}
