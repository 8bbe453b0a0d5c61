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
  ///   - compartments: New keys of compartments, the one that is to be in use before the next.
  package init(
    mission: MissionProfile, keys: [CertificateUse: PrivateKey],
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
    requests = try keys.sorted { $0.key.rawValue < $1.key.rawValue }.map { use, key in
      let pem = try CertificateRequest.make(key: key, name: "\(mission.id) \(use.rawValue)")
      return Request(use: use, csr: String(decoding: pem, as: UTF8.self))
    }
  }
}

extension AdmissionRequest {
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
