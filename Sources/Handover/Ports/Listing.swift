/// A row of the store that cannot be read: what it is, and why. It hides nothing but itself.
package struct Unreadable: Sendable, Codable, Equatable, Error {
  /// Such as `statement ng-lagos 3 of 0198…`.
  package let row: String
  package let why: String

  package init(_ row: String, _ why: String) {
    self.row = Self.line(row)
    self.why = Self.line(why)
  }

  /// What lies in a damaged row may be anything.
  private static func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(200).map { $0.isASCII && $0.value < 32 ? "?" : $0 }))
  }

  /// The header field in which the local API names them: JSON, in percent encoding.
  package static let field = "Baton-Unreadable"
}

/// What a listing found.
package struct Listing<Value: Sendable>: Sendable {
  package let values: [Value]
  package let unreadable: [Unreadable]

  package init(values: [Value], unreadable: [Unreadable]) {
    self.values = values
    self.unreadable = unreadable
  }

  package init(_ found: [Result<Value, Unreadable>]) {
    values = found.compactMap { try? $0.get() }
    unreadable = found.compactMap { if case .failure(let problem) = $0 { problem } else { nil } }
  }
}

/// A page of a listing.
package struct Page<Value: Sendable>: Sendable {
  package let values: [Value]
  package let unreadable: [Unreadable]
  /// Where the next page begins; nil when there is none, or, of transfers, when this one is empty.
  package let last: String?

  package init(_ values: [Value], unreadable: [Unreadable], last: String?) {
    self.values = values
    self.unreadable = unreadable
    self.last = last
  }

  /// The same page, each value told otherwise.
  package func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Page<Other> {
    Page<Other>(try values.map(transform), unreadable: unreadable, last: last)
  }
}

/// The two missions of a transfer.
package struct Parties: Sendable, Equatable {
  package let sender: MissionID
  package let receiver: MissionID

  package init(sender: MissionID, receiver: MissionID) {
    self.sender = sender
    self.receiver = receiver
  }

  package func contains(_ mission: MissionID) -> Bool { mission == sender || mission == receiver }
}

/// How far the log of a transfer goes: for each of its missions the highest n for which 1…n are here, one with none left
/// out. Source: specification §6.3.6.
package struct LogEnds: Sendable, Equatable {
  package let transfer: TransferID
  package let ends: [MissionID: Int]

  package init(transfer: TransferID, ends: [MissionID: Int]) {
    self.transfer = transfer
    self.ends = ends
  }
}

/// What one mission may say about one transfer. Source: specification §4.6.
package enum LogLimits {
  /// Octets of all its statements, as signed, without manifests.
  package static let octets: Int64 = 4 << 20
  /// The same on a disk that is down to its reserve.
  package static let octetsAtReserve: Int64 = 64 << 10
  /// Octets of the sealed halves of all its statements.
  package static let sealedOctets: Int64 = 16 << 20
}
