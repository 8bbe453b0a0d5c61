package import Base
package import Foundation

/// What the peer port gives to other missions: what this one publishes, and nothing that it keeps of others.
package protocol PublishedDocuments: Sendable {
  /// The list as signed; nil when nothing was ever published.
  func list() throws -> Data?
  /// A document's octets; nil when it is not among them.
  func content(_ digest: Digest) throws -> Data?
}

/// Where a mission keeps what is published: by itself, and, as far as it has come, by the others.
package protocol DocumentShelf: Sendable {
  func list(of mission: MissionID) throws -> Data?
  func content(_ digest: Digest, of mission: MissionID) throws -> Data?
  /// Keeps a document. Durable on return.
  func keep(_ content: Data, as digest: Digest, of mission: MissionID) throws
  /// Keeps a list in place of the one before, and lets go what it does not name.
  func keep(_ list: Data, of mission: MissionID, naming named: Set<Digest>) throws
}

/// Signs and verifies lists of documents.
package protocol DocumentSeals: Sendable {
  var mission: MissionID { get }
  func sign(_ list: DocumentList) throws -> Data
  /// Verifies a list of this or another mission: signature, signer, form, and whose it is.
  func verify(documents der: Data, of mission: MissionID, now: Date) throws(SealProblem) -> DocumentList
  /// SHA-256 of `bytes`.
  func digest(_ bytes: Data) -> Digest
}

/// Asks other missions for what they publish.
package protocol DocumentCourier: Sendable {
  /// - Parameter patience: Seconds after which it cannot be had now.
  /// - Returns: The list as signed; nil where there is none.
  /// - Throws: `ServiceError` saying why it cannot be had now.
  func list(of mission: MissionID, within patience: TimeInterval) async throws -> Data?
  func content(_ digest: Digest, of mission: MissionID) async throws -> Data
}

/// What a mission says of itself and publishes, as people are shown it.
package struct MissionProfileView: Sendable, Codable, Equatable {
  package let mission: MissionID
  package let name: String
  package let organisation: String
  package let country: String
  package let timeZone: String
  /// Days off, `mon`…`sun`.
  package let weekend: [String]
  package let languages: [String]
  package let address: String
  package let dutyContact: String
  /// When it issued the list of documents; nil where it has none, or none has come yet.
  package var issued: Timestamp?
  package var documents: [MissionDocument] = []
  /// What it takes; nil where it has not said so.
  package var terms: MissionTerms?
  /// Why what is shown may not be the newest.
  package var stale: String?

  package init(
    mission: MissionID, name: String, organisation: String, country: String, timeZone: String, weekend: [String],
    languages: [String], address: String, dutyContact: String
  ) {
    self.mission = mission
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
