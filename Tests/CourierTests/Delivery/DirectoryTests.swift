import Foundation
import Handover
import Ledger
import PeerProtocol
import Synchronization
import Testing

@testable import Courier

@Suite("Directories spread with the traffic", .timeLimit(.minutes(5)))
struct DirectoryTests {
  let house: House

  init() throws { house = try House() }

  func withVersion(_ response: CurlResponse, _ version: Int) -> CurlResponse {
    CurlResponse(
      status: response.status, contentType: response.contentType, body: response.body,
      retryAfter: response.retryAfter, directory: version)
  }

  @Test("a newer one is fetched once and adopted, before the answer is judged")
  func newer() async throws {
    let usual = FakePeer()
    let peer = FakePeer { seen, _ in
      seen.path == "/v1/directory"
        ? .response(CurlResponse(status: 200, body: Data("directory 9".utf8)))
        : .response(withVersion(usual.usual(seen), 9))
    }
    let items = [try await house.submit().item, try await house.submit().item, try await house.submit().item]
    try await house.running(house.dispatcher(peer)) { try await house.untilSettled(items) }
    #expect(peer.seen(.get, "/v1/directory").count == 1)
    #expect(house.seals.adopted == [Data("directory 9".utf8)])
  }

  @Test("one that is not genuine is asked for once, and stops nothing")
  func bad() async throws {
    let usual = FakePeer()
    let peer = FakePeer { seen, _ in
      seen.path == "/v1/directory"
        ? .response(CurlResponse(status: 200, body: Data("rubbish".utf8)))
        : .response(withVersion(usual.usual(seen), 9))
    }
    let items = [try await house.submit().item, try await house.submit().item]
    try await house.running(house.dispatcher(peer)) { try await house.untilSettled(items) }
    #expect(peer.seen(.get, "/v1/directory").count == 1)
    #expect(house.seals.adopted.isEmpty)
  }

  @Test("a peer with an older one gets ours with the next offer; with the same one it does not")
  func older() async throws {
    let usual = FakePeer()
    let peer = FakePeer { seen, _ in
      .response(withVersion(usual.usual(seen), seen.offer?.directory == nil ? 4 : 5))
    }
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) {
      for _ in 1...3 {
        let item = try await house.submit().item
        try await house.add(item, to: dispatcher)
        try await house.untilSettled([item])
      }
    }
    #expect(peer.seen.map { $0.offer?.directory != nil } == [false, true, false])
  }

  @Test(
    "a peer that does not know us, or its own new key, gets it in the same attempt, once",
    arguments: [(403, "unknown-mission"), (422, "not-for-us")])
  func unknown(status: Int, problem: String) async throws {
    let peer = FakePeer { seen, _ in
      seen.offer?.directory == nil ? .response(.problem(status, problem, directory: 4)) : .usual
    }
    let (item, _) = try await house.submit()
    try await house.running(house.dispatcher(peer)) { try await house.untilSettled([item]) }
    #expect(try await house.ledger.attempts(of: item).count == 1)

    let stubborn = FakePeer { _, _ in .response(.problem(status, problem, directory: 4)) }
    let (second, _) = try await house.submit()
    let code = try await house.ending(of: second, in: house.dispatcher(stubborn))
    #expect(code == problem)
    #expect(stubborn.seen(.post, "/v1/bundles").count == 2)
  }

  @Test("a mission that moves is asked at its former address where the new one does not answer, and only there then")
  func moving() async throws {
    let peer = FakePeer { seen, _ in seen.host == "old.test" ? .usual : .failure(.unreachable("no such host")) }
    house.seals.former.withLock { $0 = "https://old.test" }
    let item = try await house.submit().item
    let dispatcher = house.dispatcher(peer)
    try await house.running(dispatcher) { try await house.untilSettled([item]) }
    #expect(Set(peer.seen.map(\.host)) == ["peer.test", "old.test"])
    for (answer, code) in [
      (FakePeer.Answer.failure(.broken("reset")), "unreachable"),
      (.failsAfter(5000, .unreachable("reset")), "broke-off"),
    ] {
      peer.change { _, _ in answer }
      let other = try await house.submit([6000]).item
      let asked = peer.seen.count
      #expect(try await house.ending(of: other, in: house.dispatcher(peer)) == code)
      #expect(!peer.seen.dropFirst(asked).contains { $0.host == "old.test" }, "it was there")
      try await house.ledger.change(other, at: house.clock.now) { $0.hold = .byOperator("enough") }
    }
  }
}
