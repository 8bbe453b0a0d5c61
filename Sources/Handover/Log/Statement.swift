package import Base
package import Foundation

/// What a statement says. An open set on the wire: a type this program does not know is stored and shown.
package struct StatementType: TextIdentifier {
  package let text: String

  package init(_ text: String) throws {
    let allowed = text.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_")
    }
    guard allowed, (1...40).contains(text.utf8.count) else {
      throw MalformedIdentifier(description: "“\(text.prefix(40))” is no statement type")
    }
    self.text = text
  }

  /// A type with a row of its own in `StatementTable`; only one that code speaks of needs a name below.
  init(known text: String) { self.text = text }

  /// The bundle itself: its manifest, version 1.
  package static let submitted = Self(known: "submitted")
  /// A later version of the bundle.
  package static let update = Self(known: "update")
  /// The receiving daemon's receipt.
  package static let received = Self(known: "received")
  /// The receiving daemon's signed refusal, or its answer to an illegal statement.
  package static let refused = Self(known: "refused")
  /// The sending daemon gave up after the last deadline; the bundle is kept.
  package static let undelivered = Self(known: "undelivered")

  // What people say; what each means stands in `StatementKind.people`.
  package static let opened = Self(known: "opened")
  package static let clarificationAsked = Self(known: "clarification_asked")
  package static let clarificationGiven = Self(known: "clarification_given")
  package static let accepted = Self(known: "accepted")
  package static let returned = Self(known: "returned")
  package static let returnAcknowledged = Self(known: "return_acknowledged")
  package static let assigned = Self(known: "assigned")
  package static let assignmentDeclined = Self(known: "assignment_declined")
  package static let reassigned = Self(known: "reassigned")
  package static let ready = Self(known: "ready")
  package static let movement = Self(known: "movement")
  package static let firstContact = Self(known: "first_contact")
  package static let outcome = Self(known: "outcome")
  package static let closed = Self(known: "closed")
  package static let completed = Self(known: "completed")
  package static let recalled = Self(known: "recalled")
  package static let recallAsked = Self(known: "recall_asked")
  package static let recallAnswered = Self(known: "recall_answered")
  package static let consentWithdrawn = Self(known: "consent_withdrawn")
  package static let destroyed = Self(known: "destroyed")
  package static let erased = Self(known: "erased")
  package static let alert = Self(known: "alert")
  package static let corrected = Self(known: "corrected")
  package static let onward = Self(known: "onward")
  package static let onwardReceived = Self(known: "onward_received")
  package static let compartmentFault = Self(known: "compartment_fault")
}

/// Who speaks for a mission: a role and a pseudonymous staff id, never a name.
package struct Staff: Sendable, Codable, Equatable {
  package let role: String
  package let id: String

  package init(role: String, id: String) {
    self.role = role
    self.id = id
  }

  /// The daemon itself, as the author of receipts.
  package static let daemon = Staff(role: "daemon", id: "baton")
}

/// Where a statement stands in a transfer's log.
package struct LogPosition: Sendable, Equatable, Codable {
  /// 1, 2, 3… per author and transfer, without gaps.
  package let seq: Int
  /// The other mission's highest `seq` that the author had read.
  package let seen: Int

  package init(seq: Int, seen: Int) {
    self.seq = seq
    self.seen = seen
  }
}

/// One thing one mission says about one transfer. Source: specification §5.
package struct Statement: Sendable, Codable, Equatable {
  package let type: StatementType
  package let transfer: TransferID
  /// The delivery it speaks of.
  package let bundle: DeliveryID?
  package let author: MissionID
  package let staff: Staff
  package let seq: Int
  package let seen: Int
  package let at: Timestamp
  package let body: JSONValue

  package init(
    type: StatementType, transfer: TransferID, bundle: DeliveryID?, author: MissionID, staff: Staff,
    position: LogPosition, at: Timestamp, body: JSONValue
  ) {
    self.type = type
    self.transfer = transfer
    self.bundle = bundle
    self.author = author
    self.staff = staff
    seq = position.seq
    seen = position.seen
    self.at = at
    self.body = body
  }

  package var position: LogPosition { LogPosition(seq: seq, seen: seen) }
}

/// A statement with the exact bytes that were signed (CMS SignedData, DER): the unit of the log.
package struct LogEntry: Sendable, Equatable {
  package let statement: Statement
  package let der: Data
  /// SHA-256 of `der`. For a manifest this is the delivery id.
  package let digest: Digest

  package init(statement: Statement, der: Data, digest: Digest) {
    self.statement = statement
    self.der = der
    self.digest = digest
  }

  /// A manifest as the statement it is.
  package init(manifest: Manifest, der: Data, delivery: DeliveryID) {
    let body: [String: JSONValue] = [
      "to": .string(manifest.to.text), "version": .integer(Int64(manifest.version)),
      "bytes": .integer(manifest.sealedBytes), "parts": .integer(Int64(manifest.parts.count)),
      "priority": .string(manifest.priority.rawValue),
      "arrival": manifest.arrival.map { .string($0.text) } ?? .null,
    ]
    statement = Statement(
      type: manifest.type, transfer: manifest.transfer, bundle: delivery, author: manifest.from,
      staff: .daemon, position: LogPosition(seq: manifest.seq, seen: manifest.seen), at: manifest.created,
      body: .object(body))
    self.der = der
    digest = delivery
  }
}
