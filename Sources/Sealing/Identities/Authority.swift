import Base
package import Foundation
package import Handover

/// The directory authority's work, with the root key in hand. Pure: what it returns the caller writes.
package struct Authority {
  package let root: Certificate
  package let key: PrivateKey

  package init(root: Certificate, key: PrivateKey) {
    self.root = root
    self.key = key
  }

  /// Years and days that certificates and directories hold.
  package enum Validity {
    package static let root: TimeInterval = 20 * 365 * 86400
    package static let certificate: TimeInterval = 2 * 365 * 86400
    package static let directory: TimeInterval = 90 * 86400
    /// Between the beginnings of two core keys: so long the one before is in use. Source: specification §2.6.
    package static let coreKey: TimeInterval = 90 * 86400
    /// Certificates hold from a little before they are made: clocks differ.
    package static let backdating: TimeInterval = 3600
  }

  /// Makes a federation's root.
  ///
  /// - Throws: `AdmissionProblem.federation` for a name that no certificate takes.
  package static func create(federation: String, kind: KeyKind, now: Date) throws -> Authority {
    try AdmissionProblem.check(federation: federation)
    let key = try PrivateKey.generate(kind)
    let template = CertificateTemplate(
      commonName: "\(federation) root", notBefore: now - Validity.backdating, notAfter: now + Validity.root,
      extensions: [
        (NID.basicConstraints, "critical,CA:TRUE,pathlen:0"),
        (NID.keyUsage, "critical,keyCertSign,cRLSign,digitalSignature"),
        (NID.subjectKeyIdentifier, "hash"),
      ])
    let root = try Certificate.issue(template, publicKey: key.pointer, issuer: nil, key: key)
    return Authority(root: root, key: key)
  }

  /// An empty directory, version 1.
  package func emptyDirectory(federation: String, now: Date) throws -> Data {
    try sign(
      DirectoryDocument(
        baton: Manifest.format, federation: federation, version: 1, issued: Timestamp(now),
        staleAfter: Timestamp(now + Validity.directory), missions: []))
  }

  /// Issues what `request` asks for and lists it beside what the mission already has.
  ///
  /// - Throws: `AdmissionProblem`, `OpenSSLFailure`.
  package func admit(_ request: AdmissionRequest, into directory: Directory, now: Date) throws -> Data {
    try AdmissionProblem.check(request)
    try checkKeys(request, directory)
    try checkAddress(request, directory, now: now)
    return try publish(directory, now: now) { missions in
      let index = missions.firstIndex { $0.profile.id == request.mission.id }
      var listed = index.map { missions[$0] } ?? ListedMission(profile: request.mission, certificates: [])
      try listed.take(request.mission, now: now)
      // While the former address holds, it is called by that name too.
      let addresses = [request.mission.address] + (listed.former(at: now).map { [$0] } ?? [])
      for one in try request.requests.filter({ try !listed.has($0.csr, for: $0.use) }) {
        let begin = try one.use == .sealing ? nextCoreKey(of: listed, now: now) : now
        listed.certificates.append(
          try issue(one.use, one.csr, for: request.mission.id, at: addresses, from: begin))
      }
      for one in try (request.compartments ?? []).filter({ try !listed.has($0.csr, for: .sealing, number: $0.number) })
      {
        listed.certificates.append(
          try issue(.sealing, one.csr, for: request.mission.id, at: [], numbered: one, from: now))
      }
      if let index { missions[index] = listed } else { missions.append(listed) }
    }
  }

  /// When the next core key begins to be used: once the one before it has been for its time, or at once where none can be.
  private func nextCoreKey(of listed: ListedMission, now: Date) throws -> Date {
    let core = try listed.certificates
      .filter { $0.use == .sealing && $0.number == nil && ($0.revokedAt.map { $0.date > now } ?? true) }
      .map { try Certificate(der: $0.der) }
    guard core.contains(where: { $0.isValid(at: now) }), let last = core.map(\.notBefore).max() else { return now }
    return max(now, last + Validity.backdating + Validity.coreKey)
  }

  /// Of two missions at one address one would get what is for the other, and refuse it.
  private func checkAddress(_ request: AdmissionRequest, _ directory: Directory, now: Date) throws {
    let wanted = try Address(request.mission.address)
    for other in directory.document.missions
    where other.profile.id != request.mission.id && other.certificates.contains(where: { $0.revokedAt == nil }) {
      let held = [other.profile.address] + (other.former(at: now).map { [$0] } ?? [])
      guard !held.contains(where: { (try? Address($0)) == wanted }) else {
        throw AdmissionProblem.addressTaken(request.mission.address, by: other.profile.id)
      }
    }
  }

  /// Marks certificates of a mission as revoked: all of them, or those of `fingerprints`.
  package func revoke(
    _ mission: MissionID, fingerprints: Set<Fingerprint>?, in directory: Directory, now: Date
  ) throws -> Data {
    _ = try directory.mission(mission)
    return try publish(directory, now: now) { missions in
      for index in missions.indices where missions[index].profile.id == mission {
        for place in missions[index].certificates.indices
        where fingerprints?.contains(missions[index].certificates[place].fingerprint) ?? true {
          missions[index].certificates[place].revokedAt =
            missions[index].certificates[place].revokedAt ?? Timestamp(now)
        }
      }
    }
  }

  /// Signs the next version.
  private func publish(
    _ directory: Directory, now: Date, _ change: (inout [ListedMission]) throws -> Void
  ) throws -> Data {
    var document = directory.document
    try change(&document.missions)
    document.version += 1
    document.issued = Timestamp(now)
    document.staleAfter = Timestamp(now + Validity.directory)
    return try sign(document)
  }

  private func sign(_ document: DirectoryDocument) throws -> Data {
    try SignedData.sign(JSON.encode(document), key: key, certificate: root)
  }

  /// Each certificate has a key of its own (specification §2.3).
  private func checkKeys(_ request: AdmissionRequest, _ directory: Directory) throws {
    var keys = Set(directory.listed.map(\.publicKey))
    let own = try? directory.mission(request.mission.id)
    let asked =
      request.requests.map { ($0.use, $0.csr, nil) }
      + (request.compartments ?? []).map { (.sealing, $0.csr, $0.number) }
    for (use, csr, number) in asked where try own?.has(csr, for: use, number: number) != true {
      let key = try CertificateRequest(pem: Data(csr.utf8)).publicKeyInfo
      guard keys.insert(key).inserted else { throw AdmissionProblem.sharedKey(use) }
    }
  }

  private func issue(
    _ use: CertificateUse, _ request: String, for mission: MissionID, at addresses: [String],
    numbered: AdmissionRequest.Numbered? = nil, from begin: Date
  ) throws -> ListedCertificate {
    let csr = try CertificateRequest(pem: Data(request.utf8))
    guard csr.isAcceptable else { throw AdmissionProblem.weakKey(use) }
    var extensions = [
      (NID.basicConstraints, "critical,CA:FALSE"), (NID.keyUsage, use.keyUsage(csr.algorithm)),
      (NID.extendedKeyUsage, use.extendedKeyUsage),
      (NID.subjectKeyIdentifier, "hash"), (NID.authorityKeyIdentifier, "keyid"),
    ]
    if use == .tls {
      let hosts = try Set(addresses.map { try Address($0).subjectAltName })
      extensions.append((NID.subjectAltName, hosts.sorted().joined(separator: ",")))
    }
    let template = CertificateTemplate(
      commonName: "\(mission) \(use.rawValue)", notBefore: begin - Validity.backdating,
      notAfter: begin + Validity.certificate, extensions: extensions)
    let certificate = try Certificate.issue(template, publicKey: csr.publicKey, issuer: root, key: key)
    return ListedCertificate(
      use: use, fingerprint: certificate.fingerprint, der: certificate.der,
      compartment: numbered != nil ? ListedCertificate.numbered : use == .sealing ? "core" : nil,
      number: numbered?.number, role: numbered?.role, revokedAt: nil)
  }
}

extension ListedMission {
  /// Whether the key of a request has its certificate already: what was asked for twice is issued once.
  fileprivate func has(_ csr: String, for use: CertificateUse, number: Int? = nil) throws -> Bool {
    let key = try CertificateRequest(pem: Data(csr.utf8)).publicKeyInfo
    return try certificates.contains {
      try $0.use == use && $0.number == number && Certificate(der: $0.der).publicKey == key
    }
  }
}
