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

  private static func record(arrival: JSONValue) throws -> TransferRecord {
    let statement = Statement(
      type: .submitted, transfer: LogSample.transfer, bundle: LogSample.delivery, author: LogSample.sender,
      staff: .daemon, position: LogPosition(seq: 1, seen: 0), at: Timestamp(LogSample.morning),
      body: .object(["to": .string(LogSample.receiver.text), "version": .integer(1), "arrival": arrival]))
    return TransferRecord(
      id: LogSample.transfer, sender: LogSample.sender, receiver: LogSample.receiver,
      arrival: try Timestamp(signed).date, created: LogSample.morning, version: 1, delivery: LogSample.delivery,
      log: [LogHead(statement: statement, digest: LogSample.delivery)], item: nil, attempts: 0)
  }

  @Test("an arrival is shown as it was signed, on the day at its place, also after its way through JSON")
  func asSigned() throws {
    let record = try Self.record(arrival: .string(Self.signed))
    let view = TransferView(record, here: LogSample.sender, queued: nil)
    #expect(view.arrival?.text == Self.signed)
    #expect(try JSON.decode(TransferView.self, from: JSON.encode(view)).arrival?.text == Self.signed)
  }

  @Test("a transfer whose log cannot be read is shown all the same, and says so")
  func withoutLog() throws {
    let whole = try Self.record(arrival: .string(Self.signed))
    for (unreadable, state) in [([], "incomplete"), ([Unreadable("statement", "no time")], "unreadable")] {
      let record = TransferRecord(
        id: whole.id, sender: whole.sender, receiver: whole.receiver, arrival: whole.arrival, created: .distantFuture,
        version: 3, delivery: whole.delivery, log: [], item: nil, attempts: 0, unreadable: unreadable)
      let view = TransferView(record, here: LogSample.receiver, queued: nil)
      #expect(view.state == state)
      #expect(view.version == 3)
      #expect(try JSON.decode(TransferView.self, from: JSON.encode(view)).transfer == whole.id)
    }
  }

  @Test("where the signed text is not to be had, the arrival is in UTC and says so")
  func fallback() throws {
    let record = try Self.record(arrival: .null)
    let view = TransferView(record, here: LogSample.sender, queued: nil)
    #expect(view.arrival?.text.hasPrefix("2027-01-19T23:35") == true)
    #expect(view.arrival?.text.hasSuffix("Z") == true)
  }
}
