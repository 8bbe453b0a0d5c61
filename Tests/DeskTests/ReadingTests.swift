import Base
import Foundation
import HTTPTypes
import Handover
import HummingbirdCore
import NIOCore
import Testing

@testable import Desk

@Suite("Cases and documents read out", .timeLimit(.minutes(1)))
struct ReadingTests {
  private let readings = Readings()

  struct Gone: Error {}

  /// Somebody who goes away after so many pieces.
  struct Leaver: ResponseBodyWriter {
    var pieces: Int

    mutating func write(_ buffer: ByteBuffer) async throws {
      guard pieces > 0 else { throw Gone() }
      pieces -= 1
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
  }

  private func endless(for person: String = "amina") async throws -> Reading {
    try await Reading(readings, for: person) { flow in
      try await Blocking.run { while true { try [UInt8(7)].withUnsafeBytes { try flow.write($0) } } }
    }
  }

  private func until(_ count: Int) async {
    while readings.count != count, !Task.isCancelled { await Task.yield() }
    #expect(readings.count == count)
  }

  @Test("a download that is broken off keeps nothing", arguments: [0, 1, 5])
  func brokenOff(after pieces: Int) async throws {
    let writer = Leaver(pieces: pieces)
    let body = try await endless().body { _ in nil }
    await #expect(throws: Gone.self) { try await body.write(writer) }
    await until(0)
  }

  @Test("an answer that nobody begins to write keeps nothing")
  func neverWritten() async throws {
    _ = try await endless().body { _ in nil }
    await until(0)
  }

  @Test("so many are open for one reader, and so many in all; one that is over makes room")
  func bounds() async throws {
    var open: [Reading] = []
    for _ in 0..<Readings.ofOne { open.append(try await endless()) }
    await #expect(throws: DeskError.self) { try await endless() }
    for index in 0..<Readings.ofAll - Readings.ofOne { open.append(try await endless(for: "s-\(index)")) }
    await #expect(throws: DeskError.self) { try await endless(for: "another") }
    open.removeLast()
    await until(Readings.ofAll - 1)
    open.append(try await endless(for: "another"))
    #expect(readings.count == Readings.ofAll)
  }
}
