import Base
import Foundation
import Testing

@testable import Handover

@Suite("What the local API shows of a transfer")
struct ViewTests {
  @Test(
    "how an answer ended is read from its trailer as it was written",
    arguments: [
      Outcome.whole, .failed(DeskError(422, "a part of “é” is gone: `baton export` →\n there")),
      .failed(DeskError(500, "")),
    ])
  func outcome(outcome: Outcome) {
    #expect(Outcome(outcome.text) == outcome)
    #expect(outcome.text.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
  }

  /// 23:35 UTC on the day before.
  private static let signed = "2027-01-20T00:35:00+01:00"

  private static func submitted(_ arrival: JSONValue) -> LogHead {
    let statement = Statement(
      type: .submitted, transfer: LogSample.transfer, bundle: LogSample.delivery, author: LogSample.sender,
      staff: .daemon, position: LogPosition(seq: 1, seen: 0), at: Timestamp(LogSample.morning),
      body: .object(["to": .string(LogSample.receiver.text), "version": .integer(1), "arrival": arrival]))
    return LogHead(statement: statement, digest: LogSample.delivery)
  }

  private static func record(arrival: JSONValue) throws -> TransferRecord {
    TransferRecord(
      id: LogSample.transfer, sender: LogSample.sender, receiver: LogSample.receiver,
      arrival: try Timestamp(signed).date, created: LogSample.morning, version: 1, delivery: LogSample.delivery,
      log: [submitted(arrival)], item: nil, attempts: 0)
  }

  @Test("an arrival is shown as it was signed, on the day at its place, also after its way through JSON")
  func asSigned() throws {
    let record = try Self.record(arrival: .string(Self.signed))
    let view = TransferView(record, here: LogSample.sender, queued: nil, at: LogSample.morning)
    #expect(view.arrival?.text == Self.signed)
    #expect(try JSON.decode(TransferView.self, from: JSON.encode(view)).arrival?.text == Self.signed)
  }

  /// The receiver's view, or the sender's once nothing waits, of some statements.
  private static func view(_ log: [LogEntry], version: Int, delivery: DeliveryID) throws -> TransferView {
    let record = TransferRecord(
      id: LogSample.transfer, sender: LogSample.sender, receiver: LogSample.receiver, arrival: nil,
      created: LogSample.morning, version: version, delivery: delivery, log: log.map(\.head), item: nil, attempts: 1)
    return TransferView(record, here: LogSample.sender, queued: nil, at: LogSample.morning)
  }

  private static func bundle(_ version: Int, seq: Int, _ delivery: DeliveryID) throws -> LogEntry {
    let entry = try LogSample.entry(
      version == 1 ? .submitted : .update, by: LogSample.sender, bundle: delivery, seq: seq, seen: 0,
      body: ["to": .string(LogSample.receiver.text), "version": .integer(Int64(version))])
    return LogEntry(statement: entry.statement, der: entry.der, digest: delivery)
  }

  @Test("a log is shown as it is read; what says to have seen more than was said comes last, and counts for nothing")
  func waits() throws {
    let named = { (seq: Int, seen: Int, bySender: Bool) in
      try LogSample.entry(
        .assigned, by: bySender ? LogSample.sender : LogSample.receiver, bundle: LogSample.delivery, seq: seq,
        seen: seen,
        body: [:])
    }
    let log = [
      try named(2, 7, true), try Self.bundle(1, seq: 1, LogSample.delivery), try named(1, 1, false),
    ]
    let views = StatementView.views(of: log, TransferState(folding: log), at: LogSample.morning)
    #expect(views.map(\.digest) == [log[1], log[2], log[0]].map(\.digest))
    #expect(views.map(\.waits) == [false, false, true])
    #expect(views.last?.isApplied == false)
  }

