package import Foundation
package import Handover

/// Seals the secrets of second factors to the mission's own core key, each with whose it is.
package struct FactorVault: FactorSealing {
  private let identity: @Sendable () -> MissionIdentity
  private let now: @Sendable () -> Date

  /// - Parameter identity: The mission's own; it changes when keys are renewed.
  package init(identity: @escaping @Sendable () -> MissionIdentity, now: @escaping @Sendable () -> Date) {
    self.identity = identity
    self.now = now
  }

  package func seal(_ secret: Data, of staff: Code) throws -> Data {
    let own = try identity().current(.sealing, now: now()).certificate
    return try SealedPart.sealed(Self.owner(staff) + secret, for: [own])
  }

  package func open(_ sealed: Data, of staff: Code) throws -> Data {
    let (opened, owner) = (try SealedPart.opened(sealed, with: identity().openers), Self.owner(staff))
    guard opened.starts(with: owner) else {
      throw OpenSSLFailure(call: "opening a second factor", reasons: ["it is another's"], codes: [])
    }
    return Data(opened.dropFirst(owner.count))
  }

  private static func owner(_ staff: Code) -> Data { Data("baton-factor/1\n\(staff)\n".utf8) }
}
