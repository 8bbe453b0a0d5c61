import Base
import Foundation
import Testing

@testable import Handover

@Suite("When the time is over for which a case is kept")
struct RetentionPolicyTests {
  private static let day: TimeInterval = 86_400

  private static func until(
    _ writer: LogSample.Writer, _ here: MissionID, _ policy: ClockPolicy = ClockPolicy()
  ) throws -> Date? {
    let state = try #require(TransferState(folding: writer.entries))
    let until = state.keptUntil(policy: policy, here: here)
    #expect(until == TransferState(folding: writer.entries.reversed())?.keptUntil(policy: policy, here: here))
    return until
  }

  private static let completed: [StatementType] = [.accepted, .firstContact, .closed, .completed]

  @Test("both count from the word that it has ended, each by its own days")
  func ended() throws {
    var writer = try Said.log([.accepted, .firstContact, .closed])
    try writer.add(.completed, bySender: true, at: LogSample.morning + 3 * Self.day)
    var policy = ClockPolicy()
    (policy.retention.sent, policy.retention.received) = (10 * 24, 20 * 24)
    #expect(try Self.until(writer, LogSample.sender, policy) == LogSample.morning + 13 * Self.day)
    #expect(try Self.until(writer, LogSample.receiver, policy) == LogSample.morning + 23 * Self.day)
  }

  @Test("a return counts at the receiver, and at the sender once it knows of it")
  func returned() throws {
    var writer = try Said.log([.returned])
    #expect(try Self.until(writer, LogSample.receiver) == LogSample.morning + 30 * Self.day)
    #expect(try Self.until(writer, LogSample.sender) == nil)
    try writer.add(.returnAcknowledged, bySender: true, at: LogSample.morning + Self.day)
    #expect(try Self.until(writer, LogSample.sender) == LogSample.morning + 31 * Self.day)
  }

  @Test("as long as nobody has ended it, it is kept, whatever the time")
  func open() throws {
    for way in Said.ways where way.last != .completed && !way.contains(.returned) {
      for here in [LogSample.sender, LogSample.receiver] {
        #expect(try Self.until(Said.log(way), here) == nil, "\(way)")
      }
    }
    #expect(try Self.until(LogSample.submitted(), LogSample.sender) == nil)
  }