  @Test("what was given up and waits again is queued, not dead")
  func revived() throws {
    let log = [
      try Self.bundle(1, seq: 1, LogSample.delivery),
      try LogSample.entry(
        .undelivered, by: LogSample.sender, bundle: LogSample.delivery, seq: 2, seen: 0,
        body: ["reason": .string("expired")]),
    ]
    let state = try #require(TransferState(folding: log.map(\.head)))
    #expect(Delivery(state) == .dead(reason: "expired"))
    let item = QueueItem(
      id: "one", transfer: LogSample.transfer, mission: LogSample.receiver, kind: .bundle, bytes: 1,
      created: LogSample.morning)
    #expect(Delivery(state, item: item) == .queued)
  }

  @Test("an update whose first version never came is incomplete, and what has a receipt can be opened")
  func updateAlone() throws {
    let log = [
      try Self.bundle(2, seq: 2, LogSample.secondDelivery),
      try LogSample.entry(.received, by: LogSample.receiver, bundle: LogSample.secondDelivery, seq: 1, seen: 0),
    ]
    let view = try Self.view(log, version: 2, delivery: LogSample.secondDelivery)
    #expect(view.state == "incomplete")
    #expect(view.receipted == 2)
    #expect(view.waiting == 2)
    #expect(view.version == 2)
  }

  @Test("behind a gap the older version is shown with a word of the newer, which is the one that opens")
  func behindAGap() throws {
    let log = [
      try Self.bundle(1, seq: 1, LogSample.delivery),
      try LogSample.entry(.received, by: LogSample.receiver, seq: 1, seen: 1),
      try Self.bundle(2, seq: 3, LogSample.secondDelivery),
      try LogSample.entry(.received, by: LogSample.receiver, bundle: LogSample.secondDelivery, seq: 2, seen: 3),
    ]
    let view = try Self.view(log, version: 2, delivery: LogSample.secondDelivery)
    #expect((view.version, view.newest, view.receipted) == (1, 2, 2))
    #expect(view.state == "delivered")
    #expect(view.waiting == 2)
  }

  @Test("a receipt far behind a gap is a receipt: the sender does not wait for ever")
  func receiptBehindAGap() throws {
    let receipt = try LogSample.entry(.received, by: LogSample.receiver, seq: 9999, seen: 1)
    let first = try Self.bundle(1, seq: 1, LogSample.delivery)
    #expect(try Self.view([first, receipt], version: 1, delivery: LogSample.delivery).state == "delivered")
    #expect(try Self.view([first], version: 1, delivery: LogSample.delivery).state == "queued")
    let own = try LogSample.entry(.received, by: LogSample.sender, seq: 9, seen: 1)
    #expect(try Self.view([first, own], version: 1, delivery: LogSample.delivery).state == "queued")
  }

  @Test("a transfer whose log cannot be read is shown all the same, and says so")
  func withoutLog() throws {
    let whole = try Self.record(arrival: .string(Self.signed))
    for (unreadable, state) in [([], "incomplete"), ([Unreadable("statement", "no time")], "unreadable")] {
      let record = TransferRecord(
        id: whole.id, sender: whole.sender, receiver: whole.receiver, arrival: whole.arrival, created: .distantFuture,
        version: 3, delivery: whole.delivery, log: [], item: nil, attempts: 0, unreadable: unreadable)
      let view = TransferView(record, here: LogSample.receiver, queued: nil, at: LogSample.morning)
      #expect(view.state == state)
      #expect(view.version == 3)
      #expect(try JSON.decode(TransferView.self, from: JSON.encode(view)).transfer == whole.id)
    }
  }

