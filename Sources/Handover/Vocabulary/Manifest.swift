package import Base
import Foundation

/// How soon a person needs the receiving mission to look.
package enum Priority: String, Sendable, Codable, CaseIterable {
  case routine, urgent, emergency

  /// 0 for routine, rising with urgency: the order in which the queue takes bundles due at the same time.
  package var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What a bundle's outer signature covers: where it goes, and a digest of every part. It is at the same time
/// the first statement of its author on the transfer (`submitted`, or `update` for a later version), so it
/// carries `seq` and `seen` like any other. Source: specification §4.2.
package struct Manifest: Sendable, Codable, Equatable {
  package struct Content: Sendable, Codable, Equatable {
    /// Octets of the tar stream before compression: the bound a reader inflates to, and no further.
    package let bytes: Int64
    /// SHA-256 of the bag's `tagmanifest-sha256.txt`.
    package let tagmanifest: Digest

    package init(bytes: Int64, tagmanifest: Digest) {
      self.bytes = bytes
      self.tagmanifest = tagmanifest
    }
  }

  package struct Part: Sendable, Codable, Equatable, Hashable {
    /// SHA-256 of the part as it travels.
    package let sha256: Digest
    /// Octets of the part as it travels.
    package let bytes: Int64

    package init(sha256: Digest, bytes: Int64) {
      self.sha256 = sha256
      self.bytes = bytes
    }
  }

  package struct Compartment: Sendable, Codable, Equatable {
    /// `c1` is the core.
    package let id: String
    /// The certificates that can open it.
    package let recipients: [Fingerprint]
    package let content: Content
    package let parts: [Part]

    package init(id: String, recipients: [Fingerprint], content: Content, parts: [Part]) {
      self.id = id
      self.recipients = recipients
      self.content = content
      self.parts = parts
    }
  }

  /// The format's version; this program reads and writes 1.
  package static let format = 1
  /// The id of the core compartment.
  package static let core = "c1"

  package let baton: Int
  package let type: StatementType
  package let transfer: TransferID
  package let version: Int
  package let seq: Int
  package let seen: Int
  package let from: MissionID
  package let to: MissionID
  package let created: Timestamp
  package let priority: Priority
  package let arrival: Timestamp?
  package let expires: Timestamp
  package let compartments: [Compartment]

  package init(
    transfer: TransferID, version: Int, position: LogPosition, from: MissionID, to: MissionID,
    created: Timestamp, priority: Priority, arrival: Timestamp?, expires: Timestamp,
    compartments: [Compartment]
  ) {
    baton = Self.format
    type = version == 1 ? .submitted : .update
    self.transfer = transfer
    self.version = version
    seq = position.seq
    seen = position.seen
    self.from = from
    self.to = to
    self.created = created
    self.priority = priority
    self.arrival = arrival
    self.expires = expires
    self.compartments = compartments
  }

  /// Every part of every compartment, in order.
  package var parts: [Part] { compartments.flatMap(\.parts) }

  /// Octets that travel besides the manifest.
  package var sealedBytes: Int64 { parts.reduce(0) { $0 + $1.bytes } }
}
