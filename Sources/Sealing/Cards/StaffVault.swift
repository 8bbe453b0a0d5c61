package import Foundation
package import Handover

/// Seals what is one member of staff's to the mission's own core key, each with whose it is.
package struct StaffVault: StaffSealing {
  /// What is sealed: one kind does not open as another.
  package enum Kind: String, Sendable {
    /// The secret of a second factor.
    case factor
    /// What was typed of a case and not handed in.
    case typed
  }

  private let kind: Kind
  private let identity: @Sendable () -> MissionIdentity
  private let now: @Sendable () -> Date

  /// - Parameter identity: The mission's own; it changes when keys are renewed.
  package init(
    _ kind: Kind, identity: @escaping @Sendable () -> MissionIdentity, now: @escaping @Sendable () -> Date
  ) {
    self.kind = kind
    self.identity = identity
    self.now = now
  }

  package func seal(_ secret: Data, of staff: Code) throws -> Data {
    let own = try identity().current(.sealing, now: now()).certificate
    return try SealedPart.sealed(owner(staff) + secret, for: [own])
  }

  package func open(_ sealed: Data, of staff: Code) throws -> Data {
    let (opened, owner) = (try SealedPart.opened(sealed, with: identity().openers), owner(staff))
    guard opened.starts(with: owner) else {
      throw OpenSSLFailure(call: "opening what is a member of staff's", reasons: ["it is another's"], codes: [])
    }
    return Data(opened.dropFirst(owner.count))
  }

  private func owner(_ staff: Code) -> Data { Data("baton-\(kind.rawValue)/1\n\(staff)\n".utf8) }
}
