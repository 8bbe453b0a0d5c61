package import Base
package import Foundation

/// What the log of a transfer says: its fold, and what else lists and the next statement need of it. A store keeps it beside the
/// log and advances it by one statement at a time, so that neither reads the log. Nothing in it is worded by anybody: it follows
/// from what stands open in signed bodies alone, and stays when sealed halves go. Source: decision 0049.
package struct FoldedLog: Sendable, Equatable, Codable {
  /// Of the shape of this and of all that is in it, and of the rules that made it: whoever changes either counts one up, and
  /// stores fold anew what they kept.
  package static let encoding = 7

  /// Where the transfer stands; nil as long as its first version cannot be read.
  package private(set) var state: TransferState?
  /// Statements.
  package private(set) var count = 0
  /// What was said of the bundle, in the order in which it was stored.
  private var bundles: [BundleVersion] = []
  private var receipts: [Receipted] = []
  private var reaches: [MissionID: Reach] = [:]
  /// Whether the first version is there, read or not.
  private var hasFirst = false
  /// Who takes the case back, if they may.
  private var stops: [StatementType: Set<MissionID>] = [:]

  private struct Receipted: Sendable, Equatable, Codable {
    let delivery: DeliveryID
    let by: MissionID
    let at: Timestamp
  }

  /// How far one mission's statements go.
  private struct Reach: Sendable, Equatable, Codable {
    /// The highest `seq`.
    var last = 0
    /// The highest below which none is missing.
    var end = 0
  }

  package init() {}

  /// - Parameter entries: All that can be read of a log, in the order in which it was stored.
  package init(folding entries: [LogHead]) {
    for entry in entries { note(entry) }
    for (author, said) in Dictionary(grouping: entries.map(\.statement), by: \.author) {
      let numbers = said.map(\.seq).sorted()
      reaches[author] = Reach(last: numbers.last ?? 0, end: LogEnds.end(of: numbers))
    }
    state = TransferState(folding: entries)
  }

  /// The same once the log has one more statement; nil where the log is to be folded anew: something comes late, and others are
  /// read after it that were read before, or had waited for it.
  package func advanced(by entry: LogHead) -> FoldedLog? {
    let statement = entry.statement
    var (next, reach) = (self, reaches[statement.author] ?? Reach())
    if statement.seq == reach.end + 1 {
      guard reach.last == reach.end else { return nil }
      reach.end = statement.seq
    }
    reach.last = max(reach.last, statement.seq)
    next.reaches[statement.author] = reach
    next.note(entry)
    if let state {
      guard let state = state.advanced(by: entry) else { return nil }
      next.state = state
    } else if next.hasFirst {
      guard count == 0 else { return nil }
      next.state = TransferState(folding: [entry])
    }
    return next
  }

  private mutating func note(_ entry: LogHead) {
    let statement = entry.statement
    count += 1
    if statement.type.isBundle { bundles.append(BundleVersion(entry)) }
    if statement.type == .submitted, statement.seq == 1 { hasFirst = true }
    if statement.type == .received, let delivery = statement.bundle {
      receipts.removeAll { $0.delivery == delivery && $0.by == statement.author }
      receipts.append(Receipted(delivery: delivery, by: statement.author, at: statement.at))
    }
    if StatementKind.stops.contains(statement.type), !statement.isOfPart {
      stops[statement.type, default: []].insert(statement.author)
    }
  }
}

extension FoldedLog {
  /// A mission's highest `seq`.
  package func last(of mission: MissionID) -> Int { reaches[mission]?.last ?? 0 }

  /// A mission's highest `seq` below which none is missing.
  package func end(of mission: MissionID) -> Int { reaches[mission]?.end ?? 0 }

  /// The versions of the bundle that a mission has made, oldest first.
  package func versions(by sender: MissionID) -> [BundleVersion] {
    bundles.filter { $0.author == sender }.sorted { $0.number < $1.number }
  }

  /// When a mission has receipted a delivery, whether or not the log can be read up to that.
  package func receipt(of delivery: DeliveryID, by receiver: MissionID) -> Timestamp? {
    receipts.last { $0.delivery == delivery && $0.by == receiver }?.at
  }

  /// As `TransferState.isStopped`, also of a log that does not hold its first statement yet: a recall may come before its bundle.
  package func isStopped(_ parties: Parties) -> Bool { state?.isStopped ?? hasStop(parties) }

  /// As `TransferState.isLocked`, of any log.
  package func isLocked(_ parties: Parties) -> Bool { state?.isLocked ?? hasStop(parties) }

  private func hasStop(_ parties: Parties) -> Bool {
    stops[.recalled]?.contains(parties.sender) ?? false
      || stops[.consentWithdrawn]?.contains(where: parties.contains) ?? false
  }
}

/// What the log says of one version of the bundle: the manifest, without its parts.
package struct BundleVersion: Sendable, Equatable, Codable {
  package let delivery: DeliveryID
  package let author: MissionID
  package let number: Int
  package let position: LogPosition
  package let made: Timestamp
  /// The planned arrival in the manifest's own words.
  package let arrival: Timestamp?
  package let bytes: Int64
  package let parts: Int
  package let priority: String?

  /// - Parameter entry: A `submitted` or `update`.
  package init(_ entry: LogHead) {
    let statement = entry.statement
    delivery = entry.digest
    author = statement.author
    number = Int(statement.body["version"]?.integer ?? 0)
    position = statement.position
    made = statement.at
    arrival = statement.arrival
    bytes = statement.body["bytes"]?.integer ?? 0
    parts = Int(statement.body["parts"]?.integer ?? 0)
    priority = statement.body["priority"]?.string
  }
}

/// When something was last said of each kind: what clocks go by.
package struct SaidMoments: Sendable, Equatable, Codable {
  /// Seconds since 2001, the latest first, by kind; under "" of kinds that this program does not know.
  private var latest: [String: [TimeInterval]] = [:]

  /// So many of each kind are kept, so that a few that were said by a clock that is ahead do not hide the others.
  private static let kept = 3

  package init() {}

  mutating func note(_ statement: Statement) {
    let kind = StatementKind.of(statement.type) == nil ? "" : statement.type.text
    let moment = statement.at.date.timeIntervalSinceReferenceDate
    var moments = latest[kind] ?? []
    guard moments.count < Self.kept || moment > moments[Self.kept - 1] else { return }
    moments.insert(moment, at: moments.firstIndex { $0 < moment } ?? moments.count)
    latest[kind] = Array(moments.prefix(Self.kept))
  }

  /// The latest first.
  package func of(_ type: StatementType) -> [Date] {
    (latest[type.text] ?? []).map(Date.init(timeIntervalSinceReferenceDate:))
  }

  /// The newest that is not after `now`.
  func newest(upTo now: Date) -> Date? {
    let end = now.timeIntervalSinceReferenceDate
    return latest.values.lazy.flatMap(\.self).filter { $0 <= end }.max().map(Date.init(timeIntervalSinceReferenceDate:))
  }
}
