import Base
package import Foundation
package import Handover

/// A mission's own keys, matched with its certificates in the directory.
package struct MissionIdentity: Sendable {
  /// A key with the certificate that names it.
  package struct Credential: Sendable {
    package let certificate: Certificate
    package let key: PrivateKey
  }

  package let mission: MissionID
  /// The host of the mission's address in the directory.
  private let host: String
  private let credentials: [CertificateUse: [Credential]]
  /// When each of the mission's certificates was revoked that was.
  private let revoked: [Fingerprint: Timestamp]

  /// - Parameter keys: All private keys of the mission, by use.
  /// - Throws: `SealProblem` with `.unknownMission` when the directory does not list the mission.
  package init(mission: MissionID, keys: [CertificateUse: [PrivateKey]], directory: Directory) throws {
    self.mission = mission
    let entry = try directory.mission(mission)
    let listed = entry.certificates
    host = try Address(entry.profile.address).host
    var credentials: [CertificateUse: [Credential]] = [:]
    for (use, keys) in keys {
      let publicKeys = try keys.map { (try $0.publicKey, $0) }
      for entry in listed where entry.use == use {
        let certificate = try Certificate(der: entry.der)
        guard let key = publicKeys.first(where: { $0.0 == certificate.publicKey })?.1 else { continue }
        credentials[use, default: []].append(Credential(certificate: certificate, key: key))
      }
    }
    self.credentials = credentials.mapValues {
      $0.sorted { $0.certificate.notBefore > $1.certificate.notBefore }
    }
    revoked = listed.reduce(into: [:]) { $0[$1.fingerprint] = $1.revokedAt }
  }

  /// How long a new certificate is published before its owner uses it, in seconds: peers must have had time to learn
  /// of it from the directory. Source: specification §2.6.
  package static let overlap: TimeInterval = 7 * 86400

  /// The credential to use for `use` at `now`: the newest that has been published for `overlap`, or, where there is
  /// none, the oldest; among those that are valid and not revoked.
  ///
  /// - Throws: `SealProblem` with `.expired`, `.revoked` or `.untrustedSigner`, saying what to do.
  package func current(_ use: CertificateUse, now: Date) throws(SealProblem) -> Credential {
    guard let all = credentials[use], !all.isEmpty else {
      throw SealProblem(
        .signature, .untrustedSigner,
        "\(mission) holds no private key for a \(use.rawValue) certificate in the directory")
    }
    let unrevoked = all.filter { revoked[$0.certificate.fingerprint] == nil }
    guard let newest = unrevoked.first else {
      let last = all.compactMap { revoked[$0.certificate.fingerprint] }.max { $0.date < $1.date }
      let since = last.map { " on \($0)" } ?? ""
      throw SealProblem(.signature, .revoked, "\(mission)'s \(use.rawValue) certificate was revoked\(since)")
    }
    let usable = unrevoked.filter { $0.certificate.isValid(at: now) }
    let settled = usable.first { $0.certificate.notBefore <= now - Self.overlap }
    guard let credential = settled ?? usable.last else {
      throw SealProblem(
        .signature, .expired, "\(mission)'s \(use.rawValue) certificate \(newest.certificate.outside(now))")
    }
    return credential
  }

  /// What a connection shows: the credential for `use` at `now`, or, where none holds, the newest. From that one the other
  /// end learns what is wrong here, where silence would tell it nothing.
  ///
  /// - Throws: `SealProblem` with `.untrustedSigner` when there is none at all.
  package func shown(_ use: CertificateUse, now: Date) throws(SealProblem) -> Credential {
    do { return try current(use, now: now) } catch {
      let all = credentials[use] ?? []
      guard let newest = all.first(where: { revoked[$0.certificate.fingerprint] == nil }) ?? all.first else {
        throw error
      }
      return newest
    }
  }

  /// What the port shows to whoever calls it by `name`: the credential that `shown` gives, unless another one names that host
  /// and it does not. At a new address the new certificate is the only one that fits, from the first moment.
  ///
  /// - Parameter name: As the caller says it (RFC 6066 §3); nil for the host of the mission's address.
  /// - Throws: as `shown`.
  package func server(for name: String?, now: Date) throws(SealProblem) -> Credential {
    let (usual, host) = (try shown(.tls, now: now), name ?? host)
    guard !usual.certificate.covers(host) else { return usual }
    let usable = (credentials[.tls] ?? []).filter {
      revoked[$0.certificate.fingerprint] == nil && $0.certificate.isValid(at: now)
    }
    return usable.last { $0.certificate.covers(host) } ?? usual
  }

  /// What keeps the mission from signing, and from being believed on a connection; nil while its certificates hold.
  package func suspension(now: Date) -> Suspension? {
    for use in [CertificateUse.signing, .tls] {
      do throws(SealProblem) { _ = try current(use, now: now) } catch {
        let rotate = error.code == .revoked ? "`baton federation rotate --reinstate`" : "`baton federation rotate`"
        let asking = error.code == .revoked ? "Ask the directory authority why; with its word" : "If the clock is right"
        return Suspension(
          reason: "\(error.detail)",
          advice: "What is here can be read, and what waits is kept; nothing is signed, sent or received. \(asking): "
            + "`baton mission renew`, there \(rotate), then `baton mission install`: all goes on by itself then")
      }
    }
    return nil
  }

  /// When the certificate ends that takes over by itself from one for `use` that ends at `end`; nil when none is held.
  package func end(of use: CertificateUse, after end: Date) -> Date? {
    (credentials[use] ?? []).map(\.certificate)
      .filter { revoked[$0.fingerprint] == nil && $0.notBefore <= end && $0.notAfter > end }
      .map(\.notAfter).max()
  }

  /// The core certificate that takes over from the one in use, and is listed already; nil when none is.
  package func nextCoreKey(now: Date) -> Certificate? {
    (credentials[.sealing] ?? []).map(\.certificate)
      .filter { revoked[$0.fingerprint] == nil && $0.notBefore > now }.min { $0.notBefore < $1.notBefore }
  }

  /// How long nothing can be on its way any more that was sealed for a core key, in seconds after another has taken its
  /// place. Source: specification §2.6.
  package static let flight: TimeInterval = 60 * 86400

  /// The core certificates that nobody seals to any more.
  package func spent(now: Date) throws -> [Certificate] {
    let (own, all) = (try current(.sealing, now: now).certificate, credentials[.sealing] ?? [])
    return all.map(\.certificate).filter { old in
      old.fingerprint != own.fingerprint
        && all.contains {
          revoked[$0.certificate.fingerprint] == nil && $0.certificate.isValid(at: now)
            && $0.certificate.notBefore > old.notBefore && $0.certificate.notBefore <= now - Self.flight
        }
    }
  }

  func signer(now: Date) throws(SealProblem) -> Credential { try current(.signing, now: now) }

  /// Every key that may open what was sealed for this mission, old ones included: something sealed before a
  /// rotation may still be in flight.
  package var openers: [SealedPart.Opener] {
    (credentials[.sealing] ?? []).map { SealedPart.Opener(certificate: $0.certificate, key: $0.key) }
  }
}
