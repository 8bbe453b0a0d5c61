package import Base
package import Foundation

/// What the peer port tells other missions of this one's numbered keys.
package protocol PublishedKeys: Sendable {
  /// Which of them is for which role, sealed for the core of the mission that asks; nil where there is none.
  func note(for mission: MissionID, now: Date) throws -> Data?
}

/// Asks other missions which of their numbered keys is for which role.
package protocol KeyCourier: Sendable {
  /// - Returns: Sealed for the core of this mission; nil where the other has nothing to say.
  /// - Throws: `ServiceError` saying why it cannot be had now.
  func note(of mission: MissionID) async throws -> Data?
}

/// Who can read what is written for one role: whom to seal it for, and the keys of this mission that open it.
package struct CircleView: Sendable, Codable {
  /// A key of this mission, with its envelopes.
  package struct Key: Sendable, Codable {
    /// DER.
    package let certificate: Data
    package let envelopes: [Data]

    package init(certificate: Data, envelopes: [Data]) { (self.certificate, self.envelopes) = (certificate, envelopes) }
  }

  /// The certificates in use at the two missions of a transfer, DER.
  package let recipients: [Data]
  /// Those in use and those before them.
  package let keys: [Key]

  package init(recipients: [Data], keys: [Key]) { (self.recipients, self.keys) = (recipients, keys) }
}

/// What of a case is sealed for one role, as whoever opens it by themself is given it.
package struct SealedCompartmentView: Sendable, Codable {
  /// The manifest that names its parts, verified here.
  package let manifest: Manifest
  /// Its id in there, such as `c3`.
  package let compartment: String
  /// The certificate it is sealed for, DER.
  package let certificate: Data
  /// The key of that certificate, sealed for each member of staff who has the role.
  package let envelopes: [Data]

  package init(manifest: Manifest, compartment: String, certificate: Data, envelopes: [Data]) {
    self.manifest = manifest
    self.compartment = compartment
    self.certificate = certificate
    self.envelopes = envelopes
  }
}

/// Opens what is sealed for roles, in this daemon, for members of staff who have unlocked their own key here. A key is in memory
/// alone, for one session, and is forgotten after ten minutes in which it opened nothing.
package protocol StaffUnlocking: Sendable {
  /// - Parameter name: Of the key, as `baton staff list` has it.
  /// - Throws: `UnlockProblem`; `StorageProblem`.
  func unlock(_ name: String, words: String, for session: Digest) async throws

  /// What the key of a session is called; nil where it has none, or it was forgotten.
  func key(of session: Digest) async -> String?

  func lock(_ session: Digest) async

  /// The documents that are sealed for some roles in the newest version of a case; of those that the key opens nothing of, none.
  ///
  /// - Throws: `ServiceError`; `SealProblem` where a part is damaged.
  func documents(of transfer: TransferID, for roles: [String], by session: Digest) async throws
    -> [(name: String, text: Data)]

  /// Streams out a file that is sealed for a role.
  ///
  /// - Throws: `ServiceError` where there is no such file, or the key does not open it.
  func file(_ path: String, of transfer: TransferID, for role: String, by session: Digest, to flow: Outflow)
    async throws
}

/// Why a key was not unlocked.
package enum UnlockProblem: Error, Equatable {
  case wrongWords
  /// The words were wrong too often: it is not tried again before.
  case resting(until: Timestamp)
  /// There is no key of that name here: it may lie on its owner's stick.
  case notHere
}
