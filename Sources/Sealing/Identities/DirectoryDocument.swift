package import Base
package import Foundation
package import Handover

/// What a mission says of itself.
package struct MissionProfile: Sendable, Codable, Equatable {
  package let id: MissionID
  package var name: String
  package var organisation: String
  /// ISO 3166-1 alpha-3.
  package var country: String
  /// IANA time zone, such as `Africa/Lagos`.
  package var timeZone: String
  /// `mon`…`sun`.
  package var weekend: [String]
  /// BCP 47.
  package var languages: [String]
  /// `https://host:port` of the mission's daemon.
  package var address: String
  package var dutyContact: String

  enum CodingKeys: String, CodingKey {
    case id, name, organisation, country, weekend, languages, address
    case timeZone = "time_zone"
    case dutyContact = "duty_contact"
  }

  package init(
    id: MissionID, name: String, organisation: String, country: String, timeZone: String,
    weekend: [String], languages: [String], address: String, dutyContact: String
  ) {
    self.id = id
    self.name = name
    self.organisation = organisation
    self.country = country
    self.timeZone = timeZone
    self.weekend = weekend
    self.languages = languages
    self.address = address
    self.dutyContact = dutyContact
  }
}

/// A certificate as the directory lists it.
package struct ListedCertificate: Sendable, Codable, Equatable {
  package let use: CertificateUse
  package let fingerprint: Fingerprint
  package let der: Data
  /// For sealing certificates: the compartment it opens.
  package let compartment: String?
  /// Of a compartment's key: its number among the mission's, and what it has committed to about the role.
  package let number: Int?
  package let role: Digest?
  package var revokedAt: Timestamp?

  /// What `compartment` says of a numbered key.
  static let numbered = "numbered"

  enum CodingKeys: String, CodingKey {
    case use, fingerprint, der, compartment, number, role
    case revokedAt = "revoked_at"
  }
}

/// Where a mission that has moved was reached before. Source: specification §2.8.
package struct FormerAddress: Sendable, Codable, Equatable {
  package let address: String
  /// Until then it may still be reached there.
  package let until: Timestamp
}

package struct ListedMission: Sendable, Codable, Equatable {
  package var profile: MissionProfile
  package var certificates: [ListedCertificate]
  package private(set) var former: FormerAddress?

  enum CodingKeys: String, CodingKey { case certificates, former }

  package init(profile: MissionProfile, certificates: [ListedCertificate]) {
    self.profile = profile
    self.certificates = certificates
  }

  /// Takes over what the mission says of itself now. Where it has moved, both addresses hold for `MissionIdentity.overlap`.
  mutating func take(_ next: MissionProfile, now: Date) throws {
    if try Address(next.address) != Address(profile.address) {
      former = FormerAddress(address: profile.address, until: Timestamp(now + MissionIdentity.overlap))
    }
    profile = next
  }

  /// The former address, while it holds.
  package func former(at now: Date) -> String? { former.flatMap { now < $0.until.date ? $0.address : nil } }

  package init(from decoder: any Decoder) throws {
    profile = try MissionProfile(from: decoder)
    certificates = try decoder.container(keyedBy: CodingKeys.self)
      .decode([ListedCertificate].self, forKey: .certificates)
    former = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(FormerAddress.self, forKey: .former)
  }

  package func encode(to encoder: any Encoder) throws {
    try profile.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(certificates, forKey: .certificates)
    try container.encodeIfPresent(former, forKey: .former)
  }
}

/// The directory: who belongs to the federation, and with which certificates. Source: specification §2.4.
package struct DirectoryDocument: Sendable, Codable, Equatable {
  package let baton: Int
  package let federation: String
  /// Only ever rises.
  package var version: Int
  package var issued: Timestamp
  /// After this a reader warns, and goes on.
  package var staleAfter: Timestamp
  package var missions: [ListedMission]

  enum CodingKeys: String, CodingKey {
    case baton, federation, version, issued, missions
    case staleAfter = "stale_after"
  }
}