  @Test(
    "what is open about an ended case keeps it",
    arguments: [
      (.alert, true, [:]), (.recallAsked, true, [:]), (.onward, false, [:]), (.consentWithdrawn, true, [:]),
    ] as [(StatementType, Bool, [String: JSONValue])])
  func waiting(type: StatementType, bySender: Bool, body: [String: JSONValue]) throws {
    var writer = try Said.log(Self.completed)
    #expect(try Self.until(writer, LogSample.receiver) != nil)
    try writer.add(type, bySender: bySender, body: body)
    for here in [LogSample.sender, LogSample.receiver] { #expect(try Self.until(writer, here) == nil) }
  }

  @Test("an outcome that is owed anew keeps an ended case, and so do people whom nobody has met")
  func leftOver() throws {
    var writer = try Said.log([.accepted, .firstContact, .outcome, .closed, .completed])
    #expect(try Self.until(writer, LogSample.receiver) != nil)
    try writer.add(.corrected, bySender: false, body: ["said": .integer(4)])
    for here in [LogSample.sender, LogSample.receiver] { #expect(try Self.until(writer, here) == nil) }
    var lost = try Said.log([.accepted, .closed, .completed])
    #expect(try Self.until(lost, LogSample.receiver) != nil)
    try lost.add(.movement, bySender: false, body: Said.body(.movement, "no_show"))
    for here in [LogSample.sender, LogSample.receiver] { #expect(try Self.until(lost, here) == nil) }
  }

  @Test("an alert that whoever ended the case had seen keeps nothing; one that crossed the end does")
  func alerts() throws {
    var seen = try Said.log([.accepted, .firstContact])
    try seen.add(.alert, bySender: true)
    try seen.add(.closed, bySender: false)
    try seen.add(.completed, bySender: true)
    #expect(try Self.until(seen, LogSample.receiver) != nil)
    var crossed = try Said.log([.accepted, .firstContact])
    try crossed.add(.alert, bySender: false)
    try crossed.add(.alert, bySender: true)
    try crossed.add(.closed, bySender: false, seen: 1)
    try crossed.add(.completed, bySender: true)
    // The sender has completed it with its own alert before it.
    #expect(try Self.until(crossed, LogSample.receiver) != nil)
    try crossed.add(.alert, bySender: false, seen: 2)
    #expect(try Self.until(crossed, LogSample.receiver) == nil)
  }

  @Test("what waits behind a gap may be anything: it keeps the case")
  func gap() throws {
    var writer = try Said.log(Self.completed)
    try writer.add(.alert, bySender: true)
    try writer.add(.movement, bySender: true, body: Said.body(.movement, "arrived"))
    let gap = writer.entries.filter { $0.statement.type != .alert }
    let state = try #require(TransferState(folding: gap))
    #expect(state.keptUntil(policy: ClockPolicy(), here: LogSample.sender) == nil)
  }

  @Test("opened again by an alert it counts anew from its second end, and each may state its going once more")
  func again() throws {
    var writer = try Said.log(Self.completed)
    for bySender in [true, false] { try writer.add(.erased, bySender: bySender) }
    var state = try #require(TransferState(folding: writer.entries))
    #expect(state.people.gone == [.sender, .receiver] && state.illegal.isEmpty)
    try writer.add(.alert, bySender: true)
    try writer.add(.firstContact, bySender: false, body: Said.body(.firstContact))
    state = try #require(TransferState(folding: writer.entries))
    #expect(state.people.gone.isEmpty && state.people.stage == .inProgress)
    try writer.add(.closed, bySender: false)
    try writer.add(.completed, bySender: true, at: LogSample.morning + 100 * Self.day)
    #expect(try Self.until(writer, LogSample.receiver) == LogSample.morning + 130 * Self.day)
    try writer.add(.erased, bySender: true)
    #expect(try #require(TransferState(folding: writer.entries)).illegal.isEmpty)
  }

  @Test("nobody states the going of a case that people are still at, nor twice")
  func stated() throws {
    var open = try Said.log([.accepted])
    try open.add(.erased, bySender: false)
    #expect(try #require(TransferState(folding: open.entries)).illegal.count == 1)
    var ended = try Said.log(Self.completed)
    for _ in 1...2 { try ended.add(.erased, bySender: false) }
    #expect(try #require(TransferState(folding: ended.entries)).illegal.count == 1)
    // The receiver destroys what was recalled; of what has ended both say the same.
    var destroyed = try Said.log(Self.completed)
    try destroyed.add(.destroyed, bySender: false)
    #expect(try #require(TransferState(folding: destroyed.entries)).illegal.count == 1)
  }

  @Test("nothing goes that has not been shown for as long as the notice says, nor what is held")
  func shown() {
    let (due, day) = (LogSample.morning, Self.day)
    #expect(Keeping().goes(due: due, notice: 168, at: due - 30 * day) == due)
    #expect(Keeping().goes(due: due, notice: 168, at: due + 60 * day) == due + 67 * day)
    #expect(Keeping(shown: due - 3 * day).goes(due: due, notice: 168, at: due) == due + 4 * day)
    #expect(Keeping(shown: due - 20 * day).goes(due: due, notice: 168, at: due) == due)
    let hold = Keeping.Hold(reason: .legal, staff: LogSample.staffCode, at: due)
    #expect(Keeping(shown: due - 20 * day, hold: hold).goes(due: due, notice: 168, at: due + 900 * day) == nil)
  }

  @Test("a transfer's line says when it goes, from when on that is near, and who keeps it")
  func view() throws {
    let log = try Said.log(Self.completed).entries
    func view(_ days: Double, _ keeping: Keeping = Keeping()) -> TransferView {
      let record = TransferRecord(
        id: LogSample.transfer, sender: LogSample.sender, receiver: LogSample.receiver, arrival: nil,
        created: LogSample.morning, version: 1, delivery: LogSample.delivery, log: log.map(\.head), item: nil,
        attempts: 1, keeping: keeping)
      return TransferView(record, here: LogSample.receiver, queued: nil, at: LogSample.morning + days * Self.day)
    }
    #expect(view(1).goes == LogSample.morning + 30 * Self.day && !view(1).isGoing)
    #expect(view(24).isGoing && !view(22).isGoing)
    let held = view(24, Keeping(hold: .init(reason: .audit, staff: LogSample.staffCode, at: LogSample.morning)))
    #expect(held.goes == nil && !held.isGoing && held.kept?.reason == .audit)
  }
}

extension LogSample {
  fileprivate static let staffCode: Code = {
    guard let code = Code.of("c-17") else { preconditionFailure() }
    return code
  }()
}