  @Test("a line says what must be seen: danger, what is asked of whom, what nobody has read, what is off or taken back")
  func marks() throws {
    func marks(
      isRead: Bool = false, wasRead: Bool? = nil, outgoing: Bool = false,
      _ add: (inout LogSample.Writer) throws -> Void
    ) throws -> [CaseLine.Mark] {
      var log = try LogSample.submitted()
      try log.add(.received, bySender: false)
      try add(&log)
      let entries = [try Self.bundle(1, seq: 1, LogSample.delivery)] + log.entries.dropFirst()
      let record = TransferRecord(
        id: LogSample.transfer, sender: LogSample.sender, receiver: LogSample.receiver, arrival: nil,
        created: LogSample.morning, version: 1, delivery: LogSample.delivery, log: entries.map(\.head), item: nil,
        attempts: 1)
      let here = outgoing ? LogSample.sender : LogSample.receiver
      let view = TransferView(record, here: here, queued: nil, at: LogSample.morning)
      return CaseLine(view: view, short: "x", sight: nil, card: .none, isRead: isRead, wasRead: wasRead ?? isRead)
        .marks
    }
    let cancelled: [String: JSONValue] = ["state": .string("cancelled")]
    #expect(try marks { _ in } == [.unread])
    #expect(try marks(isRead: true) { _ in } == [])
    // It has changed for whoever has read it before, and is new for all others.
    #expect(try marks(wasRead: true) { _ in } == [.changed])
    #expect(try marks(isRead: true) { try $0.add(.alert, bySender: true) } == [.alert])
    #expect(
      try marks {
        try $0.add(.accepted, bySender: false)
        try $0.add(.movement, bySender: true, body: cancelled)
      } == [.journeyCancelled, .unread])
    #expect(
      try marks {
        try $0.add(.accepted, bySender: false)
        try $0.add(.recallAsked, bySender: true)
      } == [.askedBack, .unread])
    for isSender in [true, false] {
      let stranded = try marks(isRead: true, outgoing: isSender) {
        try $0.add(.accepted, bySender: false)
        try $0.add(.movement, bySender: false, body: Said.body(.movement, "arrived_unmet"))
      }
      #expect(stranded.first == .stranded)
      let asked = try marks(isRead: true, outgoing: isSender) {
        try $0.add(.opened, bySender: false)
        try $0.add(.clarificationAsked, bySender: false)
      }
      let wanted: [CaseLine.Mark] = isSender ? [.yourTurn] : []
      #expect(asked == wanted)
    }
    #expect(try marks { try $0.add(.consentWithdrawn, bySender: true) } == [.takenBack])
    #expect(
      try marks(isRead: true) {
        try $0.add(.returned, bySender: false)
        try $0.add(.movement, bySender: true, body: cancelled)
      } == [])
  }

  @Test(
    "once it is said how the journey ended the arrival that was planned stays beside it, and another day is doubted")
  func planned() throws {
    func view(_ steps: [(String, String?)]) throws -> TransferView {
      var log = try LogSample.submitted()
      try log.add(.received, bySender: false)
      for (state, moment) in steps {
        let at: [String: JSONValue] = moment.map { ["moment": .string($0)] } ?? [:]
        let body = at.merging(["state": .string(state)]) { $1 }
        try log.add(.movement, bySender: false, body: body, at: LogSample.morning + 6 * 86_400)
      }
      let entries = [Self.submitted(.string(Self.signed))] + log.entries.dropFirst().map(\.head)
      let record = TransferRecord(
        id: LogSample.transfer, sender: LogSample.sender, receiver: LogSample.receiver, arrival: nil,
        created: LogSample.morning, version: 1, delivery: LogSample.delivery, log: entries, item: nil,
        attempts: 1)
      return TransferView(record, here: LogSample.sender, queued: nil, at: LogSample.morning + 7 * 86_400)
    }
    let early = "2027-01-16T12:00:00+01:00"
    #expect(try view([]).planned == nil)
    #expect(try view([("arrived", early)]).planned?.text == Self.signed)
    #expect(try view([("arrived", early)]).movedDoubt == .notAsPlanned)
    #expect(try view([("confirmed", early), ("arrived", early)]).planned?.text == early)
    #expect(try view([("confirmed", early), ("arrived", early)]).movedDoubt == nil)
    #expect(try view([("postponed", nil), ("arrived", early)]).movedDoubt == nil)
  }

  @Test("where the signed text is not to be had, the arrival is in UTC and says so")
  func fallback() throws {
    let record = try Self.record(arrival: .null)
    let view = TransferView(record, here: LogSample.sender, queued: nil, at: LogSample.morning)
    #expect(view.arrival?.text.hasPrefix("2027-01-19T23:35") == true)
    #expect(view.arrival?.text.hasSuffix("Z") == true)
  }
}
