import Base
import Foundation

/// Where a transfer stands: a pure fold over its log, the same at both missions. Source: specification §5.4.
package struct TransferState: Sendable, Equatable, Codable {
  /// What the log says of a bundle on its way. What only the sender's daemon knows (sending, waiting for the
  /// next attempt) is added by `Delivery.init`.
  package enum Handed: Sendable, Equatable, Codable {
    case submitted
    case delivered(epoch: String)
    case refused(code: String)
    case undelivered(reason: String)
  }

  /// A statement that the rules do not allow where it stands: kept, shown, never applied.
  package struct Illegal: Sendable, Equatable, Codable {
    package let statement: Digest
    package let reason: Objection
  }

  package private(set) var sender: MissionID
  package private(set) var receiver: MissionID
  /// The newest version's delivery id.
  package private(set) var delivery: DeliveryID
  /// What its manifest says.
  package private(set) var newest: BundleVersion
  package private(set) var version: Int
  package private(set) var handed: Handed = .submitted
  /// The delivery ids of the versions before the newest.
  private var older: Set<DeliveryID> = []
  /// What people have said of the handing over.
  package private(set) var people = HandoverTrack()
  package private(set) var movement = MovementTrack()
  package var illegal: [Illegal] { flagged + strange }
  private var flagged: [Illegal] = []
  /// By whoever has no part in the transfer.
  private var strange: [Illegal] = []
  /// When what counts was said.
  package private(set) var moments = SaidMoments()
  /// Statements applied or flagged; the rest of the log waits behind a gap.
  package private(set) var read = 0
  private var progress = CausalOrder.Progress()
  /// Statements that wait: behind a gap, or for something they say to have seen.
  package private(set) var waits: Set<Digest> = []
  /// Whether a recall or a withdrawal is among those that wait.
  private var stopWaits = false
  /// The same of a part.
  private var partWaits = false

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
    newest = BundleVersion(LogHead(statement: first, digest: delivery))
    version = 1
    // Whoever has no part in the transfer has no say in its order either.
    let theirs = entries.filter { parties.contains($0.statement.author) }
    let readable = CausalOrder.readable(theirs, sender: sender)
    for entry in readable { read(entry) }
    for entry in entries where !parties.contains(entry.statement.author) { flagStranger(entry) }
    guard read > 0 else { return nil }
    guard theirs.count > read else { return }
    let known = Set(readable.map(\.digest))
    for entry in theirs where !known.contains(entry.digest) { wait(entry) }
  }

  /// The same once the log has one more statement. Nil where that changes in which order the others are read, or lets one be
  /// read that has waited: then the log is to be folded anew.
  package func advanced(by entry: LogHead) -> TransferState? {
    var next = self
    guard parties.contains(entry.statement.author) else {
      next.flagStranger(entry)
      return next
    }
    switch progress.turn(of: entry.statement.position, bySender: entry.statement.author == sender) {
    case .next:
      next.read(entry)
      return next.progress.wakesAny ? nil : next
    case .waits:
      next.wait(entry)
      return next
    case .earlier: return nil
    }
  }

  private var parties: Parties { Parties(sender: sender, receiver: receiver) }

  private mutating func flagStranger(_ entry: LogHead) {
    strange.append(
      Illegal(statement: entry.digest, reason: .stranger(entry.statement.author)))
  }

  private mutating func wait(_ entry: LogHead) {
    let statement = entry.statement
    waits.insert(entry.digest)
    progress.wait(statement.position, bySender: statement.author == sender)
    stopWaits = stopWaits || parties.isStop(statement)
    partWaits = partWaits || statement.type == .consentWithdrawn && statement.isOfPart
  }

  /// What is read next.
  private mutating func read(_ entry: LogHead) {
    progress.read(bySender: entry.statement.author == sender)
    let before = flagged.count
    apply(entry)
    if flagged.count == before { moments.note(entry.statement) }
  }

  /// The statements of the log that count for nothing, at least for now.
  package var unapplied: Set<Digest> { waits.union(illegal.map(\.statement)) }

  /// Whether what consent was withdrawn to may be in a version of the bundle: no part of it is asked for, sent or kept then.
  package func isTainted(_ version: LogPosition) -> Bool { partWaits || people.isTainted(version) }

  /// Whether nothing of the case may be asked for, taken or kept: recalled, or consent withdrawn. One that waits behind a gap
  /// counts: what it stops must not go on meanwhile.
  package var isStopped: Bool { people.isStopped || stopWaits }

  /// Whether nothing of it may be read: as `isStopped`, and while a recall that an acceptance took precedence over has not
  /// been taken back, since that it had not been seen is the word of who accepted.
  package var isLocked: Bool { isStopped || people.crossed != nil }

  func side(of statement: Statement) -> Side { statement.author == sender ? .sender : .receiver }

  /// Why the rules do not allow a statement that is read next; nil when they do, or do not know its type. The fold asks
  /// this, and whoever is about to sign.
  package func objection(to statement: Statement) -> Objection? {
    guard let kind = StatementKind.of(statement.type) else { return nil }
    guard kind.party.permits(sender: statement.author == sender) else {
      return .otherParty(statement.type)
    }
    switch kind.effect {
    case .delivery(let stages, _):
      return stages.contains(handed.stage) ? nil : .bundle(statement.type)
    case .handover:
      // That it is too early, or too late, is the better answer to a body that does not fit.
      return kind.objectionToRole(statement)
        ?? people.objection(toStage: statement, by: side(of: statement), from: kind.stages)
        ?? kind.objectionToBody(statement)
        ?? people.objection(to: statement, by: side(of: statement), isStranded: isStranded)
        ?? partObjection(statement)
    case .movement:
      return kind.objectionToRole(statement) ?? kind.objectionToBody(statement) ?? movement.objection(to: statement)
    case .correction:
      return kind.objectionToRole(statement) ?? kind.objectionToBody(statement) ?? slipObjection(statement)
    }
  }

  /// What was withdrawn is destroyed with the versions that may hold it: the newest must be one that does not.
  private func partObjection(_ statement: Statement) -> Objection? {
    statement.type == .erased && statement.isOfPart ? partObstacle(side(of: statement)) : nil
  }

  func partObstacle(_ side: Side) -> Objection? {
    if isTainted(newest.position) { return .partMayBeThere }
    return side == .receiver && handed.stage != .delivered ? .partStillComing : nil
  }

  private func slipObjection(_ statement: Statement) -> Objection? {
    let (side, seq) = (side(of: statement), statement.body["said"]?.integer.map(Int.init) ?? 0)
    if movement.slip(by: side) == seq || people.slip(seq, by: side) != nil { return nil }
    return movement.isStep(seq, by: side) ? .notLastStep : .nothingToTakeBack
  }

  /// What a mission has said that it can take back now, by `seq`, oldest first.
  package func slips(of side: Side) -> [Int] {
    people.slips(by: side).union([movement.slip(by: side)].compactMap(\.self)).sorted()
  }

  /// Takes back what has no objection.
  private mutating func takeBack(_ statement: Statement) {
    let (side, seq) = (side(of: statement), statement.body["said"]?.integer.map(Int.init) ?? 0)
    if movement.slip(by: side) == seq {
      movement.takeBack()
    } else {
      people.takeBack(seq, by: side, at: statement.at.date)
    }
  }

  /// Since when the caseworker, who is ready, has not said so of the arrival as it is known now: somebody spoke of another one.
  var movedSinceReady: Date? {
    guard people.stage == .ready, let ready = people.lastReady else { return nil }
    return movement.moved(since: ready, planned: newest.arrival)
  }

  /// Whether nobody has met the people, whatever the clock of whoever reads it shows.
  var isStranded: Bool { movement.stranding != nil && !people.isInContact(at: .distantFuture) }

  /// To which stage a statement leads. Whoever was ready for an earlier version is not for the newest: they had not read it.
  private func next(_ kind: StatementKind, _ statement: Statement, by side: Side) -> HandoverStage? {
    guard kind.type != .ready || statement.bundle == delivery else { return nil }
    return kind.next(from: people.stage(for: statement, by: side))
  }

  private mutating func apply(_ entry: LogHead) {
    let statement = entry.statement
    read += 1
    if statement.type == .submitted && read == 1 { return }
    // A type this program does not know is kept and shown.
    guard let kind = StatementKind.of(statement.type) else { return }
    if kind.isPeoples {
      if let reason = objection(to: statement) { return flag(entry, reason) }
      let side = side(of: statement)
      switch kind.effect {
      case .handover:
        people.apply(statement, by: side, to: next(kind, statement, by: side))
        if statement.type == .completed { movement.settle(by: side, seen: statement.seen) }
      case .movement: movement.apply(statement, by: side)
      case .correction: takeBack(statement)
      case .delivery: break
      }
    } else if statement.type == .update {
      applyUpdate(entry)
    } else {
      applyAnswer(entry)
    }
  }

  private mutating func applyUpdate(_ entry: LogHead) {
    let statement = entry.statement
    guard statement.author == sender, let version = statement.body["version"]?.integer,
      version > self.version, let bundle = statement.bundle
    else { return flag(entry, .noNextVersion) }
    older.insert(delivery)
    newest = BundleVersion(entry)
    (delivery, self.version, handed) = (bundle, Int(version), .submitted)
    // For whoever has arrived nobody gets ready any more.
    if ![.arrived, .arrivedUnmet].contains(movement.stage) { people.changed() }
  }

  /// What a daemon says of a bundle. An answer to an older version is true, and changes nothing about the newest; but
  /// what the receiver has of a case, people can speak about. What was given up is not refused besides.
  private mutating func applyAnswer(_ entry: LogHead) {
    let statement = entry.statement
    let isReceipt = statement.type == .received && statement.author == receiver
    guard statement.bundle == delivery || statement.type == .submitted else {
      if isReceipt, let bundle = statement.bundle, older.contains(bundle) { people.received() }
      return
    }
    if handed.stage == .undelivered, statement.type == .refused, statement.author == receiver { return }
    if let reason = objection(to: statement) { return flag(entry, reason) }
    switch statement.type {
    case .received:
      handed = .delivered(epoch: statement.body["epoch"]?.string ?? "")
      people.received()
    case .refused: handed = .refused(code: statement.why?.text ?? "unspecified")
    default: handed = .undelivered(reason: statement.why?.text ?? "unspecified")
    }
  }

  private mutating func flag(_ entry: LogHead, _ reason: Objection) {
    flagged.append(Illegal(statement: entry.digest, reason: reason))
  }
}

extension Parties {
  /// Whether a statement takes a case back, if it may be said at all.
  package func isStop(_ statement: Statement) -> Bool {
    statement.type == .recalled && statement.author == sender
      || statement.type == .consentWithdrawn && contains(statement.author) && !statement.isOfPart
  }
}

extension TransferState.Handed {
  package var stage: DeliveryStage {
    switch self {
    case .submitted: .submitted
    case .delivered: .delivered
    case .refused: .refused
    case .undelivered: .undelivered
    }
  }
}

extension StatementKind {
  /// Who may say it.
  fileprivate func objectionToRole(_ statement: Statement) -> Objection? {
    StaffRole(rawValue: statement.staff.role).map(roles.contains) ?? false ? nil : .role(type)
  }

  /// What its body must hold.
  fileprivate func objectionToBody(_ statement: Statement) -> Objection? {
    problem(in: statement.body).map(Objection.body)
  }
}
