/// Where a transfer stands: a pure fold over its log, the same at both missions. Source: specification §5.4.
package struct TransferState: Sendable, Equatable {
  /// What the log says of a bundle on its way. What only the sender's daemon knows (sending, waiting for the
  /// next attempt) is added by `Delivery.init`.
  package enum Handed: Sendable, Equatable {
    case submitted
    case delivered(epoch: String)
    case refused(code: String)
    case undelivered(reason: String)
  }

  /// A statement that the rules do not allow where it stands: kept, shown, never applied.
  package struct Illegal: Sendable, Equatable {
    package let statement: Digest
    package let reason: String
  }

  package private(set) var sender: MissionID
  package private(set) var receiver: MissionID
  /// The newest version's delivery id.
  package private(set) var delivery: DeliveryID
  package private(set) var version: Int
  package private(set) var handed: Handed = .submitted
  package private(set) var illegal: [Illegal] = []
  /// Statements applied or flagged; the rest of the log waits behind a gap.
  package private(set) var read = 0
  /// Statements that wait: behind a gap, or for something they had seen.
  package private(set) var waiting = 0

  /// Folds a log. Nil when it does not yet hold a `submitted` that can be read.
  ///
  /// - Parameter entries: The transfer's statements, in any order.
  package init?(folding entries: [LogEntry]) { self.init(folding: entries.map(\.head)) }

  /// The same, from what the store gives of a log without its signed octets.
  @_disfavoredOverload
  package init?(folding entries: [LogHead]) {
    // One `submitted` a transfer, at the first place of its author; a store refuses a second.
    guard let first = entries.first(where: { $0.statement.type == .submitted && $0.statement.seq == 1 })?.statement,
      let to = first.body["to"]?.string.flatMap({ try? MissionID($0) }), let delivery = first.bundle
    else { return nil }
    sender = first.author
    receiver = to
    self.delivery = delivery
    version = 1
    // Whoever has no part in the transfer has no say in its order either.
    let parties = Parties(sender: sender, receiver: receiver)
    let theirs = entries.filter { parties.contains($0.statement.author) }
    for entry in CausalOrder.readable(theirs, sender: sender) { apply(entry) }
    for entry in entries where !parties.contains(entry.statement.author) {
      flag(entry, "\(entry.statement.author) has no part in this transfer")
    }
    guard read > 0 else { return nil }
    waiting = theirs.count - read
  }

  private mutating func apply(_ entry: LogHead) {
    let statement = entry.statement
    read += 1
    if statement.type == .submitted && read == 1 { return }
    if statement.type == .update {
      guard statement.author == sender, let version = statement.body["version"]?.integer,
        version > self.version, let bundle = statement.bundle
      else { return flag(entry, "an update comes from the sender and has a higher version") }
      (delivery, self.version, handed) = (bundle, Int(version), .submitted)
      return
    }
    // A type this program does not know is kept and shown. An answer to an older version is true, and changes
    // nothing about the newest.
    guard StatementType.known.contains(statement.type), statement.bundle == delivery || statement.type == .submitted
    else {
      return
    }
    guard let next = Self.next(handed, statement, by: statement.author == sender) else {
      return flag(entry, "“\(statement.type)” is not possible here")
    }
    handed = next
  }

  /// The lifecycle, as a table. Nil: not allowed here.
  private static func next(_ handed: Handed, _ statement: Statement, by sender: Bool) -> Handed? {
    switch (handed, statement.type, sender) {
    case (.submitted, .received, false), (.refused, .received, false), (.undelivered, .received, false):
      .delivered(epoch: statement.body["epoch"]?.string ?? "")
    case (.submitted, .refused, false), (.refused, .refused, false):
      .refused(code: statement.why?.text ?? "unspecified")
    case (.submitted, .undelivered, true), (.refused, .undelivered, true):
      .undelivered(reason: statement.why?.text ?? "unspecified")
    default: nil
    }
  }

  private mutating func flag(_ entry: LogHead, _ reason: String) {
    illegal.append(Illegal(statement: entry.digest, reason: reason))
  }
}
