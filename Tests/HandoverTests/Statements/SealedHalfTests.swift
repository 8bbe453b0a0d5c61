import Base
import Foundation
import Testing

@testable import Handover

@Suite("A sealed half, before it is sealed and after it was opened")
struct SealedHalfTests {
  private static func statement(_ seq: Int = 3, type: StatementType = .clarificationAsked) throws -> Statement {
    try LogSample.entry(type, by: LogSample.receiver, seq: seq, seen: 1).statement
  }

  private static func padded(_ said: [String: JSONValue], seed: UInt64 = 1) throws -> Data {
    var rng = QueueSample.SplitMix64(seed: seed)
    return try SealedHalf(said: said).padded(for: statement(), using: &rng)
  }

  @Test(
    "its length says only which of three it is", arguments: [(1, 4), (3000, 4), (5000, 16), (20_000, 96), (65_000, 96)])
  func sizes(octets: Int, kibibytes: Int) throws {
    let plaintext = try Self.padded(["text": .string(String(repeating: "x", count: octets))])
    #expect(plaintext.count == kibibytes << 10)
    #expect(try SealedHalf(plaintext, of: Self.statement()).said["text"]?.string?.count == octets)
  }

  @Test("the same words give another plaintext each time: 256 random bits are in it")
  func random() throws {
    let said: [String: JSONValue] = ["text": .string("Is she well?")]
    #expect(try Self.padded(said, seed: 1) != Self.padded(said, seed: 2))
    let value = try JSON.decode(JSONValue.self, from: Self.padded(said))
    #expect(value["random"]?.string.flatMap { try? Digest($0) } != nil)
  }

  @Test("more than 64 KiB is refused in words, and nothing is made")
  func tooMuch() {
    let error = #expect(throws: ServiceError.self) {
      try Self.padded(["text": .string(String(repeating: "x", count: 65_537))])
    }
    guard case .saying(.tooMuch)? = error else { return #expect(Bool(false), "\(error?.description ?? "")") }
  }

  @Test("one that was moved from another statement is not read")
  func moved() throws {
    let plaintext = try Self.padded(["text": .string("Is she well?")])
    for other in [try Self.statement(4), try Self.statement(type: .returned)] {
      let problem = #expect(throws: SealProblem.self) { try SealedHalf(plaintext, of: other) }
      #expect(problem?.code == .tampered)
    }
  }

  @Test(
    "what is no sealed half is not read",
    arguments: ["", "{}", "[]", "no JSON", #"{"said":{},"said":{}}"#, #"{"transfer":7}"#])
  func malformed(text: String) throws {
    for size in [4 << 10, 100] where text.utf8.count <= size {
      let plaintext = Data(text.utf8) + Data(repeating: 0x20, count: size - text.utf8.count)
      #expect(throws: SealProblem.self) { try SealedHalf(plaintext, of: Self.statement()) }
    }
    let right = try Self.padded(["text": .string("x")])
    #expect(throws: SealProblem.self) { try SealedHalf(right.dropLast(), of: Self.statement()) }
  }

  @Test("a reference has two digests and a size that can be; anything else is none")
  func references() throws {
    let reference = SealedReference(sha256: LogSample.digest(1), bytes: 4500, content: LogSample.digest(2))
    #expect(SealedReference(reference.value) == reference)
    guard case .object(let members) = reference.value else { return #expect(Bool(false)) }
    for (key, value) in [
      ("sha256", .string("x")), ("bytes", .integer(0)), ("bytes", .integer(1 << 20)), ("bytes", .string("4500")),
      ("content", .null), ("content", .string("Ada Obi")),
    ] as [(String, JSONValue)] {
      #expect(SealedReference(.object(members.merging([key: value]) { $1 })) == nil, "\(key)")
    }
    #expect(SealedReference(nil) == nil && SealedReference(.null) == nil)
  }

  @Test("what a kind's halves hold is told apart by the table; strange, missing and odd members are refused")
  func halves() throws {
    let kind = try #require(StatementKind.of(.assigned))
    let typed = ["primary": "c-1", "name": "Ada Obi", "phone": "+234 1 234"]
    let (open, sealed) = try kind.halves(typed) { _ in Said.ada }
    #expect(Array(open.keys) == ["primary"])
    #expect(sealed?.said == ["name": .string("Ada Obi"), "phone": .string("+234 1 234")])
    #expect(try kind.halves(["primary": "c-1"]) { _ in Said.ada }.sealed == nil)
    for odd in [
      ["name": "Ada"], ["primary": "c-1", "colour": "red"], ["primary": "c-1", "name": "a\nb"],
      ["primary": "c-1", "sealed": "x"], ["primary": "c-1", "phone": "0803 555 1234"],
      ["primary": "c-1", "phone": "+0 803 555 1234"], ["primary": "c-1", "backup_phone": "+234 call me"],
    ] {
      #expect(throws: ServiceError.self) { try kind.halves(odd) { _ in Said.ada } }
    }
    let outcome = try #require(StatementKind.of(.outcome))
    let said = try outcome.halves(
      ["text": "well", "rsi_social": "0.5", "satisfied_caseworker": "true", "challenges": "no market\nno road"]
    ) { _ in "" }.sealed?.said
    #expect(said?["rsi_social"]?.decimal == 0.5 && said?["satisfied_caseworker"]?.flag == true)
    #expect(said?["challenges"]?.lines == ["no market", "no road"])
    for odd in [
      [:], ["text": "x", "rsi_social": "2"], ["text": "x", "satisfied_caseworker": "perhaps"], ["text": ""],
    ] {
      #expect(throws: ServiceError.self) { try outcome.halves(odd) { _ in "" } }
    }
  }

  @Test("heads of a log are written 3:2, and nothing else is")
  func heads() throws {
    #expect(try Heads("3:2") == Heads(sender: 3, receiver: 2))
    for odd in ["", "3", "3:", ":2", "-1:2", "3:2:1", "a:b", "3:100000"] {
      #expect(throws: MalformedIdentifier.self) { try Heads(odd) }
    }
  }
}
