import Foundation
import Handover
import Testing

@testable import Sealing

/// One part, sealed and opened. Source: specification §3.
struct PartTests {
  /// Opens a copy of `part`.
  static func opened(_ part: Data, _ openers: [SealedPart.Opener]) throws -> Data {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: part.count, alignment: 16)
    defer { buffer.deallocate() }
    part.withUnsafeBytes { buffer.copyMemory(from: $0) }
    let range = try SealedPart.open(buffer, with: openers)
    return Data(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[range]))
  }

  private func openers(_ mission: MissionID = World.receiver) throws -> [SealedPart.Opener] {
    try World.shared.get().identity(mission).openers
  }

  private func sealed(_ content: Data, for mission: MissionID = World.receiver) throws -> Data {
    try Crafted.sealed(content, for: World.shared.get().credential(mission, .sealing).certificate)
  }

  @Test("what is sealed opens", arguments: [1, 15, 16, 17, 100, 4095, 4096, 4097, 65_535, 70_000, 8 << 20])
  func whatIsSealedOpens(_ count: Int) throws {
    for mission in [World.receiver, World.strong, World.rsa] {
      let content = SampleCase.noise(count)
      let part = try sealed(content, for: mission)
      #expect(part.count <= count + SealedPart.overhead)
      #expect(try Self.opened(part, openers(mission)) == content)
    }
  }

  @Test("every part has a key and a nonce of its own")
  func everyPartHasAKeyAndANonceOfItsOwn() throws {
    let content = Data(count: 64)
    #expect(try Set((0..<20).map { _ in try sealed(content).suffix(80) }).count == 20)
  }

  @Test("several recipients open")
  func severalRecipientsOpen() throws {
    let world = try World.shared.get()
    let missions = [World.receiver, World.third, World.strong, World.rsa]
    let certificates = try missions.map { try world.credential($0, .sealing).certificate }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 100, alignment: 16)
    defer { buffer.deallocate() }
    SampleCase.noise(100).withUnsafeBytes { buffer.copyMemory(from: $0) }
    let frame = try SealedPart.seal(buffer, for: certificates)
    let part = Data(frame.before) + Data(buffer) + Data(frame.after)
    for mission in missions { #expect(try Self.opened(part, openers(mission)) == SampleCase.noise(100)) }
    #expect(IdentityTests.code { try Self.opened(part, openers(World.sender)) } == .notForUs)
  }

  /// In a bundle the digest comes first; here nothing but the part itself stands guard.
  @Test("no flipped bit yields plaintext", arguments: [World.receiver, World.rsa])
  func noFlippedBitYieldsPlaintext(_ mission: MissionID) throws {
    let content = Data("case".utf8)
    let part = try sealed(content, for: mission)
    let openers = try openers(mission)
    // Not covered: the issuer's name, which OpenSSL compares without regard to case. It only says whose key
    // to try.
    let issuer = try #require(part.range(of: Data("Test root".utf8)))
    for index in part.indices where !(issuer.lowerBound - 14..<issuer.upperBound).contains(index) {
      for bit in mission == World.rsa ? [UInt8(index % 8)] : Array(0..<8) {
        var changed = part
        changed[index] ^= 1 << bit
        let answer = try? Self.opened(changed, openers)
        #expect(answer == nil, "octet \(index), bit \(bit)")
      }
    }
  }

  @Test("no truncation opens")
  func noTruncationOpens() throws {
    let part = try sealed(SampleCase.noise(300))
    for count in part.indices {
      #expect(throws: SealProblem.self) { try Self.opened(part.prefix(count), openers()) }
    }
    #expect(throws: SealProblem.self) { try Self.opened(part + [0], openers()) }
  }

  @Test("a failed opening leaves no plaintext behind")
  func aFailedOpeningLeavesNoPlaintextBehind() throws {
    let secret = Data(repeating: 0x41, count: 5000)
    var part = try sealed(secret)
    part[part.count - 1] ^= 1
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: part.count, alignment: 16)
    defer { buffer.deallocate() }
    part.withUnsafeBytes { buffer.copyMemory(from: $0) }
    #expect(throws: SealProblem.self) { try SealedPart.open(buffer, with: openers()) }
    #expect(Data(buffer).range(of: Data(repeating: 0x41, count: 16)) == nil)
  }

  @Test("deep and wide DER is refused at once")
  func deepAndWideDERIsRefusedAtOnce() throws {
    let wide = DERTree(0x30, children: Array(repeating: DERTree(0x05, []), count: 100_000)).der
    #expect(throws: SealProblem.self) { try Self.opened(wide, openers()) }
    #expect(throws: DER.Malformed.self) {
      try wide.withUnsafeBytes { bytes in
        try DER.children(bytes, of: DER.element(bytes, at: 0, limit: bytes.count), limit: 4)
      }
    }
    #expect(throws: SealProblem.self) { try Self.opened(Data(repeating: 0x30, count: 100_000), openers()) }
    #expect(throws: SealProblem.self) {
      try Self.opened(Data([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]), openers())
    }
    #expect(throws: SealProblem.self) { try Self.opened(Data(), openers()) }
  }

  @Test("many threads seal and open at once")
  func manyThreadsSealAndOpenAtOnce() async throws {
    let world = try World.shared.get()
    let openers = try openers()
    let certificate = try world.credential(World.receiver, .sealing).certificate
    let good = await withTaskGroup(of: Bool.self) { group in
      for seed in 1...64 {
        group.addTask {
          let content = SampleCase.noise(10_000, seed: UInt64(seed))
          let part = try? Crafted.sealed(content, for: certificate)
          return (try? Self.opened(part ?? Data(), openers)) == content
        }
      }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(good)
  }
}
