import Base
import Foundation
import Testing

@Suite("Flows between async and blocking code")
struct FlowTests {
  struct Broken: Error {}

  @Test("everything pushed comes out, in order, however far the consumer is behind")
  func inflow() async throws {
    let flow = Inflow()
    async let read = Blocking.run {
      var all = Data()
      while let piece = try flow.next() { all.append(piece) }
      return all
    }
    for byte in UInt8(0)..<100 { try await flow.push(Data([byte])) }
    flow.finish()
    #expect(try await read == Data(0..<100))
  }

  @Test("a producer's error reaches the consumer after what came before it")
  func inflowError() async throws {
    let flow = Inflow()
    try await flow.push(Data([1]))
    flow.finish(Broken())
    #expect(try flow.next() == Data([1]))
    #expect(throws: Broken.self) { try flow.next() }
    #expect(throws: Broken.self) { try flow.next() }
  }

  @Test("an abandoned flow ends its producer, even one that waits for room")
  func inflowAbandoned() async throws {
    let flow = Inflow()
    let producer = Task { while true { try await flow.push(Data([0])) } }
    _ = try flow.next()
    flow.abandon()
    await #expect(throws: Inflow.Abandoned.self) { try await producer.value }
  }

  @Test("a blocking producer's bytes come out, in order, and its error at the end")
  func outflow() async throws {
    let (flow, reader) = Outflow.ends()
    let producer = Task {
      try await Blocking.run {
        for byte in UInt8(0)..<100 { try [byte].withUnsafeBytes { try flow.write($0) } }
        flow.finish(Broken())
      }
    }
    var all = Data()
    await #expect(throws: Broken.self) { while let piece = try await reader.next() { all.append(piece) } }
    try await producer.value
    #expect(all == Data(0..<100))
  }

  /// A producer that goes on until its consumer is gone.
  private static func endless(_ flow: Outflow) -> Task<Void, any Error> {
    Task {
      defer { flow.finish() }
      try await Blocking.run { while true { try [UInt8(0)].withUnsafeBytes { try flow.write($0) } } }
    }
  }

  @Test("a consumer that is cancelled ends a producer that waits for room")
  func outflowCancelled() async throws {
    let (flow, reader) = Outflow.ends()
    let consumer = Task { while try await reader.next() != nil {} }
    let producer = Self.endless(flow)
    consumer.cancel()
    await #expect(throws: Inflow.Abandoned.self) { try await producer.value }
  }

  @Test("a consumer that stops half-way, or drops its end unread, ends a producer that waits for room")
  func outflowAbandoned() async throws {
    let (flow, reader) = Outflow.ends()
    let producer = Self.endless(flow)
    _ = try await reader.next()
    reader.close()
    await #expect(throws: Inflow.Abandoned.self) { try await producer.value }
    let unread = Self.endless(Outflow.ends().flow)
    await #expect(throws: Inflow.Abandoned.self) { try await unread.value }
  }
}
