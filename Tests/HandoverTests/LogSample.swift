import Base
import Foundation
import Testing

@testable import Handover

/// What the log's tests share: two missions, one transfer, and statements nobody had to sign.
enum LogSample {
  /// The transfer's log so far, as both missions write it. Each statement has its place by itself.
  struct Writer {
    private(set) var entries: [LogEntry] = []
    private var written = (sender: 0, receiver: 0)

    /// Adds a statement of the sender (`true`) or the receiver, who has seen all of the other's, or `seen` of it.
    mutating func add(
      _ type: StatementType, bySender: Bool, bundle: DeliveryID? = LogSample.delivery,
      body: [String: JSONValue] = [:], seen: Int? = nil, staff: Staff? = nil, at: Date = LogSample.morning
    ) throws {
      if bySender { written.sender += 1 } else { written.receiver += 1 }
      entries.append(
        try LogSample.entry(
          type, by: bySender ? LogSample.sender : LogSample.receiver, bundle: bundle,
          seq: bySender ? written.sender : written.receiver,
          seen: seen ?? (bySender ? written.receiver : written.sender), body: body, staff: staff, at: at))
    }
  }

  static let sender = known("ly-tripoli")
  static let receiver = known("ng-lagos")
  static let morning = Date(timeIntervalSince1970: 1_800_000_000)
  static let transfer: TransferID = {
    var rng = QueueSample.SplitMix64(seed: 7)
    return TransferID(at: morning, using: &rng)
  }()
  static let delivery = digest(1)
  /// The second version's.
  static let secondDelivery = digest(2)

  private static func known(_ text: String) -> MissionID {
    guard let id = try? MissionID(text) else { preconditionFailure(text) }
    return id
  }

  static func digest(_ number: UInt8) -> Digest { Digest(bytes: [UInt8](repeating: number, count: 32)) }

  /// A log that begins with the first version of the bundle.
  static func submitted() throws -> Writer {
    var writer = Writer()
    try writer.add(
      .submitted, bySender: true, body: ["to": .string(receiver.text), "version": .integer(1)])
    return writer
  }

  /// A statement whose digest depends on its author and place; by somebody who may say it, where it is not said by whom.
  static func entry(
    _ type: StatementType, by author: MissionID, bundle: DeliveryID? = delivery, seq: Int, seen: Int,
    body: [String: JSONValue] = [:], staff: Staff? = nil, at: Date = morning
  ) throws -> LogEntry {
    let role = StatementKind.of(type)?.roles[0] ?? .daemon
    let statement = Statement(
      type: type, transfer: transfer, bundle: bundle, author: author,
      staff: staff ?? Staff(role: role.rawValue, id: "baton"),
      position: LogPosition(seq: seq, seen: seen), at: Timestamp(at), body: .object(body))
    let name = Array("\(author) \(seq)".utf8)
    let padded = name + [UInt8](repeating: 0, count: 32 - name.count)
    return LogEntry(statement: statement, der: Data(name), digest: Digest(bytes: padded))
  }

  static func manifest(
    transfer: TransferID = transfer, to: MissionID = receiver, bytes: Int64 = 700
  ) throws -> Manifest {
    let parts = [
      Manifest.Part(sha256: digest(3), bytes: bytes), Manifest.Part(sha256: digest(4), bytes: 300),
    ]
    let compartment = Manifest.Compartment(
      id: Manifest.core, recipients: [digest(5)],
      content: Manifest.Content(bytes: 4096, tagmanifest: digest(6)), parts: parts)
    return Manifest(
      transfer: transfer, version: 1, position: LogPosition(seq: 1, seen: 0), from: sender, to: to,
      created: Timestamp(morning), priority: .routine, arrival: nil, expires: Timestamp(morning + 86400),
      compartments: [compartment])
  }

  /// The same log as `FoldedLog` has it: advanced by one statement after the other, and folded anew where it says so.
  static func advanced(_ log: [LogHead]) -> (fold: FoldedLog, anew: Int) {
    var (fold, anew) = (FoldedLog(), 0)
    for (index, entry) in log.enumerated() {
      if let next = fold.advanced(by: entry) {
        fold = next
      } else {
        (fold, anew) = (FoldedLog(folding: Array(log[...index])), anew + 1)
      }
    }
    return (fold, anew)
  }

  /// Every order of `elements`: n! of them.
  static func permutations<Element>(_ elements: [Element]) -> [[Element]] {
    guard elements.count > 1 else { return [elements] }
    return elements.indices.flatMap { index in
      var rest = elements
      let first = rest.remove(at: index)
      return permutations(rest).map { [first] + $0 }
    }
  }
}

extension TransferRecord {
  /// A record of a log that no store keeps.
  init(
    id: TransferID, sender: MissionID, receiver: MissionID, arrival: Date?, created: Date, version: Int,
    delivery: DeliveryID, log: [LogHead], item: QueueItem?, attempts: Int, unreadable: [Unreadable] = [],
    keeping: Keeping = Keeping()
  ) {
    self.init(
      id: id, sender: sender, receiver: receiver, arrival: arrival, created: created, version: version,
      delivery: delivery, fold: FoldedLog(folding: log), next: LogPosition(seq: 1, seen: 0), item: item,
      attempts: attempts, unreadable: unreadable, keeping: keeping)
  }
}
