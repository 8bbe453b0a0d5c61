import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Wire

@Suite("Connections on which nothing has been asked")
struct StrangersTests {
  private let strangers = Strangers(limit: 4)

  private func connection(from address: String) throws -> EmbeddedChannel {
    // As at the port: where it comes from is known only once it is active.
    let channel = EmbeddedChannel(handler: MinimumPace(strangers: strangers))
    try channel.connect(to: SocketAddress(ipAddress: address, port: 1)).wait()
    return channel
  }

  private func ask(_ channel: EmbeddedChannel) throws {
    try channel.writeInbound(
      HTTPRequestPart.head(HTTPRequest(method: .get, scheme: "https", authority: "a", path: "/")))
  }

  @Test("One more takes the place of the oldest from the address that has most")
  func theBusiestGivesWay() throws {
    let mission = try connection(from: "192.0.2.7")
    let flood = try (0..<5).map { _ in try connection(from: "198.51.100.1") }
    #expect(flood.map(\.isActive) == [false, false, true, true, true])
    #expect(mission.isActive)
    let other = try connection(from: "192.0.2.8")
    #expect(flood.map(\.isActive) == [false, false, false, true, true])
    #expect(mission.isActive && other.isActive)
  }

  @Test("Who has asked something, or is gone, takes up no place")
  func leaving() throws {
    let first = try (0..<4).map { _ in try connection(from: "192.0.2.7") }
    for channel in first { try ask(channel) }
    let second = try (0..<4).map { _ in try connection(from: "192.0.2.7") }
    for channel in second { _ = try channel.finish() }
    let third = try (0..<4).map { _ in try connection(from: "192.0.2.7") }
    #expect((first + third).map(\.isActive) == Array(repeating: true, count: 8))
  }

  @Test("Where asking shows nobody, who has asked stays a stranger until somebody says whose the connection is")
  func asking() throws {
    let strangers = Strangers(limit: 4, areKnownOnceTheyAsk: false)
    let connect = {
      let channel = EmbeddedChannel(handler: MinimumPace(strangers: strangers))
      try channel.connect(to: SocketAddress(ipAddress: "198.51.100.1", port: 1)).wait()
      try ask(channel)
      return channel
    }
    let staff = try connect()
    strangers.leave(staff)
    let flood = try (0..<6).map { _ in try connect() }
    #expect(flood.map(\.isActive) == [false, false, true, true, true, true])
    #expect(staff.isActive)
  }
}
