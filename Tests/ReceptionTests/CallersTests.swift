import Foundation
import NIOEmbedded
import Testing

@testable import Reception

@Suite("What one caller may have at once")
struct CallersTests {
  private let lagos = Data("lagos".utf8)
  private let addis = Data("addis".utf8)

  @Test("a connection counts once, whatever it asks, until it is closed")
  func connections() throws {
    let connections = Connections()
    let (first, second, third) = (EmbeddedChannel(), EmbeddedChannel(), EmbeddedChannel())
    for _ in 0..<3 { #expect(connections.admit(first, of: lagos, limit: 2)) }
    #expect(connections.admit(second, of: lagos, limit: 2))
    for _ in 0..<3 { #expect(!connections.admit(third, of: lagos, limit: 2)) }
    #expect(connections.admit(EmbeddedChannel(), of: addis, limit: 2))
    _ = try first.finish()
    #expect(connections.admit(third, of: lagos, limit: 2))
    _ = try second.finish()
    #expect(connections.admit(third, of: lagos, limit: 2))
  }
}
