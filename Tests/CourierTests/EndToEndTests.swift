import Foundation
import Handover
import PeerProtocol
import Testing

@testable import Courier

@Suite("Dispatcher, libcurl, TLS and a ledger together", .timeLimit(.minutes(5)))
struct EndToEndTests {
  @Test("bundles with parts from the disk arrive whole and come back as receipts")
  func bundles() async throws {
    let certificates = try Certificates.shared.get()
    let peer = try PeerServer()
    let house = try House(
      baseURL: "https://127.0.0.1:\(peer.port)", pins: [certificates.pin("server")])
    let engine = try CurlEngine(identity: try certificates.identity())
    var items: [String] = []
    for size in [100, 70_000, 90_000] { items.append(try await house.submit([size, 40_000, 10]).item) }
    try await house.running(house.dispatcher(engine) { $0.firstOffer = 60_000 }) {
      try await house.untilSettled(items)
    }
    let said = try await engine.perform(CurlRequest(.get, peer.url("/echo")))
    let puts = try JSONDecoder().decode(PeerServer.Echo.self, from: said.body).puts
    #expect(puts.count == 2 && Set(puts).count == 2)
  }
}
