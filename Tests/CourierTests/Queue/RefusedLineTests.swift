import Foundation
import Handover
import Ledger
import PeerProtocol
import Testing

@testable import Courier

@Suite("What stands between a mission and its peer, in the operator's words", .timeLimit(.minutes(5)))
struct RefusedLineTests {
  private static let pipe = TransferFailure.broken("Send failure: Broken pipe")
  private static let alert = TransferFailure.untrusted("tlsv1 alert unknown ca")

  @Test(
    "a line that breaks under an upload is asked for its reason: a refused certificate holds the mission, by that name")
  func reason() async throws {
    let house = try House()
    let peer = FakePeer { seen, _ in seen.method == .get ? .failure(Self.alert) : .failure(Self.pipe) }
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      #expect(try await house.untilCode(item) == "peer-untrusted")
      try await house.events.until("held") { $0.contains(.missionHeld(house.them, code: "peer-untrusted")) }
    }
    #expect(try await house.ledger.attempts(of: item).first?.detail?.contains("unknown ca") == true)
    #expect(peer.seen(.get, "/v1/status").count == 1)
  }

  @Test(
    "a line that breaks where the mission is well, or far into an upload, is a broken line", arguments: [0, 300 << 10])
  func onlyBroken(octets: Int) async throws {
    let house = try House()
    let peer = FakePeer { seen, _ in
      seen.method == .get ? .usual : octets == 0 ? .failure(Self.pipe) : .failsAfter(octets, Self.pipe)
    }
    let item = try await house.submit().item
    let code = try await house.ending(of: item, in: house.dispatcher(peer))
    #expect(["unreachable", "broke-off"].contains(code))
    #expect(peer.seen(.get, "/v1/status").count == (octets == 0 ? 1 : 0))
  }

  @Test("over real TLS: the peer knows no such root, and says so")
  func realPeer() async throws {
    let certificates = try Certificates.shared.get()
    let peer = try PeerServer.usual.get()
    let house = try House(baseURL: "https://127.0.0.1:\(peer.port)", pins: [certificates.pin("server")])
    let engine = try CurlEngine(identity: try certificates.identity("stranger"))
    _ = try await house.submit([3_000_000])
    try await house.running(house.dispatcher(engine) { $0.firstOffer = 4_000_000 }) {
      // The peer's reset can overtake its alert, now and then: then an attempt's detail is the broken line, and what the mission
      // says when it is asked how it is decides.
      try await house.events.until("held") { events in
        house.clock.advance(3600)
        return events.contains(.missionHeld(house.them, code: "peer-untrusted"))
      }
    }
  }

  @Test("a proxy of ours that lets nothing through is what `why` names, before and after the mission is given a rest")
  func proxy() async throws {
    let house = try House()
    let said = "the proxy proxy.example.org:3128 answers 407"
    let peer = FakePeer { _, _ in .failure(.proxy(said)) }
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      #expect(try await house.untilCode(item) == "proxy")
      try await house.events.until("the proxy named") { _ in
        try await dispatcher.page().values.first?.waiting.reason.contains("next try: \(said)") == true
      }
      try await house.events.until("the mission given a rest") { _ in
        house.clock.advance(600)
        dispatcher.wake()
        let reason = try await dispatcher.page().values.first?.waiting.reason ?? ""
        #expect(!reason.contains("has not answered"))
        return reason.contains("cannot be asked") && reason.contains(said)
      }
      peer.change { _, _ in .usual }
      try await house.events.until("through") { _ in
        house.clock.advance(900)
        dispatcher.wake()
        return house.isSettled(item)
      }
    }
  }
}
