import Base
import Foundation
import Handover
import Testing

@testable import Sealing

@Suite("A mission's list of documents: its own, signed by itself")
struct DocumentListTests {
  private static func list(_ mission: MissionID = World.receiver, issued: Date = World.now) -> DocumentList {
    DocumentList(mission: mission, issued: Timestamp(issued), documents: [])
  }

  /// Verifies as the sender what somebody has signed.
  private static func verify(
    _ content: Data, signedBy signer: MissionID = World.receiver, with use: CertificateUse = .signing,
    asked mission: MissionID = World.receiver
  ) throws -> DocumentList {
    let world = try World.shared.get()
    let keys = world.keys[World.sender] ?? [:]
    let seals = try MissionSeals(
      mission: World.sender, keys: { keys.mapValues { [$0] } }, directory: world.directory, saved: { _ in })
    return try seals.verify(documents: world.sign(content, as: signer, with: use), of: mission, now: World.now)
  }

  private static func refused(_ code: ProblemCode, _ verify: () throws -> DocumentList) {
    #expect(#expect(throws: SealProblem.self) { try verify() }?.code == code)
  }

  @Test("what the mission has signed itself is taken")
  func genuine() throws {
    #expect(try Self.verify(JSON.encode(Self.list())) == Self.list())
  }

  @Test("what another has signed, or another's list, or a list under a key for something else is not")
  func others() throws {
    Self.refused(.wrongSender) { try Self.verify(JSON.encode(Self.list()), signedBy: World.third) }
    Self.refused(.wrongSender) { try Self.verify(JSON.encode(Self.list(World.third)), signedBy: World.third) }
    Self.refused(.wrongSender) { try Self.verify(JSON.encode(Self.list(World.third))) }
    Self.refused(.untrustedSigner) { try Self.verify(JSON.encode(Self.list()), with: .tls) }
  }

  @Test("a list from the future, of another format, with an impossible document or too large is not")
  func forms() throws {
    Self.refused(.malformed) { try Self.verify(JSON.encode(Self.list(issued: World.now + 2 * 86_400))) }
    let text = String(decoding: try JSON.encode(Self.list()), as: UTF8.self)
    Self.refused(.malformed) {
      try Self.verify(Data(text.replacingOccurrences(of: "documents/1", with: "documents/2").utf8))
    }
    let document =
      #"{"kind":"advice","language":"../x","title":"t","media_type":"text/plain","bytes":1,"sha256":"\#(String(repeating: "0", count: 64))"}"#
    Self.refused(.malformed) { try Self.verify(Data(text.replacingOccurrences(of: "[]", with: "[\(document)]").utf8)) }
    Self.refused(.malformed) { try Self.verify(JSON.encode(OfferScenarios.receipt)) }
    Self.refused(.tooLarge) { try Self.verify(Data(count: DocumentList.limit)) }
  }
}
