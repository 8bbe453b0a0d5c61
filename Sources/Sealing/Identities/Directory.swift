import Base
package import Foundation
package import Handover

/// A directory whose signature by the federation's root has been verified. Only the verifier makes one.
package struct Directory: Sendable {
  package let document: DirectoryDocument
  package let der: Data
  let trust: TrustStore
  private let missions: [MissionID: ListedMission]
  private let certificates: [Fingerprint: Entry]

  package var root: Certificate { trust.root }

  /// Octets of a directory as signed.
  package static let limit = 4 << 20

  /// A certificate, and whose it is.
  package struct Entry: Sendable {
    package let mission: MissionID
    package let certificate: Certificate
    package let use: CertificateUse
    package let revokedAt: Date?
  }

  /// Verifies that `der` is a directory signed by `root` itself.
  ///
  /// - Throws: `SealProblem` of layer `.signature` (forged, not the root) or `.manifest` (malformed).
  package init(verifying der: Data, root: Certificate, now: Date) throws(SealProblem) {
    guard der.count <= Self.limit else {
      throw SealProblem(.envelope, .tooLarge, "a directory has at most \(Self.limit) octets")
    }
    do { trust = try TrustStore(root: root) } catch {
      throw SealProblem(.signature, .internalError, "\(error)")
    }
    let verified = try SignedData.verify(der, trust: trust, now: now)
    guard verified.signer.fingerprint == root.fingerprint else {
      throw SealProblem(.signature, .untrustedSigner, "a directory is signed by the federation's root itself")
    }
    do {
      document = try SignedJSON.decode(DirectoryDocument.self, from: verified.content)
      certificates = try Self.index(document)
    } catch {
      throw SealProblem(.manifest, .malformed, "the directory cannot be read: \(error)")
    }
    guard document.baton == Manifest.format else {
      throw SealProblem(.manifest, .unsupportedFormat, "directory format \(document.baton)")
    }
    self.der = der
    missions = Dictionary(document.missions.map { ($0.profile.id, $0) }) { first, _ in first }
  }

  private static func index(_ document: DirectoryDocument) throws -> [Fingerprint: Entry] {
    guard Set(document.missions.map(\.profile.id)).count == document.missions.count else {
      throw MalformedIdentifier(description: "a mission is listed twice")
    }
    var index: [Fingerprint: Entry] = [:]
    for mission in document.missions {
      for listed in mission.certificates {
        let certificate = try Certificate(der: listed.der)
        guard certificate.fingerprint == listed.fingerprint else {
          throw MalformedIdentifier(
            description: "a certificate of \(mission.profile.id) has another fingerprint")
        }
        let entry = Entry(
          mission: mission.profile.id, certificate: certificate, use: listed.use,
          revokedAt: listed.revokedAt?.date)
        guard index.updateValue(entry, forKey: listed.fingerprint) == nil else {
          throw MalformedIdentifier(description: "a certificate of \(mission.profile.id) is listed twice")
        }
      }
    }
    return index
  }

  /// Every certificate listed.
  var listed: [Certificate] { certificates.values.map(\.certificate) }

  package func mission(_ id: MissionID) throws(SealProblem) -> ListedMission {
    guard let mission = missions[id] else {
      let near = missions.keys.map(\.text).sorted().joined(separator: ", ")
      throw SealProblem(
        .signature, .unknownMission,
        "\(id) is not in directory version \(document.version), which lists: \(near)")
    }
    return mission
  }

  /// The listed certificate with this fingerprint, if it may be used for `use` at `now`.
  ///
  /// - Throws: `SealProblem` with `.untrustedSigner` (not listed, or listed for another use), `.revoked`,
  ///   `.expired`.
  package func entry(_ fingerprint: Fingerprint, for use: CertificateUse, now: Date) throws(SealProblem)
    -> Entry
  {
    guard let entry = certificates[fingerprint] else {
      throw SealProblem(
        .signature, .unknownMission,
        "certificate \(fingerprint) is not in directory version \(document.version)")
    }
    guard entry.use == use else {
      throw SealProblem(
        .signature, .untrustedSigner, "the certificate is for \(entry.use.rawValue), not for \(use.rawValue)")
    }
    if let revokedAt = entry.revokedAt, revokedAt <= now {
      throw SealProblem(.signature, .revoked, "\(entry.mission)'s \(use.rawValue) certificate was revoked")
    }
    guard entry.certificate.isValid(at: now) else {
      throw SealProblem(
        .signature, .expired, "\(entry.mission)'s \(use.rawValue) certificate \(entry.certificate.outside(now))")
    }
    return entry
  }

  /// A mission's certificates for `use` that may be used at `now`, newest first. For sealing, those of the
  /// core.
  package func certificates(of id: MissionID, for use: CertificateUse, now: Date) throws(SealProblem)
    -> [Certificate]
  {
    let listed = try mission(id).certificates.filter {
      $0.use == use && (use != .sealing || $0.compartment ?? "core" == "core")
    }
    var usable: [Certificate] = []
    var reason: SealProblem?
    for certificate in listed {
      do throws(SealProblem) {
        usable.append(try entry(certificate.fingerprint, for: use, now: now).certificate)
      } catch { reason = error }
    }
    guard !usable.isEmpty else {
      throw reason ?? SealProblem(.signature, .unknownMission, "\(id) has no \(use.rawValue) certificate")
    }
    return usable.sorted { $0.notBefore > $1.notBefore }
  }
}
