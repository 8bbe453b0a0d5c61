import Base
import Foundation
import Handover
import Testing

@testable import Sealing

/// A clock that is wrong on the day of admission is named. Source: specification §2.6.
struct ClockDoubtTests {
  private static let day: TimeInterval = 86_400

  private func sentence(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch { return "\(error)" }
  }

  @Test(
    "The root and a mission's certificates outside their time: the sentence names the clock and what it says",
    arguments: [-30 * day, 40 * 365 * day])
  func named(off: TimeInterval) throws {
    let authority = try Authority.create(federation: "Test", kind: .p256, now: World.now)
    let empty = try Directory(
      verifying: authority.emptyDirectory(federation: "Test", now: World.now), root: authority.root, now: World.now)
    let keys = try World.keys(.p256)
    let directory = try World.admit(World.receiver, keys, authority, empty)
    let identity = try MissionIdentity(
      mission: World.receiver, keys: keys.mapValues { [$0] }, directory: directory)
    let wrong = World.now + off
    let listed = try identity.current(.tls, now: World.now).certificate.fingerprint
    for said in [
      sentence { _ = try Directory(verifying: directory.der, root: authority.root, now: wrong) },
      sentence { _ = try directory.entry(listed, for: .tls, now: wrong) },
      sentence { _ = try identity.current(.tls, now: wrong) },
    ] {
      #expect(said.contains("the clock of this machine says \(Timestamp(wrong)): is it right?"), "\(said)")
    }
  }

  @Test(
    "What a TLS library or another mission says of a certificate's time gets the clock behind it, and nothing else does",
    arguments: [
      ("SSL certificate problem: certificate is not yet valid", true), ("tlsv1 alert certificate expired", true),
      (ProblemCode.expired.meaning, true), ("sslv3 alert bad certificate", true), ("tlsv1 alert unknown ca", false),
      ("Connection refused", false),
    ])
  func behind(text: String, isOfTime: Bool) {
    let said = ClockDoubt.add(to: text, now: World.now)
    #expect(said.hasPrefix(text))
    #expect(said.contains("\(Timestamp(World.now)): is it right?") == isOfTime)
  }
}
