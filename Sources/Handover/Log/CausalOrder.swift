/// The one order in which both missions read a transfer's log, whatever order the statements came in.
///
/// A statement follows its author's earlier ones and everything of the other side it had `seen`. Where
/// neither had seen the other, the sender's goes first: both sides decide alike, from the log alone.
package enum CausalOrder {
  /// What the author of a new statement has seen of the other mission's: all that can be read. Of what cannot, since it says
  /// to have seen more than was said, nothing may be waited for: it would never be read, and nor would the new one.
  ///
  /// - Parameters:
  ///   - end: How far the other's statements go without a gap.
  ///   - ahead: The first of them that says to have seen more than there is; nil when none does.
  package static func seen(upTo end: Int, ahead: Int?) -> Int { min(end, (ahead ?? .max) - 1) }

  /// - Parameters:
  ///   - entries: A transfer's statements in any order.
  ///   - sender: The mission that submitted the bundle.
  /// - Returns: Those that can be read now, in order. What stands behind a gap in its author's `seq`, or had
  ///   seen something that is not here yet, waits and is left out.
  package static func readable<Entry: Logged>(_ entries: [Entry], sender: MissionID) -> [Entry] {
    let bySeq = { (a: Entry, b: Entry) in a.statement.seq < b.statement.seq }
    var ours = entries.filter { $0.statement.author == sender }.sorted(by: bySeq)[...]
    var theirs = entries.filter { $0.statement.author != sender }.sorted(by: bySeq)[...]
    var ordered: [Entry] = []
    var read = (sender: 0, receiver: 0)
    while true {
      if let next = ours.first?.statement, next.seq == read.sender + 1, next.seen <= read.receiver {
        ordered.append(ours.removeFirst())
        read.sender += 1
      } else if let next = theirs.first?.statement, next.seq == read.receiver + 1, next.seen <= read.sender {
        ordered.append(theirs.removeFirst())
        read.receiver += 1
      } else {
        return ordered
      }
    }
  }

  /// How far a log has been read, and what waits behind it: enough to say where one more statement is read, without the others.
  package struct Progress: Sendable, Equatable, Codable {
    /// What was read of each.
    private var sender = 0
    private var receiver = 0
    /// How much of the receiver's had been read when the sender's last was.
    private var before = 0
    /// The first of each that waits.
    private var waiting: [Side: LogPosition] = [:]

    package enum Turn: Equatable {
      /// After all that was read.
      case next
      case waits
      /// Before something that was read.
      case earlier
    }

    package init() {}

    /// When one more statement is read, by the rule of `readable`: the sender's as soon as it can be, the receiver's once none of
    /// the sender's can.
    package func turn(of position: LogPosition, bySender: Bool) -> Turn {
      let (own, other) = bySender ? (sender, receiver) : (receiver, sender)
      guard position.seq == own + 1, position.seen <= other else { return .waits }
      return !bySender || max(before, position.seen) == receiver ? .next : .earlier
    }

    package mutating func read(bySender: Bool) {
      if bySender { (sender, before) = (sender + 1, receiver) } else { receiver += 1 }
    }

    package mutating func wait(_ position: LogPosition, bySender: Bool) {
      let side: Side = bySender ? .sender : .receiver
      if let first = waiting[side], first.seq < position.seq { return }
      waiting[side] = position
    }

    /// Whether one that waits can be read now.
    package var wakesAny: Bool { waiting.contains { turn(of: $1, bySender: $0 == .sender) != .waits } }
  }
}
