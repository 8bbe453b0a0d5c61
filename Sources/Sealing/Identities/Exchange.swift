package import Foundation
package import Handover

/// What a mission hands to the directory authority: who it is, and a certificate request for each use.
package struct AdmissionRequest: Sendable, Codable {
  package struct Request: Sendable, Codable {
    package let use: CertificateUse
    /// PKCS #10 in PEM.
    package let csr: String
  }

  package let baton: Int
  package let mission: MissionProfile
  package let requests: [Request]
  /// Beside the others: an authority that does not know numbered keys would take them for keys of the core.
  package let compartments: [Numbered]?

  /// A certificate for one of the mission's compartments.
  package struct Numbered: Sendable, Codable {
    package let number: Int
    /// What the mission commits to about its role.
    package let role: Digest
    /// PKCS #10 in PEM.
    package let csr: String
  }

  /// - Parameters:
  ///   - keys: A new key for each use asked for.
  ///   - next: The core key after that; nil where one is asked for.
  ///   - compartments: New keys of compartments, the one that is to be in use before the next.
  package init(
    mission: MissionProfile, keys: [CertificateUse: PrivateKey], next: PrivateKey? = nil,
    compartments: [(number: RoleNumber, key: PrivateKey)] = []
  ) throws {
    self.compartments =
      try compartments.isEmpty
      ? nil
      : compartments.map { number, key in
        let pem = try CertificateRequest.make(key: key, name: "\(mission.id) \(CertificateUse.sealing.rawValue)")
        return Numbered(number: number.number, role: number.commitment, csr: String(decoding: pem, as: UTF8.self))
      }
    baton = Manifest.format
    self.mission = mission
    let asked = keys.sorted { $0.key.rawValue < $1.key.rawValue } + (next.map { [(.sealing, $0)] } ?? [])
    requests = try asked.map { use, key in
      let pem = try CertificateRequest.make(key: key, name: "\(mission.id) \(use.rawValue)")
      return Request(use: use, csr: String(decoding: pem, as: UTF8.self))
    }
  }
}

extension AdmissionRequest {
  private init(_ mission: MissionProfile, _ requests: [Request], _ compartments: [Numbered]) {
    baton = Manifest.format
    self.mission = mission
    self.requests = requests
    self.compartments = compartments.isEmpty ? nil : compartments
  }

  /// The keys, by the digest of the public one, that it asks numbered certificates for.
  package var numberedKeys: Set<Digest> {
    get throws { Set(try (compartments ?? []).map { try Self.key($0.csr) }) }
  }

  private static func key(_ csr: String) throws -> Digest {
    SHA256.digest(try CertificateRequest(pem: Data(csr.utf8)).publicKeyInfo)
  }

  /// This request, and in it what an earlier one asked for in vain: one file asks for everything that nobody has certified.
  ///
  /// - Parameters:
  ///   - listed: What the directory says of the mission.
  ///   - numbered: The numbered keys that are still wanted.
  package func beside(_ earlier: AdmissionRequest, listed: ListedMission?, wanting numbered: Set<Digest>) throws
    -> AdmissionRequest
  {
    let certified = Set(try (listed?.certificates ?? []).map { SHA256.digest(try Certificate(der: $0.der).publicKey) })
    let uses = Set(requests.map(\.use))
    let others = try earlier.requests.filter { try !uses.contains($0.use) && !certified.contains(Self.key($0.csr)) }
    let own = try numberedKeys
    let rest = try (earlier.compartments ?? []).filter {
      let key = try Self.key($0.csr)
      return numbered.contains(key) && !certified.contains(key) && !own.contains(key)
    }
    return AdmissionRequest(mission, requests + others, (compartments ?? []) + rest)
  }

  /// Whether each key it asks for has its certificate already.
  package func isCertified(by listed: ListedMission) throws -> Bool {
    let keys = try Set(listed.certificates.map { try Certificate(der: $0.der).publicKey })
    let asked = requests.map(\.csr) + (compartments ?? []).map(\.csr)
    return try asked.allSatisfy { try keys.contains(CertificateRequest(pem: Data($0.utf8)).publicKeyInfo) }
  }
}

/// What the authority hands back: the root to trust, and the directory that lists the mission.
package struct Admission: Sendable, Codable {
  package let baton: Int
  /// The root certificate in PEM.
  package let root: String
  /// The directory, as signed.
  package let directory: Data

  package init(root: String, directory: Data) {
    baton = Manifest.format
    self.root = root
    self.directory = directory
  }
}
