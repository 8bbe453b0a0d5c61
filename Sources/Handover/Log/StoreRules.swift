import Base
package import Foundation

// What a store decides by inside its transaction. A store fetches what these ask for and does what they say, so that every
// store decides alike, and what is decided is tested without one.

/// What a store knows of a transfer without reading its log: whose it is, and its newest version.
package struct KnownTransfer: Sendable, Equatable {
  package let parties: Parties
  package let version: Int
  package let delivery: DeliveryID

  package init(_ parties: Parties, version: Int, delivery: DeliveryID) {
    self.parties = parties
    self.version = version
    self.delivery = delivery
  }
}

extension SignedManifest {
  /// Whether it may be the next version of a transfer of ours.
  ///
  /// - Parameters:
  ///   - known: Nil for a transfer that is new.
  ///   - last: The highest `seq` that its author has in the log.
  /// - Throws: `StoreProblem.conflict`.
  package func checkNext(after known: KnownTransfer?, last: Int) throws(StoreProblem) {
    guard manifest.version > known?.version ?? 0 else {
      throw .conflict("transfer \(manifest.transfer) already has version \(manifest.version)")
    }
    guard manifest.seq == last + 1 else { throw notNext }
  }

  /// What a store throws whose log would not take it at that place.
  package var notNext: StoreProblem {
    .conflict("place \(manifest.seq) of transfer \(manifest.transfer) is not the next one")
  }

  /// Whether it may come in as a version of what is known here; an older one that comes late may.
  ///
  /// - Throws: `StoreProblem.conflict`.
  package func checkFits(_ known: KnownTransfer?) throws(StoreProblem) {
    guard let known else { return }
    guard known.parties == Parties(sender: manifest.from, receiver: manifest.to) else {
      throw .conflict("transfer \(manifest.transfer) is between other missions")
    }
    guard manifest.version != known.version || delivery == known.delivery else {
      throw .conflict("transfer \(manifest.transfer) has another version \(manifest.version) already")
    }
  }
}

/// How much one mission has said about one transfer.
package struct LogVolume: Sendable, Equatable {
  /// Octets of its statements as signed, manifests aside.
  package let octets: Int64
  /// Octets of their sealed halves.
  package let sealed: Int64

  package init(octets: Int64 = 0, sealed: Int64 = 0) {
    self.octets = octets
    self.sealed = sealed
  }

  /// - Parameter ceiling: Octets as signed, at most; nil for what is not bounded.
  package func takes(_ entry: LogEntry, ceiling: Int64?) -> Bool {
    octets + Int64(entry.der.count) <= ceiling ?? .max
      && sealed + (entry.statement.sealed?.bytes ?? 0) <= LogLimits.sealedOctets
  }
}

extension LogEntry {
  /// Holds what was signed against the place it was to be signed for.
  ///
  /// - Throws: `StoreProblem.conflict`.
  package func checkSigned(
    for position: LogPosition, of transfer: TransferID, by author: MissionID
  ) throws(StoreProblem) {
    guard statement.position == position, statement.author == author, statement.transfer == transfer else {
      throw .conflict("what was signed stands at another place than \(transfer) \(position.seq)")
    }
  }

  /// What a store throws where the log has another statement at its place.
  package var displaced: StoreProblem {
    .conflict("another statement stands at \(statement.author) \(statement.seq) of transfer \(statement.transfer)")
  }
}

extension Statement {
  /// What it does to the queue of the mission whose bundle it speaks of, once it is in the log.
  package enum Effect: Sendable, Equatable {
    /// The bundle is there: its item leaves. The epoch of the store that has it, where the receipt says so.
    case letsGo(epoch: String?)
    /// The bundle is given up: its item leaves, and can be put back.
    case buries(DeliveryID)
    /// It changes nothing there.
    case nothing
  }

  package var effect: Effect {
    switch type {
    case .received: .letsGo(epoch: body["epoch"]?.string)
    case .undelivered: bundle.map(Effect.buries) ?? .nothing
    default: .nothing
    }
  }

  /// Holds an answer against the bundle that an item carries; nil where it carries none.
  ///
  /// - Throws: `StoreProblem.conflict`.
  package func checkAnswers(_ carried: DeliveryID?, item: String) throws(StoreProblem) {
    guard carried == nil || carried == bundle else {
      throw .conflict("the answer speaks of another bundle than \(item)")
    }
  }
}

extension LogEnds {
  /// The highest n for which 1…n are among `numbers`, which rise; 0 when 1 is not.
  package static func end(of numbers: some Sequence<Int>) -> Int { zip(1..., numbers).prefix { $0 == $1 }.count }
}

extension JournalEvent {
  /// A statement came into the log: `statement.received`, `statement.submitted`…
  package static func stored(_ entry: LogEntry, at now: Date) -> JournalEvent {
    let statement = entry.statement
    var detail = ["seq": "\(statement.seq)", "statement": entry.digest.text]
    detail["code"] = statement.why?.text
    return JournalEvent(
      at: now, actor: statement.author.text, action: "statement.\(statement.type)", transfer: statement.transfer,
      subject: statement.bundle?.text, detail: detail)
  }
}
